"""A title keeps within its box: the largest type at which its longest word and all its lines fit."""

import pytest

from hoedan.bundle.document import TITLE_BOX, TITLE_SIZE
from hoedan.bundle.fitting import fits, fitted_size, length_of

FACE = "serif-semibold"
LONG_TITLES = [
    "Mantelzorgondersteuning in de buurt",
    "Arbeidsongeschiktheidsverzekering",
    "Hoe dan? " + "Samen in de wijk aan het werk met mensen die het zelf ook weten " * 2,
    "x" * 90,
]


def test_a_short_title_has_the_size_of_the_style() -> None:
    assert fitted_size("Hoe dan? Vijf verhalen", FACE, TITLE_SIZE, *TITLE_BOX) == TITLE_SIZE


@pytest.mark.parametrize("title", LONG_TITLES)
def test_a_long_title_gets_the_largest_type_that_fits(title: str) -> None:
    size = fitted_size(title, FACE, TITLE_SIZE, *TITLE_BOX)
    assert size < TITLE_SIZE
    assert all(length_of(word, FACE) * size <= TITLE_BOX[0] for word in title.split())
    assert fits(title, FACE, size, *TITLE_BOX)
    assert not fits(title, FACE, size + 0.5, *TITLE_BOX)
