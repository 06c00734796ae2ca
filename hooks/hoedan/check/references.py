"""The rules for what a text refers to: its sources, its notes, and the ingredients that its passages show."""

import re
from collections.abc import Iterator

from ..language.dutch import enumerate_dutch
from ..language.slugs import fold, slugify
from ..language.suggest import nearest
from ..model.problems import LONGEST_VALUE, Level, Problem
from ..model.rules import rule
from ..reading.entry import Entry, Kind
from ..reading.front_matter import FrontMatter
from ..text.faults import NOT_A_FORM, NOTE_WITHOUT_TEXT, REFERENCE_FORM, SWAPPED
from ..text.grammar import MARKER
from ..text.prose import read_prose
from .context import Context, choices_of, folded_words
from .story import UNKNOWN_INGREDIENT

WORD = re.compile(r"[\w-]+")
VALUE = r"""[ ]*=[ ]*(?:["'“”„‘’]([^"“”'‘’}]*)|([\w-]+))"""
INGREDIENT_KEY = re.compile(rf"(?i)\bingredi[eë]nt\w*{VALUE}")
SETBACK_KEY = re.compile(rf"(?i)\b(?:setback|struikelblok|tegenslag)\w*{VALUE}")
"""A key of a marker as somebody may have written it, with its value."""
KNOWN_BY_BEGINNING = 6
"""From this many letters on a word is known by its beginning: `evaluatie` in `evaluatieonderzoek`."""
ENDINGS = ("", "s", "n", "e", "en")

MISSING_SOURCE = rule(
    "V-015",
    Level.ERROR,
    message="de tekst verwijst naar bron {value}, maar die bron ontbreekt.",
    advice="Voeg hem toe aan `sources`.",
    explanation="Een lezer moet kunnen nagaan waar een bewering op steunt.",
)
UNUSED_SOURCE = rule(
    "V-016",
    Level.WARNING,
    message="naar {numbers} verwijst geen enkele zin.",
    advice="Zet {marks} achter wat erop steunt.",
    explanation="Een bron staat erbij omdat een zin erop steunt; anders weet een lezer niet waarvoor zij dient.",
)
SOURCE_IN_TEXT = rule(
    "V-017",
    Level.ERROR,
    message="bronnen horen in de front matter, niet als `{value}` in de tekst.",
    advice="Verplaats hem naar `sources`.",
    explanation="Alle bronnen staan op één plek, zodat de site ze overal op dezelfde manier toont.",
)
LOOSE_REFERENCE = rule(
    "V-049",
    Level.ERROR,
    message="een losse verwijzing `{value}` werkt hier niet.",
    advice="Zet het adres in de zin: `[tekst](adres)`.",
    explanation="Zo'n verwijzing werkt niet overal waar de tekst te lezen is.",
)


def check_sources(entry: Entry) -> Iterator[Problem]:
    """Check that each `[^1]` has a source and each source is used."""
    for definition in entry.body.definitions:
        broken = SOURCE_IN_TEXT if definition.id.startswith("^") else LOOSE_REFERENCE
        yield broken.at(entry.path, definition.line, value=f"[{definition.id}]: ...")
    sources = numbered_sources(entry.front) if entry.front else None
    if sources is None:
        return
    used = {without_zeros(reference.id) for reference in entry.body.references} | used_in_front(entry.front)
    for reference in entry.body.references:
        if without_zeros(reference.id) not in sources:
            yield MISSING_SOURCE.at(entry.path, reference.line, value=reference.id)
    # A reference that is not recognised may be the one that is missed here.
    if not any(fault.broken is REFERENCE_FORM for fault in entry.body.faults):
        yield from tell_unused(entry, {number: line for number, line in sources.items() if number not in used})


def tell_unused(entry: Entry, sources: dict[str, int]) -> Iterator[Problem]:
    """Report at its own line what was probably meant to refer to a source, and all other unused sources together."""
    bare = {number: line for number in sources if (line := line_of_bare(number, entry))}
    for number, line in bare.items():
        yield unused([number], entry.path, line, meant=f"[^{number}]")
    if left := [number for number in sources if number not in bare]:
        yield unused(left, entry.path, sources[left[0]])


def unused(numbers: list[str], path: str, line: int, meant: str | None = None) -> Problem:
    marks = enumerate_dutch([f"[^{number}]" for number in numbers])
    words = f"{'bron' if len(numbers) == 1 else 'de bronnen'} {enumerate_dutch(numbers)}"
    return UNUSED_SOURCE.at(path, line, suggestion=meant, numbers=words, marks=marks)


def line_of_bare(number: str, entry: Entry) -> int | None:
    """The first line where a number stands between brackets, and is not the text of a link."""
    bare = re.compile(rf"(?<![\]!\\\w])\[0*{number}\](?![\[(:])")
    lines = entry.body.text.split("\n") if f"{number}]" in entry.body.text else ()
    return next((line for line, text in enumerate(lines, entry.body.first_line) if bare.search(text)), None)


