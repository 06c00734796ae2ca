"""What each stage of our own build costs, in a process of its own: `python stages.py ROOT`, JSON on the last line."""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))  # for made places: this is a program of its own

from hoedan.check.check_library import check_library
from hoedan.finder.documents import search_content
from hoedan.finder.index import write_index
from hoedan.incremental.asset import SlowFile
from hoedan.incremental.garbage import keeping_everything
from hoedan.incremental.memory import Memory
from hoedan.library.counts import Counts
from hoedan.library.kinship import Kinship
from hoedan.library.library import Library
from hoedan.library.links import Links
from hoedan.library.neighbours import Neighbours
from hoedan.library.story import municipalities_of
from hoedan.model.urls import place_in
from hoedan.opendata.files import data_files
from hoedan.reading.bundle_files import load_bundle_files
from hoedan.reading.load import find_files, load_entries
from hoedan.site.feeds import feed_files
from hoedan.site.head import Heads
from hoedan.site.pages import Site
from hoedan.site.publish import cards_of, look_of
from hoedan.site.sitemap import write_sitemap
from hoedan.text.markup import render_story_text
from made.places import places_in

T = TypeVar("T")


def measure_stages(root: Path) -> dict[str, dict[str, float]]:
    """Load, validate, link, render and so on, in the order of the build; each stage has what came before it."""
    timed: dict[str, dict[str, float]] = {}

    def clock(name: str, work: Callable[[], T]) -> T:
        start, before = time.perf_counter(), cpu_seconds()
        result = work()
        timed[name] = {
            "seconds": round(time.perf_counter() - start, 3),
            "cpu_seconds": round(cpu_seconds() - before, 3),
        }
        return result

    memory = Memory()  # so that the check has what was loaded and does not load it again
    with keeping_everything():
        clock("load", lambda: (load_entries(root, find_files(root), memory), load_bundle_files(root), places_in(root)))
        checked = clock("validate", lambda: check_library(root, memory=memory, is_coached=False))
        library = checked.library
        texts = clock("render", lambda: {s.slug: render_story_text(s.body, s.path) for s in library.stories})
    links = Links(library, texts, Kinship(library, memory))
    clock("link", lambda: relate(library, links))
    pages = list(Site(library, links).pages())
    heads = Heads(library)
    clock("pages", lambda: [place_in(page.render(), page.url) for page in pages])
    clock("heads", lambda: [heads.head_of(page) for page in pages])
    with tempfile.TemporaryDirectory() as folder:
        content = clock("search", lambda: search_content(library, links))
        clock("index", lambda: write_index(content, Path(folder)))
    clock("data", lambda: data_files(library, links))
    clock("feeds", lambda: (feed_files(library), write_sitemap(pages, library)))
    assets = (*look_of(library), *cards_of(library, memory))
    clock("cards", lambda: [each.file.content() for each in assets if isinstance(each.file, SlowFile)])
    return timed


def cpu_seconds() -> float:
    """Of this process and those it started."""
    return sum(os.times()[:4])


def relate(library: Library, links: Links) -> None:
    """Ask once for every relation that the pages show; what a page asks again after this is in `pages`."""
    counts, neighbours = Counts(library), Neighbours(library)
    for story in library.stories:
        links.related_stories(story)
        library.bundles_with(story)
    for ingredient in library.ingredients:
        links.passages_by_story(ingredient)
        counts.pairings(ingredient)
        municipalities_of(library.stories_with_ingredient(ingredient))
    for theme in library.themes:
        counts.ingredients_in(library.stories_with_theme(theme))
    for municipality in library.gazetteer.municipalities:
        neighbours.nearest(municipality)
        neighbours.nearest_stories(municipality)
        neighbours.comparable_stories(municipality)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the stages of a build.")
    parser.add_argument("root", type=Path, help="the library")
    print(json.dumps(measure_stages(parser.parse_args().root)))
