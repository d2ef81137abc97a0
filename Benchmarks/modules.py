"""Python modules that a benchmark needs and that do not come with Python."""
import sys
from importlib import import_module, metadata
from types import ModuleType

#: What to install for a module whose package has another name.
PACKAGES = {
    "fasttext": "fasttext", "sklearn": "scikit-learn", "numpy": "numpy", "vowpalwabbit": "vowpalwabbit",
    "readability": "readability-lxml", "magic_html": "--ignore-requires-python magic-html",
}
EXTRACTORS = "resiliparse trafilatura justext lxml lxml_html_clean"


def need(module: str) -> ModuleType:
    """A module; without it says what is needed and ends with exit code 66."""
    try:
        return import_module(module)
    except ImportError:
        package = PACKAGES.get(module.partition(".")[0], EXTRACTORS)
        print(f"missing the Python module {module}: pip install {package}", file=sys.stderr)
        raise SystemExit(66) from None


def version(package: str) -> str:
    """The version of a package as PyPI names it."""
    return metadata.version(package)
