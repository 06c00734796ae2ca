"""Every order of the library on one that is large enough to have an order: kinship, neighbours, counts, dates."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import hoedan.library.kinship as kinship_module
from hoedan.check.check_library import check_library
from hoedan.library.counts import Counts
from hoedan.library.library import Library
from hoedan.library.links import Links, link_library
from hoedan.library.neighbours import Neighbours
from hoedan.library.status import read_status
from hoedan.model.fields import Chapter
from made.library import make_library, read_library, write, write_library, write_story

MANY = 12
"""Stories that share nothing with the others, so that an ingredient of one or two stories is rare."""
OWN = [f"eigen-{number:02}" for number in range(24)]
"""Ingredients that nobody shares."""
SHARED = ["algemeen", "zeldzaam", "zeldzamer"]
THEMES = ["wonen", "schulden", "werk", "anders", "rest"]


def link(root: Path, stories: Mapping[str, Mapping[str, Any]]) -> Links:
    """A library of these stories; what a story does not name it shares with nobody."""
    write_library(root, ingredients=dict.fromkeys([*SHARED, *OWN], "leren"), themes=THEMES)
    own = iter(OWN)
    for slug, front in stories.items():
        shared = front.get("ingredients", [])
        given = {"themes": ["rest"], "municipalities": ["Sluis"], **front}
        write_story(root, slug, **given | {"ingredients": [*shared, *(next(own) for _ in range(2 - len(shared)))]})
    return link_library(read_library(root))


def others(ingredient: str) -> dict[str, dict[str, Any]]:
    """Stories that make an ingredient common."""
    return {
        f"ver-{number:02}": {
            "ingredients": [ingredient, "zeldzamer"],
            "municipalities": ["Vaals"],
            "themes": ["anders"],
        }
        for number in range(MANY)
    }


def related(links: Links, slug: str = "zelf") -> list[str]:
    return [each.story.slug for each in links.related_stories(links.library.story[slug])]


def test_a_theme_alone_makes_stories_akin(tmp_path: Path) -> None:
    stories = {
        "zelf": {"themes": ["wonen"], "municipalities": ["Zwolle"]},
        "thema": {"themes": ["wonen"], "municipalities": ["Vaals"]},
    }
    links = link(tmp_path, stories)
    assert [each.reason for each in links.related_stories(links.library.story["zelf"])] == ["ook over Wonen"]


def test_a_province_alone_makes_stories_akin(tmp_path: Path) -> None:
    stories = {
        "zelf": {"themes": ["wonen"], "municipalities": ["Zwolle"]},
        "buur": {"themes": ["werk"], "municipalities": ["Enschede"]},
    }
    links = link(tmp_path, stories)
    assert [each.reason for each in links.related_stories(links.library.story["zelf"])] == ["ook Overijssel"]


def test_stories_that_share_nothing_are_not_akin(tmp_path: Path) -> None:
    links = link(tmp_path, {"zelf": {"themes": ["wonen"]}, "ander": {"themes": ["werk"], "municipalities": ["Vaals"]}})
    assert related(links) == []


def test_a_rare_ingredient_weighs_more_than_a_common_one(tmp_path: Path) -> None:
    stories = {
        "zelf": {"ingredients": ["algemeen", "zeldzaam"], "municipalities": ["Zwolle"]},
        "a-algemeen": {"ingredients": ["algemeen"], "themes": ["werk"], "municipalities": ["Haarlem"]},
        "z-zeldzaam": {"ingredients": ["zeldzaam"], "themes": ["werk"], "municipalities": ["Haarlem"]},
    }
    assert related(link(tmp_path, stories | others("algemeen")))[:2] == ["z-zeldzaam", "a-algemeen"]


def test_a_theme_weighs_more_than_a_common_ingredient_and_less_than_a_rare_one(tmp_path: Path) -> None:
    stories = {
        "zelf": {"ingredients": ["algemeen", "zeldzaam"], "themes": ["wonen"], "municipalities": ["Zwolle"]},
        "a-algemeen": {"ingredients": ["algemeen"], "themes": ["werk"], "municipalities": ["Haarlem"]},
        "m-thema": {"themes": ["wonen"], "municipalities": ["Haarlem"]},
        "z-zeldzaam": {"ingredients": ["zeldzaam"], "themes": ["werk"], "municipalities": ["Haarlem"]},
    }
    found = related(link(tmp_path, stories | others("algemeen")))
    assert found[:3] == ["z-zeldzaam", "m-thema", "a-algemeen"]


def test_two_themes_weigh_more_than_one_and_one_more_than_two_provinces(tmp_path: Path) -> None:
    stories = {
        "zelf": {"themes": ["wonen", "werk"], "municipalities": ["Zwolle", "Utrecht"]},
        "a-provincies": {"themes": ["schulden"], "municipalities": ["Enschede", "Amersfoort"]},
        "b-provincie": {"themes": ["schulden"], "municipalities": ["Enschede"]},
        "m-thema": {"themes": ["wonen"], "municipalities": ["Haarlem"]},
        "z-themas": {"themes": ["werk", "wonen"], "municipalities": ["Haarlem"]},
    }
    assert related(link(tmp_path, stories)) == ["z-themas", "m-thema", "a-provincies", "b-provincie"]


def test_of_two_that_are_equally_akin_the_one_from_the_same_province_goes_first(tmp_path: Path) -> None:
    stories = {
        "zelf": {"themes": ["wonen"], "municipalities": ["Zwolle"]},
        "a-elders": {"themes": ["wonen"], "municipalities": ["Haarlem"]},
        "z-dichtbij": {"themes": ["wonen"], "municipalities": ["Enschede"]},
    }
    assert related(link(tmp_path, stories)) == ["z-dichtbij", "a-elders"]


@pytest.mark.parametrize("direction", ["inspired-it", "was-inspired"])
def test_inspiration_weighs_more_than_a_rare_ingredient_with_a_theme(tmp_path: Path, direction: str) -> None:
    inspired = direction == "was-inspired"
    stories = {
        "zelf": {"ingredients": ["zeldzaam"], "themes": ["wonen"], "inspired_by": ["z-bron"] if inspired else []},
        "a-gelijk": {"ingredients": ["zeldzaam"], "themes": ["wonen"], "municipalities": ["Haarlem"]},
        "z-bron": {"themes": ["werk"], "municipalities": ["Haarlem"], "inspired_by": [] if inspired else ["zelf"]},
    }
    links = link(tmp_path, stories | others("algemeen"))
    found = links.related_stories(links.library.story["zelf"])
    assert [each.story.slug for each in found] == ["z-bron", "a-gelijk"]
    assert found[0].reason == ("inspireerde dit verhaal" if inspired else "is hierdoor geïnspireerd")


def test_four_are_shown_and_a_tie_goes_by_slug(tmp_path: Path) -> None:
    stories = {slug: {"themes": ["wonen"]} for slug in ("noot", "mies", "kaas", "boom", "aap", "zelf")}
    assert related(link(tmp_path, stories)) == ["aap", "boom", "kaas", "mies"]


def test_when_not_all_are_compared_those_that_share_the_rarest_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = {
        "zelf": {"ingredients": ["algemeen", "zeldzaam"], "municipalities": ["Haarlem"]},
        "z-zeldzaam": {"ingredients": ["zeldzaam"], "themes": ["werk"], "municipalities": ["Zwolle"]},
    }
    links = link(tmp_path, stories | others("algemeen"))
    monkeypatch.setattr(kinship_module, "MOST_CANDIDATES", 1)
    assert related(links) == ["z-zeldzaam"]


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Links:
    """Nineteen stories, in as many sizes and places as the orders below need."""
    places = {
        "zoetermeer": "Zoetermeer", "leiden": "Leiden", "deventer": "Deventer", "enschede": "Enschede",
        "apeldoorn": "Apeldoorn", "arnhem": "Arnhem", "nijmegen": "Nijmegen", "zwolle": "Zwolle",
        "dordrecht": "Dordrecht", "haarlem": "Haarlem", "vaals": "Vaals", "amsterdam": "Amsterdam",
    }  # fmt: skip
    dates = {"zwolle": "2025-03-01", "vaals": "2026-01-01", "arnhem": "2025-03-01", "leiden": "2025-02-28"}
    stories: dict[str, dict[str, Any]] = {
        slug: {"municipalities": [name], "published": dates[slug]} if slug in dates else {"municipalities": [name]}
        for slug, name in places.items()
    }
    return link(tmp_path_factory.mktemp("orders"), stories)


def comparable(links: Links, slug: str) -> list[str]:
    found = Neighbours(links.library).comparable_stories(links.library.gazetteer.by_slug[slug])
    return [each.near.municipality.name for each in found]


def test_comparable_are_those_of_the_same_labour_market_region_then_province_then_size(links: Links) -> None:
    assert comparable(links, "apeldoorn") == ["Deventer", "Arnhem", "Nijmegen", "Haarlem"]


def test_comparable_in_one_province_are_those_nearest_in_size(links: Links) -> None:
    assert comparable(links, "zwolle")[:4] == ["Enschede", "Deventer", "Zoetermeer", "Leiden"]


def test_comparable_are_never_of_another_size_class(links: Links) -> None:
    assert comparable(links, "rotterdam") == ["Amsterdam"]
    assert comparable(links, "urk") == []


def test_the_six_nearest_are_in_order_of_distance(links: Links) -> None:
    found = Neighbours(links.library).nearest(links.library.gazetteer.by_slug["zwolle"])
    assert [each.municipality.name for each in found] == [
        "Hattem", "Zwartewaterland", "Dalfsen", "Kampen", "Heerde", "Oldebroek"
    ]  # fmt: skip
    assert [each.distance_km for each in found] == sorted(each.distance_km for each in found)


def test_the_nearest_with_a_story_pass_over_those_without(links: Links) -> None:
    found = Neighbours(links.library).nearest_stories(links.library.gazetteer.by_slug["zwolle"])
    assert [each.near.municipality.name for each in found] == [
        "Deventer", "Apeldoorn", "Arnhem", "Enschede"
    ]  # fmt: skip
    assert (found[0].story.slug, found[0].size) == ("deventer", "iets kleiner")


def test_what_was_told_is_not_told_again(links: Links) -> None:
    neighbours, apeldoorn = Neighbours(links.library), links.library.gazetteer.by_slug["apeldoorn"]
    told = [links.library.story["arnhem"]]
    assert "arnhem" not in [each.story.slug for each in neighbours.comparable_stories(apeldoorn, told)]


def test_a_story_of_several_municipalities_is_told_once_and_never_where_it_is_ones_own(tmp_path: Path) -> None:
    regional = ["Tilburg", "Goirle", "Hilvarenbeek", "Oisterwijk", "Waalwijk"]
    library = link(tmp_path, {"samen": {"municipalities": regional}, "alleen": {"municipalities": ["Breda"]}}).library
    neighbours, place = Neighbours(library), library.gazetteer.by_slug
    assert [each.story.slug for each in neighbours.nearest_stories(place["goirle"])][:1] == ["alleen"]
    [near] = neighbours.nearest_stories(place["breda"])
    assert (near.near.municipality.name, near.story.also_in(near.near.municipality)) == (
        "Goirle",
        "Tilburg, Hilvarenbeek, Oisterwijk …",
    )
    [alike] = neighbours.comparable_stories(place["breda"])
    assert (alike.near.municipality.name, alike.size) == ("Tilburg", "ongeveer even groot")


def test_most_alike_are_those_of_ones_size_nearby(links: Links) -> None:
    found = Neighbours(links.library).most_alike(links.library.gazetteer.by_slug["zwolle"])
    assert [each.municipality.name for each in found][:2] == ["Deventer", "Ede"]


def test_the_newest_go_first_those_of_one_day_by_slug_and_those_without_a_date_last(links: Links) -> None:
    newest = [story.slug for story in links.library.newest_stories]
    assert newest[:4] == ["vaals", "arnhem", "zwolle", "leiden"]
    assert newest[4:] == sorted(newest[4:])
    assert len(newest) == len(links.library.stories)


@pytest.mark.parametrize(
    ("settings", "first", "below"),
    [
        pytest.param("", "acht", ["een", "drie", "twee", "vier", "vijf", "zes"], id="the-newest"),
        pytest.param("highlighted_story: drie", "drie", ["acht", "een", "twee", "vier", "vijf", "zes"], id="one-first"),
        pytest.param("home_stories: [zeven, acht, vier]", "acht", ["zeven", "vier"], id="chosen-each-once"),
        pytest.param("home_stories: [vier, nergens, vier]", "acht", ["vier"], id="what-is-there-once"),
    ],
)
def test_the_home_page_shows_what_the_settings_choose_or_the_newest(
    tmp_path: Path, settings: str, first: str, below: list[str]
) -> None:
    days = {"acht": 9, "een": 8, "drie": 7, "twee": 6, "vier": 5, "vijf": 4, "zes": 3, "zeven": 2}
    root = make_library(tmp_path, **{slug: f"published: 2026-01-0{day}\n" for slug, day in days.items()})
    with (root / "mkdocs.yml").open("a") as config:
        config.write(f"extra:\n  hoedan:\n    review_months: 24\n    {settings}\n")
    library = check_library(root).library
    assert library.highlighted_story is not None
    assert library.highlighted_story.slug == first
    assert [story.slug for story in library.home_stories] == below


COUNTED = {
    "een": (["een", "twee", "drie"], ["wonen"]),
    "twee": (["een", "twee", "vier"], ["werk", "wonen"]),
    "drie": (["een", "twee", "vijf"], ["schulden", "werk"]),
    "vier": (["een", "drie"], ["werk"]),
    "vijf": (["een", "zes", "zeven"], ["anders"]),
}
"""Slug of a story -> its ingredients and themes."""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Library:
    names = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven"]
    root = write_library(tmp_path_factory.mktemp("counts"), ingredients=dict.fromkeys(names, "leren"), themes=THEMES)
    for slug, (ingredients, themes) in COUNTED.items():
        write_story(root, slug, ingredients=ingredients, themes=themes)
    return read_library(root)


def test_what_goes_together_most_often_goes_first_and_five_are_shown(counted: Library) -> None:
    found = Counts(counted).pairings(counted.ingredient["een"])
    assert [(each.ingredient.slug, each.count) for each in found] == [
        ("twee", 3), ("drie", 2), ("vier", 1), ("vijf", 1), ("zes", 1)
    ]  # fmt: skip
    assert len(Counts(counted).pairings(counted.ingredient["een"], most=2)) == 2


def test_ingredients_and_themes_of_stories_are_in_order_of_count_then_slug(counted: Library) -> None:
    stories = counted.stories
    assert [(each.ingredient.slug, each.count) for each in Counts(counted).ingredients_in(stories)] == [
        ("een", 5), ("twee", 3), ("drie", 2), ("vier", 1), ("vijf", 1), ("zes", 1), ("zeven", 1)
    ]  # fmt: skip
    assert [(theme.slug, count) for theme, count in Counts(counted).themes_in(stories)] == [
        ("werk", 3), ("wonen", 2), ("anders", 1), ("schulden", 1)
    ]  # fmt: skip


def test_the_stories_beside_one_in_its_first_theme(counted: Library) -> None:
    def beside(slug: str) -> list[str | None]:
        return [each.slug if each else None for each in counted.beside_in_theme(counted.story[slug])]

    assert counted.story["twee"].front.themes == ("werk", "wonen")
    assert [beside(slug) for slug in ("twee", "vier", "een", "drie", "vijf")] == [
        ["drie", "vier"], ["twee", None], [None, "twee"], [None, None], [None, None]
    ]  # fmt: skip


def test_ingredients_are_in_order_of_family_then_slug(tmp_path: Path) -> None:
    families = {"zus": "richting", "aap": "leren", "mies": "nabijheid", "noot": "verbinding", "kaas": "richting"}
    library = library_with(tmp_path, families)
    assert [each.slug for each in library.ingredients] == ["kaas", "zus", "noot", "mies", "aap"]
    assert list(library.ingredients_by_family) == ["richting", "verbinding", "nabijheid", "leren"]


def test_lists_of_the_status_have_an_order(tmp_path: Path) -> None:
    library = library_with(tmp_path, {"noot": "leren", "aap": "leren", "mies": "richting"})
    for slug, reviewed in {"een": "2021-03-01", "twee": "2020-03-01", "drie": "2021-03-01"}.items():
        write_story(tmp_path, slug, ingredients=["aap", "noot"], published="2020-01-01", reviewed=reviewed)
    library = read_library(tmp_path)
    status = read_status(library)
    assert status.stale == ["twee", "drie", "een"]
    assert status.few_passages == ["mies"]
    assert status.few_sources == ["drie", "een", "twee"]
    assert list(status.provinces) == sorted(status.provinces, key=str.lower)
    texts = [each.text.split(".")[0] for each in status.invitations]
    assert texts[0] == "Nog geen verhaal uit Drenthe"
    assert texts[-3:] == [
        "Nog geen verhaal met het ingrediënt Mies",
        "Nog geen verhaal over het thema Anders",
        "Nog geen verhaal over het thema Schulden",
    ]


def library_with(root: Path, families: Mapping[str, str]) -> Library:
    return read_library(write_library(root, ingredients=families, themes=["wonen", "schulden", "anders"]))


def test_stories_that_only_have_one_inspiration_in_common_are_not_akin(tmp_path: Path) -> None:
    stories = {
        "zelf": {"themes": ["wonen"], "municipalities": ["Zwolle"], "inspired_by": ["bron"]},
        "ander": {"themes": ["werk"], "municipalities": ["Haarlem"], "inspired_by": ["bron"]},
        "bron": {"themes": ["schulden"], "municipalities": ["Vaals"]},
    }
    assert related(link(tmp_path, stories)) == ["bron"]


def test_a_theme_weighs_less_than_an_ingredient_of_one_story_in_four(tmp_path: Path) -> None:
    """One in four: 1 and the logarithm of 4 is 2.4; a theme weighs 1.5."""
    stories = {
        "zelf": {"ingredients": ["zeldzaam"], "themes": ["wonen"], "municipalities": ["Zwolle"]},
        "a-thema": {"themes": ["wonen"], "municipalities": ["Haarlem"]},
        "z-zeldzaam": {"ingredients": ["zeldzaam"], "themes": ["werk"], "municipalities": ["Haarlem"]},
        **{f"ver-{number}": {"municipalities": ["Vaals"], "themes": ["anders"]} for number in range(5)},
    }
    assert related(link(tmp_path, stories))[:2] == ["z-zeldzaam", "a-thema"]


@pytest.mark.parametrize(("most", "found"), [(1, ["aap"]), (2, ["aap", "boom"]), (3, ["aap", "boom", "kaas"])])
def test_no_more_are_compared_than_the_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, found: list[str]
) -> None:
    links = link(tmp_path, {slug: {"themes": ["wonen"]} for slug in ("aap", "boom", "kaas", "zelf")})
    monkeypatch.setattr(kinship_module, "MOST_CANDIDATES", most)
    assert related(links) == found


def test_those_that_share_two_ingredients_are_compared_before_those_that_share_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = {
        "zelf": {"ingredients": ["algemeen", "zeldzaam"], "municipalities": ["Zwolle"]},
        "a-een": {"ingredients": ["zeldzaam"], "themes": ["werk"], "municipalities": ["Haarlem"]},
        "b-een": {"ingredients": ["algemeen"], "themes": ["werk"], "municipalities": ["Haarlem"]},
        "z-twee": {"ingredients": ["algemeen", "zeldzaam"], "themes": ["werk"], "municipalities": ["Haarlem"]},
    }
    links = link(tmp_path, stories)
    monkeypatch.setattr(kinship_module, "MOST_CANDIDATES", 1)
    assert related(links) == ["z-twee"]


def test_a_reason_names_what_is_shared_and_a_theme_only_without_an_ingredient(tmp_path: Path) -> None:
    stories = {
        "zelf": {"ingredients": ["algemeen", "zeldzaam"], "themes": ["wonen"], "municipalities": ["Zwolle", "Ede"]},
        "aap": {"ingredients": ["zeldzaam"], "themes": ["wonen"], "municipalities": ["Arnhem"]},
        "boom": {"themes": ["wonen", "werk"], "municipalities": ["Ede", "Zwolle", "Vaals"]},
    }
    links = link(tmp_path, stories)
    found = {each.story.slug: each.reason for each in links.related_stories(links.library.story["zelf"])}
    assert found == {"aap": "deelt Zeldzaam; ook Gelderland", "boom": "ook over Wonen; ook Zwolle en Ede"}


@pytest.mark.parametrize(
    ("chapter", "slugs"),
    [
        pytest.param({"story": "twee"}, ["twee"], id="named"),
        pytest.param({"theme": "werk"}, ["drie", "twee", "vier"], id="theme"),
        pytest.param({"ingredient": "drie"}, [], id="ingredient-itself"),
        pytest.param({"province": "overijssel"}, ["drie", "een", "twee", "vier", "vijf"], id="province"),
        pytest.param({"province": "Drenthe"}, [], id="other-province"),
        pytest.param({"ingredient": "een", "theme": "wonen"}, ["een", "twee"], id="both"),
        pytest.param({"ingredient": "een", "theme": "anders", "province": "Drenthe"}, [], id="all"),
    ],
)
def test_a_chapter_chooses_the_stories_that_meet_every_choice(
    counted: Library, chapter: dict[str, str], slugs: list[str]
) -> None:
    assert [story.slug for story in counted.stories_of_chapter(Chapter(**chapter))] == slugs


def test_coverage_and_sizes_count_stories(counted: Library, links: Links) -> None:
    coverage = {
        (ingredient.slug, theme.slug): Counts(counted).coverage(ingredient, theme)
        for ingredient in counted.ingredients
        for theme in counted.themes
    }
    assert {pair: count for pair, count in coverage.items() if count > 1} == {
        ("een", "werk"): 3, ("een", "wonen"): 2, ("twee", "werk"): 2, ("twee", "wonen"): 2
    }  # fmt: skip
    assert dict(Counts(links.library).sizes) == {
        "tot-20000": 1, "20000-50000": 0, "50000-100000": 0, "100000-250000": 10, "vanaf-250000": 1
    }  # fmt: skip


def test_a_page_of_a_series_goes_by_its_part_and_an_index_is_no_background(tmp_path: Path) -> None:
    write_library(tmp_path)
    for slug, part in {"aap": 3, "boom": 1, "kaas": 2}.items():
        series = f"series: {{slug: reeks, part: {part}}}\n"
        write(tmp_path / "docs" / "achtergrond" / f"{slug}.md", f"---\ntitle: Deel {slug}\n{series}---\n\nTekst.\n")
    write(tmp_path / "docs" / "achtergrond" / "index.md", "---\ntitle: Alles\n---\n\nTekst.\n")
    library = read_library(tmp_path)
    assert [page.title for page in library.series["reeks"]] == ["Deel boom", "Deel kaas", "Deel aap"]
    assert [page.title for page in library.background] == ["Deel aap", "Deel boom", "Deel kaas"]
    assert list(library.series) == ["reeks"]


def test_entries_are_in_order_of_slug_and_not_of_file_name(tmp_path: Path) -> None:
    """`een-deel.md` comes before `een.md`; a reader looks for 'een' first."""
    slugs = ["een-deel", "een"]
    write_library(tmp_path, ingredients=dict.fromkeys(slugs, "leren"), themes=slugs, setbacks=slugs)
    for slug in slugs:
        write_story(tmp_path, slug, ingredients=slugs, themes=["een"])
        page = f"---\ntitle: Over {slug}\nthemes: [een]\n---\n\nTekst.\n"
        (tmp_path / "docs" / f"{slug}.md").write_text(page, encoding="utf-8")
    library = read_library(tmp_path)
    for entries in (library.stories, library.ingredients, library.themes, library.setbacks):
        assert [entry.slug for entry in entries] == ["een", "een-deel"]
    assert [page.slug for page in library.pages] == ["een", "een-deel", "index"]
