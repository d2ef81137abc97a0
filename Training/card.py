#!/usr/bin/env python3
"""Writes models/CARD.md from models/metrics.json and Training/card-text.md, and the figures in README.md.

A row `<!-- table: NAME -->` of the text gives way to the table of that name. What was not measured shows as –.
"""
import re

from tables import NONE, ROOT, fill, markdown, number, read_json

LABELS = ("body", "chrome", "spam")
#: Groups with fewer lines say little and are left out.
SMALLEST_GROUP = 150
SETS = {
    "gold": "gold pages (Tests/Fixtures/gold)", "pages": "pages", "html": "pages from HTML",
    "injected": "injected pages", "lines": "loose lines",
}
FIGURES = [
    ("pages", "macro_f1_body_chrome", "pages: macro-F1 of body and chrome", 3),
    ("pages", "body_char_f1", "pages: F1 of body by characters", 3),
    ("pages", "false_injected_per_100k", "pages: clean lines called spam, per 100,000", 0),
    ("html", "macro_f1_body_chrome", "pages from HTML: macro-F1 of body and chrome", 3),
    ("injected", "spam", "injected pages: F1 of spam", 3),
    ("injected", "injected_average_precision", "injected pages: average precision of spam", 3),
    ("injected", "injected_recall_at_99_precision", "injected pages: recall of spam at 99 % precision", 3),
    ("injected", "span_char_f1", "injected pages: F1 of span characters", 3),
    ("lines", "injected_average_precision", "loose lines: average precision of spam", 3),
    ("lines", "spam", "loose lines: F1 of spam", 3),
    ("lines", "kind_accuracy", "loose lines: kinds right, of spam found", 3),
]
GOLD_FIGURES = [
    ("gold", "macro_f1_body_chrome", "own gold pages: macro-F1 of body and chrome", 3),
    ("gold", "spam", "own gold pages: F1 of spam", 3),
]


def figure(sets: dict, name: str, key: str) -> float | None:
    """One figure of a set as a whole; a label's name stands for its F1."""
    whole = sets.get(name, {}).get("all", {})
    return whole.get("labels", {}).get(key, {}).get("f1") if key in LABELS else whole.get(key)


def by_label(metrics: dict) -> str:
    rows = []
    for name, title in SETS.items():
        labels = metrics["sets"].get(name, {}).get("all", {}).get("labels", {})
        for label in LABELS:
            if found := labels.get(label):
                rows.append([title, label, number(found["lines"], 0)] + [
                    number(found[key]) for key in ("precision", "recall", "f1", "calibration_error")])
    return markdown(["set", "label", "lines", "precision", "recall", "F1", "calibration error"], rows)


def by_group(metrics: dict, name: str, group: str, title: str) -> str:
    """One row for each language or family of a set, largest first."""
    groups = metrics["sets"].get(name, {}).get(f"by_{group}", {})
    rows = []
    for key, found in sorted(groups.items(), key=lambda item: (-item[1]["lines"], item[0])):
        if found["lines"] >= SMALLEST_GROUP:
            f1 = [number(found["labels"].get(label, {}).get("f1")) for label in LABELS]
            rows.append([key, number(found["lines"], 0), *f1, number(found.get("injected_recall_at_99_precision")),
                         number(found.get("false_injected_per_100k"), 0), number(found.get("span_char_f1"))])
    header = [title, "lines", "body F1", "chrome F1", "spam F1", "recall at 99 %", "false per 100,000", "span F1"]
    return markdown(header, rows) if rows else "Not measured yet.\n"


def comparison(metrics: dict, other: dict | None) -> str:
    """The whole model beside one that saw nothing but Training/."""
    rows = []
    for name, key, title, places in GOLD_FIGURES + FIGURES:
        pair = (figure(metrics["sets"], name, key), figure((other or {"sets": {}})["sets"], name, key))
        rows.append([title, *(number(value, places) for value in pair)])
    return markdown(["figure", "shipped model", "from Training/ alone"], rows)


def facts(metrics: dict) -> str:
    model = metrics["model"]
    rows = [["file", "models/default.chaff"], ["size", f"{model['bytes']:,} bytes"],
            ["format", str(model["format"])], ["checksum", f"`{model['checksum']}`"],
            ["SHA-256", f"`{model['sha256']}`"], ["made with", model.get("chaff") or NONE]]
    rows += [[key, value] for key, value in sorted(model["information"].items()) if key not in ("size", "format", "checksum")]
    return markdown(["fact", "value"], rows)


def readme_figures(metrics: dict) -> str:
    """The figures of README.md: Chaff beside fastText, and the speeds, as far as they were measured."""
    accuracy = (read_json(ROOT / "Benchmarks/results/accuracy.json") or {}).get("sets", {})
    peer = {name: {"all": found.get("fasttext_tuned") or found["fasttext"]} for name, found in accuracy.items()}
    rows = [[title, number(figure(metrics["sets"], name, key), places), number(figure(peer, name, key), places)]
            for name, key, title, places in GOLD_FIGURES + FIGURES]
    if speed := read_json(ROOT / "Benchmarks/results/speed.json"):
        for name, title in (("generated", "seeded text"), ("corpus", "pages")):
            if found := speed["texts"].get(name):
                rates = found["megabytes_per_second"]
                one, theirs = rates["chaff classify, 1 thread"], rates["fastText predict, dim 100"]
                rows.append([f"MB of {title} a second, one thread", number(one["median"], 0),
                             number(theirs["median"], 1)])
                rows += [[f"{title}: times as fast as {peer}, processor time", number(lead["median"], 1), NONE]
                         for peer, lead in found.get("times_as_fast_as", {}).items()]
        rows.append(["ms to start and end with an empty file",
                     number(speed["start_up_milliseconds"]["median"], 0), NONE])
        rows.append(["MB of memory at most, 1 GB through a pipe", number(speed["stream"]["peak_megabytes"], 0), NONE])
    if scale := read_json(ROOT / "Benchmarks/results/scale.json"):
        form = f"WET, gzip, threads: {scale['identity']['cores']}"
        if found := scale["series"].get("form", {}).get(form):
            day = 86_400 * found["bytes"] / found["seconds"]["median"]
            rows.append([f"TB of text that one machine labels in a day ({form})", number(day / 1e12, 1), NONE])
    return markdown(["figure", "Chaff", "fastText, same samples"], rows)


def main() -> None:
    metrics = read_json(ROOT / "models/metrics.json")
    if metrics is None:
        raise SystemExit("card: there is no models/metrics.json; make it with Training/metrics.py")
    tables = {
        "facts": facts(metrics),
        "labels": by_label(metrics),
        "pages-by-language": by_group(metrics, "pages", "language", "language"),
        "html-by-language": by_group(metrics, "html", "language", "language"),
        "gold-by-language": by_group(metrics, "gold", "language", "language"),
        "injected-by-family": by_group(metrics, "injected", "family", "family"),
        "lines-by-language": by_group(metrics, "lines", "language", "language"),
        "training-only": comparison(metrics, read_json(ROOT / "models/metrics-training-only.json")),
    }
    text = (ROOT / "Training/card-text.md").read_text(encoding="utf-8")
    card = re.sub(r"<!-- table: ([a-z-]+) -->\n", lambda match: tables[match[1]], text)
    (ROOT / "models/CARD.md").write_text(card, encoding="utf-8")
    fill(ROOT / "README.md", "figures", readme_figures(metrics))


if __name__ == "__main__":
    main()
