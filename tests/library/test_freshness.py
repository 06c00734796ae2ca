"""Living stories: when a story is stale, what its page says then, and from which day a build counts."""

import datetime
import os
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from hoedan.bundle.document import compose
from hoedan.bundle.draft import Medium
from hoedan.bundle.plan import plan_bundle
from hoedan.check.check_library import check_library
from hoedan.incremental.clock import agreed_moment, build_day, forget_blank_moment, last_change
from hoedan.library.freshness import follower_letter, is_stale, months_between, review_day
from hoedan.library.links import link_library
from made.library import make_library, pages_of, write


def page_of(root: Path, today: datetime.date) -> str:
    return pages_of(check_library(root, today).library)["verhalen/verhaal/"].render()


@pytest.mark.parametrize(
    ("today", "stale"),
    [
        pytest.param("2026-11-20", False, id="a-day-before"),
        pytest.param("2026-11-21", True, id="on-the-day"),
        pytest.param("2030-01-01", True, id="long-after"),
    ],
)
def test_a_story_grows_stale_after_the_months_of_the_settings(tmp_path: Path, today: str, stale: bool) -> None:
    root = make_library(tmp_path, verhaal="published: 2024-11-21\nreviewed: 2024-11-21\n")
    day = datetime.date.fromisoformat(today)
    library = check_library(root, day).library
    assert is_stale(library.stories[0], library) is stale
    assert ("Voor het laatst gecontroleerd in november 2024" in page_of(root, day)) is stale


def test_a_special_online_says_so_too_and_paper_says_the_same_on_any_day(tmp_path: Path) -> None:
    root = make_library(tmp_path, verhaal="published: 2024-11-21\nreviewed: 2024-11-21\n")
    write(
        root / "bundles" / "een" / "bundle.yml",
        "title: Een\nsummary: Een bundel met een samenvatting die lang genoeg is voor de regels.\n"
        "edition: Eerste editie\ndate: 2026-11\nchapters:\n  - story: verhaal\n",
    )

    def made_on(day: str, medium: Medium) -> str:
        links = link_library(check_library(root, datetime.date.fromisoformat(day)).library)
        return "".join(compose(plan_bundle(links.library.bundles[0], links.library), links, medium).write().values())

    told = "Voor het laatst gecontroleerd in november 2024"
    assert [told in made_on(day, Medium.SITE) for day in ("2026-11-20", "2026-11-21")] == [False, True]
    assert made_on("2026-11-20", Medium.PRINT) == made_on("2026-11-21", Medium.PRINT)


def test_a_story_that_nobody_checked_is_not_stale(tmp_path: Path) -> None:
    library = check_library(make_library(tmp_path, verhaal=""), datetime.date(2040, 1, 1)).library
    assert not is_stale(library.stories[0], library)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [("2024-01-31", "2024-02-29", 0), ("2024-01-31", "2024-03-31", 2), ("2023-12-01", "2024-01-01", 1)],
)
def test_only_whole_months_count(start: str, end: str, months: int) -> None:
    assert months_between(datetime.date.fromisoformat(start), datetime.date.fromisoformat(end)) == months


def test_the_page_asks_whether_it_is_still_right_in_the_form(tmp_path: Path) -> None:
    page = page_of(make_library(tmp_path, verhaal=""), datetime.date(2026, 11, 22))
    assert 'insturen/?klopt=verhaal">Klopt dit nog?</a>' in page
    assert ">Vertel jouw verhaal</a>" in page


def test_without_a_way_to_the_editors_there_is_no_question(tmp_path: Path) -> None:
    root = make_library(tmp_path, verhaal="")
    write(root / "mkdocs.yml", "site_name: Test\n")
    assert "Klopt dit nog?" not in page_of(root, datetime.date(2026, 11, 22))
    write(root / "mkdocs.yml", "site_name: Test\nextra:\n  hoedan:\n    editors_address: a@b.nl\n")
    assert "Klopt dit nog?" in page_of(root, datetime.date(2026, 11, 22))


