"""What goes into a publication and in which order, before anything is set."""

from dataclasses import replace
from pathlib import Path

import pytest

from hoedan.bundle.document import compose
from hoedan.bundle.draft import Medium
from hoedan.bundle.errors import BundleError
from hoedan.bundle.plan import Choice, PartKind, Plan, describe, plan_bundle, plan_choice, plan_story
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.model.fields import Chapter
from made.library import passages, read_library, story_body, write, write_library, write_story

BUNDLE = """title: Proefbundel
subtitle: Om te proberen
summary: Een bundel om mee te proberen wat er in welke volgorde in een bundel komt.
edition: Eerste editie
date: 2026-11
isbn: 978-90-1234-567-5
chapters:
  - text: colofon.md
  - generated: inhoud
  - text: voorwoord.md
  - story: twee
  - ingredient: vertrouwen
  - setback: geld
  - theme: wonen
  - text: los.md
  - text: nawoord.md
  - text: reflectie.md
  - generated: matrix
  - generated: registers
"""
TEXTS = ("colofon", "voorwoord", "los", "nawoord", "reflectie")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root: Path = write_library(tmp_path_factory.mktemp("plan"), setbacks=["geld"])
    text = story_body(passages(["vertrouwen", "lange-adem"])).replace("Het duurde lang.", 'Lang.\n{: setback="geld" }')
    write_story(root, "een", text, published="2026-01-10", reviewed="2026-03-10")
    write_story(root, "twee", published="2026-02-20", municipalities=["Zwolle", "Deventer"], aliases=["ooit-twee"])
    write_story(root, "zonder", municipalities=["Deventer"])
    folder = root / "bundles" / "proef"
    write(folder / "bundle.yml", BUNDLE)
    for name in TEXTS:
        write(folder / f"{name}.md", f"---\ntitle: Titel van {name}\n---\n\nEen tekst.\n")
    return read_library(root)


def anchors(plan: Plan) -> list[str]:
    return [part.anchor for part in plan.parts]


def test_a_colophon_can_be_made_for_a_bundle_of_the_library_too(library: Library) -> None:
    """With the licence and the ISBN, which stand nowhere else."""
    front = library.bundles[0].front
    chapters = (Chapter(generated="colofon"), *front.chapters[1:])
    plan = plan_bundle(replace(library.bundles[0], front=front.model_copy(update={"chapters": chapters})), library)
    html = str(compose(plan, link_library(library), Medium.PRINT).write()["colofon"])
    assert plan.parts[0].kind is PartKind.COLOPHON
    assert "CC&nbsp;BY&nbsp;4.0" in html
    assert "ISBN 978-90-1234-567-5" in html


def test_a_bundle_has_its_chapters_in_order_and_a_story_at_its_first_place(library: Library) -> None:
    plan = plan_bundle(library.bundles[0], library)
    assert [(part.kind.value, part.anchor, part.title) for part in plan.parts] == [
        ("colofon", "tekst-colofon", "Titel van colofon"),
        ("inhoud", "inhoud", "Inhoud"),
        ("voorwoord", "tekst-voorwoord", "Titel van voorwoord"),
        ("verhaal", "verhaal-twee", "Verhaal twee"),
        ("ingredient", "ingredient-vertrouwen", "Vertrouwen"),
        ("struikelblok", "struikelblok-geld", "Geld"),
        ("verhaal", "verhaal-een", "Verhaal een"),
        ("verhaal", "verhaal-zonder", "Verhaal zonder"),
        ("tekst", "tekst-los", "Titel van los"),
        ("reflectie", "tekst-nawoord", "Titel van nawoord"),
        ("reflectie", "tekst-reflectie", "Titel van reflectie"),
        ("matrix", "matrix", "Welke ingrediënten herken je waar?"),
        ("registers", "registers", "Registers"),
    ]
    assert [story.slug for story in plan.stories] == ["twee", "een", "zonder"]
    assert (plan.slug, plan.title, plan.subtitle) == ("proef", "Proefbundel", "Om te proberen")
    assert (plan.edition, plan.date, plan.isbn) == ("Eerste editie", "2026-11", "978-90-1234-567-5")
    assert (plan.is_curated, plan.has_cover, plan.updated) == (True, True, "")


