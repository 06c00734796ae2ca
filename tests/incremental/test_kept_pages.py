"""A whole build passes by what an earlier one made of the same: the page is kept as it was written."""

import gc
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

import mkdocs_adapter
from hoedan.incremental import beside
from hoedan.incremental.asset import Asset, SlowFile
from hoedan.incremental.record import RECORD_FILE
from hoedan.incremental.shelf import Shelf
from hoedan.incremental.site_build import Frame, LateWork, SiteBuilder
from hoedan.incremental.zip_file import write_zip


@dataclass
class Words:
    """A page of some words, that counts how often it is made."""

    url: str
    words: str
    made: list[str] = field(default_factory=list)

    def made_of(self) -> str:
        return self.words

    def render(self) -> str:
        self.made.append(self.words)
        return f"<p>{self.words}</p>"


class Around:
    """A publication with nothing but what stands around its pages."""

    def __init__(self, footer: str = "", everything: str = "") -> None:
        self.footer, self.everything = footer, everything
        self.written: list[str] = []
        self.assets: list[Asset] = []

    def around(self, url: str) -> str:
        return self.footer

    def write_late(self, site: Path) -> None: ...

    def late_work(self) -> list[LateWork]:
        return [partial(self.write, name) for name in ("a/een.json", "a/twee.json")]

    def write(self, name: str, site: Path) -> list[str]:
        """Write a file beside a page."""
        self.written.append(name)
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(self.everything)
        return [name]


def build(site: Path, shelf: Shelf | None, *pages: Words, footer: str = "x", is_dirty: bool = False) -> list[str]:
    """Build a site of these pages in one process; gives those that were made for it."""
    builder = SiteBuilder(lambda _: None)
    builder.memory.shelf = shelf
    builder.start(is_serving=True, is_dirty=is_dirty)
    with builder.reading():
        publication = Around(footer)
    frame = Frame[Words](lambda _, html: f"{html}<footer>{footer}</footer>", "frame")
    builder.write(builder.begin(publication, site), pages, frame)
    builder.finish(is_refused=False)
    for page in pages:
        written = (site / page.url / "index.html").read_text("utf-8")
        assert written == f"<p>{page.words}</p><footer>{footer}</footer>"
    return [each for page in pages for each in page.made]


def test_only_a_page_that_says_something_else_is_made_again(tmp_path: Path) -> None:
    site, shelf = tmp_path / "site", Shelf(tmp_path / "kept", "x", ".html")
    assert build(site, shelf, Words("a/", "een"), Words("b/", "twee")) == ["een", "twee"]
    assert build(site, shelf, Words("a/", "een"), Words("b/", "twee")) == []
    assert build(site, shelf, Words("a/", "een"), Words("b/", "twée")) == ["twée"]
    assert build(site, shelf, Words("a/", "een"), Words("b/", "twee"), footer="y") == ["een", "twee"]
    assert build(site, shelf, Words("a/", "een"), Words("c/", "twee")) == ["twee"], "at another address"
    other = Shelf(tmp_path / "kept", "another day", ".html")
    assert build(site, other, Words("a/", "een")) == ["een"]
    assert build(site, None, Words("a/", "een")) == ["een"]


@pytest.mark.parametrize("is_serving", [False, True])
def test_what_holds_every_text_is_made_again_when_any_of_it_is_another(
    *, tmp_path: Path, is_serving: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "cores", lambda: 1)  # so that it can be seen here what is written
    site, shelf = tmp_path / "site", Shelf(tmp_path / "kept", "x", ".html")

    def build_late(everything: str, *, is_dirty: bool = False) -> list[str]:
        builder, publication = SiteBuilder(lambda _: None), Around(everything=everything)
        builder.memory.shelf = shelf
        builder.start(is_serving=is_serving, is_dirty=is_dirty)
        with builder.reading():
            pass
        builder.write(builder.begin(publication, site), [Words("a/", "een")], Frame[Words](lambda _, html: html, ""))
        builder.finish(is_refused=False)
        assert {file.name: file.read_text() for file in (site / "a").iterdir()} == {
            "index.html": "<p>een</p>",
            "een.json": everything,
            "twee.json": everything,
        }
        assert [each.name for each in site.iterdir() if each.name != RECORD_FILE] == ["a"]
        return publication.written

    parts = ["a/een.json", "a/twee.json"]
    assert build_late("x", is_dirty=True) == parts
    (site / RECORD_FILE).unlink()
    assert build_late("x") == parts, "a site that is built in part keeps nothing"
    assert build_late("x") == []
    assert build_late("y") == parts
    for damaged in (b"no archive", write_zip({"../elders.json": "z"}), write_zip({f"{tmp_path}/elders.json": "z"})):
        for file in (tmp_path / "kept").iterdir():
            shelf.keep(file.name, damaged)
        assert build_late("y") == parts
    assert not [*tmp_path.rglob("elders.json")]


