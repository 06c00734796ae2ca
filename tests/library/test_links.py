"""The cross-links of the small sample library: what each thing says about the others, and why."""

from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.library.counts import Counts
from hoedan.library.library import Library
from hoedan.library.links import Links, link_library
from hoedan.library.neighbours import Neighbours
from hoedan.library.status import provinces_without_stories, read_status
from made.sample import TODAY, copy_sample, edit, write


def link(root: Path) -> Links:
    library = check_library(root, TODAY).library
    return link_library(library)


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Links:
    return link(copy_sample(tmp_path_factory.mktemp("sample")))


@pytest.fixture
def library(links: Links) -> Library:
    return links.library


def related(links: Links, slug: str) -> list[tuple[str, str]]:
    return [(each.story.slug, each.reason) for each in links.related_stories(links.library.story[slug])]


def test_related_stories_come_with_the_reason(links: Links) -> None:
    assert related(links, "plek-in-de-buurt") == [
        ("rust-in-het-hoofd", "is hierdoor geïnspireerd; deelt Vertrouwen; ook Zwolle"),
        ("samen-naar-2040", "deelt Lange adem"),
    ]


def test_a_relation_is_seen_from_both_sides(links: Links) -> None:
    assert related(links, "rust-in-het-hoofd")[0] == (
        "plek-in-de-buurt",
        "inspireerde dit verhaal; deelt Vertrouwen; ook Zwolle",
    )
    assert [story.slug for story in links.library.inspired["plek-in-de-buurt"]] == ["rust-in-het-hoofd"]