def numbered_sources(front: FrontMatter) -> dict[str, int] | None:
    """Source number -> its line; None when a source has no number, because then any reference may mean that one."""
    blocks = front.blocks("sources")
    numbers = [block.get("id") for block, _ in blocks]
    if not blocks or not all(isinstance(number, str) and number.isascii() and number.isdecimal() for number in numbers):
        return None
    return {without_zeros(str(block["id"])): front.line_of("sources", position, "id") for block, position in blocks}


def used_in_front(front: FrontMatter | None) -> set[str]:
    """The numbers of the sources of figures and quote."""
    if front is None:
        return set()
    quote = front.values.get("quote")
    blocks = [block for block, _ in front.blocks("figures")] + ([quote] if isinstance(quote, dict) else [])
    return {without_zeros(number) for block in blocks if isinstance(number := block.get("source"), str)}


def without_zeros(number: str) -> str:
    return number.lstrip("0")


DOUBLE_NOTE = rule(
    "D-009",
    Level.ERROR,
    message="noot '{value}' heeft al een tekst.",
    advice="Geef elke noot een eigen naam: anders valt er een weg.",
    explanation="Een lezer die op de noot klikt, komt bij één tekst uit.",
)


UNUSED_NOTE = rule(
    "D-018",
    Level.WARNING,
    message="naar noot '{value}' verwijst geen enkele zin.",
    advice="Zet [^{value}] achter de zin waar zij bij hoort, of haal de noot weg.",
    explanation="Een noot zonder verwijzing toont GitHub niet, en een lezer weet niet waar zij bij hoort.",
)


def check_notes(entry: Entry) -> Iterator[Problem]:
    """Check that each `[^1]` of a text without sources has its note below the text."""
    notes: set[str] = set()
    for definition in entry.body.definitions:
        if not definition.id.startswith("^"):
            yield LOOSE_REFERENCE.at(entry.path, definition.line, value=f"[{definition.id}]: ...")
        elif definition.id in notes:
            yield DOUBLE_NOTE.at(entry.path, definition.line, value=definition.id.removeprefix("^"))
        notes.add(definition.id)
    for reference in entry.body.references:
        if f"^{reference.id}" not in notes:
            yield NOTE_WITHOUT_TEXT.at(entry.path, reference.line, value=reference.id)
    used = {f"^{reference.id}" for reference in entry.body.references}
    for definition in entry.body.definitions:
        if definition.id.startswith("^") and definition.id not in used:
            yield UNUSED_NOTE.at(entry.path, definition.line, value=definition.id.removeprefix("^"))


def check_passages(entry: Entry, context: Context) -> Iterator[Problem]:
    """Check the form and place of each marker, its setbacks, and that the named and the marked ingredients agree."""
    for marker in entry.body.markers:
        if marker.fault:
            meant = meant_by(marker.text, context) if marker.fault in (NOT_A_FORM, SWAPPED) else None
            right = right_form(marker.text)
            yield marker.fault.at(entry.path, marker.line, suggestion=meant, value=marker.text, right=right)
    yield from check_setbacks(entry, context)
    if entry.front is not None:
        yield from check_marked(entry, entry.front, context)


def right_form(written: str) -> str:
    """A marker that has the right form already, in the wrong place; else that form with the names that were written."""
    key = "setback" if "setback" in written or "struikelblok" in written else "ingredient"
    example = {"setback": "een-struikelblok", "ingredient": "een-ingredient"}[key]
    names = {"setback": SETBACK_KEY, "ingredient": INGREDIENT_KEY}[key]
    values = [next(filter(None, found.groups()), "") for found in names.finditer(written)]
    slugs = " ".join(slug for value in values for word in WORD.findall(value) if (slug := slugify(word)))
    return written if MARKER.fullmatch(written) else f'{{: {key}="{slugs or example}" }}'


def meant_by(written: str, context: Context) -> str | None:
    """The marker in its right form with the slugs that were meant; None when it has that form or names none."""
    parts = []
    for key, kind, names in (
        ("ingredient", Kind.INGREDIENT, INGREDIENT_KEY),
        ("setback", Kind.SETBACK, SETBACK_KEY),
    ):
        values = [next(filter(None, found.groups()), "") for found in names.finditer(written)]
        slugs = [slug for value in values for slug in slugs_meant(value, kind, context)]
        if values and not slugs:
            return None
        parts += [f'{key}="{" ".join(dict.fromkeys(slugs))}"'] if slugs else []
    meant = f"{{: {' '.join(parts)} }}" if parts else None
    return meant if meant and meant != written and len(meant) <= LONGEST_VALUE else None


def slugs_meant(value: str, kind: Kind, context: Context) -> list[str]:
    """The slugs in the value of a marker, or the one whose title it is; nothing when one of them is unknown."""
    titled = context.slugs_by_title.get((kind, fold(value)), ())
    nearby = [nearest(slugify(word), context.slugs(kind)) for word in WORD.findall(value)]
    return [*titled] or ([slug for slug in nearby if slug] if all(nearby) else [])


