"""Reads a model file into its sections and writes it again; DESIGN.md, "Model files", has the format."""
import struct
from pathlib import Path

MAGIC, HEADER, ALIGNMENT = b"CHAFFMDL", 64, 64
ENTRY = struct.Struct("<24sQQ")
MASK, FACTOR = 2**64 - 1, 0x9E3779B97F4A7C15


def read(path: Path) -> tuple[int, dict[str, bytearray]]:
    """The version of the format, and the contents by the names of the sections."""
    data = path.read_bytes()
    if data[:8] != MAGIC:
        raise SystemExit(f"{path.name} is not a model; make one with `make model`")
    version, count = struct.unpack_from("<II", data, 8)
    sections = {}
    for place in range(count):
        name, offset, size = ENTRY.unpack_from(data, HEADER + place * ENTRY.size)
        sections[name.rstrip(b"\0").decode()] = bytearray(data[offset:offset + size])
    return version, sections


def write(path: Path, version: int, sections: dict[str, bytearray]) -> None:
    place = aligned(HEADER + len(sections) * ENTRY.size)
    table, contents = bytearray(), bytearray(place)
    for name, content in sections.items():
        table += ENTRY.pack(name.encode(), len(contents), len(content))
        contents += content
        contents += bytes(aligned(len(contents)) - len(contents))
    contents[HEADER:HEADER + len(table)] = table
    contents[:24] = MAGIC + struct.pack("<IIQ", version, len(sections), len(contents))
    contents[24:32] = struct.pack("<Q", checksum(contents))
    path.write_bytes(contents)


def aligned(size: int) -> int:
    return (size + ALIGNMENT - 1) // ALIGNMENT * ALIGNMENT


def checksum(data: bytearray) -> int:
    """Of all but the field that holds it."""
    return summed(data[:24]) * FACTOR & MASK ^ summed(data[32:])


def summed(data: bytearray) -> int:
    """Eight bytes a step, multiplied and rotated; what is left byte by byte."""
    whole = len(data) // 8 * 8
    value = len(data)
    for (word,) in struct.iter_unpack("<Q", memoryview(data)[:whole]):
        value = (value ^ word) * FACTOR & MASK
        value = (value << 29 | value >> 35) & MASK
    for byte in data[whole:]:
        value = (value ^ byte) * FACTOR & MASK
    return value


def floats(section: bytearray) -> list[float]:
    return list(struct.unpack(f"<{len(section) // 4}f", section))


def packed(values: list[float]) -> bytearray:
    return bytearray(struct.pack(f"<{len(values)}f", *values))
