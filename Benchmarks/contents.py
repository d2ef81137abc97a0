"""Body and chrome from HTML: what extractors of main content keep of the gold lines, beside what `filter` keeps."""
import base64
import difflib
import gzip
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from chaff_peer import ask, chosen
from extractors import justext, magic_html, readability, resiliparse, trafilatura
from figures import Row, figures
from modules import version

#: What extractors put before the items of a list.
BULLET = re.compile(r"^(?:[-*+•‣◦·]|\d+[.)])\s+")
#: A line with fewer characters is found as a line of its own only.
SHORTEST = 10
#: Languages with fewer lines say little and are left out.
SMALLEST = 1000
#: What makes each extractor, by the name of its package.
TOOLS = {"trafilatura": trafilatura, "Resiliparse": resiliparse, "jusText": justext, "readability-lxml": readability,
         "magic-html": magic_html}


def squeeze(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def bare(text: str) -> str:
    return "".join(text.split())


def kept(gold: list[str], text: str) -> list[bool]:
    """For each gold line whether it came out.

    Lines of equal text are aligned in order, then wherever they stand. Of the gold lines left those count that stand
    within the lines left, blanks apart, because extractors join and break lines.
    """
    wanted = [squeeze(line) for line in gold]
    rows = [row for line in text.splitlines() if (row := BULLET.sub("", squeeze(line)))]
    found, used = [False] * len(wanted), [False] * len(rows)
    for start, other, size in difflib.SequenceMatcher(None, wanted, rows, autojunk=False).get_matching_blocks():
        for step in range(size):
            found[start + step] = used[other + step] = True
    spare = defaultdict(list)
    for place, row in enumerate(rows):
        if not used[place]:
            spare[row].append(place)
    for place, line in enumerate(wanted):
        if not found[place] and spare[line]:
            found[place] = used[spare[line].pop()] = True
    left = bare(" ".join(row for row, taken in zip(rows, used) if not taken))
    return [came or (len(bare(line)) >= SHORTEST and bare(line) in left) for came, line in zip(found, wanted)]


def records(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def pages(corpus: Path) -> list[dict]:
    """The development pages with HTML. Titles are undecided: extractors give none."""
    places = {page["id"]: [line.get("where") for line in page["lines"]]
              for page in records(corpus / "pages-dev.jsonl.gz")}
    found = list(records(corpus / "html-dev.jsonl.gz"))
    for page in found:
        for line, where in zip(page["lines"], places[page["id"]], strict=True):
            if where == "title":
                line["label"] = None
    return found


def measured(found: list[dict], texts: list[str]) -> dict:
    """The figures of the labels that follow from what came out: body, and chrome for the rest."""
    rows: list[Row] = []
    languages: dict[str, list[Row]] = defaultdict(list)
    for page, text in zip(found, texts, strict=True):
        came = kept([line["text"] for line in page["lines"]], text)
        for line, is_body in zip(page["lines"], came):
            if line["label"] is not None:
                row = Row(line["label"], "body" if is_body else "chrome", 0.0, len(line["text"]), [], [])
                rows.append(row)
                languages[page["lang"]].append(row)
    whole = figures(rows)
    whole.pop("false_injected_per_100k")
    return whole | {"macro_f1_by_language": {
        language: figures(own)["macro_f1_body_chrome"] for language, own in sorted(languages.items())
        if len(own) >= SMALLEST}}


def contents(chaff: str, model: Path | None, corpus: Path) -> dict:
    """The figures of each tool on the development pages with HTML."""
    found = pages(corpus)
    asked = [{"id": page["id"], "html_base64": page["html_base64"]} for page in found]
    answers = ask([chaff, "filter", "--input", "jsonl", *chosen(model)], asked)
    tools = {"chaff": measured(found, [answer["text"] for answer in answers])}
    for name, make in TOOLS.items():
        extract = make()
        tools[name] = measured(found, [
            extract(base64.b64decode(page["html_base64"]), page["lang"]) for page in found])
        tools[name]["version"] = version(name)
    return tools
