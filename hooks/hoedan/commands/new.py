"""`hoedan new`: a story file to fill in, never over an existing one."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from ..design.templates import templates_in
from ..language.slugs import is_slug, slugify
from ..places.gazetteer import Ambiguous, Divided, Found, RegionName, Unknown, load_gazetteer
from ..reading.load import STORIES


class NewStoryError(Exception):
    """The story cannot be started; the message says why, in Dutch."""


def write_new_story(root: Path, title: str, municipalities: Sequence[str]) -> Path:
    """Write `stories/<slug of the title>.md` from the template.

    Raises:
        NewStoryError: for a title without letters, an unknown municipality, or a file that is there already.

    """
    slug = slugify(title)[:80].strip("-")
    if not is_slug(slug):
        raise NewStoryError(f"van de titel '{title}' is geen bestandsnaam te maken. Gebruik minstens drie letters.")
    names = [resolve(name) for name in municipalities]
    path = root / STORIES / f"{slug}.md"
    text = (
        templates_in(Path(__file__).parent)
        .get_template("new_story.md")
        .render(title=title, municipalities=names, year=datetime.date.today().year)
    )
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise NewStoryError(
            f"{STORIES}/{slug}.md bestaat al. Kies een andere titel, of werk dat bestand bij."
        ) from None
    return path


def resolve(name: str) -> str:
    """The official name of a municipality.

    Raises:
        NewStoryError: when the name is not that of one municipality.

    """
    match load_gazetteer().resolve(name):
        case Found(municipality):
            return municipality.name
        case Divided(successors):
            raise NewStoryError(f"de gemeente '{name}' is verdeeld. Kies: {', '.join(successors)}.")
        case Ambiguous(names):
            raise NewStoryError(f"er zijn twee gemeenten '{name}'. Kies '{names[0]}' of '{names[1]}'.")
        case RegionName(kind):
            raise NewStoryError(f"'{name}' is een {kind} en geen gemeente. Noem de gemeente.")
        case Unknown(suggestion):
            advice = f"Bedoelt u '{suggestion}'?" if suggestion else "Gebruik de naam zoals het CBS die schrijft."
            raise NewStoryError(f"onbekende gemeente '{name}'. {advice}")
