"""What the build knows, the scripts read: no heading, kind, month or word of the vocabulary is typed in them again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import hoedan.check.check_library  # noqa: F401 - declares every rule
from conftest import PROJECT
from hoedan.finder.facets import ROWS
from hoedan.language.dutch import MONTHS
from hoedan.model.page_types import IndexKind, PageType
from hoedan.model.problems import Level
from hoedan.model.rules import RULES
from hoedan.places.gazetteer import SIZE_CLASSES
from made.places import own_places
from made.vocabulary import OWN

SCRIPTS = sorted((PROJECT / "docs" / "assets").rglob("*.js"))
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`\\/])//[^\n]*", re.DOTALL)
QUOTED = re.compile(r'"((?:\\.|[^"\\\n])*)"')
"""Also within a template."""
STRING = re.compile(r"""(["'`])((?:\\.|(?!\1)[^\\\n])*)\1""")
KEY = re.compile(r"[{,]\s*([a-z_]\w*)\s*:")


def both(name: str) -> frozenset[str]:
    """The slugs and the labels of a list of words."""
    return frozenset(text for pair in OWN.labels(name).items() for text in pair)


FACTS: dict[str, frozenset[str]] = {
    "heading": frozenset([*OWN.all_headings, *OWN.ingredient_headings]),
    # What a script branches on; the plural is a word of the interface. `start` is also a key of a period.
    "kind of page": frozenset(kind.slug for kind in IndexKind) | {each.label for each in PageType} - {"start"},
    "month": frozenset(MONTHS),
    # `status` is also a role of ARIA and a key of the front matter.
    "facet": frozenset(row.name for row in ROWS) - {"status"},
    "status": both("statuses"),
    "family": frozenset(OWN.words("families")),
    "target group": both("target_groups"),
    "kind of partner": both("partner_types"),
    "size class": frozenset([*SIZE_CLASSES, *(label for label, _ in SIZE_CLASSES.values())]),
    "kind of region": frozenset(own_places().country.regions.values()),
    "level": frozenset(Level),
    # `contact` and `team` are words of their own.
    "mailbox": frozenset(OWN.mailboxes) - {"contact", "info", "mail", "email", "post", "project"},
}

ALLOWED = {
    "bundle/part.js": {"ingredient"},
    "form/text_rules.js": {"ingredient"},
    "shared/own-place.js": {"gemeente"},
    "shared/counted.js": {"verhaal", "gemeente"},
}
"""The key of a marker as a message names it, what an own bundle calls it, a name in an address, and what is counted."""


def typed_facts(script: str) -> Iterator[str]:
    """Every fact that stands in a script as a whole string, or as the key of an object."""
    code = COMMENT.sub("", script)
    words = {found[2] for found in STRING.finditer(code)} | {*QUOTED.findall(code)} | {*KEY.findall(code)}
    for word in sorted(words):
        yield from (f"{kind} {word!r}" for kind, known in FACTS.items() if word in known)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: str(script.relative_to(PROJECT / "docs" / "assets")))
def test_a_script_types_nothing_that_the_build_knows(script: Path) -> None:
    allowed = ALLOWED.get(script.relative_to(PROJECT / "docs" / "assets").as_posix(), set())
    found = typed_facts(script.read_text("utf-8"))
    assert [fact for fact in found if not any(fact.endswith(f"{word!r}") for word in allowed)] == []


def test_a_code_in_a_script_is_that_of_a_rule() -> None:
    codes = {code for script in SCRIPTS for code in re.findall(r'"([A-Z]-[0-9]{3})"', script.read_text("utf-8"))}
    assert len(codes) > 30
    assert codes <= set(RULES)


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('const HEADINGS = ["Aanleiding", "Iets"];', ["heading 'Aanleiding'"]),
        ("if (kind === 'verhaal') open();", ["kind of page 'verhaal'"]),
        ("const KINDS = { regio: `Regio's` };", ["kind of page 'regio'"]),
        ('const M = "januari";', ["month 'januari'"]),
        ('say(`Je hebt ${n === 1 ? "verhaal" : "verhalen"}`);', ["kind of page 'verhaal'"]),
        ('say("Je bundel heeft 1 verhaal"); // "verhaal"', []),
        ('/* "verhaal" */ const site = "https://x.nl/verhaal";', []),
    ],
)
def test_a_fact_is_found_wherever_it_is_typed(script: str, found: list[str]) -> None:
    assert list(typed_facts(script)) == found
