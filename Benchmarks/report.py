#!/usr/bin/env python3
"""Writes the tables in Benchmarks/README.md, those of peers and of HTML in README.md, that of streams in DESIGN.md, and
docs/scale.md with its plots, from Benchmarks/results/: `report.py [--show NAME …]`. What is shown is printed, too."""
import argparse

import scale_page
from accuracy_tables import accuracy, contents, peers
from robustness_table import table as robustness
from run import RESULTS, ROOT
from source_line import source
from speed_tables import row, speed, stages, training
from stream_table import accuracy as stream_accuracy
from stream_table import tables as stream
from survival_table import percent, table
from tables import NONE, fill, markdown, number, read_json


def html_speed(result: dict) -> str:
    pages = result["pages"]
    rates = [row(name, found, 1) for name, found in result["megabytes_per_second"].items()]
    worked = [row(name, found, 1) for name, found in result["megabytes_per_processor_second"].items()]
    ratios = [row(name, found, 1) for name, found in result["chaff_times_as_fast_as"].items()]
    return "\n".join([
        source(result["run"])
        + f"{number(pages['pages'], 0)} pages, {number(pages['bytes'] / 1e6, 1)} MB of HTML, "
        f"{number(result['answers']['lines'] / pages['repeats'], 0)} lines; Chaff reads them {pages['repeats']} times, "
        f"trafilatura and jusText {number(pages['sampled_pages'], 0)} of them, "
        f"{number(pages['sampled_bytes'] / 1e6, 1)} MB. {result['rounds']} rounds.\n",
        markdown(["MB of HTML a second", "min", "median", "max"], rates),
        markdown(["MB of HTML a second of one processor", "min", "median", "max"], worked),
        markdown(["`chaff classify`, WARC, 1 thread, as a multiple of", "min", "median", "max"], ratios),
    ])


def html_survival(result: dict) -> str:
    hidden = result["hidden"]
    count = len(result["misses"])
    return (source(result["run"]) + table(result)
            + f"\nOf {number(hidden['cases'], 0)} cases with hidden text Chaff says in "
            f"{number(hidden['said_to_be_hidden'], 0)} how it is hidden, and calls it spam in "
            f"{number(hidden['called_spam'], 0)}. Chaff misses {number(count, 0)} cases.\n")


def robust(result: dict) -> str:
    return source(result["run"]) + robustness(result)


def html(speeds: dict, survival: dict) -> str:
    """The table of README.md: Chaff beside the extractors."""
    rates = speeds["megabytes_per_second"]
    tools = {"Chaff": "chaff classify, WARC, 1 thread", "trafilatura": "trafilatura",
             "Resiliparse": "Resiliparse, main content", "jusText": "jusText"}
    found = {row["axis"] + row["value"]: row for row in survival["rows"]}

    def line(title: str, name: str, key: str) -> list[str]:
        chosen = found[name]
        return ([f"{title}, % of {number(chosen['cases'], 0)} cases"]
                + [percent(chosen["tools"][tool][key]) for tool in tools])

    cut = percent(found["all cases"]["tools"]["Chaff, --cut"]["kept"])
    rows = [
        ["MB of HTML a second, one thread", *(number(rates[name]["median"], 1) for name in tools.values())],
        [f"clean pages: article kept, % of {survival['clean_pages']}",
         *(percent(survival["clean_kept"][tool]) for tool in tools)],
        line("hidden text left out", "hidden", "left_out"),
        line("seen text on its own left out", "seen, on its own", "left_out"),
        line("seen text pasted into a paragraph left out", "seen, placementinline", "left_out"),
        line("article kept", "all cases", "kept"),
        ["article kept with --cut", cut, *[NONE] * (len(tools) - 1)],
    ]
    return markdown(["pages as HTML", *tools], rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", nargs="*", default=[], help="tables to print")
    shown = parser.parse_args().show
    tables = (("accuracy", accuracy), ("speed", speed), ("stages", stages), ("training-speed", training),
              ("html-speed", html_speed), ("html-survival", html_survival), ("robustness", robust), ("stream", stream))
    results = {name: read_json(RESULTS / f"{name}.json") for name, _ in tables}
    for name, write in tables:
        result = results[name]
        text = write(result) if result else NONE + " not measured yet"
        fill(ROOT / "Benchmarks/README.md", name, text)
        if name in shown:
            print(text)
    if result := results["accuracy"]:
        fill(ROOT / "Benchmarks/README.md", "contents", contents(result))
        fill(ROOT / "README.md", "peers", peers(result))
    if result := results["stream"]:
        fill(ROOT / "DESIGN.md", "stream", stream_accuracy(result))
    speeds, survival = results["html-speed"], results["html-survival"]
    if speeds and survival:
        fill(ROOT / "README.md", "html", html(speeds, survival))
    scale_page.write(read_json(RESULTS / "scale.json"))
    if "scale" in shown:
        print((ROOT / "docs/scale.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
