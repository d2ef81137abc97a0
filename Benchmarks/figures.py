"""The figures of labelled lines, as `chaff evaluate` and the corpus' own scorer compute them."""
from collections.abc import Iterable
from dataclasses import dataclass

from samples import CLEAN, Page


@dataclass(slots=True)
class Row:
    """One measured line: its gold label, what was said, how probable spam was, and the spans in code points."""
    gold: str
    said: str
    spam: float
    characters: int
    gold_spans: list[tuple[int, int]]
    said_spans: list[tuple[int, int]]


def f1(both: int, said: int, gold: int) -> float:
    return 2 * both / (said + gold) if said + gold else 0.0


def covered(spans: list[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def ranking(rows: list[Row]) -> dict[str, float]:
    """Average precision of spam, its recall at 99 % precision, and its best F1 at any threshold."""
    total = sum(row.gold == "spam" for row in rows)
    hits, area, recall, best = 0, 0.0, 0.0, 0.0
    for place, row in enumerate(sorted(rows, key=lambda row: -row.spam), 1):
        if row.gold == "spam":
            hits += 1
            area += hits / place
        if hits / place >= 0.99:
            recall = max(recall, hits / total)
        best = max(best, f1(hits, place, total))
    return {
        "injected_average_precision": area / total,
        "injected_recall_at_99_precision": recall,
        "injected_best_f1": best,
    }


def figures(rows: list[Row]) -> dict:
    """The same names as `chaff evaluate --json`; `injected_best_f1` is this script's own."""
    result: dict = {"lines": len(rows), "labels": {}}
    for label in ("body", "chrome", "spam"):
        gold = sum(row.gold == label for row in rows)
        if gold:
            said = sum(row.said == label for row in rows)
            both = sum(row.gold == row.said == label for row in rows)
            result["labels"][label] = {
                "lines": gold, "precision": both / said if said else 0.0, "recall": both / gold,
                "f1": f1(both, said, gold),
            }
    labels = result["labels"]
    if "body" in labels and "chrome" in labels:
        result["macro_f1_body_chrome"] = (labels["body"]["f1"] + labels["chrome"]["f1"]) / 2
        result["body_char_f1"] = f1(
            sum(row.characters for row in rows if row.gold == row.said == "body"),
            sum(row.characters for row in rows if row.said == "body"),
            sum(row.characters for row in rows if row.gold == "body"))
    clean = [row for row in rows if row.gold != "spam"]
    if clean:
        result["false_injected_per_100k"] = 1e5 * sum(row.said == "spam" for row in clean) / len(clean)
    if "spam" in labels:
        result |= ranking(rows)
        pairs = [(covered(row.gold_spans), covered(row.said_spans)) for row in rows
                 if row.gold_spans or row.said_spans]
        result["span_char_f1"] = f1(
            sum(len(gold & said) for gold, said in pairs), sum(len(said) for _, said in pairs),
            sum(len(gold) for gold, _ in pairs))
    return result


def choose(scores: dict[str, float]) -> str:
    """The label with the highest score; `clean` stands for the better of the others that are not spam."""
    best = max(scores, key=scores.__getitem__, default=CLEAN)
    if best != CLEAN:
        return best
    others = {label: score for label, score in scores.items() if label not in ("spam", CLEAN)}
    return max(others, key=others.__getitem__, default=CLEAN)


def rows_of(pages: Iterable[Page], answers: Iterable[tuple[str, float]]) -> list[Row]:
    """Rows of the lines of pages that have a label, with what a peer that sees single lines says of them.

    - answers: for each of their lines, in order, its label and how much it looks like spam. A line called spam is one
      span.
    """
    rows = []
    for (line, (said, spam)) in zip((line for page in pages for line in page.lines), answers, strict=True):
        if line.label is not None:
            size = len(line.text)
            rows.append(Row(line.label, said, spam, size, line.spans, [(0, size)] if said == "spam" else []))
    return rows
