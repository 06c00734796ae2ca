"""'Past dit bij ons?': a story beside one's own municipality. The browser says the same: `tests/places/fits.json`."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..language.dutch import dutch_number, enumerate_dutch
from ..model.vocabulary import Vocabulary
from ..places.gazetteer import Municipality, distance_km
from ..places.likeness import size_in_words
from .story import Story


@dataclass(frozen=True)
class Fit:
    """What is alike, what differs, and what only the reader knows; each as parts of a sentence."""

    alike: tuple[str, ...]
    other: tuple[str, ...]
    unknown: tuple[str, ...]


def fit_of(story: Story, own: Municipality, vocabulary: Vocabulary) -> Fit | None:
    """A story seen from `own`; None when it is about that municipality itself."""
    if own in story.municipalities:
        return None
    partners = enumerate_dutch(partner_types(story, vocabulary))
    return compare(own, story.municipalities, partners=partners, conditions=len(story.front.conditions))


def partner_types(story: Story, vocabulary: Vocabulary) -> list[str]:
    """The kinds of its partners as a sentence names them, each once."""
    types = dict.fromkeys(partner.type for partner in story.front.partners)
    return [phrase for each in types if (phrase := vocabulary.partner_phrases[each])]


def compare(own: Municipality, places: Sequence[Municipality], *, partners: str, conditions: int) -> Fit:
    """Compare with the nearest of the places of a story, none of which is `own`; at least one.

    A region goes by its name alone: what kind it is differs by country.
    """
    theirs = min(places, key=lambda place: distance_km(own, place))
    size = size_in_words(own.population, theirs.population)
    figures = f"{dutch_number(theirs.population)} inwoners, {own.name} {dutch_number(own.population)}"
    line = f"{theirs.name} is {size} ({figures})"
    is_as_large = size == "ongeveer even groot"
    is_near = own.labour_market_region == theirs.labour_market_region
    alike = [line] if is_as_large else []
    if is_near:
        alike.append(f"ook in {own.labour_market_region}")
    elif own.province == theirs.province:
        alike.append(f"ook in {own.province}")
    region = "" if is_near else f", in {theirs.labour_market_region}"
    distance = max(1, math.floor(distance_km(own, theirs) + 0.5))
    other = [*([] if is_as_large else [line]), f"{distance} km hemelsbreed{region}"]
    return Fit(tuple(alike), tuple(other), unknown_of(partners, conditions))


def unknown_of(partners: str, conditions: int) -> tuple[str, str]:
    """What nobody but the reader knows: who works together there, and what is there."""
    together = (
        f"of jullie samenwerken met {partners}" if partners else "wie er meewerkten: de bronnen noemen geen partners"
    )
    if not conditions:
        return together, "wat je ervoor nodig hebt: dat staat niet in de bronnen"
    needed = "of je hebt wat hieronder nodig is"
    return together, needed if conditions == 1 else f"of je de {conditions} dingen hebt die hieronder staan"
