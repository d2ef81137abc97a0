"""What every benchmark tells of itself: the commit, the machine, the versions; and the arguments that they share."""
import argparse
import os
import platform
import sys
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Training"))

from revision import commit  # noqa: E402
from tables import write_json  # noqa: E402

#: Where benchmarks keep what they make: outside the repository.
WORK = ROOT / ".build/bench"
RESULTS = ROOT / "Benchmarks/results"


def processor() -> str:
    """The processor's model as the system names it."""
    info = Path("/proc/cpuinfo")
    rows = info.read_text().splitlines() if info.exists() else []
    return next((row.split(":", 1)[1].strip() for row in rows if row.startswith("model name")), platform.machine())


def arguments(what: str, result: str, takes_corpus: bool = False) -> argparse.ArgumentParser:
    """The arguments that all benchmarks take; each adds its own.

    - what: what the benchmark says of itself.
    - result: the name of its file in Benchmarks/results.
    """
    parser = argparse.ArgumentParser(description=what, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chaff")
    if takes_corpus:
        parser.add_argument("corpus", type=Path)
    parser.add_argument("--model", help="a model in place of the one that ships with Chaff")
    parser.add_argument("-o", "--output", type=Path, default=RESULTS / result)
    return parser


def chosen_model(options: argparse.Namespace) -> list[str]:
    """What a command of Chaff's takes after its name for the model that was asked for."""
    return ["--model", options.model] if options.model else []


def store(path: Path, result: dict, raw: dict) -> None:
    """Writes a result, and what it was made of beside it, by date and commit: Benchmarks/results/raw/DATE-COMMIT-NAME.

    - raw: every single measurement, in the order they were taken; README's tables are made of `result` alone.
    """
    write_json(path, result)
    made = result["run"]
    name = f"{made['date']}-{made['commit'].replace('+', '-changed')}-{path.name}"
    write_json(path.parent / "raw" / name, {"run": made, "raw": raw})


def facts(command: str, packages: tuple[str, ...] = ("fasttext",)) -> dict:
    """- command: how to run the benchmark again, without paths of this machine.
    - packages: the Python packages whose versions are told."""
    return {
        "command": command,
        "commit": commit(),
        "date": datetime.now(UTC).date().isoformat(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    } | {name: metadata.version(name) for name in packages}