def test_the_names_of_an_update_and_its_code_have_its_day(library: Library) -> None:
    plan = plan_bundle(library.bundles[0], library)
    assert (plan.stem, plan.edition_code, plan.last_date) == ("proef", "proef.2026-11", "2026-11")
    update = replace(plan, updated="2026-12-24")
    assert (update.stem, update.edition_code) == ("proef-bijgewerkt-2026-12-24", "proef.2026-12-24")


def test_a_bundle_without_a_story_is_none(library: Library) -> None:
    (bundle,) = library.bundles
    texts = tuple(each for each in bundle.front.chapters if each.text or each.setback)
    empty = replace(bundle, front=bundle.front.model_copy(update={"chapters": texts}))
    with pytest.raises(BundleError, match="heeft geen enkel verhaal"):
        plan_bundle(empty, library)


@pytest.mark.parametrize(
    ("choice", "stories", "date", "subtitle"),
    [
        pytest.param(
            Choice("X", stories=("twee", "een", "twee")), ["twee", "een"], "2026-03-10", "2 verhalen uit 2 gemeenten",
            id="each-once-in-the-order-asked",
        ),
        pytest.param(
            Choice("X", stories=("ooit-twee",)), ["twee"], "2026-02-20", "1 verhaal uit 2 gemeenten", id="a-former-name"
        ),
        pytest.param(Choice("X", stories=("zonder",)), ["zonder"], "", "1 verhaal uit 1 gemeente", id="without-a-date"),
        pytest.param(
            Choice("X", theme="wonen"), ["een", "twee", "zonder"], "2026-03-10", "3 verhalen uit 2 gemeenten", id="all"
        ),
        pytest.param(
            Choice("X", chapters=("setback:geld", "zonder", "ingredient:vertrouwen", "zonder")), ["zonder"], "",
            "1 verhaal uit 1 gemeente", id="chapters",
        ),
    ],
)  # fmt: skip
def test_a_choice_has_the_day_on_which_the_last_of_its_stories_was_checked(
    library: Library, choice: Choice, stories: list[str], date: str, subtitle: str
) -> None:
    plan = plan_choice(choice, library)
    assert [story.slug for story in plan.stories] == stories
    assert (plan.date, plan.subtitle, plan.edition) == (date, subtitle, "Eigen bundel")
    assert (plan.is_curated, plan.has_cover) == (False, True)
    assert anchors(plan)[:2] == ["colofon", "inhoud"]
    assert anchors(plan)[-2:] == ["matrix", "registers"]


def test_what_was_typed_is_a_foreword_and_white_space_is_none(library: Library) -> None:
    with_words = plan_choice(Choice(" Mijn  bundel ", stories=("een",), foreword=" Lees dit. "), library)
    assert (with_words.title, with_words.slug) == ("Mijn bundel", "mijn-bundel")
    assert [part.words for part in with_words.parts if part.anchor == "voorwoord"] == ["Lees dit."]
    without = plan_choice(Choice("X", stories=("een",), foreword=" \n "), library)
    assert "voorwoord" not in anchors(without)
    assert plan_choice(Choice("?!", stories=("een",)), library).slug == "bundel"


@pytest.mark.parametrize(
    ("slug", "date", "subtitle"),
    [
        ("een", "2026-03-10", "Zwolle · Overijssel"),
        ("twee", "2026-02-20", "Zwolle en Deventer · Overijssel"),
        ("zonder", "", "Deventer · Overijssel"),
    ],
)
def test_a_story_by_itself_has_no_cover_and_the_day_it_was_checked(
    library: Library, slug: str, date: str, subtitle: str
) -> None:
    plan = plan_story(library.story[slug])
    assert (plan.slug, plan.date, plan.subtitle, plan.edition) == (slug, date, subtitle, "")
    assert (plan.is_curated, plan.has_cover, anchors(plan)) == (False, False, [f"verhaal-{slug}"])


def test_a_municipality_of_two_stories_counts_once(library: Library) -> None:
    assert describe(library.stories) == "3 verhalen uit 2 gemeenten"
    assert describe(library.stories[:1]) == "1 verhaal uit 1 gemeente"
