#!/usr/bin/env python3
"""Measures what comes back line by line: `stream.py CHAFF CORPUS [--model FILE] [--rounds N]`.

Accuracy: the development pages through `classify --stream`, for each lookahead, first a page a file, so that the input
begins and ends with the page, then all pages of a set as one long text in which nothing tells where a page begins. Files
are never quiet, so no line is labelled early and the figures are the same in every run. Beside them the same pages read
whole, and as fragments (`--fragment`).

Latency: a line is written to a pipe that stays open, and the next one when it has come back. Speed: whole processes,
output thrown away. Figures go to Benchmarks/results/stream.json.
"""
import argparse
import json
import os
import select
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from chaff_peer import chaff_rows, chosen
from figures import Row, figures
from run import RESULTS, WORK, facts
from samples import Line, Page, need, read_pages
from tables import write_json
from timing import spread, timed

LOOKAHEADS = (0, 1, 4, 16, 64, 128)
#: For how many lines it is measured how long they take to come back, and for which lookaheads.
TIMED_LINES = 500
TIMED_LOOKAHEADS = (0, 4, 64)
SETS = {"pages": "pages-dev.jsonl.gz", "injected": "injected-dev.jsonl.gz"}
#: No command line gets too long for that many files.
FILES_AT_ONCE = 500


def written(name: str, pages: list[Page]) -> list[Path]:
    """The pages as plain text, a file each."""
    folder = WORK / "stream" / name
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, page in enumerate(pages):
        path = folder / f"{number}.txt"
        path.write_text("".join(line.text + "\n" for line in page.lines), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def answers(command: list[str], paths: list[Path]) -> Iterator[dict]:
    """What the command says of each line of the files that is not blank."""
    for first in range(0, len(paths), FILES_AT_ONCE):
        some = [str(path) for path in paths[first:first + FILES_AT_ONCE]]
        done = subprocess.run([*command, *some], check=True, capture_output=True)
        yield from (json.loads(row) for row in done.stdout.splitlines())


def rows_of(command: list[str], paths: list[Path], lines: list[Line]) -> list[Row]:
    """Rows of the lines that have a gold label."""
    rows = []
    for line, said in zip(lines, answers(command, paths), strict=True):
        if line.label is not None:
            spans = [(start, end) for start, end in said.get("spans") or []]
            rows.append(Row(line.label, said["label"], said["probabilities"]["spam"], len(line.text), line.spans, spans))
    return rows


def chosen_figures(name: str, rows: list[Row]) -> dict:
    """What the table shows of a set."""
    found = figures(rows)
    if name == "pages":
        return {key: found[key] for key in ("macro_f1_body_chrome", "body_char_f1", "false_injected_per_100k")}
    return {
        "spam_f1": found["labels"]["spam"]["f1"],
        "injected_average_precision": found["injected_average_precision"],
        "false_injected_per_100k": found["false_injected_per_100k"],
        "span_char_f1": found["span_char_f1"],
    }


def accuracy(chaff: str, model: Path | None, corpus: Path) -> dict:
    """The figures of each set for each lookahead, and of the pages read whole."""
    found: dict = {"by_page": {}, "one_text": {}, "whole": {}, "fragment": {}}
    for name, file in SETS.items():
        pages = list(read_pages(need(corpus / file, "the development pages")))
        lines = [line for page in pages for line in page.lines]
        paths = written(name, pages)
        together = WORK / "stream" / f"{name}.txt"
        together.write_bytes(b"".join(path.read_bytes() for path in paths))
        classify = [chaff, "classify", "--input", "text", "--format", "jsonl", *chosen(model)]
        for lookahead in LOOKAHEADS:
            command = [*classify, "--stream", "--lookahead", str(lookahead)]
            for way, files in (("by_page", paths), ("one_text", [together])):
                figures_of = chosen_figures(name, rows_of(command, files, lines))
                found[way].setdefault(str(lookahead), {})[name] = figures_of
        found["whole"][name] = chosen_figures(name, chaff_rows(chaff, model, pages))
        found["fragment"][name] = chosen_figures(name, rows_of([*classify, "--fragment"], paths, lines))
    return found


def latency(command: list[str], lines: list[bytes]) -> dict[str, float]:
    """How many milliseconds lines take to come back, one after the other, while the pipe stays open."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    assert process.stdin and process.stdout
    times = []
    for line in lines:
        start = time.perf_counter()
        process.stdin.write(line)
        back = b""
        while not back.endswith(b"\n"):
            if not select.select([process.stdout], [], [], 10)[0]:
                raise SystemExit("stream: a line did not come back within ten seconds")
            back += os.read(process.stdout.fileno(), 1 << 16)
        times.append((time.perf_counter() - start) * 1000)
        if back != line:
            raise SystemExit("stream: another line came back")
    process.stdin.close()
    if process.wait() != 0:
        raise SystemExit(f"stream: the command ended with {process.returncode}")
    # The first line waits for the program to start.
    times = sorted(times[1:])
    return {"lines": len(times), "median": times[len(times) // 2], "percentile_99": times[len(times) * 99 // 100],
            "max": times[-1]}


def speed(chaff: str, model: Path | None, text: Path, rounds: int) -> dict:
    """MB of text a second with one thread, all ways in turn."""
    classify = [chaff, "classify", "--format", "tsv", *chosen(model)]
    ways = {"whole pieces, 1 thread": [*classify, "--jobs", "1", str(text)]} | {
        f"--stream --lookahead {lookahead}": [*classify, "--stream", "--lookahead", str(lookahead), str(text)]
        for lookahead in LOOKAHEADS
    }
    names, size = list(ways), text.stat().st_size
    rates: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(rounds):
        for name in names[turn % len(names):] + names[:turn % len(names)]:
            rates[name].append(size / 1e6 / timed(ways[name]).seconds)
    return {"bytes": size, "rounds": rounds, "megabytes_per_second": {name: spread(all) for name, all in rates.items()}}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chaff")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--model", type=Path, help="a model in place of the one that ships with Chaff")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("-o", "--output", type=Path, default=RESULTS / "stream.json")
    options = parser.parse_args()

    run = facts("make stream", ())
    found = accuracy(options.chaff, options.model, options.corpus)
    text = WORK / "stream" / "train.txt"
    pages = read_pages(need(options.corpus / "pages-train.jsonl.gz", "the corpus' training pages"))
    text.write_text("".join(line.text + "\n" for page in pages for line in page.lines), encoding="utf-8", newline="\n")
    lines = (WORK / "stream" / "pages.txt").read_bytes().splitlines(keepends=True)[:TIMED_LINES + 1]
    filtering = [options.chaff, "filter", "--stream", "--keep", "body,chrome,spam", *chosen(options.model)]
    write_json(options.output, {
        "run": run,
        "accuracy": found,
        "milliseconds": {
            str(lookahead): latency([*filtering, "--lookahead", str(lookahead)], lines)
            for lookahead in TIMED_LOOKAHEADS
        },
        "speed": speed(options.chaff, options.model, text, options.rounds),
    })


if __name__ == "__main__":
    main()
