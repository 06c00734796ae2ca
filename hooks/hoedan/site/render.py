"""The templates of the site."""

from pathlib import Path
from typing import Any

from ..design.templates import templates_in
from ..model.vocabulary import FAMILIES
from .outline import Section, in_stories, sections_of

ROOM = Path(__file__).parent


def render(template: str, **values: Any) -> str:
    env = templates_in(ROOM)
    env.filters |= {"sections": sections_of, "in_stories": in_stories}
    env.globals["Section"] = Section
    return env.get_template(template).render(families=FAMILIES, **values)
