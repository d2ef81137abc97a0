"""Linear models of scikit-learn as line labellers, over hashed character n-grams."""
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from figures import choose
from modules import need

#: One to four characters within words, as counts in 2^20 slots.
HASHING = {"analyzer": "char_wb", "ngram_range": (1, 4), "n_features": 2**20, "lowercase": True,
           "alternate_sign": False}


@lru_cache(maxsize=8)
def hashed(texts: tuple[str, ...], norm: str | None):
    """The n-grams of texts as a sparse matrix; several models are made from one."""
    text = need("sklearn.feature_extraction.text")
    return text.HashingVectorizer(**HASHING, norm=norm, dtype=need("numpy").float32).transform(texts)


class Linear:
    """What the models share: training, and labels from scores."""

    def __init__(self, settings: dict):
        self.settings = dict(settings)
        self.norm: str | None = self.settings.pop("norm", "l2")
        self.model: Any = None

    def made(self):
        """The untrained model."""
        raise NotImplementedError

    def scores(self, matrix):
        """A score for each text and label."""
        return self.model.decision_function(matrix)

    def spam(self, scores, place: int):
        """How much each text looks like spam."""
        return scores[:, place]

    def train(self, texts: tuple[str, ...], labels: Sequence[str]) -> None:
        self.model = self.made().fit(hashed(texts, self.norm), labels)

    def answers(self, texts: tuple[str, ...]) -> list[tuple[str, float]]:
        scores = self.scores(hashed(texts, self.norm))
        names = [str(name) for name in self.model.classes_]
        spam = self.spam(scores, names.index("spam"))
        return [(choose(dict(zip(names, row))), float(odds)) for row, odds in zip(scores.tolist(), spam)]


class NaiveBayes(Linear):
    """Complement naive Bayes."""

    def made(self):
        return need("sklearn.naive_bayes").ComplementNB(**self.settings)

    def scores(self, matrix):
        return self.model.predict_joint_log_proba(matrix)

    def spam(self, scores, place: int):
        """The log-odds of spam: its probability is 1 to the last digit far too often."""
        numpy = need("numpy")
        others = numpy.delete(scores, place, axis=1)
        top = others.max(axis=1)
        return scores[:, place] - top - numpy.log(numpy.exp(others - top[:, None]).sum(axis=1))


class LogisticRegression(Linear):
    """One label against the rest, by at most 100 passes of coordinate descent: the solver for all labels at once takes a
    hundred times as long."""

    def made(self):
        single = need("sklearn.linear_model").LogisticRegression(
            **self.settings, solver="liblinear", dual=True, tol=1e-2, random_state=1)
        return need("sklearn.multiclass").OneVsRestClassifier(single)


class SupportVectors(Linear):
    """A linear support vector machine, one label against the rest."""

    def made(self):
        return need("sklearn.svm").LinearSVC(**self.settings, tol=1e-2, random_state=1)
