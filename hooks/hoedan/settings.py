"""The settings of one library, read once from `extra.hoedan` in mkdocs.yml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from .problems import Problem, problem
from .suggest import nearest

CONFIG = "mkdocs.yml"


@dataclass(frozen=True)
class Settings:
    """What a maintainer may set; the defaults stand beside the fields."""

    site_name: str = "Hoe dan?"
    site_url: str = ""
    """The address of the published site, with a slash at its end; empty when it is not known."""
    repo_url: str = ""
    """The address of the repository, without a slash at its end; empty when there is none."""
    branch: str = "main"
    review_months: int = 24
    """After how many months without a review a story is stale."""
    highlighted_story: str = ""
    """Slug of the story that the home page shows first; the newest when empty."""


LIBRARY_KEYS = tuple(
    field.name for field in fields(Settings) if field.name not in ("site_name", "site_url", "repo_url")
)
"""Keys of `extra.hoedan`; the other settings are MkDocs' own."""


def read_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """Read mkdocs.yml as MkDocs would, without needing MkDocs.

    Raises:
        OSError, yaml.YAMLError: when mkdocs.yml cannot be read; MkDocs itself cannot build then either.

    """
    with (root / CONFIG).open(encoding="utf-8") as stream:
        values = yaml.load(stream, Loader=_ConfigLoader) or {}  # noqa: S506 - a SafeLoader
    own = (values.get("extra") or {}).get("hoedan") or {}
    problems = list(find_unknown_keys(own))
    known: dict[str, Any] = {key: own[key] for key in LIBRARY_KEYS if key in own}
    for key in ("site_name", "site_url", "repo_url"):
        if values.get(key):
            known[key] = str(values[key])
    if known.get("site_url") and not known["site_url"].endswith("/"):
        known["site_url"] += "/"
    known["repo_url"] = known.get("repo_url", "").rstrip("/")
    return Settings(**known), problems


def find_unknown_keys(own: Mapping[str, Any]) -> Iterator[Problem]:
    for key in own:
        if key not in LIBRARY_KEYS:
            yield problem(
                "S-001", CONFIG, 1, suggestion=nearest(key, LIBRARY_KEYS), key=key, choices=", ".join(LIBRARY_KEYS)
            )


class _ConfigLoader(yaml.SafeLoader):
    """Reads past the tags that MkDocs knows (`!ENV`, `!relative`) and we do not need."""


def _skip(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_ConfigLoader.add_multi_constructor("!", _skip)
_ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/", _skip)
