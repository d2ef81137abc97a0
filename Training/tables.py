"""What the scripts that write documents share: Markdown tables, figures between markers, rounded JSON."""
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: What a cell shows where there is no figure.
NONE = "–"


def number(value: float | None, places: int = 3) -> str:
    """A figure with a fixed count of decimals, thousands apart."""
    return NONE if value is None else f"{value:,.{places}f}"


def markdown(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    marks = ["---"] + ["---:"] * (len(header) - 1)
    return "".join("| " + " | ".join(row) + " |\n" for row in [header, marks, *rows])


def fill(path: Path, name: str, content: str) -> None:
    """Replaces what stands between `<!-- name -->` and `<!-- /name -->` in a file."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    text = path.read_text(encoding="utf-8")
    if text.count(start) != 1 or text.count(end) != 1:
        raise SystemExit(f"{path.name}: there must be one {start} and one {end}")
    before, rest = text.split(start)
    after = rest.split(end)[1]
    path.write_text(f"{before}{start}\n{content.strip()}\n{end}{after}", encoding="utf-8")


def rounded(value, places: int = 4):
    """The same JSON value with every number rounded."""
    match value:
        case dict():
            return {key: rounded(member, places) for key, member in value.items()}
        case list():
            return [rounded(element, places) for element in value]
        case float():
            return round(value, places)
        case _:
            return value


def read_json(path: Path) -> dict | None:
    """The contents of a JSON file, or None if there is no such file."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def write_json(path: Path, value: dict) -> None:
    """Writes rounded JSON with sorted keys: the same figures give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(rounded(value), indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
