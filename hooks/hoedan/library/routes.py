"""Reading routes: who has little time gets the stories that fit what they come for, each with the reason why.

What a role comes for stands in `ROLES` and nowhere else.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..language.slugs import slugify
from ..model.vocabulary import STATUS_LABELS
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

    slug: str
    label: str
    wish: str
    """What the route looks for, as the end of 'Deze route zoekt ...'."""
    part: str
    """The heading of a story to read when there is no time for all of it."""
    wants: tuple[tuple[float, Reason], ...]
    """Each with its weight; the first that a story has are told."""
    asks: bool = False
    """Whether questions to ask are part of it."""

    @property
    def anchor(self) -> str:
        """Where its part of a story begins."""
        return slugify(self.part)


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
    return STATUS_LABELS["geborgd"].lower() if story.front.status == "geborgd" else ""


def reads_easily(story: Story, _library: Library) -> str:
    return "leest makkelijk" if story.readability.flesch_douma >= EASY else ""


def is_recent(story: Story, library: Library) -> str:
    year = (story.newest_source or "")[:4]
    return f"met een bron uit {year}" if year and int(year) >= library.today.year - 1 else ""


ROLES = (
    Role(
        slug="raadslid",
        label="Raadslid",
        wish="verhalen die anderen onderzochten, met cijfers en met wat er misging",
        part="Vallen en opstaan",
        wants=(
            (3.0, seen_by_others),
            (2.0, stumbled_on("geld")),
            (2.0, shows("sturen-en-verantwoorden")),
            (1.5, in_figures),
            (1.0, with_open_questions),
            (1.0, is_recent),
        ),
        asks=True,
    ),
    Role(
        slug="beleidsadviseur",
        label="Beleidsadviseur",
        wish="verhalen die zeggen wat je ervoor nodig hebt, en of het bleef",
        part="Aanpak",
        wants=(
            (3.0, says_what_is_needed),
            (2.5, lasts),
            (2.0, shows("domeinoverstijgend-samenwerken")),
            (1.5, shows("gebundeld-budget")),
            (1.0, seen_by_others),
            (1.0, is_recent),
        ),
    ),
    Role(
        slug="wijkteam",
        label="Lid van een wijkteam",
        wish="lessen uit het werk dicht bij de inwoner",
        part="Lessen",
        wants=(
            (3.0, shows("dicht-bij-de-inwoner")),
            (2.5, shows("ruimte-voor-professionals")),
            (2.0, shows("vast-aanspreekpunt")),
            (1.5, stumbled_on("werkdruk")),
            (1.0, shows("eerder-en-lichter")),
            (0.5, reads_easily),
        ),
    ),
    Role(
        slug="inwoner",
        label="Inwoner",
        wish="verhalen waarin inwoners zelf aan het stuur zitten, in gewone taal",
        part="Resultaat",
        wants=(
            (3.0, shows("inwoner-aan-het-stuur")),
            (2.0, with_partner("bewonersinitiatief", "bewoners deden zelf mee")),
            (1.5, stumbled_on("zeggenschap")),
            (1.5, reads_easily),
            (1.0, shows("vertrouwen")),
        ),
        asks=True,
    ),
)
"""Everyone who can ask for a route, in the order of the form."""


def route_of(role: Role, library: Library) -> list[Stop]:
    """The stories for a role, the best first; one after another differ in theme and place."""
    weighed = {story: sum(weight for weight, has in role.wants if has(story, library)) for story in library.stories}
    left = sorted(weighed, key=lambda story: (-weighed[story], story.slug))[:MOST_CANDIDATES]
    chosen: list[Story] = []
    while left and len(chosen) < MOST_STOPS:
        best = max(left, key=lambda story: weighed[story] - likeness_to(chosen, story))
        left.remove(best)
        chosen.append(best)
    return [Stop(story, tuple(reasons_for(role, story, library)), words_under(story, role.part)) for story in chosen]


def likeness_to(chosen: list[Story], story: Story) -> float:
    themes = sum(other.front.themes[0] == story.front.themes[0] for other in chosen)
    places = sum(other.municipalities_label == story.municipalities_label for other in chosen)
    return SAME_THEME * themes + SAME_PLACE * places


def reasons_for(role: Role, story: Story, library: Library) -> list[str]:
    return list(filter(None, (has(story, library) for _, has in role.wants)))[:MOST_REASONS]


def words_under(story: Story, heading: str) -> int:
    """How many words stand under a heading of a story, counted as its reading time is."""
    return sum(len(text.split()) for name, text in sections_of(story) if name == heading)


def sections_of(story: Story) -> Iterator[tuple[str, str]]:
    """Name and text of each part of a story."""
    lines = story.body.text.split("\n")
    heads = [each for each in story.body.headings if each.level == 2 and not each.is_nested]
    starts = [each.line - story.body.first_line for each in heads]
    for head, start, end in zip(heads, starts, [*starts[1:], len(lines)], strict=True):
        yield head.text, "\n".join(lines[start + 1 : end])
