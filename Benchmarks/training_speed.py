#!/usr/bin/env python3
"""Times `chaff train`: `training_speed.py CHAFF CORPUS [--rounds N] [--quick]`.

Samples are the seeded text with the labels it was made with, the corpus' training pages, and all that the shipped
model is made of; the last two where they are. Told are bytes of the lines' text, whatever they are packed in, by
seconds of the clock, with two threads and with one for each core. Models of one set must be the same bytes each time.
Figures go to Benchmarks/results/training-speed.json.
"""
import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babble import BYTES, Babble
from expected import sha256
from run import ROOT, WORK, arguments, facts, store
from samples import read_rows
from timing import Timing, spread, timed

THREADS = 2


@dataclass(slots=True)
class Samples:
    name: str
    files: list[Path]
    rounds: int


def texts(file: Path) -> Iterator[list[str]]:
    """The lines of each page of a file or folder of samples."""
    if file.is_dir():
        for one in sorted(file.glob("*.tsv")):
            yield from ([line.text for line in page.lines] for page in read_rows(one))
        return
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as rows:
        for row in rows:
            record = json.loads(row)
            yield [line["text"] for line in record.get("lines") or [record]]


def measure(files: list[Path]) -> dict[str, int]:
    """What there is to know of samples."""
    found = {"pages": 0, "lines": 0, "text_bytes": 0}
    for file in files:
        for lines in texts(file):
            found["pages"] += 1
            found["lines"] += len(lines)
            found["text_bytes"] += sum(len(line.encode()) + 1 for line in lines)
    return found


def write_made(path: Path, size: int) -> Path:
    """The seeded text as page records with labels."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        for number, page in enumerate(Babble().pages(size)):
            lines = [{"text": line.text, "label": line.label} for line in page.lines]
            record = {"id": str(number), "url": f"https://host{number}.example/", "lang": page.language, "lines": lines}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def sets(corpus: Path, size: int, rounds: int) -> list[Samples]:
    found = [Samples("generated", [write_made(WORK / "training-generated.jsonl", size)], rounds)]
    pages, html = corpus / "pages-train.jsonl.gz", corpus / "html-train.jsonl.gz"
    generated = ROOT / ".build/model/generated.jsonl"
    if pages.exists():
        found.append(Samples("corpus", [pages], rounds))
        if html.exists() and generated.exists():
            found.append(Samples("shipped", [ROOT / "Training/gold", generated, pages, html], 1))
    return found


def main() -> None:
    parser = arguments(__doc__, "training-speed.json", takes_corpus=True)
    parser.add_argument("--rounds", type=int, default=3, help="how often; the shipped model is trained once")
    parser.add_argument("--quick", action="store_true", help="a trial: little text, once")
    options = parser.parse_args()

    chosen = sets(options.corpus, 1_000_000 if options.quick else BYTES, 1 if options.quick else options.rounds)
    model = WORK / "training-speed.chaff"
    result: dict = {"threads": THREADS, "samples": {}}
    single: dict = {}
    for samples in chosen[:1] if options.quick else chosen:
        about = measure(samples.files)
        # One thread for each core is the same where there are two.
        for threads in sorted({THREADS, os.cpu_count() or 1}):
            command = [options.chaff, "train", *map(str, samples.files), "--jobs", str(threads), "--quiet", "-o",
                       str(model)]
            times: list[Timing] = []
            checksums: set[str] = set()
            for _ in range(samples.rounds):
                times.append(timed(command))
                checksums.add(sha256(model))
            assert len(checksums) == 1, f"{samples.name}: the same samples give different models"
            rates = [about["text_bytes"] / 1e6 / one.seconds for one in times]
            row = {"megabytes_per_second": spread(rates), "seconds": spread([one.seconds for one in times]),
                   "processor_seconds": spread([one.processor_seconds for one in times])}
            result["samples"].setdefault(samples.name, about | {"threads": {}})["threads"][str(threads)] = row
            single[f"{samples.name}, {threads} threads"] = [[one.seconds, one.processor_seconds] for one in times]
    store(options.output, result | {"run": facts("make bench-training", ())}, single)


if __name__ == "__main__":
    main()
