"""Taking a person out of all texts: the quote and the portrait go, and other words stand where the name stood."""

from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.reading.forget import forget
from made.library import make_library, snapshot, story_body, write
from problem_inputs import PNG

NAME = "Anna de Wit"
QUOTE = "quote: {text: We begonnen gewoon., who: Anna de Wit, source: 1}\n"
TEXT = """Anna de Wit begon. Toen zei Anna
de Wit dat het hielp, en De Wit ging door. Volgens Anna de Witte niet.[^1]

> “Het kon,” zei Anna de Wit.
"""


def library(folder: Path) -> Path:
    own = (
        f"{QUOTE}image: {{src: portret.png, alt: Anna de Wit op straat, credit: Maker, licence: CC BY 4.0}}\n"
        f"===\n{story_body()}\n{TEXT}\n"
    )
    root = make_library(folder, een=own, ander="")
    (root / "stories" / "een").mkdir()
    (root / "stories" / "een" / "portret.png").write_bytes(PNG)
    file = root / "stories" / "ander.md"
    write(file, file.read_text().replace("title: Een bron", "title: Gesprek met Anna de Wit"))
    write(root / "docs" / "begrippen.yml", "- term: wijkteam\n  explanation: Bedacht door Anna de Wit.\n")
    return root


def test_a_person_goes_with_quote_and_portrait(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = library(tmp_path)
    assert main(["withdraw", "--person", NAME, "--instead", "een wethouder", "--root", str(root)]) == 0
    text = (root / "stories" / "een.md").read_text()
    assert "quote:" not in text and "image:" not in text and not (root / "stories/een/portret.png").exists()
    assert "\nEen wethouder begon. Toen zei een wethouder dat het hielp, en De Wit ging door." in text
    assert "Volgens Anna de Witte niet." in text and "> “Het kon,” zei een wethouder." in text
    assert not [found for found in check_library(root).problems if found.is_error]
    told = capsys.readouterr().out
    surname = 1 + text.split("\n").index(next(line for line in text.split("\n") if "De Wit ging" in line))
    assert (
        f"  stories/een.md:{surname}\n" in told and "  stories/ander.md:" in told and "stories/een/portret.png" in told
    )
    assert "  docs/begrippen.yml:2\n" in told
    assert "Gesprek met Anna de Wit" in (root / "stories" / "ander.md").read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["--person", NAME], "Zeg wat er in de plaats komt", id="no-words"),
        pytest.param(["--person", "Piet Bakker", "--instead", "iemand"], "niemand heet 'Piet Bakker'", id="nobody"),
        pytest.param(["een", "--person", NAME], "noem een verhaal, of", id="both"),
        pytest.param([], "noem een verhaal, of", id="neither"),
        pytest.param(["een", "--instead", "iemand"], "--instead hoort bij --person", id="words-alone"),
        pytest.param(["--person", NAME, "--instead", "een wethouder", "--dry-run"], "", id="dry"),
    ],
)
def test_nothing_changes_until_it_can_be_done(
    tmp_path: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = library(tmp_path)
    before = snapshot(root / "stories")
    assert main(["withdraw", *words, "--root", str(root)]) == (2 if told else 0)
    assert snapshot(root / "stories") == before
    assert told in capsys.readouterr().err


def test_an_image_in_the_text_that_names_somebody_goes() -> None:
    image = '![Anna de Wit op het plein](een/plein.png "Foto: iemand, CC BY 4.0")'
    found = forget(f"---\ntitle: X\n---\n\nEerst.\n\n{image}\n\nDaarna.\n", "stories/een.md", NAME, None)
    assert found.text == "---\ntitle: X\n---\n\nEerst.\n\nDaarna.\n"
    assert (found.images, found.left) == (("plein.png",), ())
