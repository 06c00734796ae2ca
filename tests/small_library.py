"""A library of a few made-up entries, for tests that change one thing and look at what follows."""

from pathlib import Path

from hoedan.check.check_library import check_library
from hoedan.library.library import Library

SITE_URL = "https://voorbeeld.test/hoedan/"

INGREDIENT = """---
title: {title}
summary: Waar {title} over gaat, in één zin die lang genoeg is.
family: {family}
icon: heart
questions: [Wie doet mee?, Wat is er al?, Wie beslist?]
related: {related}
---
## Wat is het?

Tekst over {title}.

## Waarom werkt het?

Tekst.

## Zo begin je

Tekst.

## Valkuilen

Tekst.
"""

THEME = """---
title: {title}
summary: Waar het thema {title} over gaat, in één zin die lang genoeg is.
---
Tekst over {title}.
"""

STORY = """---
title: {title}
summary: {summary}
municipalities: {municipalities}
period: {{start: 2021}}
status: loopt
themes: {themes}
ingredients: {ingredients}
sources:
  - {{id: 1, title: Een bron, publisher: Een krant, url: "https://bron.test/a?b=(1)&c=2", date: 2021-05}}
{more}---
## Aanleiding

In de plaats speelde iets.[^1]

## Aanpak

{passages}

## Resultaat

Er kwam iets uit.

## Vallen en opstaan

Iets ging mis.

## Lessen

- Begin klein.
"""

SUMMARY = "Wat was de vraag in deze gemeente? Dit is wat zij deden, in één zin die lang genoeg is."


def write_library(root: Path, site_url: str = SITE_URL) -> Path:
    """Three ingredients, two themes and no story yet, in `root`."""
    for folder in ("stories", "ingredients", "docs/themas"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(f"site_name: Hoe dan?\nsite_url: {site_url}\nplugins: []\n", encoding="utf-8")
    (root / "docs" / "index.md").write_text("---\ntitle: Geen recept\n---\nWelkom.\n", encoding="utf-8")
    for slug, family in (("vertrouwen", "nabijheid"), ("lange-adem", "leren"), ("gedeelde-visie", "richting")):
        related = "[vertrouwen]" if slug == "lange-adem" else "[]"
        text = INGREDIENT.format(title=slug.replace("-", " ").capitalize(), family=family, related=related)
        (root / "ingredients" / f"{slug}.md").write_text(text, encoding="utf-8")
    for slug in ("wonen", "schulden"):
        (root / "docs" / "themas" / f"{slug}.md").write_text(THEME.format(title=slug.capitalize()), encoding="utf-8")
    return root


def write_story(
    root: Path,
    slug: str,
    title: str = "",
    *,
    summary: str = SUMMARY,
    municipalities: str = "[Zwolle]",
    themes: str = "[wonen]",
    ingredients: tuple[str, ...] = ("vertrouwen", "lange-adem"),
    more: str = "published: 2026-01-10\nreviewed: 2026-02-10\n",
    passages: str = "",
) -> None:
    """Write `stories/<slug>.md`; without `passages` each ingredient gets one of its own."""
    shown = passages or "\n\n".join(
        f'Dit laat {ingredient} zien in {slug}.[^1]\n{{: ingredient="{ingredient}" }}' for ingredient in ingredients
    )
    text = STORY.format(
        title=title or f"Verhaal {slug}",
        summary=summary,
        municipalities=municipalities,
        themes=themes,
        ingredients=f"[{', '.join(ingredients)}]",
        more=more,
        passages=shown,
    )
    (root / "stories" / f"{slug}.md").write_text(text, encoding="utf-8")


def read_library(root: Path) -> Library:
    checked = check_library(root)
    assert [str(found) for found in checked.problems if found.is_error] == []
    return checked.library
