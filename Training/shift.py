#!/usr/bin/env python3
"""Tells what the model knows of a language or a source that it has not seen: `shift.py CHAFF CORPUS [--only NAME]`.

All samples of a language, or of one public source and what was made of its pages, are left out of training, and the
model is measured on the development pages and lines of that language or source. Figures go to
Training/results/shift.json as they come.
"""
from collections.abc import Callable
from pathlib import Path

from folds import group_of
from metrics import CORPUS_SETS
from samples_filter import GENERATED, Keep, records, subset
from series import Series, figures, parser

#: Says whether a record is of the language or source.
Of = Callable[[dict], bool]
#: Sets with fewer records of a language or source say nothing.
FEWEST = 5


def language(*codes: str) -> Of:
    return lambda record: record.get("lang") in codes


def source(*beginnings: str) -> Of:
    return lambda record: (record.get("source") or "").startswith(beginnings)


LANGUAGES: dict[str, Of] = {
    "Chinese": language("zh-Hans", "zh-Hant"), "Indonesian": language("id"), "Greek": language("el"),
    "Russian": language("ru"), "German": language("de"), "Turkish": language("tr"),
}
#: Repositories of pages, then of loose lines.
SOURCES: dict[str, Of] = {
    "waddle": source("rundimeco/waddle"), "WCXB": source("Murrough-Foley/"), "fundus": source("flairNLP/fundus"),
    "Indonesian comments": source("id-judol", "judol"),
    "advertising repositories": source("multi-siteseo", "more-"),
}


def rest_of(of: Of, corpus: Path) -> Keep:
    """Keeps what is not of a source, nor made of it: the generator's copies of its pages and its single lines, which
    bring the group they are from."""
    mine: set[str] = set()
    others: set[str] = set()
    for name in ("pages-train.jsonl.gz", "spam-lines-train.jsonl.gz"):
        for _, record in records(corpus / name):
            (mine if of(record) else others).add(group_of(record))
    gone = mine - others

    def keep(record: dict) -> bool:
        if record["from"] == GENERATED:
            return not of({"source": record["group"]}) and record["group"] not in gone
        return not of(record)

    return keep


def measured(series: Series, name: str, of: Of, model: Path) -> dict:
    """The figures of a model on what the development sets have of a language or source."""
    found = {}
    for key, file, _ in CORPUS_SETS:
        part = series.folder / f"{name}-{key}.jsonl"
        if subset(series.options.corpus / file, of, part) >= FEWEST:
            found[key] = figures(series.options.chaff, model, part)
    return found


def main() -> None:
    options = parser(__doc__).parse_args()
    series = Series("shift", options)
    for kind, entries in (("language", LANGUAGES), ("source", SOURCES)):
        for name, of in entries.items():
            if not series.wanted(name):
                continue
            keep = rest_of(of, options.corpus) if kind == "source" else (lambda record, of=of: not of(record))
            seen = measured(series, name, of, options.model)
            model = series.train(keep)
            pages = sum(of(record) for _, record in records(options.corpus / "pages-train.jsonl.gz"))
            series.keep(name, {"kind": kind, "training_pages": pages, "seen": seen,
                               "unseen": measured(series, name, of, model)})


if __name__ == "__main__":
    main()
