#!/usr/bin/env python3
"""Times Chaff, fastText and plain reading on the same text: `speed.py CHAFF CORPUS [--model FILE] [--rounds N]`.

The text is every training page of the corpus, once. All contestants run once a round, in turn and in rotating order,
so that what disturbs the machine disturbs all of them. Times are those of whole processes with output thrown away;
fastText is favoured: only its `predict` of all lines is timed, with the model loaded and the lines lower-cased before.
The first run of each checks what came out. Figures go to Benchmarks/results/speed.json.
"""
import argparse
import hashlib
import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from fasttext_peer import SETTINGS, FastText, labelled, write_samples
from run import RESULTS, WORK, facts
from samples import Page, need, read_pages
from tables import write_json
from timing import spread, timed, timed_stream

STREAM_BYTES = 1_000_000_000
STARTS = 31


def write_text(pages: list[Page]) -> tuple[Path, Path, dict]:
    """The pages as one plain text and as page records, and what there is to know of the text."""
    WORK.mkdir(parents=True, exist_ok=True)
    text, records = WORK / "pages.txt", WORK / "pages.jsonl"
    lines = [line.text.replace("\r", " ") for page in pages for line in page.lines]
    text.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    with open(records, "w", encoding="utf-8") as file:
        for number, page in enumerate(pages):
            body = "\n".join(line.text.replace("\r", " ") for line in page.lines)
            file.write(json.dumps({"id": str(number), "text": body}, ensure_ascii=False) + "\n")
    first = sum(len(line.encode()) + 1 for line in set(lines))
    size = text.stat().st_size
    return text, records, {
        "bytes": size, "lines": len(lines), "pages": len(pages), "share_of_bytes_in_repeated_lines": 1 - first / size,
    }


def output(command: list[str]) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout


def check(classify: list[str], filtering: list[str], cores: int, text: Path, records: Path, lines: int) -> dict:
    """Ends with an assertion if an output is wrong; gives the number of lines by label."""
    rows = output([*classify, "--jobs", "1", "--format", "tsv", str(text)])
    labels = [row.split(b"\t", 1)[0].decode() for row in rows.split(b"\n")[:-1]]
    assert len(labels) == lines, f"{lines} lines in, {len(labels)} rows out"
    for jobs in {2, cores, 2 * cores + 1}:
        other = output([*classify, "--jobs", str(jobs), "--format", "tsv", str(text)])
        assert hashlib.sha256(other).digest() == hashlib.sha256(rows).digest(), f"--jobs {jobs} changes the output"
    kept = output([*filtering, "--jobs", "1", str(text)]).count(b"\n")
    passing = labels.count("body") + labels.count("")
    assert kept == passing, f"{passing} lines are to be kept, {kept} came out"
    labelled = [json.loads(row) for row in output([*classify, "--format", "jsonl", str(records)]).splitlines()]
    for before, after in zip(records.read_text(encoding="utf-8").splitlines(), labelled, strict=True):
        record = json.loads(before)
        wanted = sum(1 for line in record["text"].split("\n") if line.strip())
        assert record["id"] == after["id"] and wanted == len(after["lines"]), f"record {record['id']} is wrong"
    return {label or "blank": labels.count(label) for label in sorted(set(labels))}


def peer(name: str, pages: list[Page], settings: dict) -> FastText:
    """A fastText model of the labelled lines, trained unless it is there from an earlier run."""
    model = WORK / f"{name}.bin"
    if not model.exists():
        samples = WORK / f"{name}.txt"
        write_samples(labelled(line for page in pages for line in page.lines), samples)
        made = FastText(settings)
        made.fit(samples)
        made.model.save_model(str(model))
    return FastText.load(model)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chaff")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--model", help="a model in place of the one that ships with Chaff")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("-o", "--output", type=Path, default=RESULTS / "speed.json")
    options = parser.parse_args()

    pages = list(read_pages(need(options.corpus / "pages-train.jsonl.gz", "the corpus' training pages")))
    text, records, about = write_text(pages)
    chosen = ["--model", options.model] if options.model else []
    classify, filtering = [options.chaff, "classify", *chosen], [options.chaff, "filter", *chosen]
    cores = os.cpu_count() or 1
    about["labels"] = check(classify, filtering, cores, text, records, about["lines"])
    size = about["bytes"]
    prepared = [FastText.row(line) for line in text.read_text(encoding="utf-8").split("\n")[:-1]]
    small = peer("speed16", pages, SETTINGS | {"dim": 16})
    usual = peer("speed100", pages, SETTINGS)

    def predict(model: FastText) -> float:
        start = time.perf_counter()
        labels, _ = model.model.f.multilinePredict(prepared, 1, 0.0, "strict")
        seconds = time.perf_counter() - start
        assert len(labels) == len(prepared), "fastText lost lines"
        return seconds

    def process(*command: str) -> Callable[[], float]:
        return lambda: timed(list(command)).seconds

    tsv = ["--format", "tsv", str(text)]
    contestants: dict[str, Callable[[], float]] = {
        "cat": process("cat", str(text)),
        "wc -l": process("wc", "-l", str(text)),
        "chaff classify, 1 thread": process(*classify, "--jobs", "1", *tsv),
        f"chaff classify, {cores} threads": process(*classify, "--jobs", str(cores), *tsv),
        "chaff filter, 1 thread": process(*filtering, "--jobs", "1", str(text)),
        "chaff classify, page records, 1 thread":
            process(*classify, "--jobs", "1", "--format", "jsonl", str(records)),
        "fastText predict, dim 16": lambda: predict(small),
        "fastText predict, dim 100": lambda: predict(usual),
    }
    times: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for turn in range(options.rounds):
        for name in names[turn % len(names):] + names[:turn % len(names)]:
            times[name].append(contestants[name]())
    ours = times["chaff classify, 1 thread"]
    empty = WORK / "empty.txt"
    empty.write_bytes(b"")
    starts = [timed([*classify, str(empty)]).seconds for _ in range(STARTS)]
    stream = timed_stream([*classify, "--format", "tsv"], text, STREAM_BYTES)
    write_json(options.output, {
        "run": facts("make bench"),
        "rounds": options.rounds,
        "text": about,
        "megabytes_per_second": {name: spread([size / 1e6 / value for value in all]) for name, all in times.items()},
        "times_as_fast_as_fasttext": {
            name: spread([theirs / own for theirs, own in zip(times[name], ours)])
            for name in names if name.startswith("fastText")
        },
        "start_up_milliseconds": spread([value * 1000 for value in starts]),
        "stream": {
            "bytes": STREAM_BYTES, "peak_megabytes": stream.peak_bytes / 1e6, "seconds": stream.seconds,
            "threads": cores,
        },
    })


if __name__ == "__main__":
    main()
