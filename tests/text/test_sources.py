"""The numbers of sources: in the order in which a reader meets them, in the text as in the list."""

from hoedan.model.fields import SourceEntry
from hoedan.text.body import read_body
from hoedan.text.markup import RenderedText, render_story_text
from hoedan.text.sources import list_sources

TEXT = "Eerst dit.[^7]\n\nDan dat.[^2][^7]"


def sources(*ids: int) -> list[SourceEntry]:
    return [
        SourceEntry.model_validate({"id": str(each), "title": f"Bron {each}", "publisher": "Gemeente"}) for each in ids
    ]


def render(text: str) -> RenderedText:
    return render_story_text(read_body(text, 1), "stories/verhaal.md")


def test_a_source_has_the_number_of_its_first_use_and_what_is_not_used_has_none() -> None:
    found = list_sources(sources(1, 2, 7, 5), render(TEXT))
    assert [(each.number, each.source.id, each.uses) for each in found.numbered] == [(1, 7, 2), (2, 2, 1)]
    assert [each.id for each in found.others] == [1, 5]


def test_the_text_has_the_same_numbers_and_an_anchor_for_each_use() -> None:
    text = render(TEXT)
    html = list_sources(sources(2, 7), text).place_notes(text.html, 'title="{number}"')

    def note(number: int, use: int) -> str:
        anchor, link = f"verwijzing-{number}-{use}", f'<a href="#bron-{number}" title="{number}">{number}</a>'
        return f'<sup class="reference" id="{anchor}">{link}</sup>'

    # Side by side they stand in the order of their numbers, whatever order they were typed in.
    assert html == f"<p>Eerst dit.{note(1, 1)}</p>\n<p>Dan dat.{note(1, 2)}{note(2, 1)}</p>"


def test_a_reference_to_a_source_that_is_not_there_takes_no_number() -> None:
    text = render(TEXT)
    found = list_sources(sources(2), text)
    assert [(each.number, each.source.id) for each in found.numbered] == [(1, 2)]
    assert 'href="#bron-1"' in found.place_notes(text.html, "")
    assert "bron-2" not in found.place_notes(text.html, "")
