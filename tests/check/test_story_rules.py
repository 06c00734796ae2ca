"""The rules for a story's front matter that need a calendar, the other files or the municipalities."""

import shutil
from pathlib import Path

import pytest

from made.sample import STORY, check, check_story, codes, copy_sample, edit, judge, write

CONTACT = "contact: {organisation: De gemeente}\n"
SOURCES = "  - {id: 1, title: Op bezoek, publisher: De Stadskrant, date: 2020, kind: pers}\n"


def test_the_sample_library_has_no_problems(tmp_path: Path) -> None:
    assert check(copy_sample(tmp_path)) == []


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        pytest.param("{start: 2021, end: 2020}", ["5 V-002"], id="year-before"),
        pytest.param("{start: 2021-05, end: 2021-04}", ["5 V-002"], id="month-before"),
        pytest.param("{start: 2021-05, end: 2020}", ["5 V-002"], id="year-before-month"),
        pytest.param("{start: 2021, end: 2021}", [], id="same-year"),
        pytest.param("{start: 2021-09, end: 2021}", [], id="year-of-the-month"),
        pytest.param("{start: 2021, end: 2021-03}", [], id="month-of-the-year"),
        pytest.param("{start: 2021, end: straks}", ["5 F-027"], id="no-date"),
    ],
)
def test_a_period_does_not_end_before_it_starts(tmp_path: Path, period: str, expected: list[str]) -> None:
    assert check_story(tmp_path, "{start: 2019-04}", period) == expected


@pytest.mark.parametrize(
    ("status", "end", "expected"),
    [
        pytest.param("loopt", "2026-02", ["6 V-004"], id="runs-but-ended-last-month"),
        pytest.param("loopt", "2026-03", [], id="runs-until-this-month"),
        pytest.param("loopt", "2026", [], id="runs-until-this-year"),
        pytest.param("loopt", "2027", [], id="runs-until-next-year"),
        pytest.param("gestart", "2025", ["6 V-004"], id="began-but-ended-last-year"),
        pytest.param("geborgd", "2020", [], id="became-ordinary-work"),
        pytest.param("gestopt", "2020", [], id="stopped"),
        pytest.param("gestopt", "2026-03", [], id="stopped-this-month"),
        pytest.param("gestopt", "2026-04", ["5 V-028"], id="stopped-next-month"),
        pytest.param("afgerond", "2026", [], id="ended-this-year"),
        pytest.param("afgerond", "2027", ["5 V-028"], id="ended-next-year"),
    ],
)
def test_what_runs_has_not_ended(tmp_path: Path, status: str, end: str, expected: list[str]) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "{start: 2019-04}\nstatus: onbekend", f"{{start: 2019-04, end: {end}}}\nstatus: {status}")
    edit(root, STORY, "date: 2020", "date: 2025")
    assert [each.removeprefix(f"{STORY}:") for each in codes(root)] == expected


@pytest.mark.parametrize("status", ["gestopt", "afgerond"])
def test_what_is_over_has_an_end(tmp_path: Path, status: str) -> None:
    assert check_story(tmp_path, "status: onbekend", f"status: {status}") == ["6 V-005"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param("date: 2024-03-01", [], id="just-two-years"),
        pytest.param("date: 2024-02-29", ["6 V-029"], id="a-day-more"),
        pytest.param("date: 2024-03", [], id="the-month-of-two-years-ago"),
        pytest.param("date: 2024-02", ["6 V-029"], id="the-month-before"),
        pytest.param("date: 2024", [], id="the-year-of-two-years-ago"),
        pytest.param("date: 2023", ["6 V-029"], id="the-year-before"),
        pytest.param("date: 2026-03-02", ["10 V-018"], id="tomorrow"),
        pytest.param("date: 2027", ["10 V-018"], id="next-year"),
    ],
)
def test_what_runs_has_a_source_of_the_last_two_years(tmp_path: Path, date: str, expected: list[str]) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "status: onbekend", "status: loopt")
    edit(root, STORY, "date: 2020", date)
    assert [each.removeprefix(f"{STORY}:") for each in codes(root)] == expected


