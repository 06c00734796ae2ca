"""What a contributor may write: the front matter of each kind of file, as frozen models.

The models are the single source of the shape rules: the check, the JSON Schemas and the form all read them. Rules
that need the text, the other files or a calendar are in `validate/`.
"""

import datetime
import re
import unicodedata
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from .vocabulary import Family, PartnerType, Status, TargetGroup

YEAR = r"(?:19|20)\d{2}"
MONTH = r"(?:0[1-9]|1[0-2])"
YEAR_OR_MONTH = re.compile(rf"{YEAR}(?:-{MONTH})?")
PARTIAL_DATE = re.compile(rf"{YEAR}(?:-{MONTH}(?:-\d{{2}})?)?")
FULL_DATE = re.compile(rf"{YEAR}-{MONTH}-\d{{2}}")
LONGEST_URL = 2000


def fold_text(value: Any) -> Any:
    """Fold white space and compose accents, so that lengths count what a reader sees."""
    return unicodedata.normalize("NFC", " ".join(value.split())) if isinstance(value, str) else value


def check_year_or_month(value: str) -> str:
    if not YEAR_OR_MONTH.fullmatch(value):
        raise PydanticCustomError("date_form", "year_or_month", {"form": "een jaar of jaar-maand: `2021` of `2021-09`"})
    return value


def check_partial_date(value: str) -> str:
    form = {"form": "een jaar, jaar-maand of hele datum: `2021`, `2021-09` of `2021-09-01`"}
    if not PARTIAL_DATE.fullmatch(value):
        raise PydanticCustomError("date_form", "partial_date", form)
    if len(value) == len("2021-09-01"):
        parse_date(value)
    return value


def parse_date(value: Any) -> datetime.date:
    form = {"form": "een bestaande datum als jaar-maand-dag: `2021-09-01`"}
    if not isinstance(value, str) or not FULL_DATE.fullmatch(value):
        raise PydanticCustomError("date_form", "full_date", form)
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date_form", "full_date", form) from None


def parse_whole_number(value: Any) -> int:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,4}", value) and int(value) > 0:
        return int(value)
    raise PydanticCustomError("whole_number", "whole number")


def check_web_address(value: str) -> str:
    """Accept http and https with a host, without user part or spaces."""
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        _ = parts.port
    except ValueError:
        usable = False
    if not usable or len(value) > LONGEST_URL or re.search(r"[\s<>\"\\^`{|}]", value):
        raise PydanticCustomError("web_address", "web address")
    return value


