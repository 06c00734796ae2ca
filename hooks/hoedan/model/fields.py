"""What a contributor may write: the front matter of each kind of file, as frozen models.

The models are the single source of the shape rules: the check, the JSON Schemas and the form all read them. Rules
that need the text, the other files or a calendar are in `check/`.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from ..language.slugs import fits_every_system
from .fixed_words import AuditScope, ComplianceStatus
from .problems import Level
from .rules import Rule, rule
from .words import Word, WordFrom

# Patterns for Python and for JSON Schema alike: ASCII digits, and no syntax that only one of the two knows.
YEAR = "(?:19|20)[0-9]{2}"
MONTH = "(?:0[1-9]|1[0-2])"
DAY = (  # a day that exists: the months of 31, 30 and 28 days, and 29 February in leap years
    f"(?:{YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:(?:19|20)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29)"
)
YEAR_OR_MONTH = re.compile(f"{YEAR}(?:-{MONTH})?")
PARTIAL_DATE = re.compile(f"(?:{YEAR}|{YEAR}-{MONTH}|{DAY})")
FULL_DATE = re.compile(DAY)
WHOLE_NUMBER = re.compile("(?!0+$)[0-9]{1,4}")
SLUG_TEXT = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
PORT = "(?::(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])?)?"
URL_CHARACTER = r"""[^\s<>"\\^`{|}]"""
LABEL = r"""[^\s<>"\\^`{|}@/?#:\[\]%.\u0370-\u058f]+"""
"""Without letters of Greek, Cyrillic and Armenian: many look like ours, and a reader takes the name for another."""
OWN_NETWORK = "(?:[Ll][Oo][Cc][Aa][Ll]|[Ii][Nn][Tt][Ee][Rr][Nn][Aa][Ll]|[Ll][Aa][Nn])(?![^.:/?#])"
HOST = rf"(?:{LABEL}\.)+(?![0-9]|{OWN_NETWORK}){LABEL}\.?"
"""Of a website that everybody can open: a name with a point in it. A number is a computer in somebody's own network."""
WEB_ADDRESS = re.compile(rf"[Hh][Tt][Tt][Pp][Ss]?://{HOST}{PORT}(?:[/?#]{URL_CHARACTER}*)?")
OTHER_ALPHABET = re.compile("[\u0370-\u058f]")
LONGEST_URL = 2000

FORMS = {
    "year_or_month": "een jaar of jaar-maand: `2021` of `2021-09`",
    "partial_date": "een jaar, jaar-maand of hele datum: `2021`, `2021-09` of `2021-09-01`",
    "full_date": "een bestaande datum als jaar-maand-dag: `2021-09-01`",
}
"""How a date may be written, in the words of the message."""


def fold_text(value: Any) -> Any:
    """Fold white space and compose accents, so that lengths count what a reader sees."""
    return unicodedata.normalize("NFC", " ".join(value.split())) if isinstance(value, str) else value


NO_DATE = rule(
    "F-027",
    Level.ERROR,
    message="'{value}' is geen geldige datum in `{key}`.",
    advice="Schrijf {form}.",
    explanation=(
        "Een datum heeft een vaste vorm, zodat de site haar kan vergelijken en in gewoon Nederlands kan tonen."
    ),
)


def check_year_or_month(value: str) -> str:
    if not YEAR_OR_MONTH.fullmatch(value):
        raise PydanticCustomError("date_form", "year_or_month", {"form": FORMS["year_or_month"]})
    return value


def check_partial_date(value: str) -> str:
    if not PARTIAL_DATE.fullmatch(value):
        raise PydanticCustomError("date_form", "partial_date", {"form": FORMS["partial_date"]})
    return value


def parse_date(value: Any) -> datetime.date:
    if not isinstance(value, str) or not FULL_DATE.fullmatch(value):
        raise PydanticCustomError("date_form", "full_date", {"form": FORMS["full_date"]})
    return datetime.date.fromisoformat(value)


NOT_A_NUMBER = rule(
    "F-032",
    Level.ERROR,
    message="'{value}' hoort een heel getal te zijn in `{key}`.",
    advice="Schrijf: `{example}`.",
    explanation="De site zet deze getallen op volgorde of verwijst ermee, en dat kan niet met woorden.",
)


def parse_whole_number(value: Any) -> int:
    if isinstance(value, str) and WHOLE_NUMBER.fullmatch(value):
        return int(value)
    raise PydanticCustomError("whole_number", "whole number")


DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,2})?|-?0\.[0-9]{3,6}")
"""A number that a person and every reader of YAML take for the same: no dots between thousands, no comma, no time."""
DUTCH_NUMBER = re.compile(r"-?[0-9]{1,3}(?:[. \u00a0\u202f][0-9]{3})+(?:,[0-9]{1,6})?|-?[0-9]{1,12},[0-9]{1,6}")
"""A number as it stands in a Dutch sentence: `17.000`, `17 000` or `2,5`."""
THOUSANDS = re.compile("[. \u00a0\u202f]")
OTHER_NUMBER = re.compile(r"[-+]?\.?[0-9][0-9A-Fa-f_.:x]{0,19}")
"""What YAML may take for a number: `1:30` is 90 there, and `010` is 8."""
YAML_NUMBER = re.compile(
    "|".join(
        re.sub(r"\s", "", pattern.pattern)  # it is written over several lines
        for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers["1"]
        if tag.endswith((":int", ":float"))
    )
)
"""What YAML does take for a number, in its own words."""

