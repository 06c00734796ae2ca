"""What a link in the PDF is called for who hears it: where it leads, in words that stand on their own."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from ..language.typography import set_text
from .layout import LaidOut

SOURCE = "--bron-"


class LinkWords:
    """Describes the links of one publication; `roots` are its parts as they were set."""

    def __init__(self, laid_out: LaidOut, roots: Iterable[Element]) -> None:
        self._pages = laid_out.pages
        self._titles = {part.anchor: one_spaced(set_text(part.title)) for part in laid_out.plan.parts}
        self._targets = {each.get("id"): each for root in roots for each in root.iter() if each.get("id")}

    def describe(self, element: Element) -> str:
        """Of a link, or of a line of the contents, which is one link."""
        link = element if element.tag == "a" else element.find(".//a")
        assert link is not None  # noqa: S101 - see `Structure`
        href, words = link.get("href", ""), words_of(link)
        if not href.startswith("#"):
            return outside(href, words)
        anchor = href.removeprefix("#")
        if SOURCE in anchor:
            return self._source(anchor)
        place = f"pagina {self._pages.of(anchor)}: {self._title(anchor)}"
        if "data-page-of" in link.attrib or words.lower() == self._title(anchor).lower():
            return f"Naar {place}"
        return f"{words}, {place}"

    def _source(self, anchor: str) -> str:
        """A source is known by its title, and without a link in it by its whole line."""
        line = self._targets[anchor]
        title = line.find(".//a")
        return f"Bron {anchor.rpartition('-')[2]}: {words_of(line if title is None else title)}"

    def _title(self, anchor: str) -> str:
        """Of the part that something stands in; in the registers the term itself."""
        if part := self._titles.get(anchor.partition("--")[0]):
            return part
        entry = self._targets[anchor]
        term = entry.find("span")
        return words_of(entry if term is None else term)


def outside(address: str, words: str) -> str:
    """The words of a link and its address, each once."""
    shown = address.removeprefix("mailto:").removeprefix("https://").removeprefix("http://").removesuffix("/")
    if address.startswith("mailto:"):
        return f"Mail naar {shown}"
    return f"Naar {shown}" if words.removeprefix("www.") in shown or not words else f"{words} ({shown})"


def words_of(element: Element) -> str:
    return one_spaced("".join(element.itertext()))


def one_spaced(text: str) -> str:
    """A text with each space of whatever kind as one."""
    return " ".join(text.split())