def test_a_practice_did_not_begin_in_the_future(tmp_path: Path) -> None:
    assert check_story(tmp_path, "{start: 2019-04}", "{start: 2026-04}") == ["5 V-018"]
    assert check_story(tmp_path / "now", "{start: 2019-04}", "{start: 2026-03}") == []


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        pytest.param("value: 40, of: 40", [], id="all"),
        pytest.param("value: 40.5, of: 40", ["14 V-056"], id="half-more-than-all"),
        pytest.param("value: 9, of: 10", [], id="as-numbers-and-not-as-words"),
        pytest.param("value: -2.5, from: 3", [], id="below-zero"),
        pytest.param("value: 0, of: 0", ["14 V-074"], id="part-of-nothing"),
        pytest.param("value: -9, of: -4", ["14 V-074"], id="whole-below-zero"),
        pytest.param("value: -1, of: 4", ["14 V-074"], id="part-below-zero"),
        pytest.param("value: 1, of: 4, from: 5", ["14 V-074"], id="was-more-than-all"),
        pytest.param("value: 1, of: 4, from: 4", [], id="was-all"),
        pytest.param("value: 1234567890123", ["14 F-044"], id="thirteen-digits"),
        pytest.param("value: 3.14159", ["14 F-044"], id="five-decimals"),
        pytest.param("value: .5", ["14 F-043"], id="nothing-before-the-point"),
        pytest.param("value: 1:30", ["14 F-043"], id="a-time"),
        pytest.param("value: '17.000'", ["14 F-043"], id="a-dutch-number-quoted"),
        pytest.param("value: '2,5'", ["14 F-043"], id="a-comma"),
        pytest.param("value: 010", ["14 F-043"], id="octal"),
        pytest.param("value: 1_000", ["14 F-043"], id="an-underscore"),
        pytest.param("value: 38 gezinnen", ["14 F-042"], id="with-its-unit"),
        pytest.param("value: 1.5, from: veel", ["14 F-042"], id="a-word-as-baseline"),
        pytest.param("value: 2, date: 2027", ["14 V-018"], id="measured-next-year"),
        pytest.param("value: 2, measured_by: Rekenkamer, unit: procent", [], id="whole"),
    ],
)
def test_a_figure_is_a_number_that_everyone_reads_alike(tmp_path: Path, figure: str, expected: list[str]) -> None:
    more = f"figures:\n  - {{{figure}, label: gezinnen, source: 1}}\n"
    assert check_story(tmp_path, CONTACT, CONTACT + more) == expected


@pytest.mark.parametrize(
    ("number", "plain"),
    [
        *[("17.000", "17000"), ("1.234.567,5", "1234567.5"), ("2,5", "2.5"), ("1_000", "1000"), ("010", "10")],
        *[("17 000", "17000"), (".5", "0.5"), ("+5", "5"), ("5.", "5"), ("0x1F", "31"), ("1:30", "90")],
    ],
)
def test_the_advice_for_a_number_is_taken(tmp_path: Path, number: str, plain: str) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, CONTACT, f"{CONTACT}figures:\n  - {{value: '{number}', label: gezinnen, source: 1}}\n")
    (said,) = check(root)
    assert f"Schrijf `{plain}`" in said
    edit(root, STORY, f"'{number}'", plain)
    assert codes(root) == []


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        pytest.param("a b c d e f g h i j", [], id="ten"),
        pytest.param("a b c d e f g h i j k", ["13 V-057"], id="eleven"),
        pytest.param("a b c – d e f … g h i j", [], id="ten-with-a-dash-and-dots"),
        pytest.param("a—b—c—d—e—f—g—h—i—j—k", ["13 V-057"], id="eleven-without-spaces"),
        pytest.param("zo'n e-mail van 2,5 uur om 10:30 é én 'n", [], id="ten-with-signs-in-them"),
        pytest.param("“Bel gewoon.”", ["13 V-075"], id="between-quotation-marks"),
        pytest.param("‘ja’ is nog geen ‘nee’", [], id="words-between-quotation-marks"),
    ],
)
def test_a_quote_has_ten_words_at_most(tmp_path: Path, quote: str, expected: list[str]) -> None:
    more = f'quote: {{text: "{quote}", who: wethouder, source: 1}}\n'
    assert check_story(tmp_path, CONTACT, CONTACT + more) == expected


