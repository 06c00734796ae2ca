"""The addresses of the site: each as it stands on paper, in feeds and in links of others, so none may change."""

from urllib.parse import parse_qs, urlsplit

import pytest

from hoedan.model import urls


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (urls.story_url("een"), "verhalen/een/"),
        (urls.finder_url(), "verhalen/?"),
        (urls.finder_url(thema="wonen", provincie="noord-holland"), "verhalen/?thema=wonen&provincie=noord-holland"),
        (urls.compare_url(), "vergelijk/"),
        (urls.compare_url("een"), "vergelijk/?verhalen=een"),
        (urls.compare_url("een", "twee"), "vergelijk/?verhalen=een,twee"),
        (urls.ingredient_url("vertrouwen"), "ingredienten/vertrouwen/"),
        (urls.theme_url("wonen"), "themas/wonen/"),
        (urls.setback_url("geld"), "vallen-en-opstaan/geld/"),
        (urls.bundle_url("een-bundel"), "bundels/een-bundel/"),
        (urls.municipality_url("zwolle"), "gemeenten/zwolle/"),
        (urls.province_url("Noord-Holland"), "regios/noord-holland/"),
        (urls.small_region_url("Arbeidsmarktregio", "Groot Amsterdam"), "regios/arbeidsmarktregio/groot-amsterdam/"),
    ],
)
def test_an_address_is_what_it_always_was(written: str, address: str) -> None:
    assert written == address


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("stories/een.md", "verhalen/een/"),
        ("ingredients/vertrouwen.md", "ingredienten/vertrouwen/"),
        ("docs/index.md", ""),
        ("docs/over.md", "over/"),
        ("docs/mijn-index.md", "mijn-index/"),
        ("docs/themas/index.md", "themas/"),
        ("docs/themas/wonen.md", "themas/wonen/"),
        ("docs/struikelblokken/geld.md", "vallen-en-opstaan/geld/"),
        ("docs/struikelblokken/index.md", "vallen-en-opstaan/"),
        ("docs/verhalen/los.md", "verhalen/los/"),
        ("stories/map/een.md", None),
        ("bundles/een/woord.md", None),
        ("stories/een.txt", None),
        ("README.md", None),
    ],
)
def test_the_address_of_a_file_is_that_of_its_page(path: str, address: str | None) -> None:
    assert urls.file_url(path) == address


@pytest.mark.parametrize(("url", "way"), [("", "./"), ("over/", "../"), ("verhalen/een/", "../../")])
def test_the_way_to_the_root_goes_up_once_for_each_folder(url: str, way: str) -> None:
    assert urls.way_to_root(url) == way
    assert urls.place_in(f'<a href="{urls.ROOT}a/">, {urls.ROOT}b', url) == f'<a href="{way}a/">, {way}b'


def test_a_letter_has_each_line_as_a_paragraph_and_no_plus_for_a_space() -> None:
    letter = urls.letter_url("a@b.nl", "Klopt dit & dat?", ("Een regel.", "Nog een."))
    assert "+" not in letter
    assert urlsplit(letter).path == "a@b.nl"
    assert parse_qs(urlsplit(letter).query) == {"subject": ["Klopt dit & dat?"], "body": ["Een regel.\r\n\r\nNog een."]}
    assert urls.letter_url("", "Klopt dit?", ()) == ""
