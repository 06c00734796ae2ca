"""Slips in the tables of places, and municipalities that end: each slip is a problem with its line."""

import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.check.places import load_places
from hoedan.finder.documents import search_content
from hoedan.incremental.memory import Memory
from hoedan.library.links import link_library
from hoedan.library.names import other_addresses
from hoedan.model.urls import ROOT
from hoedan.places.country import FILE
from hoedan.places.gazetteer import Divided, Ending, Found, Gazetteer, Unknown
from hoedan.places.municipality_table import known_names
from hoedan.places.tables import ALIASES, MERGERS, MUNICIPALITIES
from hoedan.site.ended import ended_page, ended_pages
from hoedan.site.feeds import feed_files
from hoedan.site.made_of import Digests
from made.library import DATES, pages_of, write_library, write_story
from made.places import DAY, MADE
from made.sample import SAMPLE, TODAY, copy_sample, write

HEADS = "code,name,province,labour_market_region,ggd_region,safety_region,lon,lat,population"
PLACES = f"""{HEADS}
GM0001,Oost,P,A,G,V,5.1,52.1,1000
GM0002,West,P,A,G,V,5.2,52.2,2000
"""
ENDED = """old_code,old_name,new_code,new_name,date,evidence
GM0011,Noord,GM0001,Oost,2026-01-01,x
GM0012,Zuid,GM0001,Oost,2026-01-01,x
GM0012,Zuid,GM0002,West,2026-01-01,x
"""
OTHER_NAMES = "code,name,alias,source\nGM0001,Oost,'t Oosten,x\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with small tables of made-up places."""
    write(tmp_path, FILE, (MADE / "country.yml").read_bytes())
    for name, text in ((MUNICIPALITIES, PLACES), (MERGERS, ENDED), (ALIASES, OTHER_NAMES)):
        write(tmp_path, name, text)
    return tmp_path


def load(root: Path, day: datetime.date = DAY) -> Gazetteer:
    gazetteer, problems = load_places(root, day)
    assert problems == []
    return gazetteer


def with_semicolons(text: str) -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=";").writerows(csv.reader(text.splitlines()))
    return target.getvalue()


