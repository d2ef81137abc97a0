#!/usr/bin/env python3
"""Compares Chaff's labels with fastText's: `accuracy.py CHAFF CORPUS [--model FILE] [--generated FILE] [--retrain]`.

Trains fastText on the lines the shipped model is trained on (Training/gold, the generated pages, the corpus' training
pages), labels the corpus' development files with both, and writes the figures to Benchmarks/results/accuracy.json.
"""
import argparse
import json
import subprocess
import sys
from pathlib import Path

from figures import figures, rows_of
from peer import SETTINGS, Peer, write_samples
from run import RESULTS, ROOT, WORK, facts
from samples import Page, need, read_pages, training_lines
from tables import read_json, write_json

SETS = {
    "pages": "pages-dev.jsonl.gz",
    "injected": "injected-dev.jsonl.gz",
    "lines": "spam-lines-dev.jsonl.gz",
}


def trained_peer(corpus: Path, generated: Path, retrain: bool) -> tuple[Peer, dict[str, int]]:
    """The peer and the number of its training lines by label; trained unless it is there from an earlier run."""
    model, counts = WORK / "fasttext.bin", WORK / "fasttext.json"
    if retrain or not model.exists() or not counts.exists():
        samples = WORK / "fasttext.txt"
        found = write_samples(training_lines(ROOT / "Training/gold", generated, corpus), samples)
        print(f"accuracy: training fastText on {sum(found.values())} lines", file=sys.stderr)
        Peer.train(samples, model)
        write_json(counts, found)
    return Peer(model), read_json(counts) or {}


def chaff_figures(chaff: str, model: Path | None, gold: Path) -> dict:
    command = [chaff, "evaluate", str(gold), "--json", "--quiet"] + (["--model", str(model)] if model else [])
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["all"]
    result.pop("confusion")
    return result


def peer_figures(peer: Peer, pages: list[Page]) -> dict:
    texts = [line.text for page in pages for line in page.lines]
    return figures(rows_of(pages, peer.probabilities(texts), Peer.choose))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chaff")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--model", type=Path, help="a model in place of the one that ships with Chaff")
    parser.add_argument("--generated", type=Path, default=ROOT / ".build/model/generated.jsonl")
    parser.add_argument("--retrain", action="store_true", help="train fastText even if an earlier model is there")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS / "accuracy.json")
    options = parser.parse_args()

    need(options.corpus / "pages-train.jsonl.gz", "the corpus' training pages; see Training/SOURCES.md")
    need(options.generated, "the generated pages; `make generate` makes them")
    files = {name: need(options.corpus / file, "a development file of the corpus") for name, file in SETS.items()}
    peer, counts = trained_peer(options.corpus, options.generated, options.retrain)
    sets = {}
    for name, path in files.items():
        sets[name] = {
            "chaff": chaff_figures(options.chaff, options.model, path),
            "fasttext": peer_figures(peer, list(read_pages(path))),
        }
    write_json(options.output, {
        "run": facts("make bench"),
        "fasttext_settings": SETTINGS,
        "fasttext_training_lines": counts,
        "sets": sets,
    })


if __name__ == "__main__":
    main()
