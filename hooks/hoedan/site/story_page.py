"""What only the page of a story tells: where its ingredients stand, how to cite it, who took part."""

from typing import Any

from markupsafe import Markup as Safe

from ..design.figures import place_figures
from ..design.page_images import image_of
from ..design.time_strip import draw_time
from ..library.fit import partner_types
from ..library.freshness import can_be_told, follower_letter
from ..library.library import Library
from ..library.short_links import short_url
from ..library.story import Story
from ..model import urls
from ..places.gazetteer import Found, Municipality
from ..text.html import box_tables, wrap_sections
from ..text.markup import RenderedText
from ..text.passages import Passage, place_passages
from ..text.sources import SourceList
from .citations import citation_of
from .made_of import Names
from .render import render


def story_details(story: Story, library: Library, text: RenderedText) -> dict[str, Any]:
    """The values that the template of a story needs beside the story itself."""
    address = library.settings.site_url and library.settings.site_url + urls.story_url(story.slug)
    return {
        "short_address": library.settings.site_url and library.settings.site_url + short_url(story),
        "citation": citation_of(story, library.settings.site_name, address),
        "other_type": library.vocabulary.other_type,
        "evidence_help": library.vocabulary.evidence_help.get(story.evidence or "", ""),
        "partner_types": partner_types(story, library.vocabulary),
        "passages_of": passages_of(story, text),
        "follower_places": follower_places(story, library),
        "setbacks_of": setbacks_of(story, library, text),
        "still_right_url": urls.still_right_url(story.slug) if can_be_told(library) else "",
        "follower_letter": follower_letter(story, library),
        "change_url": urls.change_url(story.slug),
        "picture": image_of(story, library.root),
        "time_strip": draw_time(story),
    }


def passages_of(story: Story, text: RenderedText) -> dict[str, list[Passage]]:
    """Slug of each ingredient -> its passages in this story."""
    return {slug: [each for each in text.passages if slug in each.ingredients] for slug in story.front.ingredients}


def setbacks_of(story: Story, library: Library, text: RenderedText) -> dict[str, list[Passage]]:
    """Slug of each setback -> its passages in this story."""
    known = [slug for slug in story.setbacks if slug in library.setback]
    return {slug: [each for each in text.passages if slug in each.setbacks] for slug in known}


def follower_places(story: Story, library: Library) -> dict[str, Municipality | None]:
    """Name of a follower, as written -> its municipality of now."""
    found = {each.municipality: library.gazetteer.resolve(each.municipality) for each in story.front.followers}
    return {name: place.municipality if isinstance(place, Found) else None for name, place in found.items()}


def story_text(story: Story, text: RenderedText, sources: SourceList, names: Names) -> Safe:
    """The text of a story on its own page: sections, marked passages, figures and linked source references."""

    def open_passage(number: int) -> str:
        return render("passage_open.html", passage=text.passages[number], names=names)

    placed = place_passages(text.html, open_passage)
    noted = sources.place_notes(placed, 'aria-label="Bron {number}"')
    return Safe(wrap_sections(place_figures(box_tables(noted), story.front, sources.number_of)))
