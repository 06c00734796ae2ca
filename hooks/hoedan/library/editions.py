"""What an edition said when it was frozen, held against what the library says today: by sums of the texts.

A sum leaves out dates and addresses: a story that was read again and found right says the same.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from ..model.fields import FrozenStory
from ..model.words import Word
from ..places.gazetteer import Municipality
from .library import Bundle, Edition, Ingredient, Library, Setback
from .names import FirstNames, all_names, first_name
from .short_links import lasting_id, short_id
from .story import Story

NOT_SAID: Mapping[str, Any] = {
    **dict.fromkeys(("published", "reviewed", "changes", "aliases", "consent", "allow"), True),
    **dict.fromkeys(("target_groups", "inspired_by", "followers"), True),
    "sources": {"__all__": {"archived"}},
}
"""Keys of a story that are about the text and not of it, and those that no page on paper has."""


def story_sum(story: Story, library: Library, names: FirstNames) -> str:
    """The sum of all that a story says, with the images it shows. How its lines are broken does not count."""
    # Without what is at its default, or a field that we add would change every story that was ever printed.
    front = names.in_front(story.front.model_dump(mode="json", exclude=NOT_SAID, exclude_defaults=True))
    images = [hashlib.sha256(content).hexdigest() for content in images_of(story, library)]
    return sum_of(front, names.in_text(story.body.text).split(), images)


def images_of(story: Story, library: Library) -> list[bytes]:
    shown = {link.target for link in story.body.links if link.is_image}
    shown |= {f"{story.slug}/{story.front.image.src}"} if story.front.image else set()
    files = [(library.root / story.path).parent / name for name in sorted(shown)]
    return [file.read_bytes() for file in files if file.is_file()]


def has_withdrawn(edition: Edition, library: Library) -> bool:
    """Whether an edition holds a story that was taken away: then nobody may be given it any more."""
    gone = {short_id(name) for each in library.withdrawn for name in all_names(each)}
    return any(story.id in gone for story in edition.front.stories)


def texts_sum(bundle: Bundle, library: Library) -> str:
    """The sum of what a bundle says beside its stories: its own texts, its order, and names in its registers."""
    first = FirstNames(library)
    front = bundle.front.model_dump(mode="json", exclude={"earlier_editions"}, exclude_defaults=True)
    front["chapters"] = [first.in_chapter(each) for each in front["chapters"]]
    own = [(each.slug, each.title, each.front.summary, first.in_text(each.body.text).split()) for each in bundle.texts]
    stories = library.stories_in(bundle)
    used = {slug for story in stories for slug in (*story.front.ingredients, *story.setbacks)}
    return sum_of(front, own, [each.title for each in in_first_order(library) if each.slug in used])


def beside_sum(bundle: Bundle, library: Library) -> str:
    """The sum of what the pages of a bundle take from elsewhere: what places, themes and other words are called, and
    the text of each ingredient and setback that it has a chapter about, with the other stories that show it.
    """
    first, stories = FirstNames(library), library.stories_read_in(bundle)
    places = [(place.former, *facts_of(place.municipality)) for story in stories for place in story.places]
    themes = {
        first_name(theme): theme.title for theme in library.themes if {*stories} & {*library.stories_with_theme(theme)}
    }
    words = {word.label for story in stories for word in words_of(story, library)}
    subjects = []
    for subject, showing in subjects_of(bundle, library):
        questions = subject.questions if isinstance(subject, Ingredient) else ()
        text = (subject.title, subject.front.summary, questions, first.in_text(subject.body.text).split())
        others = sorted((lasting_id(story), story.title) for story in showing if story not in stories)
        subjects.append((first_name(subject), text, others))
    names = (library.settings.site_name, library.vocabulary.motto, library.gazetteer.country.kinds)
    return sum_of(places, themes, sorted(words), subjects, names)


def facts_of(municipality: Municipality) -> tuple[str, ...]:
    """What is printed of a place."""
    return (
        municipality.name,
        municipality.size_label,
        municipality.province,
        municipality.labour_market_region,
    )


def words_of(story: Story, library: Library) -> Iterator[Word]:
    """The words of the field that are printed with a story."""
    yield story.front.status
    yield from (source.kind for source in story.front.sources if source.kind)
    yield from (library.ingredient[slug].family for slug in story.front.ingredients if slug in library.ingredient)


def subjects_of(bundle: Bundle, library: Library) -> Iterator[tuple[Ingredient | Setback, Sequence[Story]]]:
    """The ingredients and setbacks that have a chapter of their own, each with the stories that show it."""
    for chapter in bundle.front.chapters:
        if chapter.passage or chapter.chooses:
            continue
        if ingredient := library.ingredient.get(chapter.ingredient or ""):
            yield ingredient, library.stories_with_ingredient(ingredient)
        if setback := library.setback.get(chapter.setback or ""):
            yield setback, library.stories_by_setback.get(setback.slug, ())


def in_first_order(library: Library) -> list[Ingredient | Setback]:
    """Ingredients and setbacks in the order of the library, by their first names."""
    families = [family.slug for family in library.vocabulary.families]
    ingredients = sorted(library.ingredients, key=lambda each: (families.index(each.family), first_name(each)))
    return [*ingredients, *sorted(library.setbacks, key=first_name)]


def frozen_stories(bundle: Bundle, library: Library) -> tuple[FrozenStory, ...]:
    """The stories of a bundle as they are today, in its order; and those that it quotes."""
    first = FirstNames(library)
    return tuple(
        FrozenStory(id=lasting_id(story), slug=story.slug, sha256=story_sum(story, library, first))
        for story in library.stories_read_in(bundle)
    )


def says_the_same(edition: Edition, bundle: Bundle, library: Library) -> bool:
    """Whether a bundle made today would say what this edition says."""
    return (
        edition.front.texts == texts_sum(bundle, library)
        and edition.front.beside in (None, beside_sum(bundle, library))
        and versions(edition.front.stories) == versions(frozen_stories(bundle, library))
    )


def versions(stories: Sequence[FrozenStory]) -> list[tuple[str, str]]:
    """Which story and which text of it; its name may have changed since."""
    return [(each.id, each.sha256) for each in stories]


def has_moved_on(bundle: Bundle, library: Library) -> bool:
    """Whether a bundle says something else than its edition, which is frozen. False while that is not frozen."""
    edition = library.edition_of(bundle)
    return edition is not None and not says_the_same(edition, bundle, library)


Held = tuple[str, bool]
"""The code of an edition, and whether it has the text of today."""


def editions_by_story(library: Library) -> Mapping[str, tuple[Held, ...]]:
    """Slug of a story -> the frozen editions that hold it."""
    by_id = {lasting_id(story): story for story in library.stories}
    sum_today = cache(partial(story_sum, library=library, names=FirstNames(library)))
    held: dict[str, list[Held]] = defaultdict(list)
    for edition in library.editions:
        for frozen in edition.front.stories:
            if story := by_id.get(frozen.id):
                held[story.slug].append((edition.code, frozen.sha256 == sum_today(story)))
    return {slug: tuple(editions) for slug, editions in held.items()}


def sum_of(*values: object) -> str:
    """SHA-256 of values, written as JSON."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
