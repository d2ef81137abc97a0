"""A word list as a labeller of lines: spam is what holds enough of its words. The list is read where it lies."""
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from figures import f1

#: Scripts that put no blanks between words: there a word counts wherever its characters stand.
UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
WORD = re.compile(r"\w+")
#: Kinds of the list that are words of ordinary sites.
HARMLESS = {"chrome"}
MOST = 12
#: One training line in so many is enough to choose a number.
SAMPLED = 10


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


class Keywords:
    """`train` only chooses how many different words make a line spam: those that give the best F1."""

    def __init__(self, lexicon: Path):
        rows = [row.split("\t") for row in lexicon.read_text(encoding="utf-8").splitlines()]
        place = {name: index for index, name in enumerate(rows[0])}
        terms = {folded(row[place["term"]]) for row in rows[1:] if row[place["kind"]] not in HARMLESS}
        self.unparted = {term for term in terms if UNPARTED.search(term)}
        self.parted = {" ".join(WORD.findall(term)) for term in terms - self.unparted} - {""}
        self.sizes = sorted({len(term) for term in self.unparted})
        self.longest = max((term.count(" ") + 1 for term in self.parted), default=0)
        self.size = len(terms)
        self.least = 1

    def count(self, text: str) -> int:
        """How many different words of the list are in a text."""
        text = folded(text)
        found: set[str] = set()
        if UNPARTED.search(text):
            for size in self.sizes:
                found |= {text[at:at + size] for at in range(len(text) - size + 1)} & self.unparted
        words = WORD.findall(text)
        for size in range(1, self.longest + 1):
            found |= {" ".join(words[at:at + size]) for at in range(len(words) - size + 1)} & self.parted
        return len(found)

    def train(self, texts: tuple[str, ...], labels: Sequence[str]) -> None:
        texts, labels = texts[::SAMPLED], labels[::SAMPLED]
        counts = [self.count(text) for text in texts]
        spam = [count for count, label in zip(counts, labels) if label == "spam"]

        def worth(least: int) -> float:
            both = sum(count >= least for count in spam)
            return f1(both, sum(count >= least for count in counts), len(spam))

        self.least = max(range(1, MOST), key=worth)

    def answers(self, texts: tuple[str, ...]) -> list[tuple[str, float]]:
        counts = [self.count(text) for text in texts]
        return [("spam" if count >= self.least else "clean", float(count)) for count in counts]
