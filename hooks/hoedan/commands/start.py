"""`hoedan start`: a library of another field in a folder of its own, which builds and has no error.

It has the program as it is here, with the words, settings and first texts of a library that is still to be written.
"""

import argparse
import datetime
import json
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..check.check_library import check_library
from ..check.publication import check_publication, is_online
from ..check.vocabulary import load_vocabulary
from ..design.templates import templates_in
from ..incremental.swap import waiting_place
from ..language.reasons import reason_of
from ..model.fields import host_of
from ..model.fixed_words import PARTS
from ..model.link_targets import image_folder
from ..model.problems import Problem, errors_in
from ..model.settings import CONFIG, Settings, read_settings
from ..places.tables import FOLDER as PLACES
from ..reading.load import PAGES
from .shared import OK, CommandError, municipality_called, places_today, real_path

OWN = Path(__file__).parents[3]
"""The library whose program is copied."""
FOLDER = "start"
"""In the templates: every file that a library has of its own, at its place."""
PROGRAM = (
    *("hooks", "overrides", "types", "LICENSES", ".github", ".vscode", f"{PAGES}/assets", PLACES),
    *("LICENSE", "Makefile", "pyproject.toml", "requirements.lock", "package.json", "package-lock.json"),
    *("Containerfile", ".containerignore", "biome.json", "tsconfig.json", "REUSE.toml"),
    *(".gitattributes", ".gitignore", ".npmrc", ".pre-commit-config.yaml"),
    *("ARCHITECTURE.md", "CONTRIBUTING.md", "DECISIONS.md"),
    *("tests/supply_chain/audit.lock", "tests/supply_chain/reuse.lock"),  # for `make audit` and `make licences`
)
"""What is the same for every library."""
OF_OUR_TESTS = "nightly.yml"
"""The workflow for the tests of the program, which stay with the program."""
LICENCE_OF_OUR_TESTS = "LicenseRef-RFC.txt"
"""Of a file that only they read; a licence that nothing is under is an error for REUSE."""
NOT_COPIED = ("__pycache__", "images", OF_OUR_TESTS, LICENCE_OF_OUR_TESTS)
OWN_PAGES = ("index.md", "over.md")
TITLE = re.compile(r"[^\W_][\w '’&?!.,-]{1,58}[\w?!.]")
"""A name that can stand in a title, a text and a file of settings."""
TITLE_ADVICE = "Gebruik 3 tot 60 letters, cijfers en gewone leestekens."
PLAIN_ADDRESS = re.compile(r"[\w:/.~%-]+")
"""An address to which others are added, and that stands in files of any kind."""
GITHUB = "github.com"
PAGE_KEY = re.compile(r"(?P<key>[a-z]+): (?P<value>.+)")


@dataclass(frozen=True)
class Begin:
    """What is different in the new library."""

    name: str
    field: str
    url: str
    repo: str
    municipality: str

    @property
    def values(self) -> dict[str, object]:
        given = {"name": self.name, "field": self.field, "url": self.url, "repo": self.repo}
        return {**given, "municipality": self.municipality, "year": datetime.date.today().year}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="NIEUWE_MAP", help="de map waarin zij komt; leeg, of nog niet er")
    parser.add_argument("--name", metavar="NAAM", help="hoe de bibliotheek heet")
    parser.add_argument("--field", metavar="VAKGEBIED", help="waar zij over gaat, zoals het in een zin staat: energie")
    parser.add_argument("--url", default="https://bibliotheek.example/", metavar="ADRES", help="waar de site komt")
    parser.add_argument(
        "--repo", default="https://github.com/organisatie/bibliotheek", metavar="ADRES", help="waar de bestanden staan"
    )
    parser.add_argument("--municipality", metavar="GEMEENTE", help="een gemeente voor het voorbeeld")


