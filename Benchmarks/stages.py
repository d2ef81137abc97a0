#!/usr/bin/env python3
"""Says where the time goes, by stage: `stages.py CHAFF CORPUS [--bytes N]`.

Each stage has its instructions a code point, counted by callgrind over the second half of a text, so that what is done
once does not count; its share of the time, sampled by perf, and the time that makes of a code point; beside it what the
least that has to be done there takes in plain C (limits.c). What cannot be told has a row. Needs valgrind, objcopy and
llvm-symbolizer; without perf or a C compiler those columns stay empty. Figures go to Benchmarks/results/stages.json.
"""
import os
import platform
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from expected import check_labels, model_checksum, sha256
from instructions import Symbols, by_stage, counted, plain_copy, sampled
from run import ROOT, WORK, arguments, chosen_model, facts
from speed_texts import Text, label_counts, texts
from stage_names import OTHER, STAGES
from tables import write_json
from timing import timed

#: Callgrind is some fifty times slower than the program.
COUNTED_BYTES = 4_000_000
#: The time of a code point is the least of so many runs.
RUNS = 7
TOOLS = {"valgrind": "valgrind", "objcopy": "binutils", "llvm-symbolizer": "llvm"}


def need_tools() -> None:
    for tool, package in TOOLS.items():
        if not shutil.which(tool):
            print(f"missing {tool}: install {package}", file=sys.stderr)
            raise SystemExit(66)


def beginning(text: Text, size: int) -> Path:
    """The first lines of a text."""
    path = WORK / f"stages-{text.name}.txt"
    content = text.plain.read_bytes()
    path.write_bytes(content[:content.rfind(b"\n", 0, size) + 1])
    return path


def code_points(path: Path) -> int:
    return len(path.read_text(encoding="utf-8"))


def limits(text: Path) -> dict[str, float]:
    """The least that each stage has to do, in ns a code point; empty without a compiler."""
    compiler = os.environ.get("CC") or shutil.which("cc") or shutil.which("clang")
    if not compiler:
        return {}
    program = WORK / "limits"
    native = ["-march=native"] if platform.machine() in ("x86_64", "AMD64") else []
    source = ROOT / "Benchmarks/limits.c"
    subprocess.run([compiler, "-O3", *native, "-o", str(program), str(source)], check=True)
    rows = subprocess.run([str(program), str(text)], check=True, capture_output=True, text=True).stdout.splitlines()
    return {name: float(value) for name, value in (row.split("\t") for row in rows)}


def shares(counts: Counter) -> dict[str, float]:
    return {name: counts[name] / counts.total() for name in counts}


def counted_part(plain: Path, classify: list[str], text: Text, size: int, symbols: Symbols
                 ) -> tuple[dict[str, float], int]:
    """Instructions by stage of the beginning of a text, and its code points."""
    part = beginning(text, size)
    return by_stage(counted(plain, [*classify, str(part)]), str(plain), symbols), code_points(part)


def measure(program: Path, plain: Path, chosen: list[str], text: Text, size: int, symbols: Symbols) -> dict:
    """The stages of one text."""
    empty = WORK / "empty.txt"
    empty.write_bytes(b"")
    classify = ["classify", *chosen, "--jobs", "1", "--format", "tsv"]
    half, half_points = counted_part(plain, classify, text, size // 2, symbols)
    whole, whole_points = counted_part(plain, classify, text, size, symbols)
    points, all_points = whole_points - half_points, code_points(text.plain)
    net = {name: max(0.0, cost - half.get(name, 0.0)) for name, cost in whole.items()}
    instructions = sum(net.values()) / points
    part = beginning(text, size)
    command = [str(program), *classify, str(text.plain)]
    seconds = min(timed(command).processor_seconds for _ in range(RUNS))
    nothing = min(timed([str(program), *classify, str(empty)]).processor_seconds for _ in range(RUNS))
    nanoseconds = (seconds - nothing) / all_points * 1e9
    time: Counter[str] = Counter()
    if shutil.which("perf"):
        try:
            time = sampled(program, [*classify, str(text.plain)], symbols)
        except subprocess.CalledProcessError:
            print("stages: perf may not sample here; the times of stages stay empty", file=sys.stderr)
    time["start"] = 0
    lowest, sample = limits(text.plain), shares(time) if time.total() else {}
    rows = []
    for name in (*STAGES, OTHER):
        rows.append({
            "stage": name, "instructions": net.get(name, 0.0) / points,
            "share_of_instructions": net.get(name, 0.0) / points / instructions,
            "share_of_time": sample.get(name, 0.0) if sample else None,
            "nanoseconds": sample.get(name, 0.0) * nanoseconds if sample else None,
            "least_nanoseconds": lowest.get(name),
        })
    return {
        "bytes": part.stat().st_size, "sha256": sha256(part), "code_points": whole_points,
        "bytes_per_code_point": part.stat().st_size / whole_points, 
        "once_instructions": sum(whole.values()) - instructions * whole_points,
        "instructions": instructions, "nanoseconds": nanoseconds,
        "samples": time.total(), "stages": rows,
    }


def main() -> None:
    need_tools()
    parser = arguments(__doc__, "stages.json", takes_corpus=True)
    parser.add_argument("--bytes", type=int, default=COUNTED_BYTES, help="how much of a text callgrind sees")
    parser.add_argument("--accept", action="store_true", help="take other counts of labels than before as expected")
    options = parser.parse_args()
    program, chosen, model = Path(options.chaff).resolve(), chosen_model(options), model_checksum(options)
    symbols = Symbols(program)
    result: dict = {"run": facts("make stages", ()), "texts": {}}
    plain = plain_copy(program)
    for text in texts(options.corpus):
        labels = label_counts([str(program), "classify", *chosen, "--format", "tsv", str(text.plain)])
        check_labels(model, text.name, sha256(text.plain), labels, options.accept)
        result["texts"][text.name] = measure(program, plain, chosen, text, options.bytes, symbols)
    write_json(options.output, result)
    for name, found in result["texts"].items():
        print(f"{name}: {found['instructions']:.1f} instructions and {found['nanoseconds']:.1f} ns a code point")
        for row in found["stages"]:
            time, least = row["nanoseconds"], row["least_nanoseconds"]
            print(f"  {row['stage']:8} {row['instructions']:7.1f} {'' if time is None else f'{time:7.2f}'} "
                  f"{'' if least is None else f'{least:7.2f}'}")


if __name__ == "__main__":
    main()
