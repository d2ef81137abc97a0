"""Which fold a record of samples falls into: as `chaff train` splits (Sources/ChaffTraining/Gold)."""
import re

FOLDS = 6
#: The fold that training chooses its thresholds on. Its sites and words are in no other.
HELD_OUT = 5

URL = re.compile(r"^[^:]*://(?:[^/?#\\]*@)?([^/?#\\:]+)")
#: File names of sources such as `20120112_www.example.com_f40a67`.
DATED = re.compile(r"^\d{8}_([^_]*\.[^_]*)_")


def site(host: str) -> str:
    return host.lower().removeprefix("www.")


def group_of(record: dict) -> str:
    """The site a record is from, as far as anything tells; pages of one group fall into one fold."""
    if group := record.get("group"):
        return group
    source = record.get("source") or ""
    file = re.split("[/:]", source)[-1]
    if found := URL.match(record.get("url") or "") or DATED.match(file):
        return site(found[1])
    name = record.get("id", "")
    return source.partition(":")[0] + name if source else name


def fold_of_group(group: str) -> int:
    """FNV-1a of the name, 64 bits, modulo the number of folds."""
    value = 0xCBF29CE484222325
    for byte in group.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value % FOLDS


def fold_of(record: dict) -> int:
    """The fold a record falls into; what a generator made brings its own."""
    fold = record.get("fold")
    return fold_of_group(group_of(record)) if fold is None else fold