NOT_A_DECIMAL = rule(
    "F-042",
    Level.ERROR,
    message="'{value}' hoort een getal te zijn in `{key}`.",
    advice="Schrijf alleen het getal: `{example}`. De eenheid hoort in `unit`.",
    explanation="De site tekent dit getal, en dat kan niet met woorden.",
)
READ_OTHERWISE = rule(
    "F-043",
    Level.ERROR,
    message="'{value}' in `{key}` is voor een lezer {meant}, en voor een computer {read}.",
    advice="Schrijf {plain}, zonder punt tussen de duizendtallen en met een punt voor de decimalen.",
    explanation="In YAML betekent een punt, komma of dubbele punt in een getal iets anders dan in een Nederlandse zin.",
)


TOO_MANY_DIGITS = rule(
    "F-044",
    Level.ERROR,
    message="'{value}' in `{key}` heeft meer cijfers dan een lezer opneemt.",
    advice="Rond af: hoogstens twee cijfers achter de punt, en bij heel grote getallen 'miljoen' in `unit`.",
    explanation="De site tekent dit getal groot, en een lezer moet het in één keer kunnen lezen.",
)
PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def parse_decimal(value: Any) -> int | float:
    """Read a number; one that a reader and a reader of YAML take differently is refused with both readings."""
    if isinstance(value, str):
        if DECIMAL.fullmatch(value):
            return float(value) if "." in value else int(value)
        readings = read_both(value)
        plain = readings["plain"].strip("`") if readings else value
        if PLAIN_NUMBER.fullmatch(plain) and not DECIMAL.fullmatch(plain):
            raise PydanticCustomError("too_many_digits", "too many digits")
        if readings:
            raise PydanticCustomError("read_otherwise", "read otherwise", readings)
    raise PydanticCustomError("decimal", "decimal")


def read_both(value: str) -> dict[str, str] | None:
    """What a number in another form is to a Dutch reader and to YAML; None when it is a number to neither."""
    if not DUTCH_NUMBER.fullmatch(value) and not OTHER_NUMBER.fullmatch(value):
        return None
    try:
        read = yaml.safe_load(value)
    except (yaml.YAMLError, ValueError):
        return None
    is_number = isinstance(read, int | float)
    if DUTCH_NUMBER.fullmatch(value):
        plain = plain_number(value)
        return {"meant": plain, "read": f"{read:g}" if is_number else "gewone tekst", "plain": f"`{plain}`"}
    if not is_number:
        return None
    bare = value.lstrip("+0").replace("_", "") or "0"
    plain = f"`{bare}`" if bare.isdecimal() else f"`{repr(read).removesuffix('.0')}`"
    return {"meant": value, "read": f"{read:g}", "plain": plain}


