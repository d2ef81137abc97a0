"""The lines that a model is trained and measured on, as Python sees them: pages of (text, label, spans)."""
import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

#: The label of a line of which it is known only that it is not spam.
CLEAN = "clean"


@dataclass(slots=True)
class Line:
    text: str
    label: str | None
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    lines: list[Line]
    language: str = ""
    family: str = ""


def need(path: Path, what: str) -> Path:
    """The path, if it exists; else says what is needed and ends with exit code 66."""
    if not path.exists():
        print(f"missing {path}: {what}", file=sys.stderr)
        raise SystemExit(66)
    return path


def one_line(text: str) -> str:
    """A line of gold as one line of plain text: any line break in it becomes a blank."""
    parts = text.splitlines()
    return " ".join(parts) if len(parts) > 1 else text


def read_pages(path: Path) -> Iterator[Page]:
    """Pages of a JSON lines file, packed or not; a record of one line is a page of one line."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for row in file:
            record = json.loads(row)
            lines = [line(r) for r in record.get("lines") or [record] if r["text"].strip()]
            yield Page(lines, record.get("lang") or "", record.get("family") or "")


def line(record: dict) -> Line:
    label = record["label"]
    if label is None and record.get("clean"):
        label = CLEAN
    text = one_line(record["text"])
    spans = [(start, end) for start, end in record.get("spans") or []]
    return Line(text, label, spans or ([(0, len(text))] if label == "spam" else []))


def read_rows(path: Path) -> Iterator[Page]:
    """Pages of a `label⇥text` file: a blank row ends a page, `# ` without a tab is a comment."""
    lines: list[Line] = []
    for row in path.read_text(encoding="utf-8").split("\n"):
        label, tab, text = row.partition("\t")
        if tab:
            lines.append(Line(text.replace("⟦", "").replace("⟧", ""), label or None))
        elif not row.strip() and lines:
            yield Page(lines, path.stem)
            lines = []
    if lines:
        yield Page(lines, path.stem)


def training_lines(gold: Path, generated: Path, corpus: Path) -> Iterator[Line]:
    """Every line the shipped model is trained on, each text once a label; undecided ones are left out."""
    seen: set[tuple[str | None, str]] = set()

    def pages() -> Iterator[Page]:
        for file in sorted(gold.glob("*.tsv")):
            yield from read_rows(file)
        yield from read_pages(generated)
        yield from read_pages(corpus / "pages-train.jsonl.gz")

    for page in pages():
        for one in page.lines:
            if one.label is not None and (one.label, one.text) not in seen:
                seen.add((one.label, one.text))
                yield one
