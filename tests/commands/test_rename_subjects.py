"""Renaming an ingredient, a setback and a theme: whatever pointed to them follows, and what they are known by stays."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from hoedan.bundle.plan import Choice, part_called, plan_choice
from hoedan.check.check_library import check_library
from hoedan.commands.rename import rename
from hoedan.commands.shared import CommandError
from hoedan.design.marks import Thread
from hoedan.finder.facets import facets_of, shared_names
from hoedan.library.editions import frozen_stories, texts_sum
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.opendata.files import data_files
from hoedan.site.feeds import feed_files
from hoedan.site.publish import at_old_addresses, redirects_of
from hoedan.site.structured import article
from made.library import SETBACKS, SITE_URL, make_library, read_library, story_body, write, write_library, write_story

OLD, NEW = ("vertrouwen", "geld", "wonen"), ("erop-bouwen", "centen", "wonen-nu")
ELSEWHERE = "https://stroom.test/ingredienten/samen/"
FOLDERS = ("ingredienten", "vallen-en-opstaan", "themas")
BUNDLE = """title: Vijf verhalen
summary: Een bundel met een samenvatting die lang genoeg is voor de regels.
edition: Eerste editie
date: 2026-11
chapters:
  - story: wonen  # een verhaal dat net zo heet
  - {theme: wonen, ingredient: vertrouwen}
  - {passage: wonen, ingredient: vertrouwen}
  - setback: geld
  - text: voorwoord.md
"""
HOME = """extra:
  hoedan:
    home_questions:
      En de vertrouwen=geld?: struikelblok=geld
      Wat is wonen?: thema=wonen
      Wie bouwt erop?: "ingredient=vertrouwen"
"""
TEXT = story_body(
    """Zie [bouwen](../ingredients/vertrouwen.md) en [geld](../docs/struikelblokken/geld.md).

Vertrouwen is geld.[^1]
{: ingredient="vertrouwen lange-adem" setback="geld" }

