"""Stars and underscores around words: where each has its partner, GitHub and this site show the same.

Each looks for a partner in a way of its own, and they find the same one where the signs before and after the words are
as many, stand right against them, and do not cross others.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ..model.problems import Level
from ..model.rules import rule
from .faults import Fault
from .grammar import BARE_MAILBOX, BLOT, BREAK
from .inline import line_counter, links_in, without_wholes

RUN = re.compile(r"\*+|_+")
MOST_SIGNS = 3

LOOSE_EMPHASIS = rule(
    "V-101",
    Level.WARNING,
    message="bij dit teken voor schuin of vet hoort geen tweede: '{value}'.",
    advice="Zet voor en achter de woorden evenveel sterretjes, zonder spatie ertussen, of haal het teken weg.",
    explanation="Bij een half teken raden GitHub en deze site elk iets anders.",
)


class Run(NamedTuple):
    """Stars or underscores beside each other, and what they can do by what stands around them."""

    signs: str
    place: int
    opens: bool
    closes: bool
    is_torn: bool
    """Whether waves beside it make it another on GitHub, which looks past them."""
    is_against: bool
    """Whether something stands right before it."""


def find_emphasis(masked: str, text: str, first_line: int) -> Iterator[Fault]:
    """The first run without a partner of each block, link text or cell in which another follows."""
    line_at = line_counter(text, first_line)
    lines = text.split("\n")
    for place in sorted(place for start, piece in pieces_of(masked) for place in loose_in(piece, start)):
        line = line_at(place)
        yield Fault(LOOSE_EMPHASIS, line, lines[line - first_line].strip())


def pieces_of(masked: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """The texts in which a run can have its partner, each with its place: of a block or cell, and of a link in it."""
    for found in links_in(masked):
        if not found["image"]:
            yield from pieces_of(found["text"], start + found.start("text"))
    bare = without_wholes(masked)
    if "@" in bare:
        bare = BARE_MAILBOX.sub(lambda found: "a" * len(found[0]), bare)
    for piece in bare.split(BREAK):
        yield start, piece
        start += len(piece) + 1


def loose_in(piece: str, start: int) -> Iterator[int]:
    """The place of the first run without a partner, unless nothing can follow it: it is the only one, or the last."""
    runs = [run for run in runs_in(piece) if run.opens or run.closes]
    if first_loose(runs[:-1]) is not None and (place := first_loose(runs)) is not None:
        yield start + place


def first_loose(runs: list[Run]) -> int | None:
    opened: list[Run] = []
    for run in runs:
        if not run.is_torn and run.closes and opened and opened[-1].signs == run.signs:
            opened.pop()
        elif is_loose(run, opened):
            return run.place
        else:
            opened.append(run)
    return opened[0].place if opened else None


def is_loose(run: Run, opened: list[Run]) -> bool:
    """Whether a run below those that are open cannot begin with words of its own, or may close another.

    Of three stars right behind something the renderer takes one or two for the end of what is open.
    """
    is_other = (
        run.opens
        and not run.is_torn
        and len(run.signs) <= MOST_SIGNS
        and run.signs not in [each.signs for each in opened]
    )
    is_cut = run.signs == "***" and run.is_against and any(each.signs[0] == "*" for each in opened)
    return not is_other or is_cut or (run.closes and any(may_pair(each, run) for each in opened))


def may_pair(opening: Run, run: Run) -> bool:
    """Whether a run within a word may close one of another length; CommonMark adds them up, and skips what is three."""
    return opening.signs[0] == run.signs[0] and (len(opening.signs) + len(run.signs)) % 3 != 0


def has_emphasis(piece: str) -> bool:
    """Whether signs in a piece may be two partners."""
    runs = list(runs_in(piece))
    return any(
        opening.opens and run.closes and opening.signs[0] == run.signs[0] for opening, run in combinations(runs, 2)
    )


def runs_in(piece: str) -> Iterator[Run]:
    for found in RUN.finditer(piece) if "*" in piece or "_" in piece else ():
        before, after = piece[: found.start()], piece[found.end() :]
        here, there = (
            can_do(found[0], left[-1:] or " ", right[:1] or " ")
            for left, right in ((before, after), (before.rstrip("~"), after.lstrip("~")))
        )
        is_against = not (before[-1:] or " ").isspace()
        opens, closes = here[0] or there[0], here[1] or there[1]
        yield Run(found[0], found.start(), opens, closes, is_torn=here != there, is_against=is_against)


def can_do(signs: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run between two characters opens, and whether it closes."""
    is_left = not after.isspace() and (not is_sign(after) or before.isspace() or is_sign(before))
    is_right = not before.isspace() and (not is_sign(before) or after.isspace() or is_sign(after))
    in_word = signs[0] == "_"
    opens = is_left and (not in_word or not is_right or is_sign(before))
    return opens, is_right and (not in_word or not is_left or is_sign(after))


def is_sign(character: str) -> bool:
    """Whether a character is punctuation or a symbol; code and links, which are taken out, begin and end with one."""
    return character == BLOT or unicodedata.category(character)[0] in "PS"
