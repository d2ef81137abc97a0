"""Tricks of spelling, as text that is injected is written; each takes a text and gives it with the trick.

A trick is a function of a text and a `random.Random`. Where it finds nothing to change, the text comes back as it was,
and the line does not count.
"""
import re
import unicodedata
from collections.abc import Callable
from random import Random

from run import ROOT

Trick = Callable[[str, Random], str]

WORD = re.compile(r"[^\W\d_]{4,}")
LATIN = re.compile(r"[A-Za-z]{4,}")
HAN = re.compile(r"[\u4e00-\u9fff]{3,}")


def shifted(*ranges: tuple[str, str, int]) -> Trick:
    """ASCII moved to other code points; accents stay as marks of their own."""
    def move(c: str) -> str:
        return next((chr(start + ord(c) - ord(first)) for first, last, start in ranges if first <= c <= last), c)

    def trick(text: str, random: Random) -> str:
        changed = "".join(map(move, text))
        return "".join(map(move, "".join(map(parts, text)))) if changed != text else text
    return trick


def parts(c: str) -> str:
    """An accented Latin letter as the letter and its marks; any other character as it is."""
    apart = unicodedata.normalize("NFD", c)
    return apart if apart[0].isascii() else c


full_width = shifted(("!", "~", 0xFF01))
mathematical = shifted(("A", "Z", 0x1D400), ("a", "z", 0x1D41A), ("0", "9", 0x1D7CE))
enclosed = shifted(("A", "Z", 0x24B6), ("a", "z", 0x24D0))
squared = shifted(("A", "Z", 0x1F170), ("a", "z", 0x1F170))


def between(fillers: str, chance: float) -> Trick:
    """Invisible characters between letters. Thai, Arabic and Indic scripts are written with some of them."""
    def trick(text: str, random: Random) -> str:
        if re.search(r"[\u0590-\u0dff\u0e00-\u0fff]", text):
            return text
        return re.sub(r"(?<=\w)(?=\w)", lambda _: random.choice(fillers) if random.random() < chance else "", text)
    return trick


def per_word(pattern: re.Pattern, change: Callable[[str, Random], str]) -> Trick:
    return lambda text, random: pattern.sub(lambda found: change(found[0], random), text)


CYRILLIC = str.maketrans("aceopxyACEHKMOPTX", "асеорхуАСЕНКМОРТХ")
LATIN_FORMS = str.maketrans("асеорхуАСЕНКМОРТХ", "aceopxyACEHKMOPTX")
GREEK = str.maketrans("aovAEHIKMNOPTX", "αονΑΕΗΙΚΜΝΟΡΤΧ")
SIGNS = {"a": "@4", "e": "3", "i": "1", "o": "0", "s": "$5", "t": "7"}


def some(table: dict) -> Callable[[str, Random], str]:
    """Replaces some letters, at least one, of which there is a look-alike; the word stays mixed."""
    def change(word: str, random: Random) -> str:
        places = [place for place, c in enumerate(word) if ord(c) in table]
        if not places or len(places) == len(word):
            places = places[:-1]
        chosen = {place for place in places if random.random() < 0.6} or set(places[:1])
        return "".join(c.translate(table) if place in chosen else c for place, c in enumerate(word))
    return change


def leet(word: str, random: Random) -> str:
    """A sign or two for letters inside a word."""
    places = [place for place in range(1, len(word) - 1) if word[place] in SIGNS]
    random.shuffle(places)
    letters = list(word)
    for place in places[:1 if len(word) < 7 else 2]:
        if letters[place - 1].isalpha() and letters[place + 1].isalpha():
            letters[place] = random.choice(SIGNS[word[place]])
    return "".join(letters)


def parted(separators: str) -> Trick:
    """Letters of every word of four to twelve parted; with blanks only those of the longest word."""
    def trick(text: str, random: Random) -> str:
        separator = random.choice(separators)
        if separator != " ":
            return re.sub(r"(?<!\w)[^\W\d_]{4,12}(?!\w)",
                          lambda found: separator.join(found[0]) if not HAN.search(found[0]) and is_spelled(found[0])
                          else found[0], text)
        words = sorted(re.findall(r"(?<!\S)[^\W\d_]{4,12}(?!\S)", text), key=len)
        words = [word for word in words if is_spelled(word)]
        return text.replace(words[-1], " ".join(words[-1]), 1) if words else text
    return trick


def is_spelled(word: str) -> bool:
    """True for scripts whose letters can stand alone."""
    return all(unicodedata.name(c, "").split(" ")[0] in ("LATIN", "CYRILLIC", "GREEK") for c in word)


def spaced_han(text: str, random: Random) -> str:
    """Chinese and Japanese characters one by one, where no other letter or digit is glued to them."""
    return re.sub(r"(?<!\w)[\u3041-\u30ff\u4e00-\u9fff]{3,}(?!\w)", lambda found: " ".join(found[0]), text)


def messenger(text: str, random: Random) -> str:
    return text.replace("微信", random.choice(["微❤信", "薇信", "微.信", "微❤️信", "徽信", "微·信"]))


def han(text: str, random: Random) -> str:
    for word, form in (("日本", "曰本"), ("日韩", "曰韩"), ("偷拍", "揄拍"), ("视频", "视屏")):
        text = text.replace(word, form)
    return text


def av(text: str, random: Random) -> str:
    return re.sub(r"(?i)(?<![a-z])av(?![a-z])",
                  lambda _: random.choice(["αv", "a∨", "AⅤ", "阿v", "аv", "ａｖ", "aV"]), text)