```
(../ingredients/vertrouwen.md)
```"""
)


@dataclass(frozen=True)
class Twice:
    """The same library before and after."""

    root: Path
    before: Library
    was: dict[str, str | bytes]
    sums: object
    after: Library
    now: dict[str, str | bytes]


def published(library: Library) -> dict[str, str | bytes]:
    return {**data_files(library, link_library(library)), **feed_files(library)}


def sums_of(library: Library) -> object:
    (bundle,) = library.bundles
    return texts_sum(bundle, library), [each.sha256 for each in frozen_stories(bundle, library)]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Twice:
    root = write_library(tmp_path_factory.mktemp("twice"), setbacks=SETBACKS)
    write_story(root, "wonen", TEXT, inspired_by=["lezer"])
    write_story(root, "lezer")
    names = "ingredients: [vertrouwen, lange-adem]\nthemes: [wonen]\nsetbacks: [geld]"
    write(
        root / "docs" / "achtergrond" / "x.md", f"---\ntitle: X\n{names}\n---\n\n[V](../../ingredients/vertrouwen.md)\n"
    )
    write(root / "bundles" / "vijf" / "bundle.yml", BUNDLE)
    write(root / "bundles" / "vijf" / "voorwoord.md", "---\ntitle: V\n---\n\n[W](../../docs/themas/wonen.md)\n")
    config, trust = root / "mkdocs.yml", root / "ingredients" / "vertrouwen.md"
    write(config, config.read_text("utf-8") + HOME)
    write(trust, trust.read_text("utf-8").replace("---\n", f"---\nsame_as: ['{ELSEWHERE}']\n", 1))
    before = read_library(root)
    was, sums = published(before), sums_of(before)
    for folder, old, new in zip(("ingredients", "docs/struikelblokken", "docs/themas"), OLD, NEW, strict=True):
        rename(root, f"{folder}/{old}.md", new, before.today)
    after = read_library(root)
    return Twice(root, before, was, sums, after, published(after))


def test_whatever_names_them_follows_and_nothing_else(twice: Twice) -> None:
    text = (twice.root / "stories" / "wonen.md").read_text("utf-8")
    assert '\n{: ingredient="erop-bouwen lange-adem" setback="centen" }\n' in text
    assert "```\n(../ingredients/vertrouwen.md)\n```" in text and "Vertrouwen is geld.[^1]" in text
    assert "(../ingredients/erop-bouwen.md) en [geld](../docs/struikelblokken/centen.md)" in text
    (page,) = (each for each in twice.after.pages if each.path == "docs/achtergrond/x.md")
    assert (page.front.ingredients, page.front.themes) == (("erop-bouwen", "lange-adem"), ("wonen-nu",))
    assert page.front.setbacks == ("centen",) and "(../../ingredients/erop-bouwen.md)" in page.body.text
    assert twice.after.ingredient["lange-adem"].front.related == ("erop-bouwen",)
    assert (twice.root / "bundles" / "vijf" / "bundle.yml").read_text("utf-8").partition("chapters:\n")[2] == (
        "  - story: wonen  # een verhaal dat net zo heet\n  - {theme: wonen-nu, ingredient: erop-bouwen}\n"
        "  - {passage: wonen, ingredient: erop-bouwen}\n  - setback: centen\n  - text: voorwoord.md\n"
    )
    assert [value for _, value in twice.after.settings.home_questions] == [
        *("struikelblok=centen", "thema=wonen-nu", "ingredient=erop-bouwen")
    ]
    assert check_library(twice.root).problems == check_library(twice.root, twice.after.today).problems


def test_what_they_are_known_by_is_the_same_as_before(twice: Twice) -> None:
    def concepts(files: dict[str, str | bytes]) -> list[str]:
        return sorted(each["@id"] for each in json.loads(files["data/concepts.jsonld"])["@graph"])

    assert concepts(twice.now) == concepts(twice.was)
    for name, old in zip(("ingredients", "setbacks", "themes"), OLD, strict=True):
        was, now = (
            {each["id"]: each for each in json.loads(f[f"data/{name}.json"])[name]} for f in (twice.was, twice.now)
        )
        assert was.keys() == now.keys()
        assert now[old]["aliases"] == [old] and now[old]["slug"] in NEW and len(now[old]["stories"]) > 0
    graph = json.loads(twice.now["data/concepts.jsonld"])["@graph"]
    (trust,) = (each for each in graph if each["@id"] == f"{SITE_URL}ingredienten/vertrouwen/")
    assert trust["foaf:page"] == {"@id": f"{SITE_URL}ingredienten/erop-bouwen/"}
    assert trust["skos:exactMatch"] == [{"@id": ELSEWHERE}]
    assert shared_names(twice.after)["ingredient"] == {
        "erop-bouwen": [trust["@id"], ELSEWHERE],
        **{each: [f"{SITE_URL}ingredienten/{each}/"] for each in ("gedeelde-visie", "lange-adem")},
    }
    was, now = (article(library.story["wonen"], library)["about"] for library in (twice.before, twice.after))
    assert [each["@id"] for each in was] == [each["@id"] for each in now]


def test_a_frozen_edition_says_what_it_said(twice: Twice) -> None:
    assert sums_of(twice.after) == twice.sums


def test_who_follows_an_old_address_goes_on_hearing(twice: Twice) -> None:
    beside = {**twice.now, "ingredienten/erop-bouwen/index.md": "tekst"}
    every = {**beside, **{old: beside[url] for old, url in at_old_addresses(twice.after, beside)}}
    feeds = [url for url in twice.was if url.startswith(FOLDERS)]
    assert (
        len(feeds) > 8
        and "vallen-en-opstaan/geld/wonen.xml" in feeds
        and feeds == [url for url in feeds if url in every]
    )
    assert every["ingredienten/vertrouwen/index.md"] == "tekst"
    for url in feeds:
        if url.endswith(".xml"):
            ids = [str(files[url]).partition("</id>")[0].partition("<id>")[2] for files in (twice.was, every)]
            assert ids[0] == ids[1]
    pages = {each.url: str(each.content) for each in redirects_of(twice.after)}
    for folder, old, new in zip(FOLDERS, OLD, NEW, strict=True):
        assert f'href="../{new}/"' in pages[f"{folder}/{old}/index.html"]


def test_old_names_go_on_working_in_the_finder_in_own_bundles_and_as_a_mark(twice: Twice) -> None:
    library = twice.after
    old = {choice.slug: choice.old for facet in facets_of(library) for choice in facet.choices if choice.old}
    assert old == {new: (old,) for old, new in zip(OLD, NEW, strict=True)}
    names = ("wonen", "ingredient:vertrouwen", "setback:geld")
    parts = plan_choice(Choice("Mijn bundel", chapters=names), library).parts
    assert {part.subject.slug for part in parts if part.subject} == {"erop-bouwen", "centen"}
    assert len(plan_choice(Choice("B", ingredient="vertrouwen", theme="wonen"), library).stories) == 2
    assert Thread.INGREDIENT.drawn_as(library.ingredient["erop-bouwen"]) == "vertrouwen"
    assert part_called("ingredient:erop-bouwen", library) in parts


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        pytest.param("aliases: [lange-adem]", "is al van ingredients/lange-adem.md", id="a-live-name"),
        pytest.param("aliases: [vroeger]", "is al van ingredients/lange-adem.md", id="an-old-name-of-another"),
        pytest.param("aliases: [vertrouwen]", "is al van ingredients/vertrouwen.md", id="its-own"),
        pytest.param("aliases: [ooit, ooit]", "'ooit' staat twee keer", id="twice"),
        pytest.param("same_as: [hier]", "same_as", id="no-address"),
    ],
)
def test_an_old_name_belongs_to_one_ingredient(tmp_path: Path, lines: str, words: str) -> None:
    root = make_library(tmp_path, verhaal="")
    for slug, line in (("vertrouwen", lines), ("lange-adem", "aliases: [vroeger]")):
        file = root / "ingredients" / f"{slug}.md"
        write(file, file.read_text("utf-8").replace("---\n", f"---\n{line}\n", 1))
    found = [str(each) for each in check_library(root).problems if each.path == "ingredients/vertrouwen.md"]
    assert any(words in each for each in found), found


def test_who_still_writes_an_old_name_is_told_the_new_one(tmp_path: Path) -> None:
    root = make_library(tmp_path, verhaal="")
    rename(root, "vertrouwen", "erop-bouwen", read_library(root).today)
    write_story(root, "nieuw")
    found = [str(each) for each in check_library(root).problems if each.path == "stories/nieuw.md"]
    assert any("Bedoel je 'erop-bouwen'?" in each for each in found), found


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("lezer", r"ingredients/lezer of docs/themas/lezer", id="two"),
        pytest.param("docs/bijdragen/x", r"Kies uit: stories, ingredients,", id="of-another-kind"),
        pytest.param("docs/themas/wone", r"er is geen thema 'wone'. Bedoel je 'wonen'\?", id="a-slip"),
    ],
)
def test_a_name_that_is_not_clear_is_asked_for(tmp_path: Path, name: str, words: str) -> None:
    root = write_library(tmp_path, ingredients={"lezer": "nabijheid"}, themes=("lezer", "wonen"))
    with pytest.raises(CommandError, match=words):
        rename(root, name, "anders", read_library(root).today)


@pytest.mark.parametrize("path", ["stories/verhaal.md", "ingredients/vertrouwen.md"])
def test_who_gets_the_first_name_back_is_known_by_it(tmp_path: Path, path: str) -> None:
    root, first = make_library(tmp_path, verhaal=""), Path(path).stem
    today = read_library(root).today
    names = f"aliases:\n  - {first}\n  - een-andere\n"
    _, second, _ = rename(root, path, "een-andere", today)
    _, back, _ = rename(root, second, first, today)
    assert back == path and names in (root / back).read_text("utf-8")
    (old,) = (each.url for each in redirects_of(read_library(root)))
    assert "/een-andere/" in old  # and none over the page itself
    _, third, _ = rename(root, back, "de-derde", today)
    assert names in (root / third).read_text("utf-8")
