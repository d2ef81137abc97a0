"""The tables of lines that come back one by one."""
from source_line import source
from stream import LOOKAHEADS
from tables import markdown, number

#: The columns of the accuracy table: set, key, title, decimals.
COLUMNS = (
    ("pages", "macro_f1_body_chrome", "macro-F1 of body and chrome", 3),
    ("pages", "false_injected_per_100k", "clean lines called spam, per 100,000", 0),
    ("injected", "spam_f1", "F1 of spam", 3),
    ("injected", "injected_average_precision", "average precision of spam", 3),
)


def cells(found: dict) -> list[str]:
    return [number(found[name][key], places) for name, key, _, places in COLUMNS]


def accuracy(result: dict) -> str:
    """A row for each lookahead, fed a page at a time and as one text, and rows of the pages read whole."""
    found = result["accuracy"]
    header = ["lines behind a line", *(f"{name}: {title}" for name, _, title, _ in COLUMNS)]
    rows = [[str(lookahead), *cells(found["by_page"][str(lookahead)])] for lookahead in LOOKAHEADS]
    rows += [[f"{lookahead}, pages one after the other", *cells(found["one_text"][str(lookahead)])]
             for lookahead in LOOKAHEADS]
    rows += [["the page as a fragment", *cells(found["fragment"])], ["the page", *cells(found["whole"])]]
    return markdown(header, rows)


def tables(result: dict) -> str:
    """Everything that was measured, for Benchmarks/README.md."""
    waits = [[f"--lookahead {lookahead}", *(number(times[key], 2) for key in ("median", "percentile_99", "max"))]
             for lookahead, times in sorted(result["milliseconds"].items(), key=lambda item: int(item[0]))]
    counted = next(iter(result["milliseconds"].values()))["lines"]
    speed = result["speed"]
    rates = [[name, *(number(found[key], 1) for key in ("min", "median", "max"))]
             for name, found in sorted(speed["megabytes_per_second"].items(), key=order)]
    return "\n".join([
        source(result["run"]) + accuracy(result),
        markdown([f"ms until a line is back, of {number(counted, 0)}", "median", "99th percentile", "max"], waits),
        markdown([f"MB of text a second, of {number(speed['bytes'] / 1e6, 1)}, {speed['rounds']} rounds",
                  "min", "median", "max"], rates),
    ])


def order(item: tuple[str, dict]) -> int:
    """Whole pieces first, then by lookahead."""
    last = item[0].split()[-1]
    return int(last) if last.isdigit() else -1
