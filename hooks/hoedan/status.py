"""What the library has and what it lacks, for editors."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from .gazetteer import SIZE_CLASSES
from .library import Library
from .link import Links
from .markup import render_story_text


class StatusFormat(StrEnum):
    """How `hoedan status` writes."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True)
class Status:
    """Counts and gaps. Keys are slugs, names of provinces, or paths of files."""

    stories: int
    municipalities: int
    coverage: dict[str, dict[str, int]]
    """Ingredient -> theme -> number of stories that have both."""
    provinces: dict[str, int]
    sizes: dict[str, int]
    few_passages: list[str]
    """Ingredients that fewer than three stories show."""
    few_stories: list[str]
    """Themes with fewer than two stories."""
    orphans: list[str]


def status_of(library: Library) -> Status:
    texts = {story.slug: render_story_text(story.body, story.path) for story in library.stories}
    links = Links(library, texts)
    return Status(
        stories=len(library.stories),
        municipalities=len(links.municipalities_with_stories),
        coverage={
            ingredient.slug: {theme.slug: links.coverage(ingredient, theme) for theme in library.themes}
            for ingredient in library.ingredients
        },
        provinces={name: len(library.stories_by_province.get(name, ())) for name in library.gazetteer.provinces},
        sizes=dict(links.sizes),
        few_passages=[i.slug for i in library.ingredients if len(links.passages_by_story(i)) < 3],
        few_stories=[theme.slug for theme in library.themes if len(links.stories_with_theme(theme)) < 2],
        orphans=links.orphans(),
    )


def write_status(status: Status, form: StatusFormat) -> str:
    if form is StatusFormat.JSON:
        return json.dumps(asdict(status), ensure_ascii=False, indent=2) + "\n"
    lines = [f"{status.stories} verhalen uit {status.municipalities} gemeenten", "", "Verhalen per provincie"]
    lines += [f"  {name:<16}{count:>4}" for name, count in status.provinces.items()]
    lines += ["", "Verhalen per grootte (inwoners)"]
    lines += [f"  {SIZE_CLASSES[size][0]:<16}{count:>4}" for size, count in status.sizes.items()]
    lines += ["", "Verhalen per ingrediënt (totaal over de thema's, een verhaal telt bij elk thema)"]
    lines += [f"  {slug:<32}{sum(counts.values()):>4}" for slug, counts in status.coverage.items()]
    lines += section("Ingrediënten die minder dan drie verhalen laten zien", status.few_passages)
    lines += section("Thema's met minder dan twee verhalen", status.few_stories)
    lines += section("Bestanden die nergens gebruikt worden", status.orphans)
    return "\n".join(lines) + "\n"


def section(title: str, items: list[str]) -> list[str]:
    return ["", title, *(f"  {item}" for item in items or ["geen"])]
