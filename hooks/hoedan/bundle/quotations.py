"""Passages that somebody chose one by one, as a part of a publication: each with its story and its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup as Safe

from ..language.slugs import slugify
from ..library.short_links import short_url
from ..library.story import Story
from ..text.markup import RenderedText
from ..text.passages import PLACED_PASSAGE, Passage, without_references
from .draft import Draft
from .errors import BundleError
from .plan import Part, Quotation
from .registers import anchor_in_book
from .story_part import with_photos
from .subject_part import in_paragraph


@dataclass(frozen=True)
class Quote:
    """What is quoted, under its heading when it is all that stands there."""

    anchor: str
    """On the page of the story."""
    heading: str
    html: str


@dataclass(frozen=True)
class Quoted:
    """Quotes of one story, which has a place in the publication, an address, or both."""

    story: Story
    anchor: str
    """Of the first of them; empty when the story is not in the publication."""
    address: str
    quotes: Sequence[tuple[str, Safe]]
    """Heading and text."""


def write_quotations(draft: Draft, part: Part) -> Safe:
    """The passages in the order in which they were chosen; those of one story in a row share a heading.

    Raises:
        BundleError: when a story has no such passage; its name follows its words, so it may have been rewritten.

    """
    quoted = []
    for story, group in groupby(part.quotations, key=lambda each: each.story):
        place = f"{part.anchor}--{story.slug}"
        quotes = list(dict.fromkeys(quote for each in group for quote in quotes_of(each, draft)))
        texts = [(each.heading, with_photos(draft, draft.place_text(each.html, place), story)) for each in quotes]
        anchor = anchor_in_book(story, quotes[0].anchor) if story in draft.plan.stories else ""
        address = draft.library.settings.site_url + short_url(story)
        quoted.append(Quoted(story, anchor, address, [(heading, Safe(html)) for heading, html in texts]))
    return draft.fill("quotations.html", part=part, quoted=quoted)


def quotes_of(quotation: Quotation, draft: Draft) -> list[Quote]:
    text, story = draft.links.texts[quotation.story.slug], quotation.story
    if quotation.heading:
        quotes = list(section_of(text, quotation.heading))
        wanted = f"kop '{quotation.heading}'"
    else:
        quotes = [Quote(each.anchor, "", in_paragraph(each.html)) for each in passages_of(quotation, text)]
        wanted = f"passage '{quotation.anchor or quotation.ingredient or quotation.setback}'"
    if not quotes:
        raise BundleError(f"het verhaal '{story.slug}' heeft geen {wanted} meer. Laat haar weg, of kies haar opnieuw.")
    return quotes


def passages_of(quotation: Quotation, text: RenderedText) -> list[Passage]:
    """The passages of a story that are quoted; none of a quotation of all below a heading."""
    return [
        each
        for each in text.passages
        if each.anchor == quotation.anchor
        or quotation.ingredient in each.ingredients
        or quotation.setback in each.setbacks
    ]


def section_of(text: RenderedText, heading: str) -> Iterator[Quote]:
    """All below a heading, without its notes."""
    anchor = slugify(heading)
    found = re.search(rf'<h2 id="{re.escape(anchor)}"[^>]*>.*?</h2>(.*?)(?=<h2|\Z)', text.html, re.DOTALL)
    if found:
        yield Quote(anchor, heading, without_references(PLACED_PASSAGE.sub("", found[1])).strip())
