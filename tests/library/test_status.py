"""The editors' overview: what it counts, what it finds missing, and how each gap invites a story."""

import datetime
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from conftest import PROJECT
from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.commands.status import StatusFormat, write_status
from hoedan.library.status import LibraryStatus, read_status
from hoedan.model.fixed_words import EVIDENCE_LABELS
from hoedan.model.page_types import LED_TO
from made.library import (
    file_text,
    make_library,
    pages_of,
    passages,
    read_library,
    story_body,
    write,
    write_library,
    write_story,
)

TODAY = datetime.date(2026, 11, 22)
CHECKED = "published: 2026-11-01\nreviewed: 2026-11-01\n"
TWO_SOURCES = (
    "sources:\n  - {id: 1, title: Bron, publisher: Zwolle}\n  - {id: 2, title: Nog een bron, publisher: Zwolle}\n"
)


def status_in(root: Path) -> LibraryStatus:
    return read_status(check_library(root, TODAY).library)


def asked(status: LibraryStatus) -> dict[str, dict[str, list[str]]]:
    """The words of each invitation with what it fills in."""
    return {each.text: parse_qs(urlsplit(each.url).query) for each in status.invitations}


def test_coverage_counts_stories_with_both(tmp_path: Path) -> None:
    status = status_in(make_library(tmp_path, een="", twee=""))
    assert status.coverage == {"lange-adem": {"wonen": 2}, "vertrouwen": {"wonen": 2}}
    assert (status.stories, status.municipalities, status.provinces["Overijssel"]) == (2, 1, 2)


def test_a_province_without_stories_asks_for_its_largest_municipality(tmp_path: Path) -> None:
    invitations = asked(status_in(make_library(tmp_path, een="")))
    assert invitations["Nog geen verhaal uit Flevoland. Bijvoorbeeld uit Almere?"] == {"gemeente": ["Almere"]}
    assert not any("Overijssel" in text for text in invitations)


def test_a_size_with_few_stories_asks_for_one_that_has_none(tmp_path: Path) -> None:
    invitations = asked(status_in(make_library(tmp_path, een="municipalities: [Amsterdam]\n")))
    text = "Nog maar één verhaal uit gemeenten met 250.000 of meer inwoners. Bijvoorbeeld uit Rotterdam?"
    assert invitations[text] == {"gemeente": ["Rotterdam"]}


def test_an_ingredient_or_theme_with_few_stories_asks_for_more(tmp_path: Path) -> None:
    invitations = asked(status_in(make_library(tmp_path, een="", twee="")))
    assert invitations["Nog maar 2 verhalen met het ingrediënt Vertrouwen"] == {"ingredient": ["vertrouwen"]}
    assert not any("thema" in text for text in invitations)
    one = asked(status_in(make_library(tmp_path / "een", een="")))
    assert one["Nog maar één verhaal over het thema Wonen"] == {"thema": ["wonen"]}


def test_stale_unchecked_and_thinly_sourced_stories_are_named(tmp_path: Path) -> None:
    both = story_body().replace("[^1]", "[^1][^2]")
    status = status_in(
        make_library(
            tmp_path,
            goed=f"{CHECKED}{TWO_SOURCES}===\n{both}",
            oud=f"published: 2020-05-01\nreviewed: 2023-05-01\n{TWO_SOURCES}===\n{both}",
            ouder=f"published: 2020-05-01\nreviewed: 2022-05-01\n{TWO_SOURCES}===\n{both}",
            los=f"{TWO_SOURCES}===\n{both}",
            dun=CHECKED,
        )
    )
    assert status.stale == ["ouder", "oud"]
    assert status.unchecked == ["los"]
    assert status.few_sources == ["dun"]


def test_orphans_are_named(tmp_path: Path) -> None:
    root = make_library(tmp_path, een="")
    write(root / "docs" / "achtergrond" / "los.md", "---\ntitle: Los\n---\n\nTekst.\n")
    for key in ("ingredients: [vertrouwen]", "themes: [wonen]", "series: {slug: reeks, part: 1}"):
        write(root / "docs" / "achtergrond" / f"{key[:6]}.md", f"---\ntitle: Vast\n{key}\n---\n\nTekst.\n")
    assert status_in(root).orphans == ["docs/achtergrond/los.md"]


