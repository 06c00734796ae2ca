"""A story of the library as the form holds it, so that it is changed where it was written."""

import re
from functools import partial
from itertools import chain
from typing import Any

from ..incremental.memory import Memory
from ..library.library import Library
from ..library.names import all_names
from ..library.routes import sections_of
from ..library.story import Story
from ..model.fields import FrontMatterModel
from ..reading.front_matter import FENCE, split_document
from ..reading.source import Source
from ..text import grammar
from .schemas import as_json

FOLDER = "assets/verhalen/"
SECTION = "## "
"""What the form calls a section begins with this, whatever the heading looks like in the file."""


def draft_files(library: Library, memory: Memory) -> dict[str, str]:
    """Address -> the draft of each story; at its old names too, which stand in letters that were sent."""
    signs = memory.token("signs", library.signs)
    steps = [
        (story.slug, (story, written(story, library), signs), partial(write_draft, story, library))
        for story in library.stories
    ]
    drafts = zip(library.stories, memory.recall_all("draft", steps), strict=True)
    return {f"{FOLDER}{name}.json": draft for story, draft in drafts for name in all_names(story)}


def write_draft(story: Story, library: Library) -> str:
    return as_json(draft_to_change(story, library))


def draft_to_change(story: Story, library: Library) -> dict[str, Any]:
    """A draft, and the file that it becomes again: what nobody changes stays as it stands there."""
    file = written(story, library)
    return {"slug": story.slug, "file": file, "starts": starts_in(file, story)} | draft_of(story, library)


def starts_in(file: str, story: Story) -> dict[str, int]:
    """The line on which each part of a file begins: every key, the line below the last, every section."""
    taken, _ = split_document(Source(story.path, file))
    lines = taken.front.lines if taken and taken.front else {}
    keys = {str(place[0]): line for place, line in lines.items() if len(place) == 1}
    heads = [each for each in story.body.headings if each.level == 2 and not each.is_nested]
    return keys | {FENCE: story.body.first_line - 1} | {f"{SECTION}{each.text}": each.line for each in heads}


def written(story: Story, library: Library) -> str:
    return (library.root / story.path).read_text(encoding="utf-8-sig")


def draft_of(story: Story, library: Library) -> dict[str, Any]:
    """What a contributor filled in, or would have."""
    front = story.front
    return {
        "title": front.title,
        "summary": front.summary,
        "municipalities": list(front.municipalities),
        "period": {"start": front.period.start, "end": front.period.end or ""},
        "status": front.status,
        "themes": list(front.themes),
        "ingredients": list(front.ingredients),
        "target_groups": list(front.target_groups),
        "partners": [as_row(each) for each in front.partners],
        "sources": [as_row(each) for each in front.sources],
        "contact": {"organisation": "", "url": ""} | (as_row(front.contact) if front.contact else {}),
        "open_questions": "\n".join(front.open_questions),
        "figures": [as_row(each) for each in front.figures],
        "quote": {"text": "", "who": "", "source": ""} | (as_row(front.quote) if front.quote else {}),
        "conditions": "\n".join(front.conditions),
        "contributors": "\n".join(front.contributors),
        "inspired_by": list(front.inspired_by),
        "followers": [as_row(each) for each in front.followers],
        "consent": [as_row(each) for each in front.consent],
        "sections": {heading: in_words(text, library) for heading, text in sections_of(story)},
    }


def in_words(text: str, library: Library) -> str:
    """The text of a section, with its markers in the words of the form."""
    lines = [
        marks_of(marker, library) if (marker := grammar.MARKER.fullmatch(line)) else [line]
        for line in at_margin(text).split("\n")
    ]
    return "\n".join(chain.from_iterable(lines)).strip("\n")


def as_row(part: FrontMatterModel) -> dict[str, str]:
    """A part of a front matter as the fields of a row."""
    return {key: str(value) for key, value in part.model_dump(by_alias=True).items() if value is not None}


def marks_of(marker: re.Match[str], library: Library) -> list[str]:
    """A marker in the words of the form."""
    ingredients = [name_of(slug, library.ingredient) for slug in (marker["ingredients"] or "").split()]
    setbacks = [name_of(slug, library.setback) for slug in (marker["setbacks"] or "").split()]
    shown = [f"[laat zien: {'; '.join(ingredients)}]"] if ingredients else []
    return [*shown, *([f"[struikelblok: {'; '.join(setbacks)}]"] if setbacks else [])]


def name_of(slug: str, named: Any) -> str:
    return named[slug].title if slug in named else slug


def at_margin(text: str) -> str:
    """A text with each marker at the margin, as the form writes it."""
    return re.sub(r"^[ ]+(?=\{: )", "", text, flags=re.MULTILINE)
