"""The rules for the accessibility statement, `docs/toegankelijkheid.yml`: what it says that no test can know."""

from collections.abc import Iterator
from pathlib import Path

from ..language.suggest import nearest
from ..model.fields import AccessibilityFile
from ..model.fixed_words import COMPLIANCE_LABELS, EXAMINED
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.vocabulary import Vocabulary
from ..model.wcag import criteria
from ..reading.front_matter import FrontMatter
from ..reading.load import ACCESSIBILITY
from .privacy import check_front_matter
from .shape import read_shaped


def load_accessibility(root: Path, vocabulary: Vocabulary) -> tuple[AccessibilityFile | None, list[Problem]]:
    """Read what the statement says; without the file, or with an error in it, there is none."""
    if not (root / ACCESSIBILITY).exists():
        return None, []
    model, front, problems = read_shaped(root, ACCESSIBILITY, AccessibilityFile)
    if front is not None:
        problems += [*check_deviations(front), *check_front_matter(ACCESSIBILITY, front, vocabulary)]
        problems += check_status(model, front) if model else ()
    return model, problems


UNKNOWN_CRITERION = rule(
    "D-015",
    Level.ERROR,
    message="'{value}' is geen eis van WCAG 2.2 op niveau A of AA.",
    advice="Schrijf alleen het nummer, bijvoorbeeld `criterion: 1.4.10`.",
    explanation="De verklaring noemt bij elke afwijking de eis met haar naam, en daarvoor moet de eis bestaan.",
)
CLAIMED_TOO_MUCH = rule(
    "D-016",
    Level.ERROR,
    message="status {value} ({label}) kan niet: {reason}.",
    advice="Kies een lagere status. Een volledig onderzoek zet je onder `audits`, met `scope: volledig`.",
    explanation="Wie zegt dat de site voldoet, moet dat hebben laten onderzoeken.",
)


def check_deviations(front: FrontMatter) -> Iterator[Problem]:
    """Each deviation names a criterion that exists."""
    for block, position in front.blocks("deviations"):
        criterion = block.get("criterion")
        if isinstance(criterion, str) and criterion not in criteria():
            line = front.line_of("deviations", position, "criterion")
            suggestion = nearest(criterion, criteria())
            yield UNKNOWN_CRITERION.at(ACCESSIBILITY, line, suggestion=suggestion, value=criterion)


def check_status(model: AccessibilityFile, front: FrontMatter) -> Iterator[Problem]:
    """A status promises no more than was examined."""
    reason = ""
    if model.status in EXAMINED and not any(audit.scope == "volledig" for audit in model.audits):
        reason = "er is nog geen volledig onderzoek gedaan"
    elif model.status == "A" and model.deviations:
        reason = "er zijn nog afwijkingen"
    if reason:
        label = COMPLIANCE_LABELS[model.status]
        yield CLAIMED_TOO_MUCH.at(
            ACCESSIBILITY, front.line_of("status"), value=model.status, label=label, reason=reason
        )
