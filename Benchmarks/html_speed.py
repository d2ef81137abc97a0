#!/usr/bin/env python3
"""Times Chaff and extractors on the same HTML: `html_speed.py CHAFF CORPUS [--model FILE] [--rounds N]`.

The pages are all that the corpus has as HTML, again and again up to 60 MB; Chaff reads them as a WARC file, which is
what crawlers keep, and as page records with the HTML in base64. All contestants run once a round, in turn and in
rotating order. Chaff is timed as a whole process with output thrown away; the extractors are favoured: they have the
pages in memory, are loaded, and the slow ones read every fifth page. MB are millions of bytes of HTML. Seconds of the
processor are told beside those of the clock: a busy machine changes them less. Outputs are checked first. Figures go to
Benchmarks/results/html-speed.json.
"""
import base64
import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import extractors
from expected import check_labels, model_checksum, sha256
from run import WORK, arguments, chosen_model, facts, store
from samples import need
from speed_texts import output
from timing import Run, Seconds, in_turn, measured, process, raw, spread

FILES = ("html-train.jsonl.gz", "html-dev.jsonl.gz")
WANTED_BYTES = 60_000_000
#: One page in so many is read by those that take minutes for all.
SAMPLE = 5
CHAFF = "chaff classify, WARC, 1 thread"


@dataclass(slots=True)
class HTMLPage:
    content: bytes
    language: str


def read_html(corpus: Path) -> list[HTMLPage]:
    pages = []
    for name in FILES:
        with gzip.open(need(corpus / name, "the corpus' pages as HTML; see Training/SOURCES.md"), "rt") as file:
            for row in file:
                record = json.loads(row)
                pages.append(HTMLPage(base64.b64decode(record["html_base64"]), record["lang"].split("-")[0]))
    return pages


def warc_record(number: int, page: bytes) -> bytes:
    """A page as a crawler keeps it: the answer of a server that says nothing of the charset."""
    answer = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page)) + page
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
            f"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: https://host.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n")
    return head.encode() + answer + b"\r\n\r\n"


def write_inputs(pages: list[HTMLPage]) -> tuple[Path, Path, int]:
    """The pages as a WARC file and as page records, repeated until there is enough; and the number of repeats."""
    WORK.mkdir(parents=True, exist_ok=True)
    archive, records = WORK / "html.warc", WORK / "html.jsonl"
    repeats = -(-WANTED_BYTES // sum(len(page.content) for page in pages))
    with open(archive, "wb") as warc, open(records, "w", encoding="utf-8") as rows:
        for number, page in enumerate(pages * repeats):
            warc.write(warc_record(number, page.content))
            content = base64.b64encode(page.content).decode()
            rows.write(json.dumps({"id": str(number), "html_base64": content}) + "\n")
    return archive, records, repeats


def check(classify: list[str], archive: Path, records: Path, pages: int, repeats: int) -> dict:
    """Ends with an assertion if an output is wrong; gives what there is to know of it."""
    rows = output([*classify, "--input", "warc", "--jobs", "1", str(archive)])
    for jobs in ("1", "2", "3"):
        again = output([*classify, "--input", "warc", "--jobs", jobs, str(archive)])
        assert again == rows, f"--jobs {jobs} or a second run changes the output"
    found = rows.split(b"\n\n")[:-1]
    assert len(found) == pages * repeats, f"{pages * repeats} pages in, {len(found)} out"
    assert found == found[:pages] * repeats, "the same page is labelled in different ways"
    flat = [row for row in rows.split(b"\n") if row]
    same = [row for row in output([*classify, "--input", "jsonl", "--jobs", "1", str(records)]).split(b"\n") if row]
    assert same == flat, "page records and the archive are labelled in different ways"
    labels = [row.split(b"\t", 1)[0].decode() for row in flat]
    return {"lines": len(flat), "labels": {label or "blank": labels.count(label) for label in sorted(set(labels))},
            "sha256": hashlib.sha256(rows).hexdigest()}


def reading(extract: extractors.Extractor, pages: list[HTMLPage]) -> Run:
    """A run of an extractor over pages; it must give the same each time."""
    answers: list[int] = []

    def run() -> Seconds:
        seconds = measured(
            lambda: answers.append(sum(len(extract(page.content, page.language)) for page in pages)))
        assert answers[-1] == answers[0], "an extractor changes its output"
        return seconds

    return run


def main() -> None:
    parser = arguments(__doc__, "html-speed.json", takes_corpus=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--accept", action="store_true", help="take other counts of labels than before as expected")
    options = parser.parse_args()

    pages = read_html(options.corpus)
    archive, records, repeats = write_inputs(pages)
    chosen = chosen_model(options)
    classify = [options.chaff, "classify", *chosen, "--format", "tsv"]
    answers = check(classify, archive, records, len(pages), repeats)
    check_labels(model_checksum(options), "the corpus' HTML", sha256(archive), answers["labels"], options.accept)
    once = sum(len(page.content) for page in pages)
    sample = pages[::SAMPLE]
    part = sum(len(page.content) for page in sample)

    warc, jsonl = ["--input", "warc", str(archive)], ["--input", "jsonl", str(records)]
    contestants: dict[str, tuple[int, Run]] = {
        CHAFF: (repeats * once, process(*classify, "--jobs", "1", *warc)),
        "chaff classify, WARC, 2 threads": (repeats * once, process(*classify, "--jobs", "2", *warc)),
        "chaff classify, page records in base64, 1 thread": (repeats * once, process(*classify, "--jobs", "1", *jsonl)),
        "chaff filter, WARC, 1 thread":
            (repeats * once, process(options.chaff, "filter", *chosen, "--jobs", "1", *warc)),
        "chaff inspect (no labels), WARC, 1 thread":
            (repeats * once, process(options.chaff, "inspect", "--format", "tsv", "--jobs", "1", *warc)),
        "lxml, parsing alone": (once, reading(extractors.lxml_parse(), pages)),
        "Resiliparse, main content": (once, reading(extractors.resiliparse(), pages)),
        "trafilatura": (part, reading(extractors.trafilatura(), sample)),
        "jusText": (part, reading(extractors.justext(), sample)),
    }
    times = in_turn({name: run for name, (_, run) in contestants.items()}, options.rounds)
    rates = {name: [contestants[name][0] / 1e6 / one.wall for one in all] for name, all in times.items()}
    per_processor = {name: [contestants[name][0] / 1e6 / one.processor for one in all] for name, all in times.items()}
    store(options.output, {
        "run": facts("make bench-speed" + (" with --model" if options.model else ""), extractors.PACKAGES),
        "rounds": options.rounds,
        "pages": {"bytes": once, "pages": len(pages), "repeats": repeats, "sampled_pages": len(sample),
                  "sampled_bytes": part},
        "answers": answers,
        "megabytes_per_second": {name: spread(all) for name, all in rates.items()},
        "megabytes_per_processor_second": {name: spread(all) for name, all in per_processor.items()},
        "chaff_times_as_fast_as": {
            name: spread([own / other for own, other in zip(rates[CHAFF], all)])
            for name, all in rates.items() if not name.startswith("chaff")
        },
    }, raw(times))


if __name__ == "__main__":
    main()
