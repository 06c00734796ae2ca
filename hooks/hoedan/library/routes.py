"""Reading routes: who has little time gets the stories that fit what they come for, each with the reason why.

Who they are and what they come for stands in `library.yml`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest

from ..language.slugs import slugify
from ..model.fixed_words import LASTING, Quality
from ..model.vocabulary import RoleEntry, Vocabulary, WantEntry
from ..text.grammar import HASH_HEADING
from .library import Library
from .story import Story

Reason = Callable[[Story, Library], str]
"""Why a story is worth reading, in words; empty when it is not for this reason."""
MOST_STOPS = 30
"""Stories of a route, before time and place choose among them."""
MOST_CANDIDATES = 150
"""Stories that are weighed against each other, so that a large library costs no more."""
MOST_REASONS = 3
SAME_THEME = 1.0
SAME_PLACE = 2.0
"""What a story loses for each earlier one with its first theme, or from its place."""
EASY = 60.0
"""Flesch-Douma from which a text reads easily."""


@dataclass(frozen=True)
class Role:
    """Who reads, and what for."""

    entry: RoleEntry
    part: str
    """The heading of a story to read when there is no time for all of it."""
    wants: tuple[tuple[float, Reason], ...]
    """Each with its weight; the first that a story has are told."""

    @property
    def slug(self) -> str:
        return self.entry.slug

    @property
    def label(self) -> str:
        return self.entry.label

    @property
    def wish(self) -> str:
        return self.entry.wish

    @property
    def asks(self) -> bool:
        return self.entry.asks == "ja"

    @property
    def anchor(self) -> str:
        """Where its part of a story begins."""
        return slugify(self.part)


def roles_of(words: Vocabulary) -> list[Role]:
    """Everyone who can ask for a route, in the order of the form."""
    return [
        Role(role, words.heading_of(role.part), tuple((float(want.weight), reason_of(want)) for want in role.wants))
        for role in words.roles
    ]


@dataclass(frozen=True)
class Stop:
    """A story on a route."""

    story: Story
    reasons: tuple[str, ...]
    part_words: int


def shows(ingredient: str) -> Reason:
    def reason(story: Story, library: Library) -> str:
        known = ingredient in story.front.ingredients and ingredient in library.ingredient
        return f"laat zien: {library.ingredient[ingredient].title}" if known else ""

    return reason


def stumbled_on(setback: str) -> Reason:
    def reason(story: Story, library: Library) -> str:
        known = setback in story.setbacks and setback in library.setback
        return f"waar het misging: {library.setback[setback].title}" if known else ""

    return reason


def with_partner(kind: str, words: str) -> Reason:
    return lambda story, _: words if any(partner.type == kind for partner in story.front.partners) else ""


def seen_by_others(story: Story, _library: Library) -> str:
    return "onafhankelijk bekeken" if story.evidence == "onafhankelijk-bekeken" else ""


def in_figures(story: Story, _library: Library) -> str:
    return "met cijfers" if story.front.figures else ""


def with_open_questions(story: Story, _library: Library) -> str:
    return "met vragen die nog openstaan" if story.front.open_questions else ""


def says_what_is_needed(story: Story, _library: Library) -> str:
    return "zegt wat je ervoor nodig hebt" if story.front.conditions else ""


def lasts(story: Story, _library: Library) -> str:
    return story.status_label.lower() if story.front.status.phase == LASTING else ""


def reads_easily(story: Story, _library: Library) -> str:
    return "leest makkelijk" if story.readability.flesch_douma >= EASY else ""


def is_recent(story: Story, library: Library) -> str:
    year = (story.newest_source or "")[:4]
    return f"met een bron uit {year}" if year and int(year) >= library.today.year - 1 else ""


QUALITIES: Mapping[Quality, Reason] = {
    "onafhankelijk": seen_by_others,
    "cijfers": in_figures,
    "open-vragen": with_open_questions,
    "voorwaarden": says_what_is_needed,
    "blijvend": lasts,
    "leesbaar": reads_easily,
    "recent": is_recent,
}


def reason_of(want: WantEntry) -> Reason:
    """What a role comes for; of an ingredient or setback that the library has not, no story is an example."""
    if want.quality:
        return QUALITIES[want.quality]
    if want.ingredient:
        return shows(want.ingredient)
    return stumbled_on(want.setback) if want.setback else with_partner(want.partner or "", want.words or "")


def route_of(role: Role, library: Library) -> list[Stop]:
    """The stories for a role, the best first; one after another differ in theme and place."""
    weighed = weigh(role, library)
    left = sorted(weighed, key=lambda story: (-weighed[story], story.slug))[:MOST_CANDIDATES]
    places = {story: story.municipalities_label for story in left}
    chosen: list[Story] = []
    of_theme, from_place = Counter[str](), Counter[str]()
    """How many of those chosen have a first theme, and come from a place."""

    def worth(story: Story) -> float:
        likeness = SAME_THEME * of_theme[story.front.themes[0]] + SAME_PLACE * from_place[places[story]]
        return weighed[story] - likeness

    while left and len(chosen) < MOST_STOPS:
        best = max(left, key=worth)
        left.remove(best)
        chosen.append(best)
        of_theme[best.front.themes[0]] += 1
        from_place[places[best]] += 1
    return [Stop(story, tuple(reasons_for(role, story, library)), words_under(story, role.part)) for story in chosen]


def weigh(role: Role, library: Library) -> dict[Story, float]:
    """What each story weighs that can be a candidate.

    Only of those whose text can still bring them among the candidates is seen how easily it reads: that takes long.
    """
    quick = [(weight, has) for weight, has in role.wants if has is not reads_easily]
    by_text = sum(weight for weight, has in role.wants if has is reads_easily)
    weighed = {story: sum(weight for weight, has in quick if has(story, library)) for story in library.stories}
    least = min(nlargest(MOST_CANDIDATES, weighed.values()), default=0)
    return {
        story: weight + by_text if by_text and reads_easily(story, library) else weight
        for story, weight in weighed.items()
        if weight + by_text >= least
    }


def reasons_for(role: Role, story: Story, library: Library) -> list[str]:
    return list(filter(None, (has(story, library) for _, has in role.wants)))[:MOST_REASONS]


def words_under(story: Story, heading: str) -> int:
    """How many words stand under a heading of a story, counted as its reading time is."""
    return sum(len(text.split()) for name, text in sections_of(story) if name == heading)


def sections_of(story: Story) -> Iterator[tuple[str, str]]:
    """Name and text of each part of a story; a heading that is underlined takes two lines."""
    lines = story.body.text.split("\n")
    heads = [each for each in story.body.headings if each.level == 2 and not each.is_nested]
    starts = [each.line - story.body.first_line for each in heads]
    for head, start, end in zip(heads, starts, [*starts[1:], len(lines)], strict=True):
        size = 1 if HASH_HEADING.fullmatch(lines[start]) else 2
        yield head.text, "\n".join(lines[start + size : end])
