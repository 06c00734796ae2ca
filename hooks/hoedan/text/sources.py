"""The sources under a text: those that it refers to, numbered in the order of their first use, and the others."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model.fields import SourceEntry
from .markup import RenderedText
from .passages import PLACED_REFERENCE, place_references


@dataclass(frozen=True)
class NumberedSource:
    """A source with the number that a reader sees, and how often the text refers to it."""

    number: int
    source: SourceEntry
    uses: int


@dataclass(frozen=True)
class SourceList:
    """The sources of one story."""

    numbered: tuple[NumberedSource, ...]
    others: tuple[SourceEntry, ...]
    """Those that the text does not refer to, in the order in which they were written."""

    @property
    def number_of(self) -> dict[int, int]:
        """Id of a source -> the number that a reader sees."""
        return {each.source.id: each.number for each in self.numbered}

    def place_notes(self, html: str, attributes: str) -> str:
        """Put the number of its source in the place of each reference, as a link to the list.

        `attributes` are those of the link; `{number}` in them becomes the number.
        """
        number_of = self.number_of

        def write(source: int, use: int) -> str:
            number = number_of.get(source)
            return (
                ""
                if number is None
                else (
                    f'<sup class="reference" id="verwijzing-{number}-{use}">'
                    f'<a href="#bron-{number}" {attributes.format(number=number)}>{number}</a></sup>'
                )
            )

        return place_references(html, write, lambda source: number_of.get(source, 0))


def list_sources(sources: Sequence[SourceEntry], text: RenderedText, beside: Iterable[int] = ()) -> SourceList:
    """Number the sources of a text, and after them those that only something `beside` it refers to.

    A reference to one that is not there counts for nothing, as the check reports.
    """
    by_id = {source.id: source for source in sources}
    uses = Counter(int(found[1]) for found in PLACED_REFERENCE.finditer(text.html))
    used = [id_ for id_ in dict.fromkeys((*text.references, *beside)) if id_ in by_id]
    return SourceList(
        numbered=tuple(NumberedSource(number, by_id[id_], uses[id_]) for number, id_ in enumerate(used, 1)),
        others=tuple(source for source in sources if source.id not in used),
    )
