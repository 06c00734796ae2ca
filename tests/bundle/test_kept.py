"""What was drawn of parts and is kept: after an edit little is set, and the bytes are those of a build from nothing."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import pytest
from special_edition import Made, links_of

from hoedan.bundle.document import fingerprint_of
from hoedan.bundle.drawn import DrawnPart, draw_part
from hoedan.bundle.kept import ENDING, FOLDER, KeptShares
from hoedan.bundle.layout import lay_out
from hoedan.bundle.options import PressOptions
from hoedan.bundle.outputs import all_it_hangs_on
from hoedan.bundle.pages import Pages
from hoedan.bundle.pdf import write_pdf
from hoedan.bundle.plain import NotPlainError, read_plain, write_plain
from hoedan.bundle.plan import Choice, plan_choice
from hoedan.bundle.setter import Setter
from hoedan.bundle.shares import Shares
from hoedan.bundle.typesetter import Typesetter
from hoedan.incremental.shelf import Shelf
from made.library import make_library, passages, story_body, write_library, write_story

pytest_plugins = ["special_fixtures"]
NUMBER = '<a data-page-of="{}">9</a>'


class Table:
    """Sets nothing, and remembers with which texts it was asked to."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def set(self, htmls: Mapping[str, str], _tell: Callable[[str], None]) -> dict[str, list[list[str]]]:
        self.given += htmls.values()
        return {anchor: [[html]] for anchor, html in htmls.items()}

    def bind(self, _first: Mapping[str, int], _pages: Pages) -> dict[str, list[str]]:
        return {html[0]: [html] for html in self.given}

    def draw(self) -> dict[str, DrawnPart]:
        return {html[0]: DrawnPart([], {}, [], [], [], {}) for html in self.given}


def run(shelf: Shelf, *texts: Mapping[str, str], first: int = 1, number: int = 1) -> list[str]:
    """Set these texts one after another, as a layout does; gives those that were not kept."""
    table, names = Table(), dict[str, list[list[str]]]()
    shares = KeptShares(cast("Shares", table), shelf)
    for each in texts:
        names |= shares.set(each, lambda _: None)
    last = {anchor: text for each in texts for anchor, text in each.items()}
    assert names == {anchor: [[text]] for anchor, text in last.items()}
    openings = shares.bind(dict.fromkeys(last, first), Pages({"c": number}))
    assert openings.keys() == shares.draw().keys() == last.keys()
    assert {anchor: opening[0] for anchor, opening in openings.items()} == last
    return table.given


def test_a_part_is_set_when_its_text_its_first_page_or_a_number_in_it_is_another(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new", "x", ENDING)
    texts = {"a": "a cover", "b": f"b {NUMBER.format('c')}", "c": "c"}
    assert run(shelf, texts) == [*texts.values()]
    assert run(shelf, texts) == [texts["a"]], "the first part is always set"
    assert run(shelf, texts, number=2) == [texts["a"], texts["b"]]
    assert run(shelf, texts, number=2, first=3) == [*texts.values()]
    assert run(shelf, texts | {"c": "c, edited"}, number=2, first=3) == [texts["a"], "c, edited"]
    assert run(Shelf(tmp_path / "new", "y", ENDING), texts) == [*texts.values()], "with another style"


def test_how_a_part_was_set_first_is_a_part_of_its_name_and_is_done_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "x", ENDING)
    assert run(shelf, {"a": "a", "b": "b1"}, {"b": "b2"}) == ["a", "b1", "b2"]
    assert run(shelf, {"a": "a", "b": "b1"}, {"b": "b2"}) == ["a"]
    assert run(shelf, {"a": "a", "b": "b1"}, {"b": "b3"}) == ["a", "b1", "b3"]
    assert run(shelf, {"a": "a", "b": "b2"}) == ["a", "b2"], "not what came after b1"
    assert run(shelf, {"a": "a", "b": "b1"}, {"b": "b2"}, first=2) == ["a", "b1", "b2"]


