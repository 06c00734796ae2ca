"""The fixed words of the site: slugs as they stand in front matter, with their Dutch labels.

Ingredients and themes are not here: those are the files that exist.
"""

from collections.abc import Mapping
from typing import Literal, get_args

Status = Literal["idee", "gestart", "loopt", "geborgd", "gestopt", "niet-doorgegaan", "onbekend"]
Family = Literal["richting", "verbinding", "nabijheid", "leren"]
TargetGroup = Literal[
    "alle-inwoners",
    "kinderen",
    "jongeren",
    "gezinnen",
    "ouderen",
    "mensen-met-een-beperking",
    "mensen-met-schulden",
    "mensen-met-een-bijstandsuitkering",
    "dak-en-thuislozen",
    "mensen-met-psychische-klachten",
    "professionals",
]
PartnerType = Literal[
    "gemeente",
    "woningcorporatie",
    "zorg",
    "welzijn",
    "ggd",
    "politie",
    "onderwijs",
    "zorgverzekeraar",
    "bewonersinitiatief",
    "werkgever",
    "kennisinstelling",
    "rijk-of-provincie",
    "overig",
]

STATUSES: tuple[str, ...] = get_args(Status)
FAMILIES: tuple[str, ...] = get_args(Family)
TARGET_GROUPS: tuple[str, ...] = get_args(TargetGroup)
PARTNER_TYPES: tuple[str, ...] = get_args(PartnerType)

STATUS_LABELS: Mapping[str, str] = {
    "idee": "Idee",
    "gestart": "Net gestart",
    "loopt": "Loopt",
    "geborgd": "Gewoon werk geworden",
    "gestopt": "Gestopt",
    "niet-doorgegaan": "Niet doorgegaan",
    "onbekend": "Niet bekend of het nog loopt",
}
FAMILY_LABELS: Mapping[str, str] = {name: name.capitalize() for name in FAMILIES}
TARGET_GROUP_LABELS: Mapping[str, str] = {name: name.replace("-", " ").capitalize() for name in TARGET_GROUPS} | {
    "dak-en-thuislozen": "Dak- en thuislozen"
}
PARTNER_TYPE_LABELS: Mapping[str, str] = {name: name.capitalize() for name in PARTNER_TYPES} | {
    "ggd": "GGD",
    "rijk-of-provincie": "Rijk of provincie",
}

STORY_HEADINGS = ("Aanleiding", "Aanpak", "Resultaat", "Vallen en opstaan", "Lessen")
OPTIONAL_STORY_HEADINGS = ("Meer weten",)
INGREDIENT_HEADINGS = ("Wat is het?", "Waarom werkt het?", "Zo begin je", "Valkuilen")
