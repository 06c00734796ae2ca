"""A story of the library as a draft of the form: its markers and rows in the words of the form."""

from pathlib import Path

import pytest

from hoedan.intake.draft import draft_of
from made.library import make_library, read_library, write_library, write_story

TEXT = """\
## Aanleiding

Het begon.[^1]

## Aanpak

Zij tekenden.[^1]
   {: ingredient="vertrouwen lange-adem" setback="geld" }

Zij wachtten.
{: setback="tempo" }

## Resultaat

Het hielp.

## Vallen en opstaan

Dit laat het zien.
{: ingredient="vertrouwen" }

## Lessen

Wacht.
"""


def test_a_marker_is_in_the_words_of_the_form(tmp_path: Path) -> None:
    root = write_library(tmp_path, setbacks=("geld", "tempo"))
    write_story(root, "zwolle", TEXT)
    library = read_library(root)
    sections = draft_of(library.stories[0], library)["sections"]
    assert sections["Aanpak"].splitlines() == [
        "Zij tekenden.[^1]",
        "[laat zien: Vertrouwen; Lange adem]",
        "[struikelblok: Geld]",
        "",
        "Zij wachtten.",
        "[struikelblok: Tempo]",
    ]
    assert sections["Vallen en opstaan"].splitlines() == ["Dit laat het zien.", "[laat zien: Vertrouwen]"]


@pytest.mark.parametrize(
    ("lines", "key", "rows"),
    [
        pytest.param(
            "partners:\n  - name: De Bron\n    type: zorg\n",
            "partners",
            [{"name": "De Bron", "type": "zorg"}],
            id="partners",
        ),
        pytest.param(
            "contact: {organisation: Gemeente, url: 'https://a.test'}",
            "contact",
            {"organisation": "Gemeente", "url": "https://a.test"},
            id="contact",
        ),
        pytest.param(
            "followers:\n  - municipality: Deventer\n    since: 2022\n",
            "followers",
            [{"municipality": "Deventer", "since": "2022"}],
            id="followers",
        ),
    ],
)
def test_a_row_has_what_was_filled_in(tmp_path: Path, lines: str, key: str, rows: object) -> None:
    library = read_library(make_library(tmp_path, zwolle=f"{lines.rstrip()}\n"))
    assert draft_of(library.stories[0], library)[key] == rows
