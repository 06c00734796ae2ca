"""What holds for all municipalities of a country: how their tables are written, and what their parts are called."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

FILE = "places/country.yml"
REGIONS = ("province", "labour_market_region", "ggd_region", "safety_region")
"""The columns of regions, the largest first. A country has the first two, whatever they are called there."""


@dataclass(frozen=True)
class Country:
    """The content of `places/country.yml`; without a right one nothing is made of a library."""

    name: str = "het land"
    uri: str = ""
    """Its address in a public register of countries; empty when none is given."""
    code: str = "A1"
    """A code as an example: others have letters and digits at the same places."""
    code_label: str = "Code"
    identifier: str = ""
    """The address of a municipality in a public register, with `{code}` in it; empty when there is none."""
    population_on: str = ""
    """The day on which the inhabitants were counted, as YYYY-MM-DD."""
    regions: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(REGIONS[:2], "regio"))
    """Column -> what such a region is called."""
    other_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Region -> what people call it too."""
    personal: tuple[str, ...] = ()
    """Which of the Dutch numbers and addresses of persons are looked for: bsn, telefoon, adres."""

    @property
    def kinds(self) -> tuple[str, str]:
        """What the two kinds of regions with a page of their own are called, as at the begin of a sentence."""
        large, small = (self.regions[column] for column in REGIONS[:2])
        return large[:1].upper() + large[1:], small[:1].upper() + small[1:]

    @property
    def code_form(self) -> re.Pattern[str]:
        """With any digit for a digit, and any letter for a letter: in some countries that names the region."""
        return re.compile("".join(map(form_of, self.code)))

    def uri_of(self, code: str) -> str:
        """The identifier of a municipality for programs; empty when the country has no register."""
        return self.identifier.replace("{code}", code.lower())

    def names_of(self, region: str) -> list[str]:
        """What people call a region, its own name first."""
        return [region, *self.other_names.get(region, ())]


def form_of(sign: str) -> str:
    """What may stand where this sign stands in a code, as a pattern."""
    if sign.isdecimal():
        return "[0-9]"
    if "A" <= sign <= "Z":
        return "[A-Z]"
    return "[a-z]" if "a" <= sign <= "z" else re.escape(sign)


@dataclass(frozen=True)
class Bounds:
    """The rectangle in which all points of a country lie, in degrees, with a little room around them."""

    north: float = 1.0
    south: float = 0.0
    west: float = 0.0
    east: float = 1.0


NOWHERE, ANYWHERE = Country(), Bounds()
"""Of a library whose tables cannot be read."""
ROOM = 0.035
"""Around the points, as a part of the height and of the width."""
LEAST = 0.2
"""Degrees that are shown at least, also of a country of one place."""


def bounds_of(points: list[tuple[float, float]]) -> Bounds:
    """The bounds of points: longitude and latitude, in degrees."""
    if not points:
        return Bounds()
    lons, lats = zip(*points, strict=True)
    across, up = (max(max(each) - min(each), LEAST) for each in (lons, lats))
    lon, lat = (max(lons) + min(lons)) / 2, (max(lats) + min(lats)) / 2
    x, y = across * (0.5 + ROOM), up * (0.5 + ROOM)
    return Bounds(lat + y, lat - y, lon - x, lon + x)