@pytest.mark.parametrize("damage", [b"", b"half", None])
def test_a_file_that_is_not_whole_or_cannot_be_written_is_no_hindrance(damage: bytes | None, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf", "x", ENDING)
    texts = {"a": "a", "b": "b"}
    if damage is None:
        (tmp_path / "shelf").write_bytes(b"in the way")
    run(shelf, texts)
    for file in (tmp_path / "shelf").glob("*"):
        file.write_bytes(file.read_bytes()[: len(damage or b"")] + (damage or b""))
    assert run(shelf, texts) == ["a", "b"]


def test_nothing_that_is_read_becomes_an_object_of_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    part = DrawnPart([], {}, [], [], [], {"een": (1, 2)})
    assert vars(read_plain(write_plain(part))) == vars(part)
    with monkeypatch.context() as patch:
        known = {each.__name__: each for each in (DrawnPart, Counter, list, dict, tuple)}
        patch.setattr("hoedan.bundle.plain.kinds", lambda: known)
        content = write_plain(DrawnPart([], {}, [Counter(a=1)], [], [], {}))
    with pytest.raises(ValueError, match="Counter"):
        read_plain(content)
    with pytest.raises(NotPlainError):
        write_plain(DrawnPart([], {}, [Counter()], [], [], {}))
    monkeypatch.setattr("hoedan.bundle.plain.LARGEST", 10)
    with pytest.raises(ValueError, match=r"\d"):
        read_plain(write_plain(part))


def test_a_part_with_a_sign_that_no_font_of_ours_has_is_not_kept(tmp_path: Path) -> None:
    typesetter = Typesetter(links_of(make_library(tmp_path)))
    ours, other = (
        draw_part(typesetter.set(f'<html lang="nl"><title>x</title><p>Zo {sign}.</p></html>')) for sign in "a\U00012345"
    )
    assert vars(next(iter(read_plain(write_plain(ours)).fonts.values()))) == vars(next(iter(ours.fonts.values())))
    with pytest.raises(NotPlainError):
        write_plain(other)


def test_every_kind_of_content_is_drawn_from_what_was_kept_to_the_same_bytes(
    every_kind: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = every_kind.laid_out
    links, was_set = before.links, watched(monkeypatch)
    again = lay_out(before.plan, links, Typesetter(links), kept=links.library.root / FOLDER)
    assert write_pdf(again) == every_kind.output.files[f"{every_kind.slug}.pdf"]
    assert again.openings == before.openings
    assert was_set == ["omslag"], "the first part is always set"


def test_an_edit_leaves_a_publication_alone_that_does_not_hold_the_story(tmp_path: Path) -> None:
    root = write_library(tmp_path)
    for slug in ("een", "twee"):
        write_story(root, slug)
    typesetter = Typesetter(links_of(root))

    def hang_on(slug: str) -> str:
        links = links_of(root)
        plan = plan_choice(Choice("Keuze", (slug,)), links.library)
        return all_it_hangs_on(plan, links, fingerprint_of(plan, links), typesetter, PressOptions())

    before = {slug: hang_on(slug) for slug in ("een", "twee")}
    write_story(root, "een", story_body(f"{passages(('vertrouwen', 'lange-adem'))}\n\nZij gingen anders te werk."))
    assert hang_on("een") != before["een"]
    assert hang_on("twee") == before["twee"]


@pytest.mark.parametrize("more", [1, pytest.param(60, marks=pytest.mark.nightly)])
def test_after_an_edit_of_one_story_the_book_is_as_made_from_nothing(
    more: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, slugs = write_library(tmp_path), ("een", "twee")
    for slug in slugs:
        write_story(root, slug)

    def make(folder: Path | None) -> bytes:
        links = links_of(root)
        plan = plan_choice(Choice("Beide", slugs), links.library)
        return write_pdf(lay_out(plan, links, Typesetter(links), kept=folder))

    make(tmp_path / "parts")
    text = [passages(("vertrouwen", "lange-adem")), *["Zij gingen anders te werk, en dat bleef zo."] * more]
    write_story(root, "een", story_body("\n\n".join(text)))
    was_set = watched(monkeypatch)
    edited = make(tmp_path / "parts")
    assert "verhaal-een" in was_set
    assert ("verhaal-twee" in was_set) == (more > 1)
    assert edited == make(None)


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that are set from now on."""
    parts: list[str] = []
    own = Setter.set

    def watch(self: Setter, htmls: Mapping[str, str], tell: Callable[[str], None] = lambda _: None) -> object:
        parts.extend(htmls)
        return own(self, htmls, tell)

    monkeypatch.setattr(Setter, "set", watch)
    return parts
