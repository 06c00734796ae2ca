"""Changes of which we know that nobody can see them, each with the reason."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("survivors.toml")


@dataclass(frozen=True)
class Change:
    """The lines of a module that a mutant changes, before and after, without the space around them."""

    module: str
    was: str
    becomes: str

    def __str__(self) -> str:
        return f"{self.module}\n  - {self.was}\n  + {self.becomes}"


@cache
def read_equivalents() -> dict[Change, str]:
    """Every change of the file with its reason."""
    entries = tomllib.loads(FILE.read_text("utf-8"))["survivor"]
    return {Change(each["module"], each["was"], each["becomes"]): each["reason"] for each in entries}
