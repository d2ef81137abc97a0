#!/usr/bin/env python3
"""Measures a model: `metrics.py CHAFF CORPUS [--model FILE] [-o FILE]`.

Runs `CHAFF evaluate` on the gold pages in Tests/Fixtures/gold and, where they are present, on the development files of
the corpus, and writes the figures with the facts about the model as JSON. CHAFF is the command, CORPUS the folder of
the corpus; an empty CORPUS leaves it out. The same model and gold give the same bytes.
"""
import argparse
import hashlib
import json
import struct
import subprocess
import sys
from pathlib import Path

from tables import ROOT, write_json

#: The development files of the corpus: what the set is called, its file, what the figures are grouped by.
CORPUS_SETS = [
    ("pages", "pages-dev.jsonl.gz", "language"),
    ("html", "html-dev.jsonl.gz", "language"),
    ("injected", "injected-dev.jsonl.gz", "both"),
    ("lines", "spam-lines-dev.jsonl.gz", "language"),
]


def run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"metrics: {' '.join(command[:2])} exited {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def evaluate(chaff: str, model: Path, gold: Path, by: str) -> dict:
    """What `chaff evaluate` says, without groups that have no name."""
    command = [chaff, "evaluate", str(gold), "--model", str(model), "--json", "--by", by, "--quiet"]
    result = json.loads(run(command))
    for group in ("by_language", "by_family"):
        result.get(group, {}).pop("?", None)
        if not result.get(group):
            result.pop(group, None)
    return result


def version_of(chaff: str) -> str | None:
    """What the command calls itself, if it has a version."""
    done = subprocess.run([chaff, "--version"], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def model_facts(chaff: str, path: Path) -> dict:
    """Size, checksums and format from the file's header, and what `chaff model info` tells of it."""
    data = path.read_bytes()
    if data[:8] != b"CHAFFMDL":
        raise SystemExit(f"metrics: {path.name} is not a model; make one with `make model`")
    version, _, _, checksum = struct.unpack_from("<IIQQ", data, 8)
    rows = (row.split("  ", 1) for row in run([chaff, "model", "info", str(path)]).splitlines())
    info = {row[0].strip(): row[1].strip() for row in rows if len(row) == 2}
    info.pop("model", None)
    return {
        "chaff": version_of(chaff),
        "bytes": len(data),
        "checksum": f"{checksum:016x}",
        "sha256": hashlib.sha256(data).hexdigest(),
        "format": version,
        "information": info,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chaff")
    parser.add_argument("corpus")
    parser.add_argument("--model", type=Path, default=ROOT / "models/default.chaff")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "models/metrics.json")
    options = parser.parse_args()

    gold = ROOT / "Tests/Fixtures/gold"
    wanted = [("gold", gold, "language")]
    if options.corpus:
        wanted += [(name, Path(options.corpus) / file, by) for name, file, by in CORPUS_SETS]
    found = [entry for entry in wanted if entry[1].exists()]
    for _, path, _ in wanted:
        if not path.exists():
            print(f"metrics: {path.name} is not there; its figures are left out", file=sys.stderr)
    if not found or not options.model.exists():
        print("metrics: there is nothing to measure: a model and gold pages are needed", file=sys.stderr)
        raise SystemExit(66)
    write_json(options.output, {
        "model": model_facts(options.chaff, options.model),
        "sets": {name: evaluate(options.chaff, options.model, path, by) for name, path, by in found},
    })


if __name__ == "__main__":
    main()
