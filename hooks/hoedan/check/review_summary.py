"""What the check found, as a friendly page of Markdown for the person who opened a pull request."""

import html
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from ..model.problems import Level, Problem

NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
SECTIONS = (
    (Level.ERROR, "Dit moet nog", "Deze punten moeten weg voordat je tekst op de site kan."),
    (Level.WARNING, "Kijk hier nog eens naar", "Vaak is dit een vergissing. Klopt het zo, laat het dan staan."),
    (Level.ADVICE, "Tips", "Advies over taal en privacy. Je mag ervan afwijken."),
)
SPECIAL = re.compile(r"([\\\[\]*_!|~#>`])")


def write_review_summary(problems: Iterable[Problem]) -> str:
    """The page: how far it is, every point with its file and line, and how to go on."""
    ordered = sorted(set(problems))
    errors = sum(found.is_error for found in ordered)
    parts = [f"# {headline(errors, len(ordered) - errors)}"]
    for level, title, introduction in SECTIONS:
        found = [each for each in ordered if each.level is level]
        if found:
            parts += [f"## {title}", introduction, *lists_by_file(found)]
    return "\n\n".join([*parts, closing(errors)]) + "\n"


def headline(errors: int, others: int) -> str:
    if errors:
        return f"Je verhaal is bijna klaar: {count(errors)}"
    if others:
        return (
            f"Je verhaal kan zo worden nagekeken; er {'is' if others == 1 else 'zijn'} {count(others)} om te bekijken"
        )
    return "Je verhaal is in orde. Dank je wel!"


def count(number: int) -> str:
    word = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{word} {'punt' if number == 1 else 'punten'}"


def lists_by_file(problems: Sequence[Problem]) -> list[str]:
    lists = []
    for path, found in groupby(problems, key=lambda each: each.path):
        lines = [f"- [ ] **Regel {each.line}**: {safe(each.message)} ({each.code})" for each in found]
        lists.append("\n".join([f"**{safe(path)}**", "", *lines]))
    return lists


def closing(errors: int) -> str:
    if not errors:
        return "Een redacteur leest nu mee en reageert in dit voorstel."
    return (
        "**Zo verbeter je het:** open hierboven het tabblad 'Files changed', kies bij je bestand de drie puntjes en "
        "dan 'Edit file'. Verbeter de regels en kies 'Commit changes'. De controle begint dan vanzelf opnieuw.\n\n"
        "Kom je er niet uit? Schrijf hier een bericht. De redactie helpt je verder."
    )


def safe(text: str) -> str:
    """Text with words of contributors in it: nothing in it becomes a link, an image or HTML; `code` stays code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    return "".join(f"`{piece}`" if number % 2 else escape(piece) for number, piece in enumerate(pieces))


def escape(text: str) -> str:
    return SPECIAL.sub(r"\\\1", html.escape(text, quote=False).replace("://", ":&#8203;//"))
