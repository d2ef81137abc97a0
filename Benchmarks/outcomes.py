"""What a tool made of a page with injected text: whether that survives, and how much of the article is kept."""
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from injections import Case

#: The share of the article's characters that is to be kept.
KEPT = 0.95
#: Stretches that count as surviving text: this many characters, where most are of a script without blanks or not.
DENSE, SPACED = 5, 10
#: The shortest stretch of a paragraph that counts as kept if the paragraph does not come out as a whole.
SHORTEST_PIECE = 8
#: What no spelling is told apart by: pinyin in brackets, blanks, invisible characters.
DROPPED = re.compile(
    r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)|[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")


@dataclass(slots=True)
class Outcome:
    """What one tool made of a case."""
    survives: bool
    kept: float

    @property
    def is_kept(self) -> bool:
        return self.kept >= KEPT


@cache
def normal(text: str) -> str:
    """A text without what spellings differ in: compatibility forms, case, invisible characters, blanks, pinyin."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return DROPPED.sub("", text)


def stretches(text: str) -> set[str]:
    text = normal(text)
    dense = sum(c >= "\u0e00" for c in text)
    size = min(DENSE if 2 * dense > len(text) else SPACED, len(text))
    return {text[start:start + size] for start in range(len(text) - size + 1)}


def injected_stretches(case: Case, clean: str) -> set[str]:
    """Stretches of what was injected that the page does not have without it."""
    return {stretch for piece in case.injected for stretch in stretches(piece) if stretch not in clean}


def pieces_kept(paragraph: str, text: str) -> int:
    """The characters of a paragraph that stand in a piece of it which the text has."""
    kept = end = 0
    for start in range(len(paragraph) - SHORTEST_PIECE + 1):
        if paragraph[start:start + SHORTEST_PIECE] in text:
            kept += start + SHORTEST_PIECE - max(start, end)
            end = start + SHORTEST_PIECE
    return kept


def outcome(case: Case, clean: str, text: str) -> Outcome:
    """- clean: the HTML of the page without what was injected, normalised."""
    text = normal(text)
    injected = injected_stretches(case, clean)
    total = kept = 0
    for paragraph in map(normal, case.article):
        total += len(paragraph)
        kept += len(paragraph) if paragraph in text else pieces_kept(paragraph, text)
    return Outcome(any(stretch in text for stretch in injected), kept / total)


def shares(outcomes: Iterable[Outcome]) -> dict:
    found = list(outcomes)
    return {"left_out": sum(not o.survives for o in found) / len(found),
            "kept": sum(o.is_kept for o in found) / len(found)}
