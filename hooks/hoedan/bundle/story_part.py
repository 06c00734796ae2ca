"""A story as a part of a publication: its facts, its text with passages and notes, its photos and its sources."""

import re
from functools import partial

from markupsafe import Markup as Safe

from ..design.figures import place_figures
from ..design.page_images import PLACED_IMAGE, with_sizes
from ..library.short_links import short_url
from ..library.story import Story
from ..text.passages import place_passages
from ..text.sources import SourceList, list_sources
from .addresses import printed
from .draft import Draft, Medium
from .mentions import organisations_of
from .photos import find_photo, prepare
from .pictures import headband, qr_code, story_board
from .registers import facts_anchor

WORD_JOINER = "\u2060"
"""Has no width; a line never ends at it."""


def write_story(draft: Draft, anchor: str, story: Story) -> Safe:
    """The whole part, from its title to its sources."""
    text = draft.links.texts[story.slug]
    sources = list_sources(story.front.sources, text, story.cited_beside_text)
    for name in organisations_of(story):
        draft.mentions.add(name, facts_anchor(story))
    short = draft.library.settings.site_url + short_url(story)
    code = f"qr-{story.slug}"
    draft.images[code] = partial(qr_code, f"{short}?e={draft.plan.edition_code}")
    board = f"bord-{story.slug}"
    if draft.medium is Medium.EPUB:
        draft.images[board] = partial(story_board, story, draft.library)
    html = draft.fill(
        "story.html",
        anchor=anchor,
        story=story,
        partners=", ".join(partner.name for partner in story.front.partners),
        text=write_text(draft, anchor, story, sources),
        sources=sources,
        board=board,
        headband=headband(story, draft.library).address if draft.medium is Medium.PRINT else "",
        qr=code,
        link=short,
        address=printed(short),
    )
    return Safe(with_photos(draft, html, story))


def write_text(draft: Draft, anchor: str, story: Story, sources: SourceList) -> Safe:
    """The text of a story with its passages marked, its notes numbered and its figures drawn."""
    text = draft.links.texts[story.slug]

    def open_passage(number: int) -> str:
        return draft.fill("passage.html", passage=text.passages[number])

    marked = place_passages(text.html, open_passage)
    noted = keep_references(sources.place_notes(marked, 'role="doc-noteref"'))
    return draft.place_text(place_figures(noted, story.front, sources.number_of), anchor)


def keep_references(html: str) -> str:
    """Keep the number of a note on the line of its word, and apart from a number beside it."""
    apart = html.replace("</sup><sup", '</sup><sup class="reference">, </sup><sup')
    return apart.replace('<sup class="reference"', f'{WORD_JOINER}<sup class="reference"')


def with_photos(draft: Draft, html: str, story: Story) -> str:
    """Name each image in the text of a story; the site has its files beside the page of the story."""
    if draft.medium is Medium.SITE:
        return with_sizes(html, draft.library.root)

    def name(found: re.Match[str]) -> str:
        photo = find_photo(story, found[2].rpartition("/")[2], draft.library)
        draft.images[photo.name] = partial(prepare, photo)
        return f'{found[1]}image:{photo.name}"'

    return PLACED_IMAGE.sub(name, html)
