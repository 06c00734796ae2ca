"""`hoedan import`: real Word and OpenDocument files in, a story file out; and nothing bad with them."""

import io
import random
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.incremental.memory import Memory
from hoedan.intake import importer
from hoedan.intake.archive import ArchiveError, read_office_file
from hoedan.intake.form import submission_files
from hoedan.intake.importer import ImportStoryError, import_story, read_story
from hoedan.intake.odt import write_odt
from hoedan.intake.office import (
    EXTRA,
    EXTRA_FACTS,
    FACTS,
    FIGURE_KEYS,
    FOLLOWER_KEYS,
    MORE_SOURCE_KEYS,
    PARTNER_KEYS,
    SOURCE_KEYS,
    OfficeBlock,
    OfficeParagraph,
    OfficeTable,
    template_content,
    write_docx,
)
from hoedan.intake.office_images import Window, clean_image
from hoedan.intake.pandoc import ConverterError, find_pandoc
from hoedan.library.library import Library
from hoedan.model.guidance import STORY_FIELDS
from hoedan.reading.front_matter import split_document
from hoedan.reading.source import Source
from made.library import write_library

WRITERS = {"docx": write_docx, "odt": write_odt}
FILLED = {
    "title": "Samen aan tafel: zo ging het",
    "summary": "Hoe kom je met zes organisaties tot één plan? Zij begonnen klein en schreven op wat misging.",
    "municipalities": "Zwolle; Peel en Maas",
    "period.start": "september 2021",
    "period.end": "2024",
    "status": "Gestopt",
    "themes": "wonen zorg en welzijn",
    "ingredients": "Vertrouwen; een lange adem",
    "target_groups": "Alle inwoners; Ouderen",
    "contact.organisation": "Gemeente Zwolle",
}
PARTNERS = (("Mercatus", "Woningcorporatie"), ("", ""))
SOURCES = (("1", "Een bron", "De Krant", "https://krant.nl/a?b=1", "mei 2022"), ("2", "", "", "", ""))
SECTIONS: dict[str, list[str]] = {
    "Aanleiding": ["In Zwolle speelde iets.[^1]", "[laat zien: Vertrouwen]"],
    "Aanpak": [
        "Zo deden wij het:",
        "- eerst praten",
        "- dan doen",
        "Het duurde lang, 5 * 3 jaar.",
        "[laat zien: Een lange adem]",
    ],
    "Resultaat": ["Het hielp < 10 mensen."],
    "Vallen en opstaan": ["Het duurde lang."],
    "Lessen": ["1. Begin klein.", "2. Houd vol."],
}


def copy_choices(target: Path) -> Path:
    """A library with the themes and ingredients that `FILLED` names, and no story."""
    families = {"vertrouwen": "nabijheid", "een-lange-adem": "leren"}
    return write_library(target, ingredients=families, themes=["wonen-zorg-en-welzijn"])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return check_library(copy_choices(tmp_path_factory.mktemp("library"))).library


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return copy_choices(tmp_path / "library")


def filled_in(facts: dict[str, str] = FILLED, sections: dict[str, list[str]] = SECTIONS) -> list[OfficeBlock]:
    """The template as somebody might fill it in."""

    def labels(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(STORY_FIELDS[key].label for key in keys)

    blocks: list[OfficeBlock] = [
        OfficeParagraph("Een praktijkverhaal voor Hoe dan?", "Title"),
        OfficeParagraph("Uitleg: dit mag blijven staan.", "Note"),
        OfficeTable(tuple((STORY_FIELDS[key].label, facts.get(key, "")) for key in FACTS), has_head=False),
        OfficeParagraph("Partners", "Heading2"),
        OfficeTable((labels(PARTNER_KEYS), *PARTNERS)),
        OfficeParagraph("Bronnen", "Heading2"),
        OfficeTable((labels(SOURCE_KEYS), *SOURCES)),
    ]
    for heading, lines in sections.items():
        blocks += [
            OfficeParagraph(heading, "Heading1"),
            OfficeParagraph("Uitleg: vertel.", "Note"),
            *(OfficeParagraph(line) for line in lines),
        ]
    return blocks


def values_of(text: str) -> dict[str, Any]:
    document, problems = split_document(Source("stories/x.md", text))
    assert document is not None
    assert document.front is not None
    assert problems == []
    return document.front.values


def with_pandoc(markdown: str, target: Path, *options: str) -> Path:
    """A document as a word processor would write it, with styles, footnotes and images."""
    command = [find_pandoc(), "--from", "markdown", "--output", str(target), *options]
    subprocess.run(command, input=markdown.encode(), check=True, cwd=target.parent)
    return target


def photo() -> bytes:
    """A JPEG that says where it was taken and who took it."""
    image = Image.new("RGB", (3000, 200), "red")
    exif = image.getexif()
    exif[0x013B] = "Maker Naam"
    exif.get_ifd(0x8825)[1] = "N"
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif, comment=b"geheim")
    return buffer.getvalue()


