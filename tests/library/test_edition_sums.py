"""Whether a bundle still says what its frozen edition said: which change of a text counts, and which does not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.library.editions import (
    beside_sum,
    editions_by_story,
    frozen_stories,
    has_moved_on,
    says_the_same,
    texts_sum,
)
from hoedan.library.library import Edition, Library
from hoedan.model.fields import EditionFile, FrozenFile
from hoedan.places.tables import MUNICIPALITIES
from made.library import passages, story_body, write, write_library, write_story

DAY = "2026-03-01"
BUNDLE = f"""title: Proefbundel
summary: Een bundel om mee te proberen wat er met een editie gebeurt die vastligt.
edition: Eerste editie
date: {DAY}
chapters:
  - text: voorwoord.md
  - theme: wonen
"""
INGREDIENTS = {"vertrouwen": "nabijheid", "lange-adem": "leren", "los": "leren"}
"""The last is in no story."""
IMAGE = "stories/een/plein.png"
HEAD_IMAGE = "stories/twee/kop.png"


def write_all(root: Path) -> Path:
    write_library(root, ingredients=INGREDIENTS, setbacks=["geld", "tempo"])
    text = story_body(passages(["vertrouwen", "lange-adem"], "een"))
    text = text.replace("Het duurde lang.", 'Het duurde lang.\n{: setback="geld" }')
    write_story(root, "een", text.replace("Het hielp.", "Het hielp.\n\n![Een plein](een/plein.png)"))
    write(root / IMAGE, "beeld")
    head = {"src": "kop.png", "alt": "Een kop", "credit": "De gemeente", "licence": "CC0 1.0"}
    write(root / HEAD_IMAGE, "kop")
    write_story(root, "twee", image=head, published="2026-01-10", reviewed="2026-02-10")
    write_story(root, "elders", themes=["schulden"])
    write(root / "bundles" / "proef" / "bundle.yml", BUNDLE)
    write(root / "bundles" / "proef" / "voorwoord.md", "---\ntitle: Voorwoord\n---\n\nWelkom bij de proef.\n")
    return root


def frozen(library: Library) -> Edition:
    (bundle,) = library.bundles
    return Edition(
        bundle.slug,
        f"bundles/proef/editions/{DAY}",
        EditionFile(
            title=bundle.title,
            edition=bundle.front.edition,
            date=DAY,
            pages="8",
            texts=texts_sum(bundle, library),
            beside=beside_sum(bundle, library),
            stories=frozen_stories(bundle, library),
            files=(FrozenFile(name="proef.pdf", sha256="0"),),
        ),
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_all(tmp_path)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of the library as it is written."""
    return read(write_all(tmp_path_factory.mktemp("written"))).editions[0]


def read(root: Path, edition: Edition | None = None) -> Library:
    library = check_library(root, is_coached=False).library
    return replace(library, editions=(edition or frozen(library),))


def change(path: str, old: str, new: str) -> Callable[[Path], object]:
    def apply(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert text.count(old) == 1
        write(root / path, text.replace(old, new))

    return apply


def rename(root: Path) -> None:
    """As `hoedan rename` does it: the old name stays as an alias, and the images go along."""
    text = (root / "stories/twee.md").read_text("utf-8")
    (root / "stories/twee.md").unlink()
    (root / "stories/twee").rename(root / "stories/nieuw")
    write(root / "stories/nieuw.md", text.replace("reviewed:", "aliases: [twee]\nreviewed:"))


def test_what_was_summed_once_has_the_same_sum_for_ever(written: Edition) -> None:
    """Or every edition that lies in a library would say that its stories changed: by a field that we add, say."""
    assert [each.sha256[:8] for each in written.front.stories] == ["a5329805", "720837fc"]
    assert written.front.texts[:8] == "6f33c687"


NOT_SAID: tuple[Callable[[Path], object], ...] = (
    change("stories/een.md", "Het begon in de wijk", "Het begon in\nde  wijk"),
    change("stories/twee.md", "2026-02-10", "2026-02-11"),
    rename,
    change("stories/elders.md", "Het hielp", "Het hielp niet"),
    change("ingredients/los.md", "title: Los", "title: Vast"),
    change("docs/struikelblokken/tempo.md", "title: Tempo", "title: Haast"),
)
"""Other line breaks, a story that was read again and found right or got another name, and what the bundle does not
show: a story, an ingredient, a setback."""


def test_a_bundle_says_the_same_after_changes_that_its_reader_does_not_see(root: Path, written: Edition) -> None:
    for edit in NOT_SAID:
        edit(root)
    library = read(root, written)
    assert says_the_same(written, library.bundles[0], library)
    assert not has_moved_on(library.bundles[0], library)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(change("stories/een.md", "Het begon", "Zo begon het"), id="a-sentence"),
        pytest.param(change("stories/een.md", "title: Verhaal een", "title: Een"), id="a-title"),
        pytest.param(lambda root: write(root / IMAGE, "ander beeld"), id="an-image"),
        pytest.param(lambda root: write(root / HEAD_IMAGE, "andere kop"), id="a-head-image"),
        pytest.param(lambda root: (root / IMAGE).unlink(), id="an-image-that-is-gone"),
        pytest.param(change("bundles/proef/voorwoord.md", "Welkom", "Dag"), id="a-text-of-its-own"),
        pytest.param(change("bundles/proef/bundle.yml", "theme: wonen", "theme: schulden"), id="its-choice"),
        pytest.param(lambda root: write_story(root, "drie"), id="a-story-more"),
        pytest.param(lambda root: (root / "stories/twee.md").unlink(), id="a-story-less"),
        pytest.param(change("ingredients/vertrouwen.md", "title: Vertrouwen", "title: Geloof"), id="an-ingredient"),
        pytest.param(change("docs/struikelblokken/geld.md", "title: Geld", "title: Centen"), id="a-setback"),
        pytest.param(change("docs/themas/wonen.md", "title: Wonen", "title: Een huis"), id="a-theme"),
        pytest.param(change("library.yml", "label: Gewoon werk geworden", "label: Hoort erbij"), id="a-status"),
        pytest.param(change("library.yml", "label: Nabijheid", "label: Dichtbij"), id="a-family"),
        pytest.param(change("library.yml", "motto: Geen recept", "motto: Geen boek"), id="a-motto"),
        pytest.param(
            change(
                MUNICIPALITIES,
                "Regio Zwolle,GGD IJsselland,IJsselland,6.1186",
                "Regio Salland,GGD IJsselland,IJsselland,6.1186",
            ),
            id="the-region-of-a-place",
        ),
        pytest.param(change(MUNICIPALITIES, ",130668", ",99000"), id="inhabitants-of-a-place"),
        pytest.param(change("mkdocs.yml", "site_name: Hoe dan?", "site_name: Zo dan"), id="a-library"),
    ],
)
def test_a_bundle_says_something_else_after_a_change_of(
    root: Path, written: Edition, edit: Callable[[Path], object]
) -> None:
    edit(root)
    library = read(root, written)
    assert not says_the_same(written, library.bundles[0], library)
    assert has_moved_on(library.bundles[0], library)


