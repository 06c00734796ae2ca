"""Images on a page: each says its size, so that the text below it does not jump when it arrives."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from ..library.story import Story
from ..model.link_targets import IMAGE_SECTIONS, image_file
from ..model.urls import ROOT, story_url
from .images import size_of

PLACED_IMAGE = re.compile(f'(<img (?:alt="[^"]*" )?src="){ROOT}((?:{"|".join(IMAGE_SECTIONS.values())})/[^"]+)"')


@dataclass(frozen=True)
class PageImage:
    """An image with its size in pixels; its address is relative to the root of the site."""

    url: str
    width: int
    height: int


def image_of(story: Story, root: Path) -> PageImage | None:
    """The image that a story's front matter names; None when there is none, or when it cannot be read."""
    if story.front.image is None:
        return None
    size = size_of(root / "stories" / story.slug / story.front.image.src)
    return PageImage(f"{story_url(story.slug)}{story.front.image.src}", *size) if size else None


def with_sizes(html: str, root: Path) -> str:
    """Write the size of each image into a text."""

    def write(found: re.Match[str]) -> str:
        size = size_of(root / image_file(unescape(found[2])))
        return f'{found[0]} width="{size[0]}" height="{size[1]}" loading="lazy" decoding="async"' if size else found[0]

    return PLACED_IMAGE.sub(write, html)
