"""A page of the site before any generator touches it: its address, its words and what it links to."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Crumb:
    """One step of 'you are here'."""

    title: str
    url: str


@dataclass(frozen=True)
class Page:
    """One page. `render` gives the HTML of its article, with addresses from `ROOT`; it is called at most once."""

    url: str
    """Relative to the root of the site, ending in a slash; empty for the home page."""
    title: str
    description: str
    kind: str
    """The Dutch word for what it is: verhaal, ingrediënt, thema, regio, ..."""
    render: Callable[[], str]
    trail: tuple[Crumb, ...] = ()
    """The pages above this one, from the top; without the home page and without itself."""
    source: str | None = None
    """The file in the repository that an editor would change."""
    repeats: str | None = None
    """The address of the page whose text this one repeats; search engines are sent there."""