def run(options: argparse.Namespace) -> int:
    target = real_path(options.folder)  # `../x` does not lie in the folder that one stands in
    refuse_taken(target)
    places = places_today(OWN)
    named = options.municipality or places.municipalities[0].name
    begin = Begin(
        name=text_of(options.name, "name", "Hoe heet de bibliotheek?"),
        field=text_of(options.field, "field", "Waar gaat zij over, zoals het in een zin staat?"),
        url=address_of(options.url, "url").rstrip("/") + "/",
        repo=address_of(options.repo, "repo").rstrip("/"),
        municipality=municipality_called(named, places).name,
    )
    start(begin, target)
    print(f"{target} staat klaar, met een voorbeeld van elk soort tekst. Ga erheen en bekijk de site met `make serve`.")
    print("De woorden van je vakgebied staan in library.yml. Wat je verder invult, staat in docs/bijdragen/beheer.md.")
    if is_online(Settings(site_url=begin.url)):
        print(f"De site hoort op {begin.url} en wordt gebouwd zodra je hebt ingevuld wat `hoedan check` noemt.")
    if host_of(begin.repo) != GITHUB:
        print(
            f"Let op: {begin.repo} staat niet op {GITHUB}. Links als ‘Verbeter dit verhaal’ en de knop in het formulier"
        )
        print("gaan naar een adres zoals GitHub dat heeft. Werkt dat niet, haal dan `repo_url` en `edit_uri` weg uit")
        print("mkdocs.yml, en zet bij `editors_address` waarheen mensen mailen.")
    return OK


def refuse_taken(target: Path) -> None:
    """Raises CommandError for a place where something stands, or that lies in a library already."""
    if target.is_dir() and any(target.iterdir()):
        raise CommandError(f"{target} is niet leeg. Kies een lege map, of een die er nog niet is.")
    if target.exists() and not target.is_dir():
        raise CommandError(f"{target} is geen map. Kies een lege map, of een die er nog niet is.")
    inside = next((folder for folder in target.parents if (folder / CONFIG).is_file()), None)
    if inside:
        raise CommandError(f"{target} ligt in de bibliotheek {inside}. Kies een map daarbuiten.")


def text_of(given: str | None, flag: str, question: str) -> str:
    """What was given, or what somebody answers who sits before the screen.

    Raises:
        CommandError: without an answer, and for a text given that no name can be; who answers so is asked again.

    """
    if given is not None:
        text = " ".join(given.split())
        if not TITLE.fullmatch(text):
            raise CommandError(f"'{text}' kan niet bij --{flag}. {TITLE_ADVICE}")
        return text
    while (answer := answer_to(question)) is not None:
        text = " ".join(answer.split())
        if TITLE.fullmatch(text):
            return text
        print(f"Dat kan niet. {TITLE_ADVICE}")
    raise CommandError(f"--{flag} ontbreekt. {question} Zet het antwoord achter --{flag}.")


def answer_to(question: str) -> str | None:
    """What is typed; None when nobody sits before the screen, or who sits there ends it."""
    try:
        return input(f"{question} ") if sys.stdin.isatty() else None
    except EOFError:
        print()
        return None


def address_of(text: str, flag: str) -> str:
    if not host_of(text):
        raise CommandError(f"'{text}' bij --{flag} is geen webadres. Schrijf het hele adres: https://...")
    if not PLAIN_ADDRESS.fullmatch(text):
        raise CommandError(f"'{text}' bij --{flag} kan niet. Gebruik letters, cijfers, punten, streepjes en '/'.")
    return text


