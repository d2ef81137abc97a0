"""What scale.py hands to Chaff: text in lines of any length, page records, WET files, and models of several sizes."""
import gzip
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from run import ROOT, WORK
from samples import Page

#: What a gold page's lines are called that only the chains look for.
INJECTED = "spam\t"


def line_text(source: Path, path: Path, length: int, size: int) -> int:
    """Writes `size` bytes of a text, again and again, in lines of `length` bytes with their line ends, and gives how
    many came of it. Lines are cut between characters, so one may be up to three bytes longer."""
    whole = source.read_bytes().replace(b"\n", b" ")
    while len(whole) < size + 4:
        whole += whole
    at = 0
    with open(path, "wb") as file:
        while at < size:
            end = at + max(1, length - 1)
            while end < len(whole) and whole[end] & 0xC0 == 0x80:
                end += 1
            file.write(whole[at:end] + b"\n")
            at = end
    return path.stat().st_size


def page_text(page: Page) -> str:
    return "".join(line.text + "\n" for line in page.lines)


def page_records(pages: list[Page], path: Path) -> None:
    with open(path, "w", encoding="utf-8") as file:
        for number, page in enumerate(pages):
            file.write(json.dumps({"id": str(number), "text": page_text(page)}, ensure_ascii=False) + "\n")


def wet(pages: list[Page], path: Path) -> None:
    """Pages as Common Crawl hands out text: a conversion record each, in a gzip member of its own for .gz."""
    is_packed = path.suffix == ".gz"
    with open(path, "wb") as file:
        for number, page in enumerate(pages):
            text = page_text(page).encode()
            head = (f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://host{number}.example/\r\n"
                    f"WARC-Date: 2024-01-01T00:00:00Z\r\n"
                    f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
                    f"Content-Type: text/plain\r\nContent-Length: {len(text)}\r\n\r\n")
            record = head.encode() + text + b"\r\n\r\n"
            file.write(gzip.compress(record, mtime=0) if is_packed else record)


@dataclass(slots=True)
class ModelChoice:
    name: str
    #: What a command takes for it.
    chosen: list[str]
    about: dict


def facts_of(chaff: str, path: list[str]) -> dict:
    """What `chaff model info` says that tells models apart."""
    done = subprocess.run([chaff, "model", "info", *path], check=True, capture_output=True, text=True)
    rows = dict(row.split("  ", 1) for row in done.stdout.splitlines() if "  " in row)
    told = {key.strip(): value.strip() for key, value in rows.items()}
    return {"model_bytes": int(told["size"].split()[0]), "known_ngrams": int(told.get("n-grams known", "0"))}


def train(chaff: str, name: str, keeps_spam: bool) -> Path:
    """A model of the gold pages in Training/ alone, with or without injected lines."""
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted((ROOT / "Training/gold").glob("*.tsv")):
        rows = [row for row in file.read_text(encoding="utf-8").split("\n")
                if keeps_spam or not row.startswith(INJECTED)]
        (folder / file.name).write_text("\n".join(rows), encoding="utf-8")
    model = WORK / f"{name}.chaff"
    subprocess.run([chaff, "train", str(folder), "--quiet", "-o", str(model)], check=True, stdout=subprocess.DEVNULL)
    return model


def models(chaff: str, is_quick: bool) -> list[ModelChoice]:
    """The shipped model and others. Tables have one size, so models differ by the parts they have and by how many
    n-grams they know."""
    found = [ModelChoice("shipped", [], facts_of(chaff, []))]
    alone = ROOT / ".build/model-training-only/default.chaff"
    paths = {} if is_quick or not alone.exists() else {"grammars and gold pages": alone}
    paths["gold pages"] = train(chaff, "scale-gold", True)
    paths["gold pages, no spam"] = train(chaff, "scale-gold-clean", False)
    for name, path in paths.items():
        found.append(ModelChoice(name, ["--model", str(path)], facts_of(chaff, [str(path)])))
    return found
