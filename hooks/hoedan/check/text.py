"""The rules for the text of a file, put together for each kind of file."""

import re
from collections.abc import Iterable, Iterator

from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.entry import Entry, Kind
from ..text.dialect import OF_WORDS
from ..text.emphasis import LOOSE_EMPHASIS
from ..text.faults import NOTE_WITHOUT_TEXT
from .context import Context
from .images import check_images
from .letters import check_letters
from .privacy import lines_of
from .references import check_notes, check_passages, check_sources
from .sections import FOREIGN_HEADING, check_attributes, check_sections


def check_story_text(entry: Entry, context: Context) -> Iterator[Problem]:
    sections = [*check_sections(entry, context.vocabulary.headings, context.vocabulary.optional_headings)]
    yield from sections
    yield from check_sources(entry)
    yield from check_passages(entry, context)
    yield from check_common_text(entry, context, sections)


def check_ingredient_text(entry: Entry, context: Context) -> Iterator[Problem]:
    sections = [*check_sections(entry, context.vocabulary.ingredient_headings)]
    yield from sections
    yield from check_page_marks(entry)
    yield from check_common_text(entry, context, sections)


NO_TEXT = rule(
    "F-035",
    Level.ERROR,
    message="de pagina heeft geen tekst onder de front matter.",
    advice="Schrijf de tekst onder de tweede '---'.",
    explanation="Een pagina zonder tekst heeft een lezer niets te vertellen.",
)
SECOND_TITLE = rule(
    "D-005",
    Level.ERROR,
    message="deze kop van niveau 1 staat al boven de pagina: '{value}'.",
    advice="Gebruik `##`; de titel komt vanzelf.",
    explanation="Een pagina heeft één hoofdkop, zodat ook een schermlezer weet waar zij over gaat.",
)


def check_page_text(entry: Entry, context: Context) -> Iterator[Problem]:
    """Apply the rules for a theme or another page: free headings, but not a second title."""
    titles = [
        SECOND_TITLE.at(entry.path, heading.line, value=heading.text)
        for heading in entry.body.headings
        if heading.level == 1
    ]
    yield from titles
    if entry.kind is Kind.THEME and not entry.body.text.strip():
        yield NO_TEXT.at(entry.path, entry.body.first_line)
    yield from check_attributes(entry)
    yield from check_page_marks(entry)
    yield from check_common_text(entry, context, titles)


MARKER_OUTSIDE_STORY = rule(
    "D-008",
    Level.ERROR,
    message="een markering ('{value}') hoort alleen in een verhaal.",
    advice="Haal haar weg.",
    explanation="Een markering wijst een passage van een verhaal aan; op een andere pagina doet zij niets.",
)


def check_page_marks(entry: Entry) -> Iterator[Problem]:
    """Check the notes of a text that is no story, which has no passages either."""
    yield from check_notes(entry)
    for marker in entry.body.markers:
        yield MARKER_OUTSIDE_STORY.at(entry.path, marker.line, value=marker.text)


TO_FILL_IN = re.compile(
    r"(?:(?<![\w\"'`“‘])Vul|^[\W\d_]*vul) in ?[*_]*:|^(?:Naam van (?:de|het) [a-zë]+|Titel van de bron"
    r"|wat het getal telt|naam of rol van wie het zei|Wat er te zien is)$"
)
"""How the template of `hoedan new` says that something is still to come, also behind what a writer put before it; and
what stands for a name, a title or words in the examples of an advice and of the guide.
"""
SAYS_TO_FILL_IN = ("ul in", "aam ", "Titel van de", "wat het getal", "Wat er te zien")
"""One of them stands in each of these, and in few other lines."""
NOT_FILLED_IN = rule(
    "V-084",
    Level.ERROR,
    message="hier staat nog tekst van het sjabloon: '{value}'.",
    advice="Vul in wat er gevraagd wordt, of haal het weg.",
    explanation="Wat het sjabloon vraagt, is niet voor lezers bedoeld.",
)


def check_filled_in(path: str, lines: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """Report what a writer who began with a template has not filled in, in texts with the lines on which they stand."""
    for line, text in lines:
        if any(each in text for each in SAYS_TO_FILL_IN) and (found := TO_FILL_IN.search(text)):
            yield NOT_FILLED_IN.at(path, line, value=text[found.start() :].lstrip(" #>-+|"))


HTML_IN_TEXT = rule(
    "V-045",
    Level.ERROR,
    message="HTML mag niet in de tekst ('{value}').",
    advice="Gebruik gewone Markdown.",
    explanation="HTML werkt niet overal waar de tekst te lezen is, en kan onveilig zijn.",
)


def check_common_text(entry: Entry, context: Context, told: Iterable[Problem]) -> Iterator[Problem]:
    """Apply what holds for any text: filled in, no HTML, nothing that can be read in two ways, images in order.

    A heading that is `told` to be no heading of this text has no need to be written in a better form.
    """
    foreign = {each.line for each in told if each.code in (FOREIGN_HEADING.code, SECOND_TITLE.code)}
    yield from check_filled_in(entry.path, lines_of(entry))
    for written, line in entry.body.html:
        yield HTML_IN_TEXT.at(entry.path, line, value=written)
    for fault in entry.body.faults:
        if entry.kind is Kind.STORY and fault.broken is NOTE_WITHOUT_TEXT:
            continue  # a story has no notes, and is told so
        if (
            fault.line in foreign
            and fault.broken.level is Level.WARNING
            and fault.broken not in (*OF_WORDS, LOOSE_EMPHASIS)
        ):
            continue
        yield fault.broken.at(entry.path, fault.line, suggestion=fault.meant, value=fault.text)
    yield from check_images(entry, context.root)
    yield from check_letters(entry)