def plain_number(value: str) -> str:
    """Write a number of a Dutch sentence as a file has it: `17.000` and `17 000` are 17000, `2,5` is 2.5."""
    is_dutch = DUTCH_NUMBER.fullmatch(value) and not DECIMAL.fullmatch(value)
    return THOUSANDS.sub("", value).replace(",", ".") if is_dutch else value


NO_WEB_ADDRESS = rule(
    "F-033",
    Level.ERROR,
    message="'{value}' is geen bruikbaar webadres in `{key}`.",
    advice="Neem het hele adres over uit de adresbalk van je browser, met https:// ervoor.",
    explanation="Een lezer klikt op dit adres, dus het is een volledig adres van een website.",
)


def check_web_address(value: str) -> str:
    """Accept http and https with a host, without user part or spaces."""
    if len(value) > LONGEST_URL or not host_of(value):
        raise PydanticCustomError("web_address", "web address")
    return value


def is_in_another_alphabet(host: str) -> bool:
    """Whether a reader may take a host for another one, also when it is written as DNS has it: `xn--80ak6aa92e.com`."""
    try:
        shown = host.encode("ascii").decode("idna") if "xn--" in host.lower() else host
    except UnicodeError:  # no browser can show it either
        return True
    return OTHER_ALPHABET.search(shown) is not None


def host_of(address: object) -> str | None:
    """The host of a web address, without `www.`; None for what is no web address."""
    if not isinstance(address, str) or not WEB_ADDRESS.fullmatch(address):
        return None
    try:  # what a pattern cannot know: numbers between brackets, and signs that become a slash
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    return None if is_in_another_alphabet(host) else host.removeprefix("www.") or None


NO_SCHEME = re.compile(r"(?:h[tps]{2,5}(?:[:;]/{0,3}|/{1,3})|//)?(?=(?P<host>[^/?#]*))", re.IGNORECASE)
USUAL_END = re.compile(r"(?:www\.[^@]*|[^:@]+\.(?:be|com|de|eu|info|net|nl|org))\.?(?::[0-9]+)?", re.IGNORECASE)
"""A host that nobody takes for the name of a file, also when nothing stands before it."""
AROUND_ADDRESS = " <>\"'“”‘’()[]"


def whole_address(written: str, fits: Callable[[str], object] = host_of) -> str | None:
    """The web address that was meant, where only its beginning or what stands around it is wrong; else None.

    `www.krant.nl` lacks its beginning, `https:/krant.nl` a slash, and `<https://krant.nl>` has signs that are no part
    of it. `fits` says which addresses are right.
    """
    bare = without_link(written).strip(AROUND_ADDRESS).replace(" ", "%20")
    begun = NO_SCHEME.match(bare)
    if not begun or not (begun[0] or USUAL_END.fullmatch(begun["host"])):
        return None
    scheme = "http" if re.match("http[:;/]", bare, re.IGNORECASE) else "https"
    meant = next(
        (each for each in (f"{scheme}://{bare[begun.end() :]}", f"https://{bare[begun.end() :]}") if fits(each)), None
    )
    return meant if meant != written else None


def without_link(written: str) -> str:
    """The address of a link in Markdown, without the link; any other text as it is."""
    start, middle, end = written.find("["), written.rfind("]("), written.rfind(")")
    if not 0 <= start < middle < end:
        return written
    return written[:start] + written[middle + 2 : end] + written[end + 1 :]


NO_SLUG = rule(
    "F-036",
    Level.ERROR,
    message="'{value}' is geen geldige naam in `{key}`.",
    advice="Gebruik kleine letters, cijfers en streepjes, en niet zoiets als 'aux': `{example}`.",
    explanation="Deze naam wordt een deel van een webadres of verwijst naar een bestand.",
)


def check_slug_text(value: str) -> str:
    if not SLUG_TEXT.fullmatch(value) or not fits_every_system(value):
        raise PydanticCustomError("slug_form", "slug")
    return value


