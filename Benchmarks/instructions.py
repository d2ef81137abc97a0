"""Instructions by stage, counted by callgrind, and time by stage, sampled by perf.

What has no file of Chaff's (the C library, the Swift runtime, ICU, the kernel) counts for the stage that called it.
"""
import json
import re
import subprocess
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from run import WORK
from stage_names import OTHER, stage_of

#: How often a share is handed on from callers to those they call, until calls within calls are settled.
TURNS = 40
SAMPLES_A_SECOND = 4_999


class Symbols:
    """What the debug information of a program says of its instructions."""

    def __init__(self, program: Path):
        self.program = program
        self.known: dict[int, str | None] = {}

    def ask(self, addresses: set[int]) -> None:
        new = sorted(addresses - self.known.keys())
        if not new:
            return
        rows = "".join(f"{address:#x}\n" for address in new)
        command = ["llvm-symbolizer", f"--obj={self.program}", "--inlines", "--output-style=JSON"]
        done = subprocess.run(command, input=rows, check=True, capture_output=True, text=True)
        for address, row in zip(new, done.stdout.splitlines(), strict=True):
            frames = [(frame["FunctionName"], frame["FileName"], frame["Line"])
                      for frame in json.loads(row).get("Symbol", [])]
            self.known[address] = stage_of(frames)


@dataclass(slots=True)
class Function:
    #: Instructions of its own by address, and of those it calls by (address, who).
    own: Counter = field(default_factory=Counter)
    calls: Counter = field(default_factory=Counter)


def plain_copy(program: Path) -> Path:
    """The program without debug information, which callgrind cannot read."""
    copy = WORK / "chaff-plain"
    subprocess.run(["objcopy", "--strip-debug", str(program), str(copy)], check=True)
    return copy


def counted(program: Path, arguments: list[str]) -> dict[tuple[str, str], Function]:
    """A run under callgrind: functions by (object, name)."""
    out = WORK / "callgrind.out"
    command = ["valgrind", "--quiet", "--tool=callgrind", "--dump-instr=yes", "--dump-line=no",
               f"--callgrind-out-file={out}", str(program), *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return parse(out.read_text(encoding="utf-8", errors="replace").splitlines())


def parse(rows: list[str]) -> dict[tuple[str, str], Function]:
    """Reads callgrind's format: names stand in full once and by number after that, addresses are relative."""
    found: dict[tuple[str, str], Function] = defaultdict(Function)
    objects: dict[str, str] = {}
    functions: dict[str, str] = {}

    def named(table: dict[str, str], text: str) -> str:
        number, _, name = text.partition(" ")
        if name:
            table[number] = name
        return table.get(number, number)

    here = callee_object = ""
    current, callee, place, is_call = ("", ""), "", 0, False
    for row in rows:
        key, equals, value = row.partition("=")
        if equals and key == "ob":
            here = callee_object = named(objects, value)
        elif equals and key == "fn":
            current, callee_object = (here, named(functions, value)), here
        elif equals and key == "cob":
            callee_object = named(objects, value)
        elif equals and key == "cfn":
            callee = named(functions, value)
        elif equals and key == "calls":
            is_call = True
        elif row and row[0] in "0123456789+-*":
            at, _, cost = row.partition(" ")
            if at[0] in "+-":
                place += int(at)
            elif at != "*":
                place = int(at, 16)
            if is_call:
                found[current].calls[place, (callee_object, callee)] += int(cost)
                is_call, callee_object = False, here
            else:
                found[current].own[place] += int(cost)
    return found


def by_stage(functions: dict[tuple[str, str], Function], program: str, symbols: Symbols) -> dict[str, float]:
    """Instructions by stage. A function without a stage has that of its callers, in the shares of what they cause."""
    places = {place for (where, _), one in functions.items() if where == program
              for place in [*one.own, *(place for place, _ in one.calls)]}
    symbols.ask(places)

    def stage(key: tuple[str, str], place: int) -> str | None:
        return symbols.known[place] if key[0] == program else None

    #: For each function what calls it: by stage where that is known, else by function.
    stages: dict[tuple[str, str], Counter] = defaultdict(Counter)
    callers: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for key, one in functions.items():
        for (place, callee), cost in one.calls.items():
            known = stage(key, place)
            if known:
                stages[callee][known] += cost
            elif callee != key:
                callers[callee][key] += cost
    shares: dict[tuple[str, str], dict[str, float]] = {key: {} for key in functions}
    for _ in range(TURNS):
        turned = {}
        for key in functions:
            found: defaultdict[str, float] = defaultdict(float, stages[key])
            for caller, cost in callers[key].items():
                for name, share in shares.get(caller, {}).items():
                    found[name] += cost * share
            whole = sum(stages[key].values()) + sum(callers[key].values())
            turned[key] = {name: cost / whole for name, cost in found.items()} if whole else {}
        shares = turned
    total: defaultdict[str, float] = defaultdict(float)
    for key, one in functions.items():
        for place, cost in one.own.items():
            if known := stage(key, place):
                total[known] += cost
                continue
            for name, share in shares[key].items():
                total[name] += cost * share
            total[OTHER] += cost * (1 - sum(shares[key].values()))
    return total


def sampled(program: Path, arguments: list[str], symbols: Symbols) -> Counter:
    """Samples by stage: that of the first function of Chaff's, from where the processor stood up through its callers."""
    data = WORK / "perf.data"
    record = ["perf", "record", "-q", "-e", "cpu-clock", "-F", str(SAMPLES_A_SECOND), "--call-graph", "fp", "-o",
              str(data), str(program), *arguments]
    subprocess.run(record, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    script = ["perf", "script", "-i", str(data), "-F", "ip,dso"]
    text = subprocess.run(script, check=True, capture_output=True, text=True).stdout
    chains = []
    for block in text.split("\n\n"):
        frames = re.findall(r"([0-9a-f]+) \((.*)\)$", block, re.MULTILINE)
        if frames:
            # A frame further up stands behind the call.
            chains.append([int(at, 16) - (number > 0) for number, (at, where) in enumerate(frames)
                           if Path(where).name == program.name])
    symbols.ask({place for chain in chains for place in chain})
    total: Counter = Counter()
    for chain in chains:
        total[next((symbols.known[place] for place in chain if symbols.known[place]), OTHER)] += 1
    return total
