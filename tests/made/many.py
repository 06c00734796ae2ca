"""A library of thirty-five stories with something in every facet, that stays as it is whatever our own library has.

Who stands where was taken from real stories once, in `many.yml`; the words are made up.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from PIL import Image

from hoedan.check.check_library import check_library
from hoedan.library.library import Library
from hoedan.library.links import Links, link_library
from made.library import (
    SETBACKS,
    STORY,
    file_text,
    passages,
    read_library,
    story_body,
    title_of,
    write,
    write_library,
    write_story,
)
from made.sample import SAMPLE_URL
from made.tables import read_table
from made.vocabulary import FAMILIES, PARTNER_TYPES, SOURCE_KINDS, STATUSES, TARGET_GROUPS

IMAGE = "plein.png"
FEWEST_STORIES = 3
PROJECT = Path(__file__).parents[2]
STORIES: Mapping[str, Mapping[str, Any]] = read_table(Path(__file__).with_suffix(".yml"))
"""Slug of each story -> its ingredients, themes and municipalities."""
WITH_IMAGE = min(STORIES)
"""The one story that shows an image."""
RESULTS = {
    "gezondheid-en-preventie": "Minder kinderen hebben overgewicht.",
    "armoede-en-schulden": "Een huisbezoek bleek het begin: wie schulden heeft, doet open.",
}
"""First theme of a story -> what it says under 'Resultaat', to be searched for."""
BUNDLE = """title: Vijf verhalen
subtitle: Van de wijk tot de raad
summary: Een verzonnen bundel, met vijf verhalen en twee eigen teksten.
edition: Eerste editie
date: "2026-11"
chapters:
  - text: colofon.md
  - generated: inhoud
  - text: voorwoord.md
{stories}
  - text: reflectie.md
  - generated: matrix
  - generated: registers
"""


def write_many(root: Path) -> Path:
    """Write the library to `root`, with a page of its own and a bundle of five stories."""
    ingredients = named("ingredients")
    families = dict(zip(ingredients, cycle(FAMILIES)))
    write_library(root, ingredients=families, themes=named("themes"), setbacks=SETBACKS, site_url=SAMPLE_URL)
    for (slug, front), setback in zip(fronts(), cycle(SETBACKS)):
        write_story(root, slug, text_of(front, slug, setback), **front)
    write(root / "docs" / "over.md", file_text({"title": "Over deze bibliotheek"}, "Waar dit over gaat.\n"))
    essay = {"title": "Leren van elkaar", "ingredients": ingredients[:2], "series": {"slug": "een-reeks", "part": 1}}
    write(root / "docs" / "achtergrond" / "leren.md", file_text(essay, "Hoe gemeenten van elkaar leren.\n"))
    (root / "stories" / WITH_IMAGE).mkdir()
    Image.new("RGB", (1200, 600), "steelblue").save(root / "stories" / WITH_IMAGE / IMAGE)
    write_bundle(root / "bundles" / "vijf")
    return root


@cache
def own_library() -> Library:
    """Our own library, read once for all tests of a process."""
    return check_library(PROJECT, is_coached=False).library


@cache
def own_links() -> Links:
    """The links of our own library, made once for all tests of a process."""
    return link_library(own_library())


def own_or_made(folder: Path) -> Library:
    """Our own library; one that has not yet some of everything gives way to that of many stories, made in `folder`."""
    own = own_library()
    is_filled = len(own.stories) >= FEWEST_STORIES and own.bundles and own.series
    return own if is_filled else read_library(write_many(folder))


def write_bundle(folder: Path) -> None:
    slugs = list(STORIES)[::7]
    write(folder / "bundle.yml", BUNDLE.format(stories="\n".join(f"  - story: {slug}" for slug in slugs)))
    places = {slug: STORIES[slug]["municipalities"][0] for slug in slugs}
    links = " en ".join(f"[{place}](../../stories/{slug}.md)" for slug, place in places.items())
    for name, text in {
        "colofon": "Gemaakt om te testen.",
        "voorwoord": f"Lees {links}.",
        "reflectie": "Tot slot.",
    }.items():
        write(folder / f"{name}.md", file_text({"title": title_of(name)}, f"{text}\n"))


def named(key: str) -> list[str]:
    """Every ingredient or theme that a story has."""
    return sorted({slug for front in STORIES.values() for slug in front[key]})


def fronts() -> Iterator[tuple[str, dict[str, Any]]]:
    """Slug and front matter of each story; every status, target group and type of partner is somewhere."""
    for number, (slug, front) in enumerate(STORIES.items()):
        status = STATUSES[number % len(STATUSES)]
        partner = PARTNER_TYPES[number % len(PARTNER_TYPES)]
        yield (
            slug,
            {
                **front,
                "title": title_of(slug),
                "period": {"start": 2008 + number % 15, **({"end": 2024} if status in ("afgerond", "gestopt") else {})},
                "status": status,
                "target_groups": [TARGET_GROUPS[number % len(TARGET_GROUPS)]],
                "partners": [{"name": f"Stichting {title_of(partner)}", "type": partner}],
                "sources": [{**STORY["sources"][0], "kind": SOURCE_KINDS[number % len(SOURCE_KINDS)]}],
                "published": f"2026-{number % 10 + 1:02}-{number % 28 + 1:02}",
            },
        )


def text_of(front: Mapping[str, Any], slug: str, setback: str) -> str:
    text = story_body(passages(front["ingredients"], slug))
    text = text.replace("Het duurde lang.", f'Het duurde lang.\n{{: setback="{setback}" }}')
    result = RESULTS.get(front["themes"][0], "Het hielp.")
    shown = f'\n\n![Een plein]({slug}/{IMAGE} "Het plein. Foto: de gemeente")' if slug == WITH_IMAGE else ""
    return text.replace("Het hielp.", f"{result} {front['partners'][0]['name']} deed mee.{shown}")
