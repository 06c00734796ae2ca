"""A proposal as one page that opens anywhere: nothing is fetched, and errors stand on it instead of in its way."""

import re
from pathlib import Path

import pytest

from hoedan.bundle.document import compose
from hoedan.bundle.draft import Medium
from hoedan.bundle.pages import Pages, estimate_pages
from hoedan.bundle.plan import Plan
from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.commands import preview as command
from hoedan.design.typefaces import FACES
from hoedan.incremental.memory import Memory
from hoedan.library.links import link_library
from hoedan.reading.load import find_files, load_entries
from hoedan.site import preview as room
from hoedan.site.preview import write_preview
from made.library import SITE_URL, make_library, story_body, write
from problem_inputs import PNG

FETCHED = re.compile(r"""(?:\ssrc(?:set)?=["']?|url\(["']?|@import\s+["']?)(?!data:)([^"')\s]+)""")
LINKED = re.compile(r'\shref="([^"]*)"')


@pytest.fixture(autouse=True)
def one_face(monkeypatch: pytest.MonkeyPatch) -> None:
    """Making all typefaces anew takes seconds, and each is put in as the first is."""
    monkeypatch.setattr(room, "FACES", FACES[:1])
    monkeypatch.setattr(room, "web_style", lambda: f"{FACES[0].rule('fonts/serif-light.woff2')}\n")


def preview(root: Path, slug: str) -> str:
    checked = check_library(root)
    entries, _ = load_entries(root, find_files(root), Memory())
    chosen = [entry for entry in entries if entry.path == f"stories/{slug}.md"]
    return write_preview(chosen, checked, link_library(checked.library))


@pytest.mark.parametrize("status", ["geborgd", "misschien"])
def test_nothing_is_fetched_and_no_link_is_dead(tmp_path: Path, status: str) -> None:
    image = '![Een plein](een/plein.png "Plein. Foto: iemand, CC BY 4.0")'
    text = f"{story_body()}\n{image}\n\nZie [het andere](ander.md#lessen) en [de bron](https://bron.test/).\n"
    root = make_library(tmp_path, een=f"status: {status}\n===\n{text}", ander="")
    write(root / "docs" / "assets" / "hoedan.css", ".page { color: red; }")
    (root / "stories" / "een").mkdir()
    (root / "stories" / "een" / "plein.png").write_bytes(PNG)
    page = preview(root, "een")
    assert FETCHED.findall(page) == []
    assert "data:image/png;base64," in page and ".page { color: red; }" in page
    assert "<script" not in page and "Het hielp." in page
    outside = {address for address in LINKED.findall(page) if not address.startswith(("#", "mailto:"))}
    assert outside and all(address.startswith((SITE_URL, "https://")) for address in outside)
    assert f"{SITE_URL}verhalen/ander/#lessen" in outside
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    assert {address[1:] for address in LINKED.findall(page) if address.startswith("#")} - {""} <= ids


@pytest.mark.parametrize(
    ("front", "told"),
    [
        pytest.param("status: misschien\n", "onbekende status", id="shape"),
        pytest.param("municipalities: [Zwole]\n", "Bedoel je", id="place"),
        pytest.param("ingredients: [vertrouwen, <b>]\n", "onbekend ingrediënt", id="ingredient"),
        pytest.param("x: [\n", "geen geldige YAML", id="yaml"),
    ],
)
def test_a_story_with_errors_is_shown_with_what_is_wrong(tmp_path: Path, front: str, told: str) -> None:
    root = make_library(tmp_path, een="", ander="")
    file = root / "stories" / "een.md"
    key = front.partition(":")[0]
    file.write_text(re.sub(rf"^{key}:.*?(?=^\w|^---)", "", file.read_text(), flags=re.MULTILINE | re.DOTALL))
    file.write_text(file.read_text().replace("---\n\n", f"{front}---\n\n", 1))
    page = preview(root, "een")
    note = page.partition('role="note"')[2].partition("</ul>")[0]
    assert told in note and "<b>" not in note
    assert "Het hielp." in page and page.index("Het hielp.") > page.index(told)


def test_a_story_with_errors_in_its_text_has_the_layout_of_the_site(tmp_path: Path) -> None:
    """An image that is not there, a setback, a source and a link that nobody knows."""
    marker = '{: ingredient="moet" setback="gelt" }'
    wrong = f'![Een plein](een/weg.png "Foto: X")\n\nHet liep vast.[^9] [Lees](weg.md).\n{marker}\n'
    root = make_library(tmp_path, een=f"===\n{story_body()}\n{wrong}")
    assert {"V-023", "V-015", "L-001", "V-014", "V-064"} <= {found.code for found in check_library(root).problems}
    page = preview(root, "een")
    assert 'class="story__facts"' in page and "Het liep vast." in page


@pytest.mark.whole
@pytest.mark.parametrize(
    ("front", "text", "is_plain"),
    [
        pytest.param("", "Het liep vast.[^9]\n", False, id="in-the-text"),
        pytest.param("", 'Het liep vast.\n{: ingredient="moet" }\n', True, id="no-such-ingredient"),
        pytest.param("status: misschien\n", "", True, id="in-its-shape"),
    ],
)
def test_paper_with_errors_is_laid_out_as_far_as_can_be_and_says_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, front: str, text: str, is_plain: bool
) -> None:
    root = make_library(tmp_path, een=f"{front}===\n{story_body()}\n{text}")
    laid: list[Plan] = []
    monkeypatch.setattr(command, "lay_out", lambda plan, *_: laid.append(plan))
    monkeypatch.setattr(command, "write_pdf", lambda _: b"")
    plain: list[str] = []
    monkeypatch.setattr(command, "write_sheets", lambda _, html: plain.append(html))
    checked = check_library(root)
    entries, _ = load_entries(root, find_files(root), Memory())
    chosen = [entry for entry in entries if entry.path == "stories/een.md"]
    command.write_paper(chosen, checked, link_library(checked.library))
    if is_plain:
        assert not laid and "Dit is alleen de tekst" in plain[0]
    else:
        assert [part.title for part in laid[0].parts] == ["Voorbeeld, met fouten: Verhaal een"] and not plain
        (write,) = compose(laid[0], link_library(checked.library), Medium.PRINT, estimate_pages(laid[0])).parts.values()
        assert 'data-foot="Voorbeeld, met fouten: Verhaal een"' in write(Pages({}))


@pytest.mark.whole
def test_the_command_makes_page_and_paper_also_with_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_library(tmp_path, een="status: misschien\n")
    assert main(["preview", "een", "--root", str(root)]) == 0
    made = root / "dist" / "voorbeeld"
    assert (made / "voorbeeld.pdf").read_bytes().startswith(b"%PDF-")
    assert "onbekende status" in (made / "voorbeeld.html").read_text()
    assert main(["preview", "twee", "--root", str(root)]) == 2
