#!/usr/bin/env python3
"""Tells what each part of the model and of its training pages is worth: `ablation.py CHAFF CORPUS [--only NAME]`.

Parts of the model are silenced in a copy of the model file; nothing is trained anew, so that what the others could do
in their place is not seen. Parts of the training pages are left out and the model is trained anew. Figures go to
Training/results/ablation.json as they come.
"""
from collections.abc import Callable
from functools import partial
from pathlib import Path

from samples_filter import GOLD, HTML, Keep
from series import Series, parser
from silence import BAG, Parts, left_out, no_markup, open_screen, silent_block, silent_chain, silent_grams

#: Groups of inputs that together are the page around a line.
PAGE = ["neighbours", "position", "length of page", "segment", "before", "after"]
SPAN_PAGE = ["hot lines", "hottest neighbour", "neighbours", "first line", "last line", "hottest other line"]
GRAMS = ["single characters", "pairs", "3-grams", "4-grams", "5-grams", "words", "word pairs",
         "shapes of words"]


def family(*prefixes: str) -> Keep:
    """Leaves out what the generator made of certain families."""
    return lambda record: not (record.get("family") or "").startswith(prefixes)


def pasted(record: dict) -> bool:
    """Leaves out whole pages that something was pasted into."""
    name = record.get("family") or ""
    is_copy = record.get("copy", False) and not name.startswith(("noise", "promo"))
    return not is_copy and name != "plain.injected"


#: What is left out of the training pages, most telling first.
LEFT_OUT: dict[str, Keep] = {
    "hard negatives": family("hard."),
    "real spam and clean lines": family("real."),
    "clean sentences": family("prose"),
    "lines with a phrase pasted in": family("mixed."),
    "single spam lines": family("loose."),
    "pages and hosts that promote": family("promo."),
    "pages with something pasted in": pasted,
    "clean mirrors with noise": family("noise"),
    "gold pages by hand": lambda record: record["from"] != GOLD,
    "clean pages by grammar": lambda record: record.get("family") != "plain",
    "pages as HTML": lambda record: record["from"] != HTML,
}


#: The sets that a silent part can matter to, by the beginning of its name.
SETS = {"markup": ("html",), "spam": ("injected", "lines"), "n-grams": ("injected", "lines"),
        "screen": ("injected", "lines"), "block": ("pages", "injected"), "line": ("pages", "injected"),
        "page": ("pages", "injected")}


def silenced(parts: Parts) -> dict[str, Callable[[], Path]]:
    """What makes each copy of the model with a silent part."""
    def changed(change: Callable[[dict], None]) -> Path:
        sections = parts.copy()
        change(sections)
        return parts.written(sections)

    made: dict[str, Callable[[], Path]] = {}
    line = [name for name in parts.groups("structure.0.line") if name not in ("all blocks", "shape")]
    for number, name in enumerate(line):
        made[f"block: {name}"] = partial(parts.without, "structure.0.line", [name], silent_block(number))
    for name in ("all blocks", "shape"):
        made[f"line: {name}"] = partial(parts.without, "structure.0.line", [name])
    for name in PAGE:
        made[f"page: {name}"] = partial(parts.network_without, [name])
    made["page: lines as bags"] = partial(parts.network_silent, [BAG])
    made["page: network, the page logistic in its place"] = lambda: parts.written(parts.without_network())
    made["page: all around the line"] = partial(parts.without, "structure.0.page", PAGE)
    made["markup"] = partial(changed, no_markup)
    chains = [name for name in parts.groups("span.joiner") if name.endswith("chain")]
    for number, name in enumerate(chains):
        made[f"spam: {name}"] = partial(parts.without, "span.joiner", [name], silent_chain(number))
    for name in parts.groups("span.joiner"):
        if name not in (*chains, *SPAN_PAGE):
            made[f"spam: {name}"] = partial(parts.without, "span.joiner", [name])
    made["spam: page around the line"] = partial(parts.without, "span.joiner", SPAN_PAGE)
    made["spam: second look"] = partial(changed, left_out("span.second"))
    made["spam: lines without a page joined apart"] = partial(changed, left_out("span.loose"))
    made["spam: whole lines told from parts"] = partial(changed, left_out("span.whole"))
    for number, name in enumerate(GRAMS):
        made[f"n-grams: {name}"] = partial(changed, silent_grams(number))
    made["screen: every line passes"] = partial(changed, open_screen)
    return made


def main() -> None:
    arguments = parser(__doc__)
    arguments.add_argument("--silenced", action="store_true", help="only what needs no training")
    options = arguments.parse_args()
    series = Series("ablation", options)
    if series.wanted("all"):
        series.keep("all", {"how": "shipped", "sets": series.sets(options.model)})
    parts = Parts(options.chaff, options.model, options.corpus, series.folder)
    for name, make in silenced(parts).items():
        if series.wanted(name):
            series.keep(name, {"how": "silenced", "sets": series.sets(make(), SETS[name.partition(":")[0]])})
    for name, keep in () if options.silenced else LEFT_OUT.items():
        if series.wanted(name):
            series.keep(name, {"how": "trained", "sets": series.sets(series.train(keep))})


if __name__ == "__main__":
    main()
