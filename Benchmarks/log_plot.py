"""A line plot with logarithmic axes as SVG: the same points give the same bytes."""
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from math import ceil, floor, log10

import run  # noqa: F401 - makes the modules in Training known
from plot import COLOURS, STYLE, spread

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 320, 72, 150, 40, 48
#: Where an axis is short, 2 and 5 are named between powers of ten.
SHORT = 2
#: What is no measurement.
GREY = "#8c959f"
MORE = """
.title { font-weight: 600 } .frame { stroke: #8c959f } .ideal { stroke-dasharray: 5 4 }
@media (prefers-color-scheme: dark) { .frame { stroke: #6e7681 } }
"""


@dataclass(slots=True)
class Axis:
    title: str
    #: How a value on it is written.
    name: Callable[[float], str]
    #: The values that are named; without them powers of ten, and 2 and 5 between where there are few.
    marks: list[float] = field(default_factory=list)

    def chosen(self, values: list[float]) -> list[float]:
        if self.marks:
            return self.marks
        low, high = floor(log10(min(values)) + 1e-9), ceil(log10(max(values)) - 1e-9)
        high = max(high, low + 1)
        if high - low > SHORT:
            return [10.0 ** power for power in range(low, high + 1)]
        every = [step * 10.0 ** power for power in range(low, high) for step in (1, 2, 5)] + [10.0 ** high]
        # No more of the axis than the points need.
        first = max(value for value in every if value <= min(values) * 1.0001)
        last = min(value for value in every if value >= max(values) * 0.9999)
        return [value for value in every if first <= value <= max(last, first * 2)]


def scale(marks: list[float], start: float, end: float) -> Callable[[float], float]:
    low, high = log10(marks[0]), log10(marks[-1])
    return lambda value: start + (log10(value) - low) / (high - low) * (end - start)


def log_plot(title: str, across: Axis, up: Axis, lines: dict[str, list[tuple[float, float]]],
             ideal: str | None = None) -> str:
    """An SVG of lines of (x, y). Each has its name at its end.

    - ideal: the name of the line that is dashed, if one is.
    """
    points = [point for line in lines.values() for point in line]
    columns, rows = across.chosen([x for x, _ in points]), up.chosen([y for _, y in points])
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    x, y = scale(columns, LEFT, right), scale(rows, bottom, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'role="img">', f"<title>{escape(title)}</title>", f"<style>{STYLE}{MORE}</style>",
        f'<rect class="paper" x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="8"/>',
        f'<text class="title" x="{LEFT}" y="22">{escape(title)}</text>',
    ]
    for value in rows:
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{right}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{escape(up.name(value))}</text>')
    for value in columns:
        parts.append(f'<line class="grid" x1="{x(value):.1f}" x2="{x(value):.1f}" y1="{TOP}" y2="{bottom}"/>')
        parts.append(
            f'<text x="{x(value):.1f}" y="{bottom + 18}" text-anchor="middle">{escape(across.name(value))}</text>')
    middle, half = (LEFT + right) / 2, (TOP + bottom) / 2
    parts += [
        f'<line class="frame" x1="{LEFT}" x2="{right}" y1="{bottom}" y2="{bottom}"/>',
        f'<text x="{middle:.0f}" y="{HEIGHT - 10}" text-anchor="middle">{escape(across.title)}</text>',
        f'<text x="16" y="{half:.0f}" text-anchor="middle" transform="rotate(-90 16 {half:.0f})">'
        f"{escape(up.title)}</text>",
    ]
    ends = spread([(y(line[-1][1]), name) for name, line in lines.items()])
    for colour, (name, line) in zip(COLOURS, lines.items()):
        colour = GREY if name == ideal else colour
        path = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in line)
        dashed = ' class="ideal"' if name == ideal else ""
        parts.append(f'<polyline stroke="{colour}"{dashed} points="{path}"/>')
        if name != ideal:
            parts += [f'<circle fill="{colour}" cx="{x(a):.1f}" cy="{y(b):.1f}" r="3"/>' for a, b in line]
        parts.append(f'<text x="{right + 10}" y="{ends[name] + 4:.1f}" style="fill:{colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])
