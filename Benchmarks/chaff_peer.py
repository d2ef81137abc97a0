"""What Chaff says of pages, through its command, as rows to measure."""
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from figures import Row
from samples import Page

#: How far figures may differ from those of `chaff evaluate`, which counts for itself and rounds.
TOLERANCE = 2e-4


def chosen(model: Path | None) -> list[str]:
    return ["--model", str(model)] if model else []


def ask(command: list[str], records: Iterable[dict]) -> list[dict]:
    """Page records through a command of Chaff's."""
    rows = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    done = subprocess.run(command, input=rows.encode(), check=True, capture_output=True)
    return [json.loads(row) for row in done.stdout.splitlines()]


def chaff_rows(chaff: str, model: Path | None, pages: list[Page]) -> list[Row]:
    """Rows of the lines of pages that have a label; each page is read whole, as text."""
    texts = ({"text": "\n".join(line.text for line in page.lines)} for page in pages)
    command = [chaff, "classify", "--input", "jsonl", "--format", "jsonl", *chosen(model)]
    rows = []
    for page, answer in zip(pages, ask(command, texts), strict=True):
        for line, said in zip(page.lines, answer["lines"], strict=True):
            if line.label is not None:
                spans = [(start, end) for start, end in said.get("spans") or []]
                rows.append(Row(line.label, said["label"], said["probabilities"]["spam"], len(line.text), line.spans,
                                spans))
    return rows


def agree(chaff: str, model: Path | None, gold: Path, ours: dict) -> None:
    """Ends with an error if `chaff evaluate` gives other figures for the same gold."""
    command = [chaff, "evaluate", str(gold), "--json", "--quiet", *chosen(model)]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["all"]
    for key, value in ours.items():
        other = theirs.get(key)
        scale = max(1.0, abs(value)) if isinstance(value, float) else 1.0
        if isinstance(value, float) and other is not None and abs(value - other) > TOLERANCE * scale:
            raise SystemExit(f"accuracy: {gold.name}: {key} is {value:.5f}, chaff evaluate says {other:.5f}")
