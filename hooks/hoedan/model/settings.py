"""The settings of one library, read once from `extra.hoedan` in mkdocs.yml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from ..language.suggest import nearest
from .problems import Level, Problem
from .rules import rule

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
    home_stories: tuple[str, ...] = ()
    """Slugs of the stories that the home page shows below it, in this order; the six newest when empty."""


LIBRARY_KEYS: Mapping[str, type] = {
    field.name: type(field.default)
    for field in fields(Settings)
    if field.name not in ("site_name", "site_url", "repo_url")
}
"""Keys of `extra.hoedan` with the type of their value; the other settings are MkDocs' own."""
KINDS = {int: "een heel getal", str: "tekst", tuple: "een lijst van teksten"}


def read_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """Read mkdocs.yml as MkDocs would, without needing MkDocs.

    Raises:
        OSError, yaml.YAMLError: when mkdocs.yml cannot be read; MkDocs itself cannot build then either.

    """
    text = (root / CONFIG).read_bytes().decode("utf-8", errors="replace")
    values = as_mapping(yaml.load(text, Loader=_ConfigLoader))  # noqa: S506 - a SafeLoader
    own = as_mapping(as_mapping(values.get("extra")).get("hoedan"))
    problems = list(check_settings(own, text))
    known: dict[str, Any] = {key: kind(own[key]) for key, kind in LIBRARY_KEYS.items() if is_of(own.get(key), kind)}
    for key in ("site_name", "site_url", "repo_url"):
        if values.get(key):
            known[key] = str(values[key])
    if known.get("site_url") and not known["site_url"].endswith("/"):
        known["site_url"] += "/"
    known["repo_url"] = known.get("repo_url", "").rstrip("/")
    return Settings(**known), problems


def is_of(value: Any, kind: type) -> bool:
    """Whether a value of YAML is of the kind of a setting; a tuple of texts is written as a list."""
    if kind is tuple:
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return type(value) is kind


def as_mapping(value: Any) -> Mapping[Any, Any]:
    return value if isinstance(value, dict) else {}


UNKNOWN_SETTING = rule(
    "S-001",
    Level.ERROR,
    message="onbekende instelling `{key}` in `extra.hoedan`.",
    advice="Kies uit: {choices}.",
    explanation="Alleen bekende instellingen mogen, zodat een tikfout opvalt.",
)
SETTING_KIND = rule(
    "S-002",
    Level.ERROR,
    message="de instelling `{key}` heeft de waarde '{value}'.",
    advice="Zet er {kind} neer.",
    explanation="Elke instelling heeft een vast soort waarde, zodat het programma niet hoeft te raden.",
)


def check_settings(own: Mapping[Any, Any], text: str) -> Iterator[Problem]:
    """Report keys that do not exist and values of another kind than the default; `text` is for their lines."""
    for key, value in own.items():
        found = re.search(rf"^\s*{re.escape(str(key))}\s*:", text, re.MULTILINE)
        line = text.count("\n", 0, found.end()) + 1 if found else 1
        if key not in LIBRARY_KEYS:
            suggestion = nearest(str(key), LIBRARY_KEYS)
            yield UNKNOWN_SETTING.at(CONFIG, line, suggestion=suggestion, key=key, choices=", ".join(LIBRARY_KEYS))
        elif not is_of(value, LIBRARY_KEYS[key]):
            yield SETTING_KIND.at(CONFIG, line, key=key, value=value, kind=KINDS[LIBRARY_KEYS[key]])


class _ConfigLoader(yaml.SafeLoader):
    """Reads past the tags that MkDocs knows (`!ENV`, `!relative`) and we do not need."""


def _skip(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_ConfigLoader.add_multi_constructor("!", _skip)
_ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/", _skip)
