"""The same text in large print: sixteen points in one column on A4, for who reads small type badly.

It is the page of the book, enlarged to twice its surface; `large.css` makes what is still small as large as the text.
Instead of the matrix, of which the columns would be as small as they were, it has the same as a list.
"""

from dataclasses import replace
from math import sqrt
from pathlib import Path

from ..design.tokens import fill_in
from ..library.links import Links
from .draft import TEMPLATES
from .layout import LaidOut, lay_out
from .plan import Plan
from .style import book_style
from .typesetter import Typesetter

FROM_A5_TO_A4 = sqrt(2)


def lay_out_large(plan: Plan, links: Links, kept: Path | None = None) -> LaidOut:
    """The publication on its large pages; see `lay_out` for what is `kept`."""
    style = book_style(links) + fill_in((TEMPLATES / "large.css").read_text("utf-8"))
    typesetter = Typesetter(links, style, FROM_A5_TO_A4)
    return lay_out(replace(plan, is_large=True), links, typesetter, kept=kept)
