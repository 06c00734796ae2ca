"""The parts that point to other parts: the contents, the matrix of stories and ingredients, and the registers."""

from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil

from markupsafe import Markup as Safe

from ..library.story import Story
from .addresses import used_ingredients
from .draft import Draft, Medium
from .fitting import balanced_width, length_of, shortened
from .pages import MATRIX_COLUMNS
from .plan import Part, PartKind
from .registers import anchor_in_book, families_of, registers_of, short_name, sort_key

LABEL_FACE, LABEL_SIZE = "sans-semibold", 7.6
"""The upright names over the columns of the matrix, in points; as in `print.css`."""
LONGEST_LABEL, LABEL_ROOM = 120.0, 8.0
"""Points that a name may be long, and that there is above it."""
TITLE = "serif-semibold", 1.0, 30.0
"""Face and width in sizes of the type of a title in the contents; as in `print.css`."""
SUBJECTS = {PartKind.INGREDIENT: "Ingrediënt", PartKind.SETBACK: "Struikelblok"}
"""What stands below the title of such a part in the contents."""
SETBACK = "struikelblok-"
"""Before the slug of a setback in a cell of the matrix: an ingredient may have the same slug."""


def write_contents(draft: Draft, part: Part) -> Safe:
    """What comes after the contents, each with its place."""
    after = draft.plan.parts[draft.plan.parts.index(part) + 1 :]
    parts = [
        {
            "part": each,
            "place": each.story.place_line if each.story else SUBJECTS.get(each.kind, ""),
            "width": balanced_width(each.title, *TITLE),
        }
        for each in after
    ]
    return draft.fill("contents.html", part=part, parts=parts)


def write_matrix(draft: Draft, part: Part) -> Safe:
    """Which story shows which ingredient: in as many tables as paper needs, as a list in e-book and large print."""
    if draft.medium is Medium.EPUB or draft.plan.is_large:
        return write_matrix_list(draft, part)
    stories = draft.plan.stories
    names = {story.slug: short_name(story, draft.plan) for story in stories}
    if draft.medium is Medium.PRINT:
        names = {story.slug: fitting_name(names[story.slug], story) for story in stories}
    lengths = {slug: LABEL_ROOM + length_of(name, LABEL_FACE) * LABEL_SIZE for slug, name in names.items()}
    return draft.fill(
        "matrix.html",
        part=part,
        ingredients=used_ingredients(draft.plan, draft.library),
        groups=[stories] if draft.medium is Medium.SITE else columns_of(stories),
        names=names,
        lengths=lengths if draft.medium is Medium.PRINT else {},
        setbacks=setbacks_in(draft),
        cells=dict(cells(draft)),
    )


def columns_of(stories: Sequence[Story]) -> list[Sequence[Story]]:
    """Those of each table: as few tables as can be, and none much narrower than another."""
    tables = ceil(len(stories) / MATRIX_COLUMNS)
    columns = ceil(len(stories) / max(tables, 1))
    return [stories[columns * table : columns * (table + 1)] for table in range(tables)]


def write_matrix_list(draft: Draft, part: Part) -> Safe:
    """The same as a list: an e-reader and a page with large letters may be too narrow for a table."""
    found = dict(cells(draft))
    shown = {row for _, row in found}
    used = [each for each in used_ingredients(draft.plan, draft.library) if each.slug in shown]
    groups = [
        (family, family.label, [(each.slug, each.title) for each in used if each.family == family])
        for family in draft.library.vocabulary.words("families").values()
    ]
    setbacks = setbacks_in(draft)
    return draft.fill(
        "matrix_list.html",
        part=part,
        groups=[group for group in (*groups, ("", "Struikelblokken", setbacks)) if group[2]],
        setbacks=setbacks,
        names={story.slug: short_name(story, draft.plan) for story in draft.plan.stories},
        cells=found,
    )


def fitting_name(name: str, story: Story) -> str:
    """The name over a column on paper: of a long one the first municipality, and that there are others."""
    if length_of(name, LABEL_FACE) * LABEL_SIZE <= LONGEST_LABEL:
        return name
    number = name[len(story.place_name) :]
    first = story.municipalities[0].name
    others = " e.a." if len(story.municipalities) > 1 else ""
    room = LONGEST_LABEL - length_of(others + number, LABEL_FACE) * LABEL_SIZE
    return shortened(first, LABEL_FACE, LABEL_SIZE, room) + others + number


def cells(draft: Draft) -> Iterator[tuple[tuple[str, str], str]]:
    """Story and ingredient or setback -> the first passage that shows it."""
    for story in draft.plan.stories:
        for passage in reversed(draft.links.texts[story.slug].passages):
            for slug in (*passage.ingredients, *(f"{SETBACK}{slug}" for slug in passage.setbacks)):
                yield (story.slug, slug), anchor_in_book(story, passage.anchor)


def setbacks_in(draft: Draft) -> list[tuple[str, str]]:
    """The row of each setback that a story of the publication tells of, and its title; by name, as in the register."""
    told = {slug for story in draft.plan.stories for slug in story.setbacks}
    by_name = sorted(draft.library.setbacks, key=lambda each: sort_key(each.title))
    return [(SETBACK + each.slug, each.title) for each in by_name if each.slug in told]


def write_registers(draft: Draft, part: Part) -> Safe:
    registers = registers_of(draft.plan, draft.links, draft.mentions)
    in_families = partial(families_of, vocabulary=draft.library.vocabulary)
    return draft.fill("registers.html", part=part, registers=registers, families_of=in_families)
