"""How to make a special and to look into what was made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from hoedan.bundle import outputs
from hoedan.bundle.layout import LaidOut, lay_out
from hoedan.bundle.options import BundleFormat, PressOptions
from hoedan.bundle.outputs import Output
from hoedan.bundle.plan import PartKind, Plan
from hoedan.bundle.typesetter import Typesetter
from hoedan.check.check_library import check_library
from hoedan.library.links import Links, link_library

PROJECT = Path(__file__).parents[2]
PARTS = {PartKind.COLOPHON, PartKind.CONTENTS, PartKind.FOREWORD, PartKind.MATRIX, PartKind.REGISTERS}
"""What the tests of a whole special look at, beside its stories."""


def links_of(root: Path) -> Links:
    library = check_library(root).library
    return link_library(library)


@dataclass(frozen=True)
class Made:
    """What was made, with the page numbers it was made by."""

    laid_out: LaidOut
    output: Output

    @property
    def slug(self) -> str:
        return self.laid_out.plan.slug

    @property
    def site_url(self) -> str:
        return self.laid_out.links.library.settings.site_url

    @cached_property
    def reader(self) -> PdfReader:
        return self.read(f"{self.slug}.pdf")

    def read(self, name: str) -> PdfReader:
        return PdfReader(BytesIO(self.output.files[name]))

    @cached_property
    def texts(self) -> list[str]:
        """The text of every page, words that are broken at a line end made whole."""
        return [whole(page.extract_text()) for page in self.reader.pages]


def whole(text: str) -> str:
    return " ".join(text.replace("-\n", "").replace("\u00ad", "").replace("\u2010\n", "").split())


def make_special(plan: Plan, links: Links) -> Made:
    formats = [each for each in BundleFormat if each is not BundleFormat.LARGE]  # test_large_print.py has its own
    return make_kept(plan, links, formats)


def make_kept(plan: Plan, links: Links, formats: Sequence[BundleFormat]) -> Made:
    """Make a publication, and keep the pages that it was made of: to set them again takes as long as the rest."""
    kept: list[LaidOut] = []

    def keep(*arguments: Any, **_: object) -> LaidOut:
        kept.append(lay_out(*arguments))
        return kept[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "lay_out", keep)
        patch.setattr(outputs, "cores", lambda: 1)  # or half of the pages are in another process
        output = outputs.make_outputs(plan, links, Typesetter(links), formats, options=PressOptions())
    return Made(kept[0], output)


def elements_of(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every structure element of a PDF, in reading order."""

    def walk(node: object) -> Iterator[DictionaryObject]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, DictionaryObject) and "/S" in node:
            yield node
        kids = node.get("/K", []) if isinstance(node, DictionaryObject) else []
        for kid in kids if isinstance(kids, list) else [kids]:
            if not isinstance(kid, int):
                yield from walk(kid)

    yield from walk(reader.root_object["/StructTreeRoot"])


def tag_of(element: DictionaryObject) -> str:
    return str(element["/S"])
