"""The tables of accuracy: Chaff beside other labellers of lines, and beside extractors."""
import run  # noqa: F401 - makes the modules in Training known
from source_line import source
from tables import NONE, markdown, number

#: Set, figure, title, decimals, and whether more is better.
FIGURES = [
    ("pages", "macro_f1_body_chrome", "pages: macro-F1 of body and chrome", 3, True),
    ("pages", "body_char_f1", "pages: F1 of body by characters", 3, True),
    ("pages", "false_injected_per_100k", "pages: clean lines called spam, per 100,000", 0, False),
    ("injected", "macro_f1_body_chrome", "injected: macro-F1 of body and chrome", 3, True),
    ("injected", "spam", "injected: F1 of spam", 3, True),
    ("injected", "injected_best_f1", "injected: best F1 of spam at any threshold", 3, True),
    ("injected", "injected_average_precision", "injected: average precision of spam", 3, True),
    ("injected", "injected_recall_at_99_precision", "injected: recall of spam at 99 % precision", 3, True),
    ("injected", "false_injected_per_100k", "injected: clean lines called spam, per 100,000", 0, False),
    ("injected", "span_char_f1", "injected: F1 of span characters", 3, True),
    ("lines", "spam", "lines: F1 of spam", 3, True),
    ("lines", "injected_best_f1", "lines: best F1 of spam at any threshold", 3, True),
    ("lines", "injected_average_precision", "lines: average precision of spam", 3, True),
    ("lines", "injected_recall_at_99_precision", "lines: recall of spam at 99 % precision", 3, True),
    ("lines", "false_injected_per_100k", "lines: clean lines called spam, per 100,000", 0, False),
]
#: The rows of README.md.
CHOSEN = [
    ("pages", "macro_f1_body_chrome"), ("pages", "false_injected_per_100k"), ("injected", "spam"),
    ("injected", "injected_average_precision"), ("injected", "injected_recall_at_99_precision"),
    ("injected", "span_char_f1"), ("lines", "injected_average_precision"), ("lines", "spam"),
]
#: The labellers as results name them, and as documents do.
LABELLERS = {
    "chaff": "Chaff", "fasttext": "fastText", "fasttext_tuned": "fastText, tuned", "vowpal": "Vowpal Wabbit",
    "svm": "linear SVM", "logistic": "logistic regression", "naive_bayes": "naive Bayes", "keywords": "word list",
}
#: The same for what reads HTML, with the rows of its table.
READERS = {"chaff": "Chaff", "trafilatura": "trafilatura", "Resiliparse": "Resiliparse", "jusText": "jusText",
           "readability-lxml": "readability", "magic-html": "magic-html"}


def labellers(result: dict) -> list[str]:
    """Those that were measured, Chaff first."""
    return [name for name in LABELLERS if all(name in found for found in result["sets"].values())]


def lead(values: list[float | None], places: int, more_is_better: bool) -> str:
    """By how much the first value is better than the best of the others; negative if it is not."""
    others = [value for value in values[1:] if value is not None]
    if values[0] is None or not others:
        return NONE
    own = round(values[0], places)
    best = round(max(others) if more_is_better else min(others), places)
    apart = own - best if more_is_better else best - own
    return f"{apart:+,.{places}f}".replace("-", "−")


def comparison(result: dict, chosen: list[tuple]) -> str:
    """Chaff beside its peers, with its lead on the best of them in each row."""
    names = labellers(result)

    def value(name: str, who: str, key: str) -> float | None:
        found = result["sets"][name][who]
        return found["labels"].get(key, {}).get("f1") if key == "spam" else found.get(key)

    rows = []
    for name, key, title, places, more_is_better in chosen:
        values = [value(name, who, key) for who in names]
        rows.append([title, *(number(one, places) for one in values), lead(values, places, more_is_better)])
    return markdown(["figure", *(LABELLERS[name] for name in names), "Chaff's lead"], rows)


def settings(about: dict) -> str:
    return ", ".join(f"{key} {value}" for key, value in about.get("settings", {}).items()) or "its own"


def older(result: dict) -> str:
    """Names the peers that were trained on the samples of an earlier model."""
    names = [title for name, title in LABELLERS.items()
             if result["peers"].get(name, {}).get("samples", result.get("samples")) != result.get("samples")]
    if not names:
        return ""
    return f"Trained on the samples of an earlier model: {', '.join(names)}; `make bench-accuracy` trains them anew.\n\n"


def accuracy(result: dict) -> str:
    counts = ", ".join(f"{number(count, 0)} {label}" for label, count in result["training_lines"].items())
    peers = result["peers"]
    rows = [[title, peers[name].get("version", NONE), settings(peers[name])]
            for name, title in LABELLERS.items() if name in peers]
    return (source(result["run"]) + comparison(result, FIGURES)
            + f"\nThe peers saw {counts} lines.\n\n" + older(result)
            + markdown(["peer", "version", "its settings"], rows))


def contents(result: dict) -> str:
    """What extractors keep, beside what Chaff's filter keeps."""
    tools = result["html"]
    names = [name for name in READERS if name in tools]
    rows: list[tuple[str, list[float | None]]] = [
        ("macro-F1 of body and chrome", [tools[name]["macro_f1_body_chrome"] for name in names]),
        ("F1 of body by characters", [tools[name]["body_char_f1"] for name in names]),
    ]
    rows += [(f"{key} of body", [tools[name]["labels"]["body"][key] for name in names])
             for key in ("precision", "recall")]
    rows += [(f"macro-F1, {language}", [tools[name]["macro_f1_by_language"][language] for name in names])
             for language in tools["chaff"]["macro_f1_by_language"]]
    versions = ", ".join(f"{name} {tools[name]['version']}" for name in names if "version" in tools[name])
    return (f"{versions}; {number(tools['chaff']['lines'], 0)} lines.\n\n"
            + markdown(["pages from HTML", *(READERS[name] for name in names), "Chaff's lead"], [
                [title, *(number(value) for value in values), lead(values, 3, True)] for title, values in rows]))


def peers(result: dict) -> str:
    """The table of README.md: Chaff beside labellers of lines."""
    note = older(result)
    return comparison(result, [row for row in FIGURES if row[:2] in CHOSEN]) + (f"\n{note}" if note else "")
