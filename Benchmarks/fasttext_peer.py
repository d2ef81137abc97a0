"""fastText as a line labeller. Each line stands alone."""
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from figures import choose
from modules import need
from run import WORK
from samples import Line

#: What differs from fastText's defaults. One thread makes training repeatable.
SETTINGS = {"minn": 1, "maxn": 4, "wordNgrams": 3, "thread": 1, "seed": 1}
#: What its autotune may choose. Its lengths of n-grams start at 2, which is no good for Chinese; dimensions and
#: buckets would grow without bound.
SEARCHED = ("epoch", "lr", "wordNgrams", "loss")
FIXED = {"minn": 1, "maxn": 4, "dim": 100, "bucket": 2_000_000, "seed": 1}
MARK = "__label__"


def prepare(text: str) -> str:
    """A line as fastText is given it."""
    return " ".join(text.lower().split())


def write_samples(lines: Iterable[tuple[str, str]], path: Path) -> None:
    """Writes fastText's training file from (label, text), in random order."""
    rows = [f"{MARK}{label} {prepare(text)}\n" for label, text in lines]
    random.Random(1).shuffle(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(rows), encoding="utf-8")


def labelled(lines: Iterable[Line]) -> Iterable[tuple[str, str]]:
    return ((line.label, line.text) for line in lines if line.label)


def library():
    module = need("fasttext")
    # It prints a notice about its own history whenever a model is opened.
    module.FastText.eprint = lambda *_: None
    return module


class FastText:
    """A fastText model: `train` makes it, `FastText.load` opens one."""

    def __init__(self, settings: dict):
        self.settings = settings
        self.model: Any = None

    @staticmethod
    def load(path: Path) -> "FastText":
        peer = FastText({})
        peer.model = library().load_model(str(path))
        return peer

    def fit(self, samples: Path) -> None:
        """Trains on a file that `write_samples` wrote."""
        self.model = library().train_supervised(input=str(samples), verbose=0, **self.settings)

    def train(self, texts: tuple[str, ...], labels: Sequence[str]) -> None:
        samples = WORK / "fasttext.txt"
        write_samples(zip(labels, texts), samples)
        self.fit(samples)

    @staticmethod
    def row(text: str) -> str:
        """A line as `predict` takes it."""
        return prepare(text) + "\n"

    def answers(self, texts: tuple[str, ...]) -> list[tuple[str, float]]:
        """For each text its label and the probability of spam."""
        # `predict` of a list of lines; the call for a single line fails with NumPy 2.
        labels, values = self.model.f.multilinePredict([self.row(text) for text in texts], -1, 0.0, "strict")
        found = []
        for row in zip(labels, values):
            scores = {label[len(MARK):]: float(value) for label, value in zip(*row)}
            found.append((choose(scores), scores.get("spam", 0.0)))
        return found

    @staticmethod
    def search(known: tuple, held_out: tuple, seconds: int) -> dict:
        """The settings that fastText's autotune finds: trained on `known`, measured on `held_out`, (texts, labels)
        both."""
        files = {"known": WORK / "autotune.txt", "held": WORK / "autotune-held-out.txt"}
        for path, (texts, labels) in zip(files.values(), (known, held_out)):
            write_samples(zip(labels, texts), path)
        model = library().train_supervised(
            input=str(files["known"]), autotuneValidationFile=str(files["held"]), autotuneDuration=seconds,
            thread=2, verbose=0, **FIXED)
        found = model.f.getArgs()
        chosen = {name: getattr(found, name) for name in SEARCHED}
        return FIXED | chosen | {"loss": str(chosen["loss"]).rpartition(".")[2], "thread": 1}
