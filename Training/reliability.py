#!/usr/bin/env python3
"""Draws models/reliability.svg from models/metrics.json: how often a label is right at each stated probability.

One panel a label and set. A dot is the lines of one of 15 bins: across, their mean probability of the label; up, the
share of them that has it; the larger, the more lines. Perfect probabilities lie on the diagonal.
"""
import math
from html import escape

from tables import ROOT, number, read_json

#: The panels: set, label, title. Pages hold no spam, so spam is looked at where there is some.
PANELS = [
    ("pages", "body", "body, pages"), ("pages", "chrome", "chrome, pages"),
    ("injected", "spam", "spam, injected pages"), ("lines", "spam", "spam, loose lines"),
]
#: Fewer lines say little of their share.
FEWEST = 10
SIDE, LEFT, TOP, GAP, BELOW = 190, 54, 44, 62, 56
STYLE = """
text { font: 12px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: #1f2328 } .title { font-weight: 600 }
.paper { fill: #ffffff; stroke: #d0d7de } .grid { stroke: #d8dee4; stroke-width: 1 } .small { fill: #57606a; font-size: 11px }
.ideal { stroke: #6e7781; stroke-dasharray: 4 3 } .curve { stroke: #0969da; stroke-width: 1.5; fill: none } .dot { fill: #0969da }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .paper { fill: #0d1117; stroke: #30363d } .grid { stroke: #21262d } .small { fill: #8b949e }
  .ideal { stroke: #8b949e } .curve { stroke: #58a6ff } .dot { fill: #58a6ff }
}
"""


def panel(x: float, title: str, bins: list[dict], error: float | None) -> list[str]:
    """One square with axes from 0 to 1, its left edge at `x`."""
    def place(across: float, up: float) -> tuple[str, str]:
        return f"{x + across * SIDE:.1f}", f"{TOP + (1 - up) * SIDE:.1f}"

    parts = [f'<text class="title" x="{x}" y="{TOP - 20}">{escape(title)}</text>',
             f'<text class="small" x="{x}" y="{TOP - 6}">calibration error {number(error)}</text>']
    for tick in (0, 0.25, 0.5, 0.75, 1):
        (left, height), (right, _) = place(0, tick), place(1, tick)
        parts.append(f'<line class="grid" x1="{left}" y1="{height}" x2="{right}" y2="{height}"/>')
        (across, bottom), (_, top) = place(tick, 0), place(tick, 1)
        parts.append(f'<line class="grid" x1="{across}" y1="{top}" x2="{across}" y2="{bottom}"/>')
        if tick in (0, 0.5, 1):
            parts.append(f'<text class="small" x="{x - 6}" y="{height}" dy="4" text-anchor="end">{tick:g}</text>')
            parts.append(
                f'<text class="small" x="{across}" y="{TOP + SIDE + 15}" text-anchor="middle">{tick:g}</text>')
    (left, bottom), (right, top) = place(0, 0), place(1, 1)
    parts.append(f'<line class="ideal" x1="{left}" y1="{bottom}" x2="{right}" y2="{top}"/>')
    known = [one for one in bins if one["lines"] >= FEWEST]
    points = [(*place(one["probability"], one["share"]), one["lines"]) for one in known]
    if points:
        parts.append('<polyline class="curve" points="%s"/>' % " ".join(f"{a},{b}" for a, b, _ in points))
    for across, up, lines in points:
        radius = 1.5 + 0.9 * math.log10(lines)
        parts.append(f'<circle class="dot" cx="{across}" cy="{up}" r="{radius:.1f}"><title>{lines:,} lines</title></circle>')
    parts.append(
        f'<text x="{x + SIDE / 2}" y="{TOP + SIDE + 36}" text-anchor="middle">stated probability</text>')
    return parts


def drawing(sets: dict) -> str:
    parts: list[str] = []
    x = LEFT
    for name, label, title in PANELS:
        bins = sets.get(name, {}).get("reliability", {}).get(label)
        if not bins:
            continue
        labels = sets[name]["all"]["labels"]
        parts += panel(x, title, bins, labels.get(label, {}).get("calibration_error"))
        x += SIDE + GAP
    across, down = max(x - GAP + 24, 2 * LEFT), TOP + SIDE + BELOW
    middle = TOP + SIDE / 2
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {across} {down}" role="img">',
        "<title>Share of lines that have a label, by the stated probability of the label</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" x="0.5" y="0.5" width="{across - 1}" height="{down - 1}" rx="8"/>',
        f'<text x="16" y="{middle}" text-anchor="middle" transform="rotate(-90 16 {middle})">share that has the label</text>',
        *parts, "</svg>", ""])


def main() -> None:
    metrics = read_json(ROOT / "models/metrics.json")
    if metrics is None:
        raise SystemExit("reliability: there is no models/metrics.json; make it with Training/metrics.py")
    (ROOT / "models/reliability.svg").write_text(drawing(metrics["sets"]), encoding="utf-8")


if __name__ == "__main__":
    main()
