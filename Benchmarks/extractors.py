"""The main-content extractors that Chaff is compared with on HTML: bytes of a page → its text."""
import sys
from collections.abc import Callable
from importlib import import_module, metadata

#: The packages as PyPI names them.
PACKAGES = ("Resiliparse", "trafilatura", "jusText", "lxml")
#: Stop lists of jusText by the corpus' names of languages; it has none for Chinese, Japanese and Thai.
STOP_LISTS = {
    "cs": "Czech", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "id": "Indonesian", "it": "Italian", "ko": "Korean", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "sv": "Swedish", "tr": "Turkish", "vi": "Vietnamese",
}

Extractor = Callable[[bytes, str], str]


def need(module: str):
    """A module; without it says what is needed and ends with exit code 66."""
    try:
        return import_module(module)
    except ImportError:
        print(f"missing the Python module {module}: pip install resiliparse trafilatura justext lxml lxml_html_clean",
              file=sys.stderr)
        raise SystemExit(66) from None


def resiliparse() -> Extractor:
    extract = need("resiliparse.extract.html2text").extract_plain_text
    encoding = need("resiliparse.parse.encoding")

    def run(page: bytes, language: str) -> str:
        text = encoding.bytes_to_str(page, encoding.detect_encoding(page))
        return extract(text, main_content=True)

    return run


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