def test_a_page_that_no_text_and_no_menu_leads_to_is_an_orphan_and_so_is_a_setback_that_no_story_has(
    tmp_path: Path,
) -> None:
    write_library(tmp_path, setbacks=["geld"])
    write_story(
        tmp_path,
        "een",
        story_body(passages(["vertrouwen", "lange-adem"])).replace("Het hielp.", "[x](../docs/uit-verhaal.md)"),
    )
    link_to = {
        "docs/bundels.md": "uit-overzicht.md",
        "docs/over.md": "over-ons/wie.md",
        "docs/eenzaam.md": "eenzaam.md",
    }
    for path in (
        "docs/uit-verhaal.md",
        "docs/uit-overzicht.md",
        "docs/over-ons/wie.md",
        "docs/bijdragen/nieuw.md",
        *link_to,
    ):
        text = f"[x]({link_to[path]})" if path in link_to else "Tekst."
        write(tmp_path / path, file_text({"title": path}, f"{text}\n"))
    orphans = status_in(tmp_path).orphans
    assert [each for each in orphans if not each.startswith(("docs/themas", "ingredients"))] == [
        "docs/bijdragen/nieuw.md",
        "docs/eenzaam.md",
        "docs/struikelblokken/geld.md",
    ]
    page = pages_of(read_library(tmp_path))["redactie/"].render()
    assert 'bijdragen/nieuw/"><code>docs/bijdragen/nieuw.md' in page and "vallen-en-opstaan/geld/" in page


def test_what_is_said_to_be_led_to_has_a_link_in_the_foot_or_the_form() -> None:
    foot = (PROJECT / "overrides/partials/footer.html").read_text("utf-8")
    form = (PROJECT / "hooks/hoedan/site/templates/submit.html").read_text("utf-8")
    assert [url for url in LED_TO if f'"{url}"' not in foot + form] == []


def test_the_story_that_reads_hardest_goes_first(tmp_path: Path) -> None:
    hard = story_body().replace(
        "Het hielp.", "Verantwoordelijkheidsverdeling bemoeilijkte besluitvormingsprocedures. " * 5
    )
    status = status_in(make_library(tmp_path, een="", moeilijk=f"===\n{hard}"))
    assert [score.slug for score in status.texts] == ["moeilijk", "een"]
    assert status.texts[0].flesch_douma < status.texts[1].flesch_douma


@pytest.mark.parametrize(
    ("date", "new"),
    [
        pytest.param("2026-10", ["nieuw", "oud"], id="a-month-before"),
        pytest.param("2026-11", [], id="in-the-same-month"),
        pytest.param("2026-11-10", ["nieuw"], id="between-the-days"),
        pytest.param("2026", [], id="in-the-same-year"),
    ],
)
def test_new_is_what_came_after_the_last_edition(tmp_path: Path, date: str, new: list[str]) -> None:
    root = make_library(tmp_path, nieuw="published: 2026-11-20\n", oud=CHECKED, zonder="")
    bundle = (
        "title: Bundel\nsummary: Een bundel met een samenvatting die lang genoeg is voor de regels.\n"
        "edition: Eerste editie\ndate: '{}'\nchapters:\n  - story: oud\n"
    )
    write(root / "bundles" / "eerder" / "bundle.yml", bundle.format("2020"))
    write(root / "bundles" / "later" / "bundle.yml", bundle.format(date))
    edition = status_in(root).last_edition
    assert edition is not None
    assert (edition.date, edition.new_stories) == (date, new)


def test_without_bundles_there_is_no_edition(tmp_path: Path) -> None:
    assert status_in(make_library(tmp_path, een="")).last_edition is None


def test_an_empty_library_has_a_status_and_a_page(tmp_path: Path) -> None:
    root = make_library(tmp_path)
    assert "0 verhalen" in write_status(status_in(root), StatusFormat.TEXT, "provincie")
    assert "Nog geen verhaal over het thema Wonen" in pages_of(check_library(root, TODAY).library)["redactie/"].render()


