"""The way in for who has no account: an address of the editors, and a mail that opens with the words already there."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from made.library import make_library, pages_of, read_library
from made.sample import check, copy_sample, edit

ADDRESS = "redactie@voorbeeld.test"


def page_of(folder: Path, address: str) -> str:
    root = make_library(folder, verhaal="")
    if address:
        settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
        (root / "mkdocs.yml").write_text(
            f"{settings}extra:\n  hoedan:\n    editors_address: {address}\n", encoding="utf-8"
        )
    return pages_of(read_library(root))["insturen/"].render()


def test_the_form_opens_a_mail_to_the_editors(tmp_path: Path) -> None:
    page = page_of(tmp_path, ADDRESS)
    letter = page.partition('data-mail href="')[2].partition('"')[0].replace("&amp;", "&")
    assert urlsplit(letter).path == ADDRESS
    words = parse_qs(urlsplit(letter).query)
    assert words["subject"] == ["Een praktijkverhaal voor Hoe dan?"]
    assert words["body"][0].startswith("Beste redactie,\r\n")
    assert page.count(ADDRESS) > 3
    assert "+" not in letter, "a mail program shows a plus as a plus"


def test_without_an_address_nobody_is_told_to_send_something_there(tmp_path: Path) -> None:
    page = page_of(tmp_path, "")
    assert "mailto:" not in page
    assert "naar de redactie" not in page


@pytest.mark.parametrize(
    ("site", "settings", "code"),
    [
        ("https://hoedan.voorbeeld.nl/", "", "S-008"),
        ("https://hoedan.voorbeeld.nl/", "redactie@voorbeeld.nl", ""),
        ("https://hoedan.example/", "", ""),
        ("http://localhost:8000/", "", ""),
        ("https://hoedan.voorbeeld.nl/", "redactie at voorbeeld", "S-009"),
        ("https://hoedan.voorbeeld.nl/", "javascript:alert(1)@x.nl", "S-009"),
    ],
)
def test_a_published_site_has_an_address_of_its_editors(site: str, settings: str, code: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    own = f"\nextra:\n  hoedan:\n    editors_address: {settings}" if settings else ""
    edit(root, "mkdocs.yml", "site_url: https://voorbeeld.test/", f"site_url: {site}{own}")
    codes = {line.split(" ")[1] for line in check(root)}
    assert codes & {"S-008", "S-009"} == ({code} if code else set())