def start(begin: Begin, target: Path) -> None:
    """Make the library beside its place, and put it there when all is there and right.

    Raises:
        CommandError: when a file cannot be read or written, or the library would have an error.

    """
    made = waiting_place(target)
    try:
        if made.exists():
            raise CommandError(f"{made} staat in de weg: daar wordt de bibliotheek gemaakt. Haal het weg.")
        try:
            made.mkdir(parents=True)
            copy_program(made)
            write_own(begin, made)
            if errors := faults_in(made):
                raise CommandError("\n".join(["de nieuwe bibliotheek zou fouten hebben.", *map(str, errors)]))
            if target.is_dir():
                target.rmdir()
            made.rename(target)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    except OSError as error:
        where = str(error.filename or target).replace(str(made), str(target))
        raise CommandError(f"{where} is niet te gebruiken: {reason_of(error)}. Er is niets gemaakt.") from error


def faults_in(made: Path) -> list[Problem]:
    """Errors, but for what its publisher has yet to fill in: that is asked of a library with a real address."""
    checked = check_library(made)
    asked = {*check_publication(checked.library, datetime.date.today())}
    return [found for found in errors_in(checked.problems) if found not in asked]


def copy_program(made: Path) -> None:
    """The code, the tables of places, and what goes with them; not what was made of them."""
    for name in PROGRAM:
        origin, copy = OWN / name, made / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if origin.is_dir():
            shutil.copytree(origin, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
        elif origin.is_file():
            shutil.copy(origin, copy)


def write_own(begin: Begin, made: Path) -> None:
    """The files of the templates, and the pages that every library has: under the new name, with its own headings."""
    templates = templates_in(Path(__file__).parent)
    for name in templates.list_templates(filter_func=lambda each: each.startswith(f"{FOLDER}/")):
        file = made / name.removeprefix(f"{FOLDER}/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(templates.get_template(name).render(begin.values) + "\n", encoding="utf-8")
    settings, _ = read_settings(OWN)
    headings = headings_by_old(OWN, made)
    for page in shared_pages():
        copy = made / page
        if copy.exists():
            continue  # the template has its own
        text = with_headings((OWN / page).read_text(encoding="utf-8"), headings)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(renamed(text, settings.site_name, begin.name), encoding="utf-8")
        images = image_folder(page)
        if images and (OWN / images).is_dir():
            shutil.copytree(OWN / images, made / images)
    reuse = made / "REUSE.toml"
    reuse.write_text(reuse.read_text(encoding="utf-8").replace(settings.site_name, begin.name), encoding="utf-8")


def shared_pages() -> Iterator[str]:
    """Pages about what a site does, not about the field: those beside the home page, and the guide."""
    for folder in (PAGES, f"{PAGES}/bijdragen"):
        for path in sorted((OWN / folder).glob("*.md")):
            if path.name not in OWN_PAGES or folder != PAGES:
                yield path.relative_to(OWN).as_posix()


def headings_by_old(old: Path, new: Path) -> dict[str, str]:
    """What a heading of a story is called in one library -> what the other calls that part of it."""
    (before, _), (after, _) = load_vocabulary(old), load_vocabulary(new)
    if before is None or after is None:
        return {}  # the check says what is wrong with the words
    parts = ((before.heading_of(part), after.heading_of(part)) for part in PARTS)
    return {**dict(parts), **dict(zip(before.optional_headings, after.optional_headings, strict=False))}


def with_headings(text: str, headings: Mapping[str, str]) -> str:
    """A page of the guide with other headings where it shows how one is written."""
    if not headings:
        return text
    written = re.compile(rf"(?m)(## |heading: )({'|'.join(map(re.escape, headings))})(?=[`}}]|$)")
    return written.sub(lambda found: found[1] + headings[found[2]], text)


def renamed(text: str, old: str, new: str) -> str:
    """A page under another name, which in its front matter stands between quotation marks."""
    lines = text.split("\n")
    end = lines.index("---", 1)
    for number, line in enumerate(lines[:end]):
        found = PAGE_KEY.fullmatch(line)
        if found and old in line:
            value = found["value"].strip('"').replace(old, new)
            lines[number] = f"{found['key']}: {json.dumps(value, ensure_ascii=False)}"
    return "\n".join([*lines[:end], "\n".join(lines[end:]).replace(old, new)])
