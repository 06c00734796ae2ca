"""The privacy guard: finds what points to a private person, before the whole world can read it.

Front matter, text and `mailto:` links are read; web addresses are not, because a source's address is not ours. Better
one warning too many than a phone number on the site: `allow` in the front matter of a story silences what is right.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from ..design.images import IMAGE_TYPES, has_location
from ..model.link_targets import image_folder
from ..model.personal_numbers import Span, find_bsns, find_ibans
from ..model.problems import Level, Problem
from ..model.rules import Rule, rule
from ..model.vocabulary import Vocabulary
from ..places.country import Country
from ..reading.entry import Entry
from ..reading.front_matter import FrontMatter, KeyPath, Value
from ..text.inline import line_counter

ANY_WEB_ADDRESS = re.compile(r"""https?://[^\s)>\]"]+""", re.IGNORECASE)
MAIL_LINK = re.compile(r"mailto:[^\s)>\]\"]+", re.IGNORECASE)
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060]")
SPACE = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
"""Between two words of one paragraph."""
EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
GAP = r"[ \u00a0()./–-]{0,3}"
PHONE = re.compile(
    rf"(?<![\w+])(?<!\d[./–-])(?:(?:(?:\+|00)31{GAP}(?:\(0\))?|\(?0){GAP}[1-9](?:{GAP}\d){{8}}"
    rf"|\+(?!31)[1-9]\d{{0,2}}(?:[ \u00a0./()-]{{0,2}}\d){{7,11}})(?!\d)"
)
MAYBE_PHONE = re.compile(r"[0+](?<!\w.)0?[ \u00a0()./–-]{0,3}[1-9]")
"""The start of every telephone number, and of few other figures."""
GENERAL_NUMBER = re.compile(r"0(?:800|90[0-9]|88)")
"""Free and paid numbers, and 088: only organisations have those. Numbers such as 14 038 are too short to be found."""
TIME_OR_DATE = re.compile(r"\d\d[.]\d\d\s?[–-]|\d\d[-/.]\d\d[-/.](?:19|20)\d\d")
POSTCODE = r"[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})"
MAYBE_POSTCODE = re.compile(r"\d{4}(?: ?[A-Z]{2}|[a-z]{2})")
HOUSE = r"\d{1,5}(?: ?[a-zA-Z](?![a-zA-Z]))?(?:-[\da-zA-Z]{1,4})?"
ADDRESS = re.compile(
    rf"(?<=[A-Za-z.] ){HOUSE},?{SPACE}{POSTCODE}(?!\w)"
    rf"|(?<!\w){POSTCODE}(?:,?{SPACE}(?:nr\.?|nummer|huisnummer)? ?|-){HOUSE}(?!\w)"
)
INITIALS = r"(?:[A-ZÀ-Þ]\.\s?)"
PREFIX = rf"(?:(?:[Dd]e|[Vv]an|[Dd]er|[Dd]en|[Tt]e[nr]|[Ee]l|[Aa]l|['’]t){SPACE})"
SURNAME = rf"{PREFIX}{{0,3}}[A-ZÀ-Þ](?!\.)(?:[\w'’]|-(?=\w))*"
OF_A_NAME = rf"(?!\w+-(?!(?:de|van|der|den|te[nr]|el|al)\b)[a-zà-ÿ]+(?!\w|{SPACE}[A-ZÀ-Þ]))"
"""`Humanitas-vrijwilliger` is no name, `Bakker-de Vries` and `Anne-marie Bakker` are."""
NAME = rf"{OF_A_NAME}(?:{INITIALS}{{0,4}}{SURNAME}|{INITIALS})"
WHOLE_NAME = rf"(?:{INITIALS}{{1,4}}|[A-ZÀ-Þ](?:[\w'’]|-(?=\w))+{SPACE}){SURNAME}"
"""A first name or initials, and a surname."""
NO_PERSON = (
    r"(?!(?:Stichting|Vereniging|Gemeente|Provincie|[A-Z][a-z]*corporatie|Welzijn|[A-Z][a-z]*team|Huis|Team|Wijk|Buurt"
    r"|Den|Het)\b)"
)
"""An organisation or a place begins with one of these; a team or a corporation is of any field."""
RESIDENT = (
    "(?:[Bb]ewoner|[Bb]ewoonster|[Ii]nwoner|[Ii]nwoonster|[Cc]liënte?|[Pp]atiënte?|[Dd]eelnemer|[Dd]eelneemster"
    "|[Bb]uurvrouw|[Bb]uurman)"
)
BESIDE = (
    rf"(?:{RESIDENT}|[Mm]oeder|[Vv]ader|[Zz]oon|[Dd]ochter|[Bb]roer|[Zz]us|[Oo]ma|[Oo]pa|[Mm]antelzorger|[Hh]uurder"
    "|[Hh]uurster|[Vv]rijwillig(?:er|ster)|[Ee]rvaringsdeskundige|[Jj]ongere|[Ll]eerling|[Ss]cholier)"
)
"""Who is beside a name between commas or brackets."""
SAYS = rf"{SPACE}(?:verte|zeg|zei|noem|vind|vond|merk|kreeg|krijg|kwam|ging|woon)"
"""What a person does, after the comma behind a name of one word: an organisation in a list is followed by another."""
WHERE = rf"(?:van(?!{SPACE}de[rn]{SPACE})|uit|te|in){SPACE}"
"""`Inwoner van` is followed by a place or an organisation; only `van der` and `van den` begin a name as often."""
# Not `dochter van`, nor a dochter behind a name: that is more often a company.
INTRODUCED = re.compile(
    r"(?<!\w)(?:(?:(?:[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Mm]eneer|[Mm]ijnheer|[Dd]hr\.|[Dd]e heer|[Ff]amilie"
    rf"|(?:[Mm]oeder|[Vv]ader|[Zz]oon|[Bb]roer|[Zz]us|[Oo]ma|[Oo]pa)(?:{SPACE}van|(?={SPACE}{NO_PERSON}[A-ZÀ-Þ])))"
    rf"{SPACE}|{RESIDENT}{SPACE}(?!{WHERE})){NAME}"
    rf"|{BESIDE}(?:,{SPACE}|{SPACE}\(){NO_PERSON}(?:{WHOLE_NAME}(?=[,).])|{SURNAME}(?=,{SAYS}|\)))"
    rf"|{NO_PERSON}{WHOLE_NAME}(?:,{SPACE}|{SPACE}\()(?:(?:een|de|één){SPACE})?{BESIDE}(?<!ochter)(?!\w))"
)

