#!/usr/bin/env python3
"""Tells what `filter --cut` leaves of the injected development pages: `cut.py CHAFF CORPUS [--model FILE]`.

Each page goes through `filter`, with whole lines dropped, with spans cut out and with spans marked. What comes out is
held against what went in, line by line: that it is the lines that passed, less what "cut" says, is checked. Counted are
code points of gold body lines, of gold spans, and of what stands beside spans in gold spam lines. Prints the table,
writes Benchmarks/results/cut.json, and exits with 1 if less body or more spam than asked survives in the first row.
"""
import json
import subprocess
import sys
from collections import Counter

from run import arguments, chosen_model, facts
from samples import Line, Page, need, read_pages
from tables import markdown, write_json

#: What stands in the place of a span; no page of the set has it.
MARK = "\u27eacut\u27eb"
RUNS = {
    "spam lines dropped": ["--drop", "spam"],
    "spans cut, chrome kept": ["--drop", "spam", "--cut"],
    "spans marked, chrome kept": ["--drop", "spam", "--redact", MARK],
    "spam and chrome lines dropped": [],
    "spans cut, chrome dropped": ["--cut"],
}
#: The row that is judged: cutting alone, without what telling body and chrome apart gets wrong.
JUDGED = "spans cut, chrome kept"
#: The least share of body and the largest share of spam that may survive.
BODY, SPAM = 0.98, 0.02


def ask(command: list[str], options: list[str], pages: list[Page]) -> list[dict]:
    """What `filter` gives for the pages."""
    texts = ["\n".join(line.text for line in page.lines) for page in pages]
    records = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    done = subprocess.run([command[0], "filter", "--input", "jsonl", *options, *command[1:]], input=records.encode(),
                          check=True, capture_output=True)
    return [json.loads(row) for row in done.stdout.splitlines()]


def survivors(page: Page, answer: dict) -> list[set[int]]:
    """For each line of a page the places of the characters that came out."""
    told = answer["chaff"]
    cuts = {row["line"]: row["spans"] for row in told.get("cut", []) + told.get("redacted", [])}
    rows = answer["text"].split("\n")
    at, found = 0, []
    for number, line in enumerate(page.lines, 1):
        gone = {place for start, end in cuts.get(number, []) for place in range(start, end)}
        left = [place for place in range(len(line.text)) if place not in gone]
        expected = "".join(line.text[place] for place in left)
        if at < len(rows) and rows[at].replace(MARK, "") == expected and (number in cuts or not gone):
            at += 1
            found.append(set(left))
        else:
            if number in cuts:
                raise SystemExit(f"cut: line {number} is said to be cut, and its rest did not come out")
            found.append(set())
    if rows[at:] not in ([], [""]):
        raise SystemExit("cut: something came out that did not go in")
    return found


def parts(line: Line) -> dict[str, set[int]]:
    """The places of a gold line by what they are."""
    every = set(range(len(line.text)))
    if line.label != "spam":
        return {line.label: every} if line.label in ("body", "chrome") else {}
    spans = {place for start, end in line.spans for place in range(start, end)}
    return {"spam": spans, "beside spam": every - spans}


def measure(pages: list[Page], answers: list[dict]) -> dict:
    """Which share of each kind of characters came out, in all and by family."""
    total, left = Counter(), Counter()
    for page, answer in zip(pages, answers, strict=True):
        for line, places in zip(page.lines, survivors(page, answer), strict=True):
            for kind, wanted in parts(line).items():
                for group in ("", page.family):
                    total[group, kind] += len(wanted)
                    left[group, kind] += len(wanted & places)

    def shares(group: str) -> dict:
        kinds = sorted(kind for name, kind in total if name == group and total[name, kind])
        return {kind: {"characters": total[group, kind], "survives": left[group, kind] / total[group, kind]}
                for kind in kinds}

    return {"all": shares(""), "families": {group: shares(group) for group in sorted({name for name, _ in total} - {""})}}


def main() -> None:
    options = arguments(__doc__, "cut.json", takes_corpus=True).parse_args()

    pages = list(read_pages(need(options.corpus / "injected-dev.jsonl.gz", "a development file of the corpus")))
    command = [options.chaff, *chosen_model(options)]
    rows = {name: measure(pages, ask(command, arguments, pages)) for name, arguments in RUNS.items()}
    write_json(options.output, {
        "run": facts("Benchmarks/cut.py CHAFF CORPUS" + (" --model" if options.model else ""), ()),
        "asked": {"body": BODY, "spam": SPAM},
        "judged": JUDGED,
        "rows": rows,
    })
    kinds = ["body", "spam", "beside spam", "chrome"]
    print(markdown(["survives, % of characters"] + kinds,
                   [[name] + [f"{100 * found['all'][kind]['survives']:.2f}" for kind in kinds]
                    for name, found in rows.items()]), end="")
    judged = rows[JUDGED]["all"]
    if judged["body"]["survives"] < BODY or judged["spam"]["survives"] > SPAM:
        print(f"cut: asked of \u201c{JUDGED}\u201d are {BODY:.0%} of body at least and {SPAM:.0%} of spam at most",
              file=sys.stderr)
        raise SystemExit(1)


if __name__ == "__main__":
    main()
