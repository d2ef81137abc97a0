#!/usr/bin/env python3
"""The quality gate: no figure of the shipped model may fall below models/baseline.json.

    python3 Training/gate.py CHAFF [CORPUS]           compare; exit 1 if a figure fell
    python3 Training/gate.py CHAFF [CORPUS] --write   accept the figures of today as the baseline

Measured are the gold pages in Tests/Fixtures/gold, the same lines one by one, and, where CORPUS holds them, its
development pages. Needs Python 3 only.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LARGEST_MODEL = 8_000_000
# Figures are printed with six decimals, so that the last one may differ by rounding.
TOLERANCE = 1e-6 + 1e-9

# For each figure where `chaff evaluate --json` has it and which direction is better.
FIGURES = {
    "body and chrome macro-F1": ("macro_f1_body_chrome", "higher"),
    "body F1": ("labels.body.f1", "higher"),
    "chrome F1": ("labels.chrome.f1", "higher"),
    "spam precision": ("labels.spam.precision", "higher"),
    "spam recall": ("labels.spam.recall", "higher"),
    "spam F1": ("labels.spam.f1", "higher"),
    "spam average precision": ("injected_average_precision", "higher"),
    "spam recall at 99 % precision": ("injected_recall_at_99_precision", "higher"),
    "clean lines called spam per 100,000": ("false_injected_per_100k", "lower"),
    "span character F1": ("span_char_f1", "higher"),
}


def run(command):
    """What a command prints; its own message has told why if it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"gate: {' '.join(command)}: exit code {done.returncode}")
    return done.stdout


def measure(chaff, samples, model):
    """The figures of one set of samples; a figure the set says nothing of is left out."""
    command = [chaff, "evaluate", samples, "--json", "--by", "family"] + (["--model", model] if model else [])
    found = json.loads(run(command))["all"]
    figures = {}
    for name, (path, better) in FIGURES.items():
        value = found
        for key in path.split("."):
            value = value.get(key) if value else None
        if value is not None:
            figures[name] = {"value": value, "better": better}
    return figures


def measure_loose(chaff, folder, model):
    """The figures of the same lines, each a page of its own: what a stream of loose lines gets."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as loose:
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                loose.writelines(line + "\n" for line in file if "\t" in line)
        loose.flush()
        return measure(chaff, loose.name, model)


def measure_all(chaff, corpus, model):
    """The figures of every set that is there, by its name."""
    folder = os.path.join(ROOT, "Tests/Fixtures/gold")
    sets = {"gold": measure(chaff, folder, model), "loose": measure_loose(chaff, folder, model)}
    if corpus and os.path.exists(os.path.join(corpus, "pages-dev.jsonl.gz")):
        sets["corpus"] = {
            f"{part}: {name}": figure
            for part in ("pages", "html", "injected")
            for name, figure in measure(chaff, os.path.join(corpus, f"{part}-dev.jsonl.gz"), model).items()
        }
    else:
        print(f"gate: no corpus in {corpus or 'CORPUS'}, only the gold pages are measured", flush=True)
    return sets


def check_model(chaff, path):
    if not os.path.exists(path):
        sys.exit(f"gate: {path} is missing; run make model")
    size = os.path.getsize(path)
    if size > LARGEST_MODEL:
        sys.exit(f"gate: {path} has {size} bytes; at most {LARGEST_MODEL} may ship")
    run([chaff, "model", "verify", path])


def compare(baseline, sets):
    """One row for each figure of the baseline: set, name, before, now, and by how much it got worse."""
    rows = []
    for set_name, figures in sets.items():
        for name, old in baseline.get(set_name, {}).items():
            new = figures.get(name, {}).get("value")
            if new is None:
                rows.append((set_name, name, old["value"], None, float("inf")))
                continue
            gain = new - old["value"] if old["better"] == "higher" else old["value"] - new
            rows.append((set_name, name, old["value"], new, -gain))
    return rows


def show(rows):
    width = max(len(name) for _, name, *_ in rows)
    print(f"{'set':<8}{'figure':<{width}}  {'baseline':>12}{'now':>12}{'worse by':>12}")
    for set_name, name, old, new, loss in rows:
        now, worse = ("gone", "") if new is None else (f"{new:.6f}", f"{loss:.6f}")
        print(f"{set_name:<8}{name:<{width}}  {old:>12.6f}{now:>12}{worse:>12}", flush=True)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chaff")
    parser.add_argument("corpus", nargs="?")
    parser.add_argument("--write", action="store_true", help="make today's figures the baseline")
    parser.add_argument("--model", help="gate another model than the one in the command")
    parser.add_argument("--baseline", default=os.path.join(ROOT, "models/baseline.json"))
    options = parser.parse_args()

    check_model(options.chaff, options.model or os.path.join(ROOT, "models/default.chaff"))
    baseline = {}
    if os.path.exists(options.baseline):
        with open(options.baseline, encoding="utf-8") as file:
            baseline = json.load(file)
    elif not options.write:
        sys.exit(f"gate: {options.baseline} is missing; make it with --write")
    sets = measure_all(options.chaff, options.corpus, options.model)

    if options.write:
        # Sets that are not here today keep what was written of them.
        with open(options.baseline, "w", encoding="utf-8") as file:
            json.dump({**baseline, **sets}, file, indent=2)
            file.write("\n")
        print(f"gate: wrote {options.baseline}; say in the commit why a figure was allowed to fall")
        return
    rows = compare(baseline, sets)
    if not rows:
        sys.exit(f"gate: {options.baseline} holds no figure to compare with; make it with --write")
    fallen = [row for row in rows if row[-1] > TOLERANCE]
    if fallen:
        show(fallen)
        accept = " ".join(["python3", *sys.argv, "--write"])
        sys.exit(f"gate: {len(fallen)} of {len(rows)} figures fell; to accept that, run\n    {accept}")
    better = sum(row[-1] < -TOLERANCE for row in rows)
    print(f"gate: {len(rows)} figures, none fell, {better} rose" + (" (--write keeps the gain)" if better else ""))


if __name__ == "__main__":
    main()
