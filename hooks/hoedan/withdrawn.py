"""Stories that were taken away: `stories/withdrawn.yml` keeps their addresses, so that readers learn what happened."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from .entry import Kind
from .frontmatter import FrontMatter, read_yaml
from .load import STORIES
from .model import FrontMatterModel, FullDate, LongText, SlugText, Text
from .privacy import check_front_matter
from .problems import Problem, problem
from .source import read_source
from .validate.context import Context
from .validate.shape import check_shape

FILE = f"{STORIES}/withdrawn.yml"


class Withdrawal(FrontMatterModel):
    """One story that is gone. It tells nothing of what was in the story, not even its title."""

    slug: SlugText = Field(examples=["oud-verhaal"])
    date: FullDate = Field(examples=["2026-11-21"])
    reason: LongText | None = Field(None, examples=["Op verzoek van de gemeente."])
    aliases: tuple[SlugText, ...] = Field((), examples=["ouder-verhaal"])
    editions: tuple[Text, ...] = Field((), examples=["Hoe dan?, eerste editie (november 2026)"])


class WithdrawnFile(FrontMatterModel):
    """The content of `stories/withdrawn.yml`."""

    withdrawn: tuple[Withdrawal, ...] = Field((), examples=[{"slug": "oud-verhaal", "date": "2026-11-21"}])


def load_withdrawn(root: Path, context: Context) -> tuple[tuple[Withdrawal, ...], list[Problem]]:
    """Read the withdrawn stories, in order of slug; without the file there are none."""
    path = root / FILE
    if not path.exists():
        return (), []
    source, problems = read_source(root, path)
    if source is None:
        return (), problems
    front, found = read_yaml(FILE, source.text, first_line=1)
    problems += found
    if front is None:
        return (), problems
    model, found = check_shape(WithdrawnFile, front, FILE)
    problems += [*found, *check_withdrawn(front, context), *check_front_matter(FILE, front)]
    return tuple(sorted(model.withdrawn, key=lambda each: each.slug)) if model else (), problems


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
            owners += context.alias_owners.get(name, ())
            owners += [FILE] if name in seen else []
            if owners:
                yield problem("V-070", FILE, line, value=name, other=owners[0])
            seen.add(name)
