"""Believable libraries of any size: the real ingredients, themes and pages, and stories made from a seed.

Ingredients, places and lengths follow Zipf's law, as they do in the real library: a few are everywhere, most are rare.
The words are those of the real stories, so that compression and the index behave as they would.
"""

import random
import re
import shutil
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import yaml

from hoedan.check import check_library
from hoedan.library import Library
from hoedan.vocabulary import STATUSES, STORY_HEADINGS

PROJECT = Path(__file__).parent.parent.parent
COPIED = ("mkdocs.yml", "docs", "ingredients")
LINKED = ("hooks", "overrides")


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
    real = check_library(PROJECT).library
    for kind in ("docs/achtergrond", "docs/themas"):
        for page in (root / kind).glob("*.md"):
            page.write_text(without_story_links(page.read_text("utf-8")), "utf-8")
    for page in [*(root / "ingredients").glob("*.md"), *(root / "docs").rglob("*.md")]:
        page.write_text(without_story_links(page.read_text("utf-8")), "utf-8")
    chance = random.Random(seed)
    sentences = sentences_of(real)
    for number in range(stories):
        text = story_text(number, real, sentences, chance)
        (root / "stories" / f"verhaal-{number:05}.md").write_text(text, "utf-8")


def without_story_links(text: str) -> str:
    """Keep the words of links to real stories, which are not in a generated library."""
    return re.sub(r"\[([^\]]*)\]\((?:\.\./)+(?:stories|bundles)/[^)]*\)", r"\1", text)


def sentences_of(library: Library) -> list[str]:
    """The plain sentences of the real stories."""
    text = " ".join(story.body.text for story in library.stories)
    plain = re.sub(r"\[\^\d+\]|\{:[^}]*\}|#+ [^\n]*|\[([^\]]*)\]\([^)]*\)|[*_`|>]", r"\1", text)
    found = re.split(r"(?<=[.?!])\s+", plain)
    return [" ".join(each.split()) for each in found if 30 < len(each) < 250 and "- " not in each]


def zipf(items: Sequence[str], count: int, chance: random.Random) -> list[str]:
    """Draw `count` different items; the n-th is drawn with a weight of 1/n."""
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(items))))
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        drawn[chance.choices(items, cum_weights=weights)[0]] = None
    return list(drawn)


def story_text(number: int, real: Library, sentences: list[str], chance: random.Random) -> str:
    """Write one whole story, with its passages and sources."""
    ingredients = zipf([each.slug for each in real.ingredients], chance.randint(2, 6), chance)
    places = sorted(real.gazetteer.municipalities, key=lambda each: -each.population)
    front = {
        "title": f"{number}: {' '.join(chance.choice(sentences).split()[:9]).rstrip('.,?!;:')}"[:90],
        "summary": " ".join(chance.sample(sentences, 2))[:320],
        "municipalities": zipf([each.name for each in places], 1 if chance.random() < 0.9 else 3, chance),
        "period": {"start": chance.randint(2008, 2026)},
        "status": chance.choice([status for status in STATUSES if status != "gestopt"]),
        "themes": zipf([each.slug for each in real.themes], chance.randint(1, 3), chance),
        "ingredients": ingredients,
        "sources": [{"id": 1, "title": f"Bron bij verhaal {number}", "publisher": "Gemeente"}],
        "published": f"20{chance.randint(20, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
    }
    waiting = list(ingredients)
    parts = [f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False)}---\n"]
    for heading in STORY_HEADINGS:
        paragraphs = [paragraph(sentences, chance) for _ in range(1 + int(chance.paretovariate(1.5)) % 6)]
        paragraphs[0] += "[^1]"
        marked = [f'{waiting.pop()}" }}' if waiting else "" for _ in range(2)]
        paragraphs += [f'{paragraph(sentences, chance)}\n{{: ingredient="{mark}' for mark in marked if mark]
        parts.append(f"\n## {heading}\n\n" + "\n\n".join(paragraphs) + "\n")
    return "".join(parts)


def paragraph(sentences: list[str], chance: random.Random) -> str:
    return " ".join(chance.sample(sentences, chance.randint(2, 5)))