@pytest.mark.parametrize(
    ("edit", "is_same"),
    [
        pytest.param(change("ingredients/los.md", "begin je\n\nTekst", "begin je\n\nWoorden"), False, id="ingredient"),
        pytest.param(change("docs/struikelblokken/tempo.md", "Tekst", "Woorden"), False, id="setback"),
        pytest.param(change("docs/struikelblokken/tempo.md", "summary: Hoe", "summary: Waar"), False, id="summary"),
        pytest.param(
            lambda root: write_story(root, "ook", ingredients=["los", "vertrouwen"], themes=["schulden"]),
            False,
            id="shown-elsewhere",
        ),
        pytest.param(
            change("ingredients/lange-adem.md", "begin je\n\nTekst", "begin je\n\nWoorden"), True, id="no-chapter"
        ),
        pytest.param(
            change("ingredients/los.md", "begin je\n\nTekst over", "begin je\n\nTekst\nover"),
            True,
            id="broken-otherwise",
        ),
    ],
)
def test_a_chapter_about_a_subject_says_what_its_page_says(
    root: Path, edit: Callable[[Path], object], *, is_same: bool
) -> None:
    chapters = "  - ingredient: los\n  - setback: tempo\n"
    write(root / "bundles/proef/bundle.yml", BUNDLE + chapters)
    edition = read(root).editions[0]
    edit(root)
    assert says_the_same(edition, (library := read(root, edition)).bundles[0], library) is is_same


def test_an_edition_from_before_is_held_to_what_was_summed_then(root: Path, written: Edition) -> None:
    older = replace(written, front=written.front.model_copy(update={"beside": None}))
    change("docs/themas/wonen.md", "title: Wonen", "title: Een huis")(root)
    library = read(root, older)
    assert not has_moved_on(library.bundles[0], library)


def test_a_bundle_that_is_not_frozen_has_not_moved_on(root: Path) -> None:
    library = read(root)
    change("stories/een.md", "Het begon", "Zo begon het")(root)
    for other in ("2026-03-02", "2026-03"):
        (bundle,) = read(root).bundles
        edition = replace(library.editions[0], front=library.editions[0].front.model_copy(update={"date": other}))
        assert not has_moved_on(bundle, read(root, edition))
    assert not has_moved_on(bundle, read(root, replace(library.editions[0], bundle="ander")))


def test_each_story_knows_the_editions_that_hold_it_and_whether_their_text_is_that_of_today(root: Path) -> None:
    first = read(root).editions[0]
    change("stories/een.md", "Het begon", "Zo begon het")(root)
    second = replace(read(root).editions[0], bundle="tweede")
    library = replace(read(root), editions=(second, first))
    assert editions_by_story(library) == {
        "een": ((f"tweede.{DAY}", True), (f"proef.{DAY}", False)),
        "twee": ((f"tweede.{DAY}", True), (f"proef.{DAY}", True)),
    }
    rename(root)
    (root / "stories/een.md").unlink()
    gone = replace(read(root), editions=(first,))
    assert editions_by_story(gone) == {"nieuw": ((f"proef.{DAY}", True),)}
