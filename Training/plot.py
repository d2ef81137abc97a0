"""A line plot as SVG: the same points give the same bytes."""
from html import escape
from math import ceil, floor, log2

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 360, 48, 208, 16, 44
STYLE = """
text { font: 12px ui-sans-serif, system-ui, sans-serif; fill: #1f2328 }
.paper { fill: #ffffff; stroke: #d0d7de } .grid { stroke: #d8dee4 } polyline { fill: none; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .paper { fill: #0d1117; stroke: #30363d } .grid { stroke: #30363d }
}
"""
COLOURS = ("#1f6feb", "#cf222e", "#1a7f37", "#9a6700", "#8250df")


def plot(title: str, across: str, lines: dict[str, list[tuple[float, float]]], marks: list[float]) -> str:
    """An SVG of lines of (x, y); x in powers of two, y in twentieths. Each line has its name at its end.

    - marks: the values of x that are named.
    """
    values = [y for points in lines.values() for _, y in points]
    low, high = floor(min(values) * 20) / 20, ceil(max(values) * 20) / 20
    steps = round((high - low) * 20)

    def x(value: float) -> float:
        first, last = log2(marks[0]), log2(marks[-1])
        return LEFT + (log2(value) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        return TOP + (high - value) / (high - low) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'role="img">', f"<title>{escape(title)}</title>", f"<style>{STYLE}</style>",
        f'<rect class="paper" x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="8"/>',
    ]
    for step in range(steps + 1):
        value = low + step / 20
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.2f}</text>')
    for mark in marks:
        parts.append(f'<text x="{x(mark):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{mark:g}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle:.0f}" y="{HEIGHT - 8}" text-anchor="middle">{escape(across)}</text>')
    ends = spread([(y(points[-1][1]), name) for name, points in lines.items()])
    for colour, (name, points) in zip(COLOURS, lines.items()):
        path = " ".join(f"{x(at):.1f},{y(value):.1f}" for at, value in points)
        parts.append(f'<polyline stroke="{colour}" points="{path}"/>')
        parts += [f'<circle fill="{colour}" cx="{x(at):.1f}" cy="{y(value):.1f}" r="3"/>' for at, value in points]
        parts.append(f'<text x="{WIDTH - RIGHT + 10}" y="{ends[name] + 4:.1f}" style="fill:{colour}">'
                     f"{escape(name)}</text>")
    return "\n".join([*parts, "</svg>", ""])


def spread(ends: list[tuple[float, str]], apart: float = 15) -> dict[str, float]:
    """Heights for names, in order, none nearer to the one above than it may be."""
    placed: dict[str, float] = {}
    last = -apart
    for height, name in sorted(ends):
        last = placed[name] = max(height, last + apart)
    return placed
