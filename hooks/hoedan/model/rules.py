"""What a rule of the check is: a code, a level and its words, declared once, right above the function that uses it.

`F-` file and front matter of any kind, `V-` stories, `I-` ingredients, `D-` themes and background pages, `B-` bundles,
`L-` links, `G-` the tables of places, `S-` settings, `P-` privacy, `T-` advice on the text.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..language.suggest import did_you_mean
from .problems import LONGEST_VALUE, WRITTEN, Level, Problem, printable, show, write

RETIRED: frozenset[str] = frozenset()
"""Codes of rules that are gone. A code is never used again: old discussions still name it."""


NOTHING_TO_CHOOSE = "Er is hier nog niets om uit te kiezen, dus haal het weg."
"""The advice where the list to choose from is empty."""


@dataclass(frozen=True)
class Rule:
    """One rule of the content model."""

    code: str
    level: Level
    message: str
    """What is wrong; may name `{fields}`, which `at` fills."""
    advice: str
    """The next step for the contributor; may name the same fields."""
    explanation: str
    """One sentence for the guide: what the rule wants, or why."""
    limit: int | str | None = None
    """The bound that the rule guards, for `{limit}`; None when there is none, or more than one."""

    def __reduce__(self) -> tuple[Callable[[str], "Rule"], tuple[str]]:
        """What another process hands over is the rule itself here, which rules ask after."""
        return rule_of, (self.code,)

    def at(self, path: str, line: int, *, suggestion: str | None = None, aside: str = "", **values: object) -> Problem:
        """The problem that this rule is broken here; a `suggestion` that can be shown whole replaces the advice.

        What is told of the suggestion is the `aside`, a sentence.

        Values come from contributors: they are shortened, control characters go, and a BSN or IBAN is masked.
        """
        values = {"limit": self.limit, **values}
        shown = {name: show(value) if name in WRITTEN else printable(write(value)) for name, value in values.items()}
        has_none = values.get("choices") == "" and "{choices}" in self.advice
        advice = NOTHING_TO_CHOOSE if has_none else self.advice.format(**shown)
        if suggestion and len(suggestion) <= LONGEST_VALUE:
            written = values.get("value" if "{value}" in self.message else "key")
            odd = odd_sign(str(written or ""), suggestion)
            advice = f"{did_you_mean(show(suggestion))}{odd} {aside}".rstrip()
        said = f"{self.message.format(**shown)} {advice}".strip()
        return Problem(printable(path), max(line, 1), self.code, said, self.level)


def odd_sign(written: str, meant: str) -> str:
    """Which sign of what was written cannot be seen, or looks like another; nothing when all can be told apart."""
    looks_same = written != meant and show(written) == show(meant)
    for place, sign in enumerate(written, 1):
        if sign.isspace() and sign != " " and looks_same:
            return f" Teken {place} is geen gewone spatie; typ het opnieuw."
        if sign in meant or sign.isspace():
            continue
        if not sign.isprintable():
            return f" Teken {place} is onzichtbaar; typ het woord opnieuw."
        if sign.isalnum() and not sign.isascii() and not unicodedata.name(sign, "").startswith("LATIN"):
            return f" Teken {place} lijkt op een gewone letter maar is er geen ('{sign}'); typ het woord opnieuw."
        if unicodedata.category(sign) == "Pd" and "-" in meant:
            return f" Teken {place} is geen gewoon streepje; typ het opnieuw."
    return " Haal de spatie weg die te veel is." if looks_same else ""


_declared: dict[str, Rule] = {}
RULES: Mapping[str, Rule] = MappingProxyType(_declared)
"""Code -> rule, of every module that is imported; `check.check_library` imports all that have rules."""


def rule(
    code: str, level: Level, *, message: str, advice: str, explanation: str, limit: int | str | None = None
) -> Rule:
    """Declare a rule.

    Raises:
        ValueError: when another rule has this code, or had it.

    """
    if code in _declared or code in RETIRED:
        raise ValueError(f"the code {code} is taken: choose one that no rule ever had")
    _declared[code] = Rule(code, level, message, advice, explanation, limit)
    return _declared[code]


def rule_of(code: str) -> Rule:
    """The rule with a code.

    Raises:
        KeyError: when no module that is imported declares it.

    """
    return _declared[code]