@pytest.mark.parametrize(
    "key", ["figures:\n  - {value: 1, label: L, source: 7}", "quote: {text: T, who: W, source: 7}"]
)
def test_a_figure_and_a_quote_have_a_source(tmp_path: Path, key: str) -> None:
    (said,) = check_story(tmp_path, CONTACT, f"{CONTACT}{key}\n")
    assert said.endswith(" V-055")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        pytest.param("url: https://5dok.net/x", "bron 2 staat op 5dok.net, waar anderen", id="mirror"),
        pytest.param("url: http://www.docplayer.nl/1", "bron 2 staat op docplayer.nl, waar", id="mirror-with-www"),
        pytest.param("url: https://krant.test/feed/", "bron 2 staat op krant.test, in een lijst", id="feed"),
        pytest.param("url: https://krant.test/index.xml", "die steeds verandert", id="xml"),
        pytest.param("url: https://krant.test/feedback", "", id="no-feed"),
        pytest.param("url: https://5dok.net/x, note: Alleen hier te lezen.", "", id="with-a-note"),
        pytest.param("url: 'https://[1:2]/'", "geen bruikbaar webadres in `url`", id="no-address"),
    ],
)
def test_a_source_that_a_reader_cannot_lean_on_is_remarked_on(tmp_path: Path, source: str, told: str) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, SOURCES, f"{SOURCES}  - {{id: 2, title: A, publisher: B, date: 2020, kind: pers, {source}}}\n")
    edit(root, STORY, "bleef de post liggen.[^1]", "bleef de post liggen.[^1][^2]")
    found = check(root)
    assert (len(found) == 1 and told in found[0]) if told else found == []


def test_sources_without_a_date_get_one_remark(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    more = "".join(
        f"  - {{id: {n}, title: A, publisher: B, kind: pers{x}}}\n" for n, x in ((2, ""), (3, ""), (4, ", note: X"))
    )
    edit(root, STORY, SOURCES, f"{SOURCES}{more}")
    edit(root, STORY, "bleef de post liggen.[^1]", "bleef de post liggen.[^1][^2][^3][^4]")
    (found,) = check(root)
    assert found.startswith(f"{STORY}:11: T-010 advies: van de bronnen 2 en 3 staat er geen datum.")


def test_a_source_of_a_quote_alone_is_used(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, SOURCES, f"{SOURCES}  - {{id: 2, title: A, publisher: B, date: 2020, kind: pers}}\n")
    edit(root, STORY, CONTACT, f"{CONTACT}quote: {{text: T, who: W, source: 2}}\n")
    assert codes(root) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Zwole", "onbekende gemeente 'Zwole' in `municipalities`. Bedoel je 'Zwolle'?", id="slip"),
        pytest.param("Atlantis", "Noem gemeenten één voor één, met hun officiële naam.", id="nothing-like-it"),
        pytest.param("Kampen/Zwolle", "Noem gemeenten één voor één, met hun officiële naam.", id="two-in-one"),
        pytest.param("Zwolle (Overijssel)", "Bedoel je 'Zwolle'?", id="with-its-province"),
        pytest.param("'Zwolle, Overijssel'", "Bedoel je 'Zwolle'?", id="with-its-province-behind-a-comma"),
        pytest.param("Nederland", "'Nederland' is een land en geen gemeente.", id="a-country"),
        pytest.param("gem. Kampen", "Bedoel je 'Kampen'?", id="with-the-word-cut-short"),
        pytest.param("Overijssel", "'Overijssel' is een provincie en geen gemeente.", id="province"),
        pytest.param("Friesland", "is een provincie en geen gemeente.", id="province-in-dutch"),
        pytest.param("Achterhoek", "is een arbeidsmarktregio en geen gemeente.", id="region"),
        pytest.param("Bergen", "er zijn twee gemeenten 'Bergen'. Kies 'Bergen (L.)' of 'Bergen (NH.)'.", id="two"),
        pytest.param("Haaren", "Kies waar de praktijk was: Boxtel, Oisterwijk, Tilburg, Vught.", id="divided"),
    ],
)
def test_a_name_that_is_no_municipality_gets_advice(tmp_path: Path, name: str, expected: str) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "[Kampen, Zwolle]", f"[Kampen, {name}]")
    said = check(root)
    assert len(said) == 1
    assert expected in said[0]


