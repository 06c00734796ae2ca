"""A library of a few made-up entries: what a test does not name is filled in and right."""

import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from hoedan.check.check_library import check_library
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.site.page import Page
from hoedan.site.pages import Site
from made.places import write_places
from made.vocabulary import INGREDIENT_HEADINGS, LIBRARY_FILE, STORY_HEADINGS

SITE_URL = "https://voorbeeld.test/hoedan/"
INGREDIENTS = {"vertrouwen": "nabijheid", "lange-adem": "leren", "gedeelde-visie": "richting"}
"""Slug of each ingredient -> its family."""
THEMES = ("wonen", "schulden")
SETBACKS = ("geld", "tempo")
SUMMARY = "Wat was de vraag in deze gemeente? Dit is wat zij deden, in één zin die lang genoeg is."
STORY: Mapping[str, Any] = {
    "summary": SUMMARY,
    "municipalities": ["Zwolle"],
    "period": {"start": 2021},
    "status": "geborgd",
    "themes": ["wonen"],
    "ingredients": ["vertrouwen", "lange-adem"],
    "sources": [
        {
            "id": 1,
            "title": "Een bron",
            "publisher": "Een krant",
            "url": "https://bron.test/a?b=(1)&c=2",
            "date": "2021-05",
            "kind": "pers",
        }
    ],
    "contact": {"organisation": "De gemeente"},
}
"""The front matter of a made story, but its title."""
DATES = {"published": "2026-01-10", "reviewed": "2026-02-10"}
"""What an editor adds."""


def write_library(
    root: Path,
    *,
    ingredients: Mapping[str, str] = INGREDIENTS,
    themes: Iterable[str] = THEMES,
    setbacks: Iterable[str] = (),
    site_url: str = SITE_URL,
) -> Path:
    """Ingredients and themes, and no story yet, in `root`; 'lange-adem' is related to 'vertrouwen'."""
    (root / "stories").mkdir(parents=True, exist_ok=True)
    settings = f"site_name: Hoe dan?\nsite_url: {site_url}\nrepo_url: https://github.com/a/b\nplugins: []\n"
    write(root / "mkdocs.yml", settings)
    write_places(root)
    shutil.copy(LIBRARY_FILE, root)
    write(root / "docs" / "index.md", "---\ntitle: Geen recept\n---\nWelkom.\n")
    for slug, family in ingredients.items():
        write(root / "ingredients" / f"{slug}.md", ingredient_text(slug, family))
    for slug in themes:
        front = {"title": title_of(slug), "summary": f"Waar het thema {slug} over gaat, in één zin die lang genoeg is."}
        write(root / "docs" / "themas" / f"{slug}.md", file_text(front, f"Tekst over {slug}.\n"))
    for slug in setbacks:
        front = {
            "title": title_of(slug),
            "summary": f"Hoe het struikelblok {slug} eruitziet, in een zin die genoeg zegt.",
        }
        write(root / "docs" / "struikelblokken" / f"{slug}.md", file_text(front, f"Tekst over {slug}.\n"))
    return root


def write_story(root: Path, slug: str, text: str = "", **front: Any) -> Path:
    """Write `stories/<slug>.md` with this front matter beside the rest; without `text`, a passage per ingredient."""
    return write(root / "stories" / f"{slug}.md", story_text(slug, text, **front))


def without_choices(settings: str) -> str:
    """Our own mkdocs.yml for a library that does not have the stories which it chooses for the home page."""
    return re.sub(r"(?m)^    (?:highlighted_story:.*|home_(?:stories|questions):(?:\n      .*)+)\n", "", settings)


def make_library(root: Path, **stories: str) -> Path:
    """A library with two ingredients, one theme, and a story for each name (`_` becomes `-`).

    The value of a story is front matter in YAML that is written as it is, perhaps with a text after a line `===`.
    """
    write_library(root, ingredients={slug: INGREDIENTS[slug] for slug in STORY["ingredients"]}, themes=STORY["themes"])
    for name, value in stories.items():
        yaml_lines, _, text = value.partition("===\n")
        slug = name.replace("_", "-")
        write(root / "stories" / f"{slug}.md", story_text(slug, text, yaml_lines))
    return root


def story_text(slug: str, text: str = "", yaml_lines: str = "", **front: Any) -> str:
    """The one template of a made story; `yaml_lines` are front matter that is written as it is."""
    values = {"title": f"Verhaal {slug}", **STORY, **front}
    written = yaml.safe_load(yaml_lines) or {}
    ingredients = written.get("ingredients", values["ingredients"])
    dumped = {key: value for key, value in values.items() if key not in written}
    return file_text(dumped, text or story_body(passages(ingredients, slug)), yaml_lines)


def passages(ingredients: Sequence[str], slug: str = "verhaal") -> str:
    """A passage for each ingredient."""
    return "\n\n".join(f'Dit laat {each} zien in {slug}.[^1]\n{{: ingredient="{each}" }}' for each in ingredients)


def story_body(approach: str = passages(STORY["ingredients"])) -> str:
    """A text that is right, with every heading; `approach` has the passages."""
    return under_headings(
        ("Het begon in de wijk.[^1]", approach, "Het hielp.", "Het duurde lang.", "Blijf bij elkaar.")
    )


def under_headings(texts: Iterable[str]) -> str:
    """Each text of a story under its heading."""
    return "\n".join(f"## {heading}\n\n{text}\n" for heading, text in zip(STORY_HEADINGS, texts, strict=True))


def ingredient_text(slug: str, family: str) -> str:
    front = {
        "title": title_of(slug),
        "summary": f"Waar {title_of(slug)} over gaat, in één zin die lang genoeg is.",
        "family": family,
        "icon": "heart",
        "questions": ["Wie doet mee?", "Wat is er al?", "Wie beslist?"],
        "related": ["vertrouwen"] if slug == "lange-adem" else [],
    }
    return file_text(front, "\n".join(f"## {heading}\n\nTekst over {slug}.\n" for heading in INGREDIENT_HEADINGS))


def file_text(front: Mapping[str, Any], text: str, yaml_lines: str = "") -> str:
    return f"---\n{yaml.safe_dump(dict(front), allow_unicode=True, sort_keys=False)}{yaml_lines}---\n\n{text}"


def title_of(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def read_library(root: Path) -> Library:
    """The library in a folder, which must have no error."""
    checked = check_library(root, is_coached=False)
    errors = [str(found) for found in checked.problems if found.is_error]
    assert not errors, errors
    return checked.library


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes: two of these are equal when nothing has changed."""
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}


def pages_of(library: Library) -> dict[str, Page]:
    """Every page of the site by address."""
    return {page.url: page for page in Site(library, link_library(library)).pages()}