def test_the_command_writes_text_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_library(tmp_path, een="published: 2024-01-01\nreviewed: 2024-01-01\n")
    assert main(["status", "--root", str(root), "--today", "2026-11-22"]) == 0
    written = capsys.readouterr().out
    assert "Te lang geleden gecontroleerd\n  een\n" in written
    assert "Bijvoorbeeld uit Almere?  /insturen/?gemeente=Almere" in written
    assert main(["status", "--root", str(root), "--today", "2025-12-31", "--format", "json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert (values["date"], values["stale"]) == ("2025-12-31", [])
    assert values["invitations"][0].keys() == {"text", "url"}


def test_the_page_invites_for_every_gap(tmp_path: Path) -> None:
    root = make_library(tmp_path, een="published: 2024-01-01\nreviewed: 2024-01-01\n")
    write(root / "docs" / "themas" / "werk.md", (root / "docs/themas/wonen.md").read_text().replace("Wonen", "Werk"))
    page = pages_of(check_library(root, TODAY).library)["redactie/"].render()
    assert 'insturen/?gemeente=Almere">Nog geen verhaal uit Flevoland' in page
    assert 'insturen/?ingredient=vertrouwen&amp;thema=werk"' in page
    assert "1 januari 2024" in page


def test_what_reaches_the_lowest_number_is_not_few(tmp_path: Path) -> None:
    three = "sources:\n" + "".join(f"  - {{id: {n}, title: Bron, publisher: Zwolle}}\n" for n in (1, 2, 3))
    both = story_body().replace("[^1]", "[^1][^2][^3]")
    stories = dict.fromkeys(("een", "twee", "drie", "vier"), f"{three}===\n{both}")
    few = status_in(make_library(tmp_path / "few", een="", twee="", drie=""))
    many = status_in(make_library(tmp_path / "many", **stories))
    for status in (few, many):
        assert (status.few_passages, status.few_stories) == ([], [])
        assert not any("100.000 tot 250.000" in each.text or "ingrediënt" in each.text for each in status.invitations)
    assert (few.few_sources, many.few_sources) == (["drie", "een", "twee"], [])


@pytest.mark.parametrize(
    ("stories", "text"),
    [
        pytest.param(1, "Nog maar één verhaal uit gemeenten met 100.000 tot 250.000 inwoners", id="one"),
        pytest.param(2, "Nog maar 2 verhalen uit gemeenten met 100.000 tot 250.000 inwoners", id="two"),
    ],
)
def test_a_gap_says_how_many_there_are(tmp_path: Path, stories: int, text: str) -> None:
    status = status_in(make_library(tmp_path, **dict.fromkeys(("een", "twee")[:stories], "")))
    assert f"{text}. Bijvoorbeeld uit Eindhoven?" in asked(status)
    assert "Nog geen verhaal uit gemeenten met minder dan 20.000 inwoners. Bijvoorbeeld uit Drechterland?" in asked(
        status
    )
    assert sum("Nog geen verhaal uit gemeenten" in each.text for each in status.invitations) == 4


@pytest.mark.parametrize(
    ("stories", "asked_for"),
    [
        pytest.param(1, ["Nog maar één verhaal over het struikelblok Geld"], id="one"),
        pytest.param(4, ["Nog maar 4 verhalen over het struikelblok Geld"], id="one-too-few"),
        pytest.param(5, [], id="five-others-for-who-has-it"),
    ],
)
def test_a_setback_asks_for_five_stories(tmp_path: Path, stories: int, asked_for: list[str]) -> None:
    write_library(tmp_path, setbacks=["geld"])
    told = story_body().replace("Het duurde lang.", 'Het duurde lang.\n{: setback="geld" }')
    for number in range(stories):
        write_story(tmp_path, f"v{number}", told)
    write_story(tmp_path, "zonder")
    status = status_in(tmp_path)
    assert (status.setbacks, status.without_setback) == ({"geld": stories}, ["zonder"])
    assert [each.text for each in status.invitations if "struikelblok" in each.text] == asked_for


def test_what_stories_rest_on_is_counted(tmp_path: Path) -> None:
    source = "sources:\n  - {{id: 1, title: Bron, publisher: Zwolle{}}}\n"
    kinds = {"een": ", kind: pers", "twee": ", kind: onderzoek", "drie": ", kind: onderzoek", "vier": ""}
    found = status_in(make_library(tmp_path, **{slug: source.format(kind) for slug, kind in kinds.items()})).evidence
    assert {label: count for label, count in found.items() if count} == {
        EVIDENCE_LABELS["eigen-verhaal"]: 1, EVIDENCE_LABELS["onafhankelijk-bekeken"]: 2, "Niet bekend": 1
    }  # fmt: skip
    assert list(found) == [*EVIDENCE_LABELS.values(), "Niet bekend"]


def test_numbers_of_a_text_are_rounded_to_one_decimal(tmp_path: Path) -> None:
    score = status_in(make_library(tmp_path, een="")).texts[0]
    assert (score.average_sentence, score.flesch_douma) == (
        round(score.average_sentence, 1),
        round(score.flesch_douma, 1),
    )
    assert score.words > 10
