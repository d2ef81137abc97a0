#!/usr/bin/env python3
"""Tells what becomes of injected text and of the article around it: `survival.py CHAFF [--model FILE]`.

Each case is a page with text injected at one place, hidden in one way and spelled in one way (injections.py). Chaff
(`filter` as it comes, and `filter --cut`) and extractors of main content read it. Injected text survives
if any stretch of it that the clean page does not have comes out; the article is kept if 95 % of its characters come
out. Prints the table, writes Benchmarks/results/html-survival.json, and exits with 1 if Chaff misses a case.
"""
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

import extractors
from carriers import read_carriers
from injections import ENCODINGS, HIDINGS, PLACEMENTS, Case, cases, clean_cases
from outcomes import Outcome, injected_stretches, normal, outcome, shares, stretches
from run import arguments, chosen_model, facts
from survival_table import table
from tables import write_json

CHAFF, CUT = "Chaff", "Chaff, --cut"
#: What is told of a line that Chaff got wrong.
TOLD = ("line", "label", "probabilities", "tag", "hidden", "spans")
EXTRACTORS = {
    "trafilatura": extractors.trafilatura, "Resiliparse": extractors.resiliparse, "jusText": extractors.justext,
}


@dataclass(slots=True)
class Answer:
    """What Chaff said of a page."""
    text: str = ""
    cut: str = ""
    lines: list[dict] = field(default_factory=list)


def ask_chaff(command: list[str], pages: list[Case]) -> list[Answer]:
    """What `filter`, `filter --cut` and `classify` give for the pages."""
    records = "".join(json.dumps({"html": case.page}, ensure_ascii=False) + "\n" for case in pages)

    def run(*arguments: str) -> list[dict]:
        done = subprocess.run([command[0], *arguments, "--input", "jsonl", *command[1:]], input=records.encode(),
                              check=True, capture_output=True)
        return [json.loads(row) for row in done.stdout.splitlines()]

    answers = []
    for kept, cut, labelled in zip(run("filter"), run("filter", "--cut"), run("classify", "--format", "jsonl"),
                                   strict=True):
        answers.append(Answer(kept["text"], cut["text"], labelled["lines"]))
    return answers


def is_pasted(case: Case) -> bool:
    """True if injected text is seen inside a line of the article."""
    return case.placement == "inline" and case.hiding == "none"


def is_missed(case: Case, whole: Outcome, cut: Outcome) -> bool:
    """True unless nothing injected comes out and the article does.

    `filter` drops whole lines, so a paragraph with seen text pasted into it goes; there it counts what is left when
    spans alone are cut, by `filter --cut`. The table shows both.
    """
    return whole.survives or cut.survives or not cut.is_kept or not (whole.is_kept or is_pasted(case))


def reason(case: Case, answer: Answer, whole: Outcome, cut: Outcome) -> dict:
    """What to look at in a case that Chaff misses: the lines that it should have dropped or kept."""
    injected = {stretch for piece in case.injected for stretch in stretches(piece)}
    starts = {normal(paragraph)[:20] for paragraph in case.article}
    lines = []
    for line in answer.lines:
        text = normal(line["text"])
        has_injected = any(stretch in text for stretch in injected)
        is_article = text[:20] in starts
        passes = line["label"] == "body" and not line.get("hidden")
        if has_injected and (passes or cut.survives) or is_article and not passes and not line.get("hidden"):
            lines.append({key: line[key] for key in TOLD if key in line} | {"text": line["text"][:80], "injected": has_injected})
    causes = {"injected text survives": whole.survives, "spans too short": cut.survives and not whole.survives,
              "article not kept": not (cut if is_pasted(case) else whole).is_kept}
    return {"case": case.name, "cause": " and ".join(cause for cause, holds in causes.items() if holds),
            "kept": whole.kept, "kept_when_cut": cut.kept, "lines": lines}


