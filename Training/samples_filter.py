"""Part of the training samples, written to files that `chaff train` reads."""
import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from tables import ROOT

#: Says of a record of samples whether it stays. Gold pages are asked about file by file, with their language.
Keep = Callable[[dict], bool]
#: Where a record came from: its field "from".
GOLD, PAGES, HTML, GENERATED = "gold", "pages", "html", "generated"


def records(path: Path) -> Iterator[tuple[str, dict]]:
    """Rows of a JSON lines file, packed or not, with what they say."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for row in file:
            yield row, json.loads(row)


def subset(path: Path, keep: Keep, target: Path, origin: str = "") -> int:
    """Writes the records that stay and counts them."""
    target.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with open(target, "w", encoding="utf-8") as file:
        for row, record in records(path):
            if keep(record | {"from": origin}):
                file.write(row)
                count += 1
    return count


def training_files(corpus: Path, generated: Path, keep: Keep, folder: Path) -> list[Path]:
    """The files to train on; those of which records go are written to a folder."""
    files = [path for path in sorted((ROOT / "Training/gold").glob("*.tsv"))
             if keep({"from": GOLD, "lang": path.stem, "id": path.stem})]
    for origin, path in ((GENERATED, generated), (PAGES, corpus / "pages-train.jsonl.gz"),
                         (HTML, corpus / "html-train.jsonl.gz")):
        target = folder / f"{origin}.jsonl"
        if subset(path, keep, target, origin):
            files.append(target)
    return files