def test_followers_are_municipalities_too(tmp_path: Path) -> None:
    more = "inspired_by: [plek-in-de-buurt]\nfollowers:\n  - municipality: Deventer\n  - {municipality: Haaren}\n"
    assert check_story(tmp_path, "inspired_by: [plek-in-de-buurt]\n", more) == ["14 V-007"]


@pytest.mark.parametrize(
    ("followers", "expected"),
    [
        pytest.param("{municipality: Deventer}", ["15 F-026"], id="twice"),
        pytest.param("{municipality: DEVENTER}", ["15 F-026"], id="twice-in-capitals"),
        pytest.param("{municipality: Groningen}\n  - {municipality: Haren}", ["16 V-083"], id="twice-by-a-former-name"),
        pytest.param("{municipality: Hattem, since: 2099}", ["15 V-018"], id="in-the-future"),
        pytest.param("{municipality: Hattem, since: 2020}", [], id="another"),
    ],
)
def test_a_follower_follows_once_and_already(tmp_path: Path, followers: str, expected: list[str]) -> None:
    more = f"{CONTACT}followers:\n  - {{municipality: Deventer}}\n  - {followers}\n"
    assert check_story(tmp_path, CONTACT, more) == expected


@pytest.mark.parametrize(
    "key",
    [
        "open_questions: [Blijft het geld daarna?, Blijft het geld daarna?]",
        "conditions: [Een woning, Een woning]",
        "figures: [{value: 1, label: L, source: 1}, {value: 1, label: L, source: 1}]",
    ],
)
def test_nothing_is_said_twice(tmp_path: Path, key: str) -> None:
    assert [each.split(" ")[1] for each in check_story(tmp_path, CONTACT, f"{CONTACT}{key}\n")] == ["F-026"]


@pytest.mark.parametrize(
    ("archived", "expected"),
    [
        pytest.param("https://www.bron.test/oud", ["10 V-076"], id="the-same-website"),
        pytest.param("https://web.archive.org/web/2021/https://bron.test/a", [], id="an-archive"),
    ],
)
def test_a_copy_stands_somewhere_else(tmp_path: Path, archived: str, expected: list[str]) -> None:
    source = f"url: https://bron.test/a, archived: '{archived}', kind: pers}}"
    assert check_story(tmp_path, "kind: pers}", source) == expected


@pytest.mark.parametrize(
    ("names", "places"),
    [
        pytest.param("[Den Haag]", [("'s-Gravenhage", None)], id="alias"),
        pytest.param("[Menaldumadeel, Waadhoeke]", [("Waadhoeke", "Menaldumadeel")], id="old-and-new-count-once"),
        pytest.param("[zwolle, ZWOLLE]", [("Zwolle", None)], id="twice-counts-once"),
        pytest.param("[Sudwest-Fryslan]", [("Súdwest-Fryslân", None)], id="without-accents"),
    ],
)
def test_names_resolve_to_municipalities(tmp_path: Path, names: str, places: list[tuple[str, str | None]]) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "[Kampen, Zwolle]", names)
    checked = judge(root)
    assert {problem.code for problem in checked.problems} <= {"V-083"}
    found = checked.library.story["rust-in-het-hoofd"].places
    assert [(each.municipality.name, each.former) for each in found] == places


