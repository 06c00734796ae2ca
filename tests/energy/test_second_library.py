"""A library of another field, begun with `hoedan start`, goes through everything, and says nothing of the first.

Its ten stories and three municipalities are made up, and say so.
"""

import io
import re
import subprocess
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from conftest import PROJECT, link_fonts, run_mkdocs
from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.finder.documents import search_content
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.model.problems import Level
from made.library import file_text, write
from made.vocabulary import OWN
from typed_commands import typed_commands

NAME, FIELD = "Stroom op straat", "energie in de buurt"
PLACES = """code,name,province,labour_market_region,ggd_region,safety_region,lon,lat,population
GM9001,Windrecht (verzonnen),Zonneland,Kuststreek,GGD Kust,Kust,4.5,52.1,21000
GM9002,Zonnewoude (verzonnen),Zonneland,Kuststreek,GGD Kust,Kust,4.7,52.2,48000
GM9003,Warmtehaven (verzonnen),Nevelland,Bergstreek,GGD Berg,Berg,5.9,52.4,130000
"""
STATUSES = ("plan", "begonnen", "loopt", "blijvend", "gestopt")
PARTNERS = ("bewonersgroep", "bedrijf", "overig")
KINDS = ("zelf", "pers", "bestuur", "onderzoek")
FIRST = re.compile(
    r"hoe ?dan\?|hoe[ _-]dan\b(?! ook)|hoedan\.example|github\.com/hoedan|sociaal.domein|\bwmo\b|\bjeugdwet\b"
    r"|participatiewet|divosa|schuldhulp|bijstandsuitkering|wijkteam|woningcorporatie|zorgverzekeraar|nabijheid"
    r"|lange adem|ingredient-vertrouwen|\[vertrouwen\]|wethouder van zwolle|organisation: gemeente zwolle",
    re.IGNORECASE,
)
"""What only the first library says."""
HEADING = re.compile(r"(?m)(?:(?:^|`)## |heading: )([^\n`}]+)")
"""As it is written in a story, and in a bundle that takes a passage."""
FOLDERS = ("stories", "ingredients", "docs/themas", "docs/struikelblokken", "docs/achtergrond")
SLUG_OF_THE_FIRST = re.compile(
    rf"\b(?:{'|'.join(file.stem for each in FOLDERS for file in (PROJECT / each).glob('*-*.md'))})\b"
)
"""With a stripe in it: another may be a word."""
LEAST_WORDS = 4
"""Of a title that is of the first library alone: another may be said by anybody."""


def titles_of_the_first() -> set[str]:
    """Of its stories and of all that they are ordered by, and of the example in its form."""
    files = [file for each in FOLDERS for file in (PROJECT / each).glob("*.md") if file.stem != "index"]
    titles = [yaml.safe_load(file.read_text("utf-8").split("---\n")[1])["title"] for file in files]
    titles.append(yaml.safe_load((PROJECT / "library.yml").read_text("utf-8"))["examples"]["title"])
    return {title for title in titles if len(title.split()) >= LEAST_WORDS}


TITLES_OF_THE_FIRST = re.compile("|".join(map(re.escape, sorted(titles_of_the_first()))))
OF_THE_LANGUAGE = ("finder/forms.json",)
"""Lists of Dutch words, whatever a library is about."""
TEXTS = {
    ".html",
    ".json",
    ".csv",
    ".md",
    ".txt",
    ".xml",
    ".css",
    ".js",
    ".ics",
    ".jsonld",
    ".svg",
    ".ris",
    ".yml",
    ".eml",
}
PACKED = {".docx", ".odt", ".ods", ".epub"}


