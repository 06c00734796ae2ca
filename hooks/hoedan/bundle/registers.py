"""The registers at the back: what is where, for readers on paper."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..language.slugs import fold, slugify
from ..library.library import Ingredient, Library
from ..library.links import Links
from ..library.story import Story
from ..model.vocabulary import Vocabulary
from ..text.passages import Passage
from ..text.terms import TermFinder
from .addresses import used_ingredients
from .mentions import Mentions
from .plan import Plan


@dataclass(frozen=True)
class Locator:
    """Where a term stands: the anchor, and the title of the story or text."""

    anchor: str
    label: str
    """For a medium without page numbers."""


@dataclass(frozen=True)
class RegisterEntry:
    """One term with its places in the order of the book."""

    term: str
    places: tuple[Locator, ...]
    anchor: str = ""
    note: str = ""
    ingredient: Ingredient | None = None
    see: str = ""
    """The term under which the places are, of another name for the same."""


@dataclass(frozen=True)
class Register:
    """One list of terms."""

    anchor: str
    title: str
    entries: tuple[RegisterEntry, ...]

    @property
    def is_explained(self) -> bool:
        """Whether it tells what its terms mean, and not where they stand."""
        return not any(entry.places for entry in self.entries)


def registers_of(plan: Plan, links: Links, mentions: Mentions) -> list[Register]:
    """All registers that have something in them."""
    registers = [
        Register("register-ingredienten", "Ingrediënten", tuple(ingredient_entries(plan, links))),
        Register("register-struikelblokken", "Waar liep het vast", tuple(setback_entries(plan, links))),
        Register("register-plaatsen", "Gemeenten en regio's", tuple(place_entries(plan, links.library))),
        Register("register-themas", "Thema's", tuple(theme_entries(plan, links.library))),
        Register("register-organisaties", "Organisaties", tuple(organisation_entries(plan, mentions))),
    ]
    registers.append(Register("register-begrippen", "Begrippen", tuple(term_entries(plan, links))))
    return [register for register in registers if register.entries]


def term_entries(plan: Plan, links: Links) -> Iterable[RegisterEntry]:
    """The terms that the stories use, each with its explanation."""
    finder = TermFinder(links.library.terms)
    used = {term.term: term for story in plan.stories for term in finder.used_in(links.texts[story.slug].html)}
    for name in sorted(used, key=sort_key):
        yield RegisterEntry(name, (), note=used[name].explanation)


def ingredient_entries(plan: Plan, links: Links) -> Iterable[RegisterEntry]:
    """Ingredients in the order of the families, each with the passages that show it."""
    places_of = passages_by_name(plan, links, lambda passage: passage.ingredients)
    for ingredient in used_ingredients(plan, links.library):
        if places := places_of.get(ingredient.slug):
            yield RegisterEntry(
                ingredient.title,
                places,
                anchor=f"register-{ingredient.slug}",
                note=ingredient.summary,
                ingredient=ingredient,
            )


def setback_entries(plan: Plan, links: Links) -> Iterable[RegisterEntry]:
    """Setbacks by name, each with the passages that tell of it."""
    places_of = passages_by_name(plan, links, lambda passage: passage.setbacks)
    for setback in sorted(links.library.setbacks, key=lambda each: sort_key(each.title)):
        if places := places_of.get(setback.slug):
            yield RegisterEntry(setback.title, places)


def passages_by_name(
    plan: Plan, links: Links, names_in: Callable[[Passage], Iterable[str]]
) -> Mapping[str, tuple[Locator, ...]]:
    """Slug of what a passage shows -> where those passages are, in the order of the book."""
    places: dict[str, tuple[Locator, ...]] = defaultdict(tuple)
    for story in plan.stories:
        for passage in links.texts[story.slug].passages:
            for name in names_in(passage):
                places[name] += (Locator(anchor_in_book(story, passage.anchor), story.title),)
    return places


def place_entries(plan: Plan, library: Library) -> Iterable[RegisterEntry]:
    """Municipalities, and the provinces and labour market regions that they lie in."""
    kinds = library.gazetteer.country.regions
    found: dict[tuple[str, str], list[Locator]] = defaultdict(list)
    for story in plan.stories:
        place = Locator(facts_anchor(story), story.title)
        for each in story.municipalities:
            found[each.name, ""].append(place)
        for province in story.provinces:
            found[province, kinds["province"]].append(place)
        for region in story.labour_market_regions:
            found[region, kinds["labour_market_region"]].append(place)
    entries = [RegisterEntry(term, tuple(places), note=note) for (term, note), places in found.items()]
    yield from sorted([*entries, *other_names(plan)], key=lambda each: (sort_key(each.term), each.note))


def other_names(plan: Plan) -> Iterator[RegisterEntry]:
    """A municipality under another name that a reader may look for: Den Haag, or what it was called then."""
    places = [place for story in plan.stories for place in story.places]
    found = {
        (name, place.municipality.name) for place in places for name in (*place.municipality.aliases, place.former)
    }
    for name, municipality in found:
        if name and not stand_together(name, municipality):
            yield RegisterEntry(name, (), see=municipality)


def stand_together(one: str, other: str) -> bool:
    """Whether two names stand beside each other in a register: Bergen (NH) needs no way to Bergen (NH.)."""
    keys = slugify(sort_key(one)), slugify(sort_key(other))
    return keys[0].startswith(keys[1]) or keys[1].startswith(keys[0])


def theme_entries(plan: Plan, library: Library) -> Iterable[RegisterEntry]:
    for theme in sorted(library.themes, key=lambda each: sort_key(each.title)):
        stories = [story for story in plan.stories if theme.slug in story.front.themes]
        if stories:
            yield RegisterEntry(theme.title, tuple(Locator(facts_anchor(s), s.title) for s in stories))


def organisation_entries(plan: Plan, mentions: Mentions) -> Iterable[RegisterEntry]:
    """Organisations at every place in the texts where they are named."""
    labels = {part.anchor: part.title for part in plan.parts}
    for name in sorted(mentions.places, key=sort_key):
        anchors = mentions.places[name]
        yield RegisterEntry(name, tuple(Locator(anchor, labels[anchor.partition("--")[0]]) for anchor in anchors))


def sort_key(term: str) -> str:
    """Registers pass over the article and the `'s-` that a name starts with."""
    key = fold(term)
    for start in ("een ", "de ", "het ", "'s-", "'t "):
        key = key.removeprefix(start)
    return key


def facts_anchor(story: Story) -> str:
    return f"verhaal-{story.slug}--feiten"


def anchor_in_book(story: Story, anchor: str) -> str:
    return f"verhaal-{story.slug}--{anchor}"


def short_name(story: Story, plan: Plan) -> str:
    """The place of a story; with a number when the book has more stories from there: `Eindhoven (2)`."""
    name = story.place_name
    same = [each for each in plan.stories if each.place_name == name]
    return name if len(same) == 1 else f"{name} ({same.index(story) + 1})"


def families_of(register: Register, vocabulary: Vocabulary) -> list[tuple[str, str, list[RegisterEntry]]]:
    """The ingredient entries by family: slug, label and entries."""
    groups = [
        (family, family.label, [e for e in register.entries if e.ingredient and e.ingredient.family == family])
        for family in vocabulary.words("families").values()
    ]
    return [group for group in groups if group[2]]
