"""A small library on disk: what a test does not name is filled in and right."""

import re
from pathlib import Path

import yaml

from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.site.page import Page
from hoedan.site.pages import Site

TEXT = """
## Aanleiding

Het begon in de wijk.[^1]
{: ingredient="vertrouwen" }

## Aanpak

Zij deden het samen, en lang.
{: ingredient="lange-adem" }

## Resultaat

Het hielp.

## Vallen en opstaan

Het duurde lang.

## Lessen

Blijf bij elkaar.
"""


def make_library(root: Path, **stories: str) -> Path:
    """Write a library with two ingredients, one theme, and a story for each name (`_` becomes `-`).

    The value of a story is extra front matter in YAML, perhaps with a text after a line `===`.
    """
    write(root / "mkdocs.yml", "site_name: Test\nsite_url: https://test.example/\nrepo_url: https://github.com/a/b\n")
    for slug in ("vertrouwen", "lange-adem"):
        write(root / "ingredients" / f"{slug}.md", ingredient(slug))
    theme = {"title": "Wonen", "summary": "Een thema met een samenvatting die lang genoeg is voor de regels."}
    write(root / "docs" / "themas" / "wonen.md", f"---\n{yaml.safe_dump(theme)}---\n\nOver wonen.\n")
    for name, extra in stories.items():
        slug = name.replace("_", "-")
        write(root / "stories" / f"{slug}.md", story(slug, extra))
    return root


def story(slug: str, extra: str = "") -> str:
    front, _, text = extra.partition("===\n")
    values = {
        "title": f"Verhaal {slug}",
        "summary": "Hoe hielp de wijk zichzelf? De gemeente en de buurt deden het samen.",
        "municipalities": ["Zwolle"],
        "period": {"start": 2021},
        "status": "loopt",
        "themes": ["wonen"],
        "ingredients": ["vertrouwen", "lange-adem"],
        "sources": [{"id": 1, "title": "Bron", "publisher": "Gemeente Zwolle"}],
    }
    kept = {key: value for key, value in values.items() if not re.search(rf"(?m)^{key}:", front)}
    return f"---\n{yaml.safe_dump(kept, sort_keys=False)}{front}---\n{text or TEXT}"


def ingredient(slug: str) -> str:
    values = {
        "title": slug.capitalize(),
        "summary": "Een ingrediënt met een samenvatting die lang genoeg is voor de regels.",
        "family": "richting",
        "icon": "heart",
        "questions": ["Wie?", "Wat?", "Waar?"],
    }
    headings = "\n".join(
        f"## {h}\n\nTekst.\n" for h in ("Wat is het?", "Waarom werkt het?", "Zo begin je", "Valkuilen")
    )
    return f"---\n{yaml.safe_dump(values, sort_keys=False)}---\n\n{headings}"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes: two of these are equal when nothing has changed."""
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in sorted(root.rglob("*")) if file.is_file()}


def pages_of(library: Library) -> dict[str, Page]:
    """Every page of the site by address."""
    return {page.url: page for page in Site(library, link_library(library)).pages()}
