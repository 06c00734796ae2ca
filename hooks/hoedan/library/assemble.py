"""The typed library from what is right: entries with their models in, stories, ingredients and pages out."""

import datetime
from functools import partial
from pathlib import Path

from ..incremental.memory import Memory
from ..model.fields import (
    AccessibilityFile,
    BundleFrontMatter,
    FrontMatterModel,
    IngredientFrontMatter,
    PageFrontMatter,
    SetbackFrontMatter,
    StoryFrontMatter,
    Term,
    ThemeFrontMatter,
    Withdrawal,
)
from ..model.settings import Settings
from ..model.vocabulary import Vocabulary
from ..places.gazetteer import Divided, Former, Found, Gazetteer, Municipality
from ..reading.bundle_files import BundleFile
from ..reading.entry import Entry, Kind
from .library import BackgroundPage, Bundle, BundleText, Edition, Ingredient, Library, Setback, Theme
from .story import Place, Story


def build_library(
    root: Path,
    settings: Settings,
    gazetteer: Gazetteer,
    shaped: list[tuple[Entry, FrontMatterModel]],
    bundles: list[tuple[BundleFile, BundleFrontMatter]],
    *,
    vocabulary: Vocabulary,
    withdrawn: tuple[Withdrawal, ...],
    terms: tuple[Term, ...],
    editions: tuple[Edition, ...],
    accessibility: AccessibilityFile | None,
    today: datetime.date,
    memory: Memory,
) -> Library:
    families = list(vocabulary.words("families"))
    stories, ingredients, themes, setbacks, pages, texts = [], [], [], [], [], {}
    for entry, model in shaped:
        match model:
            case StoryFrontMatter():
                make = partial(build_story, entry, model, gazetteer, vocabulary)
                stories.append(memory.recall("story", entry.path, (entry, model, vocabulary), make))
            case IngredientFrontMatter():
                ingredients.append(Ingredient(entry.slug, entry.path, model, entry.body))
            case ThemeFrontMatter():
                themes.append(Theme(entry.slug, entry.path, model, entry.body))
            case SetbackFrontMatter():
                setbacks.append(Setback(entry.slug, entry.path, model, entry.body))
            case PageFrontMatter() if entry.kind is Kind.PAGE:
                pages.append(BackgroundPage(entry.slug, entry.path, model, entry.body))
            case PageFrontMatter():
                texts[entry.path] = BundleText(entry.slug, entry.path, model, entry.body)
    return Library(
        root=root,
        settings=settings,
        vocabulary=vocabulary,
        gazetteer=gazetteer,
        stories=tuple(sorted(stories, key=lambda story: story.slug)),
        ingredients=tuple(sorted(ingredients, key=lambda each: (families.index(each.family), each.slug))),
        themes=tuple(sorted(themes, key=lambda theme: theme.slug)),
        setbacks=tuple(sorted(setbacks, key=lambda setback: setback.slug)),
        pages=tuple(sorted(pages, key=lambda page: page.slug)),
        bundles=tuple(Bundle(bundle.slug, bundle.path, model, bundle.texts_in(texts)) for bundle, model in bundles),
        withdrawn=withdrawn,
        terms=terms,
        editions=editions,
        accessibility=accessibility,
        today=today,
    )


def build_story(entry: Entry, model: StoryFrontMatter, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Story:
    places, independent = places_of(model, gazetteer), vocabulary.independent_kind
    return Story(entry.slug, entry.path, model, entry.body, places, independent)


def places_of(model: StoryFrontMatter, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Resolve the names to municipalities; two names of one municipality count once.

    What was divided after the story was written stands for all of its parts, until an editor chooses.
    """
    places: dict[Municipality, Place] = {}
    for name in model.municipalities:
        match gazetteer.resolve(name):
            case Found(municipality, former):
                places.setdefault(municipality, Place(municipality, former))
            case Divided(_, Former(name=former, successors=parts)):
                for part in parts:
                    places.setdefault(part, Place(part, former))
    return tuple(places.values())
