"""`allow` in the front matter: a finding of the privacy guard or the text coach that an editor knows to be right."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..model.problems import Level, Problem
from ..model.rules import RULES, rule
from ..reading.entry import Entry

GUARD, COACH = "P-", "T-"

ALLOWED_TOO_MUCH = rule(
    "V-060",
    Level.ERROR,
    message="`allow` kan '{value}' niet uitzetten.",
    advice="Alleen een bestaande code met P- of T- ervoor kan.",
    explanation="Een melding over privacy of taal kan onterecht zijn; alle andere regels gelden altijd.",
)
ALLOWED_FOR_NOTHING = rule(
    "V-061",
    Level.WARNING,
    message="`allow` noemt '{value}', maar dat is hier niet gevonden.",
    advice="Haal het weg uit `allow`.",
    explanation="Wat nu niets uitzet, kan later een terechte melding verbergen.",
)


def apply_allowances(entry: Entry, findings: Iterable[Problem], unjudged: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Take out one finding for each `allow` of its code, the first in the file first; report an `allow` too many.

    `unjudged` are codes, or how they begin, that nobody looked for now: an `allow` for one of those is no surplus.
    """
    allowed: Counter[str] = Counter()
    lines: dict[str, list[int]] = {}
    for block, position in entry.front.blocks("allow") if entry.front else ():
        code, line = block.get("code"), 0
        if not isinstance(code, str):
            continue
        line = entry.front.line_of("allow", position, "code") if entry.front else 1
        if code not in RULES or not code.startswith((GUARD, COACH)):
            yield ALLOWED_TOO_MUCH.at(entry.path, line, value=code)
            continue
        allowed[code] += 1
        lines.setdefault(code, []).append(line)
    for finding in sorted(set(findings)):
        if allowed[finding.code]:
            allowed[finding.code] -= 1
        else:
            yield finding
    for code, left in allowed.items():
        if code.startswith(unjudged):
            continue
        for line in lines[code][len(lines[code]) - left :]:
            yield ALLOWED_FOR_NOTHING.at(entry.path, line, value=code)
