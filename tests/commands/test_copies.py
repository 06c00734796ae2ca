"""Copies of sources in an archive: only whole ones, each on one line of its story, and nobody is asked in a test."""

import datetime
import json
from collections import Counter
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.cli import make_parser
from hoedan.commands.archive import copy_in, propose, run, this_week
from made.library import make_library, snapshot

COPY = "https://web.archive.org/web/20210601000000/https://bron.test/a"
FLOW = (
    "sources:\n  - {id: 1, title: Een, publisher: Krant, url: 'https://bron.test/een', date: 2021-05, kind: pers}\n"
    "  - id: 2\n    title: Twee\n    publisher: Krant\n    kind: pers\n    url: https://bron.test/twee # let op\n\n"
    "  # een opmerking\n  - id: 3\n    title: Drie\n    publisher: Krant\n    kind: pers\n"
)


def answer(url: str = COPY, status: str = "200") -> str:
    return json.dumps({"archived_snapshots": {"closest": {"available": True, "url": url, "status": status}}})


def test_a_copy_comes_on_a_line_of_its_own_source(tmp_path: Path) -> None:
    root = make_library(tmp_path, een=FLOW)
    asked: list[tuple[str, str]] = []

    def ask(address: str, day: str) -> str:
        asked.append((address, day))
        return answer(COPY.replace("https://bron.test/a", address).replace("https://web", "http://web"))

    before = (root / "stories" / "een.md").read_text()
    assert [place for place, _ in propose(root, 20, ask)] == ["stories/een.md, bron 1", "stories/een.md, bron 2"]
    assert asked == [("https://bron.test/een", "202105"), ("https://bron.test/twee", "")]
    after = (root / "stories" / "een.md").read_text()
    assert f'kind: pers, archived: "{COPY[:-1]}een"}}\n' in after
    assert f"# let op\n    archived: {COPY[:-1]}twee\n\n  # een opmerking\n" in after
    assert len(after.splitlines()) == len(before.splitlines()) + 1
    assert [each.archived is None for each in check_library(root).library.stories[0].front.sources] == [
        False,
        False,
        True,
    ]
    assert propose(root, 20, lambda *_: pytest.fail("asked again")) == []


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(None, id="silence"),
        pytest.param("geen json", id="no-json"),
        pytest.param('{"archived_snapshots": {}}', id="no-copy"),
        pytest.param("[]", id="another-form"),
        pytest.param("[" * 100_000, id="too-deep"),
        pytest.param(answer(status="404"), id="a-copy-of-an-error"),
        pytest.param(answer("https://evil.test/web/20210601000000/https://bron.test/a"), id="elsewhere"),
        pytest.param(answer(f"{COPY}\nx: y"), id="more-than-an-address"),
    ],
)
def test_only_a_whole_copy_in_the_archive_counts(said: str | None) -> None:
    assert copy_in(said, "https://bron.test/a") is None


@pytest.mark.parametrize(
    ("page", "is_same"),
    [
        ("https://bron.test/a", True),
        ("http://www.bron.test:80/a/", True),
        ("https://BRON.test/a#kop", True),
        ("https://bron.test/", False),
        ("https://bron.test/a?n=2", False),
        ("https://elders.test/a", False),
        ("https://bron.test/A", False),
    ],
)
def test_a_copy_is_of_the_page_that_was_asked_for(page: str, *, is_same: bool) -> None:
    """What moved to the front page of a website says nothing of the story any more."""
    copy = f"https://web.archive.org/web/20210601000000/{page}"
    assert (copy_in(answer(copy.partition("#")[0]), "https://bron.test/a") is not None) is is_same


def test_an_archive_that_gives_no_answer_is_told_apart_from_one_without_a_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = make_parser().parse_args(["archive", "--root", str(make_library(tmp_path, een=FLOW))])
    answers = iter([None, '{"archived_snapshots": {}}'])
    assert run(options, lambda *_: next(answers)) == 0
    said = capsys.readouterr().out
    assert said == "0 kopieën gevonden.\nHet archief gaf 1 keer geen antwoord. Vraag het later opnieuw.\n"


def test_no_more_is_asked_than_allowed_and_a_dry_run_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_library(tmp_path, een=FLOW, twee="")
    before = snapshot(root)
    options = make_parser().parse_args(["archive", "--most", "2", "--dry-run", "--root", str(root)])
    asked: list[str] = []

    def ask(address: str, _: str) -> str:
        asked.append(address)
        return answer(f"https://web.archive.org/web/20210601000000/{address}")

    assert run(options, ask) == 0
    assert len(asked) == 2 and snapshot(root) == before
    assert "2 kopieën gevonden" in capsys.readouterr().out


def test_each_week_asks_for_others_so_that_what_has_no_copy_holds_up_nothing() -> None:
    places = [("een", number) for number in range(5)]
    day = datetime.date(2026, 3, 4)
    weeks = [this_week(places, 2, day + datetime.timedelta(weeks=week)) for week in range(5)]
    assert all(len(each) == 2 for each in weeks)
    assert Counter(place for each in weeks for place in each) == dict.fromkeys(places, 2)
    assert this_week(places, 9, day) and sorted(this_week(places, 9, day)) == places
    assert this_week([], 2, day) == [] == this_week(places, -1, day)
