#!/usr/bin/env python3
"""Writes the tables in Benchmarks/README.md from Benchmarks/results/."""
from run import RESULTS, ROOT
from tables import NONE, fill, markdown, number, read_json

FIGURES = [
    ("pages", "macro_f1_body_chrome", "pages: macro-F1 of body and chrome", 3),
    ("pages", "body_char_f1", "pages: F1 of body by characters", 3),
    ("pages", "false_injected_per_100k", "pages: clean lines called spam, per 100,000", 0),
    ("injected", "spam", "injected: F1 of spam", 3),
    ("injected", "injected_best_f1", "injected: best F1 of spam at any threshold", 3),
    ("injected", "injected_average_precision", "injected: average precision of spam", 3),
    ("injected", "injected_recall_at_99_precision", "injected: recall of spam at 99 % precision", 3),
    ("injected", "false_injected_per_100k", "injected: clean lines called spam, per 100,000", 0),
    ("injected", "span_char_f1", "injected: F1 of span characters", 3),
    ("lines", "spam", "lines: F1 of spam", 3),
    ("lines", "injected_best_f1", "lines: best F1 of spam at any threshold", 3),
    ("lines", "injected_average_precision", "lines: average precision of spam", 3),
    ("lines", "injected_recall_at_99_precision", "lines: recall of spam at 99 % precision", 3),
]


def source(run: dict) -> str:
    return (f"Commit {run['commit']}; {run['processor']}, {run['cores']} cores; fastText {run['fasttext']}, "
            f"Python {run['python']}; `{run['command']}`.\n\n")


def accuracy(result: dict) -> str:
    def value(name: str, who: str, key: str) -> float | None:
        found = result["sets"][name][who]
        return found["labels"].get(key, {}).get("f1") if key == "spam" else found.get(key)

    rows = [[title] + [number(value(name, who, key), places) for who in ("chaff", "fasttext")]
            for name, key, title, places in FIGURES]
    counts = ", ".join(f"{number(count, 0)} {label}" for label, count in result["fasttext_training_lines"].items())
    settings = ", ".join(f"{key} {setting}" for key, setting in result["fasttext_settings"].items())
    return (source(result["run"]) + markdown(["figure", "Chaff", "fastText"], rows)
            + f"\nfastText saw {counts} lines; settings that differ from its defaults: {settings}.\n")


def speed(result: dict) -> str:
    def row(title: str, found: dict, places: int) -> list[str]:
        return [title] + [number(found[key], places) for key in ("min", "median", "max")]

    rates = [row(name, found, 1) for name, found in result["megabytes_per_second"].items()]
    ratios = [row(name, found, 1) for name, found in result["times_as_fast_as_fasttext"].items()]
    text, stream = result["text"], result["stream"]
    return "\n".join([
        source(result["run"])
        + f"{number(text['bytes'] / 1e6, 1)} MB of text, {number(text['lines'], 0)} lines of "
        f"{number(text['pages'], 0)} pages; {number(100 * text['share_of_bytes_in_repeated_lines'], 0)} % of the bytes "
        f"are in lines that stood there before. {result['rounds']} rounds.\n",
        markdown(["MB of text a second", "min", "median", "max"], rates),
        markdown(["`chaff classify`, 1 thread, as a multiple of", "min", "median", "max"], ratios),
        markdown(["", "min", "median", "max"], [
            row("ms to start and end with an empty file", result["start_up_milliseconds"], 1)]),
        f"{number(stream['bytes'] / 1e9, 0)} GB through a pipe, {stream['threads']} threads: "
        f"{number(stream['peak_megabytes'], 0)} MB of memory at most, {number(stream['seconds'], 1)} s.\n",
    ])


def main() -> None:
    for name, table in (("accuracy", accuracy), ("speed", speed)):
        result = read_json(RESULTS / f"{name}.json")
        fill(ROOT / "Benchmarks/README.md", name, table(result) if result else NONE + " not measured yet")


if __name__ == "__main__":
    main()
