"""Passages that somebody chose one by one, as a part of a publication: each with its story and its place."""

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup as Safe

from ..library.short_links import short_url
from ..library.story import Story
from .draft import Draft
from .errors import BundleError
from .plan import Part, Quotation
from .registers import anchor_in_book
from .subject_part import in_paragraph


@dataclass(frozen=True)
class Quoted:
    """Passages of one story, which has a place in the publication, an address, or both."""

    story: Story
    anchor: str
    """Of the first of them; empty when the story is not in the publication."""
    address: str
    passages: tuple[Safe, ...]


def write_quotations(draft: Draft, part: Part) -> Safe:
    """The passages in the order in which they were chosen; those of one story in a row share a heading.

    Raises:
        BundleError: when a story has no such passage; its name follows its words, so it may have been rewritten.

    """
    quoted = []
    for story, group in groupby(part.quotations, key=lambda each: each.story):
        chosen = list(group)
        passages = tuple(
            draft.place_text(in_paragraph(html_of(each, draft)), f"{part.anchor}--{story.slug}") for each in chosen
        )
        anchor = anchor_in_book(story, chosen[0].anchor) if story in draft.plan.stories else ""
        quoted.append(Quoted(story, anchor, draft.library.settings.site_url + short_url(story), passages))
    return draft.fill("quotations.html", part=part, quoted=quoted)


def html_of(quotation: Quotation, draft: Draft) -> str:
    for passage in draft.links.texts[quotation.story.slug].passages:
        if passage.anchor == quotation.anchor:
            return passage.html
    raise BundleError(
        f"het verhaal '{quotation.story.slug}' heeft geen passage '{quotation.anchor}' meer. Laat haar weg, "
        "of kies haar opnieuw op de site."
    )
