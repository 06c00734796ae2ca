"""What a story, an ingredient, a theme and a setback have in common: a file with a name, front matter and a text."""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ..text.body import Body


class NamedFrontMatter(Protocol):
    """Front matter of what has a page of its own, and a name that can change."""

    @property
    def title(self) -> str: ...
    @property
    def summary(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


FrontMatter = TypeVar("FrontMatter", bound=NamedFrontMatter)


@dataclass(frozen=True, eq=False)
class Content(Generic[FrontMatter]):
    """Two are the same only when they are the same object."""

    slug: str
    path: str
    front: FrontMatter
    body: Body

    @property
    def title(self) -> str:
        return self.front.title

    @property
    def summary(self) -> str:
        return self.front.summary

    @property
    def aliases(self) -> tuple[str, ...]:
        return self.front.aliases