def hidden_share(pages: list[Case], answers: list[Answer], clean: dict) -> dict:
    """How many cases there are with hidden text, of how many Chaff says so for every line of it, and in how many it
    calls each of them spam."""
    counts = {"cases": 0, "said_to_be_hidden": 0, "called_spam": 0}
    for case, answer in zip(pages, answers):
        if case.hiding == "none":
            continue
        injected = injected_stretches(case, clean[case.carrier.name, case.is_mirror])
        texts = [normal(line["text"]) for line in answer.lines]
        lines = [line for line, text in zip(answer.lines, texts) if any(stretch in text for stretch in injected)]
        counts["cases"] += 1
        counts["said_to_be_hidden"] += bool(lines) and all(line.get("hidden") for line in lines)
        counts["called_spam"] += bool(lines) and all(line["label"] == "spam" for line in lines)
    return counts


def groups(measured: list[Case], outcomes: dict[str, list[Outcome]]) -> list[dict]:
    """The rows of the table: what is hidden, by how; what is seen, by where, spelling and language."""
    rows = []

    def add(axis: str, value: str, wanted: Callable[[Case], bool]) -> None:
        chosen = [number for number, case in enumerate(measured) if wanted(case)]
        rows.append({"axis": axis, "value": value, "cases": len(chosen),
                     "tools": {name: shares(all[i] for i in chosen) for name, all in outcomes.items()}})

    add("", "all cases", lambda case: True)
    add("", "hidden", lambda case: case.hiding != "none")
    for value in HIDINGS[1:]:
        add("hidden", value, lambda case: case.hiding == value)
    add("", "seen", lambda case: case.hiding == "none")
    add("", "seen, on its own", lambda case: case.hiding == "none" and case.placement != "inline")
    for value in PLACEMENTS:
        add("seen, placement", value, lambda case: case.hiding == "none" and case.placement == value)
    for value in ENCODINGS:
        add("seen, spelling", value, lambda case: case.hiding == "none" and case.encoding == value)
    for value in sorted({case.carrier.name for case in measured}):
        add("seen, language", value, lambda case: case.hiding == "none" and case.carrier.name == value)
    return rows


def main() -> None:
    options = arguments(__doc__, "html-survival.json").parse_args()

    carriers = read_carriers()
    untouched, injected = clean_cases(carriers), cases(carriers)
    clean_pages = {(case.carrier.name, case.is_mirror): normal(case.page) for case in untouched}
    every = untouched + injected
    answers = ask_chaff([options.chaff, *chosen_model(options)], every)
    texts = {CHAFF: [answer.text for answer in answers], CUT: [answer.cut for answer in answers]}
    for name, make in EXTRACTORS.items():
        extract = make()
        texts[name] = [extract(case.page.encode(), case.carrier.name.split("-")[0]) for case in every]
    outcomes = {
        name: [outcome(case, clean_pages[case.carrier.name, case.is_mirror], text) for case, text in zip(every, all)]
        for name, all in texts.items()
    }
    first = len(untouched)
    misses = [reason(case, answer, whole, cut)
              for case, answer, whole, cut in zip(every, answers, outcomes[CHAFF], outcomes[CUT])
              if is_missed(case, whole, cut)]
    result = {
        "run": facts("make survival" + (" with --model" if options.model else ""), extractors.PACKAGES),
        "tools": list(texts),
        "clean_pages": first,
        "clean_kept": {name: shares(all[:first])["kept"] for name, all in outcomes.items()},
        "rows": groups(injected, {name: all[first:] for name, all in outcomes.items()}),
        "hidden": hidden_share(every, answers, clean_pages),
        "misses": misses,
    }
    write_json(options.output, result)
    print(table(result), end="")
    for miss in misses:
        print(f"\n{miss['case']}: {miss['cause']}; {100 * miss['kept']:.1f} % of the article kept", file=sys.stderr)
        for line in miss["lines"]:
            print("   ", json.dumps(line, ensure_ascii=False), file=sys.stderr)
    pasted = sum("/inline/none/" in miss["case"] for miss in misses)
    print(f"\nsurvival: Chaff misses {len(misses)} of {len(every)} cases, {pasted} of them phrases pasted into a sentence",
          file=sys.stderr)
    if misses:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
