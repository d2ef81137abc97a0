"""Vowpal Wabbit as a line labeller, over n-grams of characters."""
import random
import subprocess
import sys
from collections.abc import Iterable, Sequence

from figures import choose
from modules import need
from run import WORK

#: One label against the rest, with probabilities; n-grams of one to four characters in 2^22 slots. Digits are tokens
#: like others.
FIXED = ["--loss_function", "logistic", "--probabilities", "-b", "22", "--ngram", "4", "--hash", "all"]
#: Characters that its text format takes for its own, and blanks, become others.
ESCAPED = str.maketrans({":": "\u2236", "|": "\u2223", " ": "\u2581"})


def features(text: str) -> str:
    """A line as Vowpal Wabbit is given it: its characters as tokens, with a mark at both ends."""
    plain = " ".join(text.lower().split()).translate(ESCAPED)
    return "|c \u2581 " + " ".join(plain) + " \u2581\n"


class VowpalWabbit:
    def __init__(self, settings: dict):
        self.settings = settings
        self.labels: list[str] = []
        self.model = WORK / "vowpal.model"

    @staticmethod
    def run(*arguments: str) -> None:
        """Its driver, which is part of the Python package."""
        need("vowpalwabbit")
        subprocess.run([sys.executable, "-m", "vowpalwabbit", *arguments, "--quiet"], check=True)

    def write(self, name: str, rows: Iterable[str]) -> str:
        path = WORK / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(rows), encoding="utf-8")
        return str(path)

    def train(self, texts: tuple[str, ...], labels: Sequence[str]) -> None:
        self.labels = sorted(set(labels))
        number = {label: str(place) for place, label in enumerate(self.labels, 1)}
        rows = [f"{number[label]} {features(text)}" for text, label in zip(texts, labels)]
        random.Random(1).shuffle(rows)
        samples = self.write("vowpal.txt", rows)
        cache = WORK / "vowpal.cache"
        cache.unlink(missing_ok=True)
        self.run("--oaa", str(len(self.labels)), *FIXED, "-l", str(self.settings["learning_rate"]),
                 "--passes", str(self.settings["passes"]), "--holdout_off", "--cache_file", str(cache),
                 "-d", samples, "-f", str(self.model))
        cache.unlink()

    def answers(self, texts: tuple[str, ...]) -> list[tuple[str, float]]:
        samples = self.write("vowpal-asked.txt", map(features, texts))
        told = WORK / "vowpal-told.txt"
        self.run("-i", str(self.model), "-t", "--probabilities", "-d", samples, "-p", str(told))
        found = []
        for row in told.read_text().splitlines():
            pairs = (cell.split(":") for cell in row.split())
            scores = {self.labels[int(place) - 1]: float(value) for place, value in pairs}
            found.append((choose(scores), scores["spam"]))
        return found
