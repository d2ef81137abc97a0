"""The main-content extractors that Chaff is compared with on HTML: bytes of a page → its text."""
from collections.abc import Callable
from importlib import metadata

from modules import need

#: The packages as PyPI names them.
PACKAGES = ("Resiliparse", "trafilatura", "jusText", "lxml")
#: Stop lists of jusText by the corpus' names of languages; it has none for Chinese, Japanese and Thai.
STOP_LISTS = {
    "cs": "Czech", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "id": "Indonesian", "it": "Italian", "ko": "Korean", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "sv": "Swedish", "tr": "Turkish", "vi": "Vietnamese",
}

Extractor = Callable[[bytes, str], str]


def decoder() -> Callable[[bytes], str]:
    """Resiliparse's reader of charsets."""
    encoding = need("resiliparse.parse.encoding")
    return lambda page: encoding.bytes_to_str(page, encoding.detect_encoding(page))


def resiliparse() -> Extractor:
    extract = need("resiliparse.extract.html2text").extract_plain_text
    decoded = decoder()
    return lambda page, language: extract(decoded(page), main_content=True)


def trafilatura() -> Extractor:
    extract = need("trafilatura").extract
    return lambda page, language: extract(page) or ""


def justext() -> Extractor:
    module = need("justext")
    known = module.get_stoplists()
    lists = {code: module.get_stoplist(name) for code, name in STOP_LISTS.items() if name in known}
    errors = need("justext.core").JustextError, need("lxml.etree").LxmlError

    def run(page: bytes, language: str) -> str:
        try:
            # Without a stop list the shares of stop words are asked of nobody.
            found = lists.get(language)
            asked = {} if found else {"stopwords_low": 0.0, "stopwords_high": 0.0}
            paragraphs = module.justext(page, found or frozenset(), **asked)
        except errors:
            return ""
        return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return run


def readability() -> Extractor:
    """readability-lxml gives HTML; Resiliparse makes it text."""
    document = need("readability").Document
    plain = need("resiliparse.extract.html2text").extract_plain_text
    decoded = decoder()
    errors = need("readability.readability").Unparseable, need("lxml.etree").LxmlError

    def run(page: bytes, language: str) -> str:
        try:
            return plain(document(decoded(page)).summary())
        except errors:
            return ""

    return run


def magic_html() -> Extractor:
    """magic-html for articles gives HTML; Resiliparse makes it text."""
    extractor = need("magic_html").GeneralExtractor()
    plain = need("resiliparse.extract.html2text").extract_plain_text
    decoded = decoder()

    def run(page: bytes, language: str) -> str:
        try:
            found = extractor.extract(decoded(page), base_url="https://example.org/", html_type="article")
        except ValueError:  # nothing to read
            return ""
        return plain(found["html"])

    return run


def lxml_parse() -> Extractor:
    parse = need("lxml.html").document_fromstring
    errors = need("lxml.etree").LxmlError

    def run(page: bytes, language: str) -> str:
        try:
            return str(len(parse(page)))
        except errors:
            return ""

    return run


def versions() -> dict[str, str]:
    return {name: metadata.version(name) for name in PACKAGES}