def pattern_schema(pattern: re.Pattern[str], broken: Rule, form: str = "", **keywords: Any) -> WithJsonSchema:
    """The JSON Schema of a text with a fixed form; `x-rule` is the code of the rule that is broken otherwise.

    YAML reads `2021` as a number and the check reads every value as text, so whole numbers are let through where the
    caller gives their bounds.
    """
    advice = {"patternErrorMessage": f"Schrijf {form}."} if form else {}
    kinds = ["string", "integer"] if keywords.keys() & {"minimum", "maximum"} else "string"
    return WithJsonSchema(
        {"type": kinds, "pattern": f"^(?:{pattern.pattern})$", "x-rule": broken.code, **advice, **keywords}
    )


Folded = BeforeValidator(fold_text)
# The length comes first here and is judged last: by then the text is folded.
Text = Annotated[str, Field(min_length=1, max_length=300), Folded]
LongText = Annotated[str, Field(min_length=1, max_length=1000), Folded]
Title = Annotated[str, Field(min_length=1, max_length=90), Folded]
Unit = Annotated[str, Field(min_length=1, max_length=40), Folded]
Question = Annotated[str, Field(min_length=15, max_length=160), Folded]
Condition = Annotated[str, Field(min_length=1, max_length=200), Folded]
Explanation = Annotated[str, Field(min_length=1, max_length=160), Folded]
Summary = Annotated[str, Field(min_length=40, max_length=320), Folded]
SlugText = Annotated[str, AfterValidator(check_slug_text), pattern_schema(SLUG_TEXT, NO_SLUG, minimum=0)]
YEARS: dict[str, Any] = {"minimum": 1900, "maximum": 2099}
YearOrMonth = Annotated[
    str,
    AfterValidator(check_year_or_month),
    pattern_schema(YEAR_OR_MONTH, NO_DATE, FORMS["year_or_month"], **YEARS),
]
PartialDate = Annotated[
    str, AfterValidator(check_partial_date), pattern_schema(PARTIAL_DATE, NO_DATE, FORMS["partial_date"], **YEARS)
]
FullDate = Annotated[datetime.date, BeforeValidator(parse_date), pattern_schema(FULL_DATE, NO_DATE, FORMS["full_date"])]
WholeNumber = Annotated[
    int, BeforeValidator(parse_whole_number), pattern_schema(WHOLE_NUMBER, NOT_A_NUMBER, minimum=1, maximum=9999)
]
Decimal = Annotated[
    int | float,
    BeforeValidator(parse_decimal),
    WithJsonSchema(
        {"type": ["string", "number"], "pattern": f"^(?:{DECIMAL.pattern})$", "x-rule": NOT_A_DECIMAL.code}
        | {"minimum": -(10**12), "maximum": 10**12}
    ),
]
WebAddress = Annotated[
    str, AfterValidator(check_web_address), pattern_schema(WEB_ADDRESS, NO_WEB_ADDRESS, maxLength=LONGEST_URL)
]

UNIQUE: dict[str, Any] = {"uniqueItems": True}
Family = Annotated[Word, WordFrom("families")]
Status = Annotated[Word, WordFrom("statuses")]
TargetGroup = Annotated[Word, WordFrom("target_groups")]
PartnerType = Annotated[Word, WordFrom("partner_types")]
SourceKind = Annotated[Word, WordFrom("source_kinds")]
Framework = Annotated[Word, WordFrom("frameworks")]


