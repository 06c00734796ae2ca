"""What the stories tell of each setback, both ways."""

from pathlib import Path

import pytest

from hoedan.library import setbacks
from hoedan.library.links import Links, link_library
from hoedan.library.setbacks import ToldPassage
from hoedan.site.pages import Site
from made.library import SETBACKS, read_library, story_body, write_library, write_story

SHORT = "Het geld was op."
LONG = "De gemeente rekende op geld van het Rijk, en toen dat wegbleef moest de wijk kiezen wat er doorging. " * 2


def text(*passages: str) -> str:
    """A story that shows both ingredients, and then these passages."""
    shown = "\n\n".join(f'Dit laat {each} zien.\n{{: ingredient="{each}" }}' for each in ("vertrouwen", "lange-adem"))
    return story_body("\n\n".join([shown, *passages]))


@pytest.fixture
def links(tmp_path: Path) -> Links:
    write_library(tmp_path, setbacks=(*SETBACKS, "plek"))
    write_story(tmp_path, "eerste", text(f'{SHORT}\n{{: setback="geld" }}', 'Te snel.\n{: setback="tempo geld" }'))
    both = f'{LONG}\n{{: ingredient="vertrouwen" setback="geld" }}'
    write_story(tmp_path, "tweede", text(both), municipalities=["Deventer"])
    write_story(tmp_path, "derde", text(f'{LONG} Echt waar.\n{{: setback="tempo" }}'))
    write_story(tmp_path, "vierde", text('Weer te snel.\n{: setback="tempo" }'))
    return link_library(read_library(tmp_path))


def told(found: ToldPassage | None) -> tuple[str, str]:
    assert found is not None
    return found.story.slug, found.passage.html


def test_a_setback_has_its_passages_by_story(links: Links) -> None:
    geld, _, tempo = links.library.setbacks
    found = [(story.slug, len(passages)) for story, passages in links.setbacks.passages_by_story(geld)]
    assert found == [("eerste", 2), ("tweede", 1)]
    assert [story.slug for story in links.setbacks.stories(tempo)] == ["derde", "eerste", "vierde"]


def test_setbacks_of_most_stories_come_first_and_one_without_any_is_there(links: Links) -> None:
    assert [(each.setback.slug, each.count) for each in links.setbacks.by_count] == [
        ("tempo", 3),
        ("geld", 2),
        ("plek", 0),
    ]


def test_a_story_that_meets_a_setback_twice_counts_once(links: Links) -> None:
    stories = [links.library.story["eerste"], links.library.story["tweede"]]
    assert [(each.setback.slug, each.count) for each in links.setbacks.seen_in(stories)] == [("geld", 2), ("tempo", 1)]


def test_the_strongest_passage_shows_what_helped(links: Links) -> None:
    geld = links.library.setback["geld"]
    assert told(links.setbacks.strongest(geld))[0] == "tweede"


def test_the_strongest_passage_is_the_shortest_that_says_enough(links: Links) -> None:
    slug, html = told(links.setbacks.strongest(links.library.setback["tempo"]))
    assert slug == "derde"
    assert "Echt waar." in html


def test_of_two_that_say_enough_the_one_with_what_helped_goes_before_a_shorter(tmp_path: Path) -> None:
    write_library(tmp_path, setbacks=["geld"])
    write_story(tmp_path, "eerste", text(f'{LONG}\n{{: setback="geld" }}'))
    write_story(tmp_path, "tweede", text(f'{LONG} Echt waar.\n{{: ingredient="vertrouwen" setback="geld" }}'))
    links = link_library(read_library(tmp_path))
    assert told(links.setbacks.strongest(links.library.setback["geld"]))[0] == "tweede"


@pytest.mark.parametrize(("more", "slug"), [(0, "eerste"), (1, "tweede")])
def test_a_passage_says_enough_from_the_bound_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int, slug: str
) -> None:
    """The shorter of two is as long as the bound, or one character too short."""
    write_library(tmp_path, setbacks=["geld"])
    write_story(tmp_path, "eerste", text('Het geld was op.\n{: setback="geld" }'))
    write_story(tmp_path, "tweede", text('Het geld was nu op.\n{: setback="geld" }'))
    links = link_library(read_library(tmp_path))
    geld = links.library.setback["geld"]
    shortest = min(len(each.passage.html) for each in links.setbacks.passages(geld))
    monkeypatch.setattr(setbacks, "SHORTEST_QUOTATION", shortest + more)
    assert told(links.setbacks.strongest(geld))[0] == slug
    assert told(links.setbacks.opening)[0] == slug


def test_the_passage_that_opens_the_subject_is_the_one_soonest_read(links: Links) -> None:
    geld, tempo = (told(links.setbacks.strongest(links.library.setback[slug])) for slug in ("geld", "tempo"))
    assert told(links.setbacks.opening) == geld
    assert len(geld[1]) < len(tempo[1])


def test_a_setback_that_nobody_met_has_no_strongest_passage(links: Links) -> None:
    plek = links.library.setback["plek"]
    assert links.setbacks.strongest(plek) is None
    assert links.setbacks.passages_by_story(plek) == []
    assert links.setbacks.beside(plek) == []


def test_what_helped_and_what_hindered_are_the_same_passages(links: Links) -> None:
    geld, vertrouwen = links.library.setback["geld"], links.library.ingredient["vertrouwen"]
    ((ingredient, helped),) = links.setbacks.helped(geld)
    ((setback, hindered),) = links.setbacks.hindered(vertrouwen)
    assert (ingredient, setback) == (vertrouwen, geld)
    assert helped == hindered
    assert links.setbacks.hindered(links.library.ingredient["lange-adem"]) == []


def test_the_setbacks_of_the_same_stories_stand_beside_it(links: Links) -> None:
    geld = links.library.setback["geld"]
    assert [(each.setback.slug, each.count) for each in links.setbacks.beside(geld)] == [("tempo", 1)]


def test_a_passage_with_a_setback_alone_is_a_passage(links: Links) -> None:
    passages = links.texts["eerste"].passages
    assert [(each.ingredients, each.setbacks) for each in passages[2:]] == [((), ("geld",)), ((), ("tempo", "geld"))]


def test_the_page_of_a_setback_leads_to_the_themes_of_its_stories(links: Links) -> None:
    pages = {page.url: page for page in Site(links.library, links).pages()}
    assert "themas/wonen/" in pages["vallen-en-opstaan/geld/"].render()
    assert "vallen-en-opstaan/geld/" in pages["themas/wonen/"].render()
    assert "themas/" not in pages["vallen-en-opstaan/plek/"].render()