@pytest.mark.parametrize("kind", WRITERS)
def test_a_filled_in_template_becomes_a_story_that_passes_the_check(kind: str, copied: Path, tmp_path: Path) -> None:
    file = tmp_path / f"verhaal.{kind}"
    file.write_bytes(WRITERS[kind](filled_in()))
    path, imported = import_story(check_library(copied).library, file)
    assert path.name == "zwolle-samen-aan-tafel-zo-ging-het.md"
    values = values_of(imported.text)
    assert values["municipalities"] == ["Zwolle", "Peel en Maas"]
    assert values["period"] == {"start": "2021-09", "end": "2024"}
    assert values["status"] == "gestopt"
    assert values["themes"] == ["wonen-zorg-en-welzijn"]
    assert values["ingredients"] == ["vertrouwen", "een-lange-adem"]
    assert values["target_groups"] == ["alle-inwoners", "ouderen"]
    assert values["partners"] == [{"name": "Mercatus", "type": "woningcorporatie"}]
    assert [source["id"] for source in values["sources"]] == ["1"]
    errors = [p for p in check_library(copied).problems if p.path == f"stories/{path.name}" and p.is_error]
    assert errors == []
    assert "Uitleg" not in imported.text
    assert (
        '- eerst praten\n- dan doen\n\nHet duurde lang, 5 \\* 3 jaar.\n{: ingredient="een-lange-adem" }'
        in imported.text
    )
    assert "1. Begin klein.\n2. Houd vol." in imported.text


@pytest.mark.parametrize("kind", WRITERS)
def test_the_part_that_may_be_skipped_comes_along(kind: str, tmp_path: Path) -> None:
    """Setbacks, and the tables of the last part; a number is read as a Dutch reader does."""
    root = write_library(tmp_path / "library", setbacks=["geld", "tempo"])

    def table(keys: tuple[str, ...], **cells: str) -> OfficeTable:
        row = tuple(cells.get(key.partition(".")[2], "") for key in keys)
        return OfficeTable((tuple(STORY_FIELDS[key].label for key in keys), row))

    extra = {
        "open_questions": "- Blijft het geld daarna, of niet?",
        "quote.text": "We begonnen gewoon.",
        "quote.who": "wethouder",
        "quote.source": "1",
    }
    blocks = [
        *filled_in(
            sections=SECTIONS | {"Lessen": ["Begin klein.", "[laat zien: Vertrouwen]", "[struikelblok: Geld; Tempo]"]}
        ),
        OfficeParagraph(EXTRA, "Heading1"),
        OfficeParagraph("Een losse zin die niet in het verhaal hoort."),
        OfficeTable(tuple((STORY_FIELDS[key].label, extra.get(key, "")) for key in EXTRA_FACTS), has_head=False),
        table(FIGURE_KEYS, value="17.000", unit="euro", label="per jaar", source="1", of="20 000", **{"from": "2,5"}),
        table(FOLLOWER_KEYS, municipality="Kampen", since="2024"),
        table(MORE_SOURCE_KEYS, id="1", note="De krant noemt 38.", archived="https://archief.nl/1"),
    ]
    file = tmp_path / f"verhaal.{kind}"
    file.write_bytes(WRITERS[kind](blocks))
    text = read_story(check_library(root).library, file).text
    values = values_of(text)
    assert text.endswith('Begin klein.\n{: ingredient="vertrouwen" setback="geld tempo" }\n')
    assert values["open_questions"] == ["Blijft het geld daarna, of niet?"]
    assert values["quote"] == {"text": "We begonnen gewoon.", "who": "wethouder", "source": "1"}
    figure = {"value": "17000", "unit": "euro", "label": "per jaar", "source": "1", "of": "20000", "from": "2.5"}
    assert values["figures"] == [figure]
    assert values["followers"] == [{"municipality": "Kampen", "since": "2024"}]
    assert [source["note"] for source in values["sources"]] == ["De krant noemt 38."]
    assert values["sources"][0]["title"] == "Een bron"
    assert "conditions" not in values


