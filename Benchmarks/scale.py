#!/usr/bin/env python3
"""What labelling costs as its input grows: `scale.py CHAFF CORPUS [--only SERIES] [--minutes N] [--quick]`.

Series, each over the seeded text of babble.py: the size of the input through a pipe, from 1 kB to 10 GB; the length of
its lines, from 10 B to 100 MB; threads; models with more and fewer parts; and forms (plain text, page records, WET
files, packed or not). Noted are seconds of the clock and of the processor and the peak memory of each run. Points are
stored as they come, so a run that was ended goes on where it stopped; another program, model or machine starts anew.
Figures go to Benchmarks/results/scale.json, docs/scale.md and its plots are made from it by report.py.
"""
import argparse
import gzip
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babble import Babble, write_text
from expected import check_labels, check_text, model_checksum, sha256
from run import ROOT, WORK, arguments, chosen_model, facts
from samples import Page
from scale_inputs import line_text, models, page_records, wet
from speed_texts import label_counts, output
from tables import read_json, write_json
from timing import Timing, spread, timed_alone, timed_stream

TEXT_BYTES = 64_000_000
SIZES = [10 ** power for power in range(3, 11)]
LENGTHS = [10 ** power for power in range(1, 9)]
#: The text whose lines are made longer or shorter has so many bytes, or one line.
LINES_BYTES = 16_000_000
THREADS_BYTES = 500_000_000
#: With --quick nothing is larger than this, and what would be is left out.
QUICK = 2_000_000


@dataclass(slots=True)
class Point:
    """One place of a series: how it is run, how often, and what is noted of it beside the times."""
    series: str
    name: str
    size: int
    run: Callable[[], Timing]
    about: dict


def rounds(size: int) -> int:
    return next((times for most, times in ((1e6, 15), (1e8, 5), (1e9, 3)) if size <= most), 1)


class Results:
    """The results file: read at the start, written after each point."""

    def __init__(self, path: Path, identity: dict):
        self.path = path
        before = read_json(path) or {}
        self.value = before if before.get("identity") == identity else {"identity": identity, "series": {}}

    def has(self, series: str, name: str) -> bool:
        return name in self.value["series"].get(series, {})

    def keep(self, point: Point, times: list[Timing]) -> None:
        self.value["series"].setdefault(point.series, {})[point.name] = point.about | {
            "bytes": point.size,
            "seconds": spread([one.seconds for one in times]),
            "processor_seconds": spread([one.processor_seconds for one in times]),
            "peak_megabytes": max(one.peak_bytes for one in times) / 1e6,
            "single": [[one.seconds, one.processor_seconds, one.peak_bytes] for one in times],
        }
        self.value["run"] = facts("make scale", ())
        write_json(self.path, self.value)


def check(classify: list[str], text: Path) -> dict[str, int]:
    """How many lines get which label, as a file and through a pipe."""
    with open(text, "rb") as source:
        piped = subprocess.run(classify, stdin=source, check=True, capture_output=True).stdout
    assert piped == output([*classify, str(text)]), "a pipe gives other labels than a file"
    return label_counts([*classify, str(text)])


def threads() -> list[int]:
    """One, two, four and so on, and all cores."""
    cores = os.cpu_count() or 1
    return sorted({2 ** power for power in range(cores.bit_length()) if 2 ** power <= cores} | {1, 2, cores})


