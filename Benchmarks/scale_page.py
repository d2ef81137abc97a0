"""docs/scale.md and its plots, from Benchmarks/results/scale.json."""
from collections.abc import Callable
from pathlib import Path

from log_plot import Axis, log_plot
from run import ROOT
from source_line import source
from tables import NONE, fill, markdown, number

DOCS = ROOT / "docs"
DAY = 86_400
#: Common Crawl's text of a month, as the task puts it.
CRAWL_BYTES = 10e12
#: What a core-hour is taken to cost, in dollars: an assumption, about that of rented machines on demand.
PRICE = 0.04
UNITS = ((1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1, "B"))


def amount(size: float) -> str:
    """A size as people say it."""
    unit, name = next((unit, name) for unit, name in UNITS if size >= unit or unit == 1)
    return f"{size / unit:g} {name}"


def plain(value: float) -> str:
    return f"{value:g}" if value < 10_000 else number(value, 0)


def nanoseconds(point: dict) -> float:
    """Processor time of a byte."""
    return point["processor_seconds"]["median"] / point["bytes"] * 1e9


def rate(point: dict, key: str) -> float:
    return point["bytes"] / 1e6 / point[key]["median"]


def of_numbers(series: dict) -> list[tuple[float, dict]]:
    """Points whose names are numbers, the smallest first."""
    return sorted((float(name), point) for name, point in series.items())


def cost_table(first: str, rows: list[tuple[str, dict]]) -> str:
    return markdown(
        [first, "MB/s", "MB/s of one processor", "ns of processor a byte", "peak MB"],
        [[name, number(rate(point, "seconds"), 1), number(rate(point, "processor_seconds"), 1),
          number(nanoseconds(point), 1), number(point["peak_megabytes"], 0)] for name, point in rows])


def size_part(series: dict) -> str:
    return cost_table("input", [(amount(size), point) for size, point in of_numbers(series["size"])])


def line_part(series: dict) -> str:
    return cost_table("bytes a line", [(amount(size), point) for size, point in of_numbers(series["line"])])


def threads_part(series: dict) -> str:
    points = of_numbers(series["threads"])
    alone = rate(points[0][1], "seconds")
    return markdown(
        ["threads", "MB/s", "as a multiple of one", "MB/s of one processor", "peak MB"],
        [[f"{count:g}", number(rate(point, "seconds"), 1), number(rate(point, "seconds") / alone, 2),
          number(rate(point, "processor_seconds"), 1), number(point["peak_megabytes"], 0)] for count, point in points])


def model_part(series: dict) -> str:
    starts = series.get("start", {})
    rows = []
    for name, point in sorted(series["model"].items(), key=lambda item: -item[1]["model_bytes"]):
        start = starts.get(name, {}).get("seconds", {}).get("median")
        rows.append([
            name, number(point["model_bytes"] / 1e6, 1), number(point["known_ngrams"], 0),
            number(start and 1000 * start, 1), number(nanoseconds(point), 1), number(point["peak_megabytes"], 0)])
    return markdown(["model", "MB", "n-grams known", "ms to start and end", "ns of processor a byte", "peak MB"], rows)


def form_part(series: dict) -> str:
    rows = []
    for name, point in series["form"].items():
        rows.append([name, number(point.get("file_bytes", point["bytes"]) / point["bytes"], 2),
                     number(rate(point, "seconds"), 1), number(rate(point, "processor_seconds"), 1)])
    return markdown(["form", "bytes of file a byte of text", "MB/s of text", "MB/s of one processor"], rows)


def crawl_part(series: dict, cores: int) -> str:
    """What one machine labels in a day, and what Common Crawl's text of a month would cost."""
    point = series["form"][f"WET, gzip, threads: {cores}"]
    seconds, processor = point["seconds"]["median"], point["processor_seconds"]["median"]
    ratio = point["bytes"] / point["file_bytes"]
    rows = []
    crawl = amount(CRAWL_BYTES)
    for name, size in ((f"{crawl} of text", CRAWL_BYTES),
                       (f"{crawl} of packed files, which unpack to {ratio:.1f} times as much", CRAWL_BYTES * ratio)):
        hours = processor * size / point["bytes"] / 3600
        days = seconds * size / point["bytes"] / DAY
        rows.append([name, number(hours, 0), number(days, 1), number(hours * PRICE, 0)])
    day = DAY * point["bytes"] / seconds
    return (f"One machine like this one labels **{number(day / 1e12, 2)} TB of text a day** out of packed WET files, "
            f"with {cores} threads.\n\n"
            + markdown(["a month of Common Crawl's WET", "core-hours", "days of this machine",
                        f"$ at {PRICE} a core-hour (assumed)"], rows))


PARTS: dict[str, tuple[str, Callable[[dict], str]]] = {
    "size": ("size", size_part), "line": ("line", line_part), "threads": ("threads", threads_part),
    "model": ("model", model_part), "form": ("form", form_part),
}


def plots(series: dict) -> dict[str, str]:
    """The plots by the names of their files."""
    cost = Axis("ns of processor a byte", plain)
    found = {}
    if points := of_numbers(series.get("size", {})):
        across = Axis("input", amount, [10.0 ** power for power in range(3, 11) if 10 ** power <= points[-1][0]])
        found["scale-size"] = log_plot(
            "Cost by size of input", across, cost, {"one thread": [(x, nanoseconds(point)) for x, point in points]})
        found["scale-memory"] = log_plot(
            "Peak memory by size of input", across, Axis("MB", plain, [1, 3, 10, 30, 100, 300]),
            {"one thread": [(x, point["peak_megabytes"]) for x, point in points]})
    if points := of_numbers(series.get("line", {})):
        across = Axis("bytes a line", amount, [10.0 ** power for power in range(1, 9) if 10 ** power <= points[-1][0]])
        found["scale-line"] = log_plot(
            "Cost by length of lines", across, cost, {"one thread": [(x, nanoseconds(point)) for x, point in points]})
    if len(points := of_numbers(series.get("threads", {}))) > 1:
        alone = rate(points[0][1], "seconds")
        marks = [x for x, _ in points]
        found["scale-threads"] = log_plot(
            "Speed by threads", Axis("threads", plain, marks), Axis("MB/s", plain),
            {"measured": [(x, rate(point, "seconds")) for x, point in points],
             "in proportion": [(x, alone * x) for x in marks]}, ideal="in proportion")
    return found


def write(result: dict | None) -> None:
    """Fills docs/scale.md and draws its plots; what was not measured yet shows as –."""
    page: Path = DOCS / "scale.md"
    series = (result or {}).get("series", {})
    fill(page, "scale", source(result["run"]) if result else NONE + " not measured yet")
    for name, (needed, part) in PARTS.items():
        fill(page, name, part(series) if series.get(needed) else NONE + " not measured yet")
    cores = result["identity"]["cores"] if result else 0
    is_done = f"WET, gzip, threads: {cores}" in series.get("form", {})
    fill(page, "crawl", crawl_part(series, cores) if is_done else NONE + " not measured yet")
    for name, drawing in plots(series).items():
        (DOCS / f"{name}.svg").write_text(drawing, encoding="utf-8")
