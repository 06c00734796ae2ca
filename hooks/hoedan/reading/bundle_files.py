"""Find the bundles: one folder each, with a bundle.yml and its own texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..language.slugs import is_slug
from ..model.problems import Level, Problem
from ..model.rules import rule
from .front_matter import FrontMatter, read_yaml
from .load import BUNDLES, NAME_NO_ADDRESS, example_name
from .source import below, read_source

TextFile = TypeVar("TextFile")

BUNDLE_FILE = "bundle.yml"
STORY_KEYS = ("story", "passage")
"""The keys of a chapter that name a story."""


@dataclass(frozen=True)
class BundleFile:
    """A bundle.yml as it was found."""

    slug: str
    path: str
    front: FrontMatter

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    def texts_in(self, texts: Mapping[str, TextFile]) -> tuple[TextFile, ...]:
        """Choose the texts that stand in the bundle's folder from all texts by path."""
        return tuple(texts[path] for path in sorted(texts) if path.rpartition("/")[0] == self.folder)


NO_BUNDLE_FILE = rule(
    "B-001",
    Level.ERROR,
    message="de map '{value}' heeft geen bundle.yml.",
    advice="Voeg bundle.yml toe, of haal de map weg.",
    explanation="In bundle.yml staat wat er in de bundel komt.",
)


def load_bundle_files(root: Path) -> tuple[list[BundleFile], list[Problem]]:
    """Read each bundles/<slug>/bundle.yml, in order of slug."""
    bundles: list[BundleFile] = []
    problems: list[Problem] = []
    for folder in find_folders(root):
        path = folder / BUNDLE_FILE
        name = path.relative_to(root).as_posix()
        if not is_slug(folder.name):
            problems.append(
                NAME_NO_ADDRESS.at(name, 1, value=folder.name, example=example_name(folder.name, "mijn-bundel"))
            )
        if not path.exists():
            problems.append(NO_BUNDLE_FILE.at(name, 1, value=folder.name))
            continue
        source, found = read_source(root, path)
        problems += found
        if source is None:
            continue
        front, found = read_yaml(name, source.text, first_line=1)
        problems += found
        if front is not None:
            bundles.append(BundleFile(folder.name, name, front))
    return bundles, problems


def find_folders(root: Path) -> Iterable[Path]:
    return sorted(path for path in below(root / BUNDLES, "*") if path.is_dir() and not path.is_symlink())
