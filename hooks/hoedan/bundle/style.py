"""The style of the printed pages: the rules of `print.css`, the fonts, and the marks of the ingredients."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from ..design.tokens import fill_in
from ..design.typefaces import PAPER_FACES
from ..library.links import Links
from .draft import TEMPLATES
from .overviews import SETBACK
from .pictures import Picture, mark_address

IMAGE = re.compile(r'src="image:([a-z0-9-]+)"')


def book_style(links: Links) -> str:
    return paper_style(TEMPLATES / "print.css", links)


def paper_style(rules: Path, links: Links) -> str:
    """The rules in a file with our tokens filled in, our typefaces, and the marks of the ingredients."""
    fonts = [face.rule(face.path.as_uri()) for face in PAPER_FACES]
    return "\n".join([*fonts, fill_in(rules.read_text("utf-8")), *icon_rules(links)])


def icon_rules(links: Links) -> list[str]:
    """A drawing beside the name of each ingredient and setback; as a background, because the name says it all."""
    ingredients = [(each.slug, mark_address(each)) for each in links.library.ingredients]
    setbacks = [(f"{SETBACK}{each.slug}", mark_address(each)) for each in links.library.setbacks]
    return [f'.icon--{name} {{ background-image: url("{address}"); }}' for name, address in ingredients + setbacks]


def place_images(html: str, images: Mapping[str, Callable[[], Picture]]) -> str:
    """Put the pictures themselves where their names stand."""
    return IMAGE.sub(lambda found: f'src="{images[found[1]]().address}"', html)
