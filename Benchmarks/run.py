"""What every benchmark tells of itself: the commit, the machine, the versions."""
import os
import platform
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Training"))

from revision import commit  # noqa: E402

#: Where benchmarks keep what they make: outside the repository.
WORK = ROOT / ".build/bench"
RESULTS = ROOT / "Benchmarks/results"


def processor() -> str:
    """The processor's model as the system names it."""
    info = Path("/proc/cpuinfo")
    rows = info.read_text().splitlines() if info.exists() else []
    return next((row.split(":", 1)[1].strip() for row in rows if row.startswith("model name")), platform.machine())


def facts(command: str, packages: tuple[str, ...] = ("fasttext",)) -> dict:
    """- command: how to run the benchmark again, without paths of this machine.
    - packages: the Python packages whose versions are told."""
    return {
        "command": command,
        "commit": commit(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    } | {name: metadata.version(name) for name in packages}
