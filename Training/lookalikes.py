#!/usr/bin/env python3
"""The look-alike gate: clean pages that imitate spam, and injected pages in the manner of each family.

    python3 Training/lookalikes.py CHAFF                 exit 1 if a clean line comes out as spam or a spam line does not
    python3 Training/lookalikes.py CHAFF --model FILE    the same with another model than the one in the command

The pages in Tests/Fixtures/lookalikes are labelled at the model's own threshold. The comment above a page names its
families: `# splice, comment: what the page is`. Needs Python 3 only.
"""
import argparse
import collections
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGES = os.path.join(ROOT, "Tests/Fixtures/lookalikes")
LABELS = ("body", "chrome", "spam")


def pages(kind):
    """The pages of one kind, in the order of their files: id, kind, language, families, labels and texts."""
    folder = os.path.join(PAGES, kind)
    found = []
    for name in sorted(os.listdir(folder)):
        language, number = name.removesuffix(".tsv"), 0
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            blocks = file.read().split("\n\n")
        for block in filter(str.strip, blocks):
            number += 1
            families, labels, texts = [], [], []
            for row in block.strip("\n").split("\n"):
                if row.startswith("# ") and "\t" not in row:
                    families = row[2:].split(":")[0].split(", ")
                    continue
                gold, _, text = row.partition("\t")
                if gold not in LABELS or not text.strip():
                    sys.exit(f"lookalikes: {kind}/{name}: no row of a gold page: {row}")
                labels.append(gold)
                texts.append(text.replace("⟦", "").replace("⟧", ""))
            found.append({"id": f"{kind}/{language} {number}", "kind": kind, "language": language,
                          "families": families, "labels": labels, "texts": texts})
    return found


def label(chaff, model, found):
    """For each page its lines as chaff labels them."""
    records = "".join(json.dumps({"id": page["id"], "text": "\n".join(page["texts"])}) + "\n" for page in found)
    command = [chaff, "classify", "--input", "jsonl", "--format", "jsonl", "-"]
    command += ["--model", model] if model else []
    done = subprocess.run(command, input=records.encode(), stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"lookalikes: {' '.join(command)}: exit code {done.returncode}")
    labelled = [json.loads(record)["lines"] for record in done.stdout.decode().splitlines()]
    for page, lines in zip(found, labelled, strict=True):
        if len(lines) != len(page["texts"]):
            sys.exit(f"lookalikes: {page['id']}: {len(page['texts'])} lines went in, {len(lines)} came out")
    return labelled


def count(found, labelled):
    """The lines that come out wrong, and for each language and each family how many do, of how many."""
    faults, tables = [], {by: collections.defaultdict(lambda: [0, 0, 0, 0]) for by in ("language", "family")}
    for page, lines in zip(found, labelled):
        for number, (gold, text, line) in enumerate(zip(page["labels"], page["texts"], lines), 1):
            injected, called = gold == "spam", line["label"] == "spam"
            wrong = injected != called
            cell = 2 if injected else 0
            rows = [("language", page["language"])]
            rows += [("family", f"{page['kind']}: {family}") for family in page["families"]]
            for by, name in rows:
                tables[by][name][cell] += wrong
                tables[by][name][cell + 1] += 1
            if wrong:
                faults.append((page, number, gold, line, text))
    return faults, tables


def show(faults, tables):
    for page, number, gold, line, text in faults:
        what = "missed" if gold == "spam" else f"{gold} called spam"
        print(f"{page['id']}, line {number}: {what} ({line['probabilities']['spam']:.3f}): {text}")
    for by, rows in tables.items():
        width = max(map(len, [by, *rows]))
        print(f"\n{by:<{width}}  clean lines called spam  injected lines missed")
        for name, (alarms, clean, missed, injected) in sorted(rows.items()):
            print(f"{name:<{width}}  {f'{alarms} of {clean}':>23}  {f'{missed} of {injected}':>21}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chaff")
    parser.add_argument("--model", help="gate another model than the one in the command")
    options = parser.parse_args()

    found = pages("clean") + pages("injected")
    labelled = label(options.chaff, options.model, found)
    faults, tables = count(found, labelled)
    show(faults, tables)
    missed = sum(gold == "spam" for _, _, gold, _, _ in faults)
    on_clean = sum(page["kind"] == "clean" for page, _, gold, _, _ in faults if gold != "spam")
    print(f"\nlookalikes: {len(found)} pages: {on_clean} lines of clean pages and "
          f"{len(faults) - missed - on_clean} clean lines of injected pages called spam, {missed} injected lines missed")
    if faults:
        sys.exit(1)


if __name__ == "__main__":
    main()
