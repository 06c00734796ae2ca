"""The rule for the home page: the stories that the settings choose for it exist."""

import re
from collections.abc import Iterator

from ..language.suggest import nearest
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.settings import CONFIG, Settings
from ..reading.entry import Kind
from .context import Context

UNKNOWN_STORY_IN_SETTINGS = rule(
    "S-003",
    Level.ERROR,
    message="de instelling `{key}` noemt het verhaal '{value}', en dat is er niet.",
    advice="Schrijf de bestandsnaam van een verhaal over, zonder .md, of haal deze weg.",
    explanation="De voorpagina toont verhalen die de redactie koos, en daarvoor moeten ze er zijn.",
)


def check_home(settings: Settings, context: Context) -> Iterator[Problem]:
    """Report each chosen story that no file tells."""
    stories = context.slugs(Kind.STORY)
    highlighted = [("highlighted_story", settings.highlighted_story)] if settings.highlighted_story else []
    for key, slug in (*highlighted, *(("home_stories", slug) for slug in settings.home_stories)):
        if slug not in stories:
            text = (context.root / CONFIG).read_bytes().decode("utf-8", errors="replace")
            line = line_of(text, key, slug)
            yield UNKNOWN_STORY_IN_SETTINGS.at(CONFIG, line, suggestion=nearest(slug, stories), key=key, value=slug)


def line_of(text: str, key: str, slug: str) -> int:
    """The line of a choice: the first after its key with the slug as a whole word, else that of the key."""
    place = re.compile(rf"^[ ]*{key}[ ]*:(?:.*?(?<![\w-]){re.escape(slug)}(?![\w-]))?", re.MULTILINE | re.DOTALL)
    found = place.search(text)
    return text.count("\n", 0, found.end()) + 1 if found else 1
