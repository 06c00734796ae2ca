"""What can get another name, and how the rest of the content names it."""

from collections.abc import Mapping
from dataclasses import dataclass

from .bundle_files import STORY_KEYS
from .entry import Kind
from .load import INGREDIENTS, SETBACKS, STORIES, THEMES


@dataclass(frozen=True)
class Naming:
    """Of one kind: where its files are, and what holds a name of it."""

    folder: str
    lists: tuple[str, ...]
    """Keys of a front matter."""
    chapters: tuple[str, ...]
    """Keys of a chapter of a bundle."""
    marker: str = ""
    """Key of a marker below a passage."""
    facet: str = ""
    """Before the name in what a question on the home page leads to."""


NAMING: Mapping[Kind, Naming] = {
    Kind.STORY: Naming(STORIES, ("inspired_by",), STORY_KEYS),
    Kind.INGREDIENT: Naming(INGREDIENTS, ("ingredients", "related"), ("ingredient",), "ingredient", "ingredient"),
    Kind.SETBACK: Naming(SETBACKS, ("setbacks",), ("setback",), "setback", "struikelblok"),
    Kind.THEME: Naming(THEMES, ("themes",), ("theme",), facet="thema"),
}
KIND_BY_FOLDER: Mapping[str, Kind] = {naming.folder: kind for kind, naming in NAMING.items()}