@pytest.mark.parametrize("kind", WRITERS)
def test_the_empty_template_is_told_to_be_empty(
    kind: str, copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"leeg.{kind}"
    file.write_bytes(WRITERS[kind](template_content(check_library(copied).library)))
    assert main(["import", str(file), "--root", str(copied)]) == 2
    assert "het document is nog leeg" in capsys.readouterr().err
    assert not list((copied / "stories").glob("*leeg*"))


@pytest.mark.parametrize(
    "headings", [("Aanleiding", "Aanpak"), ("Onze werkwijze", "Knelpunten", "De tuin"), ("Bronnen",)]
)
def test_a_document_of_headings_alone_is_told_to_be_empty(
    headings: tuple[str, ...], library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "koppen.docx"
    file.write_bytes(write_docx([OfficeParagraph(each, "Heading1") for each in headings]))
    with pytest.raises(ImportStoryError, match="het document is nog leeg"):
        read_story(library, file)


@pytest.mark.parametrize("kind", WRITERS)
def test_of_a_document_with_little_in_it_the_check_names_what_is_missing(
    kind: str, copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"leeg.{kind}"
    file.write_bytes(WRITERS[kind]([OfficeParagraph("Aanleiding", "Heading1"), OfficeParagraph("Zo begon het.")]))
    assert main(["import", str(file), "--root", str(copied)]) == 1
    said = capsys.readouterr().out
    for key in ("title", "summary", "municipalities", "period", "status", "themes", "ingredients", "sources"):
        assert f"de verplichte sleutel `{key}` ontbreekt" in said
    for heading in SECTIONS.keys() - {"Aanleiding"}:
        assert f"de kop `## {heading}` ontbreekt" in said


def test_what_a_document_of_somebodys_own_tells_is_proposed_and_said(library: Library, tmp_path: Path) -> None:
    text = (
        "# Samen eten\n\n## Aanleiding en probleem\n\nHet begon in Zwolle in mei 2019, met de gemeente Kampen.[^n] Ook "
        "Zwolle stopte in 2021.\n\n[^n]: Een stuk, mei 2020, <https://zwolle.nl/v>\n\n## Bronnen\n\n"
        "- Gemeente Almere: Nota, 1 maart 2018\n"
    )
    imported = read_story(library, with_pandoc(text, tmp_path / "eigen.docx"))
    values = values_of(imported.text)
    assert {key: values[key] for key in ("title", "municipalities", "period", "partners", "sources")} == {
        "title": "Samen eten",
        "municipalities": ["Zwolle", "Kampen"],
        "period": {"start": "2019-05", "end": "2021"},
        "partners": [{"name": "Gemeente Kampen", "type": library.vocabulary.municipality_type}],
        "sources": [
            {"id": "1", "title": "Nota", "publisher": "Gemeente Almere", "date": "2018-03-01"},
            {
                "id": "2",
                "title": "Een stuk",
                "publisher": "Gemeente Zwolle",
                "url": "https://zwolle.nl/v",
                "date": "2020-05",
            },
        ],
    }
    told = "gelezen in de tekst: gemeente Zwolle en Kampen; begin mei 2019; einde 2021; partner Gemeente Kampen."
    assert f"{told} Haal weg wat niet klopt." in imported.remarks


@pytest.mark.parametrize("kind", WRITERS)
def test_a_story_from_a_word_processor_keeps_its_form(kind: str, library: Library, tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(photo())
    file = with_pandoc(
        "# Aanleiding\n\nHet begon met **een vraag**.[^n]\n\n[^n]: Gemeente Zwolle, *Verslag*, <https://zwolle.nl/v>\n\n"
        "## Een tussenkop\n\nMet een [link](https://bron.nl/a).\n\n- een\n- twee\n\n> Een citaat.\n\n"
        "# Resultaten\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![Mensen aan tafel](foto.jpg)\n\n# Een eigen kop\n\n"
        "Tekst.\n",
        tmp_path / f"verhaal.{kind}",
        "--metadata",
        "title=Een vraag aan tafel",
        *(["--metadata", "author=Geheime Naam"] if kind == "docx" else []),  # in an .odt that is a line of text
    )
    imported = read_story(library, file)
    values = values_of(imported.text)
    assert values["title"] == "Een vraag aan tafel"
    assert values["sources"] == [
        {"id": "1", "title": "Verslag", "publisher": "Gemeente Zwolle", "url": "https://zwolle.nl/v"}
    ]
    assert "## Aanleiding\n\nHet begon met **een vraag**.[^1]\n\n### Een tussenkop" in imported.text
    assert "[link](https://bron.nl/a)" in imported.text
    assert "- een\n- twee\n" in imported.text
    assert "> Een citaat." in imported.text
    assert "## Resultaat\n" in imported.text
    assert "### Een eigen kop" in imported.text
    assert "Geheime" not in imported.text
    assert "![" in imported.text
    assert "(een-vraag-aan-tafel/beeld-1.jpg)" in imported.text


def test_images_lose_where_and_by_whom_they_were_made() -> None:
    cleaned = clean_image(photo())
    assert cleaned is not None
    kind, data = cleaned
    with Image.open(io.BytesIO(data)) as image:
        assert (kind, image.format, image.width) == ("jpg", "JPEG", 1600)
        assert dict(image.getexif()) == {}
        assert not {"comment", "exif", "icc_profile", "xmp"} & image.info.keys()
    assert b"Maker" not in data
    assert b"geheim" not in data


@pytest.mark.parametrize("data", [b"", b"geen beeld", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, b"<svg onload='x'/>"])
def test_what_is_no_image_is_left_out(data: bytes) -> None:
    assert clean_image(data) is None


def test_an_image_of_unreasonable_size_is_left_out() -> None:
    buffer = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(buffer, "PNG")
    assert clean_image(buffer.getvalue()) is None


def test_import_never_overwrites(copied: Path, tmp_path: Path) -> None:
    file = tmp_path / "verhaal.docx"
    file.write_bytes(write_docx(filled_in()))
    library = check_library(copied).library
    path, _ = import_story(library, file, "een-verhaal")
    path.write_text("van een ander", encoding="utf-8")
    with pytest.raises(ImportStoryError, match="bestaat al"):
        import_story(library, file, "een-verhaal")
    assert path.read_text(encoding="utf-8") == "van een ander"


def test_a_folder_of_the_same_name_is_somebody_elses_too(copied: Path, tmp_path: Path) -> None:
    file = tmp_path / "verhaal.docx"
    file.write_bytes(write_docx(filled_in()))
    (copied / "stories" / "een-verhaal").mkdir(parents=True)
    with pytest.raises(ImportStoryError, match="bestaat al"):
        import_story(check_library(copied).library, file, "een-verhaal")


def test_unknown_words_stay_for_the_check_to_name(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "verhaal.docx"
    file.write_bytes(
        write_docx(filled_in(FILLED | {"themes": "Ruimtevaart", "status": "Klaar", "ingredients": "Vertouwen; Geluk"}))
    )
    values = values_of(read_story(library, file).text)
    assert values["themes"] == ["ruimtevaart"]
    assert values["status"] == "klaar"
    assert values["ingredients"] == ["vertrouwen", "geluk"]


def rezip(data: bytes, changes: dict[str, bytes], extra: int = 0) -> bytes:
    """The same zip with parts changed or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            new.writestr(name, changes.get(name) if name in changes else old.read(name))  # type: ignore[arg-type]
        for number in range(extra):
            new.writestr(f"extra{number}.xml", b"")
    return buffer.getvalue()


HOSTILE: dict[str, tuple[Callable[[bytes, bytes], bytes], str]] = {
    "no-zip": (lambda _docx, _odt: b"geen zip", "platte tekst"),
    "half-a-zip": (lambda docx, _odt: docx[: len(docx) // 2], "geen"),
    "large-file": (lambda _docx, _odt: b"\0" * 20_000_001, "groter"),
    "zip-bomb": (lambda docx, _odt: rezip(docx, {"word/document.xml": b" " * 80_000_000}), "veel te groot"),
    "many-large-images": (
        lambda docx, _odt: rezip(docx, {f"word/media/i{n}.png": b"\0" * 9_000_000 for n in range(8)}),
        "veel te groot",
    ),
    "many-parts": (lambda docx, _odt: rezip(docx, {}, extra=1001), "te veel onderdelen"),
    "entities": (
        lambda docx, _odt: rezip(docx, {"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "a">]>'}),
        "niet schrijft",
    ),
    "entities-in-utf-16": (
        lambda _docx, odt: rezip(odt, {"content.xml": '<?xml version="1.0"?><!DOCTYPE x>'.encode("utf-16")}),
        "niet schrijft",
    ),
    "word-macro": (lambda docx, _odt: rezip(docx, {"word/vbaProject.bin": b"x"}), "macro"),
    "odt-macro": (lambda _docx, odt: rezip(odt, {"Basic/Standard/Module1.xml": b"x"}), "macro"),
    "another-zip": (lambda _docx, _odt: rezip(b"PK\x05\x06" + b"\0" * 18, {"a.txt": b"x"}), "geen Word- of ODT-tekst"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused_in_plain_dutch(
    kind: str, copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, words = HOSTILE[kind]
    file = tmp_path / "kwaad.docx"
    file.write_bytes(make(write_docx(filled_in()), write_odt(filled_in())))
    with pytest.raises(ArchiveError, match=words):
        read_office_file(file)
    before = sorted(copied.rglob("*"))
    assert main(["import", str(file), "--root", str(copied)]) == 2
    assert words in capsys.readouterr().err
    assert sorted(copied.rglob("*")) == before


def test_names_that_climb_out_and_images_elsewhere_come_to_nothing(library: Library, tmp_path: Path) -> None:
    outside = with_pandoc("# Aanleiding\n\nTekst\n", tmp_path / "a.docx")
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="http://127.0.0.1:9/volg.png" TargetMode="External"/></Relationships>'
    )
    changes = {
        "../../kwaad.txt": b"x",
        "word/media/../../../kwaad.png": photo(),
        "word/_rels/document.xml.rels": relations.encode(),
    }
    file = tmp_path / "bestand.docx"
    file.write_bytes(rezip(outside.read_bytes(), changes))
    assert read_office_file(file).images == {}
    assert "kwaad" not in read_story(library, file).text
    assert not (tmp_path.parent / "kwaad.txt").exists()


def test_a_document_that_pandoc_cannot_read_is_a_message(
    copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "stuk.docx"
    file.write_bytes(rezip(write_docx(filled_in()), {"word/document.xml": b"<w:document><w:body>"}))
    assert main(["import", str(file), "--root", str(copied)]) == 2
    assert "niet om te zetten" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../x", "Met Hoofdletters", "x", "index", "a/b"])
def test_a_name_that_is_no_file_name_is_refused(name: str, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "verhaal.docx"
    file.write_bytes(write_docx(filled_in()))
    with pytest.raises(ImportStoryError, match="--name"):
        read_story(library, file, name)


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The same file with a few bytes changed, cut out, or set twice."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed))
        match chance.randrange(3):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randint(1, 60)]
            case _:
                changed[place:place] = changed[place : place + chance.randint(1, 60)]
    return bytes(changed)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_damaged_document_is_read_or_refused_and_nothing_else(kind: str, tmp_path: Path) -> None:
    whole, chance, file = WRITERS[kind](filled_in()), random.Random(1), tmp_path / f"a.{kind}"
    refused = 0
    for _ in range(300):
        file.write_bytes(spoilt(whole, chance))
        try:
            read_office_file(file)
        except ArchiveError:
            refused += 1
    assert refused > 30


@pytest.mark.parametrize("words", ["QHOEDANR999Q", "QHOEDANM0Q", "\ue0000\ue002 en \ue0019\ue002", "²", "[^²]"])
def test_words_that_look_like_our_own_are_words(words: str, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "verhaal.docx"
    file.write_bytes(write_docx(filled_in(sections=SECTIONS | {"Resultaat": [f"Er stond {words}. Kijk[^1]."]})))
    text = read_story(library, file).text
    assert "Er stond " in text and "[^1]" in text
    assert ("QHOEDAN" in text) == ("QHOEDAN" in words)
    assert not re.search("[\ue000-\uf8ff]", text)


@pytest.mark.parametrize(
    "title", ["Samen:\u00a0zo ging het", "\u00a0- zo", "Samen:&nbsp;zo", "Samen\u00a0#1", "Samen:\u200b zo"]
)
def test_a_title_means_the_same_with_a_plain_space(title: str, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "verhaal.docx"
    file.write_bytes(write_docx(filled_in(FILLED | {"title": title})))
    plain = re.sub("\u00a0|&nbsp;", " ", title).replace("\u200b", "")
    assert values_of(read_story(library, file).text)["title"].strip() == plain.strip()


def test_a_source_with_a_number_of_another_sort_stands_beside_a_footnote(library: Library) -> None:
    sources = [{"id": "²", "title": "Een boek"}]
    body = importer.BodyWriter(library, {}, "x", sources)
    assert body.source_for({"t": "Note", "c": [{"t": "Para", "c": [{"t": "Str", "c": "Krant"}]}]}) == "1"
    assert [each["id"] for each in sources] == ["²", "1"]


@pytest.mark.parametrize("depth", [3, 40, 400])
def test_tables_in_tables_are_read_or_refused(depth: int, library: Library, tmp_path: Path) -> None:
    cell = "<w:p><w:r><w:t>Diep</w:t></w:r></w:p>"
    for _ in range(depth):
        cell = f"<w:tbl><w:tr><w:tc>{cell}<w:p/></w:tc></w:tr></w:tbl>"
    document = re.sub(
        rb"<w:body>.*</w:body>", f"<w:body>{cell}</w:body>".encode(), part_of(write_docx(filled_in())), flags=re.DOTALL
    )
    file = tmp_path / "diep.docx"
    file.write_bytes(rezip(write_docx(filled_in()), {"word/document.xml": document}))
    if depth == 3:
        assert "Diep" in read_story(library, file).text
    else:
        with pytest.raises(ConverterError, match="in elkaar"):
            read_story(library, file)


def part_of(docx: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read("word/document.xml")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I", "F", "I;16", "LAB", "HSV", "YCbCr"])
@pytest.mark.parametrize("form", ["PNG", "TIFF", "GIF", "BMP", "WEBP"])
def test_an_odd_image_is_made_anew_or_left_out(mode: str, form: str) -> None:
    buffer = io.BytesIO()
    grey = Image.new("L", (12, 9), 90)
    picture = grey.convert("RGB").convert("YCbCr") if mode in ("YCbCr", "HSV", "LAB") else grey
    try:
        (picture.convert("I").convert("I;16") if mode == "I;16" else picture.convert(mode)).save(buffer, form)
    except (OSError, ValueError, KeyError):
        pytest.skip("nobody can write such an image")
    cleaned = clean_image(buffer.getvalue())
    assert cleaned is None or cleaned[0] in ("png", "jpg")
    for place in range(8, len(buffer.getvalue()), 5):  # few points, so that most is about them
        spoiled = bytearray(buffer.getvalue())
        spoiled[place] ^= 0xFF
        clean_image(bytes(spoiled))


def test_an_image_that_stands_in_the_text_often_is_one_file(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jpg").write_bytes(photo())
    file = with_pandoc("# Aanleiding\n\n" + "![Een deur](a.jpg)\n\n" * 20, tmp_path / "verhaal.docx")
    made: list[bytes] = []

    def count(data: bytes, window: Window) -> tuple[str, bytes] | None:
        made.append(data)
        return clean_image(data, window)

    monkeypatch.setattr(importer, "clean_image", count)
    story = read_story(library, file)
    assert (len(made), list(story.images), story.text.count("beeld-1.jpg")) == (1, ["beeld-1.jpg"], 20)


@pytest.mark.parametrize("name", ["een-verhaal.md", "een-verhaal"])
def test_a_link_to_nothing_is_in_the_way(name: str, copied: Path, tmp_path: Path) -> None:
    file = tmp_path / "verhaal.docx"
    file.write_bytes(write_docx(filled_in()))
    (copied / "stories").mkdir(exist_ok=True)
    (copied / "stories" / name).symlink_to("weg")
    with pytest.raises(ImportStoryError, match="bestaat al"):
        import_story(check_library(copied).library, file, "een-verhaal")


def test_a_story_that_cannot_be_written_leaves_nothing(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "verhaal.docx"
    file.write_bytes(write_docx(filled_in()))

    def stop_halfway(path: Path, _: object) -> None:
        path.with_suffix("").mkdir(parents=True)
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(importer, "write_story", stop_halfway)
    with pytest.raises(ImportStoryError, match=r"de schijf is vol\. Er is niets gemaakt"):
        import_story(check_library(copied).library, file, "een-verhaal")
    assert list((copied / "stories").iterdir()) == []


def test_a_remark_repeats_nothing_that_a_terminal_obeys(library: Library) -> None:
    body = importer.BodyWriter(library, {}, "x", [])
    assert body.keep("\x1b[2J\u202ebeeld.png") is None
    assert body.remarks == ["het beeld '[2Jbeeld.png' is niet meegekomen. Voeg het als png of jpg toe."]


def test_the_templates_are_on_the_site_and_the_same_at_every_build(library: Library) -> None:
    files = submission_files(library, Memory())
    for address in ("assets/sjabloon-verhaal.docx", "assets/sjabloon-verhaal.odt"):
        assert isinstance(files[address], bytes)
        assert files[address] == submission_files(library, Memory())[address]