class FrontMatterModel(BaseModel):
    """Frozen, and closed: a key that is not here is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def field_by_key(cls) -> dict[str, FieldInfo]:
        """Key as it is written in a file -> field."""
        return {field.alias or name: field for name, field in cls.model_fields.items()}


def first_examples(model: type[FrontMatterModel]) -> dict[str, str]:
    """An example of a block with every key that it needs."""
    return {key: (field.examples or [""])[0] for key, field in model.field_by_key().items() if field.is_required()}


class Period(FrontMatterModel):
    start: YearOrMonth = Field(examples=["2021"])
    end: YearOrMonth | None = Field(None, examples=["2025-06"])


class Partner(FrontMatterModel):
    name: Text = Field(examples=["Naam van de organisatie"])
    type: PartnerType


class SourceEntry(FrontMatterModel):
    """A source; `[^id]` in the text points to it."""

    id: WholeNumber = Field(examples=["1"])
    title: Text = Field(examples=["Titel van de bron"])
    publisher: Text = Field(examples=["Naam van de uitgever"])
    url: WebAddress | None = Field(None, examples=["https://voorbeeld.nl/bron"])
    date: PartialDate | None = Field(None, examples=["2021-09-01"])
    kind: SourceKind | None = None
    note: LongText | None = Field(None, examples=["De gemeente noemt 40, de krant 38."])
    archived: WebAddress | None = Field(None, examples=["https://web.archive.org/web/2021/https://voorbeeld.nl/bron"])


class Figure(FrontMatterModel):
    """A number of the story that is drawn; `of` is the whole of which it is a part, `from` what it was before."""

    value: Decimal = Field(examples=["38"])
    unit: Unit | None = Field(None, examples=["huishoudens"])
    label: Text = Field(examples=["wat het getal telt"])
    from_: Decimal | None = Field(None, alias="from", examples=["12"])
    of: Decimal | None = Field(None, examples=["40"])
    date: PartialDate | None = Field(None, examples=["2024"])
    measured_by: Text | None = Field(None, examples=["Naam van de organisatie"])
    source: WholeNumber = Field(examples=["1"])


class Quote(FrontMatterModel):
    """The words of somebody in a public role, at most ten of them."""

    text: Text = Field(examples=["We zijn gewoon begonnen."])
    who: Text = Field(examples=["naam of rol van wie het zei"])
    source: WholeNumber = Field(examples=["1"])


class Contact(FrontMatterModel):
    """An organisation, never a private person."""

    organisation: Text = Field(examples=["Naam van de organisatie"])
    url: WebAddress | None = Field(None, examples=["https://voorbeeld.nl"])


class Follower(FrontMatterModel):
    """A place that does this too."""

    municipality: Text = Field(examples=["Naam van de gemeente"])
    since: PartialDate | None = Field(None, examples=["2024"])
    url: WebAddress | None = Field(None, examples=["https://voorbeeld.nl"])


class Image(FrontMatterModel):
    src: Text = Field(examples=["foto.jpg"])
    alt: Text = Field(examples=["Wat er te zien is"])
    credit: Text = Field(examples=["Naam van de maker"])
    licence: Text = Field(examples=["CC BY 4.0"])


class Change(FrontMatterModel):
    date: FullDate = Field(examples=["2026-11-21"])
    text: LongText = Field(examples=["Nieuwe cijfers toegevoegd."])


class Consent(FrontMatterModel):
    """Somebody agreed to be shown or quoted; without an end until it is taken back."""

    what: Text = Field(examples=["het citaat"])
    given: FullDate = Field(examples=["2026-11-21"])
    until: FullDate | None = Field(None, examples=["2028-11-21"])


class Allowance(FrontMatterModel):
    """Silences one finding of the privacy or text check in this file."""

    code: Text = Field(examples=["P-004"])
    reason: Text = Field(examples=["algemeen nummer van de gemeente"])


class StoryFrontMatter(FrontMatterModel):
    """The front matter of `stories/<slug>.md`."""

    title: Title = Field(examples=["Vijf straten kozen samen wie er begon"])
    summary: Summary = Field(examples=["De vraag in één zin. Wat ze deden in de tweede."])
    municipalities: tuple[Text, ...] = Field(min_length=1, examples=["Naam van de gemeente"])
    period: Period = Field(examples=[{"start": "2021", "end": "2025"}])
    status: Status
    themes: tuple[Text, ...] = Field(min_length=1, max_length=3, json_schema_extra=UNIQUE, examples=["een-thema"])
    ingredients: tuple[Text, ...] = Field(
        min_length=2, max_length=6, json_schema_extra=UNIQUE, examples=["een-ingredient", "nog-een-ingredient"]
    )
    target_groups: tuple[TargetGroup, ...] = Field((), json_schema_extra=UNIQUE)
    partners: tuple[Partner, ...] = Field((), examples=[{"name": "Naam van de organisatie", "type": "overig"}])
    sources: tuple[SourceEntry, ...] = Field(
        min_length=1, examples=[{"id": "1", "title": "Titel van de bron", "publisher": "Naam van de uitgever"}]
    )
    published: FullDate | None = Field(None, examples=["2026-11-21"])
    reviewed: FullDate | None = Field(None, examples=["2026-11-21"])
    contact: Contact | None = Field(None, examples=[{"organisation": "Naam van de organisatie"}])
    open_questions: tuple[Question, ...] = Field(
        (), max_length=3, json_schema_extra=UNIQUE, examples=["Blijft het geld na 2026 beschikbaar?"]
    )
    figures: tuple[Figure, ...] = Field(
        (), max_length=4, examples=[{"value": "38", "of": "40", "label": "wat het getal telt", "source": "1"}]
    )
    quote: Quote | None = Field(
        None, examples=[{"text": "We zijn gewoon begonnen.", "who": "naam of rol van wie het zei", "source": "1"}]
    )
    conditions: tuple[Condition, ...] = Field(
        (), max_length=5, json_schema_extra=UNIQUE, examples=["Een partner die ruimte maakt."]
    )
    contributors: tuple[Text, ...] = Field(
        (), max_length=10, json_schema_extra=UNIQUE, examples=["Naam van de organisatie"]
    )
    inspired_by: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["een-ander-verhaal"])
    followers: tuple[Follower, ...] = Field((), examples=[{"municipality": "Naam van de gemeente", "since": "2024"}])
    image: Image | None = Field(
        None, examples=[{"src": "foto.jpg", "alt": "Wat er te zien is", "credit": "Naam", "licence": "CC BY 4.0"}]
    )
    aliases: tuple[SlugText, ...] = Field((), json_schema_extra=UNIQUE, examples=["oude-naam"])
    changes: tuple[Change, ...] = Field((), examples=[{"date": "2026-11-21", "text": "Nieuwe cijfers toegevoegd."}])
    consent: tuple[Consent, ...] = Field(
        (), examples=[{"what": "het beeld", "given": "2026-11-21", "until": "2028-11-21"}]
    )
    allow: tuple[Allowance, ...] = Field((), examples=[{"code": "P-004", "reason": "algemeen nummer"}])


class IngredientFrontMatter(FrontMatterModel):
    """The front matter of `ingredients/<slug>.md`."""

    title: Title = Field(examples=["Naam van het ingrediënt"])
    summary: Summary = Field(examples=["Wat het is en wat het doet, in één of twee zinnen."])
    family: Family
    icon: Text = Field(examples=["timer-sand"])
    questions: tuple[Text, ...] = Field(
        min_length=3, max_length=5, examples=["Wie doet er mee?", "Wat is er al?", "Welke vraag stel je elkaar?"]
    )
    related: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["een-ingredient"])
    synonyms: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["een ander woord"])
    aliases: tuple[SlugText, ...] = Field((), json_schema_extra=UNIQUE, examples=["oude-naam"])
    same_as: tuple[WebAddress, ...] = Field(
        (), json_schema_extra=UNIQUE, examples=["https://andere-bibliotheek.nl/ingredienten/een-ingredient/"]
    )


class SetbackFrontMatter(FrontMatterModel):
    """The front matter of `docs/struikelblokken/<slug>.md`."""

    title: Title = Field(examples=["Naam van het struikelblok"])
    summary: Summary = Field(examples=["Hoe dit struikelblok eruitziet, in één of twee zinnen."])
    icon: Text = Field("alert-rhombus-outline", examples=["piggy-bank-outline"])
    synonyms: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["een ander woord"])
    aliases: tuple[SlugText, ...] = Field((), json_schema_extra=UNIQUE, examples=["oude-naam"])
    same_as: tuple[WebAddress, ...] = Field(
        (), json_schema_extra=UNIQUE, examples=["https://andere-bibliotheek.nl/vallen-en-opstaan/een-struikelblok/"]
    )


class ThemeFrontMatter(FrontMatterModel):
    """The front matter of `docs/themas/<slug>.md`."""

    title: Title = Field(examples=["Naam van het thema"])
    summary: Summary = Field(examples=["Waar dit thema over gaat, in één of twee zinnen."])
    synonyms: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["een ander woord"])
    frameworks: tuple[Framework, ...] = Field((), json_schema_extra=UNIQUE)
    aliases: tuple[SlugText, ...] = Field((), json_schema_extra=UNIQUE, examples=["oude-naam"])
    same_as: tuple[WebAddress, ...] = Field(
        (), json_schema_extra=UNIQUE, examples=["https://andere-bibliotheek.nl/themas/een-thema/"]
    )


class Series(FrontMatterModel):
    """The place of a page in a series: a menu, previous and next come from it."""

    slug: SlugText = Field(examples=["een-reeks"])
    part: WholeNumber = Field(examples=["1"])


class PageFrontMatter(FrontMatterModel):
    """The front matter of any other page in `docs/`; background pages name ingredients, themes or a series."""

    title: Title = Field(examples=["Over deze site"])
    summary: Summary | None = Field(None, examples=["Wat er op deze pagina staat, in één of twee zinnen."])
    ingredients: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["een-ingredient"])
    themes: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["een-thema"])
    setbacks: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["een-struikelblok"])
    series: Series | None = Field(None, examples=[{"slug": "een-reeks", "part": "1"}])


class Chapter(FrontMatterModel):
    """One chapter of a bundle: one of these says what it is. `theme` and `province` choose stories, and `ingredient`
    beside them; an ingredient alone is the chapter about it. `passage` is a story that is quoted: what it has on the
    `ingredient` or `setback` beside it, or all below a `heading`.
    """

    text: Text | None = Field(None, examples=["voorwoord.md"])
    story: Text | None = Field(None, examples=["een-ander-verhaal"])
    generated: Text | None = Field(None, examples=["matrix"])
    setback: Text | None = Field(None, examples=["een-struikelblok"])
    ingredient: Text | None = Field(None, examples=["een-ingredient"])
    theme: Text | None = Field(None, examples=["een-thema"])
    province: Text | None = Field(None, examples=["Naam van de provincie"])
    passage: Text | None = Field(None, examples=["een-ander-verhaal"])
    heading: Text | None = Field(None, examples=["Lessen"])

    @property
    def chooses(self) -> bool:
        """Whether it is a choice of stories by what they have in common."""
        return bool(self.theme or self.province)


class EarlierEdition(FrontMatterModel):
    """An edition that came before this one, and where its files are kept."""

    edition: Text = Field(examples=["Eerste editie"])
    date: PartialDate = Field(examples=["2026-11"])
    url: WebAddress = Field(examples=["https://voorbeeld.nl/eerste-editie"])


class BundleFrontMatter(FrontMatterModel):
    """The content of `bundles/<slug>/bundle.yml`."""

    title: Title = Field(examples=["Vijf verhalen over één vraag"])
    subtitle: Text | None = Field(None, examples=["Vijf gemeenten over wat zij leerden"])
    summary: Summary = Field(examples=["Wat er in deze bundel staat, in één of twee zinnen."])
    edition: Text = Field(examples=["Eerste editie"])
    date: PartialDate = Field(examples=["2026-11"])
    isbn: Text | None = Field(None, examples=["978-90-00-00000-5"])
    chapters: tuple[Chapter, ...] = Field(min_length=1, examples=[{"story": "een-verhaal"}])
    earlier_editions: tuple[EarlierEdition, ...] = Field(
        (), examples=[{"edition": "Eerste editie", "date": "2026-11", "url": "https://voorbeeld.nl/eerste-editie"}]
    )


class FrozenStory(FrontMatterModel):
    """A story as an edition has it: what it is known by for good, and the sum of what it said."""

    id: Text = Field(examples=["x7k2mp"])
    slug: SlugText = Field(examples=["een-ander-verhaal"])
    sha256: Text = Field(examples=["9f86d081…"])


class FrozenFile(FrontMatterModel):
    """A file of an edition, with the sum of its bytes."""

    name: Text = Field(examples=["vijf-verhalen.pdf"])
    sha256: Text = Field(examples=["9f86d081…"])


class EditionFile(FrontMatterModel):
    """The content of `bundles/<bundle>/editions/<date>/edition.yml`, which `hoedan bundle --freeze` writes."""

    title: Title = Field(examples=["Vijf verhalen over één vraag"])
    edition: Text = Field(examples=["Eerste editie"])
    date: PartialDate = Field(examples=["2026-11"])
    pages: WholeNumber = Field(examples=["48"])
    texts: Text = Field(examples=["9f86d081…"])
    beside: Text | None = Field(None, examples=["9f86d081…"])
    """Not in an edition that was frozen before there was one."""
    stories: tuple[FrozenStory, ...] = Field(
        min_length=1, examples=[{"id": "x7k2mp", "slug": "een-verhaal", "sha256": "9f86d081…"}]
    )
    files: tuple[FrozenFile, ...] = Field(min_length=1, examples=[{"name": "vijf-verhalen.pdf", "sha256": "9f86d081…"}])


class Term(FrontMatterModel):
    """A word that not every reader knows."""

    term: Title = Field(examples=["begrip"])
    explanation: Explanation = Field(examples=["Wat het is, in één zin."])
    synonyms: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["een ander woord"])
    see: Text | None = Field(None, examples=["een ander begrip"])


class TermsFile(FrontMatterModel):
    """The content of `docs/begrippen.yml`."""

    terms: tuple[Term, ...] = Field((), examples=[{"term": "begrip", "explanation": "Wat het is, in één zin."}])


class Deviation(FrontMatterModel):
    """Something on the site that does not meet a criterion of WCAG yet, in the words of the accessibility statement."""

    criterion: Text = Field(examples=["3.1.2"])
    what: LongText = Field(examples=["Een Fries woord is in de code niet als Fries aangegeven."])
    cause: LongText = Field(examples=["Wie schrijft, kan de taal van een woord niet aangeven."])
    effect: LongText = Field(examples=["Een schermlezer kan het woord verkeerd uitspreken."])
    alternative: LongText | None = Field(None, examples=["De uitleg bij het woord staat in het Nederlands."])
    measure: LongText = Field(examples=["We maken een markering voor de taal van een woord."])
    planned: FullDate | None = Field(None, examples=["2027-06-30"])


class Audit(FrontMatterModel):
    """An examination of the site by people, against criteria of WCAG."""

    title: Title = Field(examples=["Onderzoek van de hele site"])
    date: FullDate = Field(examples=["2026-11-21"])
    by: Text = Field(examples=["Een onafhankelijke deskundige"])
    scope: AuditScope = Field(examples=["volledig"])
    url: WebAddress | None = Field(None, examples=["https://voorbeeld.nl/rapport"])


class AccessibilityFile(FrontMatterModel):
    """The content of `docs/toegankelijkheid.yml`: what the accessibility statement says that no test can know."""

    status: ComplianceStatus = Field(examples=["C"])
    date: FullDate | None = Field(None, examples=["2026-11-21"])
    signed_by: Text | None = Field(None, examples=["Naam van de functie"])
    audits: tuple[Audit, ...] = Field((), examples=[first_examples(Audit)])
    deviations: tuple[Deviation, ...] = Field((), examples=[first_examples(Deviation)])


class Withdrawal(FrontMatterModel):
    """One story that is gone. It tells nothing of what was in the story, not even its title."""

    slug: SlugText = Field(examples=["oud-verhaal"])
    date: FullDate = Field(examples=["2026-11-21"])
    reason: LongText | None = Field(None, examples=["Op verzoek van de gemeente."])
    aliases: tuple[SlugText, ...] = Field((), examples=["ouder-verhaal"])
    editions: tuple[Text, ...] = Field((), examples=["Vijf verhalen over één vraag, eerste editie (november 2026)"])


class WithdrawnFile(FrontMatterModel):
    """The content of `stories/withdrawn.yml`."""

    withdrawn: tuple[Withdrawal, ...] = Field((), examples=[{"slug": "oud-verhaal", "date": "2026-11-21"}])
