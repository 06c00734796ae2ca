"""A story as a part of a publication: its facts, its text with passages and notes, its photos and its sources."""

import re
from functools import partial
from math import ceil

from markupsafe import Markup as Safe
from markupsafe import escape

from ..design.figures import place_figures
from ..design.page_images import PLACED_IMAGE, with_sizes
from ..library.library import Library
from ..library.short_links import short_url
from ..library.story import Story
from ..text.html import TAGS, wrap_sections
from ..text.markup import RenderedText
from ..text.passages import PLACED_PASSAGE, Passage, place_passages
from ..text.sources import SourceList, list_sources
from .addresses import printed
from .copyfit import GAP, LEADING, WORD_JOINER, keep_last_words, keep_short_ends
from .draft import Draft, Medium
from .fitting import lines_of
from .mentions import organisations_of
from .photos import find_photo, kept
from .pictures import headband, qr_code, story_board
from .registers import facts_anchor

PASSAGE_OR_PARAGRAPH = re.compile(f"{PLACED_PASSAGE.pattern}|<p>")
FIRST_PARAGRAPH = re.compile(r"</p>(?:\s*</div>)?")
DRAWN = re.compile(r'<p class="(?:pull|drawing)__[^<]*(?:<a[^<]*</a>)?</p>')
"""What is said with the quote of a story and with its figures; not a number with its unit, which stand on two lines."""
SETBACKS = re.compile(r'<h2 id="vallen-en-opstaan".*?(?=<h2|\Z)', re.DOTALL)
"""What went wrong, from its heading on."""
LABEL = "sans-semibold", 7.4, 63.8
"""Face, size and width in points of the names beside a passage; as in `print.css`."""
LABEL_LEADING, BETWEEN_LABELS = 9.0, 4.25
"""Points from line to line of a name, and between two names."""
GOES_ON = " (vervolg)"
"""Behind the names beside a passage, on a page that begins within it."""
SHORTEST_LINE = 50
"""Characters that the lines of a text have at least."""
LONG_PARTNERS = 110
"""Characters of a line of partners that goes below both columns of the facts."""


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
    partners = ", ".join(partner.name for partner in story.front.partners)
    html = draft.fill(
        "story.html",
        anchor=anchor,
        story=story,
        part_title=next((part.title for part in draft.plan.parts if part.anchor == anchor), story.title),
        partners=partners,
        partners_are_many=draft.medium is Medium.PRINT and len(partners) > LONG_PARTNERS,
        text=with_lead_image(draft, write_text(draft, anchor, story, sources), story),
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
        passage = text.passages[number]
        beside = lines_beside(passage, draft.library) if draft.medium is Medium.PRINT else 0
        is_low = len(TAGS.sub("", passage.html)) < beside * SHORTEST_LINE
        going_on = lines_going_on(passage, draft.library) if draft.medium is Medium.PRINT else 0
        return draft.fill("passage.html", passage=passage, beside=beside, is_low=is_low, going_on=going_on)

    html = keep_last_words(say_what_goes_on(draft, text)) if draft.medium is Medium.PRINT else text.html
    marked = place_passages(html, open_passage)
    noted = keep_references(sources.place_notes(marked, 'role="doc-noteref"'))
    drawn = place_figures(noted, story.front, sources.number_of)
    if draft.medium is Medium.PRINT:
        drawn = DRAWN.sub(lambda found: keep_short_ends(found[0]), drawn)
        drawn = SETBACKS.sub(r'<div class="ground">\g<0></div>', drawn)
    return draft.place_text(wrap_sections(drawn) if draft.medium is Medium.SITE else drawn, anchor)


def with_lead_image(draft: Draft, text: Safe, story: Story) -> Safe:
    """The text with the image of its story: above it, and in a book below its first paragraph.

    The first page of a story on paper has its facts, and then no room for an image but for some lines.
    """
    if story.front.image is None:
        return text
    image = draft.fill("lead_image.html", story=story)
    first = FIRST_PARAGRAPH.search(text) if draft.medium is not Medium.SITE else None
    end = first.end() if first else 0
    return Safe(f"{text[:end]}{image}{text[end:]}")


def say_what_goes_on(draft: Draft, text: RenderedText) -> str:
    """Give each paragraph of a passage the passage's names, for the margin of a page on which it goes on."""
    names = ""

    def write(found: re.Match[str]) -> str:
        nonlocal names
        if found[0] == "<p>":
            return f'<p data-goes-on="{names}{GOES_ON}">' if names else found[0]
        names = str(escape(names_of(text.passages[int(found[1])], draft.library))) if found[1] else ""
        return found[0]

    return PASSAGE_OR_PARAGRAPH.sub(write, text.html)


def lines_beside(passage: Passage, library: Library) -> int:
    """How many lines of the text are as high as the names beside a passage."""
    names = titles_of(passage, library)
    lines = sum(lines_of(name, *LABEL) or len(name.split()) for name in names)
    return ceil((lines * LABEL_LEADING + len(names[1:]) * BETWEEN_LABELS) / LEADING)


def lines_going_on(passage: Passage, library: Library) -> int:
    """How many lines of the text, and the room below them, are as high as the names where a passage goes on."""
    name = names_of(passage, library) + GOES_ON
    lines = lines_of(name, *LABEL) or len(name.split())
    return ceil((lines * LABEL_LEADING - GAP) / LEADING)


def names_of(passage: Passage, library: Library) -> str:
    return ", ".join(titles_of(passage, library))


def titles_of(passage: Passage, library: Library) -> list[str]:
    shown = [library.ingredient[slug].title for slug in passage.ingredients]
    return [*shown, *(library.setback[slug].title for slug in passage.setbacks)]


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
        draft.images[photo.name] = partial(kept, photo, draft.library.root)
        return f'{found[1]}image:{photo.name}"'

    return PLACED_IMAGE.sub(name, html)
