"""Stories that were taken away: `stories/withdrawn.yml` keeps their addresses, so that readers learn what happened."""

from collections.abc import Iterator
from pathlib import Path

from ..model.fields import Withdrawal, WithdrawnFile
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.entry import Kind
from ..reading.front_matter import FrontMatter
from ..reading.load import STORIES, WITHDRAWN
from .context import Context
from .privacy import check_front_matter
from .shape import read_shaped


def load_withdrawn(root: Path, context: Context) -> tuple[tuple[Withdrawal, ...], list[Problem]]:
    """Read the withdrawn stories, in order of slug; without the file there are none."""
    if not (root / WITHDRAWN).exists():
        return (), []
    model, front, problems = read_shaped(root, WITHDRAWN, WithdrawnFile)
    if front is not None:
        problems += [*check_withdrawn(front, context), *check_front_matter(WITHDRAWN, front, context.vocabulary)]
    return tuple(sorted(model.withdrawn, key=lambda each: each.slug)) if model else (), problems


def withdrawn_in(root: Path) -> tuple[Withdrawal, ...]:
    """The withdrawn stories as their list has them; none when it cannot be read, of which the check tells."""
    model = read_shaped(root, WITHDRAWN, WithdrawnFile)[0] if (root / WITHDRAWN).exists() else None
    return model.withdrawn if model else ()


ADDRESS_TAKEN = rule(
    "V-070",
    Level.ERROR,
    message="'{value}' is teruggetrokken, maar het adres is ook van {other}.",
    advice="Haal het weg uit stories/withdrawn.yml, of geef het andere verhaal een andere naam.",
    explanation="Op één adres staat één ding: een verhaal, of het bericht dat het is teruggetrokken.",
)


def check_withdrawn(front: FrontMatter, context: Context) -> Iterator[Problem]:
    """An address belongs to one thing: a story, the old name of a story, or a withdrawn story."""
    seen: set[str] = set()
    for block, position in front.blocks("withdrawn"):
        aliases = block.get("aliases")
        names = [block.get("slug"), *(aliases if isinstance(aliases, list) else [])]
        line = front.line_of("withdrawn", position)
        for name in names:
            if not isinstance(name, str):
                continue
            owners = [f"{STORIES}/{name}.md"] if name in context.slugs(Kind.STORY) else []
            owners += context.alias_owners.get((Kind.STORY, name), ())
            owners += [WITHDRAWN] if name in seen else []
            if owners:
                yield ADDRESS_TAKEN.at(WITHDRAWN, line, value=name, other=owners[0])
            seen.add(name)
