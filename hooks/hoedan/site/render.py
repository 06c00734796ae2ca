"""The templates of the site."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from ..design.templates import templates_in
from ..model.fixed_words import COMPLIANCE_LABELS
from ..model.wcag import criteria, proofs
from .outline import Section, in_stories, sections_of

ROOM = Path(__file__).parent


def render(template: str, **values: Any) -> str:
    return site_environment().get_template(template).render(**values)


@cache
def site_environment() -> Environment:
    """The templates of this room, with what only its pages use."""
    env = templates_in(ROOM)
    env.filters |= {"sections": sections_of, "in_stories": in_stories}
    env.globals |= {"Section": Section}
    env.globals |= {"criteria": criteria(), "proofs": list(proofs().values()), "compliance": COMPLIANCE_LABELS}
    return env