def points(options: argparse.Namespace, text: Path, pages: list[Page],
           is_done: Callable[[str, str], bool]) -> Iterator[Point]:
    """Everything that is measured; inputs are made when it is their turn.

    - is_done: whether a point of a series is not wanted, or is there.
    """
    chosen, largest = chosen_model(options), QUICK if options.quick else SIZES[-1]
    classify = [options.chaff, "classify", *chosen, "--format", "tsv"]
    cores = os.cpu_count() or 1

    def file(path: Path, jobs: int, *more: str) -> Callable[[], Timing]:
        return lambda: timed_alone([*classify, *more, "--jobs", str(jobs), str(path)])

    def piped(command: list[str], size: int) -> Callable[[], Timing]:
        return lambda: timed_stream(command, text, size)

    def stream(size: int, jobs: int) -> Callable[[], Timing]:
        return piped([*classify, "--jobs", str(jobs)], size)

    for size in SIZES:
        if size <= largest:
            yield Point("size", str(size), size, stream(size, 1), {})
    size = text.stat().st_size
    records, archive, packed = WORK / "scale.jsonl", WORK / "scale.wet", WORK / "scale.wet.gz"
    plain = WORK / "scale.txt.gz"
    forms = {"text": (text, None), "text, gzip": (plain, lambda: plain.write_bytes(gzip.compress(text.read_bytes()))),
             "page records": (records, lambda: page_records(pages, records)),
             "WET": (archive, lambda: wet(pages, archive)), "WET, gzip": (packed, lambda: wet(pages, packed))}
    for name, (path, make) in forms.items():
        for jobs in sorted({1, cores}):
            point = Point("form", f"{name}, threads: {jobs}", size, file(path, jobs), {"threads": jobs})
            if make and not is_done(point.series, point.name):
                make()
            if path.exists():
                point.about["file_bytes"] = path.stat().st_size
            yield point
    for length in LENGTHS:
        if length <= largest:
            path = WORK / "scale-lines.txt"
            # Without the option a line is cut at 16 MB, as a bomb would be.
            point = Point("line", str(length), 0, file(path, 1, "--max-page-bytes", "1000000000"), {})
            if not is_done(point.series, point.name):
                point.size = line_text(text, path, length, max(length, min(LINES_BYTES, largest)))
            yield point
    for jobs in threads():
        size = min(THREADS_BYTES, largest)
        yield Point("threads", str(jobs), size, stream(size, jobs), {"threads": jobs})
    # Two of the models are trained for it.
    is_wanted = not (is_done("model", "any") and is_done("start", "any"))
    for found in models(options.chaff, options.quick) if is_wanted else []:
        command = [options.chaff, "classify", "--format", "tsv", "--jobs", "1", *found.chosen]
        size = min(LINES_BYTES, largest)
        yield Point("model", found.name, size, piped(command, size), found.about)
        yield Point("start", found.name, 0, piped(command, 0), found.about)


def main() -> None:
    parser = arguments(__doc__, "scale.json")
    parser.add_argument("--only", help="series to do, with commas between: size, form, line, threads, model, start")
    parser.add_argument("--minutes", type=float, default=1e9, help="start nothing new after so many")
    parser.add_argument("--quick", action="store_true",
                        help="a trial with little input; its figures go to .build/bench unless -o says where")
    parser.add_argument("--accept", action="store_true", help="take another text or other labels as expected")
    options = parser.parse_args()
    if options.quick and options.output.parent == ROOT / "Benchmarks/results":
        options.output = WORK / "scale-quick.json"
    began = time.monotonic()

    size = QUICK if options.quick else TEXT_BYTES
    text = WORK / ("scale-quick.txt" if options.quick else "scale.txt")
    pages = list(Babble().pages(size))
    write_text(iter(pages), text)
    checksum = sha256(text) if options.quick else check_text("scale", text, options.accept)
    model = model_checksum(options)
    identity = {"chaff": sha256(Path(options.chaff)), "model": model, "text": checksum,
                "processor": facts("", ())["processor"], "cores": os.cpu_count()}
    results = Results(options.output, identity)
    labels = check([options.chaff, "classify", *chosen_model(options), "--format", "tsv"], text)
    if not options.quick:
        check_labels(model, "scale", checksum, labels, options.accept)
    results.value["text"] = {
        "bytes": text.stat().st_size, "labels": labels, "code_points": len(text.read_text(encoding="utf-8"))}
    series = options.only.split(",") if options.only else []

    def is_done(name: str, point: str) -> bool:
        return bool(series) and name not in series or results.has(name, point)

    for point in points(options, text, pages, is_done):
        if is_done(point.series, point.name):
            continue
        if time.monotonic() - began > options.minutes * 60:
            print("scale: no time for more; the same command goes on from here", file=sys.stderr)
            return
        times = [point.run() for _ in range(rounds(point.size))]
        results.keep(point, times)
        print(f"scale: {point.series} {point.name}: {times[-1].seconds:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
