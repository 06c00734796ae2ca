"""What goes into a publication, and in which order: a curated bundle or a choice made on the spot."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePath
from typing import TypeVar

from ..language.dutch import counted
from ..language.slugs import file_stem, slugify
from ..language.suggest import did_you_mean, nearest
from ..library.editions import has_moved_on
from ..library.library import Bundle, BundleText, Ingredient, Library, Setback
from ..library.names import Named, name_today, told_of_gone
from ..library.story import Story
from ..model.fields import Chapter
from ..places.country import REGIONS
from .errors import BundleError


class PartKind(StrEnum):
    """What a part of a publication is; the value is also its class in the text."""

    COLOPHON = "colofon"
    FOREWORD = "voorwoord"
    CONTENTS = "inhoud"
    STORY = "verhaal"
    TEXT = "tekst"
    INGREDIENT = "ingredient"
    SETBACK = "struikelblok"
    PASSAGES = "passages"
    AFTERWORD = "reflectie"
    MATRIX = "matrix"
    REGISTERS = "registers"


KIND_OF_TEXT = {
    "colofon": PartKind.COLOPHON,
    "voorwoord": PartKind.FOREWORD,
    "reflectie": PartKind.AFTERWORD,
    "nawoord": PartKind.AFTERWORD,
}
"""A bundle's own texts are known by their file names."""
LONGEST_SLUG = 80
"""Characters of the name of a bundle that somebody makes; it names a folder and the files in it."""
TITLES = {
    PartKind.CONTENTS: "Inhoud",
    PartKind.MATRIX: "Welke ingrediënten herken je waar?",
    PartKind.REGISTERS: "Registers",
    PartKind.COLOPHON: "Colofon",
    PartKind.FOREWORD: "Voorwoord",
    PartKind.PASSAGES: "Passages",
}


@dataclass(frozen=True)
class Quotation:
    """What is quoted of a story: one of these."""

    story: Story
    anchor: str = ""
    """Of one passage, on the page of the story."""
    ingredient: str = ""
    """The slug of what the passages show."""
    setback: str = ""
    heading: str = ""
    """All below this heading."""


