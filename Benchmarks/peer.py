"""fastText as a line labeller: the peer that Chaff is compared with. Each line stands alone."""
import random
import sys
from collections.abc import Iterable
from pathlib import Path

from samples import CLEAN, Line

#: What differs from fastText's defaults. One thread makes training repeatable.
SETTINGS = {"minn": 1, "maxn": 4, "wordNgrams": 3, "thread": 1, "seed": 1}
MARK = "__label__"


def prepare(text: str) -> str:
    """A line as fastText is given it."""
    return " ".join(text.lower().split())


def write_samples(lines: Iterable[Line], path: Path) -> dict[str, int]:
    """Writes fastText's training file, in random order, and counts lines by label."""
    rows = [f"{MARK}{line.label} {prepare(line.text)}\n" for line in lines]
    random.Random(1).shuffle(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(rows), encoding="utf-8")
    counts: dict[str, int] = {}
    for row in rows:
        label = row[len(MARK):row.index(" ")]
        counts[label] = counts.get(label, 0) + 1
    return dict(sorted(counts.items()))


def library():
    """The module fasttext; without it says what is needed and ends with exit code 66."""
    try:
        import fasttext
    except ImportError:
        print("missing the Python module fasttext: pip install fasttext", file=sys.stderr)
        raise SystemExit(66) from None
    # It prints a notice about its own history whenever a model is opened.
    fasttext.FastText.eprint = lambda *_: None
    return fasttext


class Peer:
    """A fastText model. `Peer.train` makes one, `Peer(path)` opens one."""

    def __init__(self, path: Path):
        self.model = library().load_model(str(path))

    @staticmethod
    def train(samples: Path, path: Path, settings: dict = SETTINGS) -> "Peer":
        library().train_supervised(input=str(samples), verbose=1, **settings).save_model(str(path))
        return Peer(path)

    @staticmethod
    def row(text: str) -> str:
        """A line as `predict` takes it."""
        return prepare(text) + "\n"

    def probabilities(self, texts: list[str]) -> list[dict[str, float]]:
        """For each text the probability of every label."""
        # `predict` of a list of lines; the call for a single line fails with NumPy 2.
        labels, values = self.model.f.multilinePredict([self.row(text) for text in texts], -1, 0.0, "strict")
        return [
            {label[len(MARK):]: float(value) for label, value in zip(*row)} for row in zip(labels, values)
        ]

    @staticmethod
    def choose(probabilities: dict[str, float]) -> str:
        """The likeliest label; `clean` stands for the better of the others that are not spam."""
        best = max(probabilities, key=probabilities.__getitem__, default=CLEAN)
        if best != CLEAN:
            return best
        others = {k: v for k, v in probabilities.items() if k not in ("spam", CLEAN)}
        return max(others, key=others.__getitem__, default=CLEAN)
