"""Material Design Icons, read as files from the installed theme package; the theme itself is never imported."""

import re
from functools import cache, cached_property
from importlib.metadata import distribution
from pathlib import Path

from markupsafe import Markup as Safe

from ..language.slugs import slugify
from ..language.suggest import nearest

FOLDER = "material/templates/.icons/material"


class Icons:
    """The icons in one folder of SVG files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(file.stem for file in self.folder.glob("*.svg"))

    def has(self, name: str) -> bool:
        return name in self.names

    def suggest(self, written: str) -> str | None:
        """The name that was probably meant; other programs put the name of the collection before it."""
        name = re.sub(r"^(?:mdi|material)-|-svg$", "", slugify(written))
        return name if name in self.names else nearest(name, self.names)

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {}

    def path(self, name: str) -> str:
        """The `d` of the icon's path, drawn on a grid of 24 by 24."""
        if name not in self._paths:
            found = re.search(r'<path d="([^"]+)"', (self.folder / f"{name}.svg").read_text("utf-8"))
            self._paths[name] = found[1] if found else ""
        return self._paths[name]


@cache
def theme_icons() -> Icons:
    """Find the icons of the installed Material for MkDocs.

    Raises:
        PackageNotFoundError: when the theme package is not installed.

    """
    return Icons(Path(str(distribution("mkdocs-material").locate_file(FOLDER))))


def icon(name: str) -> Safe:
    """An icon that screen readers pass by; the text beside it says what it means."""
    path = theme_icons().path(name)
    return Safe(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>')


OWN = {
    "bundle": "book-open-variant-outline",
    "contents": "format-list-bulleted",
    "dark": "weather-night",
    "light": "white-balance-sunny",
    "place": "map-marker-outline",
    "search": "magnify",
    "system": "circle-half-full",
    "up": "arrow-up",
}
"""What our own templates show: its name there -> icon."""
