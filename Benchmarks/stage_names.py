"""Which stage of labelling a source file belongs to.

Whole-module optimisation melts functions into one another, so it is the debug information that tells: each instruction
has a chain of inlined functions, the innermost first, and the first file in it that is no mere helper names the stage.
"""
import re
from functools import cache
from pathlib import PurePath

from run import ROOT

STAGES = ("read", "decode", "fold", "hash", "look up", "join", "chains", "context", "write", "start")
OTHER = "other"

#: What each stage does, for the table.
WORK = {
    "read": "bytes in, pieces of whole lines",
    "decode": "UTF-8 to code points",
    "fold": "cut lines, look code points up, copy ASCII, undo tricks",
    "hash": "classes, runs, shape, hashes of features",
    "look up": "weights of features, and their sums",
    "join": "sums to log-odds of a line, the screen",
    "chains": "n-grams and paths of the lines that pass the screen",
    "context": "the page around a line, the second look, labels",
    "write": "rows out",
    "start": "options, the model, tables",
}
#: What bounds each stage, whatever program does it; limits.c does that much and no more.
BOUNDS = {
    "read": "memory: every byte once (memcpy)",
    "decode": "instructions: how long each code point is decides where the next begins",
    "fold": "a load a code point from a table that fits in L2",
    "hash": "a product for each place of an n-gram, three n-grams a code point",
    "look up": "three loads a code point from tables of 128 kB (L2)",
    "join": "57 products a line",
    "chains": "for one code point in thirty five loads from tables of 512 kB, and a step that waits for the last",
    "context": "22 products a line",
    "write": "memory: every byte out once, and 16 more a line",
}
#: Small parts that every stage uses: who called them counts.
HELPERS = {"Cell", "Lanes", "ShortLanes", "FloatLanes", "ByteView", "ByteBuffer", "Quantum", "Logarithm"}
#: Files that are of another stage than their folder.
FILES = {
    "UTF8Step": "decode", "UTF8Survey": "decode", "PageBuilder": "fold", "PageReader": "read",
    "PageRecognition": "read", "DefaultModel": "start", "GramTable": "chains", "KnownGrams": "chains", "BlockSums": "look up",
    "CharacterReader": "look up", "CharacterSums": "look up", "CharacterTable": "look up", "ScreenReader": "look up",
    "MarkupFeatures": "look up", "Joiner": "join", "LineScorer": "join", "Screen": "join", "MarkupModel": "join",
    "StructureModel": "join", "StructureInputs": "join", "CountLogarithms": "join", "Chain": "chains",
    "ChainScore": "chains", "SpanScorer": "chains", "SpanScorer+Rest": "chains", "SpanCandidates": "chains",
    "SpanCertainty": "chains", "SpanKinds": "chains", "SpanModel": "chains", "LineBag": "chains",
    "PastedLink": "chains", "Grams": "chains", "GramReader": "chains", "GramCollector": "chains", "SpanGrams": "chains",
    "WordGrams": "chains", "SpanReader": "chains", "Model": "start", "ModelFile": "start", "ModelContents": "start",
    "ArgumentParser": "start",
}
#: By folder, the first that fits.
FOLDERS = (
    ("Streams", "read"), ("Archives", "read"), ("Records", "read"), ("HTML", "read"), ("Work", "read"),
    ("Charsets", "decode"), ("Folding", "fold"), ("CFolding", "fold"), ("Text", "fold"), ("Lines", "fold"), ("Features", "hash"),
    ("Scores", "context"), ("Labels", "context"), ("Output", "write"), ("Commands", "start"), ("Options", "start"),
    ("ChaffCommand", "start"),
)
#: Functions that are of another stage than their file: a part of the name.
FUNCTIONS = (("LineFolder", "decode", "decode"),)
#: Folding decodes in the same loop; there the row of the source tells which it is.
ROWS = (("FoldRun", re.compile(r"\bword\b|length = [23]\b"), "decode"),)


@cache
def source_rows(file: str) -> list[str]:
    """The rows of a source file as it stands here; none if there is no such file."""
    path = ROOT / "Sources" / file.partition("/Sources/")[2]
    return path.read_text(encoding="utf-8").split("\n") if path.exists() else []


def row_stage(name: str, file: str, row: int) -> str | None:
    for called, pattern, stage in ROWS:
        if name == called and 0 < row <= len(source_rows(file)) and pattern.search(source_rows(file)[row - 1]):
            return stage
    return None


def is_ours(file: str) -> bool:
    return "/Sources/Chaff" in file or "/Sources/CFolding" in file


def stage_of(frames: list[tuple[str, str, int]]) -> str | None:
    """The stage of an instruction; None if no file of Chaff's is in its chain, or helpers alone.

    - frames: (function, file, row), the innermost first.
    """
    for function, file, row in frames:
        if not is_ours(file):
            continue
        path = PurePath(file)
        name = path.stem
        if name in HELPERS:
            continue
        for part, called, stage in FUNCTIONS:
            if name.startswith(part) and called in function:
                return stage
        if found := row_stage(name, file, row):
            return found
        if name in FILES:
            return FILES[name]
        for folder, stage in FOLDERS:
            if folder in path.parts:
                return stage
        return None
    return None
