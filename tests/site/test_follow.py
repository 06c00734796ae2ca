"""What is new, month by month, and the calendar of the days on which stories are checked again."""

import re
from pathlib import Path

import pytest

from hoedan.library.short_links import lasting_id
from hoedan.site.months import month_files, months_of
from hoedan.site.review_calendar import fold, write_calendar
from made.library import SITE_URL, make_library, pages_of, read_library, write_library, write_story


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_library(tmp_path)
    write_story(tmp_path, "oud", published="2026-01-10", reviewed="2026-01-31")
    write_story(
        tmp_path,
        "nieuw",
        published="2026-02-02",
        reviewed="2026-03-02",
        changes=[
            {"date": "2026-03-20", "text": "Het team is gegroeid."},
            {"date": "2026-02-01", "text": "Een bron erbij."},
        ],
    )
    write_story(tmp_path, "zonder")
    return tmp_path


def test_a_month_has_what_came_and_what_changed_in_it(root: Path) -> None:
    months = months_of(read_library(root))
    assert [
        (month.name, [story.slug for story in month.new], [each.change.text for each in month.changed])
        for month in months
    ] == [
        ("2026-03", [], ["Het team is gegroeid."]),
        ("2026-02", ["nieuw"], []),  # it was new then, so what changed in it is no news
        ("2026-01", ["oud"], []),
    ]


def test_the_text_of_a_month_can_be_pasted_anywhere(root: Path) -> None:
    files = month_files(read_library(root))
    assert files.keys() == {"volgen/2026-03.txt", "volgen/2026-02.txt", "volgen/2026-01.txt"}
    march = files["volgen/2026-03.txt"]
    assert march.startswith("Nieuw op Hoe dan?, maart 2026\n")
    assert f"  {SITE_URL}verhalen/nieuw/\n" in march
    assert "- Verhaal nieuw (Zwolle), 20 maart 2026: Het team is gegroeid.\n" in march
    assert "bronvermelding: Hoe dan? (CC BY 4.0)" in march
    assert "Nieuwe verhalen" not in march
    assert "- Verhaal nieuw (Zwolle)\n" in files["volgen/2026-02.txt"]
    assert "veranderde" not in files["volgen/2026-02.txt"]


def test_without_an_address_of_the_site_there_are_no_texts_to_send_around(tmp_path: Path) -> None:
    write_library(tmp_path, site_url="")
    write_story(tmp_path, "een", published="2026-01-10")
    library = read_library(tmp_path)
    assert month_files(library) == {}
    page = pages_of(library)["volgen/"].render()
    assert "Verhaal een" in page
    assert not re.search(r'href="[^"]*(feed|\.ics|\.txt)', page)


def test_the_page_shows_the_last_month_and_links_to_every_file(root: Path) -> None:
    page = pages_of(read_library(root))["volgen/"].render()
    assert '<h2 id="laatste-maand">Maart 2026</h2>' in page
    assert "Het team is gegroeid." in page
    assert "Een bron erbij." not in page
    for url in ("volgen/2026-01.txt", "volgen/controle.ics", "feed.json", "ingredienten/vertrouwen/overijssel.xml"):
        assert re.search(rf'href="[^"]?{re.escape(url)}"', page), url


def test_a_library_without_dates_has_nothing_new(tmp_path: Path) -> None:
    library = read_library(make_library(tmp_path, een=""))
    assert months_of(library) == ()
    assert "Er is nog geen verhaal met een datum." in pages_of(library)["volgen/"].render()


def lines_of(calendar: bytes) -> list[str]:
    """The lines of a calendar, with those that were folded made whole."""
    assert calendar.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    return calendar.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_the_calendar_has_a_day_for_each_story_that_was_checked(root: Path) -> None:
    library = read_library(root)
    lines = lines_of(write_calendar(library))
    assert lines.count("BEGIN:VEVENT") == 2
    start = lines.index(f"UID:{lasting_id(library.story['oud'])}-20260131@voorbeeld.test")
    assert lines[start : start + 5] == [
        lines[start],
        "DTSTAMP:20260131T000000Z",
        "DTSTART;VALUE=DATE:20280131",
        "SUMMARY:Nakijken: Verhaal oud (Zwolle)",
        f"URL:{SITE_URL}verhalen/oud/",
    ]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")


def test_no_title_breaks_the_calendar(tmp_path: Path) -> None:
    write_library(tmp_path)
    title = "Geld; tijd, en \\ END:VEVENT met ë en een heel lange titel om te vouwen"
    write_story(tmp_path, "een", title=title, reviewed="2026-01-31")
    (summary,) = (line for line in lines_of(write_calendar(read_library(tmp_path))) if line.startswith("SUMMARY"))
    assert summary == (
        "SUMMARY:Nakijken: Geld\\; tijd\\, en \\\\ END:VEVENT met ë en een heel lange titel om te vouwen (Zwolle)"
    )


@pytest.mark.parametrize("text", ["é" * 100, "a" * 75, "a" * 76, "a" * 74 + "é", "€" * 61])
def test_a_line_is_folded_between_characters(text: str) -> None:
    folded = fold(text)
    assert all(len(line) <= 75 for line in folded.split(b"\r\n"))
    assert b"".join(line.removeprefix(b" ") for line in folded.split(b"\r\n")).decode() == text
