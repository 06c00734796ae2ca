"""What was read of a text and is kept comes back as it was, to the rules that it breaks."""

from dataclasses import fields

import pytest

from hoedan.reading.kept_body import BODY
from hoedan.text.body import Body, read_body
from hoedan.text.markup import RENDERED, render_story_text
from made.many import own_library

EVERYTHING = """# Een kop {#los}

Een [link](a.md "titel"), ![beeld](b.png) en een bron.[^1] <b>Vet</b> en `open

Een passage met een rare “letter”.
{: ingredient="lange-adem" setback="geld" }

{: setback="geld" ingredient="lange-adem" }

[^1]: Een noot.
    [^2]: En een noot daarin.
"""


def test_everything_that_is_found_in_a_text_comes_back() -> None:
    body = read_body(EVERYTHING, 7)
    assert all(getattr(body, each.name) for each in fields(Body))
    again = BODY.read(BODY.write(body))
    assert again == body
    assert again.passages == body.passages
    assert all(here.broken is there.broken for here, there in zip(again.faults, body.faults, strict=True))


def test_texts_of_the_library_come_back_and_so_does_what_is_made_of_them() -> None:
    for story in own_library().stories[::4]:
        assert BODY.read(BODY.write(story.body)) == story.body
        text = render_story_text(story.body, story.path)
        assert RENDERED.read(RENDERED.write(text)) == text


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[1, 2]", BODY.write(read_body("a\n", 1)).replace("1", '"x"', 1)[:-3]]
)
def test_another_text_is_refused(text: str) -> None:
    for form in (BODY, RENDERED):
        with pytest.raises((ValueError, KeyError, TypeError)):
            form.read(text)
