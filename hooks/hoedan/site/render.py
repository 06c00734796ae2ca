"""The templates of the site."""

from pathlib import Path
from typing import Any

from ..design.templates import templates_in
from ..model.vocabulary import FAMILIES

ROOM = Path(__file__).parent


def render(template: str, **values: Any) -> str:
    return templates_in(ROOM).get_template(template).render(families=FAMILIES, **values)
