"""The texts that speed is measured on, and what Chaff must answer to them."""
import hashlib
import json
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from babble import BYTES, Babble
from run import WORK
from samples import Page, read_pages


@dataclass(slots=True)
class Text:
    """The same pages as one plain text and as page records."""
    name: str
    pages: list[Page]
    plain: Path
    records: Path
    #: What there is to know of it, for the results.
    about: dict


def write(name: str, pages: list[Page]) -> Text:
    WORK.mkdir(parents=True, exist_ok=True)
    plain, records = WORK / f"{name}.txt", WORK / f"{name}.jsonl"
    lines = [line.text.replace("\r", " ") for page in pages for line in page.lines]
    whole = "".join(line + "\n" for line in lines)
    plain.write_text(whole, encoding="utf-8")
    with open(records, "w", encoding="utf-8") as file:
        for number, page in enumerate(pages):
            body = "\n".join(line.text.replace("\r", " ") for line in page.lines)
            file.write(json.dumps({"id": str(number), "text": body}, ensure_ascii=False) + "\n")
    first = sum(len(line.encode()) + 1 for line in set(lines))
    size = plain.stat().st_size
    return Text(name, pages, plain, records, {
        "bytes": size, "code_points": len(whole), "lines": len(lines), "pages": len(pages),
        "bytes_per_code_point": size / len(whole), "share_of_bytes_in_repeated_lines": 1 - first / size,
    })


def texts(corpus: Path, size: int = BYTES) -> list[Text]:
    """The text that anyone can make, and, where the corpus is, its training pages, each once."""
    found = [write("generated", list(Babble().pages(size)))]
    training = corpus / "pages-train.jsonl.gz"
    if training.exists():
        found.append(write("corpus", list(read_pages(training))))
    return found


def output(command: list[str]) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout


def label_counts(command: list[str]) -> dict[str, int]:
    """How many lines get which label from a command that writes rows."""
    counts = Counter(row.split(b"\t", 1)[0].decode() or "blank" for row in output(command).split(b"\n")[:-1])
    return dict(sorted(counts.items()))


def check(classify: list[str], filtering: list[str], cores: int, text: Text) -> dict[str, int]:
    """Ends with an assertion if an output is wrong; gives the number of lines by label."""
    lines = text.about["lines"]
    rows = output([*classify, "--jobs", "1", "--format", "tsv", str(text.plain)])
    labels = [row.split(b"\t", 1)[0].decode() for row in rows.split(b"\n")[:-1]]
    assert len(labels) == lines, f"{lines} lines in, {len(labels)} rows out"
    for jobs in {2, cores, 2 * cores + 1}:
        other = output([*classify, "--jobs", str(jobs), "--format", "tsv", str(text.plain)])
        assert hashlib.sha256(other).digest() == hashlib.sha256(rows).digest(), f"--jobs {jobs} changes the output"
    kept = output([*filtering, "--jobs", "1", str(text.plain)]).count(b"\n")
    passing = labels.count("body") + labels.count("")
    assert kept == passing, f"{passing} lines are to be kept, {kept} came out"
    labelled = [json.loads(row) for row in output([*classify, "--format", "jsonl", str(text.records)]).splitlines()]
    for before, after in zip(text.records.read_text(encoding="utf-8").splitlines(), labelled, strict=True):
        record = json.loads(before)
        wanted = sum(1 for line in record["text"].split("\n") if line.strip())
        assert record["id"] == after["id"] and wanted == len(after["lines"]), f"record {record['id']} is wrong"
    return {label or "blank": labels.count(label) for label in sorted(set(labels))}