def test_without_a_shared_ingredient_the_theme_and_province_are_the_reason(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    path = "stories/samen-naar-2040.md"
    edit(root, path, "[Noordoostpolder]", "[Deventer]")
    text = (root / path).read_text(encoding="utf-8")
    text = text.replace("[gedeelde-visie, lange-adem]", "[nieuw, nog-nieuwer]")
    text = text.replace('"gedeelde-visie"', '"nieuw"').replace('"lange-adem"', '"nog-nieuwer"')
    write(root, path, text)
    ingredient = (root / "ingredients/vertrouwen.md").read_text(encoding="utf-8")
    for slug in ("nieuw", "nog-nieuwer"):
        write(root, f"ingredients/{slug}.md", ingredient.replace("Vertrouwen", slug))
    assert ("samen-naar-2040", "ook over Wonen; ook Overijssel") in related(link(root), "plek-in-de-buurt")


def test_a_story_is_not_related_to_itself(links: Links) -> None:
    for story in links.library.stories:
        found = [slug for slug, _ in related(links, story.slug)]
        assert found
        assert story.slug not in found


def test_an_ingredient_shows_its_passages_per_story(links: Links, library: Library) -> None:
    found = links.passages_by_story(library.ingredient["vertrouwen"])
    assert [(story.slug, len(passages)) for story, passages in found] == [
        ("plek-in-de-buurt", 2),
        ("rust-in-het-hoofd", 1),
    ]


def test_ingredients_that_go_together_are_counted(links: Links, library: Library) -> None:
    found = Counts(library).pairings(library.ingredient["vertrouwen"])
    assert [(each.ingredient.slug, each.count) for each in found] == [("gedeelde-visie", 1), ("lange-adem", 1)]


def test_going_together_is_mutual(links: Links, library: Library) -> None:
    pairs = {
        (one.slug, each.ingredient.slug): each.count
        for one in library.ingredients
        for each in Counts(library).pairings(one)
    }
    assert all(pairs[other, one] == count for (one, other), count in pairs.items())


def test_a_theme_knows_its_stories_and_their_ingredients(links: Links, library: Library) -> None:
    stories = library.stories_with_theme(library.theme["wonen"])
    assert len(stories) == 3
    assert {each.ingredient.slug: each.count for each in Counts(library).ingredients_in(stories)} == {
        "vertrouwen": 2,
        "lange-adem": 2,
        "gedeelde-visie": 2,
    }
    assert [(theme.slug, count) for theme, count in Counts(library).themes_in(stories)] == [
        ("wonen", 3),
        ("schulden", 1),
    ]


def test_the_matrix_counts_ingredient_by_theme(links: Links, library: Library) -> None:
    assert Counts(library).coverage(library.ingredient["vertrouwen"], library.theme["schulden"]) == 1
    assert Counts(library).coverage(library.ingredient["lange-adem"], library.theme["schulden"]) == 0


def test_neighbours_are_the_nearest_first(links: Links, library: Library) -> None:
    found = Neighbours(library).nearest(library.gazetteer.by_slug["zwolle"])
    distances = [each.distance_km for each in found]
    assert distances == sorted(distances)
    assert "Zwolle" not in [each.municipality.name for each in found]
    assert found[0].distance_km < 20


def test_stories_from_nearby_are_told_once(links: Links, library: Library) -> None:
    found = Neighbours(library).nearest_stories(library.gazetteer.by_slug["urk"])
    assert [
        (each.near.municipality.name, each.story.slug, each.story.also_in(each.near.municipality)) for each in found
    ] == [
        ("Noordoostpolder", "samen-naar-2040", ""),
        ("Kampen", "rust-in-het-hoofd", "Zwolle"),
        ("Zwolle", "plek-in-de-buurt", ""),
    ]


def test_comparable_municipalities_are_of_one_size(links: Links, library: Library) -> None:
    deventer = library.gazetteer.by_slug["deventer"]
    found = [each.near.municipality for each in Neighbours(library).comparable_stories(deventer)]
    assert {each.name for each in found} == {"Zwolle"}
    assert all(each.size_class == deventer.size_class for each in found)


def test_a_story_counts_once_in_a_province_and_a_size(links: Links, library: Library) -> None:
    assert [story.slug for story in library.stories_by_province["Overijssel"]] == [
        "plek-in-de-buurt",
        "rust-in-het-hoofd",
    ]
    assert Counts(library).sizes["100000-250000"] == 2
    assert "Zeeland" in provinces_without_stories(library)
    assert "Overijssel" not in provinces_without_stories(library)


def test_a_bundle_has_its_stories_in_its_own_order_each_once(links: Links, library: Library) -> None:
    bundle = library.bundles[0]
    assert [story.slug for story in library.stories_in(bundle)] == ["plek-in-de-buurt"]
    assert library.bundles_with(library.story["plek-in-de-buurt"]) == (bundle,)
    assert library.bundles_with(library.story["samen-naar-2040"]) == ()


def test_a_page_of_a_series_knows_the_others(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    first = (root / "docs/achtergrond/samen-leren.md").read_text(encoding="utf-8")
    write(root, "docs/achtergrond/samen-beginnen.md", first.replace("part: 1", "part: 2").replace("Samen leren", "B"))
    library = link(root).library
    page = library.page["achtergrond/samen-leren"]
    assert [each.slug for each in library.series_of(page)] == ["achtergrond/samen-leren", "achtergrond/samen-beginnen"]


def test_nothing_in_the_sample_is_an_orphan(links: Links) -> None:
    assert read_status(links.library).orphans == []


def test_what_nobody_uses_is_an_orphan(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    ingredient = (root / "ingredients/vertrouwen.md").read_text(encoding="utf-8")
    write(root, "ingredients/nieuw.md", ingredient.replace("Vertrouwen", "Nieuw"))
    write(root, "docs/themas/leeg.md", (root / "docs/themas/wonen.md").read_text(encoding="utf-8"))
    write(root, "docs/achtergrond/los.md", "---\ntitle: Los\n---\n\nEen losse pagina.\n")
    assert read_status(link(root).library).orphans == [
        "docs/achtergrond/los.md",
        "docs/themas/leeg.md",
        "ingredients/nieuw.md",
    ]