INTRODUCTIONS = (
    *("mevr", "mw.", "meneer", "mijnheer", "dhr.", "heer", "familie", "moeder", "vader", "zoon"),
    *("broer", "zus", "oma", "opa", "bewoner", "bewoonster", "inwoner", "inwoonster", "cliënt", "patiënt"),
    *("deelnemer", "deelneemster", "buurvrouw", "buurman", "dochter", "mantelzorger", "huurder", "huurster"),
    *("vrijwillig", "ervaringsdeskundige", "jongere", "leerling", "scholier"),
)
"""One of these is in every introduction; most texts have none, and are done in a fraction of the time."""


def check_privacy(entry: Entry, root: Path, vocabulary: Vocabulary) -> list[Problem]:
    """Find personal data in one content file, and the place of the camera in its images; each once per line."""
    first = entry.body.first_line
    found = [*find_personal(entry.path, entry.body.text, lambda number: first + number, vocabulary)]
    if entry.front:
        found += check_front_matter(entry.path, entry.front, vocabulary)
    if image_folder(entry.path):
        found += check_image_privacy(entry, root)
    return sorted(set(found))


def check_front_matter(path: str, front: FrontMatter, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Read every text of a front matter but web addresses."""
    texts = list(find_texts(front.values, ()))
    lines = [front.line_of(*place) for _, place in texts]
    # A blank line between them keeps the words of one value away from those of the next.
    joined = "\n\n".join(" ".join(text.split()) for text, _ in texts)
    return find_personal(path, joined, lambda number: lines[number // 2], vocabulary)


def find_texts(value: Value, place: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    if isinstance(value, str) and place[-1] != "url":
        yield value, place
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from find_texts(inner, (*place, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from find_texts(inner, (*place, position))


def lines_of(entry: Entry) -> Iterator[tuple[int, str]]:
    """Each text of the front matter with its line, and each line of the text with its number."""
    if entry.front:
        yield from ((entry.front.line_of(*place), text) for text, place in find_texts(entry.front.values, ()))
    yield from enumerate(entry.body.text.split("\n"), entry.body.first_line)


def find_personal(path: str, text: str, line_of: Callable[[int], int], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Read a text; `line_of` gives the line in the file of its first (0) and further lines.

    What is found is taken out, so that no number counts twice. Lines keep their place: no line end goes or comes.
    """
    readable = make_readable(text)
    for broken, find in finders(vocabulary):
        spans = list(find(readable))
        line_at = line_counter(readable, 0)
        for start, end in spans:
            yield broken.at(path, line_of(line_at(start)), value=readable[start:end])
        readable = without_spans(readable, spans)


def without_spans(text: str, spans: Sequence[Span]) -> str:
    """Blank these parts of a text, but for line ends; one finder's spans are in order and do not overlap."""
    kept, position = [], 0
    for start, end in spans:
        kept += [text[position:start], re.sub(r"[^\n]", "\u00a0", text[start:end])]
        position = end
    return "".join([*kept, text[position:]])


def make_readable(text: str) -> str:
    """Write the text as a reader sees it: entities and escapes resolved, invisible characters and addresses gone."""
    lines = (html.unescape(line).replace("\n", " ") if "&" in line else line for line in text.split("\n"))
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", "\n".join(lines)))
    plain = MAIL_LINK.sub(lambda found: unquote(found[0]).replace("\n", " "), plain.replace("\\", ""))
    return ANY_WEB_ADDRESS.sub(" ", plain)


PERSONAL_EMAIL = rule(
    "P-003",
    Level.WARNING,
    message="'{value}' lijkt het e-mailadres van één persoon.",
    advice="Kies een algemeen adres, zoals info@, of een webpagina. Klopt het zo? Gebruik `allow`.",
    explanation="Het adres van één persoon blijft jaren vindbaar, ook als die persoon ander werk heeft.",
)


def find_emails(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Find the addresses that are not an organisation's general mailbox."""
    for found in EMAIL.finditer(text) if "@" in text else ():
        if re.split(r"[._+]", found[0].lower())[0].partition("@")[0] not in vocabulary.mailboxes:
            yield found.span()


PHONE_NUMBER = rule(
    "P-004",
    Level.WARNING,
    message="'{value}' lijkt een telefoonnummer.",
    advice="Haal het weg, of verwijs naar een webpagina. Klopt het zo? Gebruik `allow`.",
    explanation="Een telefoonnummer kan van een persoon zijn, en het blijft jaren vindbaar.",
)


def find_phones(text: str) -> Iterator[Span]:
    for found in PHONE.finditer(text) if MAYBE_PHONE.search(text) else ():
        digits = re.sub(r"^(?:\+|00)31|\D", "", found[0].replace("(0)", ""))
        if not GENERAL_NUMBER.match(digits) and not TIME_OR_DATE.match(found[0]):
            yield found.span()


HOME_ADDRESS = rule(
    "P-005",
    Level.WARNING,
    message="'{value}' lijkt een adres.",
    advice="Noem liever de wijk of de straat. Klopt het zo? Gebruik `allow`.",
    explanation="Een adres met huisnummer vertelt waar iemand woont.",
)


def find_addresses(text: str) -> Iterator[Span]:
    if MAYBE_POSTCODE.search(text):
        yield from (found.span() for found in ADDRESS.finditer(text))


PERSON_BY_NAME = rule(
    "P-006",
    Level.WARNING,
    message="'{value}' noemt iemand bij naam.",
    advice=(
        "Schrijf liever 'een bewoner' of 'een moeder', of iemands openbare functie. Klopt het zo? Gebruik `allow`."
    ),
    explanation="Wie hulp krijgt of kreeg, hoort niet met naam op internet te staan.",
)


def find_names(text: str) -> Iterator[Span]:
    """Find them paragraph by paragraph: no name goes on after a blank line, and few paragraphs introduce somebody."""
    start, lowered = 0, text.lower()
    words = [word for word in INTRODUCTIONS if word in lowered]
    for paragraph in text.split("\n\n") if words else ():
        end, lowered = start + len(paragraph), paragraph.lower()
        if any(word in lowered for word in words):
            yield from (found.span() for found in INTRODUCED.finditer(text, start, end))
        start = end + 2


BSN = rule(
    "P-001",
    Level.ERROR,
    message="hier staat iets dat een burgerservicenummer kan zijn ('{value}').",
    advice="Haal het weg.",
    explanation="Een burgerservicenummer mag nooit openbaar worden.",
)
IBAN = rule(
    "P-002",
    Level.ERROR,
    message="hier staat een bankrekeningnummer (IBAN '{value}').",
    advice="Haal het weg, of verwijs naar de website van de organisatie.",
    explanation="Van een bankrekeningnummer kan iemand misbruik maken, en een verhaal heeft het niet nodig.",
)


def unsought(country: Country) -> tuple[str, ...]:
    """The codes of what has another form in this country: nine digits there are no BSN."""
    national = {"bsn": BSN, "telefoon": PHONE_NUMBER, "adres": HOME_ADDRESS}
    return tuple(each.code for name, each in national.items() if name not in country.personal)


def finders(vocabulary: Vocabulary) -> tuple[tuple[Rule, Callable[[str], Iterator[Span]]], ...]:
    """What looks for each thing, in this order: nine digits may be the end of a phone number or of a bank account."""
    return (
        (IBAN, find_ibans),
        (PHONE_NUMBER, find_phones),
        (BSN, find_bsns),
        (PERSONAL_EMAIL, partial(find_emails, vocabulary=vocabulary)),
        (HOME_ADDRESS, find_addresses),
        (PERSON_BY_NAME, find_names),
    )


IMAGE_WITH_LOCATION = rule(
    "P-007",
    Level.WARNING,
    message="in het beeld '{value}' staat waar het is gemaakt (gps).",
    advice="Bewaar het opnieuw zonder locatie, bijvoorbeeld als schermafdruk. Klopt het zo? Gebruik `allow`.",
    explanation="Een foto kan verraden waar iemand woont.",
)


def check_image_privacy(entry: Entry, root: Path) -> Iterator[Problem]:
    """Report each image in the text's own folder that tells where it was made: all of them are published."""
    folder = (root / entry.path).with_suffix("")
    for start, end in find_bsns(entry.slug):
        yield BSN.at(entry.path, 1, value=entry.slug[start:end])
    for file in sorted(folder.glob("*")) if folder.is_dir() else ():
        for start, end in find_bsns(file.name):
            yield BSN.at(entry.path, line_of_image(entry, file.name), value=file.name[start:end])
        if file.suffix.lower() in IMAGE_TYPES and file.is_file() and has_location(file):
            yield IMAGE_WITH_LOCATION.at(
                entry.path, line_of_image(entry, file.name), value=f"{folder.name}/{file.name}"
            )


def line_of_image(entry: Entry, name: str) -> int:
    """The line that shows the image; 1 when none does."""
    for link in entry.body.links:
        if link.is_image and link.target.rpartition("/")[2] == name:
            return link.line
    image = entry.front.values.get("image") if entry.front else None
    if entry.front and isinstance(image, dict) and image.get("src") == name:
        return entry.front.line_of("image", "src")
    return 1
