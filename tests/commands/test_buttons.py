"""What the buttons on GitHub do with what somebody filled in, and with a file that somebody attached."""

import io
import json
import re
from http.client import HTTPMessage
from pathlib import Path
from typing import Any
from urllib.request import Request

import pytest
import yaml

from conftest import PROJECT
from hoedan.cli import make_parser
from hoedan.commands.github import button, word
from hoedan.commands.github.button import AFTER, arguments_for, message, title_for
from hoedan.commands.github.word import AttachmentError, OnlyWithinGitHub, attachment_in, import_from_issue
from hoedan.intake.archive import ArchiveError, read_office_file

BUTTONS = sorted((PROJECT / ".github" / "workflows").glob("knop-*.yml"))
FILE = "https://github.com/user-attachments/files/123/Mijn.verhaal.docx"


def read(path: Path) -> dict[Any, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("path", BUTTONS, ids=lambda path: path.stem)
def test_what_a_button_asks_is_what_its_command_takes(path: Path) -> None:
    workflow = read(path)
    command = workflow["jobs"]["propose"]["with"]["command"]
    asked = {
        name: "story" if each.get("type") == "choice" else "iets"
        for name, each in workflow[True]["workflow_dispatch"]["inputs"].items()
    }
    options = vars(make_parser().parse_args(arguments_for(command, asked)))
    assert {name: options[name] for name in asked} == {
        name: [value] if isinstance(options[name], list) else value for name, value in asked.items()
    }
    assert title_for(command, asked)
    choices = [each["options"] for each in workflow[True]["workflow_dispatch"]["inputs"].values() if "options" in each]
    for kind in (each for found in choices for each in found):
        make_parser().parse_args(arguments_for(command, {**asked, "kind": kind}))


def test_nothing_that_is_filled_in_becomes_an_option() -> None:
    values = {"slug": "--dry-run", "reason": "--root=/x\n y", "person": ""}
    options = make_parser().parse_args(arguments_for("withdraw", values))
    assert (options.slug, options.reason, options.dry_run, options.root) == ("--dry-run", "--root=/x y", False, None)


def test_the_message_has_a_title_and_holds_what_was_said() -> None:
    text = message("Titel", "a\n````\n@iemand")
    assert text.split("\n")[:3] == ["Titel", "", "`````text"] and AFTER in text
    assert len(message("Titel", "een regel\n" * 10_000)) < 65_536


def test_a_button_that_could_not_do_it_says_that_and_not_that_it_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(button, "hoedan", lambda arguments: (2, "hoedan: er is geen verhaal 'x'."))
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    for command, given in (
        ("review", {"slug": "x"}),
        ("rename", {"old": "x", "new": "y"}),
        ("withdraw", {"person": "x"}),
    ):
        (tmp_path / "event.json").write_text(json.dumps({"inputs": given}))
        assert button.main([command, str(tmp_path / "bericht.md")]) == 2
        said = (tmp_path / "bericht.md").read_text()
        assert said.startswith("Het lukte niet, en er is geen voorstel gemaakt.\n") and "er is geen verhaal" in said
        assert AFTER not in said and "Nagekeken" not in said and "heet nu" not in said


def test_what_was_filled_in_is_that_of_the_button_or_of_the_issue() -> None:
    issue = {"number": 7, "body": "x" * 200_000, "user": {"login": "a"}, "milestone": None}
    assert button.filled_in({"inputs": None, "issue": issue}) == {"number": "7", "body": "x" * 200_000}
    assert button.filled_in({"schedule": "1 2 * * 3"}) == {}


def test_a_file_that_cannot_be_fetched_is_told() -> None:
    def gone(_: str) -> bytes:
        raise OSError("404")

    assert import_from_issue({"body": FILE}, get=gone)[2].startswith("het bestand is niet op te halen")


@pytest.mark.parametrize("typed", ["Anna de Wit", " Anna  de\u00a0Wit\n", "anna de wit"])
def test_who_is_taken_out_is_not_named_in_the_proposal(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(button, "hoedan", lambda arguments: (0, "Niet Anna de Wit meer."))
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"inputs": {"person": typed, "instead": "een wethouder", "change": None}}))
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    file = tmp_path / "bericht.md"
    assert button.main(["withdraw", str(file)]) == 0
    assert "Anna" not in file.read_text() and "(de naam)" in file.read_text()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("Zie [x](https://evil.test/user-attachments/files/1/a.docx)", "geen Word", id="elsewhere"),
        pytest.param("https://github.com.evil.test/user-attachments/files/1/a.docx", "geen Word", id="looks-like"),
        pytest.param("https://github.com/user-attachments/files/1/../../x/a.docx", "geen Word", id="path"),
        pytest.param(f"{FILE} {FILE.replace('123', '124')}", "meer bestanden", id="two"),
        pytest.param(f"{FILE[:-4]}pdf {FILE[:-4]}zip", "meer bestanden", id="two-of-another-kind"),
        pytest.param("", "geen Word", id="nothing"),
    ],
)
def test_only_one_file_that_github_keeps_is_read(body: str, told: str) -> None:
    code, _, said = import_from_issue({"body": body}, get=pytest.fail)
    assert code == 2 and told in said


