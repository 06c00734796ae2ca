"""Parts of a publication that are set in several processes: who sets what, and what happens when one is gone."""

import pickle
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from special_edition import links_of

from hoedan.bundle.drawn import Whole, draw_part
from hoedan.bundle.pages import Pages
from hoedan.bundle.setter import Setter
from hoedan.bundle.shares import Shares
from hoedan.bundle.typesetter import Typesetter
from hoedan.incremental.beside import Colleague, GoneError
from made.library import make_library

HTMLS = {"omslag": "a", "kort": "bb", "lang": "c" * 9, "midden": "d" * 5, "rest": "e" * 4}


class Hand:
    """Sets nothing, and remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []
        self.bound: list[str] = []

    def set(self, htmls: Mapping[str, str], tell: Callable[[str], None] = lambda _: None) -> dict[str, list[list[str]]]:
        self.given += htmls
        for anchor in htmls:
            tell(anchor)
        return {anchor: [[anchor]] for anchor in htmls}

    def bind(self, _first: Mapping[str, int], _pages: Pages) -> dict[str, list[str]]:
        self.bound = list(self.given)
        return {anchor: [HTMLS[anchor]] for anchor in self.bound}

    def draw(self, anchors: Collection[str] | None = None) -> dict[str, str]:
        chosen = self.bound if anchors is None else anchors
        return {anchor: f"{anchor}, getekend" for anchor in chosen if anchor in self.bound}

    def draw_for_another(self) -> bytes:
        return pickle.dumps(self.draw())


class Other(Hand):
    """Is asked as another process is, and gives no answer any more once it is asked for what it goes at."""

    def __init__(self, goes_at: str) -> None:
        super().__init__()
        self.goes_at = goes_at

    def ask(self, what: str, *values: object) -> Callable[[], Any]:
        def answer() -> Any:
            if what == self.goes_at:
                raise GoneError
            return getattr(self, what)(*values)

        return answer


@pytest.mark.parametrize("goes_at", ["never", "set", "bind", "draw_for_another"])
def test_who_is_gone_is_stood_in_for_and_the_longest_parts_are_shared_out_first(goes_at: str) -> None:
    own, other, told = Hand(), Other(goes_at), list[str]()
    shares = Shares(cast("Setter", own), [cast("Colleague", other)])
    names = shares.set(HTMLS, told.append)
    assert names == {anchor: [[anchor]] for anchor in HTMLS}
    assert told == ["omslag", "midden", "rest"]
    assert shares.bind({}, Pages()) == {anchor: [html] for anchor, html in HTMLS.items()}
    expected = {anchor: f"{anchor}, getekend" for anchor in HTMLS}
    for _ in range(2):
        assert dict[str, object](shares.draw()) == expected
    assert set(own.given) == (set(told) if goes_at == "never" else set(HTMLS))
    assert other.given == ([] if goes_at == "set" else ["kort", "lang"])


def test_parts_share_their_fonts_and_what_a_font_lacks_has_a_number_of_its_own(tmp_path: Path) -> None:
    """Each part is drawn as if there were no other: a sign that only one has is not read as one of the other."""
    typesetter = Typesetter(links_of(make_library(tmp_path)))
    lacking = "\U00012345", "\U00012346"  # cuneiform, which no machine has
    htmls = [f'<html lang="nl"><title>x</title><p>Wij zagen {sign}.</p></html>' for sign in lacking]
    parts = [draw_part(typesetter.set(html), first) for first, html in enumerate(htmls)]
    (font,) = (each for each in Whole(parts).join_fonts().values() if each.missing)
    assert {*lacking, "z", "."} <= set(font.to_unicode.values())
    assert font.to_unicode.keys() == font.widths.keys() - {0}
