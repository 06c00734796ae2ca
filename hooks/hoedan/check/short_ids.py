"""The rule for printed codes: each leads to one story."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ..library.library import Library
from ..library.names import all_names
from ..library.short_links import names_by_short_id, short_id
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.entry import Entry

CODE_TAKEN = rule(
    "V-085",
    Level.ERROR,
    message="de naam '{value}' geeft op papier dezelfde code als {other}.",
    advice="Kies een andere bestandsnaam, of haal deze oude naam weg.",
    explanation="Een code op papier hoort bij één verhaal, anders weet een lezer niet waar hij uitkomt.",
)


def check_short_ids(library: Library, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Report each name, of today or of then, whose code another story has too; not a name that both have."""
    taken = Counter(name for story in library.stories for name in all_names(story))
    shared = {key: min(slugs) for key, slugs in names_by_short_id(library).items() if len(slugs) > 1}
    for key, first in shared.items():
        for story in library.stories:
            names = [name for name in all_names(story) if short_id(name) == key and taken[name] == 1]
            if names and story.slug != first:
                front = entries[story.path].front
                line = next((line for alias, line in front.texts("aliases") if alias in names), 1) if front else 1
                yield CODE_TAKEN.at(story.path, line, value=names[0], other=f"stories/{first}.md")
