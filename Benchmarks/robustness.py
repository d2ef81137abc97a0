#!/usr/bin/env python3
"""Recall and false alarms with and without each trick of spelling: `robustness.py CHAFF [--model FILE]`.

Spam lines of pages that the project carries, and that no model was trained on, are written with one trick at a time
and stand where they stood. Recall is that of the same lines with and without the trick. Clean lines are written with the
same trick: all of each page where a whole page is written so (mirrors, lost bytes, sprinkled emoji), else one word of a
line in three. Prints the table, writes Benchmarks/results/robustness.json, and exits with 1 if for a trick recall falls
by more than three points or more clean lines are called spam than without it.
"""
import json
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import obfuscations as tricks
from robustness_table import table
from run import ROOT, arguments, chosen_model, facts
from tables import write_json

FOLDERS = ("Tests/Fixtures/gold", "Tests/Fixtures/lookalikes/clean", "Tests/Fixtures/lookalikes/injected",
           "Benchmarks/robustness")
#: How often each line is written with a trick, by other throws of the dice.
ROUNDS = 2
#: By how much recall may fall.
POINTS = 0.03
SEED = 20240601


@dataclass(slots=True, frozen=True)
class Kind:
    """A row of the table."""
    name: str
    #: What is done to injected text, and to clean text.
    spam: tricks.Trick
    clean: tricks.Trick
    #: True if all clean lines of a page are written so, on pages with spam as well.
    is_whole_page: bool = False
    #: What stands in the text without the trick, if that is not nothing.
    base: tricks.Trick | None = None


def words(name: str, trick: tricks.Trick) -> Kind:
    return Kind(name, trick, trick)


def pages(name: str, spam: tricks.Trick, clean: tricks.Trick) -> Kind:
    return Kind(name, spam, clean, True)


def plain(text: str, dice: random.Random) -> str:
    return text


latin = lambda change: tricks.per_word(tricks.LATIN, change)
KINDS = [
    words("invisible characters", tricks.between("\u200b\u200c\u2060\ufeff\u00ad", 0.4)),
    words("signs of direction", tricks.between("\u200e\u200f\u2063", 0.3)),
    words("full width", tricks.full_width),
    words("mathematical letters", tricks.mathematical),
    words("enclosed letters", tricks.enclosed),
    words("letters in filled squares", tricks.squared),
    words("Cyrillic in Latin words", latin(tricks.some(tricks.CYRILLIC))),
    words("Greek in Latin words", latin(tricks.some(tricks.GREEK))),
    words("Latin in Cyrillic words", tricks.per_word(tricks.re.compile("[а-яё]{4,}"), tricks.some(tricks.LATIN_FORMS))),
    words("signs for letters", latin(tricks.leet)),
    words("letters parted by marks", tricks.parted(".-_*·❤")),
    words("letters parted by blanks", tricks.parted(" ")),
    words("Chinese parted by blanks", tricks.spaced_han),
    words("messenger in pieces", tricks.messenger),
    words("Chinese look-alikes", tricks.han),
    words("look-alikes of av", tricks.av),
    words("one character repeated", tricks.elongated),
    words("stacked marks", tricks.marks),
    words("mixed case", tricks.mixed_case),
    words("accents stripped", tricks.stripped),
    words("address with hyphens", tricks.slug),
    words("Latin filler", tricks.filler(["xxxx", "bb4", "www", "hd", "mv", "free", "v", "xxxxx"])),
    words("numeric filler", tricks.filler(["91", "97", "999", "2024", "1024", "77777"])),
    words("shuffled", tricks.shuffled),
    words("other separators", tricks.separators),
    words("stray mark at the end", tricks.stray_mark),
    Kind("emoji encoded twice", tricks.broken_emoji, tricks.broken_emoji, base=tricks.whole_emoji),
    words("pinyin, light", tricks.pinyin(0.25)),
    pages("pinyin on the page, light", tricks.pinyin(0.25), tricks.pinyin(0.25)),
    pages("pinyin on the page, heavy", tricks.pinyin(1), tricks.pinyin(1)),
    pages("pinyin on the page, with a blank", tricks.pinyin(1, " "), tricks.pinyin(1, " ")),
    pages("Traditional page, Simplified spam", plain, tricks.traditional),
    pages("Traditional page and spam", tricks.traditional, tricks.traditional),
    pages("Traditional by a table 1 to 1", tricks.wrong_traditional, tricks.wrong_traditional),
    pages("emoji sprinkled over the page", tricks.emoji, tricks.emoji),
    pages("bytes lost in decoding", plain, tricks.dropped_bytes),
    pages("replacement characters", plain, tricks.replacement),
    pages("everything lost to ?", plain, lambda text, dice: "".join(c if c < "\x80" else "?" for c in text)),
]


@dataclass(slots=True)
class Line:
    label: str
    #: The text cut at the borders of its spans: pieces with an odd index are injected.
    pieces: list[str]

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def written(self, trick: tricks.Trick, dice: random.Random) -> "Line":
        """The line with a trick in what is injected; a line without spans is injected as a whole."""
        pieces = list(self.pieces)
        for place in range(1, len(pieces), 2) if len(pieces) > 1 else (0,):
            pieces[place] = trick(pieces[place], dice)
        return Line(self.label, pieces)


