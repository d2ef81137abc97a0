"""A series of models that were trained on part of the samples or had a part silenced, and their figures.

Figures are stored as they come, so that a series that was ended goes on where it stopped. They hold for the model that
ships with Chaff: once that is another one, all are made anew.
"""
import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from metrics import CORPUS_SETS, evaluate, model_facts
from revision import commit
from samples_filter import Keep, training_files
from tables import ROOT, read_json, write_json

WORK = ROOT / ".build/series"
RESULTS = ROOT / "Training/results"
#: The figures that are kept of each set.
KEPT = ("macro_f1_body_chrome", "false_injected_per_100k", "injected_average_precision",
        "injected_recall_at_99_precision", "span_char_f1", "lines")


def parser(what: str) -> argparse.ArgumentParser:
    """The arguments that all series take."""
    made = argparse.ArgumentParser(description=what, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("chaff")
    made.add_argument("corpus", type=Path)
    made.add_argument("--generated", type=Path, default=ROOT / ".build/model/generated.jsonl")
    made.add_argument("--model", type=Path, default=ROOT / "models/default.chaff")
    made.add_argument("--only", help="the names to do, with commas between")
    made.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    made.add_argument("--minutes", type=float, default=1e9, help="start nothing new after so many")
    return made


def figures(chaff: str, model: Path, gold: Path) -> dict:
    """What is kept of the figures of one set."""
    whole = evaluate(chaff, model, gold, "family")["all"]
    found = {key: whole[key] for key in KEPT if whole.get(key) is not None}
    if spam := whole["labels"].get("spam"):
        found["injected_f1"] = spam["f1"]
    return found


class Series:
    """The results of one script: read at the start, written after each model."""

    def __init__(self, name: str, options: argparse.Namespace):
        self.options = options
        self.start = time.monotonic()
        self.path = RESULTS / f"{name}.json"
        self.folder = WORK / name
        for path in (options.generated, options.corpus / "pages-train.jsonl.gz", options.model):
            if not path.exists():
                print(f"{name}: missing {path.name}: make generate makes the pages, CORPUS is the folder of the corpus",
                      file=sys.stderr)
                raise SystemExit(66)
        shipped = model_facts(options.chaff, options.model)["checksum"]
        before = read_json(self.path) or {}
        same = before.get("run", {}).get("model") == shipped
        self.value = before if same else {"models": {}}
        self.value["run"] = {"command": f"make {name}", "commit": commit(), "model": shipped}

    def save(self) -> None:
        write_json(self.path, self.value)

    def sets(self, model: Path, names: tuple[str, ...] = ("pages", "html", "injected", "lines")) -> dict:
        """The figures of a model on the development sets."""
        files = {name: file for name, file, _ in CORPUS_SETS}
        return {name: figures(self.options.chaff, model, self.options.corpus / files[name]) for name in names}

    def wanted(self, name: str) -> bool:
        """True if a model's figures are not there yet and it is to be done now."""
        if self.options.only and name not in self.options.only.split(","):
            return False
        if name in self.value["models"]:
            return False
        if time.monotonic() - self.start > self.options.minutes * 60:
            print(f"series: no time for {name}", file=sys.stderr)
            return False
        return True

    def keep(self, name: str, found: dict) -> None:
        self.value["models"][name] = found
        self.save()
        print(f"series: {name}: done", file=sys.stderr)

    def train(self, keep: Keep) -> Path:
        """A model of the records that stay."""
        files = training_files(self.options.corpus, self.options.generated, keep, self.folder / "samples")
        model = self.folder / "model.chaff"
        command = [self.options.chaff, "train", *map(str, files), "--jobs", str(self.options.jobs), "--quiet",
                   "-o", str(model)]
        done = subprocess.run(command, capture_output=True, text=True)
        shutil.rmtree(self.folder / "samples")
        if done.returncode != 0:
            raise SystemExit(f"series: chaff train exited {done.returncode}: {done.stderr.strip()}")
        return model
