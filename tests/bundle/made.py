"""The special 'hoe-dan' as all tests see it: laid out and written once."""

from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from hoedan.bundle.layout import LaidOut, Typesetter, lay_out
from hoedan.bundle.options import Format, PressOptions
from hoedan.bundle.outputs import Output, make_outputs
from hoedan.bundle.plan import plan_bundle
from hoedan.check import check_library
from hoedan.link import Links
from hoedan.markup import render_story_text

PROJECT = Path(__file__).parents[2]
SLUG = "hoe-dan"


def links_of(root: Path) -> Links:
    library = check_library(root).library
    return Links(library, {story.slug: render_story_text(story.body, story.path) for story in library.stories})


@dataclass(frozen=True)
class Made:
    """What was made, with the page numbers it was made by."""

    laid_out: LaidOut
    output: Output

    @cached_property
    def reader(self) -> PdfReader:
        return self.read(f"{SLUG}.pdf")

    def read(self, name: str) -> PdfReader:
        return PdfReader(BytesIO(self.output.files[name]))

    @cached_property
    def texts(self) -> list[str]:
        """The text of every page, words that are broken at a line end made whole."""
        return [whole(page.extract_text()) for page in self.reader.pages]


def whole(text: str) -> str:
    return " ".join(text.replace("-\n", "").replace("\u00ad", "").replace("\u2010\n", "").split())


@cache
def make_special() -> Made:
    """Make it once for all tests of one process."""
    links = links_of(PROJECT)
    plan = plan_bundle(next(bundle for bundle in links.library.bundles if bundle.slug == SLUG), links)
    typesetter = Typesetter(links)
    output = make_outputs(plan, links, typesetter, list(Format), options=PressOptions())
    return Made(lay_out(plan, links, typesetter), output)