def write_stories(root: Path) -> None:
    write(root / "places" / "municipalities.csv", PLACES)
    write(root / "places" / "mergers.csv", "old_code,old_name,new_code,new_name,date\n")
    write(root / "places" / "aliases.csv", "code,alias\n")
    names = [line.split(",")[1] for line in PLACES.splitlines()[1:]]
    words = OWN_HEADINGS
    for number in range(10):
        place, status = names[number % 3], STATUSES[number % 5]
        ends = {"end": 2024} if status == "gestopt" else {}
        front = {
            "title": f"Straat {number} deelt een batterij",
            "summary": f"Een verzonnen verhaal, voor een test. Straat {number} deelde stroom, en dit schreven zij op.",
            "municipalities": [place],
            "period": {"start": 2020, **ends},
            "status": status,
            "themes": ["eerste-thema"],
            "ingredients": ["samen-beginnen", "open-vertellen"],
            "target_groups": ["alle-inwoners"],
            "partners": [{"name": f"Groep {number} (verzonnen)", "type": PARTNERS[number % 3]}],
            "sources": [
                {
                    "id": 1,
                    "title": "Een verzonnen bron",
                    "publisher": "Niemand",
                    "kind": KINDS[number % 4],
                    "date": 2026,
                }
            ],
        }
        passages = "\n\n".join(
            f'In {place} deelde straat {number} stroom.[^1]\n{{: ingredient="{each}" }}'
            for each in ("samen-beginnen", "open-vertellen")
        )
        texts = ("Er was zon over.[^1]", passages, "Het scheelde iets.", "De kast was warm.", "Begin klein.")
        body = "\n".join(f"## {heading}\n\n{text}\n" for heading, text in zip(words, texts, strict=True))
        write(root / "stories" / f"straat-{number}.md", file_text(front, body))
    (root / "stories" / "eerste-verhaal.md").unlink()


OWN_HEADINGS = ("Waarom", "Wat we deden", "Wat het opleverde", "Wat er tegenzat", "Wat je ervan leert")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("second") / "energie"
    assert main(["start", str(root), "--name", NAME, "--field", FIELD, "--url", "https://stroom.test/"]) == 0
    link_fonts(root)
    return root


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    first = check_library(root)
    assert [str(found) for found in first.problems if found.is_error] == []
    assert [story.slug for story in first.library.stories] == ["eerste-verhaal"]
    write_stories(root)
    checked = check_library(root)
    assert [str(found) for found in checked.problems if found.level is not Level.ADVICE] == []
    return checked.library


def test_the_workflows_of_a_begun_library_ask_only_for_what_it_has(root: Path) -> None:
    """The tests of the program stay with the program; what asks for them has to do without."""
    workflows = [yaml.safe_load(path.read_text("utf-8")) for path in (root / ".github" / "workflows").glob("*.yml")]
    jobs = [job for workflow in workflows for job in workflow["jobs"].values()]
    called = [job["uses"] for job in jobs if "uses" in job]
    assert called and all((root / each).is_file() for each in called)
    runs = [step.get("run", "") for job in jobs for step in job.get("steps", ())]
    targets = {word for run in runs for line in re.findall(r"(?m)^\s*make (.+)$", run) for word in line.split()}
    assert {"test", "evidence", "audit"} <= targets
    asked = subprocess.run(["make", "-n", *sorted(targets)], cwd=root, text=True, capture_output=True, check=True)
    assert [each for each in re.findall(r"\btests/[\w./-]*\w", asked.stdout) if not (root / each).exists()] == []


def test_a_begun_library_has_no_licence_that_nothing_is_under(root: Path) -> None:
    """REUSE takes that for an error, and `make licences` would stop at it."""
    annotations = tomllib.loads((root / "REUSE.toml").read_text("utf-8"))["annotations"]
    paths = [(each["SPDX-License-Identifier"], path) for each in annotations for path in flat(each["path"])]
    assert {file.stem for file in (root / "LICENSES").iterdir()} == {
        licence for licence, path in paths if any(root.glob(path))
    }


def flat(paths: str | list[str]) -> list[str]:
    return [paths] if isinstance(paths, str) else paths


def test_the_guide_of_a_begun_library_names_its_own_headings_and_commands_that_can_be_typed(root: Path) -> None:
    docs = root / "docs"
    files = [*docs.rglob("*.md"), *docs.rglob("*.js"), *(root / ".vscode").iterdir()]
    texts = {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in files}
    written = {name: {*HEADING.findall(text)} for name, text in texts.items()}
    assert {name: found for name, found in written.items() if found & {*OWN.all_headings}} == {}
    assert all(written[f"docs/bijdragen/{name}.md"] >= {*OWN_HEADINGS} for name in ("index", "schrijfhulp"))
    for of_the_first in (SLUG_OF_THE_FIRST, TITLES_OF_THE_FIRST):
        assert {name: found for name, text in texts.items() if (found := of_the_first.findall(text))} == {}
    assert any("Aa en Hunze" in each for each in typed_commands(root / "docs" / "bijdragen"))


