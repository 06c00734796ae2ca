"""The words that the program itself knows; those of a library's field are in its `library.yml`."""

from collections.abc import Mapping
from typing import Literal, get_args

Phase = Literal["idee", "gestart", "loopt", "geborgd", "afgerond", "gestopt", "niet-doorgegaan", "onbekend"]
"""What a status of a library means: a library may have other statuses, and other words for them."""
RUNNING: tuple[Phase, ...] = ("loopt", "gestart")
"""These contradict a period that is over."""
RUNS_NOW: Phase = "loopt"
"""This asks for a source that is not old."""
OVER: tuple[Phase, ...] = ("gestopt", "afgerond")
"""These contradict a period that is not."""
LASTING: Phase = "geborgd"
GOES_ON: tuple[Phase, ...] = (*RUNNING, LASTING)
"""Of these the end is still to come."""
NOT_KNOWN: Phase = "onbekend"

Part = Literal["aanleiding", "aanpak", "resultaat", "tegenslag", "lessen"]
"""What a section of a story tells, whatever a library calls it."""
PARTS: tuple[Part, ...] = get_args(Part)

Quality = Literal["onafhankelijk", "cijfers", "open-vragen", "voorwaarden", "blijvend", "leesbaar", "recent"]
"""Why a story may be worth reading for who has a role, beside what it is about."""

Evidence = Literal["eigen-verhaal", "meer-stemmen", "onafhankelijk-bekeken"]
"""What a story rests on, from least to most; computed from the kinds of its sources, never typed."""
EVIDENCE_LABELS: Mapping[Evidence, str] = {
    "eigen-verhaal": "Eigen verhaal",
    "meer-stemmen": "Meer stemmen",
    "onafhankelijk-bekeken": "Onafhankelijk bekeken",
}

DataTheme = Literal[
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN"
]  # fmt: skip
"""What data portals in Europe sort by: http://publications.europa.eu/resource/authority/data-theme."""

ComplianceStatus = Literal["A", "B", "C", "D"]
AuditScope = Literal["volledig", "deel"]
COMPLIANCE_LABELS: Mapping[str, str] = {
    "A": "voldoet volledig",
    "B": "voldoet gedeeltelijk",
    "C": "eerste maatregelen genomen",
    "D": "voldoet niet",
}
"""What the Dutch accessibility statement calls each status."""
EXAMINED: tuple[ComplianceStatus, ...] = ("A", "B")
"""Nobody may claim these without an examination of all criteria."""
