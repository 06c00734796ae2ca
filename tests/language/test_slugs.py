"""Words made comparable. The scripts of the site do it too: fold.test.js holds them to the same cases."""

import json
from pathlib import Path

import pytest

from hoedan.language.slugs import LONGEST_STEM, file_stem, fits_every_system, fold, is_slug, slugify

SLUGS: list[dict[str, str | bool]] = json.loads(Path(__file__).with_name("slugs.json").read_text("utf-8"))
CASES: list[dict[str, str]] = json.loads(Path(__file__).with_name("fold.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_text_is_folded_and_made_a_slug_as_the_table_says(case: dict[str, str]) -> None:
    assert (fold(case["text"]), slugify(case["text"])) == (case["folded"], case["slug"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_what_is_folded_stays_so(case: dict[str, str]) -> None:
    assert fold(fold(case["text"])) == fold(case["text"])


@pytest.mark.parametrize("case", SLUGS, ids=lambda case: ascii(case["text"])[:20])
def test_what_is_a_slug_is_as_the_table_says(case: dict[str, str | bool]) -> None:
    assert is_slug(str(case["text"])) == case["isSlug"]


@pytest.mark.parametrize(
    "name",
    ["aux", "Lpt¹.png", "con.tar.gz", "NUL .txt", "CONIN$", "punt.", "spatie ", "a:b.png", "a?.md", "a\tb", 'a"b'],
)
def test_what_no_file_on_windows_is_called_fits_not_every_system(name: str) -> None:
    assert not fits_every_system(name)


@pytest.mark.parametrize("name", ["a\x7f.md", "\u200bleeg.md", "\u202egnp.js", "a\x9b1m", "a\udcff.js", "a\u00a0b.png"])
def test_a_name_with_something_unseen_fits_no_system(name: str) -> None:
    assert not fits_every_system(name)


@pytest.mark.parametrize(
    "name", ["auxiliair.md", "com10.png", "con-sent", ".well-known", "a.b.c", "één", "nul-meting.md"]
)
def test_what_only_looks_like_it_fits(name: str) -> None:
    assert fits_every_system(name)


def test_the_name_of_a_file_is_cut_after_a_word_where_that_can_be() -> None:
    assert file_stem("Een titel!") == "een-titel"
    assert file_stem("een twee drie", 8) == "een-twee"
    assert file_stem("een twee drie", 7) == "een"
    assert [file_stem(each) for each in ("Con", "LPT¹", "Aux!", "Consult")] == ["con-1", "lpt1-1", "aux-1", "consult"]
    assert file_stem("x" * 300) == "x" * LONGEST_STEM