def check_slug_text(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
        raise PydanticCustomError("slug_form", "slug")
    return value


Folded = BeforeValidator(fold_text)
Text = Annotated[str, Folded, Field(min_length=1, max_length=300)]
LongText = Annotated[str, Folded, Field(min_length=1, max_length=1000)]
Title = Annotated[str, Folded, Field(min_length=1, max_length=90)]
Summary = Annotated[str, Folded, Field(min_length=40, max_length=320)]
SlugText = Annotated[
    str, AfterValidator(check_slug_text), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
]
YearOrMonth = Annotated[
    str, AfterValidator(check_year_or_month), WithJsonSchema({"type": "string", "pattern": f"^{YEAR}(-{MONTH})?$"})
]
PartialDate = Annotated[
    str,
    AfterValidator(check_partial_date),
    WithJsonSchema({"type": "string", "pattern": f"^{YEAR}(-{MONTH}(-[0-3]\\d)?)?$"}),
]
FullDate = Annotated[datetime.date, BeforeValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})]
WholeNumber = Annotated[int, BeforeValidator(parse_whole_number), WithJsonSchema({"type": "integer", "minimum": 1})]
WebAddress = Annotated[
    str,
    AfterValidator(check_web_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://", "maxLength": LONGEST_URL}),
]

UNIQUE: dict[str, Any] = {"uniqueItems": True}


class FrontMatterModel(BaseModel):
    """Frozen, and closed: a key that is not here is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Period(FrontMatterModel):
    start: YearOrMonth = Field(examples=["2021"])
    end: YearOrMonth | None = Field(None, examples=["2025-06"])


class Partner(FrontMatterModel):
    name: Text = Field(examples=["Mercatus"])
    type: PartnerType = Field(examples=["woningcorporatie"])


class SourceEntry(FrontMatterModel):
    """A source; `[^id]` in the text points to it."""

    id: WholeNumber = Field(examples=["1"])
    title: Text = Field(examples=["Titel van de bron"])
    publisher: Text = Field(examples=["Naam van de uitgever"])
    url: WebAddress | None = Field(None, examples=["https://voorbeeld.nl/bron"])
    date: PartialDate | None = Field(None, examples=["2021-09-01"])


class Contact(FrontMatterModel):
    """An organisation, never a private person."""

    organisation: Text = Field(examples=["Gemeente Zwolle"])
    url: WebAddress | None = Field(None, examples=["https://www.zwolle.nl"])


class Follower(FrontMatterModel):
    """A place that does this too."""

    municipality: Text = Field(examples=["Zwolle"])
    since: YearOrMonth | None = Field(None, examples=["2024"])
    url: WebAddress | None = Field(None, examples=["https://www.zwolle.nl"])


class Image(FrontMatterModel):
    src: Text = Field(examples=["foto.jpg"])
    alt: Text = Field(examples=["Wat er te zien is"])
    credit: Text = Field(examples=["Naam van de maker"])
    licence: Text = Field(examples=["CC BY 4.0"])


class Change(FrontMatterModel):
    date: FullDate = Field(examples=["2026-11-21"])
    text: LongText = Field(examples=["Nieuwe cijfers toegevoegd."])


class Allowance(FrontMatterModel):
    """Silences one finding of the privacy or text check in this file."""

    code: Text = Field(examples=["P-004"])
    reason: Text = Field(examples=["algemeen nummer van de gemeente"])


class StoryFrontMatter(FrontMatterModel):
    """The front matter of `stories/<slug>.md`."""

    title: Title = Field(examples=["Bestuurders tekenen samen voor 2040"])
    summary: Summary = Field(examples=["De vraag in één zin. Wat ze deden in de tweede."])
    municipalities: tuple[Text, ...] = Field(min_length=1, examples=["Zwolle"])
    period: Period = Field(examples=[{"start": "2021", "end": "2025"}])
    status: Status = Field(examples=["loopt"])
    themes: tuple[Text, ...] = Field(
        min_length=1, max_length=3, json_schema_extra=UNIQUE, examples=["wonen-zorg-welzijn"]
    )
    ingredients: tuple[Text, ...] = Field(
        min_length=2, max_length=6, json_schema_extra=UNIQUE, examples=["gedeelde-visie", "lange-adem"]
    )
    target_groups: tuple[TargetGroup, ...] = Field((), json_schema_extra=UNIQUE, examples=["alle-inwoners"])
    partners: tuple[Partner, ...] = Field((), examples=[{"name": "Mercatus", "type": "woningcorporatie"}])
    sources: tuple[SourceEntry, ...] = Field(
        min_length=1, examples=[{"id": "1", "title": "Titel van de bron", "publisher": "Naam van de uitgever"}]
    )
    published: FullDate | None = Field(None, examples=["2026-11-21"])
    reviewed: FullDate | None = Field(None, examples=["2026-11-21"])
    contact: Contact | None = Field(None, examples=[{"organisation": "Gemeente Zwolle"}])
    inspired_by: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["zwolle-wwz-038"])
    followers: tuple[Follower, ...] = Field((), examples=[{"municipality": "Zwolle", "since": "2024"}])
    image: Image | None = Field(
        None, examples=[{"src": "foto.jpg", "alt": "Wat er te zien is", "credit": "Naam", "licence": "CC BY 4.0"}]
    )
    aliases: tuple[SlugText, ...] = Field((), json_schema_extra=UNIQUE, examples=["oude-naam"])
    changes: tuple[Change, ...] = Field((), examples=[{"date": "2026-11-21", "text": "Nieuwe cijfers toegevoegd."}])
    allow: tuple[Allowance, ...] = Field((), examples=[{"code": "P-004", "reason": "algemeen nummer"}])


class IngredientFrontMatter(FrontMatterModel):
    """The front matter of `ingredients/<slug>.md`."""

    title: Title = Field(examples=["Een lange adem"])
    summary: Summary = Field(examples=["Wat het is, in één of twee zinnen."])
    family: Family = Field(examples=["richting"])
    icon: Text = Field(examples=["timer-sand"])
    questions: tuple[Text, ...] = Field(min_length=3, max_length=5, examples=["Wie houdt vol als het tegenzit?"])
    related: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["vertrouwen"])
    synonyms: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["volhouden"])


class ThemeFrontMatter(FrontMatterModel):
    """The front matter of `docs/themas/<slug>.md`."""

    title: Title = Field(examples=["Armoede en schulden"])
    summary: Summary = Field(examples=["Waar dit thema over gaat, in één of twee zinnen."])
    synonyms: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["schuldhulp"])


class Series(FrontMatterModel):
    """The place of a page in a series: a menu, previous and next come from it."""

    slug: SlugText = Field(examples=["in-negen-stappen"])
    part: WholeNumber = Field(examples=["1"])


class PageFrontMatter(FrontMatterModel):
    """The front matter of any other page in `docs/`; background pages name ingredients, themes or a series."""

    title: Title = Field(examples=["Over Hoe dan?"])
    summary: Summary | None = Field(None, examples=["Wat hier staat, in één of twee zinnen."])
    ingredients: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["vertrouwen"])
    themes: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["armoede-en-schulden"])
    series: Series | None = Field(None, examples=[{"slug": "in-negen-stappen", "part": "1"}])


class Chapter(FrontMatterModel):
    """One chapter of a bundle: exactly one of the first four says what it is; a selection may combine facets."""

    text: Text | None = Field(None, examples=["voorwoord.md"])
    story: Text | None = Field(None, examples=["zwolle-wwz-038"])
    generated: Text | None = Field(None, examples=["matrix"])
    ingredient: Text | None = Field(None, examples=["vertrouwen"])
    theme: Text | None = Field(None, examples=["armoede-en-schulden"])
    province: Text | None = Field(None, examples=["Overijssel"])


class BundleFrontMatter(FrontMatterModel):
    """The content of `bundles/<slug>/bundle.yml`."""

    title: Title = Field(examples=["Hoe dan? Vijf verhalen"])
    subtitle: Text | None = Field(None, examples=["Vijf gemeenten over samenwerken"])
    summary: Summary = Field(examples=["Wat er in deze bundel staat, in één of twee zinnen."])
    edition: Text = Field(examples=["Eerste editie"])
    date: PartialDate = Field(examples=["2026-11"])
    chapters: tuple[Chapter, ...] = Field(min_length=1, examples=[{"story": "zwolle-wwz-038"}])
