"""A story of the library as the form holds it, so that it is changed where it was written."""

import re
from functools import partial
from typing import Any

from ..incremental.memory import Memory
from ..library.library import Library
from ..library.names import all_names
from ..library.story import Story
from ..model.fields import FrontMatterModel
from ..text import grammar
from .schemas import as_json

FOLDER = "assets/verhalen/"


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
    return {"slug": story.slug, "file": written(story, library)} | draft_of(story, library)


def written(story: Story, library: Library) -> str:
    return (library.root / story.path).read_text(encoding="utf-8-sig")


def draft_of(story: Story, library: Library) -> dict[str, Any]:
    """What a contributor filled in, or would have."""
    front = story.front
    sections: dict[str, str] = {}
    for line in at_margin(story.body.text).split("\n"):
        marker = grammar.MARKER.fullmatch(line)
        if line.startswith("## "):
            sections[line[3:]] = ""
        elif sections:
            sections[[*sections][-1]] += ("\n".join(marks_of(marker, library)) if marker else line) + "\n"
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
        "sections": {heading: text.strip("\n") for heading, text in sections.items()},
    }


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
