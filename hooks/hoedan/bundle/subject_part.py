"""An ingredient or a setback as a part of a publication: what it is, what to ask, and the passages that show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup as Safe

from ..library.library import Ingredient, Setback
from ..library.short_links import short_url
from ..library.story import Story
from ..text.markup import render_page_text
from ..text.passages import Passage
from .copyfit import keep_last_words
from .draft import Draft, Medium
from .overviews import SETBACK
from .plan import Part
from .registers import anchor_in_book


@dataclass(frozen=True)
class Shown:
    """A story of the publication with its passages about the subject."""

    story: Story
    anchor: str
    """Of the first of them."""
    passages: Sequence[Safe]


def write_subject(draft: Draft, part: Part, subject: Ingredient | Setback) -> Safe:
    """The part, with the stories of the publication at length and the others by name."""
    site = draft.library.settings.site_url
    html = render_page_text(subject.body, subject.path).html
    if isinstance(subject, Ingredient):
        colour, questions = subject.family.colour, subject.front.questions
        label = f"Ingrediënt · {subject.family.label}"
        found = draft.links.passages_by_story(subject)
    else:
        colour, questions, label = "", (), "Struikelblok"
        found = draft.links.setbacks.passages_by_story(subject)
    inside = {story: passages for story, passages in found if story in draft.plan.stories}
    return draft.fill(
        "subject.html",
        part=part,
        subject=subject,
        label=label,
        colour=colour,
        mark=f"{SETBACK if isinstance(subject, Setback) else ''}{subject.slug}",
        questions=questions,
        text=draft.place_text(keep_last_words(html) if draft.medium is Medium.PRINT else html, part.anchor),
        shown=[write_shown(draft, part, story, inside[story]) for story in draft.plan.stories if story in inside],
        others=[(story, site + short_url(story)) for story, _ in found if story not in inside],
    )


def write_shown(draft: Draft, part: Part, story: Story, passages: Sequence[Passage]) -> Shown:
    quoted = [draft.place_text(in_paragraph(each.html), f"{part.anchor}--{story.slug}") for each in passages]
    return Shown(story, anchor_in_book(story, passages[0].anchor), quoted)


def in_paragraph(html: str) -> str:
    """A passage as a block: that of a tight list is bare words."""
    return html if html.startswith(("<p", "<ul", "<ol", "<blockquote")) else f"<p>{html}</p>"
