"""The lists behind the text coach: jargon with a plain alternative, and what abbreviations stand for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Jargon:
    """Terms that few people outside the field use."""

    plain: Mapping[str, str]
    """Every form of every term, in small letters -> a plain alternative."""
    phrase: re.Pattern[str]
    """Finds the terms of more than one word in a text in small letters."""


@dataclass(frozen=True)
class Abbreviations:
    """Both by the abbreviation in capitals."""

    known: frozenset[str]
    written_out: Mapping[str, str]


@cache
def load_jargon() -> Jargon:
    plain = {
        form.strip(): str(alternative)
        for forms, alternative in read_data("jargon.yml").items()
        for form in str(forms).split(",")
    }
    phrases = sorted((form for form in plain if not form.isalpha()), key=len, reverse=True)
    return Jargon(plain, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)"))


@cache
def load_abbreviations() -> Abbreviations:
    data = read_data("abbreviations.yml")
    return Abbreviations(
        known=frozenset(str(each).upper() for each in data["known"]),
        written_out={str(short).upper(): str(full) for short, full in data["written_out"].items()},
    )


def read_data(name: str) -> dict[str, Any]:
    value = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    if not isinstance(value, dict):
        raise TypeError(f"{name} is not a mapping")
    return value
