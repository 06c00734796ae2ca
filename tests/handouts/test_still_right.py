"""'Klopt dit nog?': a draft for everybody who is in a story, with what is said of them and three answers."""

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from conftest import PROJECT
from hoedan.cli import main
from hoedan.handouts.letters import OVERVIEW, letters_of, write_letters
from made.library import make_library, read_library, story_body, write

PARTNERS = "partners: [{name: Stichting Buurt & Co, type: welzijn}, {name: Gemeente Zwolle, type: gemeente}]\n"
SAID = "Stichting Buurt & Co kookte elke week. Daarna stopte het.[^1]"


def library(folder: Path, settings: str = "") -> Path:
    root = make_library(folder, een=f"{PARTNERS}reviewed: 2026-02-10\n===\n{story_body()}\n{SAID}\n", twee="")
    write(root / "mkdocs.yml", (root / "mkdocs.yml").read_text() + settings)
    return root


def opened(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_each_gets_one_letter_about_all_their_stories(tmp_path: Path) -> None:
    found = {each.name: [story.slug for story in each.stories] for each in letters_of(read_library(library(tmp_path)))}
    assert found == {
        "De gemeente": ["een", "twee"],
        "Gemeente Zwolle": ["een", "twee"],
        "Stichting Buurt & Co": ["een"],
    }


def test_who_is_written_in_two_ways_gets_one_letter(tmp_path: Path) -> None:
    partner = "partners: [{{name: '{}', type: welzijn}}]\n"
    root = make_library(tmp_path, een=partner.format("De Kern"), twee=partner.format("de kern!"))
    found = {each.file: [story.slug for story in each.stories] for each in letters_of(read_library(root))}
    assert found["de-kern.eml"] == ["een", "twee"]
    assert len(write_letters(read_library(root))) == len(found) + 1


@pytest.mark.parametrize("mail", [True, False])
def test_a_letter_says_what_we_say_and_has_three_answers(tmp_path: Path, mail: bool) -> None:
    settings = "extra: {hoedan: {editors_address: redactie@voorbeeld.test}}\n" if mail else ""
    files = write_letters(read_library(library(tmp_path, settings)))
    assert files == write_letters(read_library(tmp_path))
    letter = opened(files["stichting-buurt-co.eml"])
    assert letter["To"] is None and letter["X-Unsent"] == "1"
    plain, page = (letter.get_body((form,)) for form in ("plain", "html"))
    assert plain and page
    text, html = (part.get_content().replace("\r\n", "\n") for part in (plain, page))
    assert "- Stichting Buurt & Co kookte elke week.\n" in text and "Daarna stopte" not in text
    assert "Buurt &amp; Co kookte" in html
    assert "Laatst gecontroleerd op 10 februari 2026." in text
    links = dict(re.findall(r"^(Ja, dit klopt nog|Er is iets veranderd|Haal dit weg): (\S+)$", text, re.MULTILINE))
    assert links["Ja, dit klopt nog"].endswith("/insturen/?klopt=een")
    assert links["Er is iets veranderd"].endswith("/insturen/?verhaal=een")
    asked = parse_qs(urlsplit(links["Haal dit weg"]).query)
    if mail:
        assert (
            links["Haal dit weg"].startswith("mailto:redactie@voorbeeld.test?") and "Bestand: een" in asked["body"][0]
        )
    else:
        form = yaml.safe_load((PROJECT / ".github" / "ISSUE_TEMPLATE" / asked["template"][0]).read_text("utf-8"))
        assert asked.keys() - {"template", "title"} <= {each.get("id") for each in form["body"]}
        assert asked["pagina"][0].endswith("/verhalen/een/")


def test_the_command_writes_them_or_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = library(tmp_path)
    assert main(["letters", "--root", str(root)]) == 0
    assert "| Gemeente Zwolle | 2 | gemeente-zwolle.eml |" in (root / "dist" / "brieven" / OVERVIEW).read_text()
    write(root / "mkdocs.yml", "site_name: Test\nplugins: []\n")
    assert main(["letters", "--root", str(root)]) == 2
    assert "`editors_address`" in capsys.readouterr().err
