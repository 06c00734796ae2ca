"""A mistake in content is a value: what is wrong, where, and what to do about it."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .personal_numbers import mask_secrets

LONGEST_VALUE = 80
"""Characters of a contributor's value that a message repeats."""
WRITTEN = frozenset({"value", "key", "series"})
"""Fields of messages that contributors fill; the rest is ours or a path, and stays whole."""


class Level(StrEnum):
    """How serious a problem is; only errors stop a build."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    ADVICE = "advies"


class ReportFormat(StrEnum):
    """How `hoedan check` writes problems."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place; sorts by path, line and code."""

    path: str
    line: int
    code: str
    message: str
    level: Level

    @property
    def is_error(self) -> bool:
        return self.level is Level.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.level}: {self.message}"


def write(value: object) -> str:
    """Numbers as Dutch writes them, the rest on one line."""
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else re.sub(r"\s+", " ", str(value)).strip()


def show(value: object) -> str:
    """Write a contributor's value on one short line that is safe to print in a log."""
    text = printable(write(value)) or "(leeg)"
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def printable(text: str) -> str:
    """Leave out what does not print, and only then mask: what hides inside a number must not keep it from view."""
    return mask_secrets("".join(character for character in text if character.isprintable()))


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(found.is_error for found in problems)


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """What stops a build, without warnings and advice."""
    return [found for found in problems if found.is_error]


def write_problems(problems: Iterable[Problem], form: ReportFormat) -> str:
    """Write all problems, sorted, in one of the three formats; an empty text when there are none."""
    ordered = sorted(set(problems))
    match form:
        case ReportFormat.JSON:
            return json.dumps([as_dict(found) for found in ordered], ensure_ascii=False, indent=2) + "\n"
        case ReportFormat.GITHUB:
            return "".join(as_annotation(found) + "\n" for found in ordered)
        case ReportFormat.TEXT:
            return "".join(f"{found}\n" for found in ordered)


def as_dict(found: Problem) -> dict[str, str | int]:
    return {
        "path": found.path,
        "line": found.line,
        "code": found.code,
        "level": found.level.value,
        "message": found.message,
    }


GITHUB_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}


def as_annotation(found: Problem) -> str:
    """Write a workflow command of GitHub Actions, with its own escapes for data and properties."""
    command = GITHUB_COMMANDS[found.level]
    return (
        f"::{command} file={escape_property(found.path)},line={found.line},title={found.code}"
        f"::{escape_data(found.message)}"
    )


def escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")
