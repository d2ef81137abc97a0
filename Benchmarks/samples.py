"""The lines that a model is trained and measured on, as Python sees them: pages of (text, label, spans)."""
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import run  # noqa: F401 - makes the modules in Training known
from folds import HELD_OUT, fold_of, fold_of_group

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
    #: Which part of the samples the page falls into; a site's pages fall into one.
    fold: int = 0
    #: True for a copy of another page of the samples, made to carry injections.
    is_copy: bool = False


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
            yield Page(lines, record.get("lang") or "", record.get("family") or "", fold_of(record),
                       bool(record.get("copy")))


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
    number = 1

    def page() -> Page:
        return Page(lines, path.stem, fold=fold_of_group(f"{path.stem}/{number}"))

    for row in path.read_text(encoding="utf-8").split("\n"):
        label, tab, text = row.partition("\t")
        if tab:
            lines.append(Line(text.replace("⟦", "").replace("⟧", ""), label or None))
        elif not row.strip() and lines:
            yield page()
            lines, number = [], number + 1
    if lines:
        yield page()


def training_lines(gold: Path, generated: Path, corpus: Path) -> tuple[list[Line], list[Line]]:
    """Every line with a label that the shipped model is trained on, in two lists: the second holds the fold that
    training chooses thresholds on, whose sites, words and brands are in no line of the first.

    Lines of real pages come as often as they stand there. Lines that a generator made come once, and those of its
    copies of real pages only if they are spam, since the rest is known from the page.
    """
    seen: set[tuple[str | None, str]] = set()
    known: list[Line] = []
    held_out: list[Line] = []

    def add(page: Page, lines: Iterable[Line]) -> None:
        (held_out if page.fold == HELD_OUT else known).extend(lines)

    for file in sorted(gold.glob("*.tsv")):
        for page in read_rows(file):
            add(page, (one for one in page.lines if one.label))
    for page in read_pages(corpus / "pages-train.jsonl.gz"):
        add(page, (one for one in page.lines if one.label))
    for page in read_pages(generated):
        for one in page.lines:
            key = (one.label, one.text)
            if one.label and key not in seen and (one.label == "spam" or not page.is_copy):
                seen.add(key)
                add(page, [one])
    return known, held_out