def with_emoji(is_broken: bool) -> Trick:
    """An emoji in front and one between words; if it is broken, its UTF-8 read as windows-1252 or as Thai."""
    def trick(text: str, random: Random) -> str:
        def emoji() -> str:
            chosen, thai = random.choice("🎰🎲🔥🎉💎✨"), random.random() < 0.5
            if not is_broken:
                return chosen
            return "".join(_western(byte) if byte < 0xA0 or not thai else bytes([byte]).decode("tis-620")
                           for byte in chosen.encode())
        place = text.find(" ", len(text) // 2)
        place = len(text) if place < 0 else place
        return f"{emoji()} {text[:place]} {emoji()}{text[place:]}"
    return trick


def _western(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


broken_emoji, whole_emoji = with_emoji(True), with_emoji(False)

SPRINKLED = ["😩", "🍕", "🤹🏿", "♀️", "🐼", "👨🏻", "🏿‍♂️", "🍉", "\u200d♀️", "➡", "🤝🏽"]


def emoji(text: str, random: Random) -> str:
    """An emoji every 12 to 30 characters, behind a word or between Chinese characters."""
    result, left = [], random.randint(4, 12)
    for c in text:
        result.append(c)
        left -= 1
        if left <= 0 and (c == " " or "\u4e00" <= c <= "\u9fff"):
            result.append(random.choice(SPRINKLED) + (" " if c == " " else ""))
            left = random.randint(12, 30)
    return "".join(result)


PINYIN = dict(row.split("\t") for row in (ROOT / "Benchmarks/survival/pinyin.tsv").read_text(encoding="utf-8").splitlines()
              if not row.startswith("#"))


def pinyin(share: float, blank: str = "") -> Trick:
    return lambda text, random: "".join(
        f"{c}({PINYIN[c]}{blank})" if c in PINYIN and random.random() < share else c for c in text)


def _forms() -> dict[int, str]:
    """For each Simplified character a Traditional one, from the table that folding undoes."""
    source = (ROOT / "Sources/ChaffPages/Folding/TraditionalForms.swift").read_text(encoding="utf-8")
    traditional, simplified = (re.sub(r"[\\\s]", "", part) for part in re.findall(r'"""\n(.*?)"""', source, re.S))
    table: dict[int, str] = {}
    for form, character in zip(traditional, simplified, strict=True):
        table.setdefault(ord(character), form)
    return table


FORMS = _forms()
WRONG = FORMS | str.maketrans("制注里后面干于系布才表台周云采准游谷松板", "製註裡後麵幹於係佈纔錶臺週雲採準遊穀鬆闆")


def traditional(text: str, random: Random) -> str:
    return text.translate(FORMS)


def wrong_traditional(text: str, random: Random) -> str:
    return text.translate(WRONG)


def elongated(text: str, random: Random) -> str:
    places = [place for place, c in enumerate(text) if c.isalpha() and not unicodedata.combining(c)]
    if not places:
        return text
    place = random.choice(places)
    return text[:place] + text[place] * random.randint(3, 8) + text[place + 1:]


def stripped(text: str, random: Random) -> str:
    if not re.search(r"[\u00c0-\u024f\u1e00-\u1eff]", text):
        return text
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D").replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def mixed_case(text: str, random: Random) -> str:
    return "".join(c.upper() if place % 2 and len(c.upper()) == 1 else c for place, c in enumerate(text))


def marks(text: str, random: Random) -> str:
    return re.sub(r"[A-Za-z0-9]", lambda found: found[0] + random.choice("\u0336\u0332\u0335"), text)


def separators(text: str, random: Random) -> str:
    other = random.choice(["_", "|", " - ", "丨", " | ", "，", " I ", "｜"])
    parts = re.split(r" ?[_|,，丨] ?| - ", text)
    return other.join(parts) if len(parts) > 2 else text


def filler(fillers: list[str]) -> Trick:
    """A Latin or numeric token glued to a Chinese phrase."""
    def trick(text: str, random: Random) -> str:
        found = HAN.search(text)
        if not found:
            return text
        place = random.randint(found.start() + 1, found.end() - 1)
        return text[:place] + random.choice(fillers) + text[place:]
    return trick


def shuffled(text: str, random: Random) -> str:
    """Two phrases of a list change places, or two characters of a Chinese one."""
    parts = re.split(r"([_|,，、 ])", text)
    if len(parts) >= 5:
        first = random.randrange(0, len(parts) - 2, 2)
        parts[first], parts[first + 2] = parts[first + 2], parts[first]
        return "".join(parts)
    found = HAN.search(text)
    if not found:
        return text
    place = found.start()
    return text[:place] + text[place + 1] + text[place] + text[place + 2:]


def stray_mark(text: str, random: Random) -> str:
    return text + random.choice([" ?", "？", " •"])


def dropped_bytes(text: str, random: Random) -> str:
    return re.sub(r"[。”！？；，]", lambda _: random.choice(["?", "?。", "?;", "?！", "边€", "锛"]), text)


def replacement(text: str, random: Random) -> str:
    return re.sub(r"[^\x00-\x7f]", lambda found: "\ufffd" if random.random() < 0.05 else found[0], text)


def slug(text: str, random: Random) -> str:
    """Words as an address has them: no accents, one or two hyphens for blanks."""
    if not re.fullmatch(r"[\w ]*[A-Za-z][\w ]*", text) or " " not in text or HAN.search(text):
        return text
    return stripped(text, random).lower().replace(" ", random.choice(["-", "--"]))
