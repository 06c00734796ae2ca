"""What a rule may know about the rest of the library."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..entry import Entry, Kind
from ..gazetteer import Gazetteer
from ..headings import heading_ids, plain_text


@dataclass(frozen=True)
class Context:
    """All entries that were found, the municipalities, and the day on which the check runs."""

    root: Path
    entries: tuple[Entry, ...]
    gazetteer: Gazetteer
    today: datetime.date

    def slugs(self, kind: Kind) -> frozenset[str]:
        return self._slugs[kind]

    @cached_property
    def _slugs(self) -> Mapping[Kind, frozenset[str]]:
        return {kind: frozenset(e.slug for e in self.entries if e.kind is kind) for kind in Kind}

    @cached_property
    def by_path(self) -> Mapping[str, Entry]:
        return {entry.path: entry for entry in self.entries}

    @cached_property
    def alias_owners(self) -> Mapping[str, tuple[str, ...]]:
        """Old slug -> the stories that claim it."""
        owners: dict[str, tuple[str, ...]] = {}
        for entry in self.entries:
            for alias, _ in entry.front.texts("aliases") if entry.kind is Kind.STORY and entry.front else ():
                owners[alias] = (*owners.get(alias, ()), entry.path)
        return owners

    def anchors(self, path: str) -> frozenset[str]:
        """The headings that a link to this file may point to."""
        if path not in self._anchors:
            headings = self.by_path[path].body.headings
            self._anchors[path] = frozenset(heading_ids(plain_text(heading.text) for heading in headings))
        return self._anchors[path]

    @cached_property
    def _anchors(self) -> dict[str, frozenset[str]]:
        return {}