@pytest.mark.parametrize("key", ["themes: [wonen, wonen]", "target_groups: [ouderen, ouderen]", "aliases: [oud, oud]"])
def test_nothing_stands_twice_in_a_list(tmp_path: Path, key: str) -> None:
    root = copy_sample(tmp_path)
    name = key.partition(":")[0]
    old = "themes: [schulden, wonen]" if name == "themes" else "inspired_by: [plek-in-de-buurt]"
    edit(root, STORY, old, key)
    assert [each.split(" ")[1] for each in codes(root)] == ["F-026"]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        pytest.param("{id: 1, title: A, publisher: B, date: 2020, kind: pers}", ["11 V-013"], id="same-number"),
        pytest.param(
            "{id: 01, title: A, publisher: B, date: 2020, kind: pers}", ["11 V-013"], id="same-number-with-a-zero"
        ),
        pytest.param(
            "{id: 2, title: A, publisher: B, date: 2020, kind: pers}", ["11 V-016"], id="other-number-that-is-not-used"
        ),
    ],
)
def test_every_source_has_a_number_of_its_own(tmp_path: Path, sources: str, expected: list[str]) -> None:
    assert check_story(tmp_path, SOURCES, f"{SOURCES}  - {sources}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mensen schrokken.", ["11 V-016: naar de bronnen 2, 3 en 4 verwijst geen enkele zin. Zet [^2], "
                     "[^3] en [^4] achter wat erop steunt."], id="all-at-once"),
        pytest.param("Mensen schrokken.[^3][^2]", ["13 V-016: naar bron 4 verwijst geen enkele zin. Zet [^4] achter "
                     "wat erop steunt."], id="one"),
        pytest.param("Mensen schrokken.[3] Heel erg.[^2] [4](https://krant.nl/)", [
            "13 V-016: naar bron 4 verwijst geen enkele zin. Zet [^4] achter wat erop steunt.",
            "32 V-016: naar bron 3 verwijst geen enkele zin. Bedoel je '[^3]'?"], id="written-without-its-sign"),
    ],
)  # fmt: skip
def test_unused_sources_are_told_once_and_a_number_between_brackets_where_it_stands(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    root = copy_sample(tmp_path)
    more = [f"  - {{id: {n}, title: A{n}, publisher: B, date: 2020, kind: pers}}\n" for n in (2, 3, 4)]
    edit(root, STORY, SOURCES, SOURCES + "".join(more))
    edit(root, STORY, "De brief vooraf maakte mensen bang.", text)
    said = [f"{each.line} {each.code}: {each.message}" for each in judge(root).problems]
    assert said == expected


@pytest.mark.parametrize(("old", "new"), [("publisher: De", "publiser: De"), ("organisation: De", "organisatie: De")])
def test_a_slip_in_a_key_within_a_key_is_one_problem(tmp_path: Path, old: str, new: str) -> None:
    assert [each.split(" ")[1] for each in check_story(tmp_path, old, new)] == ["F-020"]


def test_a_source_with_a_wrong_number_does_not_make_every_reference_wrong(tmp_path: Path) -> None:
    assert check_story(tmp_path, "{id: 1, title", "{id: een, title") == ["10 F-032"]


def test_sources_that_cannot_be_read_do_not_make_every_reference_wrong(tmp_path: Path) -> None:
    assert check_story(tmp_path, f"sources:\n{SOURCES}", "sources: De Stadskrant\n") == ["9 F-023"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param("published: 2026-03-01\nreviewed: 2026-03-01", [], id="today"),
        pytest.param("published: 2026-03-02", ["12 V-018"], id="tomorrow"),
        pytest.param("published: '2026-03-02'", ["12 V-018"], id="tomorrow-quoted"),
        pytest.param("published: 2026-02-02\nreviewed: 2026-02-01", ["13 V-019"], id="reviewed-before-published"),
        pytest.param("reviewed: 2026-02-30", ["12 F-027"], id="day-that-does-not-exist"),
    ],
)
def test_the_dates_of_editors_are_not_in_the_future(tmp_path: Path, dates: str, expected: list[str]) -> None:
    more = f"inspired_by: [plek-in-de-buurt]\n{dates}\n"
    assert check_story(tmp_path, "inspired_by: [plek-in-de-buurt]\n", more) == expected


def test_a_circle_of_inspiration_is_reported_once(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, "stories/plek-in-de-buurt.md", "published:", "inspired_by: [samen-naar-2040]\npublished:")
    edit(root, "stories/samen-naar-2040.md", "sources:", "inspired_by: [rust-in-het-hoofd]\nsources:")
    assert codes(root) == ["stories/plek-in-de-buurt.md:29 V-022"]


