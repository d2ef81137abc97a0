"""Copies of a model in which one part is silent, without training anew.

What a joiner's inputs stand for is found out by asking: with one weight alone, `chaff explain` names the group that
says something. So this holds for any model whose sections are those of DESIGN.md, however many inputs they have.
"""
import json
import struct
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import model_file
from samples_filter import records
from tables import ROOT, read_json, write_json

Contributions = Callable[[dict], dict[str, float]]
#: For each joiner where `chaff explain --json` has what its groups of inputs add, and what they add up to.
JOINERS: dict[str, tuple[Contributions, Callable[[dict], float]]] = {
    "structure.0.line": (lambda line: line["decisions"][0]["line"]["contributions"],
                         lambda line: line["decisions"][0]["line"]["score"]),
    "structure.0.page": (lambda line: line["decisions"][0]["contributions"],
                         lambda line: line["decisions"][0]["score"]),
    # Of a line that was weighed anew: what the first look made of it.
    "span.joiner": (lambda line: first_look(line)["contributions"], lambda line: first_look(line)["score"]),
}
TABLE = 2**17
#: What joins the lines of whole pages, without and with markup, in place of the page logistic. Per input a mean, a scale,
#: so many channels, and a weight for the straight way to the odds; the inputs of the page logistic come first.
NETWORKS = ("structure.0.network", "markup.0.network")
CHANNELS = 16
#: Their input that tells what a line says as a bag.
BAG = 40
#: What joins what the chains say of a line without a page, by these inputs of the joiner alone.
LOOSE, LOOSE_INPUTS = "span.loose", (0, 1, 2, 16, 17, 18, 50, 51)
#: Pages that have a bit of everything, to ask about inputs.
PROBES = ROOT / "Tests/Fixtures/lookalikes/injected"
#: One training page in so many is used to keep the mean of a score where it was.
EVERY = 40


def first_look(line: dict) -> dict:
    return line["injection"].get("first", line["injection"])


