"""One content file, read but not yet judged: its kind, slug, front matter and body."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath

from ..text.body import Body
from ..text.prose import Paragraph, read_prose
from .front_matter import FrontMatter


class Kind(StrEnum):
    """What a file is; the value is the Dutch word that readers see."""

    STORY = "verhaal"
    INGREDIENT = "ingrediënt"
    THEME = "thema"
    SETBACK = "struikelblok"
    PAGE = "pagina"
    BUNDLE_TEXT = "bundeltekst"


@dataclass(frozen=True)
class Entry:
    """A content file as it was found."""

    kind: Kind
    slug: str
    path: str
    front: FrontMatter | None
    body: Body

    @cached_property
    def prose(self) -> tuple[Paragraph, ...]:
        """The running text; read once, because the text coach and the editors' overview both want it."""
        return tuple(read_prose(self.body))

    @property
    def folder(self) -> PurePosixPath:
        return PurePosixPath(self.path).parent