def read_pages() -> list[list[Line]]:
    """Pages of the project's own: `label⇥text` rows, a blank row between pages."""
    found = []
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).glob("*.tsv")):
            for block in file.read_text(encoding="utf-8").split("\n\n"):
                rows = [row.split("\t", 1) for row in block.split("\n") if "\t" in row]
                lines = [Line(label, text.replace("⟧", "⟦").split("⟦")) for label, text in rows]
                if lines:
                    found.append(lines)
    return found


def ask(command: list[str], written: list[list[str]]) -> list[list[bool]]:
    """For each line of each page whether it is called spam."""
    records = "".join(json.dumps({"text": "\n".join(lines)}, ensure_ascii=False) + "\n" for lines in written)
    options = ["classify", "--input", "jsonl", "--format", "jsonl", *command[1:]]
    done = subprocess.run([command[0], *options], input=records.encode(), check=True, capture_output=True)
    answers = [[line["label"] == "spam" for line in json.loads(row)["lines"]] for row in done.stdout.splitlines()]
    if [len(answer) for answer in answers] != [len(lines) for lines in written]:
        raise SystemExit("robustness: other lines came out than went in")
    return answers


def one_word(trick: tricks.Trick) -> tricks.Trick:
    """The trick in one word of a text, or in some characters in a row where there are no blanks."""
    def on_one(text: str, dice: random.Random) -> str:
        places = [found.span() for found in tricks.re.finditer(r"[\u3040-\u30ff\u4e00-\u9fff]{3,8}|[^\s\u3040-\u9fff]+", text)]
        dice.shuffle(places)
        for start, end in places:
            changed = trick(text[start:end], dice)
            if changed != text[start:end]:
                return text[:start] + changed + text[end:]
        return text
    return on_one


def write(lines: list[Line], kind: Kind, wants_spam: bool, dice: random.Random) -> tuple[list[str], set[int]]:
    """A page with a trick in its spam or in its clean lines, and the lines with it that are to be judged."""
    texts, chosen = [], set()
    for place, line in enumerate(lines):
        new = line.text
        if line.label == "spam":
            if wants_spam:
                new = line.written(kind.spam, dice).text
                # Where the page is written so, the spam is judged whether or not it is.
                if new != line.text or kind.is_whole_page and kind.spam is plain:
                    chosen.add(place)
        elif kind.is_whole_page:
            new = kind.clean(line.text, dice)
            if not wants_spam and new != line.text:
                chosen.add(place)
        elif not wants_spam and dice.random() < 1 / 3:
            new = one_word(kind.clean)(line.text, dice)
            if new != line.text:
                chosen.add(place)
        texts.append(new if new.strip() else line.text)
    if wants_spam and kind.is_whole_page and texts == [line.text for line in lines]:
        chosen.clear()
    return texts, chosen


def measure(kind: Kind, found: list[list[Line]], answer: Callable[[list[list[str]]], list[list[bool]]]) -> dict:
    """How many of the lines with the trick are called spam with it and without it."""
    def jobs(kind: Kind, wants_spam: bool) -> list[tuple[list[str], set[int]]]:
        dice = random.Random(SEED)
        return [write(lines, kind, wants_spam, dice) for _ in range(ROUNDS) for lines in found]

    result = {"name": kind.name}
    for what, wants_spam in (("spam", True), ("clean", False)):
        written = jobs(kind, wants_spam)
        if kind.base:
            plain_texts = [texts for texts, _ in jobs(Kind(kind.name, kind.base, kind.base), wants_spam)]
        else:
            plain_texts = [[line.text for line in lines] for _ in range(ROUNDS) for lines in found]
        judged = [(before, after, chosen) for before, (after, chosen) in zip(plain_texts, written, strict=True) if chosen]
        without = answer([before for before, _, _ in judged])
        with_it = answer([after for _, after, _ in judged])
        result[what] = {
            "lines": sum(len(chosen) for _, _, chosen in judged),
            "without": sum(called[place] for (_, _, chosen), called in zip(judged, without) for place in chosen),
            "with": sum(called[place] for (_, _, chosen), called in zip(judged, with_it) for place in chosen),
        }
    return result


def fails(row: dict) -> list[str]:
    """What is wrong with a row."""
    spam, clean = row["spam"], row["clean"]
    found = []
    if spam["lines"] and spam["without"] - spam["with"] > POINTS * spam["lines"]:
        found.append(f"recall falls from {spam['without']} to {spam['with']} of {spam['lines']} lines")
    if clean["with"] > clean["without"]:
        found.append(f"false alarms rise from {clean['without']} to {clean['with']} of {clean['lines']} lines")
    return found


def main() -> None:
    options = arguments(__doc__, "robustness.json").parse_args()

    command = [options.chaff, *chosen_model(options)]
    found = read_pages()
    rows = [measure(kind, found, lambda written: ask(command, written)) for kind in KINDS]
    result = {
        "run": facts("make robustness" if not options.model else "Benchmarks/robustness.py CHAFF --model FILE", ()),
        "rounds": ROUNDS,
        "points": 100 * POINTS,
        "rows": rows,
    }
    write_json(options.output, result)
    print(table(result), end="")
    faults = [f"{row['name']}: {fault}" for row in rows for fault in fails(row)]
    if faults:
        print("\n".join(f"robustness: {fault}" for fault in faults), file=sys.stderr)
        raise SystemExit(1)


if __name__ == "__main__":
    main()