class Parts:
    """A model, and copies of it with silent parts."""

    def __init__(self, chaff: str, model: Path, corpus: Path, folder: Path):
        self.chaff, self.folder = chaff, folder
        folder.mkdir(parents=True, exist_ok=True)
        self.version, self.sections = model_file.read(model)
        self.usual = self.pages("usual", (
            [line["text"] for line in page["lines"]]
            for number, (_, page) in enumerate(records(corpus / "pages-train.jsonl.gz")) if number % EVERY == 0))
        self.probes = self.pages("probes", probes())
        self.means: dict[str, float] = {}

    def pages(self, name: str, found: Iterable[list[str]]) -> Path:
        """Pages as records in a file."""
        path = self.folder / f"{name}.jsonl"
        with open(path, "w", encoding="utf-8") as file:
            for lines in found:
                text = "\n".join(" ".join(line.split()) for line in lines)
                file.write(json.dumps({"text": text}) + "\n")
        return path

    def copy(self) -> dict[str, bytearray]:
        return {name: bytearray(content) for name, content in self.sections.items()}

    def written(self, sections: dict[str, bytearray]) -> Path:
        path = self.folder / "silent.chaff"
        model_file.write(path, self.version, sections)
        return path

    def without_network(self) -> dict[str, bytearray]:
        """The model's sections without the networks: the page logistic joins the lines of a page."""
        sections = self.copy()
        for name in NETWORKS:
            sections.pop(name, None)
        return sections

    def explained(self, sections: dict[str, bytearray], pages: Path) -> list[dict]:
        command = [self.chaff, "explain", "--input", "jsonl", "--json", "--model", str(self.written(sections)),
                   str(pages)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return [json.loads(row) for row in done.stdout.splitlines()]

    def groups(self, section: str) -> dict[str, list[int]]:
        """The inputs of a joiner by the name of their group, in the order of the inputs."""
        contributions, _ = JOINERS[section]
        cache = self.folder / f"{section}.{model_file.summed(self.sections[section]):016x}.json"
        if found := read_json(cache):
            return dict(sorted(found.items(), key=lambda item: item[1][0]))
        groups: dict[str, list[int]] = {}
        count = len(self.sections[section]) // 4 - 1
        for place in range(count):
            sections = self.without_network()
            sections[section] = model_file.packed([float(other == place) for other in range(count)] + [0.0])
            open_screen(sections)
            names = {name for line in self.explained(sections, self.probes)
                     for name, value in contributions(line).items() if value != 0 and name not in ("hiding", "link")}
            if len(names) > 1:
                raise SystemExit(f"silence: input {place} of {section} belongs to {sorted(names)}")
            for name in names:
                groups.setdefault(name, []).append(place)
        write_json(cache, groups)
        return groups

    def mean(self, sections: dict[str, bytearray], section: str) -> float:
        """The mean score of a joiner over usual training pages."""
        _, score = JOINERS[section]
        scores = [score(line) for line in self.explained(sections, self.usual)]
        return sum(scores) / len(scores)

    def without(self, section: str, names: list[str], tables: Callable[[dict], None] | None = None) -> Path:
        """A model in which groups of a joiner's inputs have no weight. The bias is moved so that the mean score over
        usual training pages stays; the injected label keeps its bias, since most lines say nothing there.

        - tables: silences more than the weights.
        """
        sections = self.without_network() if section == "structure.0.page" else self.copy()
        weights = model_file.floats(sections[section])
        for name in names:
            for place in self.groups(section)[name]:
                weights[place] = 0.0
        sections[section] = model_file.packed(weights)
        if section == "span.joiner" and LOOSE in sections:
            loose = model_file.floats(sections[LOOSE])
            silent = {place for name in names for place in self.groups(section)[name]}
            for number, place in enumerate(LOOSE_INPUTS):
                if place in silent:
                    loose[number] = 0.0
            sections[LOOSE] = model_file.packed(loose)
        if tables:
            tables(sections)
        if section != "span.joiner":
            if section not in self.means:
                whole = self.without_network() if section == "structure.0.page" else self.copy()
                self.means[section] = self.mean(whole, section)
            weights[-1] += self.means[section] - self.mean(sections, section)
            sections[section] = model_file.packed(weights)
        return self.written(sections)


    def network_without(self, names: list[str]) -> Path:
        """A model whose networks see the mean in place of some groups of the page logistic's inputs."""
        return self.network_silent([place for name in names for place in self.groups("structure.0.page")[name]])

    def network_silent(self, places: list[int]) -> Path:
        """A model whose networks see the mean in place of some of their inputs."""
        sections = self.copy()
        for name in NETWORKS:
            weights = model_file.floats(sections[name])
            inputs = network_inputs(len(weights))
            for place in places:
                first = 2 * inputs + place * CHANNELS
                weights[first:first + CHANNELS] = [0.0] * CHANNELS
                weights[place - inputs - 1] = 0.0
            sections[name] = model_file.packed(weights)
        return self.written(sections)


def network_inputs(weights: int) -> int:
    """How many inputs a network of so many weights has: five layers of five taps, a matrix and biases, and an output."""
    return (weights - 1 - CHANNELS * (1 + 1 + 5 * (5 + CHANNELS + 1))) // (CHANNELS + 3)


def probes() -> Iterator[list[str]]:
    for path in sorted(PROBES.glob("*.tsv")):
        for page in path.read_text(encoding="utf-8").split("\n\n"):
            rows = (row.partition("\t") for row in page.split("\n"))
            if lines := [text.replace("⟦", "").replace("⟧", "") for _, tab, text in rows if tab]:
                yield lines


def open_screen(sections: dict[str, bytearray]) -> None:
    """Lets every line pass the screen."""
    sections["screen.parameters"][-4:] = struct.pack("<f", -1e30)


def silent_block(number: int) -> Callable[[dict], None]:
    """Empties the tables of a block of features, of naive Bayes and of the bag."""
    def change(sections: dict[str, bytearray]) -> None:
        for name in ("structure.0.blocks", "structure.0.bag"):
            if name in sections:
                sections[name][number * TABLE:(number + 1) * TABLE] = bytes(TABLE)
    return change


def silent_chain(number: int) -> Callable[[dict], None]:
    """Empties the weights of a chain: 0 naive Bayes, 1 trained."""
    def change(sections: dict[str, bytearray]) -> None:
        grams = sections["span.grams"]
        grams[number::4] = bytes(len(grams) // 4)
    return change


def silent_grams(number: int) -> Callable[[dict], None]:
    """Empties a table of the chains' n-grams, for both chains and the bag."""
    def change(sections: dict[str, bytearray]) -> None:
        grams = sections["span.grams"]
        for byte in (0, 1):
            grams[number * TABLE * 4 + byte:(number + 1) * TABLE * 4:4] = bytes(TABLE)
        sections["span.bag"][number * TABLE:(number + 1) * TABLE] = bytes(TABLE)
    return change


def left_out(name: str) -> Callable[[dict], None]:
    """Leaves out a section that a model may lack."""
    def change(sections: dict[str, bytearray]) -> None:
        del sections[name]
    return change


def no_markup(sections: dict[str, bytearray]) -> None:
    """Leaves out what is known of HTML: a model without it reads HTML as text."""
    for name in [name for name in sections if name.startswith("markup.")]:
        del sections[name]
