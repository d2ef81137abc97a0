"""The tables of speed: beside peers, by stage, of training."""
from source_line import source
from stage_names import BOUNDS, WORK
from tables import NONE, markdown, number

SPREAD = ("min", "median", "max")
OURS = "chaff classify, 1 thread"
#: The texts as the tables call them.
TITLES = {"generated": "Seeded text", "corpus": "The corpus' training pages"}


def row(title: str, found: dict | None, places: int) -> list[str]:
    """A row of a table for a spread of values."""
    return [title] + [number(found[key] if found else None, places) for key in SPREAD]


def about(name: str, text: dict, rounds: int) -> str:
    said = (f"**{TITLES[name]}**: {number(text['bytes'] / 1e6, 1)} MB, {number(text['lines'], 0)} lines of "
            f"{number(text['pages'], 0)} pages; ")
    if "bytes_per_code_point" in text:
        said += f"{number(text['bytes_per_code_point'], 2)} bytes a code point; "
    repeated = number(100 * text["share_of_bytes_in_repeated_lines"], 0)
    said += f"{repeated} % of the bytes are in lines that stood there before"
    if "sha256" in text:
        said += f"; SHA-256 `{text['sha256'][:16]}…`"
    labels = ", ".join(f"{number(count, 0)} {label}" for label, count in text["labels"].items())
    return f"{said}. Chaff\u2019s labels: {labels}. {rounds} rounds.\n"


def rates(found: dict) -> str:
    """Each contestant by processor and by clock, and by how much one thread of Chaff is ahead in processor time."""
    processor, ahead = found.get("megabytes_per_processor_second", {}), found.get("times_as_fast_as", {})
    rows = []
    for name, clock in found["megabytes_per_second"].items():
        lead = [number(ahead[name][key], 1) for key in SPREAD] if name in ahead else []
        rows.append([*row(name, processor.get(name), 1), number(clock["median"], 1),
                     f"{lead[1]} ({lead[0]} to {lead[2]})" if lead else NONE])
    return markdown(["MB of text a second of one processor", *SPREAD, "of the clock, median",
                     f"times as fast is `{OURS}`"], rows)


def speed(result: dict) -> str:
    parts = [source(result["run"]).rstrip("\n") + "\n"]
    for name, found in result["texts"].items():
        parts += [about(name, found["text"], result["rounds"]), rates(found)]
    stream = result["stream"]
    return "\n".join([
        *parts,
        markdown(["", *SPREAD], [
            row("ms to start and end with an empty file", result["start_up_milliseconds"], 1)]),
        f"{number(stream['bytes'] / 1e9, 0)} GB through a pipe, {stream['threads']} threads: "
        f"{number(stream['peak_megabytes'], 0)} MB of memory at most, {number(stream['seconds'], 1)} s.\n",
    ])


def share(value: float | None) -> str:
    return NONE if value is None else f"{100 * value:.1f} %"


def stages(result: dict) -> str:
    parts = [source(result["run"]).rstrip("\n") + "\n"]
    for name, found in result["texts"].items():
        rows = [[one["stage"], number(one["instructions"], 1), share(one["share_of_instructions"]),
                 share(one["share_of_time"]), number(one["nanoseconds"], 2), number(one["least_nanoseconds"], 2)]
                for one in found["stages"]]
        rows.append(["all", number(found["instructions"], 1), "100 %", share(1 if found["samples"] else None),
                     number(found["nanoseconds"], 2), NONE])
        parts += [
            f"**{TITLES[name]}**: {number(found['bytes_per_code_point'], 2)} bytes a code point; "
            f"{number(found['once_instructions'] / 1e6, 0)} million instructions once; "
            f"{number(found['samples'], 0)} samples.\n",
            markdown(["stage", "instructions a code point", "share", "share of the time", "ns a code point",
                      "plain C, ns"], rows)]
    what = [[name, WORK[name], BOUNDS.get(name, NONE)] for name in WORK]
    return "\n".join([*parts, markdown(["stage", "what it does", "what bounds it"], what).replace("---:", "---")])


def training(result: dict) -> str:
    names = {"generated": "seeded text", "corpus": "the corpus' training pages", "shipped": "all of the shipped model"}
    rows = []
    for name, found in result["samples"].items():
        for threads, one in sorted(found["threads"].items(), key=lambda item: int(item[0])):
            rows.append([names[name], threads, number(found["lines"], 0), number(found["text_bytes"] / 1e6, 1),
                         number(one["seconds"]["median"], 1), number(one["processor_seconds"]["median"], 1),
                         number(one["megabytes_per_second"]["median"], 2)])
    header = ["`chaff train` on", "threads", "lines", "MB of text", "s", "s of processor", "MB of text a second"]
    return source(result["run"]) + markdown(header, rows)
