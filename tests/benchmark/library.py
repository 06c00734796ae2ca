"""Believable libraries of any size: the real ingredients, themes and pages, and stories made from a seed.

Ingredients, places and lengths follow Zipf's law: a few are everywhere, most are rare. The average story is as long as
a real one, and the words are those of the real stories, so that compression and the index behave as they would.
"""

import random
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, TypeVar

from hoedan.library.library import Library
from made import library as made
from made.many import own_library
from made.vocabulary import STATUSES, STORY_HEADINGS

PROJECT = Path(__file__).parents[2]
COPIED = ("mkdocs.yml", "library.yml", "docs", "ingredients", "places")
LINKED = ("hooks", "overrides")
LONGEST = 40
"""Most paragraphs of a story beside one under each heading and one for each ingredient."""

T = TypeVar("T")


class Zipf(Generic[T]):
    """Draws from items by Zipf's law: the n-th has a weight of 1/n."""

    def __init__(self, items: Sequence[T]) -> None:
        self.items = items
        self.weights = list(accumulate(1 / (rank + 1) for rank in range(len(items))))

    def draw(self, count: int, chance: random.Random) -> list[T]:
        """Draw `count` different items, or all if there are no more."""
        count = min(count, len(self.items))
        drawn: dict[T, None] = {}
        while len(drawn) < count:
            drawn[chance.choices(self.items, cum_weights=self.weights)[0]] = None
        return list(drawn)


@dataclass(frozen=True)
class Stock:
    """What stories are made of."""

    ingredients: Zipf[str]
    themes: Zipf[str]
    places: Zipf[str]
    lengths: Zipf[int]
    sentences: Sequence[str]


def write_library(root: Path, stories: int, seed: int = 1) -> None:
    """Write a library of `stories` generated stories to the new folder `root`; the same seed gives the same files."""
    root.mkdir(parents=True)
    for name in COPIED:
        source = PROJECT / name
        shutil.copytree(source, root / name) if source.is_dir() else shutil.copy(source, root / name)
    for name in LINKED:
        (root / name).symlink_to(PROJECT / name)
    for name in ("stories", "bundles"):
        (root / name).mkdir()
    config = root / "mkdocs.yml"
    config.write_text(made.without_choices(config.read_text("utf-8")), "utf-8")
    for page in [*(root / "ingredients").glob("*.md"), *(root / "docs").rglob("*.md")]:
        page.write_text(without_story_links(page.read_text("utf-8")), "utf-8")
    stock = stock_of(own_library())
    chance = random.Random(seed)
    for number in range(stories):
        (root / "stories" / f"{slug_of(number)}.md").write_text(story_text(number, stock, chance), "utf-8")


def without_story_links(text: str) -> str:
    """Keep the words of links to real stories, which are not in a generated library."""
    return re.sub(r"\[([^\]]*)\]\((?:\.\./)+(?:stories|bundles)/[^)]*\)", r"\1", text)


def stock_of(real: Library) -> Stock:
    """The ingredients, themes and sentences of the real library, and all municipalities, the largest first."""
    places = sorted(real.gazetteer.municipalities, key=lambda each: -each.population)
    return Stock(
        Zipf([each.slug for each in real.ingredients]),
        Zipf([each.slug for each in real.themes]),
        Zipf([each.name for each in places]),
        Zipf(range(LONGEST + 1)),
        sentences_of(real),
    )


def sentences_of(library: Library) -> list[str]:
    """The plain sentences of the real stories."""
    text = " ".join(story.body.text for story in library.stories)
    plain = re.sub(r"\[\^\d+\]|\{:[^}]*\}|#+ [^\n]*|\[([^\]]*)\]\([^)]*\)|[*_`|>]", r"\1", text)
    found = re.split(r"(?<=[.?!])\s+", plain)
    return [" ".join(each.split()) for each in found if 30 < len(each) < 250 and "- " not in each]


def story_text(number: int, stock: Stock, chance: random.Random) -> str:
    """Write one whole story: each ingredient has its passage, under one of the headings."""
    ingredients = stock.ingredients.draw(chance.randint(2, 6), chance)
    front = front_matter(number, stock, chance) | {"ingredients": ingredients}
    paragraphs = {heading: [paragraph(stock, chance)] for heading in STORY_HEADINGS}
    for _ in range(stock.lengths.draw(1, chance)[0]):
        paragraphs[chance.choice(STORY_HEADINGS)].append(paragraph(stock, chance))
    for slug in ingredients:
        passage = f'{paragraph(stock, chance)}\n{{: ingredient="{slug}" }}'
        paragraphs[chance.choice(STORY_HEADINGS)].append(passage)
    paragraphs[STORY_HEADINGS[0]][0] += "[^1]"
    return made.story_text(slug_of(number), made.under_headings(map("\n\n".join, paragraphs.values())), **front)


def slug_of(number: int) -> str:
    return f"verhaal-{number:05}"


def front_matter(number: int, stock: Stock, chance: random.Random) -> dict[str, Any]:
    title = " ".join(chance.choice(stock.sentences).split()[:9]).rstrip(".,?!;:")
    return {
        "title": f"{number}: {title}"[:90],
        "summary": " ".join(chance.sample(stock.sentences, 2))[:320],
        "municipalities": stock.places.draw(1 if chance.random() < 0.9 else 3, chance),
        "period": {"start": chance.randint(2008, 2026)},
        "status": chance.choice([status for status in STATUSES if status != "gestopt"]),
        "themes": stock.themes.draw(chance.randint(1, 3), chance),
        "sources": [{"id": 1, "title": f"Bron bij verhaal {number}", "publisher": "Gemeente"}],
        "published": f"20{chance.randint(20, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
    }


def paragraph(stock: Stock, chance: random.Random) -> str:
    return " ".join(chance.sample(stock.sentences, chance.randint(2, 5)))