@pytest.mark.parametrize(("kind", "data", "told"), [("PDF", b"%PDF-1.7", "pdf"), ("zip", b"Rar!", "Pak hem uit")])
def test_a_file_of_another_kind_is_told_what_it_is(
    kind: str, data: bytes, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the import, whose advice fits: a PDF is not saved as a Word file."""
    monkeypatch.setattr(word, "hoedan", called)
    code, _, said = import_from_issue({"body": f"[a]({FILE[:-4]}{kind})"}, get=lambda _: data)
    assert (code, told in said) == (2, True)


def called(arguments: list[str]) -> tuple[int, str]:
    """What the command says here, without a process of its own."""
    try:
        read_office_file(Path(arguments[1]))
    except ArchiveError as error:
        return 2, str(error)
    return 0, ""


def test_beside_an_image_or_a_pdf_the_word_file_is_the_story() -> None:
    assert attachment_in(f"{FILE[:-4]}pdf {FILE}") == (FILE, "docx")


def test_the_file_of_an_issue_is_imported_and_its_points_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "https://github.com/user-attachments/files/1/Één.verhaal%20x.DOCX"
    assert attachment_in(odd) == (odd.replace("Één", "%C3%89%C3%A9n"), "docx")
    assert attachment_in(f"Hoi [Mijn.verhaal.docx]({FILE}) en nog eens {FILE}") == (FILE, "docx")
    given: list[bytes] = []

    def run(arguments: list[str]) -> tuple[int, str]:
        given.append(Path(arguments[1]).read_bytes())
        return 1, "stories/x.md staat klaar. Nog 2 fouten."

    monkeypatch.setattr(word, "hoedan", run)
    done = import_from_issue({"body": f"[a]({FILE})", "number": "12"}, get=lambda _: b"inhoud")
    assert done == (0, "Verhaal uit melding #12", "stories/x.md staat klaar. Nog 2 fouten.")
    assert given == [b"inhoud"]


@pytest.mark.parametrize(
    ("address", "is_fine"),
    [
        ("https://objects.githubusercontent.com/a?x=y", True),
        ("https://github-production-repository-file-5c1aeb.s3.amazonaws.com/a", True),
        ("http://objects.githubusercontent.com/a", False),
        ("https://objects.githubusercontent.com.evil.test/a", False),
        ("https://127.0.0.1/a", False),
        ("https://[1:2]/a", False),
        ("file:///etc/passwd", False),
    ],
)
def test_github_is_followed_to_its_own_store_alone(address: str, is_fine: bool) -> None:
    request = Request(FILE)
    follow = OnlyWithinGitHub().redirect_request
    if is_fine:
        assert follow(request, io.BytesIO(), 302, "Found", HTTPMessage(), address)
    else:
        with pytest.raises(AttachmentError):
            follow(request, io.BytesIO(), 302, "Found", HTTPMessage(), address)


def test_every_button_has_its_workflow() -> None:
    commands = {read(path)["jobs"]["propose"]["with"]["command"] for path in BUTTONS}
    assert commands == {"review", "rename", "withdraw", "new"}
    assert commands <= set(button.POSITIONAL)
    assert all(re.match("Redactie: ", read(path)["name"]) for path in BUTTONS)
