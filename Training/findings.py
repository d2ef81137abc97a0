#!/usr/bin/env python3
"""Writes the tables of Training/README.md and docs/learning-curve.svg from Training/results/."""
from plot import plot
from series import RESULTS
from tables import NONE, ROOT, fill, markdown, number, read_json

README = ROOT / "Training/README.md"
#: The columns of the tables: set, figure, title, decimals.
FIGURES = [
    ("pages", "macro_f1_body_chrome", "pages: macro", 3),
    ("pages", "false_injected_per_100k", "pages: false spam per 100,000", 0),
    ("html", "macro_f1_body_chrome", "HTML: macro", 3),
    ("injected", "injected_f1", "injected: F1", 3),
    ("injected", "injected_average_precision", "injected: AP", 3),
    ("injected", "injected_recall_at_99_precision", "injected: R@99P", 3),
    ("injected", "span_char_f1", "injected: span F1", 3),
    ("lines", "injected_average_precision", "lines: AP", 3),
]
CURVES = {
    "pages: macro-F1": ("pages", "macro_f1_body_chrome"),
    "pages from HTML: macro-F1": ("html", "macro_f1_body_chrome"),
    "injected: F1 of spam": ("injected", "injected_f1"),
    "injected: AP of spam": ("injected", "injected_average_precision"),
    "loose lines: AP of spam": ("lines", "injected_average_precision"),
}
#: Differences up to this are noise, by the decimals of a figure.
NOISE = {3: 0.005, 0: 5}
MINUS, SMALL = "−", "·"


def source(run: dict) -> str:
    return f"Commit {run['commit']}, model `{run['model']}`; `{run['command']}`.\n\n"


def figure(sets: dict, name: str, key: str) -> float | None:
    return sets.get(name, {}).get(key)


def difference(value: float | None, whole: float | None, places: int) -> str:
    if value is None or whole is None:
        return NONE
    apart = round(value, places) - round(whole, places)
    return f"{apart:+.{places}f}".replace("-", MINUS) if abs(apart) > NOISE[places] else SMALL


def ablation(result: dict) -> str:
    models = result["models"]
    whole = models["all"]["sets"]
    header = ["without", *(title for _, _, title, _ in FIGURES)]
    text = source(result["run"]) + markdown(header, [
        ["nothing"] + [number(figure(whole, name, key), places) for name, key, _, places in FIGURES]])
    for how, title in (("silenced", "silenced in the model"), ("trained", "left out of training")):
        rows = [[name] + [difference(figure(found["sets"], group, key), figure(whole, group, key), places)
                          for group, key, _, places in FIGURES]
                for name, found in models.items() if found["how"] == how]
        if rows:
            text += "\n" + markdown([title, *header[1:]], sorted(rows, key=cost))
    return text


def cost(row: list[str]) -> tuple[float, str]:
    """What costs most in any figure but false alarms comes first."""
    apart = [float(cell.replace(MINUS, "-")) for cell in row[1:] if "." in cell]
    return min(apart, default=0.0), row[0]


def shift(result: dict) -> str:
    text = source(result["run"])
    for kind in ("language", "source"):
        rows = []
        for name, found in result["models"].items():
            if found["kind"] == kind:
                rows.append([name, number(found["training_pages"], 0)] + [
                    f"{number(figure(found['seen'], group, key))} → {number(figure(found['unseen'], group, key))}"
                    if figure(found["seen"], group, key) is not None else NONE for group, key in SHIFTED])
        if rows:
            text += markdown([f"{kind} left out", "its training pages", *SHIFTED.values()], rows) + "\n"
    return text


SHIFTED = {
    ("pages", "macro_f1_body_chrome"): "pages: macro",
    ("html", "macro_f1_body_chrome"): "HTML: macro",
    ("injected", "injected_average_precision"): "injected: AP",
    ("lines", "injected_average_precision"): "lines: AP",
    ("lines", "injected_f1"): "lines: F1",
}


def curve(result: dict) -> str:
    models = sorted(result["models"].items(), key=lambda item: int(item[0]))
    rows = [[f"{share} %", number(found["sites"], 0), number(found["pages"], 0)]
            + [number(figure(found["sets"], name, key), places) for name, key, _, places in FIGURES]
            for share, found in models]
    return source(result["run"]) + markdown(
        ["share of sites", "sites", "pages", *(title for _, _, title, _ in FIGURES)], rows)


def picture(result: dict) -> str:
    models = sorted((float(share), found) for share, found in result["models"].items())
    lines = {title: [(share, found["sets"][name][key]) for share, found in models]
             for title, (name, key) in CURVES.items()}
    return plot("Figures on the development sets by the share of training sites", "training sites, %", lines,
                [share for share, _ in models])


def main() -> None:
    for name, write in (("ablation", ablation), ("shift", shift), ("curve", curve)):
        result = read_json(RESULTS / f"{name}.json")
        fill(README, name, write(result) if result and result["models"] else NONE + " not measured yet")
    result = read_json(RESULTS / "curve.json")
    if result and len(result["models"]) > 1:
        (ROOT / "docs/learning-curve.svg").write_text(picture(result), encoding="utf-8")


if __name__ == "__main__":
    main()
