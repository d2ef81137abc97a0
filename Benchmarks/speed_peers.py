"""fastText and Vowpal Wabbit as contestants for speed. Both are favoured: nothing but their answers is timed.

They are trained on the labelled lines of the text they are asked about, so they know its words as well as they can.
"""
import random
import subprocess
import sys
from collections import Counter
from typing import Any

from fasttext_peer import MARK, SETTINGS, FastText, labelled, write_samples
from modules import need
from run import WORK
from speed_texts import Text
from timing import Run, Seconds, measured
from vowpal_peer import FIXED, features

#: Slots of Vowpal Wabbit's table, as powers of two: that of the accuracy table, and one that fits in a core's cache.
SLOTS = (22, 18)
DIMENSIONS = (100, 16)
#: Only labels are asked for. Probabilities cost it a fifth more.
VOWPAL = [option for option in FIXED if option != "--probabilities"]


def samples_of(text: Text) -> list[tuple[str, str]]:
    return list(labelled(line for page in text.pages for line in page.lines))


def lines_of(text: Text) -> list[str]:
    return text.plain.read_text(encoding="utf-8").split("\n")[:-1]


def fasttext(text: Text, dimensions: int, checksum: str) -> tuple[Run, dict[str, int]]:
    """fastText's `predict` over all lines in one call, and how many lines it gives which label."""
    model = WORK / f"speed-{checksum[:12]}-dim{dimensions}.bin"
    if not model.exists():
        samples = WORK / f"speed-{text.name}-fasttext.txt"
        write_samples(samples_of(text), samples)
        made = FastText(SETTINGS | {"dim": dimensions})
        made.fit(samples)
        made.model.save_model(str(model))
        samples.unlink()
    known = FastText.load(model)
    prepared = [FastText.row(line) for line in lines_of(text)]
    found: list[list[str]] = []

    def predict() -> None:
        found[:] = known.model.f.multilinePredict(prepared, 1, 0.0, "strict")[0]

    def run() -> Seconds:
        seconds = measured(predict)
        assert len(found) == len(prepared), "fastText lost lines"
        return seconds

    run()
    return run, dict(sorted(Counter(row[0][len(MARK):] if row else "none" for row in found).items()))


class Vowpal:
    """Vowpal Wabbit's driver, which is part of its Python package: its own parser and its own loop, both C++.

    The driver starts when a workspace is made. Its parse of the file is what answers, so that call is timed, without
    the model being read before it. In it two threads work, one of them reads; both count.
    """

    def __init__(self, text: Text, slots: int, checksum: str):
        self.model = WORK / f"speed-{checksum[:12]}-vowpal{slots}.model"
        self.asked = WORK / f"speed-{text.name}-vowpal-asked.txt"
        self.told = WORK / "speed-vowpal-told.txt"
        lines = lines_of(text)
        self.count = len(lines)
        self.asked.write_text("".join(map(features, lines)), encoding="utf-8")
        samples = samples_of(text)
        self.labels = sorted({label for label, _ in samples})
        if not self.model.exists():
            self.train(samples, slots)

    def train(self, samples: list[tuple[str, str]], slots: int) -> None:
        number = {label: place for place, label in enumerate(self.labels, 1)}
        rows = [f"{number[label]} {features(line)}" for label, line in samples]
        random.Random(1).shuffle(rows)
        file = WORK / "speed-vowpal.txt"
        file.write_text("".join(rows), encoding="utf-8")
        options = [*VOWPAL, "--oaa", str(len(self.labels)), "-l", "2.0", "-d", str(file), "-f", str(self.model)]
        options[options.index("-b") + 1] = str(slots)
        need("vowpalwabbit")
        subprocess.run([sys.executable, "-m", "vowpalwabbit", *options, "--quiet"], check=True)
        file.unlink()

    def answer(self, *options: str) -> Seconds:
        driver: Any = need("vowpalwabbit.pyvw")
        parse, times = driver.pylibvw.vw.run_parser, []
        driver.pylibvw.vw.run_parser = lambda workspace: times.append(measured(lambda: parse(workspace)))
        try:
            command = ["-i", str(self.model), "-t", "-d", str(self.asked), "--quiet", *options]
            driver.Workspace(arg_list=command).finish()
        finally:
            driver.pylibvw.vw.run_parser = parse
        return times[0]

    def check(self) -> dict[str, int]:
        """How many lines get which label; ends with an assertion unless each gets one."""
        self.answer("-p", str(self.told))
        rows = self.told.read_text().split()
        assert len(rows) == self.count, f"{self.count} lines in, Vowpal Wabbit answers {len(rows)}"
        return dict(sorted(Counter(self.labels[int(row) - 1] for row in rows).items()))


def peers(text: Text, checksum: str) -> tuple[dict[str, Run], dict[str, dict[str, int]]]:
    """The contestants by name, and how many lines each gives which label.

    - checksum: of the text; a model that was trained on it before is used again.
    """
    runs: dict[str, Run] = {}
    labels: dict[str, dict[str, int]] = {}
    for dimensions in DIMENSIONS:
        name = f"fastText predict, dim {dimensions}"
        runs[name], labels[name] = fasttext(text, dimensions, checksum)
    for slots in SLOTS:
        name = f"Vowpal Wabbit, 2^{slots} slots"
        driver = Vowpal(text, slots, checksum)
        runs[name], labels[name] = driver.answer, driver.check()
    return runs, labels
