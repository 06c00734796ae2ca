"""The drawings of a publication: the map on the cover, the QR codes and the marks; all SVG, all deterministic."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from urllib.parse import quote

from markupsafe import escape

from ..design.board import HEADBAND, LYING, board_drawing, board_of
from ..design.dot_map import HEIGHT, WIDTH, dots_of
from ..design.marks import GRID, Thread
from ..design.qr import QUIET, encode
from ..design.tokens import on_paper
from ..library.library import Ingredient, Library, Setback
from ..library.story import Story
from ..places.gazetteer import Municipality

ACCENT, GROUND, INK = on_paper("accent"), on_paper("land"), on_paper("ink")
LARGER = 1.6
"""How much larger a municipality of this publication is drawn than the others."""


@dataclass(frozen=True)
class Picture:
    """A drawing or an image of a publication."""

    media_type: str
    content: bytes

    @property
    def extension(self) -> str:
        return {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}[self.media_type]

    @property
    def address(self) -> str:
        """The whole picture as an address."""
        if self.media_type == "image/svg+xml":
            return data_address(self.content.decode())
        return f"data:{self.media_type};base64,{b64encode(self.content).decode()}"


def drawing(svg: str) -> Picture:
    return Picture("image/svg+xml", svg.encode())


def cover_map(library: Library, municipalities: set[Municipality]) -> Picture:
    """The country in dots; the municipalities of the publication in red and larger."""
    dots = dots_of(library.gazetteer.municipalities)
    plain = "".join(
        f'<circle cx="{dot.x}" cy="{dot.y}" r="{dot.radius}" fill="{GROUND}"/>'
        for dot in dots
        if dot.municipality not in municipalities
    )
    told = "".join(
        f'<circle cx="{dot.x}" cy="{dot.y}" r="{dot.radius * LARGER:.1f}" fill="{ACCENT}"/>'
        for dot in dots
        if dot.municipality in municipalities
    )
    return drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<title>De gemeenten van deze bundel</title>{plain}{told}</svg>"
    )


def story_board(story: Story, library: Library) -> Picture:
    """The bord of a story, as on its page of the site."""
    return drawing(board_drawing(board_of(story, library), LYING, f"Bord van {story.title}"))


def headband(story: Story, library: Library) -> Picture:
    """The bord of a story as a band over its first page."""
    return drawing(board_drawing(board_of(story, library, HEADBAND), HEADBAND))


@cache
def qr_code(url: str) -> Picture:
    """A QR code with its quiet zone. The dark modules beside each other are one rectangle: no seams in print."""
    code = encode(url)
    size = code.symbol_size(border=QUIET)[0]
    path = "".join(
        f"M{x} {y + 0.5:g}h{width}"
        for y, row in enumerate(code.matrix_iter(border=QUIET))
        for x, width in dark_runs(row)
    )
    return drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f"<title>{escape(f'QR-code naar {url}')}</title>"
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" stroke="{INK}"/></svg>'
    )


def dark_runs(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where dark modules stand beside each other: the first and how many."""
    x = 0
    for is_dark, modules in groupby(row):
        width = len(list(modules))
        if is_dark:
            yield x, width
        x += width


def mark_address(marked: Ingredient | Setback) -> str:
    """The mark of an ingredient in the colour of its family, or of a setback, as an address for a style sheet."""
    if isinstance(marked, Ingredient):
        shapes = Thread.INGREDIENT.shapes(marked).replace("currentColor", on_paper(marked.family.colour))
    else:
        shapes = Thread.SETBACK.shapes(marked).replace("currentColor", INK)
    return data_address(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}">{shapes}</svg>')


def data_address(svg: str) -> str:
    """In a form that an attribute of XML may have."""
    return "data:image/svg+xml," + quote(svg, safe=" =:/'")
