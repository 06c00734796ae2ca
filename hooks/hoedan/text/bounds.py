"""How much text and markup one file may have, so that rendering it takes less than a second.

Python-Markdown works through a block of text once for every bracket and backtick that is not closed, and through a list
of blocks once for every block. These bounds are far above what any story needs, and far below where that is felt.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from ..model.problems import Level, Problem
from ..model.rules import rule

LONGEST_TEXT = 100_000
LONGEST_BLOCK = 500
"""Lines without a blank line between them."""
MOST_EFFORT = 5_000_000
MARK_EFFORT = 500
"""What one mark costs anyhow, in characters looked at; what opens something costs the length of its block too."""

MARK = re.compile(r"[*_`\[\]|<&!\\]")
OPENING = re.compile(r"\[|`+")
"""What Python-Markdown looks for the end of, to the end of the block."""

TOO_MUCH_TEXT = rule(
    "F-037",
    Level.ERROR,
    message="dit bestand heeft {count} {unit}; het mogen er hoogstens {limit} zijn.",
    advice="Verdeel de tekst over meer bestanden.",
    explanation="Zoveel leest niemand op één pagina, en het maakt het bouwen van de site traag.",
)
BLOCK_TOO_LONG = rule(
    "F-038",
    Level.ERROR,
    message="hier staan {count} regels zonder witregel; het mogen er hoogstens {limit} zijn.",
    advice="Zet er lege regels tussen.",
    explanation="Zonder witregels is een tekst niet te lezen, en het maakt het bouwen van de site traag.",
    limit=LONGEST_BLOCK,
)
TOO_MUCH_MARKUP = rule(
    "F-039",
    Level.ERROR,
    message="hier staan te veel haken, sterretjes en andere opmaaktekens bij elkaar ({count}).",
    advice="Gebruik minder opmaak, of verdeel de tekst over meer alinea's.",
    explanation="Zoveel opmaak is meestal per ongeluk geplakt, en het maakt het bouwen van de site traag.",
)


def check_text_bounds(path: str, text: str, first_line: int) -> list[Problem]:
    """Judge a text before it is parsed; when there are problems it must not be."""
    if len(text) > LONGEST_TEXT:
        return [TOO_MUCH_TEXT.at(path, first_line, count=len(text), limit=LONGEST_TEXT, unit="tekens")]
    if text.count("\n") < LONGEST_BLOCK and effort_of(text) <= MOST_EFFORT:
        return []  # taken as one block it is fine already, as nearly every text is
    blocks = list(runs_of_lines(text, first_line))
    problems = [
        BLOCK_TOO_LONG.at(path, line, count=size)
        for block, line in blocks
        if (size := block.count("\n") + 1) > LONGEST_BLOCK
    ]
    if not problems and sum(effort_of(block) for block, _ in blocks) > MOST_EFFORT:
        block, line = max(blocks, key=lambda each: effort_of(each[0]))
        problems.append(TOO_MUCH_MARKUP.at(path, line, count=len(MARK.findall(block))))
    return problems


def runs_of_lines(text: str, first_line: int) -> Iterator[tuple[str, int]]:
    """Each run of lines without a blank line, with its first line."""
    line = first_line
    for is_blank, lines in groupby(text.split("\n"), key=lambda each: not each.strip(" \t")):
        block = list(lines)
        if not is_blank:
            yield "\n".join(block), line
        line += len(block)


def effort_of(block: str) -> int:
    """An estimate of the characters that rendering a block looks at beyond its own."""
    return MARK_EFFORT * len(MARK.findall(block)) + len(block) * len(OPENING.findall(block))
