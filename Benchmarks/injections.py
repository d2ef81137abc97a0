"""The cases of the survival table: where text is injected × how it is hidden × how it is spelled."""
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from carriers import DATA, Carrier, Places, html

PLACEMENTS = ("title", "keywords", "top", "block", "inline", "sidebar", "footer", "end")
#: Those where markup can hide something.
BODY_PLACEMENTS = PLACEMENTS[2:]

STYLES = {
    "display:none": "display:none",
    "visibility:hidden": "visibility:hidden",
    "off-screen": "position:absolute;left:-9999px",
    "text-indent": "text-indent:-9999px",
    "font-size:0": "font-size:0",
    "opacity:0": "opacity:0",
    "zero size": "width:0;height:0;overflow:hidden",
    # The page's style sheet makes the background white.
    "colour of background": "color:#ffffff",
}
HIDINGS = ("none", *STYLES, "class rule", "hidden attribute", "document.write", "noscript")
RULE = "mod7"


def references(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def zero_width(text: str) -> str:
    return re.sub(r"(?<=\w)(?=\w)", "\u200b", text)


def mathematical(text: str) -> str:
    """Bold mathematical letters and digits; a letter with an accent keeps it as a mark of its own."""
    def bold(c: str) -> str:
        for first, last, start in (("A", "Z", 0x1D400), ("a", "z", 0x1D41A), ("0", "9", 0x1D7CE)):
            if first <= c <= last:
                return chr(start + ord(c) - ord(first))
        return c
    return "".join(map(bold, unicodedata.normalize("NFD", text)))


def mixed_case(text: str) -> str:
    return "".join(c.upper() if place % 2 else c.lower() for place, c in enumerate(text))


PINYIN = dict(row.split("\t") for row in (DATA / "pinyin.tsv").read_text(encoding="utf-8").splitlines()
              if not row.startswith("#"))


def pinyin(text: str) -> str:
    return "".join(f"{c}({PINYIN[c]})" if c in PINYIN else c for c in text)


#: How a text is spelled as HTML.
ENCODINGS: dict[str, Callable[[str], str]] = {
    "plain": escape,
    "references": references,
    "full width": lambda text: escape(full_width(text)),
    "zero width": lambda text: escape(zero_width(text)),
    "mathematical": lambda text: escape(mathematical(text)),
    "mixed case": lambda text: escape(mixed_case(text)),
    "Traditional": escape,
    "pinyin": lambda text: escape(pinyin(text)),
    "Simplified in a mirror": escape,
}
LATIN = ("plain", "references", "full width", "zero width", "mathematical", "mixed case")
APPLICABLE = {
    "zh-Hans": ("plain", "references", "full width", "zero width", "Traditional", "pinyin"),
    "zh-Hant": ("plain", "references", "pinyin", "Simplified in a mirror"),
    "en": LATIN, "id": LATIN, "vi": LATIN, "tr": LATIN,
    "ru": ("plain", "references", "zero width", "mixed case"),
    "ja": ("plain", "references", "full width", "zero width"),
    "ko": ("plain", "references", "zero width"),
    "th": ("plain", "references", "zero width"),
}


@dataclass(slots=True)
class Case:
    carrier: Carrier
    placement: str = ""
    hiding: str = "none"
    encoding: str = ""
    #: Which of the cases that are the same but for the text.
    variant: int = 0
    #: The injected pieces as they are shown, spelled as they are.
    injected: tuple[str, ...] = ()
    page: str = ""

    @property
    def name(self) -> str:
        parts = (self.carrier.name, self.placement or "clean", self.hiding, self.encoding, str(self.variant))
        return "/".join(part for part in parts if part)

    @property
    def is_mirror(self) -> bool:
        return self.encoding in ("pinyin", "Simplified in a mirror") and self.carrier.name == "zh-Hant"

    @property
    def article(self) -> list[str]:
        return [pinyin(text) for text in self.carrier.article] if self.is_mirror else self.carrier.article


def hide(content: str, tag: str, hiding: str) -> str:
    """HTML that stands in an element of its own and is hidden."""
    match hiding:
        case "none": return f"<{tag}>{content}</{tag}>"
        case "class rule": return f'<{tag} class="{RULE}">{content}</{tag}>'
        case "hidden attribute": return f"<{tag} hidden>{content}</{tag}>"
        case "noscript": return f"<noscript><{tag}>{content}</{tag}></noscript>"
        case "document.write":
            written = json.dumps(f"<{tag}>{content}</{tag}>", ensure_ascii=False).replace("</", "<\\/")
            return f"<script>document.write({written});</script>"
    style = STYLES[hiding]
    if hiding == "colour of background":
        # Links have a colour of their own.
        content = content.replace("<a ", f'<a style="{style}" ')
    # Neither indents nor sizes apply to a span in the line.
    if tag == "span" and hiding in ("text-indent", "zero size"):
        style = f"display:inline-block;{style}"
    return f'<{tag} style="{style}">{content}</{tag}>'


def anchors(texts: list[str]) -> list[str]:
    return [f'<a href="https://{number}.example/">{text}</a>' for number, text in enumerate(texts)]


def build(carrier: Carrier, placement: str, hiding: str, encoding: str, variant: int) -> Case:
    """- variant: a number; which phrase is pasted, and whether a title keeps the real one, turn on it."""
    is_traditional = encoding == "Traditional"
    phrases = carrier.fields["traditional" if is_traditional else "phrase"]
    line = carrier["traditional-line" if is_traditional else "line"]
    spell = ENCODINGS[encoding]
    shown = {"full width": full_width, "zero width": zero_width, "mathematical": mathematical,
             "mixed case": mixed_case, "pinyin": pinyin}.get(encoding, str)
    places, tag = Places(), "span" if placement == "inline" else "div"
    separator = carrier.separator
    match placement:
        case "title":
            used = phrases[:3]
            places.title = spell(separator.join(used))
            if variant % 2:
                places.title += escape(f" - {carrier['title']}")
        case "keywords":
            used = phrases
            places.keywords = spell(",".join(used))
        case "top":
            used = phrases
            places.top = hide(spell(separator.join(used)), tag, hiding) + "\n"
        case "block":
            used = [line]
            places.block = hide(spell(line), tag, hiding)
        case "inline":
            used = [phrases[variant % len(phrases)]]
            places.inline = hide(anchors([spell(used[0])])[0], tag, hiding)
        case "sidebar":
            used = phrases
            items = "".join(f"<li>{anchor}</li>" for anchor in anchors([spell(text) for text in used]))
            places.sidebar = hide(f"<ul>{items}</ul>", tag, hiding) + "\n"
        case "footer":
            used = phrases[:4]
            places.footer = hide(" ".join(anchors([spell(text) for text in used])), tag, hiding) + "\n"
        case "end":
            used = [line, *phrases]
            places.end = hide(
                f"<p>{spell(line)}</p><p>{separator.join(anchors([spell(text) for text in phrases]))}</p>", tag,
                hiding) + "\n"
        case _: raise ValueError(placement)
    if hiding == "class rule":
        places.style = f".{RULE}{{display:none}}"
    case = Case(carrier, placement, hiding, encoding, variant, tuple(shown(text) for text in used))
    case.page = page(carrier, places, is_mirror=case.is_mirror)
    return case


def page(carrier: Carrier, places: Places, is_mirror: bool = False) -> str:
    """- is_mirror: the page's own text has pinyin in it."""
    if not is_mirror:
        return html(carrier, places)
    fields = {role: texts if role in ("layout", "separator") else [pinyin(text) for text in texts]
              for role, texts in carrier.fields.items()}
    return html(Carrier(carrier.name, fields), places)


def clean_cases(carriers: list[Carrier]) -> list[Case]:
    """Every carrier with nothing injected, and each that can be a mirror as one."""
    cases = [Case(carrier, page=html(carrier, Places())) for carrier in carriers]
    for carrier in carriers:
        case = Case(carrier, encoding="Simplified in a mirror")
        if case.is_mirror:
            case.page = page(carrier, Places(), is_mirror=True)
            cases.append(case)
    return cases


def variants(carrier: Carrier, placement: str, hiding: str, turn: int) -> range:
    """The variants of a case that are built: what is hidden, or a list, comes once; each phrase is pasted once where
    it is seen; the real title is there or not."""
    match placement:
        case "title": return range(2)
        case "inline" if hiding == "none": return range(len(carrier.fields["phrase"]))
        case _: return range(turn, turn + 1)


def cases(carriers: list[Carrier]) -> list[Case]:
    """Every placement × every hiding that fits it × every language in every spelling that fits it; a page that comes
    out the same in two spellings, since the text has nothing to spell otherwise, is there once."""
    found: dict[str, Case] = {}
    for placement in PLACEMENTS:
        for turn, hiding in enumerate(HIDINGS if placement in BODY_PLACEMENTS else ("none",)):
            for carrier in carriers:
                for encoding in APPLICABLE[carrier.name]:
                    for variant in variants(carrier, placement, hiding, turn):
                        case = build(carrier, placement, hiding, encoding, variant)
                        found.setdefault(case.page, case)
    return list(found.values())
