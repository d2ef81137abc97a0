"""What a benchmark's input and its labels are to be: Benchmarks/expected.json.

The seeded text has one size and checksum for all. How many lines get which label is kept for each model and text: a
program that gives the same model's labels otherwise is not the program that was timed before.
"""
import argparse
import hashlib
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from run import ROOT, chosen_model
from tables import read_json, write_json

PATH = ROOT / "Benchmarks/expected.json"
REMEDY = "if it is meant to be so, run it again with --accept and commit Benchmarks/expected.json"


def model_checksum(options: argparse.Namespace) -> str:
    """The checksum of the model that is asked, as Chaff tells it."""
    command = [options.chaff, "model", "info", *chosen_model(options)[1:]]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        # It has told why.
        raise SystemExit(done.returncode)
    rows = done.stdout.splitlines()
    return next(row.split()[1] for row in rows if row.startswith("checksum "))


def sha256(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fail(text: str) -> NoReturn:
    print(f"benchmark: {text}; {REMEDY}", file=sys.stderr)
    raise SystemExit(1)


def check_text(name: str, path: Path, accept: bool = False) -> str:
    """The SHA-256 of a text that must be the same everywhere; ends with exit code 1 if it is another."""
    expected = read_json(PATH) or {}
    checksum = sha256(path)
    found = {"bytes": path.stat().st_size, "sha256": checksum}
    known = expected.setdefault("texts", {}).get(name)
    if known != found:
        if known and not accept:
            fail(f"{name} is another text than Benchmarks/expected.json says: Training/gold or babble.py have changed")
        expected["texts"][name] = found
        write_json(PATH, expected)
    return checksum


def check_labels(model: str, name: str, text: str, counts: dict[str, int], accept: bool = False) -> None:
    """Ends with exit code 1 if a model labels a text otherwise than before; what was never asked before is kept.

    - model, text: their checksums.
    """
    expected = read_json(PATH) or {}
    texts = expected.setdefault("labels", {}).setdefault(model, {})
    known = texts.get(text, {}).get("lines")
    if known != counts:
        if known and not accept:
            fail(f"model {model} labels {name} otherwise than before: {counts}, not {known}")
        if not known:
            print(f"benchmark: the labels of {name} by model {model} are new; kept as expected", file=sys.stderr)
        texts[text] = {"lines": counts, "name": name}
        write_json(PATH, expected)