def test_a_chain_of_inspiration_is_fine(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, "stories/plek-in-de-buurt.md", "published:", "inspired_by: [samen-naar-2040]\npublished:")
    assert codes(root) == []


@pytest.mark.parametrize(
    "alias",
    [
        pytest.param("samen-naar-2040", id="another-story"),
        pytest.param("rust-in-het-hoofd", id="itself"),
        pytest.param("oude-naam", id="an-old-name-of-another"),
    ],
)
def test_an_old_name_belongs_to_one_story(tmp_path: Path, alias: str) -> None:
    root = copy_sample(tmp_path)
    edit(root, "stories/plek-in-de-buurt.md", "published:", "aliases: [oude-naam]\npublished:")
    edit(root, STORY, "inspired_by: [plek-in-de-buurt]", f"aliases: [{alias}]")
    found = codes(root)
    assert f"{STORY}:11 V-026" in found


def test_a_title_is_compared_as_a_reader_does(tmp_path: Path) -> None:
    assert check_story(tmp_path, "title: Rust in het hoofd", "title: 'een PLEK in  de buurt'") == ["2 V-001"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param("ingredients/vertrouwen.md", "family: nabijheid", "family: [", id="ingredient"),
        pytest.param("docs/themas/wonen.md", "---\ntitle: Wonen", "title: Wonen", id="theme"),
        pytest.param("stories/plek-in-de-buurt.md", "---\ntitle: Een", "title: Een", id="story"),
    ],
)
def test_a_file_that_cannot_be_read_is_the_only_one_to_blame(tmp_path: Path, path: str, old: str, new: str) -> None:
    root = copy_sample(tmp_path)
    edit(root, path, old, new)
    assert {each.partition(":")[0] for each in codes(root)} == {path}


def test_a_bom_and_windows_line_ends_change_no_line(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "status: onbekend", "status: lopend")
    edit(root, STORY, "liggen.[^1]", "liggen.[^9]")
    text = (root / STORY).read_text(encoding="utf-8")
    write(root, STORY, text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert codes(root) == [f"{STORY}:6 V-003", f"{STORY}:16 V-015"]


def test_all_mistakes_of_all_files_come_in_one_run_in_order(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "title: Rust", "titel: Rust")
    edit(root, STORY, "[Kampen, Zwolle]", "[Kampen, Zwole]")
    edit(root, STORY, "themes: [schulden, wonen]", "themes: wonen")
    edit(root, STORY, "liggen.[^1]", "liggen.[^9] <b>x</b>")
    edit(root, STORY, "## Lessen", "## Lesen")
    edit(root, "ingredients/vertrouwen.md", "family: nabijheid", "family: nabij")
    edit(root, "docs/themas/wonen.md", "plek-in-de-buurt.md", "plek.md")
    assert codes(root) == [
        "docs/themas/wonen.md:7 L-001",
        "ingredients/vertrouwen.md:4 I-001",
        f"{STORY}:2 F-020",
        f"{STORY}:4 V-006",
        f"{STORY}:7 F-023",
        f"{STORY}:16 V-015",
        f"{STORY}:16 V-045",
        f"{STORY}:31 V-034",
    ]


@pytest.mark.parametrize(
    "title", ["EEN PLEK in de buurt", "Een  plek in de buurt.", "‘Een plek in de buurt’", "Eén plek-in-de-buurt!"]
)
def test_a_title_that_reads_the_same_is_taken(tmp_path: Path, title: str) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "title: Rust in het hoofd", f'title: "{title}"')
    assert codes(root) == [f"{STORY}:2 V-001"]


@pytest.mark.parametrize("title", ["EERSTE bundel", "Eerste bundel."])
def test_a_title_of_a_bundle_that_reads_the_same_is_taken(tmp_path: Path, title: str) -> None:
    root = copy_sample(tmp_path)
    shutil.copytree(root / "bundles/eerste-bundel", root / "bundles/tweede-bundel")
    edit(root, "bundles/tweede-bundel/bundle.yml", "title: Eerste bundel", f"title: {title}")
    assert codes(root) == ["bundles/tweede-bundel/bundle.yml:1 B-012"]
