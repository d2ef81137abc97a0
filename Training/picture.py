#!/usr/bin/env python3
"""Draws what `chaff classify` shows on a terminal: `picture.py CHAFF [--model FILE] [-o FILE]`.

Labels the sample page in the coloured form and turns the escape sequences into an SVG. Every run of text is stretched
to whole terminal columns, so that Chinese (two columns a character) stays in line whatever font is at hand.
"""
import argparse
import os
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from html import escape
from pathlib import Path

from tables import ROOT

COLUMNS = 100
CELL, ROW, MARGIN, SIZE = 8.4, 21, 14, 14
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")
#: The escape sequences of Chaff's readable form, and the classes that stand for them.
CLASSES = {"1": "bold", "2": "dim", "31": "red", "32": "green", "41": "span", "97": ""}
STYLE = """
text { font: %dpx ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace; fill: #1f2328 }
text.bold { font-weight: 600 } .paper { fill: #ffffff; stroke: #d0d7de }
text.dim { fill: #6e7781 } text.green { fill: #1a7f37 } text.red { fill: #cf222e }
text.span { fill: #ffffff } rect.span { fill: #cf222e }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .paper { fill: #0d1117; stroke: #30363d }
  text.dim { fill: #8b949e } text.green { fill: #3fb950 } text.red { fill: #ff7b72 }
  text.span { fill: #ffffff } rect.span { fill: #b62324 }
}
""" % SIZE


def width(character: str) -> int:
    """Terminal columns of a character."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pieces(row: str) -> Iterator[tuple[str, str]]:
    """(classes, text) for each stretch of a row that looks the same; stretches of wide characters stand alone."""
    classes: list[str] = []
    for index, part in enumerate(ESCAPE.split(row)):
        if index % 2:
            codes = part.split(";")
            classes = [] if part in ("", "0") else classes + [CLASSES[c] for c in codes if CLASSES.get(c)]
            continue
        # A blank takes the place of a column, and SVG drops blanks at the edges of a text.
        for stretch in re.findall(r" +|[^ ]+", part):
            start = 0
            for place in range(1, len(stretch) + 1):
                if place == len(stretch) or (width(stretch[place]) == 2) != (width(stretch[place - 1]) == 2):
                    yield " ".join(classes), stretch[start:place]
                    start = place


def drawing(rows: list[str]) -> str:
    boxes, texts = [], []
    for number, row in enumerate(rows):
        column, y = 0, MARGIN + number * ROW
        for classes, text in pieces(row):
            columns = sum(map(width, text))
            x, length = MARGIN + column * CELL, columns * CELL
            if "span" in classes:
                boxes.append(f'<rect class="span" x="{x:.1f}" y="{y}" width="{length:.1f}" height="{ROW - 2}"/>')
            if text.strip():
                texts.append(
                    f'<text class="{classes}" x="{x:.1f}" y="{y + 15}" textLength="{length:.1f}" '
                    f'lengthAdjust="spacingAndGlyphs">{escape(text)}</text>')
            column += columns
    across, down = COLUMNS * CELL + 2 * MARGIN, len(rows) * ROW + 2 * MARGIN
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across:.0f}" height="{down}" '
        f'viewBox="0 0 {across:.0f} {down}" role="img">',
        "<title>chaff classify page.txt: each line of a news page with its label; injected text is marked</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" x="0.5" y="0.5" width="{across - 1:.0f}" height="{down - 1}" rx="8"/>',
        *boxes, *texts, "</svg>", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chaff")
    parser.add_argument("--model", type=Path, help="a model in place of the one that ships with Chaff")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "docs/sample.svg")
    options = parser.parse_args()
    command = [options.chaff, "classify", "--format", "color", "--color", "always"]
    command += (["--model", str(options.model)] if options.model else [])
    command.append(str(ROOT / "Tests/Fixtures/pages/sample.txt"))
    # Without a terminal on standard error the command takes the width from COLUMNS.
    environment = os.environ | {"COLUMNS": str(COLUMNS)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"picture: {done.stderr.strip()}")
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(drawing(done.stdout.splitlines()), encoding="utf-8")


if __name__ == "__main__":
    main()
