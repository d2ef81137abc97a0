"""The pages that text is injected into: Benchmarks/survival/LANG.tsv, and the HTML they become."""
from dataclasses import dataclass
from html import escape
from pathlib import Path

DATA = Path(__file__).resolve().parent / "survival"
LISTS = ("nav", "related")


@dataclass(slots=True)
class Carrier:
    """A clean page, and text of its language that somebody may inject."""
    name: str
    fields: dict[str, list[str]]

    def __getitem__(self, role: str) -> str:
        """The first row of a role."""
        return self.fields[role][0]

    @property
    def separator(self) -> str:
        """What stands between the phrases of a header; the file writes blanks as ␣."""
        return self["separator"].replace("␣", " ")

    @property
    def article(self) -> list[str]:
        """What is to be kept: the headline and the paragraphs."""
        return self.fields["title"] + self.fields["body"]


@dataclass(slots=True)
class Places:
    """HTML for the places of a page; what is empty leaves the page clean."""
    title: str | None = None
    keywords: str = ""
    style: str = ""
    top: str = ""
    block: str = ""
    inline: str = ""
    sidebar: str = ""
    footer: str = ""
    end: str = ""


def read_carriers() -> list[Carrier]:
    carriers = []
    for path in sorted(DATA.glob("*.tsv")):
        if path.stem == "pinyin":
            continue
        fields: dict[str, list[str]] = {}
        for row in path.read_text(encoding="utf-8").splitlines():
            role, tab, text = row.partition("\t")
            if tab and not row.startswith("#"):
                fields.setdefault(role, []).extend(text.split("\t") if role in LISTS else [text])
        carriers.append(Carrier(path.stem, fields))
    return carriers


def middle(text: str) -> int:
    """Where something is pasted into a paragraph: behind the first stop, or before the first blank, past its middle."""
    for place in range(len(text) // 2, len(text)):
        if text[place] in "。,,、;.":
            return place + 1
        if text[place] == " ":
            return place
    return len(text)


def links(texts: list[str], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/p/{number}">{escape(text)}</a></{tag}>\n' for number, text in enumerate(texts))


def paragraphs(carrier: Carrier, places: Places) -> str:
    """The article with what is pasted between its third and fourth paragraph, and into its second."""
    rows = []
    for number, text in enumerate(carrier.fields["body"]):
        if number == 3 and places.block:
            rows.append(places.block)
        if number == 1 and places.inline:
            cut = middle(text)
            rows.append(f"<p>{escape(text[:cut])}{places.inline}{escape(text[cut:])}</p>")
        else:
            rows.append(f"<p>{escape(text)}</p>")
    return "\n".join(rows)


def html(carrier: Carrier, places: Places) -> str:
    """A page of the carrier in its layout: `divs` as old content managers make them, `semantic` as new ones."""
    title = escape(f"{carrier['title']} - {carrier['site']}") if places.title is None else places.title
    keywords = f'<meta name="keywords" content="{places.keywords}">\n' if places.keywords else ""
    head = (f'<!DOCTYPE html>\n<html lang="{carrier.name}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
            f"{keywords}<style>body{{background:#fff;color:#222;font:16px serif}}{places.style}</style>\n</head>\n")
    is_semantic = carrier["layout"] == "semantic"
    info = 'p class="meta"' if is_semantic else 'div class="info"'
    article = (f"<h1>{escape(carrier['title'])}</h1>\n<{info}>{escape(carrier['byline'])}</{info.split()[0]}>\n"
               f"{paragraphs(carrier, places)}\n")
    nav, related = links(carrier.fields["nav"]), links(carrier.fields["related"])
    footer = f"<p>{escape(carrier['footer'])}</p>\n{places.footer}"
    if is_semantic:
        body = (f'<header><a href="/">{escape(carrier["site"])}</a>\n<nav><ul>\n{nav}</ul></nav></header>\n'
                f"<main>\n{places.top}<article>\n{article}</article>\n"
                f"<aside><ul>\n{related}</ul>\n{places.sidebar}</aside></main>\n<footer>{footer}</footer>\n")
    else:
        body = (f'<div class="head"><div class="logo">{escape(carrier["site"])}</div>\n'
                f'<ul class="menu">\n{nav}</ul></div>\n'
                f'{places.top}<div class="wrap"><div class="content">\n{article}</div>\n'
                f'<div class="side"><ul class="list">\n{related}</ul>\n{places.sidebar}</div></div>\n'
                f'<div class="foot">{footer}</div>\n')
    return f"{head}<body>\n{body}{places.end}</body>\n</html>\n"
