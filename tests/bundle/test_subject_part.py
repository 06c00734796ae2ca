"""An ingredient or setback as a chapter of a bundle: its questions, its text, and the passages of the stories."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from special_edition import links_of

from hoedan.bundle.document import compose
from hoedan.bundle.draft import Medium
from hoedan.bundle.errors import BundleError
from hoedan.bundle.pages import Pages
from hoedan.bundle.plan import Choice, Part, PartKind, name_of, plan_bundle, plan_choice
from hoedan.check.bundle import is_isbn
from hoedan.check.check_library import check_library
from hoedan.docs_tree.tree import docs_tree
from hoedan.library.editions import frozen_stories
from hoedan.library.links import Links
from hoedan.library.short_links import short_url
from hoedan.site.special import Special
from made.library import SETBACKS, passages, story_body, write, write_library, write_story

BUNDLE = """title: Twee verhalen
summary: Een bundel met twee verhalen en wat erachter zit, in één zin die lang genoeg is.
edition: Eerste editie
date: "2026-11"
chapters:
  - generated: inhoud
  - story: een
  - story: twee
  - ingredient: vertrouwen
  - setback: tempo
  - {ingredient: lange-adem, province: Overijssel}
"""


@pytest.fixture
def links(tmp_path: Path) -> Links:
    root = write_library(tmp_path, setbacks=SETBACKS)
    told = f'{passages(("vertrouwen", "lange-adem"))}\n\nHet liep vast.\n{{: setback="tempo" }}'
    for slug, text in (("een", told), ("twee", ""), ("drie", told)):
        write_story(root, slug, story_body(text) if text else "", municipalities=["Zwolle" if slug == "een" else "Ede"])
    write(root / "bundles" / "twee" / "bundle.yml", BUNDLE)
    return links_of(root)


def test_an_ingredient_alone_is_a_chapter_and_beside_a_province_it_chooses_stories(links: Links) -> None:
    (bundle,) = links.library.bundles
    parts = plan_bundle(bundle, links.library).parts
    assert [(part.kind, part.title) for part in parts[-2:]] == [
        (PartKind.INGREDIENT, "Vertrouwen"),
        (PartKind.SETBACK, "Tempo"),
    ]
    assert [story.slug for story in links.library.stories_in(bundle)] == ["een", "twee"]


@pytest.mark.parametrize("medium", list(Medium))
def test_the_chapter_has_questions_text_and_the_passages_of_the_book(links: Links, medium: Medium) -> None:
    (bundle,) = links.library.bundles
    plan = plan_bundle(bundle, links.library)
    pages = Pages({}, {part.anchor: 7 for part in plan.parts}) if medium is Medium.PRINT else None
    parts = {anchor: str(html) for anchor, html in compose(plan, links, medium, pages).write().items()}
    ingredient, setback = parts["ingredient-vertrouwen"], parts["struikelblok-tempo"]
    is_marked = ["icon--vertrouwen" in ingredient, "icon--struikelblok-tempo" in setback]
    assert is_marked == [medium is Medium.PRINT] * 2
    for question in links.library.ingredient["vertrouwen"].front.questions:
        assert f"<li>{question}</li>" in ingredient.replace("&nbsp;", " ")
    assert re.findall("<h2[^>]*>(Wat is het|Vragen voor bij jou|Zo ziet het)", ingredient)
    assert ingredient.count('<blockquote class="quoted passage--moss">') == 2
    assert setback.count('<blockquote class="quoted">') == 1
    assert "Het liep" in setback
    anchors = re.findall(r'<h3><a href="#(verhaal-een--[^"]*)">', setback)
    assert [f'id="{anchor}"' in parts["verhaal-een"] for anchor in anchors] == [True]
    assert ("(pagina&nbsp;" in setback) is (medium is Medium.PRINT)
    others = setback.partition("Ook in andere verhalen")[2]
    assert "Ede: Verhaal drie" in others
    assert "Verhaal een" not in others
    assert ("Struikelblok</span>" in parts["inhoud"]) and ("Ingrediënt</span>" in parts["inhoud"])


def test_the_online_special_has_a_page_for_each_and_its_stories_look_as_on_their_own_page(links: Links) -> None:
    (bundle,) = links.library.bundles
    special = Special(bundle, links)
    urls = [reading.url for reading in special.readings]
    story = special.content("verhaal-een")
    assert '<section class="section section--vallen-en-opstaan"><h2' in story
    assert all("<svg" in item for item in re.findall(r'<li class="ingredient .*?</li>', story, re.DOTALL))
    assert re.search(r"passage__label.*?<svg.*?</p>", story, re.DOTALL)
    assert "bundels/twee/ingredient-vertrouwen/" in urls
    assert "bundels/twee/struikelblok-tempo/" in urls


@pytest.mark.parametrize("written", ["978-90-00-00000-5", "978 90 00 00000 5", "9789000000005"])
def test_an_isbn_stands_in_the_colophon_on_paper_alone(links: Links, written: str) -> None:
    assert is_isbn(written)
    (bundle,) = links.library.bundles
    colophon = Part(PartKind.COLOPHON, "colofon", "Colofon")
    plan = replace(plan_bundle(bundle, links.library), isbn=written, parts=(colophon,))
    said = {medium: f"ISBN {written}" in str(compose(plan, links, medium).write()["colofon"]) for medium in Medium}
    assert said == {Medium.PRINT: True, Medium.EPUB: False, Medium.SITE: False}


@pytest.mark.parametrize("written", ["978-90-00-00000-2", "90-00-00000-5", "977-90-00-00000-5", "978-90-00-00000-x"])
def test_a_slip_in_an_isbn_is_seen(written: str) -> None:
    assert not is_isbn(written)


def test_the_plain_tree_leads_to_their_pages(links: Links) -> None:
    (text,) = (str(text) for path, text in docs_tree(links.library, links).items() if "bundels/twee" in path)
    assert re.search(r"- \[Tempo\]\([^)]*vallen-en-opstaan/tempo", text)
    assert re.search(r"- \[Vertrouwen\]\([^)]*ingredienten/vertrouwen", text)


def passage_in(links: Links, slug: str) -> str:
    return links.texts[slug].passages[0].anchor


def test_an_own_bundle_has_its_chapters_in_order_and_its_passages_together_behind_them(links: Links) -> None:
    names = ("passage:drie:ANCHOR", "setback:tempo", "een", "ingredient:vertrouwen", "een", "passage:een:ANCHOR")
    chapters = tuple(name.replace("ANCHOR", passage_in(links, "een")) for name in names)
    plan = plan_choice(Choice("Keuze", chapters=chapters), links.library)
    kinds = [part.kind for part in plan.parts]
    assert kinds == ["colofon", "inhoud", "struikelblok", "verhaal", "ingredient", "passages", "matrix", "registers"]
    assert [name_of(part) for part in plan.parts if name_of(part)] == ["setback:tempo", "een", "ingredient:vertrouwen"]
    html = compose(plan, links, Medium.EPUB).write()["passages"]
    inside, outside = html.index('href="#verhaal-een--passage-'), html.index(short_url(links.library.story["drie"]))
    assert outside < inside
    assert html.count('<blockquote class="quoted">') == 2
    assert "[^" not in html


def test_a_bundle_quotes_what_stories_show_and_what_they_have_below_a_heading(links: Links) -> None:
    root = links.library.root
    quoted = BUNDLE.replace("  - story: twee\n", "  - {passage: drie, heading: Vallen en opstaan}\n  - story: twee\n")
    write(root / "bundles" / "twee" / "bundle.yml", f"{quoted}  - {{passage: een, setback: tempo}}\n")
    links = links_of(root)
    (bundle,) = links.library.bundles
    plan = plan_bundle(bundle, links.library)
    assert [part.kind for part in plan.parts][:4] == ["inhoud", "verhaal", "passages", "verhaal"]
    html = str(compose(plan, links, Medium.EPUB).write()["passages"])
    assert re.findall("<blockquote[^>]*>(.*?)</blockquote>", html, re.DOTALL) == [
        "<p>Het duurde lang.</p>",
        "<p>Het liep vast.</p>",
    ]
    assert '<p class="label">Vallen en opstaan</p>' in html
    assert "Ede: Verhaal drie" in html and 'href="#verhaal-een--passage-' in html
    assert [story.slug for story in links.library.stories_in(bundle)] == ["een", "twee"]
    assert [story.slug for story in frozen_stories(bundle, links.library)] == ["een", "twee", "drie"]
    tree = str(docs_tree(links.library, links)["docs/bundels/twee.md"])
    assert re.findall(r"- Uit \[Verhaal \w+\]\(\S+\) \(.*\): (.*)", tree) == ["Vallen en opstaan", "Tempo"]
    (passage,) = (name for name in Special(bundle, links).chapters if name.startswith("passage:"))
    assert plan_choice(Choice("X", chapters=("een", passage)), links.library).parts[-3].quotations


@pytest.mark.parametrize(
    ("chapter", "code"),
    [
        ("{passage: een, heading: Lessen}", None),
        ("{passage: een}", "B-004"),
        ("{passage: een, heading: Lessen, setback: tempo}", "B-004"),
        ("{passage: een, theme: wonen}", "B-004"),
        ("{passage: eentje, heading: Lessen}", "B-002"),
        ("{passage: een, heading: Les}", "B-017"),
    ],
)
def test_a_chapter_that_quotes_names_a_story_and_one_thing_in_it(links: Links, chapter: str, code: str | None) -> None:
    root = links.library.root
    write(root / "bundles" / "twee" / "bundle.yml", f"{BUNDLE}  - {chapter}\n")
    problems = check_library(root, links.library.today).problems
    assert [each.code for each in problems if each.path.startswith("bundles/")] == ([code] if code else [])


def test_a_passage_that_was_rewritten_is_told(links: Links) -> None:
    plan = plan_choice(Choice("X", chapters=("een", "passage:een:passage-00000000")), links.library)
    with pytest.raises(BundleError, match="'een' heeft geen passage 'passage-00000000' meer"):
        compose(plan, links, Medium.EPUB)