def test_what_was_kept_and_is_damaged_is_made_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "kept", "x", ".html")
    build(tmp_path / "site", shelf, Words("a/", "een"))
    for file in (tmp_path / "kept").iterdir():
        shelf.keep(file.name, b"not packed")
    assert build(tmp_path / "site", shelf, Words("a/", "een")) == ["een"]
    assert build(tmp_path / "site", shelf, Words("a/", "een")) == []


def test_a_file_that_is_slow_to_make_is_begun_before_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended, kept = list[object](), list[object](), tmp_path / "letters"
    monkeypatch.setattr(beside.Ahead, "begin", lambda _, jobs: begun.extend(job() for job in jobs))
    monkeypatch.setattr(beside.Ahead, "stop", lambda _: ended.append(begun[:]))
    slow, publication = Asset("letters.woff2", file=SlowFile(lambda: kept, lambda: b"letters")), Around()
    publication.assets = [slow]
    for is_serving in (True, False):
        builder = SiteBuilder(lambda _: None)
        builder.start(is_serving=is_serving, is_dirty=True)
        builder.make_ahead([slow, Asset("a.txt", "a")])
        site = tmp_path / f"{is_serving}"
        builder.write(builder.begin(publication, site), (), Frame[Words](lambda _, html: html, ""))
        builder.finish(is_refused=False)
        assert (site / "letters.woff2").read_bytes() == b"letters"
    assert ended == [[], [b"letters"]]


def test_a_process_that_ends_does_not_look_through_what_it_has() -> None:
    builder = SiteBuilder(lambda _: None)
    builder.fail()
    assert gc.get_freeze_count() == 0
    builder.stop()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


def test_a_site_that_is_built_in_part_knows_what_its_pages_came_out_like(tmp_path: Path) -> None:
    """So it makes them, whatever is kept."""
    shelf = Shelf(tmp_path / "kept", "x", ".html")
    build(tmp_path / "site", shelf, Words("a/", "een"))
    assert build(tmp_path / "site", shelf, Words("a/", "een"), is_dirty=True) == ["een"]
    assert build(tmp_path / "site", shelf, Words("a/", "een"), is_dirty=True) == []


def test_a_page_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Words, "render", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError) as raised:
        build(tmp_path / "site", None, Words("a/", "een"))
    assert raised.value.__notes__ == ["Dit ging mis bij de pagina /a/."]


@pytest.mark.parametrize("other", [{"site_name": "Anders"}, {"repo_url": "https://elders.example/"}, {"day": "2"}])
def test_what_the_frame_says_beside_a_page_is_part_of_what_it_is_kept_by(
    other: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs_adapter, "generator_of", lambda _: "mkdocs")

    def made_of(day: str = "1", **settings: str) -> str:
        said = dict.fromkeys(("site_name", "site_description", "site_url", "repo_url", "edit_uri"), "")
        config = type("Config", (dict,), {"theme": {"favicon": "x.svg"}})(said | settings)
        env, library = SimpleNamespace(globals={"policy": ""}), SimpleNamespace(today=day)
        publication = SimpleNamespace(library=library)
        return mkdocs_adapter.made_of_frame(cast("Any", env), config, cast("Any", publication))

    assert made_of() == made_of()
    assert made_of() != made_of(**other)