SLIPS: dict[str, tuple[str, Callable[[str], str | bytes], str]] = {
    "no-such-code": (
        "mergers.csv",
        lambda text: text.replace("GM0001,Oost", "GM0099,Oost", 1),
        "mergers.csv:2: G-011 fout: 'Noord' gaat op in GM0099, en die code staat niet in de tabel van de gemeenten.",
    ),
    "semicolons": (
        "municipalities.csv",
        with_semicolons,
        "municipalities.csv:1: G-002 fout: de kolommen zijn gescheiden met puntkomma's.",
    ),
    "tabs": (
        "municipalities.csv",
        lambda text: text.replace(",", "\t"),
        "municipalities.csv:1: G-002 fout: de kolommen zijn gescheiden met tabs.",
    ),
    "semicolons-in-mergers": ("mergers.csv", with_semicolons, "mergers.csv:1: G-002"),
    "words-for-a-number": (
        "municipalities.csv",
        lambda text: text.replace(",2000", ",onbekend"),
        "municipalities.csv:3: G-008 fout: `population` is 'onbekend'. Schrijf een heel getal",
    ),
    "points-in-a-number": (
        "municipalities.csv",
        lambda text: text.replace(",2000", ",2.000"),
        "G-008 fout: `population`",
    ),
    "a-comma-for-a-point": (
        "municipalities.csv",
        lambda text: text.replace("5.2", "5,2"),
        "municipalities.csv:3: G-006 fout: er staan meer waarden dan kolommen",
    ),
    "a-day-the-dutch-way": (
        "mergers.csv",
        lambda text: text.replace("2026-01-01", "1-1-2026", 1),
        "mergers.csv:2: G-008 fout: `date` is '1-1-2026'. Schrijf een dag als jaar-maand-dag",
    ),
    "a-day-without-hyphens": (
        "mergers.csv",
        lambda text: text.replace("2026-01-01", "20260101", 1),
        "mergers.csv:2: G-008 fout: `date` is '20260101'. Schrijf een dag als jaar-maand-dag",
    ),
    "an-empty-cell": (
        "municipalities.csv",
        lambda text: text.replace("West,P", "West,"),
        "G-007 fout: er staat niets bij `province`.",
    ),
    "half-a-row": (
        "municipalities.csv",
        lambda text: f"{text}GM0003,Zo,P,A,G,V\n",
        ":4: G-007 fout: er staat niets bij `lon`, `lat` en `population`. Vul in wat ontbreekt.",
    ),
    "a-code-that-is-none": (
        "aliases.csv",
        lambda text: text.replace("GM0001", "0001"),
        "aliases.csv:2: G-008 fout: `code` is '0001'",
    ),
    "an-alias-of-nobody": (
        "aliases.csv",
        lambda text: text.replace("GM0001", "GM0009"),
        "aliases.csv:2: G-015 fout: de code GM0009",
    ),
    "twice": (
        "municipalities.csv",
        lambda text: f"{text}GM0001,Ander,P,A,G,V,5.1,52.1,1\n",
        "municipalities.csv:4: G-009 fout: `code` 'GM0001' staat al op regel 2",
    ),
    "a-name-twice": (
        "municipalities.csv",
        lambda text: f"{text}GM0003,Oost,P,A,G,V,5.1,52.1,1\n",
        "municipalities.csv:4: G-009 fout: `name` 'Oost' staat al op regel 2",
    ),
    "a-circle": (
        "mergers.csv",
        lambda text: f"{text}GM0021,A,GM0022,B,2020-01-01,x\nGM0022,B,GM0021,A,2021-01-01,x\n",
        "G-012 fout: 'A' gaat op in zichzelf",
    ),
    "no-number-at-all": ("municipalities.csv", lambda text: text.replace("5.2", "nan"), ":3: G-008 fout: `lon`"),
    "a-number-of-python": ("municipalities.csv", lambda text: text.replace(",2000", ",2_000"), "`population`"),
    "nobody-lives-there": ("municipalities.csv", lambda text: text.replace(",2000", ",0"), "`population` is '0'"),
    "beyond-the-world": ("municipalities.csv", lambda text: text.replace("52.2", "522"), "G-008 fout: `lat`"),
    "a-name-without-letters": ("municipalities.csv", lambda text: text.replace("West", "?"), "`name` is '?'"),
    "a-name-that-no-file-can-have": (
        "municipalities.csv",
        lambda text: text.replace("West,P", f"{'west' * 60},P"),
        "Schrijf een naam van gewone letters en leestekens, met hoogstens 90 tekens",
    ),
    "another-name-that-no-file-can-have": (
        "mergers.csv",
        lambda text: text.replace("Noord", "noord" * 60, 1),
        "mergers.csv:2: G-008 fout: `old_name`",
    ),
    "a-region-that-no-file-can-have": (
        "municipalities.csv",
        lambda text: text.replace("West,P", f"West,{'p' * 91}"),
        "municipalities.csv:3: G-008 fout: `province`",
    ),
    "a-name-at-an-address-that-is-taken": (
        "municipalities.csv",
        lambda text: f"{text}GM0003,OOST,P,A,G,V,5.1,52.1,1\n",
        "G-009 fout: `name` 'OOST'",
    ),
    "a-region-in-two-spellings": (
        "municipalities.csv",
        lambda text: text.replace("West,P", "West,p"),
        ":3: G-010 fout: `province` is hier 'p' en op regel 2 'P'",
    ),
    "a-region-with-a-slip": (
        "municipalities.csv",
        lambda text: text.replace(",P,", ",Gelderland,") + "GM0003,Aa,Gelderlant,A,G,V,5.1,52.1,1\n",
        ":4: G-010 fout: `province` is hier 'Gelderlant' en op regel 2 'Gelderland'",
    ),
    "length-and-breadth-the-other-way-round": (
        "municipalities.csv",
        lambda text: f"{text}GM0003,Aa,P,A,G,V,52.1,5.1,1\n",
        ":4: G-008 fout: `lon` is '52.1'. Schrijf de twee andersom: `lon` is 5.1 en `lat` is 52.1.",
    ),
    "an-alias-of-two": (
        "aliases.csv",
        lambda text: f"{text}GM0002,West,'T OOSTEN,x\n",
        "aliases.csv:3: G-009 fout: `alias`",
    ),
    "a-quotation-mark-too-many": (
        "municipalities.csv",
        lambda text: text.replace("GM0001,Oost", 'GM0001,"Oost'),
        "municipalities.csv:2: G-005",
    ),
    "in-itself": ("mergers.csv", lambda text: text.replace("GM0001,Oost", "GM0011,Oost", 1), "mergers.csv:2: G-012"),
    "gone-before-its-day": (
        "mergers.csv",
        lambda text: text.replace("2026-01-01", "2027-01-01", 1),
        "mergers.csv:2: G-013 fout: 'Noord' houdt pas op 1 januari 2027 op",
    ),
    "begins-after-it-should": (
        "municipalities.csv",
        lambda text: text.replace("population", "population,since").replace(",1000", ",1000,2026-02-01"),
        "mergers.csv:2: G-014 fout: 'Noord' gaat op 1 januari 2026 op in Oost, en die gemeente begint",
    ),
    "a-column-that-is-gone": (
        "municipalities.csv",
        lambda text: text.replace("population", "inwoners"),
        "municipalities.csv:1: G-003 fout: deze kolommen ontbreken: population. Zet op de eerste regel: `code,name,",
    ),
    "the-first-row-for-the-names": (
        "aliases.csv",
        lambda text: text.partition("\n")[2],
        "aliases.csv:1: G-003 fout: deze kolommen ontbreken: code, alias. Zet op de eerste regel: `code,alias`,",
    ),
    "another-name-for-a-column": (
        "aliases.csv",
        lambda text: text.replace("alias", "andere naam", 1),
        "Zet op de eerste regel: `code,name,alias,source`, en in elke rij wat daarbij hoort.",
    ),
    "a-column-too-few": (
        "aliases.csv",
        lambda text: text.replace("alias,", "", 1),
        "Zet op de eerste regel: `code,name,source,alias`, en in elke rij wat daarbij hoort.",
    ),
    "letters-read-by-the-wrong-table": (
        "municipalities.csv",
        lambda text: text.replace("West", "SÃºd"),
        "municipalities.csv:3: G-008 fout: `name` is 'SÃºd'",
    ),
    "markup-in-a-name": ("municipalities.csv", lambda text: text.replace("West", "<b>West</b>"), ":3: G-008"),
    "a-sum-in-a-name": ("aliases.csv", lambda text: text.replace("'t Oosten", "=1+1"), "aliases.csv:2: G-008"),
    "two-spellings-in-one": (
        "aliases.csv",
        lambda text: f"{text}GM0002,West,'t Westen; Westerland,x\n",
        "aliases.csv:3: G-008 fout: `alias` is ''t Westen; Westerland'. Schrijf één andere schrijfwijze",
    ),
    "two-names-in-one": (
        "municipalities.csv",
        lambda text: text.replace("West", "West; Oud"),
        ":3: G-008 fout: `name`",
    ),
    "a-letter-of-a-code": (
        "municipalities.csv",
        lambda text: (
            text + "".join(f"GM010{n},Aa{n},P,A,G,V,5.1,52.1,1\n" for n in range(8)) + "GN0110,Bb,P,A,G,V,5,52,1\n"
        ),
        "municipalities.csv:12: G-008 fout: `code` is 'GN0110'. Schrijf een code die met GM begint",
    ),
    "a-column-twice": (
        "municipalities.csv",
        lambda text: text.replace("\n", ",name\n", 1),
        "municipalities.csv:1: G-009 fout: `kolom` 'name' staat al op regel 1",
    ),
    "semicolons-below-commas": (
        "municipalities.csv",
        lambda text: (
            text.replace("\n", "\t").replace(",", ";").replace("\t", "\n").replace(HEADS.replace(",", ";"), HEADS)
        ),
        "municipalities.csv:2: G-002",
    ),
    "a-minus-too-many": (
        "municipalities.csv",
        lambda text: f"{text}GM0003,Aa,P,A,G,V,5.3,52.1,1\nGM0004,Bb,P,A,G,V,-5.3,52.1,1\n",
        ":5: G-016 waarschuwing: 'Bb' ligt met -5.3, 52.1 op",
    ),
    "a-point-that-is-lost": (
        "municipalities.csv",
        lambda text: f"{text}GM0003,Aa,P,A,G,V,5.3,52.1,1\nGM0004,Bb,P,A,G,V,53,52.1,1\n",
        ":5: G-016 waarschuwing: 'Bb' ligt met 53, 52.1 op",
    ),
    "nowhere": (
        "municipalities.csv",
        lambda text: f"{text}GM0003,Aa,P,A,G,V,5.3,52.1,1\nGM0004,Bb,P,A,G,V,0,0,1\n",
        ":5: G-016 waarschuwing: 'Bb' ligt met 0, 0 op",
    ),
    "a-merger-twice": (
        "mergers.csv",
        lambda text: f"{text}GM0011,Noord,GM0001,Oost,2025-01-01,x\n",
        "mergers.csv:5: G-009 fout: `old_code,new_code` 'GM0011,GM0001' staat al op regel 2",
    ),
    "into-what-had-ended": (
        "mergers.csv",
        lambda text: f"{text}GM0013,Ver,GM0011,Noord,2026-06-01,x\n",
        "mergers.csv:5: G-017 fout: 'Ver' gaat op 1 juni 2026 op in Noord, en die gemeente hield zelf al op 1 januari",
    ),
    "the-code-of-another": (
        "mergers.csv",
        lambda text: text.replace("GM0001,Oost", "GM0002,Oost", 1),
        "mergers.csv:2: G-018 fout: `new_name` is 'Oost', maar GM0002 is West. Verbeter de code of de naam.",
    ),
    "an-alias-with-the-code-of-another": (
        "aliases.csv",
        lambda text: text.replace("GM0001", "GM0002"),
        "aliases.csv:2: G-018 fout: `name` is 'Oost', maar GM0002 is West",
    ),
    "an-alias-that-is-the-name-of-another": (
        "aliases.csv",
        lambda text: f"{text}GM0001,Oost,WEST,x\n",
        "aliases.csv:3: G-019 fout: 'WEST' is de naam van een andere gemeente, op regel 3 van `places/m",
    ),
    "an-alias-that-is-a-name-of-then": (
        "aliases.csv",
        lambda text: f"{text}GM0002,West,Noord,x\n",
        "aliases.csv:3: G-019 fout: 'Noord' is de naam van een andere gemeente, op regel 2 van `places/mergers.csv`",
    ),
    "a-slip-in-a-name-of-then": (
        "mergers.csv",
        lambda text: text.replace("Zuid", "Zuiden").replace("GM0012,Zuiden,GM0002", "GM0012,Zuidem,GM0002"),
        "mergers.csv:4: G-018 fout: `old_name` is 'Zuidem', maar GM0012 is Zuiden. Verbeter de code of de naam.",
    ),
    "another-encoding": ("municipalities.csv", lambda text: f"{text}\xe9".encode("latin-1"), "F-001"),
    "nothing": (
        "mergers.csv",
        lambda _: "",
        "F-007 fout: het bestand is leeg. Zet terug wat erin stond, of zet er alleen",
    ),
    "heads-alone": ("municipalities.csv", lambda _: f"{HEADS}\n", "G-004"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_its_line(slip: str, root: Path) -> None:
    name, change, words = SLIPS[slip]
    changed = change((root / "places" / name).read_text(encoding="utf-8"))
    write(root, f"places/{name}", changed)
    gazetteer, problems = load_places(root, DAY)
    assert words in "\n".join(map(str, problems))
    assert isinstance(gazetteer.resolve("Noord"), Found | Divided | Unknown), "what is left can be asked"


@pytest.mark.parametrize(
    ("name", "old", "new", "codes"),
    [
        pytest.param(MUNICIPALITIES, "GM0001", "gm0001", ["G-008"], id="a-code-that-others-name"),
        pytest.param(MUNICIPALITIES, "\nGM0002", "\n# bron\nGM0002", ["G-007", "G-008"], id="a-line-that-is-no-row"),
        pytest.param(MERGERS, "GM0002,West", "GM0099,West", ["G-011"], id="a-code-at-the-end-of-a-chain"),
    ],
)
def test_one_slip_is_told_once_and_not_where_it_is_missed(
    name: str, old: str, new: str, codes: list[str], root: Path
) -> None:
    write(root, MERGERS, f"{ENDED}GM0013,Ver,GM0012,Zuid,2025-01-01,x\n")
    write(root, name, (root / name).read_text(encoding="utf-8").replace(old, new, 1))
    assert sorted(each.code for each in load_places(root, DAY)[1]) == codes


def test_a_name_has_single_spaces_and_may_have_changed_since(root: Path) -> None:
    write(root, MUNICIPALITIES, PLACES.replace("Oost", "Oost\u00a0 aan Zee!"))
    assert load(root).by_code["GM0001"].name == "Oost aan Zee!"


def test_a_point_far_from_all_others_costs_no_municipality(root: Path) -> None:
    write(root, MUNICIPALITIES, f"{PLACES}GM0003,Aa,P,A,G,V,5.3,52.1,1\nGM0004,Bb,P,A,G,V,-5.3,52.1,1\n")
    gazetteer, (problem,) = load_places(root, DAY)
    assert problem.code == "G-016" and "bb" in gazetteer.by_slug


def test_all_slips_are_told_at_once_and_a_wrong_figure_costs_no_municipality(root: Path) -> None:
    write(root, MUNICIPALITIES, PLACES.replace("1000", "onbekend").replace("52.2", "veel"))
    write(root, MERGERS, ENDED.replace("2026-01-01", "toen", 1))
    (root / ALIASES).unlink()
    gazetteer, problems = load_places(root, DAY)
    assert [(each.path, each.line, each.code) for each in sorted(problems)] == [
        (ALIASES, 1, "G-001"),
        (MERGERS, 2, "G-008"),
        (MUNICIPALITIES, 2, "G-008"),
        (MUNICIPALITIES, 3, "G-008"),
    ]
    assert [each.name for each in gazetteer.municipalities] == ["Oost", "West"]


def test_a_table_as_excel_writes_it_in_utf_8_is_read(root: Path) -> None:
    write(root, MUNICIPALITIES, b"\xef\xbb\xbf" + f"{PLACES},,,,,,,,\n".replace("\n", "\r\n").encode())
    assert [each.name for each in load(root).municipalities] == ["Oost", "West"]


def test_without_the_table_of_municipalities_no_story_is_to_blame(tmp_path: Path) -> None:
    for folder in ("stories", "ingredients", "docs"):
        (tmp_path / folder).symlink_to(SAMPLE / folder)
    write(tmp_path, "mkdocs.yml", (SAMPLE / "mkdocs.yml").read_bytes())
    write(tmp_path, "library.yml", (SAMPLE / "library.yml").read_bytes())
    codes = [each.code for each in check_library(tmp_path).problems]
    assert codes.count("G-001") == 4 and "V-006" not in codes


def test_a_municipality_that_ended_is_known_with_its_day_and_its_heirs(root: Path) -> None:
    found = load(root)
    assert isinstance(found.resolve("Noord"), Found) and isinstance(found.resolve("Zuid"), Divided)
    assert {
        slug: (each.name, each.until, [heir.name for heir in each.successors]) for slug, each in found.ended.items()
    } == {
        "noord": ("Noord", "2026-01-01", ["Oost"]),
        "zuid": ("Zuid", "2026-01-01", ["Oost", "West"]),
    }


def test_a_municipality_stays_until_its_day_and_one_that_is_new_comes_on_it(root: Path) -> None:
    """One edit of the tables, long before: the build of that day needs no other."""
    write(
        root,
        MUNICIPALITIES,
        f"{PLACES}GM0003,Samen,P,A,G,V,5.1,52.1,3000,2027-01-01\n".replace("tion\n", "tion,since\n"),
    )
    write(root, MERGERS, f"{ENDED}GM0002,West,GM0003,Samen,2027-01-01,x\n")
    before, after = load(root, datetime.date(2026, 12, 31)), load(root, datetime.date(2027, 1, 1))
    assert ["west" in each.by_slug for each in (before, after)] == [True, False]
    assert ["samen" in each.by_slug for each in (before, after)] == [False, True]
    assert before.by_slug["west"].ending == Ending("2027-01-01", ("Samen",))
    assert before.resolve("West") == Found(before.by_slug["west"])
    assert after.resolve("West") == Found(after.by_slug["samen"], "West")
    assert after.resolve("Zuid") == Divided(("Oost", "Samen"))
    assert [each.name for each in after.by_slug["samen"].predecessors] == ["Zuid", "West"]


@pytest.mark.parametrize(
    ("counted", "merged", "population"),
    [
        pytest.param("2026-01-01", "GM0002,West,GM0001,Oost,2026-03-01,x\n", 3000, id="whole"),
        pytest.param("2026-05-01", "GM0002,West,GM0001,Oost,2026-03-01,x\n", 1000, id="counted-since"),
        pytest.param(
            "2026-01-01",
            "GM0002,West,GM0001,Oost,2026-03-01,x\nGM0002,West,GM0003,Midden,2026-03-01,x\n",
            1000,
            id="divided",
        ),
    ],
)
def test_a_municipality_has_the_inhabitants_of_what_joined_it_since_they_were_counted(
    counted: str, merged: str, population: int, root: Path
) -> None:
    text = (root / FILE).read_text(encoding="utf-8")
    write(root, FILE, text.replace('population_on: "2022-01-01"', f'population_on: "{counted}"'))
    write(root, MUNICIPALITIES, f"{PLACES}GM0003,Midden,P,A,G,V,5.15,52.1,500\n")
    write(root, MERGERS, f"{ENDED.splitlines()[0]}\n{merged}")
    assert load(root, datetime.date(2026, 2, 28)).by_code["GM0001"].population == 1000
    assert load(root, datetime.date(2026, 6, 1)).by_code["GM0001"].population == population


def test_a_municipality_ends_under_the_name_that_it_has_and_what_it_is_called_too_goes_on(root: Path) -> None:
    """The table of mergers may have the name that it had when the merger was decided."""
    write(root, MUNICIPALITIES, f"{PLACES}GM0011,Boven,P,A,G,V,5.2,52.3,3000\n")
    write(root, MERGERS, "".join(ENDED.splitlines(keepends=True)[:2]))
    write(root, ALIASES, f"{OTHER_NAMES}GM0011,Boven,Hoog,x\n")
    before, after = (load(root, datetime.date(year, 7, 1)) for year in (2025, 2026))
    assert before.resolve("Hoog") == before.resolve("Boven") == Found(before.by_slug["boven"])
    for name in ("Boven", "Hoog", "Noord"):
        assert after.resolve(name) == Found(after.by_slug["oost"], "Boven"), name
    assert {"Hoog", "Noord"} <= {*known_names(after)}
    write(root, MUNICIPALITIES, PLACES)  # an editor may take the row away then
    assert load(root).resolve("Hoog") == Found(after.by_slug["oost"], "Noord")


def test_a_build_of_long_ago_knows_what_is_gone(root: Path) -> None:
    """Reproducible builds name days such as 1 January 1980."""
    gazetteer, problems = load_places(root, datetime.date(1980, 1, 1), DAY)
    assert problems == []
    assert [each.name for each in gazetteer.municipalities] == ["Oost", "West"]
    assert gazetteer.resolve("Noord") == Found(gazetteer.by_slug["oost"], "Noord")


def test_a_municipality_that_ended_keeps_its_page(root: Path) -> None:
    noord, zuid = (ended_page(load(root).ended[slug], "Hoe dan?", ()) for slug in ("noord", "zuid"))
    oost, west = (f'<a href="{ROOT}gemeenten/{slug}/">{slug.capitalize()}</a>' for slug in ("oost", "west"))
    assert f"Noord ging op 1 januari 2026 op in {oost}." in noord
    assert f'canonical" href="{ROOT}gemeenten/oost/"' in noord
    assert f"{oost} en {west}" in zuid and "canonical" not in zuid


def test_no_page_of_a_municipality_of_today_is_taken(tmp_path: Path) -> None:
    library = check_library(copy_sample(tmp_path)).library
    pages = dict(ended_pages(library))
    assert not pages.keys() & {f"gemeenten/{each.slug}/index.html" for each in library.gazetteer.municipalities}
    assert "gemeenten/haaren/index.html" in pages


DAY_OF_MERGER = datetime.date(2027, 1, 1)


def test_the_day_of_a_merger_changes_no_address_and_breaks_no_build(tmp_path: Path) -> None:
    """With a story of a municipality that goes up in another, and one of a municipality that is divided."""
    root = write_library(tmp_path)
    write_story(root, "een", municipalities=["Kampen"], followers=[{"municipality": "Urk"}], **DATES)
    write_story(root, "twee", municipalities=["Hattem", "Zwolle"], followers=[{"municipality": "Ede"}], **DATES)
    with (root / MERGERS).open("a") as table:
        table.write("GM0166,Kampen,GM0193,Zwolle,2027-01-01,voorbeeld\nGM0184,Urk,GM0193,Zwolle,2027-01-01,voorbeeld\n")
        table.write("GM0244,Hattem,GM0193,Zwolle,2027-01-01,voorbeeld\nGM0244,Hattem,GM0228,Ede,2027-01-01,voorbeeld\n")
    with (root / ALIASES).open("a") as table:
        table.write("GM0166,Kampen,Kampen aan de IJssel,voorbeeld\nGM0244,Hattem,Hatheim,voorbeeld\n")
    days = (DAY_OF_MERGER - datetime.timedelta(days=1), DAY_OF_MERGER)
    before, after = (check_library(root, day) for day in days)
    assert [found.code for checked in (before, after) for found in checked.problems if found.is_error] == []
    assert sorted({each.code for each in after.problems} - {each.code for each in before.problems}) == [
        "V-083",
        "V-093",
    ]
    addresses = []
    for library in (before.library, after.library):
        pages = {url.removesuffix("index.html") for url in (*pages_of(library), *dict(ended_pages(library)))}
        addresses.append(pages | feed_files(library).keys() | other_addresses(library).keys())
    assert addresses[0] <= addresses[1] and "gemeenten/hatheim/" in addresses[0]
    found = search_content(after.library, link_library(after.library)).facets["gemeente"]
    assert found["kampen"] == found["zwolle"] and set(found["hattem"]) == {*found["zwolle"], *found["ede"]}
    assert [each.name for each in after.library.story["twee"].municipalities] == ["Zwolle", "Ede"]
    page = pages_of(before.library)["gemeenten/hattem/"].render()
    assert "Op 1 januari 2027 gaat Hattem op in Ede en Zwolle." in page
    assert '<a href="../../verhalen/een/">' in dict(ended_pages(after.library))["gemeenten/kampen/index.html"]


def test_a_changed_table_is_seen_by_a_build_that_remembers(tmp_path: Path) -> None:
    """`make serve` reads the tables again at each edit, and makes every page again when one has changed."""
    root, memory = write_library(tmp_path), Memory()
    write_story(root, "een", municipalities=["Kampen"], **DATES)
    seen = []
    for population in ("54791", "54791", "60000"):
        table = (root / MUNICIPALITIES).read_text(encoding="utf-8")
        write(root, MUNICIPALITIES, table.replace(",54791", f",{population}"))
        library = check_library(root, DAY, memory).library
        digests = Digests(library, link_library(library, memory), memory, "")
        seen.append((library.stories[0].municipalities[0].population, digests.of({"country": library.gazetteer})))
    assert seen[0] == seen[1] and seen[2][0] == 60000 and seen[2][1] != seen[1][1]


def test_a_memory_knows_its_own_places_whatever_others_are_read(tmp_path: Path) -> None:
    root, memory = copy_sample(tmp_path), Memory()
    first = check_library(root, TODAY, memory).library
    for days in range(1, 12):
        load_places(root, TODAY - datetime.timedelta(days=days))
    again = check_library(root, TODAY, memory).library
    assert again.gazetteer is first.gazetteer and again.stories[0].body is first.stories[0].body


def test_regions_that_a_number_or_a_word_tells_apart_are_two(root: Path) -> None:
    text = (root / "places" / "municipalities.csv").read_text(encoding="utf-8").replace(",P,", ",Zone 1,")
    write(root, "places/municipalities.csv", f"{text}GM0003,Aa,Zone 2,A,G,V,5.1,52.1,1\n")
    assert load_places(root, datetime.date(2026, 6, 1))[1] == []