UNKNOWN_SETBACK = rule(
    "V-064",
    Level.ERROR,
    message="onbekend struikelblok '{value}' in `setback`.",
    advice="Kies uit: {choices}.",
    explanation="Elk struikelblok heeft een eigen pagina, en daarop komt de alinea te staan.",
)
NO_SETBACK = rule(
    "V-065",
    Level.ADVICE,
    message="onder `## {heading}` is nog geen struikelblok aangewezen.",
    advice='Zet onder de alinea waar het misging: `{{: setback="{value}" }}`, of een ander struikelblok.',
    explanation="Een lezer met hetzelfde probleem vindt zo de alinea die vertelt wat anderen deden.",
)


def check_setbacks(entry: Entry, context: Context) -> Iterator[Problem]:
    """Check that each marked setback exists, and advise on one where the story tells of falling and getting up."""
    known = context.slugs(Kind.SETBACK)
    for marker in entry.body.markers:
        for slug in marker.setbacks:
            if slug not in known:
                meant, choices = context.meant(Kind.SETBACK, slug), choices_of(known)
                yield UNKNOWN_SETBACK.at(entry.path, marker.line, suggestion=meant, value=slug, choices=choices)
    if context.setback_names and not any(marker.setbacks or "setback" in marker.text for marker in entry.body.markers):
        heading = context.vocabulary.setback_heading
        line, words = section_words(entry, heading)
        if words:
            yield NO_SETBACK.at(entry.path, line, heading=heading, value=nearest_setback(words, context))


def section_words(entry: Entry, heading: str) -> tuple[int, list[str]]:
    """The line of the first paragraph under a heading, and all words of the section, folded."""
    parts = [each for each in entry.body.headings if each.level <= 2 and not each.is_nested]
    starts = [each.line for each in parts if each.level == 2 and each.text == heading]
    start = starts[0] if starts else entry.body.last_line
    end = next((each.line for each in parts if each.line > start), None)
    paragraphs = read_prose(entry.body, start + 1, end)
    sentences = [sentence.text for each in paragraphs for sentence in each.sentences if sentence.words]
    return (paragraphs[0].line if paragraphs else 0), folded_words(" ".join(sentences))


def nearest_setback(words: list[str], context: Context) -> str:
    """The setback that these words name in most ways, then most often; the first by slug when they name none."""
    text = " ".join(["", *words])  # in which most names do not stand: to see that takes little
    places = {
        slug: [place for name in names if f" {name}" in text and (place := places_of(name.split(), words))]
        for slug, names in context.setback_names.items()
    }
    return min(places, key=lambda slug: (-len({each[0] for each in places[slug]}), -sum(map(len, places[slug])), slug))


def places_of(name: list[str], words: list[str]) -> list[str]:
    """A name at each place where it stands among folded words, of its last word any form.

    The form does the same, in `assets/form/reasons.js`.
    """
    *begin, last = name
    size = len(name)
    return [
        " ".join(words[at : at + size])
        for at, word in enumerate(words[size - 1 :])
        if word.startswith(last) and is_form(word, last) and words[at : at + size - 1] == begin
    ]


def is_form(word: str, part: str) -> bool:
    """Whether a word that begins with part of a name is another form of it, or made with it."""
    return len(part) >= KNOWN_BY_BEGINNING or word[len(part) :] in ENDINGS


MARKED_NOT_NAMED = rule(
    "V-043",
    Level.ERROR,
    message="'{value}' is gemarkeerd, maar staat niet in `ingredients`.",
    advice="Zet het erbij, of haal de markering weg.",
    explanation=(
        "De front matter noemt elk ingrediënt dat de tekst laat zien, zodat het verhaal bij dat "
        "ingrediënt te vinden is."
    ),
)
NAMED_NOT_MARKED = rule(
    "V-044",
    Level.ERROR,
    message="'{value}' staat in `ingredients`, maar geen enkele passage laat het zien.",
    advice='Zet onder een alinea: `{{: ingredient="{value}" }}`.',
    explanation="De pagina van een ingrediënt haalt de passage aan die het laat zien, dus die moet er zijn.",
)


def check_marked(entry: Entry, front: FrontMatter, context: Context) -> Iterator[Problem]:
    """Compare what is marked with what is named; a slip on one side is reported there alone."""
    known, named = context.slugs(Kind.INGREDIENT), dict(front.texts("ingredients"))
    meant_by_named = {context.meant(Kind.INGREDIENT, slug) for slug in named if slug not in known}
    seen: set[str | None] = set()
    for marker in entry.body.markers:
        seen |= set(WORD.findall(marker.text))  # also of a marker that is not well formed
        for slug in marker.ingredients:
            meant = context.meant(Kind.INGREDIENT, slug) if slug not in known else None
            seen |= {slug, meant}
            if slug not in known and slug not in named:
                said = {"value": slug, "key": "ingredient", "choices": choices_of(known)}
                yield UNKNOWN_INGREDIENT.at(entry.path, marker.line, suggestion=meant, **said)
            elif slug in known and slug not in named and slug not in meant_by_named:
                yield MARKED_NOT_NAMED.at(entry.path, marker.line, value=slug)
    for slug, line in named.items():
        if slug in known and slug not in seen:
            yield NAMED_NOT_MARKED.at(entry.path, line, value=slug)