def test_what_changed_is_on_the_page(tmp_path: Path) -> None:
    root = make_library(tmp_path, verhaal="changes:\n  - {date: 2026-05-01, text: Nieuwe cijfers toegevoegd.}\n")
    assert "1 mei 2026: Nieuwe cijfers toegevoegd." in page_of(root, datetime.date(2026, 11, 22))


def test_a_build_counts_from_the_agreed_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert build_day(tmp_path) == datetime.date(2023, 11, 14)


@pytest.mark.parametrize(("moment", "left"), [("", None), (" ", None), ("-1", "-1"), ("gisteren", "gisteren")])
def test_a_blank_moment_is_none_for_the_generator_too(
    moment: str, left: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    forget_blank_moment()
    assert os.environ.get("SOURCE_DATE_EPOCH") == left
    assert left is not None or agreed_moment() is None


def test_a_build_counts_from_the_last_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    moment = "2024-02-03T12:00:00Z"
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, moment)
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@b.example"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    assert build_day(tmp_path) == datetime.date(2024, 2, 3)


def test_a_book_changed_when_its_texts_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last commit, or a file that was changed since; a file outside these folders counts for nothing."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2024-02-03T12:00:00Z")
    story, other = tmp_path / "stories" / "a.md", tmp_path / "anders" / "b.md"
    for file in (story, other):
        write(file, "Een zin.\n")
        os.utime(file, (1_600_000_000, 1_600_000_000))
    assert last_change(tmp_path, ["stories"]) == datetime.datetime(2020, 9, 13, 12, 26, 40, tzinfo=datetime.UTC)
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@b.example"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *words], check=True)
    committed = datetime.datetime(2024, 2, 3, 12, tzinfo=datetime.UTC)
    for file in (story, other):
        os.utime(file, (1_800_000_000, 1_800_000_000))
    assert last_change(tmp_path, ["stories"]) == committed
    write(other, "Een betere zin.\n")
    assert last_change(tmp_path, ["stories"]) == committed
    write(story, "Een betere zin.\n")
    os.utime(story, (1_800_000_000, 1_800_000_000))
    assert last_change(tmp_path, ["stories"]) == datetime.datetime(2027, 1, 15, 8, tzinfo=datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert last_change(tmp_path, ["stories"]) == datetime.datetime(2023, 11, 14, 22, 13, 20, tzinfo=datetime.UTC)


def test_without_git_a_build_counts_from_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("PATH", "")
    assert abs((build_day(tmp_path) - datetime.datetime.now(datetime.UTC).date()).days) <= 1


def test_each_story_asks_who_does_the_same(tmp_path: Path) -> None:
    """The smallest contribution: three fields of the form with the story in it, or a mail."""
    root = make_library(tmp_path, verhaal='title: "A & B: 50%?"\n')
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(root / "mkdocs.yml", f"{settings}extra:\n  hoedan:\n    editors_address: redactie@voorbeeld.test\n")
    library = check_library(root).library
    letter = urlsplit(follower_letter(library.stories[0], library))
    assert letter.path == "redactie@voorbeeld.test"
    assert parse_qs(letter.query)["subject"] == ["Wij doen dit ook: A & B: 50%?"]
    assert "https://voorbeeld.test/hoedan/verhalen/verhaal/" in parse_qs(letter.query)["body"][0]
    page = page_of(root, datetime.date(2026, 11, 22))
    assert ">Doen jullie dit ook?</h2>" in page
    assert 'insturen/?verhaal=verhaal#veld-followers"' in page
    assert page.count("mailto:redactie@voorbeeld.test?") == 1


@pytest.mark.parametrize("reviewed", ["2026-01-31", "2024-02-29", "2026-08-31", "2025-12-31", "2026-06-15"])
@pytest.mark.parametrize("months", [1, 6, 13, 24])
def test_a_story_is_due_on_the_very_day_that_it_is_stale(reviewed: str, months: int) -> None:
    checked = datetime.date.fromisoformat(reviewed)
    due = review_day(checked, months)
    assert months_between(checked, due) >= months
    assert months_between(checked, due - datetime.timedelta(1)) < months
