"""The criteria of WCAG 2.2 at level A and AA, and which tests look at them, from `data/accessibility.yml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..language.dutch import enumerate_dutch

SOURCE = Path(__file__).parent / "data" / "accessibility.yml"


class Proof(NamedTuple):
    """One test of the site, in the words of the accessibility statement and with what it works on."""

    what: str
    how: str
    test: str
    """File and function: `tests/design/test_pages.py::test_name`."""
    criteria: tuple[str, ...]
    widths: tuple[int, ...]
    """Of the window, in CSS pixels."""
    sizes: tuple[tuple[int, int], ...]
    """Width and height of the window, in CSS pixels."""


@cache
def criteria() -> Mapping[str, str]:
    """Number -> Dutch name, in the order of WCAG."""
    return dict(read()["criteria"])


@cache
def proofs() -> Mapping[str, Proof]:
    """Name -> proof, in the order of the statement."""
    return {name: proof_of(row) for name, row in read()["proofs"].items()}


def proof_of(row: Mapping[str, Any]) -> Proof:
    sizes = tuple((width, height) for width, height in row.get("sizes", ()))
    widths = tuple(row.get("widths", ()))
    how = row["how"].format(
        widths=enumerate_dutch([str(width) for width in widths]),
        sizes=enumerate_dutch([f"{width}\u00a0bij\u00a0{height}" for width, height in sizes]),
    )
    return Proof(row["what"], how, row["test"], tuple(row["criteria"]), widths, sizes)


@cache
def read() -> Mapping[str, Any]:
    return dict(yaml.safe_load(SOURCE.read_text(encoding="utf-8")))
