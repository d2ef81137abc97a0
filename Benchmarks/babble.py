#!/usr/bin/env python3
"""Makes text for measuring speed that anyone can make anew: `babble.py BYTES [-o FILE] [--labels FILE] [--seed N]`.

Pages look like scraped ones and say nothing: each has the order of labels of a page in Training/gold, all of which were
written for Chaff, and its lines are walks over the gold lines with the same label and language. A walk stands on a
token, a word or, where there are no blanks, a character, and goes on behind any place with the same last two
characters or the same last word, so n-grams are those of the language while most lines are new. Digits are thrown
anew. Languages come as often as the pages that Chaff is for: Chinese most. The same seed and gold give the same bytes
with any Python from 3.11 on: nothing but `random.Random.random` is thrown.
"""
import argparse
import hashlib
import random
import sys
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from run import ROOT
from samples import Line, Page, read_rows

SEED = 20240601
#: The benchmarks' text has at least so many bytes.
BYTES = 24_000_000
#: Of a hundred pages so many are in a language; the others share what is left.
SHARES = {"zh-Hans": 45, "zh-Hant": 8, "ja": 9, "ko": 6, "id": 5, "vi": 5, "th": 4, "ru": 5, "tr": 4, "en": 4}
REST = 5
#: Gold pages are richer in spam than scraped ones: one spam line in so many stays.
SPAM = 8
#: A walk ends after so many tokens, wherever it is.
LONGEST = 400
#: A page is made of so many gold pages, one behind the other.
PAGES = (1, 4)
#: Languages that put no blanks between words.
DENSE = ("zh-Hans", "zh-Hant", "ja", "th")


@dataclass(slots=True)
class Walks:
    """Where walks over the lines of one language with one label may go.

    `tokens` holds the lines one behind the other, each with an empty token at its end.
    """
    tokens: list[str]
    starts: list[int]
    #: For each place in `tokens` those with the same end before them; it is one of them itself.
    alike: list[list[int]]
    joint: str


def cut(text: str, is_dense: bool) -> list[str]:
    return list(text) if is_dense else text.split()


def walks(lines: list[str], is_dense: bool) -> Walks:
    tokens: list[str] = []
    starts: list[int] = []
    alike: list[list[int]] = []
    places: dict[tuple[str, ...], list[int]] = {}
    order = 2 if is_dense else 1
    for line in lines:
        starts.append(len(tokens))
        found = [*cut(line, is_dense), ""]
        for place in range(len(found)):
            # At the start of a line there is nothing to go on from.
            key = (*found[place - order:place],) if place >= order else (line, str(place))
            same = places.setdefault(key, [])
            same.append(len(tokens) + place)
            alike.append(same)
        tokens += found
    return Walks(tokens, starts, alike, "" if is_dense else " ")


class Babble:
    """Pages without end from one seed."""

    def __init__(self, seed: int = SEED, gold: Path = ROOT / "Training/gold"):
        self.throw = random.Random(seed).random
        self.gold = {file.stem: list(read_rows(file)) for file in sorted(gold.glob("*.tsv"))}
        others = [language for language in self.gold if language not in SHARES]
        self.languages = [*SHARES, *others]
        self.ends = list(accumulate([*SHARES.values(), *(REST / len(others) for _ in others)]))
        self.walks = cache(self.make_walks)

    def below(self, count: int) -> int:
        return int(self.throw() * count)

    def make_walks(self, language: str, label: str) -> Walks:
        lines = [line.text for page in self.gold[language] for line in page.lines if line.label == label]
        return walks(lines, language in DENSE)

    def line(self, language: str, label: str) -> str:
        """A new line."""
        made, below = self.walks(language, label), self.below
        place = made.starts[below(len(made.starts))]
        found: list[str] = []
        while (token := made.tokens[place]) and len(found) < LONGEST:
            found.append(token)
            same = made.alike[place + 1]
            place = same[below(len(same))] if len(same) > 1 else place + 1
        text = made.joint.join(found)
        return "".join(str(below(10)) if sign in "0123456789" else sign for sign in text)

    def page(self) -> Page:
        language = self.languages[bisect(self.ends, self.throw() * self.ends[-1])]
        lines: list[Line] = []
        for _ in range(PAGES[0] + self.below(PAGES[1] - PAGES[0] + 1)):
            gold = self.gold[language][self.below(len(self.gold[language]))]
            for line in gold.lines:
                if line.label and (line.label != "spam" or self.below(SPAM) == 0):
                    lines.append(Line(self.line(language, line.label), line.label))
        return Page(lines, language)

    def pages(self, size: int) -> Iterator[Page]:
        """Pages until their text has at least `size` bytes."""
        while size > 0:
            page = self.page()
            size -= sum(len(line.text.encode()) + 1 for line in page.lines)
            yield page


def write_text(pages: Iterator[Page], path: Path) -> str:
    """The lines of pages as plain text; gives the SHA-256 of the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    found = hashlib.sha256()
    with open(path, "wb") as file:
        for page in pages:
            block = "".join(line.text + "\n" for line in page.lines).encode()
            found.update(block)
            file.write(block)
    return found.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bytes", type=int, nargs="?", default=BYTES)
    parser.add_argument("-o", "--output", type=Path, default=ROOT / ".build/bench/babble.txt")
    parser.add_argument("--labels", type=Path, help="write the lines with their labels, a blank row between pages")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    pages = list(Babble(options.seed).pages(options.bytes))
    print(write_text(iter(pages), options.output), options.output)
    if options.labels:
        rows = ("".join(f"{line.label}\t{line.text}\n" for line in page.lines) for page in pages)
        options.labels.write_text("\n".join(rows), encoding="utf-8")
        print(f"babble: {options.labels}", file=sys.stderr)


if __name__ == "__main__":
    main()
