"""The fields of `places/country.yml`: what holds for all places of a library."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from .fields import UNIQUE, FrontMatterModel, FullDate, Text, Title, WebAddress, check_web_address

STAND_IN = re.compile(r"\{\w*\}")
"""In an address: what another text comes in the place of."""


def check_identifier(value: str) -> str:
    """Accept what is a web address when the code of a municipality stands in it, whatever it is called there."""
    check_web_address(STAND_IN.sub("a1", value))
    return value


Identifier = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(check_identifier)]


class RegionNames(FrontMatterModel):
    """Column of municipalities.csv -> what such a region is called; one without a name has no column."""

    province: Text = Field(examples=["provincie"])
    labour_market_region: Text = Field(examples=["arbeidsmarktregio"])
    ggd_region: Text | None = Field(None, examples=["GGD-regio"])
    safety_region: Text | None = Field(None, examples=["veiligheidsregio"])


class CountryFile(FrontMatterModel):
    """The content of `places/country.yml`."""

    name: Title = Field(examples=["Nederland"])
    uri: WebAddress | None = Field(None, examples=["http://publications.europa.eu/resource/authority/country/NLD"])
    code: Text = Field(examples=["GM0193"])
    code_label: Text = Field(examples=["CBS-code"])
    identifier: Identifier | None = Field(None, examples=["https://identifier.overheid.nl/tooi/id/gemeente/{code}"])
    population_on: FullDate = Field(examples=["2022-01-01"])
    regions: RegionNames = Field(examples=[{"province": "provincie", "labour_market_region": "arbeidsmarktregio"}])
    personal: tuple[Literal["bsn", "telefoon", "adres", "geen"], ...] = Field(
        ("bsn", "telefoon", "adres"), min_length=1, json_schema_extra=UNIQUE, examples=["bsn"]
    )
    """What the check knows by its Dutch form; another country has other numbers and addresses, and says `[geen]`."""
    other_names: dict[str, tuple[Text, ...]] = Field({}, examples=[{"Fryslân": ["Friesland"]}])
