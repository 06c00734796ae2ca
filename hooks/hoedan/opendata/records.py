"""What the data files hold: one model per kind of record, which is also its JSON Schema and its documentation.

The first number of `VERSION` goes up when a field is renamed, removed or changes its meaning; the second when one is
added. Descriptions are in Dutch: they stand on the page /data/. In them `in_country` fills in what a country calls its
codes and regions.
"""

import datetime
import re

from pydantic import BaseModel, ConfigDict, Field

from ..model.licences import Licence
from ..places.country import REGIONS, Country

VERSION = "1.5"


def in_country(description: str, country: Country) -> str:
    """A description with what the codes and regions of a country are called."""
    words = {"code": country.code_label, **{column: country.regions.get(column, "geen") for column in REGIONS}}
    return re.sub(rf"\{{({'|'.join(words)})\}}", lambda found: words[found[1]], description)


class Record(BaseModel):
    """Frozen and closed; a field without a value is left out of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FileHeader(Record):
    """What every file says about itself."""

    schema_address: str = Field(alias="$schema", description="Adres van het JSON Schema waar dit bestand aan voldoet")
    version: str = Field(description="Versie van het schema")
    title: str = Field(description="Wat er in dit bestand staat")
    licence: Licence = Field(description="Onder welke licentie je de gegevens mag gebruiken")
    attribution: str = Field(description="Wie je noemt als je de gegevens gebruikt")
    date: datetime.date | None = Field(
        None, description="Datum van de gegevens: de laatste keer dat een redacteur een verhaal plaatste of nakeek"
    )
    site: str = Field(description="Adres van de site; leeg als dat niet bekend is")


class StoryPlace(Record):
    code: str = Field(description="{code} van de gemeente")
    name: str = Field(description="Naam van nu")
    former: str | None = Field(None, description="Naam van toen, als dat een andere gemeente was")


class StoryPeriod(Record):
    start: str = Field(description="Jaar of jaar-maand")
    end: str | None = Field(None, description="Jaar of jaar-maand")


class StoryPartner(Record):
    name: str
    type: str


class StorySource(Record):
    id: int
    title: str
    publisher: str
    url: str | None = None
    date: str | None = Field(None, description="Jaar, jaar-maand of hele datum")
    kind: str | None = Field(None, description="Van wie de bron komt")
    note: str | None = Field(None, description="Opmerking bij de bron")
    archived: str | None = Field(None, description="Adres van een kopie in een openbaar archief")


class StoryFigure(Record):
    value: int | float = Field(description="Het getal")
    unit: str | None = Field(None, description="Eenheid")
    label: str = Field(description="Wat het getal telt")
    from_: int | float | None = Field(None, alias="from", description="Het getal van ervoor")
    of: int | float | None = Field(None, description="Het geheel waar het getal een deel van is")
    date: str | None = Field(None, description="Wanneer het gemeten is")
    measured_by: str | None = Field(None, description="Wie het gemeten heeft")
    source: int = Field(description="Nummer van de bron")


class StoryQuote(Record):
    text: str
    who: str
    source: int = Field(description="Nummer van de bron")


class StoryPassage(Record):
    url: str = Field(description="Adres van precies deze alinea")
    ingredients: tuple[str, ...] = Field(description="Korte namen van de ingrediënten die de alinea laat zien")
    setbacks: tuple[str, ...] = Field((), description="Korte namen van de struikelblokken die de alinea laat zien")
    text: str = Field(description="De alinea als gewone tekst")


class StoryContact(Record):
    organisation: str
    url: str | None = None


class StoryFollower(Record):
    municipality: str
    since: str | None = Field(None, description="Jaar, jaar-maand of hele datum")
    url: str | None = None


class StoryImage(Record):
    url: str
    alt: str
    credit: str
    licence: str


class StoryChange(Record):
    date: datetime.date
    text: str


class StoryRecord(Record):
    """Een praktijkverhaal."""

    slug: str = Field(description="Korte naam; het laatste stuk van het adres")
    id: str = Field(
        description="Kort kenmerk, dat blijft als de korte naam verandert; het adres is ‘/v/’ met dit erachter"
    )
    url: str = Field(description="Adres van de pagina")
    source_file: str = Field(description="Het tekstbestand in de repository, met de hele tekst")
    title: str = Field(description="Titel")
    summary: str = Field(description="Samenvatting")
    municipalities: tuple[StoryPlace, ...] = Field(description="Gemeenten")
    provinces: tuple[str, ...] = Field(description="Van elke gemeente: {province}")
    labour_market_regions: tuple[str, ...] = Field(description="Van elke gemeente: {labour_market_region}")
    period: StoryPeriod = Field(description="Wanneer het speelde; zonder ‘end’ loopt het nog of is dat niet bekend")
    status: str = Field(description="Hoe het ervoor staat")
    themes: tuple[str, ...] = Field(description="Korte namen van de thema's")
    ingredients: tuple[str, ...] = Field(description="Korte namen van de ingrediënten")
    setbacks: tuple[str, ...] = Field((), description="Korte namen van de struikelblokken")
    target_groups: tuple[str, ...] = Field((), description="Voor wie")
    partners: tuple[StoryPartner, ...] = Field((), description="Organisaties die meededen")
    sources: tuple[StorySource, ...] = Field(description="Bronnen; de tekst verwijst ernaar met hun nummer")
    evidence: str | None = Field(None, description="Waar het verhaal op rust, berekend uit de soorten bronnen")
    newest_source: str | None = Field(None, description="Datum van de nieuwste bron")
    figures: tuple[StoryFigure, ...] = Field((), description="Getallen die de site tekent")
    quote: StoryQuote | None = Field(None, description="Citaat uit een bron")
    open_questions: tuple[str, ...] = Field((), description="Vragen die de bronnen open laten")
    conditions: tuple[str, ...] = Field((), description="Wat ergens anders ook op orde moet zijn")
    passages: tuple[StoryPassage, ...] = Field(description="Alinea's die een ingrediënt of struikelblok laten zien")
    published: datetime.date | None = Field(None, description="Geplaatst op")
    reviewed: datetime.date | None = Field(None, description="Door een redacteur nagekeken op")
    updated: datetime.date | None = Field(None, description="De laatste van alle datums van dit verhaal")
    contact: StoryContact | None = Field(None, description="Organisatie die meer weet")
    contributors: tuple[str, ...] = Field((), description="Wie het verhaal vertelde en genoemd wil worden")
    inspired_by: tuple[str, ...] = Field((), description="Verhalen waar dit iets van overnam")
    followers: tuple[StoryFollower, ...] = Field((), description="Plaatsen die dit ook doen")
    image: StoryImage | None = Field(None, description="Beeld, met maker en eigen licentie")
    aliases: tuple[str, ...] = Field((), description="Oude korte namen; hun adres verwijst door")
    changes: tuple[StoryChange, ...] = Field((), description="Wat er later veranderde")


class IngredientRecord(Record):
    """Een ingrediënt."""

    slug: str = Field(description="Korte naam")
    id: str = Field(description="Eerste korte naam, die blijft als de korte naam verandert")
    url: str = Field(description="Adres van de pagina")
    title: str = Field(description="Titel")
    summary: str = Field(description="Samenvatting")
    family: str = Field(description="Groep waar het ingrediënt bij hoort")
    questions: tuple[str, ...] = Field(description="Vragen voor in je eigen gemeente")
    related: tuple[str, ...] = Field(description="Korte namen van verwante ingrediënten")
    synonyms: tuple[str, ...] = Field(description="Andere woorden ervoor")
    aliases: tuple[str, ...] = Field((), description="Oude korte namen; hun adres verwijst door")
    same_as: tuple[str, ...] = Field((), description="Hetzelfde in een andere bibliotheek: het adres daar")
    stories: tuple[str, ...] = Field(description="Korte namen van de verhalen")


class FrameworkRecord(Record):
    """Een wet of taak waar een gemeente haar werk mee ordent."""

    slug: str = Field(description="Korte naam")
    group: str = Field(description="Wat voor kader het is")
    code: str | None = Field(None, description="Het nummer in dat kader")
    label: str = Field(description="Naam")
    url: str | None = Field(None, description="Adres van de wet")


class ThemeRecord(Record):
    """Een thema."""

    slug: str = Field(description="Korte naam")
    id: str = Field(description="Eerste korte naam, die blijft als de korte naam verandert")
    url: str = Field(description="Adres van de pagina")
    title: str = Field(description="Titel")
    summary: str = Field(description="Samenvatting")
    synonyms: tuple[str, ...] = Field(description="Andere woorden ervoor")
    frameworks: tuple[str, ...] = Field((), description="Korte namen van de wetten en taken waar het onder valt")
    aliases: tuple[str, ...] = Field((), description="Oude korte namen; hun adres verwijst door")
    same_as: tuple[str, ...] = Field((), description="Hetzelfde in een andere bibliotheek: het adres daar")
    stories: tuple[str, ...] = Field(description="Korte namen van de verhalen")


class SetbackRecord(Record):
    """Een struikelblok."""

    slug: str = Field(description="Korte naam")
    id: str = Field(description="Eerste korte naam, die blijft als de korte naam verandert")
    url: str = Field(description="Adres van de pagina")
    title: str = Field(description="Titel")
    summary: str = Field(description="Samenvatting")
    synonyms: tuple[str, ...] = Field(description="Andere woorden ervoor")
    aliases: tuple[str, ...] = Field((), description="Oude korte namen; hun adres verwijst door")
    same_as: tuple[str, ...] = Field((), description="Hetzelfde in een andere bibliotheek: het adres daar")
    stories: tuple[str, ...] = Field(description="Korte namen van de verhalen")


class FormerName(Record):
    name: str
    until: datetime.date = Field(description="Opgeheven op")


class MunicipalityRecord(Record):
    """Een gemeente van nu."""

    code: str = Field(description="{code}")
    uri: str | None = Field(None, description="Adres in het register van overheden")
    name: str = Field(description="Officiële naam")
    slug: str = Field(description="Korte naam; het laatste stuk van het adres")
    url: str = Field(description="Adres van de pagina")
    province: str = Field(description="Regio: {province}")
    labour_market_region: str = Field(description="Regio: {labour_market_region}")
    ggd_region: str | None = Field(None, description="Regio: {ggd_region}")
    safety_region: str | None = Field(None, description="Regio: {safety_region}")
    population: int = Field(description="Inwoners op de dag in population_on")
    size_class: str = Field(description="Grootteklasse")
    longitude: float = Field(description="Lengtegraad van een punt midden in het gebied (WGS 84)")
    latitude: float = Field(description="Breedtegraad van dat punt (WGS 84)")
    aliases: tuple[str, ...] = Field((), description="Andere schrijfwijzen van de naam")
    former_names: tuple[FormerName, ...] = Field((), description="Gemeenten die hierin zijn opgegaan")
    stories: tuple[str, ...] = Field(description="Korte namen van de verhalen")


class FormerMunicipality(Record):
    """Een gemeente die is opgeheven, met de gemeenten waar het gebied nu in ligt."""

    code: str = Field(description="{code} van toen")
    name: str = Field(description="Naam van toen")
    until: datetime.date = Field(description="Opgeheven op")
    successors: tuple[str, ...] = Field(
        description="{code} van elke gemeente van nu; meer dan één als het gebied is verdeeld"
    )


class Relation(Record):
    """Een verband van het een naar het ander."""

    from_: str = Field(alias="from", description="Waar het verband begint: soort en korte naam, met een dubbele punt")
    from_id: str = Field(
        description="Hetzelfde met het kenmerk dat blijft: van een verhaal, ingrediënt, thema of struikelblok de ‘id’"
    )
    type: str = Field(description="Soort verband")
    to: str = Field(description="Waar het verband heen gaat")
    to_id: str = Field(description="Waar het verband heen gaat, met het kenmerk dat blijft")
    passages: tuple[str, ...] | None = Field(
        None, description="Bij ‘shows’ en ‘stumbles_on’: de adressen van de alinea's"
    )
    count: int | None = Field(None, description="Bij ‘goes_with’: het aantal verhalen met beide")
    reason: str | None = Field(None, description="Bij ‘akin_to’: waarom")
    former: str | None = Field(None, description="Bij ‘located_in’: de naam van toen")


class StoriesFile(FileHeader):
    """Alle praktijkverhalen."""

    stories: tuple[StoryRecord, ...]


class IngredientsFile(FileHeader):
    """Alle ingrediënten."""

    ingredients: tuple[IngredientRecord, ...]


class ThemesFile(FileHeader):
    """Alle thema's, en de wetten en taken waar ze onder vallen."""

    themes: tuple[ThemeRecord, ...]
    frameworks: tuple[FrameworkRecord, ...]


class SetbacksFile(FileHeader):
    """Alle struikelblokken."""

    setbacks: tuple[SetbackRecord, ...]


class MunicipalitiesFile(FileHeader):
    """Alle gemeenten, en de gemeenten die sinds 2010 zijn opgeheven."""

    provenance: str = Field(description="Adres waar staat uit welke bronnen de gegevens komen")
    population_on: datetime.date = Field(description="De dag waarop de inwoners geteld zijn")
    municipalities: tuple[MunicipalityRecord, ...]
    former: tuple[FormerMunicipality, ...]


class RelationsFile(FileHeader):
    """Alle verbanden."""

    types: dict[str, str] = Field(description="Wat elke soort verband betekent")
    relations: tuple[Relation, ...]


FILES: dict[str, type[FileHeader]] = {
    "stories": StoriesFile,
    "ingredients": IngredientsFile,
    "themes": ThemesFile,
    "setbacks": SetbacksFile,
    "municipalities": MunicipalitiesFile,
    "relations": RelationsFile,
}
"""Name of each JSON file without `.json` -> what is in it."""
