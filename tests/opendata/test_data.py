"""The open data: complete, valid, dated by editors, and harmless in a spreadsheet."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from conftest import PROJECT, link_fonts
from hoedan.incremental.memory import Memory
from hoedan.library.links import link_library
from hoedan.model.fields import StoryFrontMatter
from hoedan.opendata.collect import former_municipalities
from hoedan.opendata.documentation import describe_data
from hoedan.opendata.files import data_files
from hoedan.opendata.records import FILES, Record, StoryRecord
from hoedan.opendata.relations import TYPES, ingredient_relations
from hoedan.opendata.schemas import schema_url
from hoedan.opendata.tables import COLUMNS, csv_cell
from hoedan.places.gazetteer import Found, Gazetteer, Merger
from hoedan.site.pages import Site
from hoedan.site.publish import publish
from made.library import DATES, SITE_URL, read_library, write_library, write_story
from made.many import own_links
from made.places import own_places, places_in

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1+1", "= HYPERLINK(1)", "a;=1+1", "a\t=1", "a; @b"]
HOSTILE = "</script><script>alert(1)</script><!-- --> ]]> & \" ' =1+1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_library(tmp_path)
    write_story(tmp_path, "eerste", municipalities=["Zwolle", "Nijefurd"], **DATES)
    write_story(
        tmp_path,
        "tweede",
        themes=["schulden", "wonen"],
        ingredients=["vertrouwen", "gedeelde-visie"],
        published="2026-03-01",
        inspired_by=["eerste"],
        followers=[{"municipality": "Utrecht"}],
        changes=[{"date": "2026-03-09", "text": "Nieuwe cijfers."}],
    )
    return tmp_path


def files_of(root: Path) -> dict[str, str | bytes]:
    library = read_library(root)
    return data_files(library, link_library(library))


def load(root: Path, name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(files_of(root)[f"data/{name}.json"])
    return content


@pytest.mark.parametrize("name", FILES)
def test_every_file_follows_its_own_schema(root: Path, name: str) -> None:
    files = files_of(root)
    schema = json.loads(files[schema_url(name)])
    Draft202012Validator.check_schema(schema)
    content = json.loads(files[f"data/{name}.json"])
    assert [error.message for error in Draft202012Validator(schema).iter_errors(content)] == []
    assert content["$schema"] == schema["$id"] == f"{SITE_URL}data/schemas/v1/{name}.schema.json"


@pytest.fixture(scope="module")
def own_files() -> Mapping[str, str | bytes]:
    links = own_links()
    return data_files(links.library, links)


@pytest.mark.parametrize("name", FILES)
def test_our_own_data_follows_its_schema(name: str, own_files: Mapping[str, str | bytes]) -> None:
    validator = Draft202012Validator(json.loads(own_files[schema_url(name)]))
    assert [error.message for error in validator.iter_errors(json.loads(own_files[f"data/{name}.json"]))] == []


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_its_licence_and_the_newest_date_that_an_editor_wrote(root: Path, name: str) -> None:
    heading = load(root, name)
    assert heading["licence"]["name"] == ("EUPL-1.2" if name == "municipalities" else "CC BY 4.0")
    assert heading["date"] == "2026-03-09"


def test_a_library_without_dates_has_data_without_a_date(tmp_path: Path) -> None:
    write_library(tmp_path)
    write_story(tmp_path, "zonder-datum")
    assert "date" not in load(tmp_path, "stories")


def test_a_story_is_there_with_its_places_sources_and_passages(root: Path) -> None:
    story = next(story for story in load(root, "stories")["stories"] if story["slug"] == "eerste")
    assert story["url"] == f"{SITE_URL}verhalen/eerste/"
    assert story["municipalities"][1] == {"code": "GM1900", "name": "Súdwest-Fryslân", "former": "Nijefurd"}
    assert story["sources"][0]["url"] == "https://bron.test/a?b=(1)&c=2"
    assert [passage["ingredients"] for passage in story["passages"]] == [["vertrouwen"], ["lange-adem"]]
    assert story["passages"][0]["text"] == "Dit laat vertrouwen zien in eerste."
    assert re.fullmatch(rf"{re.escape(story['url'])}#passage-[0-9a-f]{{8}}", story["passages"][0]["url"])
    assert story["updated"] == "2026-02-10"


def test_municipalities_have_their_cbs_code_and_tooi_address(root: Path) -> None:
    municipalities = load(root, "municipalities")["municipalities"]
    assert len(municipalities) == len(places_in(root).municipalities)
    zwolle = next(each for each in municipalities if each["name"] == "Zwolle")
    assert zwolle["code"] == "GM0193"
    assert zwolle["uri"] == "https://identifier.overheid.nl/tooi/id/gemeente/gm0193"
    assert zwolle["stories"] == ["eerste", "tweede"]


def test_every_former_municipality_resolves_to_those_of_today(root: Path) -> None:
    content = load(root, "municipalities")
    current = {each["code"]: each["name"] for each in content["municipalities"]}
    former = {each["name"]: each for each in content["former"]}
    assert content["former"]
    assert all(each["successors"] and set(each["successors"]) <= set(current) for each in content["former"])
    chain = [current[code] for code in former["Menaldumadeel"]["successors"]]
    assert chain == ["Waadhoeke"]
    assert {current[code] for code in former["Haaren"]["successors"]} > {"Oisterwijk"}
    gazetteer = places_in(root)
    found = {name: gazetteer.resolve(name) for name in former}
    moved = {name: [one.municipality.code] for name, one in found.items() if isinstance(one, Found) and one.former}
    assert len(moved) > 20
    assert moved == {name: former[name]["successors"] for name in moved}


def test_every_ingredient_that_goes_with_another_is_a_relation(tmp_path: Path) -> None:
    """A page shows the five that most often do; the data have all."""
    names = ["aap", "boom", "kaas", "mies", "noot", "vis", "zus"]
    root = write_library(tmp_path, ingredients=dict.fromkeys(names, "leren"))
    write_story(root, "een", ingredients=names[:6])
    write_story(root, "twee", ingredients=["aap", "zus"])
    found = [each for each in ingredient_relations(read_library(root)) if each.from_ == "ingredient:aap"]
    assert [each.to for each in found] == [f"ingredient:{name}" for name in names[1:]]


def test_a_municipality_that_was_divided_was_there_until_the_last_part_left() -> None:
    zwolle = own_places().by_slug["zwolle"]
    parts = (replace(zwolle, code="GM0003"), replace(zwolle, code="GM0002", name="Elders"))
    mergers = [Merger("GM0001", "Oud", "GM0003", "2020-01-01"), Merger("GM0001", "Oud", "GM0002", "2021-01-01")]
    (former,) = former_municipalities(Gazetteer(parts, mergers))
    assert (former.name, str(former.until), former.successors) == ("Oud", "2021-01-01", ("GM0002", "GM0003"))


def test_relations_are_typed_and_both_ends_exist(root: Path) -> None:
    content = load(root, "relations")
    assert content["types"] == TYPES
    ends = {end for edge in content["relations"] for end in (edge["from"], edge["to"])}
    known = {f"municipality:{each.code}" for each in own_places().municipalities}
    for name, kind in (("stories", "story"), ("ingredients", "ingredient"), ("themes", "theme")):
        known |= {f"{kind}:{each['slug']}" for each in load(root, name)[name]}
    assert ends <= known
    assert {edge["type"] for edge in content["relations"]} <= set(TYPES)


@pytest.mark.parametrize(
    "edge",
    [
        {"from": "story:tweede", "type": "inspired_by", "to": "story:eerste"},
        {"from": "municipality:GM0344", "type": "follows", "to": "story:tweede"},
        {"from": "story:tweede", "type": "has_theme", "to": "theme:schulden"},
        {"from": "story:eerste", "type": "located_in", "to": "municipality:GM1900", "former": "Nijefurd"},
        {"from": "ingredient:lange-adem", "type": "related_to", "to": "ingredient:vertrouwen"},
        {"from": "ingredient:vertrouwen", "type": "goes_with", "to": "ingredient:lange-adem", "count": 1},
    ],
    ids=lambda edge: edge["type"],
)
def test_a_relation_is_there(root: Path, edge: dict[str, object]) -> None:
    relations = load(root, "relations")["relations"]
    assert edge in [{key: value for key, value in each.items() if not key.endswith("_id")} for each in relations]


def test_a_relation_keeps_its_ids_when_its_ends_are_renamed(tmp_path: Path) -> None:
    """What a relation begins and ends at is found by the `id` of its record, under any name."""
    ids = []
    for number, (een, kaas, wonen) in enumerate([("een", "kaas", "wonen"), ("uno", "edammer", "huis")]):
        root = tmp_path / str(number)
        write_library(root, ingredients={kaas: "leren", "melk": "leren"}, themes=[wonen])
        write_story(root, een, ingredients=[kaas, "melk"], themes=[wonen])
        if number:
            for file, old in ((een, "een"), (kaas, "kaas"), (wonen, "wonen")):
                path = next(root.rglob(f"{file}.md"))
                path.write_text(path.read_text().replace("---\n", f"---\naliases: [{old}]\n", 1))
        relations = load(root, "relations")["relations"]
        ids.append({(each["from_id"], each["type"], each["to_id"]) for each in relations})
        names = {each[end] for each in relations for end in ("from", "to")}
        assert {f"story:{een}", f"ingredient:{kaas}", f"theme:{wonen}"} < names
        records = {
            f"{kind}:{each['id']}"
            for name, kind in (("stories", "story"), ("ingredients", "ingredient"), ("themes", "theme"))
            for each in load(root, name)[name]
        }
        assert {end for start, _, to in ids[-1] for end in (start, to) if "municipality" not in end} <= records
    assert ids[0] == ids[1]


def test_a_shown_ingredient_comes_with_its_passages(root: Path) -> None:
    shown = [edge for edge in load(root, "relations")["relations"] if edge["type"] == "shows"]
    assert len(shown) == 4
    assert all(len(edge["passages"]) == 1 for edge in shown)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_the_csv_starts_a_formula(text: str) -> None:
    for cell in re.split(r"[;\t]", csv_cell(text)):
        assert not re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell)


def test_the_csv_has_a_row_for_each_story_with_licence_and_date(root: Path) -> None:
    rows = read_csv(files_of(root)["data/stories.csv"])
    assert [row["slug"] for row in rows] == ["eerste", "tweede"]
    assert rows[0]["municipalities"] == "Zwolle | Súdwest-Fryslân"
    assert {row["licence"] for row in rows} == {"https://creativecommons.org/licenses/by/4.0/"}
    assert {row["data_date"] for row in rows} == {"2026-03-09"}


def test_hostile_text_stays_text_in_every_file(tmp_path: Path) -> None:
    write_library(tmp_path)
    title = f"=1+1 {HOSTILE}"[:90]
    write_story(tmp_path, "vijandig", title=title, **DATES)
    files = files_of(tmp_path)
    row = read_csv(files["data/stories.csv"])[0]
    assert row["title"] == f"'{title}"
    assert json.loads(files["data/stories.json"])["stories"][0]["title"] == title
    sheet = read_sheets(files["data/stories.ods"])["Verhalen"]
    assert sheet[1][2] == ("string", title)


def test_a_dutch_excel_opens_the_csv_in_columns_with_every_letter(root: Path) -> None:
    text = str(files_of(root)["data/stories.csv"])
    assert text.startswith('\ufeff"slug";"url";'), "a byte order mark says that it is UTF-8; a semicolon ends a cell"
    assert "Súdwest-Fryslân" in text


def read_csv(content: str | bytes) -> list[dict[str, str]]:
    text = str(content).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def read_sheets(content: str | bytes) -> dict[str, list[list[tuple[str | None, str]]]]:
    """Each sheet as rows of (type, value)."""
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("content.xml"))
    return {
        sheet.get(f"{TABLE}name", ""): [
            [
                (cell.get(f"{OFFICE}value-type"), cell.get(f"{OFFICE}date-value") or str(cell.xpath("string()")))
                for cell in row.iter(f"{TABLE}table-cell")
            ]
            for row in sheet.iter(f"{TABLE}table-row")
        ]
        for sheet in tree.iter(f"{TABLE}table")
    }


def test_the_spreadsheet_has_typed_cells(root: Path) -> None:
    sheets = read_sheets(files_of(root)["data/stories.ods"])
    assert list(sheets) == ["Verhalen", "Ingrediënten", "Thema's", "Struikelblokken", "Over"]
    columns = {column.name: number for number, column in enumerate(COLUMNS)}
    first = sheets["Verhalen"][1]
    assert first[columns["published"]] == ("date", "2026-01-10")
    assert first[columns["passages"]] == ("float", "2")
    assert first[columns["end"]] == (None, "")
    assert [("string", "licence"), ("string", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/")] in sheets[
        "Over"
    ]


def test_the_spreadsheet_is_a_valid_package(root: Path) -> None:
    content = files_of(root)["data/stories.ods"]
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert content[30:38] == b"mimetype"
        manifest = archive.read("META-INF/manifest.xml").decode()
        assert all(f'"{entry.filename}"' in manifest for entry in others if not entry.filename.startswith("META-INF"))


@pytest.mark.whole
def test_two_exports_of_one_library_are_the_same_to_the_byte(root: Path, tmp_path: Path) -> None:
    """In two processes with their own order of sets, and in two time zones."""
    for number, (seed, zone) in enumerate((("1", "Asia/Tokyo"), ("2", "America/Lima"))):
        target = str(tmp_path / f"{number}")
        command = [sys.executable, "-m", "hoedan.cli", "export", "--root", str(root), "--data", target]
        environment = os.environ | {"PYTHONPATH": str(PROJECT / "hooks"), "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run(command, check=True, capture_output=True, env=environment)
    one, other = tmp_path / "0", tmp_path / "1"
    files = [path.relative_to(one) for path in one.rglob("*") if path.is_file()]
    assert len(files) > len(FILES)
    assert [file for file in files if (one / file).read_bytes() != (other / file).read_bytes()] == []


def test_the_catalogue_has_what_dcat_ap_nl_requires(root: Path) -> None:
    graph = json.loads(files_of(root)["data/catalogue.jsonld"])["@graph"]
    by_id = {thing["@id"]: thing for thing in graph}
    required = {
        "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:dataset"},
        "dcat:Dataset": {"dct:title", "dct:description", "dct:identifier", "dct:publisher", "dct:creator"}
        | {"dcat:contactPoint", "dct:accessRights", "dcat:theme"},
        "dcat:Distribution": {"dcat:accessURL", "dcat:downloadURL", "dct:license"},
    }
    for kind, keys in required.items():
        things = [thing for thing in graph if thing["@type"] == kind]
        assert things
        assert all(keys <= thing.keys() for thing in things)
    dataset = next(thing for thing in graph if thing["@type"] == "dcat:Dataset")
    assert all(reference["@id"] in by_id for reference in dataset["dcat:distribution"])
    assert dataset["dct:modified"]["@value"] == "2026-03-09"


def test_the_catalogue_lists_only_files_that_exist(root: Path) -> None:
    files = files_of(root)
    graph = json.loads(files["data/catalogue.jsonld"])["@graph"]
    addresses = [thing[key]["@id"] for thing in graph for key in ("dcat:downloadURL", "dct:conformsTo") if key in thing]
    assert addresses
    assert {address.removeprefix(SITE_URL) for address in addresses} <= files.keys()


@pytest.mark.whole
def test_without_an_address_there_is_data_but_no_catalogue_feed_or_sitemap(tmp_path: Path) -> None:
    write_library(tmp_path, site_url="''")
    link_fonts(tmp_path)
    write_story(tmp_path, "eerste", **DATES)
    library = read_library(tmp_path)
    publication = publish(library, Memory(), "")
    publication.write_late(tmp_path / "site")
    published = {asset.url for asset in publication.assets}
    published |= {file.relative_to(tmp_path / "site").as_posix() for file in (tmp_path / "site").rglob("*.*")}
    assert "data/stories.json" in published
    assert not published & {"data/catalogue.jsonld", "feed.xml", "sitemap.xml"}


def test_every_field_is_documented_on_the_page(root: Path) -> None:
    library = read_library(root)
    page = next(page for page in Site(library, link_library(library)).pages() if page.url == "data/")
    html = page.render()
    described = describe_data(library)
    fields = [field for file in described["files"] for record in file.records.values() for field in record]
    assert fields
    for field in [*fields, *described["heading"]]:
        assert re.search(rf"<code[^>]*>{re.escape(field.name)}</code>", html.replace("<wbr>", ""))
        assert field.description, field.name
        assert "`" not in field.description, field.name
    assert all(f"data/{name}.json" in html for name in FILES)


def test_every_record_is_closed_so_that_a_new_field_needs_a_new_schema() -> None:
    for model in FILES.values():
        assert model.model_config["extra"] == Record.model_config["extra"] == "forbid"


def test_every_key_of_a_story_is_in_the_data() -> None:
    left_out = StoryFrontMatter.field_by_key().keys() - StoryRecord.model_fields.keys() - {"allow", "consent"}
    assert left_out == set(), f"opendata/records.py has no field for {', '.join(sorted(left_out))}"


SKOS = {"inScheme", "topConceptOf", "prefLabel", "altLabel", "definition", "notation"} | {
    "broader",
    "related",
    "relatedMatch",
    "exactMatch",
}
"""What we use of SKOS (https://www.w3.org/TR/skos-reference/), spelt as there."""


@pytest.fixture(scope="module")
def concepts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Name -> concept or scheme, of a library with a setback and a theme that falls under a law."""
    root = write_library(tmp_path_factory.mktemp("concepts"), setbacks=["geld"])
    for file, line in (
        ("docs/themas/wonen.md", "frameworks: [jeugdwet]"),
        ("ingredients/vertrouwen.md", "synonyms: [geloof, Vertrouwen]"),
    ):
        text = (root / file).read_text("utf-8").replace("title:", f"{line}\ntitle:", 1)
        (root / file).write_text(text, "utf-8")
    written = json.loads(files_of(root)["data/concepts.jsonld"])
    assert written["@context"]["skos"] == "http://www.w3.org/2004/02/skos/core#"
    assert len({each["@id"] for each in written["@graph"]}) == len(written["@graph"])
    return {each["@id"]: each for each in written["@graph"]}


def named_in(thing: dict[str, Any], key: str) -> list[str]:
    value = thing.get(f"skos:{key}", [])
    return [each["@id"] for each in (value if isinstance(value, list) else [value])]


def test_every_concept_has_one_name_and_a_scheme_that_is_there(concepts: dict[str, Any]) -> None:
    things = [each for each in concepts.values() if each["@type"] == "skos:Concept"]
    assert len(things) == 3 + 3 + 1 + 2 + 2  # families, ingredients, setbacks, themes, frameworks
    for each in things:
        assert {key.removeprefix("skos:") for key in each if key.startswith("skos:")} <= SKOS
        assert concepts[each["skos:inScheme"]["@id"]]["@type"] == "skos:ConceptScheme"
        assert each["skos:prefLabel"] not in each.get("skos:altLabel", [])
        within = [
            name for key in ("broader", "related", "topConceptOf", "relatedMatch") for name in named_in(each, key)
        ]
        assert within
        assert set(within) <= concepts.keys()


def test_a_concept_leads_to_its_family_its_kin_its_law_and_its_page(concepts: dict[str, Any]) -> None:
    long_breath = concepts[f"{SITE_URL}ingredienten/lange-adem/"]
    assert named_in(long_breath, "broader") == [f"{SITE_URL}ingredienten/#leren"]
    assert named_in(long_breath, "related") == [f"{SITE_URL}ingredienten/vertrouwen/"]
    other_names = concepts[f"{SITE_URL}ingredienten/vertrouwen/"]["skos:altLabel"]
    assert other_names == [{"@language": "nl", "@value": "geloof"}]
    (law,) = named_in(concepts[f"{SITE_URL}themas/wonen/"], "relatedMatch")
    assert named_in(concepts[law], "exactMatch") == ["https://wetten.overheid.nl/BWBR0034925"]
    tasks = [each for each in concepts.values() if "skos:notation" in each]
    assert [(each["skos:notation"], each["skos:prefLabel"]["@value"]) for each in tasks] == [
        ("6.3", "Inkomensregelingen")
    ]
