"""The rules for who is shown or quoted: that they agreed is written down, and until when."""

import datetime
import re
from collections.abc import Iterator

from ..language.dutch import day_of, dutch_date
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.entry import Entry
from ..reading.front_matter import FrontMatter

SOON = 60
"""Days before the end of a consent on which an editor hears of it."""
RESIDENT = re.compile(
    r"(?<!\w)(?:bewoon?st?er|(?:buurt)?bewoners?|inwoners?|inwoonster|cliënte?n?|client|patiënte?n?|deelneemster|deelnemers?"
    r"|buurvrouw|buurman|moeders?|vaders?|ouders?|oma|opa|dochter|zoon|jongeren?|leerling(?:en)?|scholier(?:en)?"
    r"|mantelzorgers?|vrijwilligers?|vrijwilligster|ervaringsdeskundigen?|huurders?|huurster|gezin(?:nen)?|kind(?:eren)?"
    r"|ouderen?|daklozen?|statushouders?|vluchteling(?:en)?|bezoekers?|bezoekster|gebruikers?|gebruikster|klant(?:en)?"
    r"|(?:bijstands|uitkerings)gerechtigden?|werkzoekenden?|[1-9]\d? jaar)(?!\w)",
    re.IGNORECASE,
)
"""Somebody who has no public role, or of whom the age is told."""
PERSON = re.compile(
    rf"{RESIDENT.pattern}|(?<!\w)(?:portret|foto van|vrouw|man|meisje|jongen|mensen|baby)(?!\w)",
    re.IGNORECASE,
)

ABOUT = re.compile(
    r",? (?:over|van|voor|bij|namens) |(?:wethouder|raadslid|voorzitter|adviseur|consulent|(?:mede)?werker|manager) "
    r"(?!en |is )",
    re.IGNORECASE,
)
"""What comes after it tells of others: `voorzitter van de bewoners`, `wethouder ouderen`."""

RESIDENT_QUOTED = rule(
    "P-008",
    Level.WARNING,
    message="hier spreekt iemand zonder openbare rol ('{value}'), en er staat niet dat die dat goed vindt.",
    advice="Vraag het, en schrijf dan: `consent: [{{what: het citaat, given: {given}, until: {until}}}]`.",
    explanation="Wie niet in het openbaar werkt, beslist zelf of en hoe lang zijn woorden hier staan.",
)
PERSON_SHOWN = rule(
    "P-009",
    Level.ADVICE,
    message="op het beeld lijken mensen te staan ('{value}'), en er staat niet dat zij dat goed vinden.",
    advice="Zijn zij te herkennen? Vraag het, en schrijf dan: `consent: [{{what: het beeld, given: {given}}}]`.",
    explanation="Wie te herkennen is, beslist zelf of en hoe lang zijn beeld hier staat.",
)


CONSENTED = {
    "quote": re.compile("citaat|woorden|quote", re.IGNORECASE),
    "image": re.compile("beeld|foto|portret", re.IGNORECASE),
}
"""How a consent says what it is for; what names none of these is for all."""
USUAL_TERM = datetime.timedelta(days=2 * 365)
"""For how long the advice asks a consent."""
CONSENT_ASKED = (RESIDENT_QUOTED.code, PERSON_SHOWN.code)


def check_people(entry: Entry, today: datetime.date) -> Iterator[Problem]:
    """Ask after the consent of who is quoted or shown, when none is written down for that; from `today` for a term."""
    front = entry.front
    if front is None:
        return
    given = {key for block, _ in front.blocks("consent") for key in meant_by(str(block.get("what")))}
    for key, part, told, broken in (
        ("quote", "who", RESIDENT, RESIDENT_QUOTED),
        ("image", "alt", PERSON, PERSON_SHOWN),
    ):
        block = front.values.get(key) if key not in given else None
        words = block.get(part) if isinstance(block, dict) else None
        if isinstance(words, str) and told.search(ABOUT.split(words)[0] if part == "who" else words):
            line, until = front.line_of(key, part), today + USUAL_TERM
            yield broken.at(entry.path, line, value=words, given=today.isoformat(), until=until.isoformat())


def meant_by(what: str) -> list[str]:
    """The keys that a consent is for."""
    return [key for key, named in CONSENTED.items() if named.search(what)] or [*CONSENTED]


CONSENT_ENDED = rule(
    "V-091",
    Level.ERROR,
    message="de toestemming voor '{value}' liep tot en met {day}.",
    advice="Vraag het opnieuw en verander de datum. Of haal weg waar het over gaat, en dan ook deze regel.",
    explanation="Wat iemand voor een tijd goedvond, verdwijnt daarna van de site.",
)
CONSENT_ENDS = rule(
    "V-092",
    Level.WARNING,
    message="de toestemming voor '{value}' loopt tot en met {day}.",
    advice="Vraag nu of het langer mag. Na die dag kan de site niet meer worden gemaakt.",
    explanation="Wie op tijd vraagt, hoeft niets weg te halen.",
)


def check_consent(path: str, front: FrontMatter, today: datetime.date) -> Iterator[Problem]:
    """Report a consent that has ended, or will soon; one without an end holds until it is taken back."""
    for block, number in front.blocks("consent"):
        try:
            until = day_of(str(block.get("until")))
        except ValueError:  # none, or no date; another rule tells
            continue
        broken = CONSENT_ENDED if until < today else CONSENT_ENDS
        if until < today + datetime.timedelta(days=SOON):
            line = front.line_of("consent", number, "until")
            yield broken.at(path, line, value=block.get("what") or "iets", day=dutch_date(until))
