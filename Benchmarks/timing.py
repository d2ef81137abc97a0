"""Times whole processes: wall-clock seconds, processor seconds, peak memory."""
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Seconds:
    """How long something took, and how long processors worked on it."""
    wall: float
    processor: float


#: One turn of a contestant.
Run = Callable[[], Seconds]


@dataclass(slots=True)
class Timing:
    seconds: float
    processor_seconds: float
    peak_bytes: int


def timed(command: list[str], stdin: Path | None = None) -> Timing:
    """Runs a command with its output thrown away; ends everything if it fails."""
    with open(stdin or os.devnull, "rb") as source:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL)
        return finish(process, start, command)


def process(*command: str) -> Run:
    """A contestant that is a whole process, from start to end."""
    def run() -> Seconds:
        timing = timed(list(command))
        return Seconds(timing.seconds, timing.processor_seconds)

    return run


def measured(work: Callable[[], object]) -> Seconds:
    """How long a call takes, in all threads of this process."""
    start, used = time.perf_counter(), time.process_time()
    work()
    return Seconds(time.perf_counter() - start, time.process_time() - used)


def in_turn(contestants: dict[str, Run], rounds: int) -> dict[str, list[Seconds]]:
    """The times of all contestants, each once a round, in rotating order: what disturbs the machine disturbs all."""
    times: dict[str, list[Seconds]] = {name: [] for name in contestants}
    names = list(contestants)
    for turn in range(rounds):
        for name in names[turn % len(names):] + names[:turn % len(names)]:
            times[name].append(contestants[name]())
    return times


def raw(times: dict[str, list[Seconds]]) -> dict[str, list[list[float]]]:
    """Every time as [wall, processor], for the file of raw results."""
    return {name: [[one.wall, one.processor] for one in all] for name, all in times.items()}


def timed_stream(command: list[str], block: Path, total: int) -> Timing:
    """The same for a command that reads `total` bytes from a pipe: a file again and again.

    A small process between this one and the command: what a process starts inherits its peak memory.
    """
    return between(str(block), str(total), *command)


def timed_alone(command: list[str]) -> Timing:
    """Runs a command with its output thrown away, with a small process between, for the sake of its peak memory."""
    return between("", "0", *command)


def between(*arguments: str) -> Timing:
    done = subprocess.run([sys.executable, __file__, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    return Timing(*json.loads(done.stdout))


def stream(command: list[str], block: Path, total: int) -> Timing:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin
    # Not before: what a process starts inherits its peak memory, and the block would count as the command's.
    content = memoryview(block.read_bytes())
    written = 0
    while written < total:
        written += process.stdin.write(content[:total - written])
    process.stdin.close()
    return finish(process, start, command)


def finish(process: subprocess.Popen, start: float, command: list[str]) -> Timing:
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        print(f"speed: {Path(command[0]).name} exited {process.returncode}", file=sys.stderr)
        raise SystemExit(1)
    scale = 1 if sys.platform == "darwin" else 1024
    return Timing(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale)


def spread(values: list[float]) -> dict[str, float]:
    """Smallest, middle and largest."""
    return {"min": min(values), "median": statistics.median(values), "max": max(values)}


if __name__ == "__main__":
    block, size, *asked = sys.argv[1:]
    result = stream(asked, Path(block), int(size)) if block else timed(asked)
    print(json.dumps([result.seconds, result.processor_seconds, result.peak_bytes]))