@dataclass(frozen=True)
class Part:
    """One part; a story, one of the bundle's own texts, or something that is generated."""

    kind: PartKind
    anchor: str
    title: str
    story: Story | None = None
    text: BundleText | None = None
    words: str = ""
    """A text that was typed with the command, in plain paragraphs."""
    subject: Ingredient | Setback | None = None
    """What the part is about, with the passages of the stories that show it."""
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A publication before it is a text."""

    slug: str
    title: str
    subtitle: str
    summary: str
    edition: str
    date: str
    """A year, month or day; it also says which edition a reader holds."""
    parts: tuple[Part, ...]
    is_curated: bool = True
    has_cover: bool = True
    is_large: bool = False
    """Whether it is set in large print, which has no room for columns beside each other."""
    isbn: str = ""
    """The number of the printed book."""
    updated: str = ""
    """The full date on which this text was made, of a bundle that says something else than its frozen edition."""

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        return tuple(part.story for part in self.parts if part.story)

    @property
    def edition_code(self) -> str:
        """Bundle and date, as they stand in the QR codes: `een-bundel.2026-11`."""
        return f"{self.slug}.{self.last_date}"

    @property
    def last_date(self) -> str:
        """Of the text: that of the edition, or the day of its update."""
        return self.updated or self.date

    @property
    def stem(self) -> str:
        """What the names of its files begin with."""
        return f"{self.slug}-bijgewerkt-{self.updated}" if self.updated else self.slug

    @property
    def is_book(self) -> bool:
        """Whether it gets a title page: an edition does, and not what somebody prints for a meeting."""
        return self.is_curated and self.has_cover

    def has(self, kind: PartKind) -> bool:
        return any(part.kind is kind for part in self.parts)


def plan_bundle(bundle: Bundle, library: Library) -> Plan:
    """Lay out a bundle of the library; a story that is chosen twice comes once, at its first place."""
    parts: dict[str, Part] = {}
    quoted = tuple(quotations_in(bundle.front.chapters, library))
    for chapter in bundle.front.chapters:
        for part in [passages_part(quoted)] if chapter.passage and quoted else parts_of(chapter, bundle, library):
            parts.setdefault(part.anchor, part)
    plan = Plan(
        slug=bundle.slug,
        title=bundle.title,
        subtitle=bundle.front.subtitle or "",
        summary=bundle.summary,
        edition=bundle.front.edition,
        date=bundle.front.date,
        parts=tuple(parts.values()),
        isbn=bundle.front.isbn or "",
        updated=library.today.isoformat() if has_moved_on(bundle, library) else "",
    )
    if not plan.stories:
        raise BundleError(f"de bundel '{bundle.slug}' heeft geen enkel verhaal. Noem verhalen in {bundle.path}.")
    return plan


def parts_of(chapter: Chapter, bundle: Bundle, library: Library) -> Iterator[Part]:
    if chapter.text:
        for text in bundle.texts:
            if f"{text.slug}.md" == chapter.text:
                kind = KIND_OF_TEXT.get(text.slug, PartKind.TEXT)
                yield Part(kind, f"tekst-{text.slug}", text.title, text=text)
    elif chapter.generated:
        kind = PartKind(chapter.generated)
        yield Part(kind, kind.value, TITLES[kind])
    elif chapter.passage:
        return
    elif chapter.setback:
        if setback := library.setback.get(chapter.setback):
            yield subject_part(setback)
    elif chapter.ingredient and not chapter.chooses:
        if ingredient := library.ingredient.get(chapter.ingredient):
            yield subject_part(ingredient)
    else:
        yield from map(story_part, library.stories_of_chapter(chapter))


def quotations_in(chapters: Iterable[Chapter], library: Library) -> Iterator[Quotation]:
    """All that the chapters quote; it comes together, at the place of the first."""
    for each in chapters:
        if each.passage and (story := library.story.get(each.passage)):
            which = {"ingredient": each.ingredient, "setback": each.setback, "heading": each.heading}
            yield Quotation(story, **{key: value for key, value in which.items() if value})


def passages_part(quotations: Iterable[Quotation]) -> Part:
    kind = PartKind.PASSAGES
    return Part(kind, kind.value, TITLES[kind], quotations=tuple(dict.fromkeys(quotations)))


def subject_part(subject: Ingredient | Setback) -> Part:
    kind = PartKind.INGREDIENT if isinstance(subject, Ingredient) else PartKind.SETBACK
    return Part(kind, f"{kind}-{subject.slug}", subject.title, subject=subject)


def plan_story(story: Story) -> Plan:
    """One story by itself, without a cover."""
    date = story.front.reviewed or story.front.published
    return Plan(
        slug=story.slug,
        title=story.title,
        subtitle=story.place_line,
        summary=story.summary,
        edition="",
        date=date.isoformat() if date else "",
        parts=(story_part(story),),
        is_curated=False,
        has_cover=False,
    )


def story_part(story: Story) -> Part:
    return Part(PartKind.STORY, f"verhaal-{story.slug}", story.title, story=story)


@dataclass(frozen=True)
class Choice:
    """What was chosen on the spot: stories or chapters by name, or all stories that meet every given facet."""

    title: str
    stories: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    """Stories, `ingredient:een-ingredient`, `setback:regels` and `passage:story:anchor`, in order."""
    ingredient: str | None = None
    theme: str | None = None
    province: str | None = None
    foreword: str = ""


def plan_choice(choice: Choice, library: Library) -> Plan:
    """Lay out a bundle that nobody wrote a bundle.yml for.

    Its date is the day on which the last of its stories was checked: the same stories give the same bundle on any day.
    """
    title = " ".join(choice.title.split())
    if not title:
        raise BundleError('de bundel heeft nog geen titel. Geef er een met --title "Mijn bundel".')
    chapters = tuple(chosen_parts(choice, library))
    stories = tuple(part.story for part in chapters if part.story)
    if not stories:
        raise BundleError("kies ook minstens één verhaal; in --chapters is dat een naam zonder dubbele punt.")
    front = [Part(PartKind.COLOPHON, "colofon", TITLES[PartKind.COLOPHON]), Part(PartKind.CONTENTS, "inhoud", "Inhoud")]
    if choice.foreword.strip():
        front.append(Part(PartKind.FOREWORD, "voorwoord", TITLES[PartKind.FOREWORD], words=choice.foreword.strip()))
    back = [Part(kind, kind.value, TITLES[kind]) for kind in (PartKind.MATRIX, PartKind.REGISTERS)]
    dates = [story.front.reviewed or story.front.published for story in stories]
    return Plan(
        slug=file_stem(title, LONGEST_SLUG) or "bundel",
        title=title,
        subtitle=describe(stories),
        summary="",
        edition="Eigen bundel",
        date=max((date.isoformat() for date in dates if date), default=""),
        parts=(*front, *chapters, *back),
        is_curated=False,
    )


def chosen_parts(choice: Choice, library: Library) -> Iterable[Part]:
    """The chapters of a choice, each once; passages come together, after the others."""
    if not choice.chapters:
        return map(story_part, chosen_stories(choice, library))
    named = [part_called(name, library) for name in choice.chapters]
    parts = {part.anchor: part for part in named if isinstance(part, Part)}
    quotations = [each for each in named if isinstance(each, Quotation)]
    return [*parts.values(), passages_part(quotations)] if quotations else parts.values()


def part_called(name: str, library: Library) -> Part | Quotation:
    """What one word of `--chapters` names."""
    match name.split(":"):
        case [slug]:
            return story_part(story_called(slug, library))
        case ["ingredient", slug]:
            return subject_part(called(slug, library.ingredient, "het ingrediënt"))
        case ["setback", slug]:
            return subject_part(called(slug, library.setback, "het struikelblok"))
        case ["passage", slug, anchor]:
            return Quotation(story_called(slug, library), anchor)
    raise BundleError(
        f"'{name}' in --chapters is niet te lezen. Schrijf een verhaal, ingredient:NAAM, setback:NAAM of "
        "passage:VERHAAL:PLEK."
    )


def name_of(part: Part) -> str:
    """What `--chapters` and the address of an own bundle call a part; empty for one that they have no word for."""
    if part.story:
        return part.story.slug
    if isinstance(part.subject, Ingredient):
        return f"ingredient:{part.subject.slug}"
    return f"setback:{part.subject.slug}" if part.subject else ""


def chosen_stories(choice: Choice, library: Library) -> Iterable[Story]:
    if choice.stories:
        return [story_called(slug, library) for slug in dict.fromkeys(choice.stories)]
    ingredient = called(choice.ingredient, library.ingredient, "het ingrediënt").slug if choice.ingredient else None
    theme = called(choice.theme, library.theme, "het thema").slug if choice.theme else None
    provinces = {slugify(name): name for name in library.gazetteer.provinces}
    if choice.province and slugify(choice.province) not in provinces:
        kind = library.gazetteer.country.regions[REGIONS[0]]
        raise BundleError(unknown(kind, choice.province, provinces.values()))
    found = library.stories_that_meet(ingredient, theme, choice.province)
    if not library.stories:
        raise BundleError("er zijn nog geen verhalen in stories/. Begin er een met `hoedan new`.")
    if not found:
        wanted = " en ".join(f"'{facet}'" for facet in (choice.ingredient, choice.theme, choice.province) if facet)
        raise BundleError(f"geen enkel verhaal past bij {wanted}. Kies minder, of iets anders.")
    return found


def story_called(slug: str, library: Library) -> Story:
    if gone := told_of_gone(slug, library.withdrawn):
        raise BundleError(gone)
    return called(slug, library.story, "het verhaal", "De namen zijn die van de bestanden in stories/, zonder '.md'.")


Called = TypeVar("Called", bound=Named)


def called(name: str, known: Mapping[str, Called], what: str, advice: str = "") -> Called:
    """What has this name, or had it."""
    today = name_today(name, known.values())
    if today not in known:
        raise BundleError(unknown(what, name, known, advice))
    return known[today]


def unknown(what: str, value: str, known: Iterable[str], advice: str = "") -> str:
    """That something does not exist, with the nearest name; without one the `advice`, or else all that there are."""
    suggestion = nearest(PurePath(value).stem, list(known))
    otherwise = advice or f"Kies uit: {', '.join(sorted(known))}."
    return f"{what} '{value}' bestaat niet. " + (did_you_mean(suggestion) if suggestion else otherwise)


def describe(stories: Sequence[Story]) -> str:
    """A subtitle for a bundle without one: `Zes verhalen uit vijf gemeenten` in figures."""
    places = len({each for story in stories for each in story.municipalities})
    return f"{counted(len(stories), 'verhaal', 'verhalen')} uit {counted(places, 'gemeente', 'gemeenten')}"
