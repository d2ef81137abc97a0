"""The line labellers that Chaff is compared with, by the names that results use."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from fasttext_peer import SETTINGS, FastText
from linear_peers import LogisticRegression, NaiveBayes, SupportVectors
from vowpal_peer import VowpalWabbit

#: What a labeller says of a line: its label, and how much it looks like spam on a scale of its own.
Answer = tuple[str, float]


class Peer(Protocol):
    """A labeller of single lines that learns from samples."""

    def train(self, texts: tuple[str, ...], labels: Sequence[str]) -> None: ...

    def answers(self, texts: tuple[str, ...]) -> list[Answer]: ...


@dataclass(frozen=True)
class Kind:
    """One peer: how documents call it, what makes it, and what is tried to find its settings."""
    title: str
    package: str
    make: Callable[[dict], Peer]
    #: The settings as they are before any search.
    settings: dict = field(default_factory=dict)
    #: Values to try for each setting; empty if the peer is not tuned, or tunes itself.
    grid: dict[str, list] = field(default_factory=dict)
    #: True if the peer has a search of its own (`FastText.search`).
    searches: bool = False


PEERS = {
    "fasttext": Kind("fastText", "fasttext", FastText, SETTINGS),
    "fasttext_tuned": Kind("fastText, tuned", "fasttext", FastText, SETTINGS, searches=True),
    "svm": Kind("linear SVM", "scikit-learn", SupportVectors, grid={"C": [0.3, 1.0, 3.0]}),
    "logistic": Kind("logistic regression", "scikit-learn", LogisticRegression, grid={"C": [10.0, 30.0, 100.0]}),
    "naive_bayes": Kind("naive Bayes", "scikit-learn", NaiveBayes,
                        grid={"alpha": [0.001, 0.01, 0.1], "norm": [None, "l2"]}),
    "vowpal": Kind("Vowpal Wabbit", "vowpalwabbit", VowpalWabbit,
                   grid={"learning_rate": [0.5, 2.0], "passes": [2, 6]}),
}
