"""Finds the settings of a peer: trains on part of the training lines, measures on those of other sites and brands."""
import itertools
import random
import sys

from figures import f1
from fasttext_peer import FastText
from peers import Kind
from samples import Line

#: How many lines are trained and measured on, and how long fastText may search.
KNOWN, HELD_OUT, SECONDS = 60_000, 20_000, 300


def sample(lines: list[Line], count: int) -> tuple[tuple[str, ...], list[str]]:
    chosen = random.Random(1).sample(lines, min(count, len(lines)))
    return tuple(line.text for line in chosen), [line.label or "" for line in chosen]


def macro(said: list[str], gold: list[str]) -> float:
    """The mean F1 of the three labels; lines of which only *clean* is known are left out."""
    pairs = [(one, other) for one, other in zip(said, gold) if other != "clean"]
    labels = ("body", "chrome", "spam")
    return sum(f1(pairs.count((label, label)), sum(one == label for one, _ in pairs),
                  sum(other == label for _, other in pairs)) for label in labels) / len(labels)


def tuned(kind: Kind, known: list[Line], held_out: list[Line]) -> dict:
    """The best settings, and what was tried with its macro-F1."""
    training, measured = sample(known, KNOWN), sample(held_out, HELD_OUT)
    if kind.searches:
        return {"settings": FastText.search(training, measured, SECONDS), "search": f"autotune, {SECONDS} s"}
    tried: list[dict] = []
    for values in itertools.product(*kind.grid.values()):
        settings = kind.settings | dict(zip(kind.grid, values))
        peer = kind.make(settings)
        peer.train(*training)
        worth = macro([said for said, _ in peer.answers(measured[0])], measured[1])
        print(f"accuracy: {kind.title} {settings}: {worth:.4f}", file=sys.stderr)
        tried.append({"settings": settings, "macro_f1": worth})
    best = max(tried, key=lambda one: one["macro_f1"], default={"settings": kind.settings})
    return {"settings": best["settings"], "tried": tried}
