"""The fixed words of the site: slugs as they stand in front matter, with their Dutch labels.

Ingredients and themes are not here: those are the files that exist.
"""

from collections.abc import Mapping
from typing import Literal, get_args

Status = Literal["idee", "gestart", "loopt", "geborgd", "afgerond", "gestopt", "niet-doorgegaan", "onbekend"]
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
SourceKind = Literal["betrokkene", "pers", "raadsstuk", "onderzoek", "kennisinstituut"]
ComplianceStatus = Literal["A", "B", "C", "D"]
AuditScope = Literal["volledig", "deel"]

STATUSES: tuple[str, ...] = get_args(Status)
RUNNING: tuple[Status, ...] = ("loopt", "gestart")
"""These contradict a period that is over."""
RUNS_NOW: Status = "loopt"
"""This asks for a source that is not old."""
OVER: tuple[Status, ...] = ("gestopt", "afgerond")
"""These contradict a period that is not."""
FAMILIES: tuple[str, ...] = get_args(Family)
TARGET_GROUPS: tuple[str, ...] = get_args(TargetGroup)
PARTNER_TYPES: tuple[str, ...] = get_args(PartnerType)
SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)

STATUS_LABELS: Mapping[str, str] = {
    "idee": "Idee",
    "gestart": "Net gestart",
    "loopt": "Loopt",
    "geborgd": "Gewoon werk geworden",
    "afgerond": "Afgerond",
    "gestopt": "Gestopt",
    "niet-doorgegaan": "Niet doorgegaan",
    "onbekend": "Niet bekend of het nog loopt",
}
FAMILY_LABELS: Mapping[str, str] = {name: name.capitalize() for name in FAMILIES}
TARGET_GROUP_LABELS: Mapping[str, str] = {name: name.replace("-", " ").capitalize() for name in TARGET_GROUPS} | {
    "dak-en-thuislozen": "Dak- en thuislozen"
}
MUNICIPALITY_TYPE: PartnerType = "gemeente"
PARTNER_TYPE_LABELS: Mapping[str, str] = {name: name.capitalize() for name in PARTNER_TYPES} | {
    "ggd": "GGD",
    "rijk-of-provincie": "Rijk of provincie",
}
SOURCE_KIND_LABELS: Mapping[str, str] = {
    "betrokkene": "Verteld door wie het doet",
    "pers": "Pers",
    "raadsstuk": "Raadsstuk",
    "onderzoek": "Onafhankelijk onderzoek",
    "kennisinstituut": "Kennisinstituut",
}
Evidence = Literal["eigen-verhaal", "meer-stemmen", "onafhankelijk-bekeken"]
"""What a story rests on, from least to most; computed from the kinds of its sources, never typed."""
EVIDENCE_LABELS: Mapping[Evidence, str] = {
    "eigen-verhaal": "Eigen verhaal",
    "meer-stemmen": "Meer stemmen",
    "onafhankelijk-bekeken": "Onafhankelijk bekeken",
}
EVIDENCE_HELP: Mapping[Evidence, str] = {
    "eigen-verhaal": "Alle bronnen zijn van één soort, meestal van wie het zelf doet.",
    "meer-stemmen": "Er zijn twee of meer soorten bronnen, zoals pers en raadsstukken.",
    "onafhankelijk-bekeken": "Minstens één bron is onafhankelijk onderzoek.",
}
"""The criteria, in the words of the page."""

STORY_HEADINGS = ("Aanleiding", "Aanpak", "Resultaat", "Vallen en opstaan", "Lessen")
SETBACK_HEADING = "Vallen en opstaan"
"""The section where a setback is expected; one may be marked anywhere."""
OPTIONAL_STORY_HEADINGS = ("Meer weten",)
INGREDIENT_HEADINGS = ("Wat is het?", "Waarom werkt het?", "Zo begin je", "Valkuilen")
COMPLIANCE_LABELS: Mapping[str, str] = {
    "A": "voldoet volledig",
    "B": "voldoet gedeeltelijk",
    "C": "eerste maatregelen genomen",
    "D": "voldoet niet",
}
"""What the Dutch accessibility statement calls each status."""
EXAMINED: tuple[ComplianceStatus, ...] = ("A", "B")
"""Nobody may claim these without an examination of all criteria."""