def said_in(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The name and the words of a file, of what is packed each file in it."""
    ending = Path(name).suffix
    if ending in PACKED:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for each in packed.namelist():
                yield from said_in(f"{name}/{each}", packed.read(each))
    elif ending in TEXTS | {".xhtml", ".opf", ".ncx"}:
        yield name, content.decode("utf-8", errors="replace")


def words_of_the_first(folder: Path) -> list[str]:
    found = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = file.relative_to(folder).as_posix()
        for each, text in said_in(name, file.read_bytes()):
            words = [*FIRST.finditer(text), *TITLES_OF_THE_FIRST.finditer(text)]
            found += [f"{each}: {word[0]}" for word in words if each not in OF_THE_LANGUAGE]
    return found


@pytest.mark.whole
def test_the_site_of_the_second_library_says_nothing_of_the_first(root: Path, library: Library) -> None:
    built = run_mkdocs(library.root, "build", "--strict")
    assert built.returncode == 0, built.stdout + built.stderr
    site = root / "site"
    story = (site / "verhalen/straat-3/index.html").read_text("utf-8")
    assert all(f">{heading}</h2>" in story or heading in story for heading in OWN_HEADINGS)
    assert "status--geborgd" in story and "Blijvend" in story
    assert f"Zoek alleen in {OWN_HEADINGS[3]}<" in (site / "verhalen/index.html").read_text("utf-8")
    form = (site / "insturen/index.html").read_text("utf-8")
    assert f"[laat zien: {library.ingredients[0].title}]" in form
    assert "Er zijn nog geen struikelblokken." in (site / "vallen-en-opstaan/index.html").read_text("utf-8")
    assert "een bundel van de redactie" not in (site / "mijn-bundel/index.html").read_text("utf-8")
    assert "Verhalen om van te leren." in story and OWN.motto not in story
    assert words_of_the_first(site) == []


@pytest.mark.usefixtures("without_pango")
def test_the_other_forms_of_the_second_library_say_nothing_of_the_first(library: Library, tmp_path: Path) -> None:
    tree, book = tmp_path / "tree", tmp_path / "book"
    assert main(["export", "--root", str(library.root), "--docs-tree", str(tree)]) == 0
    make = ["bundle", "--all", "--title", "Alle straten", "--root", str(library.root), "--output", str(book)]
    assert main([*make, "--format", "epub"]) == 0
    assert len(list(book.rglob("*.epub"))) == 1
    assert main(["letters", "--root", str(library.root), "--output", str(tmp_path / "letters")]) == 0
    assert len(list(tmp_path.rglob("*.eml"))) > len(PLACES.splitlines()[1:])
    assert words_of_the_first(tmp_path) == []


@pytest.mark.nightly
def test_a_book_on_paper_of_the_second_library_says_nothing_of_the_first(library: Library, tmp_path: Path) -> None:
    make = ["bundle", "--all", "--title", "Alle straten", "--root", str(library.root), "--output", str(tmp_path)]
    assert main([*make, "--format", "pdf"]) == 0
    (file,) = tmp_path.rglob("*.pdf")
    reader = PdfReader(file)
    pages = [*reader.pages]
    text = "\n".join(page.extract_text() for page in pages)
    assert "Blijvend" in text
    assert FIRST.findall(text) == []
    resources = [page["/Resources"].get_object() for page in pages]
    fonts = {
        str(font.get_object()["/BaseFont"])
        for each in resources
        if isinstance(each, DictionaryObject)
        for font in each.get("/Font", {}).values()
    }
    assert fonts and reader.xmp_metadata
    assert FIRST.findall(f"{reader.metadata} {reader.xmp_metadata.stream.get_data()!r} {fonts}") == []


def test_the_finder_filters_by_the_words_of_the_second_library(library: Library) -> None:
    facets = search_content(library, link_library(library)).facets
    assert set(facets["status"]) == set(STATUSES)
    assert set(facets["partnertype"]) == set(PARTNERS)


def test_a_word_of_the_first_library_is_unknown_in_the_second(library: Library) -> None:
    path = library.root / "stories" / "straat-1.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("status: begonnen", "status: geborgd"), "utf-8")
    try:
        (problem,) = (found for found in check_library(library.root).problems if found.code == "V-003")
    finally:
        path.write_text(text, "utf-8")
    assert "Kies uit: plan, begonnen, loopt, blijvend" in str(problem)


def test_the_two_libraries_have_no_family_status_or_heading_in_common_by_accident(library: Library) -> None:
    other = library.vocabulary
    assert not {*OWN.words("families")} & {*other.words("families")}
    assert not {*OWN.all_headings} & {*other.all_headings}
