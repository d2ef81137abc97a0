#!/usr/bin/env python3
"""Compares Chaff's labels with those of other labellers and extractors:

    accuracy.py CHAFF CORPUS [--lexicon FILE] [--model FILE] [--generated FILE] [--only NAME] [--retrain] [--tune]

The peers are trained on the lines the shipped model is trained on (Training/gold, the generated pages, the corpus'
training pages), label the corpus' development files, and are measured as Chaff is. Figures go to
Benchmarks/results/accuracy.json as they come: what is there for the same samples and settings is not made again,
except Chaff's own. --tune searches the peers' settings anew; else those in the results are taken.
"""
import hashlib
import sys
from collections import Counter
from pathlib import Path

from chaff_peer import agree, chaff_rows
from contents import contents
from figures import figures, rows_of
from keywords import Keywords
from modules import version
from peers import PEERS, Peer
from run import ROOT, arguments, facts
from samples import Line, Page, need, read_pages, training_lines
from tables import read_json, write_json
from tuning import tuned

SETS = {
    "pages": "pages-dev.jsonl.gz",
    "injected": "injected-dev.jsonl.gz",
    "lines": "spam-lines-dev.jsonl.gz",
}
#: What a labeller that knows only spam says nothing of.
STRUCTURE = ("macro_f1_body_chrome", "body_char_f1")


class Results:
    """The results file: read at the start, written after each step."""

    def __init__(self, path: Path):
        self.path = path
        before = read_json(path) or {}
        self.value: dict = {key: before.get(key, {}) for key in ("peers", "sets", "html", "training_lines", "samples")}

    def save(self) -> None:
        write_json(self.path, self.value)

    def keep(self, name: str, found: dict[str, dict]) -> None:
        for key, value in found.items():
            self.value["sets"].setdefault(key, {})[name] = value
        self.save()

    def has(self, name: str, samples: str) -> bool:
        """True if figures of the peer are there, for the same samples."""
        return (self.value["peers"].get(name, {}).get("samples") == samples
                and all(name in self.value["sets"].get(key, {}) for key in SETS))


def checksum(lines: list[Line]) -> str:
    found = hashlib.sha256()
    for line in lines:
        found.update(f"{line.label}\t{line.text}\n".encode())
    return found.hexdigest()[:16]


def measured(peer: Peer | Keywords, sets: dict[str, list[Page]]) -> dict[str, dict]:
    return {
        name: figures(rows_of(pages, peer.answers(tuple(line.text for page in pages for line in page.lines))))
        for name, pages in sets.items()
    }


def main() -> None:
    parser = arguments(__doc__, "accuracy.json", takes_corpus=True)
    parser.add_argument("--lexicon", type=Path, help="a list of words by kind; without it there is no keyword list")
    parser.add_argument("--generated", type=Path, default=ROOT / ".build/model/generated.jsonl")
    parser.add_argument("--only", help="the names of the peers to train, with commas between")
    parser.add_argument("--retrain", action="store_true", help="train peers even if their figures are there")
    parser.add_argument("--tune", action="store_true", help="search the peers' settings anew")
    options = parser.parse_args()

    need(options.corpus / "pages-train.jsonl.gz", "the corpus' training pages; see Training/SOURCES.md")
    need(options.generated, "the generated pages; `make generate` makes them")
    files = {name: need(options.corpus / file, "a development file of the corpus") for name, file in SETS.items()}
    sets = {name: list(read_pages(path)) for name, path in files.items()}
    results = Results(options.output)
    results.value["run"] = facts("make bench-accuracy", ())

    rows = {name: chaff_rows(options.chaff, options.model, pages) for name, pages in sets.items()}
    ours = {name: figures(rows[name]) for name in rows}
    for name, path in files.items():
        agree(options.chaff, options.model, path, ours[name])
    results.keep("chaff", ours)
    results.value["html"] = contents(options.chaff, options.model, options.corpus)
    results.save()

    known, held_out = training_lines(ROOT / "Training/gold", options.generated, options.corpus)
    lines = known + held_out
    samples = results.value["samples"] = checksum(lines)
    results.value["training_lines"] = dict(sorted(Counter(line.label for line in lines).items()))
    texts, labels = tuple(line.text for line in lines), [line.label or "" for line in lines]
    for name, kind in PEERS.items():
        about = results.value["peers"].setdefault(name, {})
        wanted = not options.only or name in options.only.split(",")
        if not wanted or (results.has(name, samples) and not options.retrain and not options.tune):
            continue
        if (kind.grid or kind.searches) and (options.tune or "settings" not in about):
            print(f"accuracy: looking for settings of {kind.title}", file=sys.stderr)
            about |= tuned(kind, known, held_out)
        print(f"accuracy: training {kind.title} on {len(lines)} lines", file=sys.stderr)
        peer = kind.make(about.setdefault("settings", kind.settings))
        peer.train(texts, labels)
        results.value["peers"][name] = about | {"samples": samples, "version": version(kind.package)}
        results.keep(name, measured(peer, sets))
    if options.lexicon and options.lexicon.exists():
        words = Keywords(options.lexicon)
        words.train(texts, labels)
        found = measured(words, sets)
        for figure in found.values():
            for key in STRUCTURE:
                figure.pop(key, None)
        results.value["peers"]["keywords"] = {"settings": {"least": words.least}, "words": words.size}
        results.keep("keywords", found)


if __name__ == "__main__":
    main()
