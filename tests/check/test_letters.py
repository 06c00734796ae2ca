"""What print has no letter for is named; what it has, in any Unicode form, is not."""

import pytest

from hoedan.check.letters import SELDOM, lacking_in
from hoedan.design.typefaces import OTHER, letters


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Een 🍲 en nog een 🍲, ✔ en 漢", ["🍲", "✔", "漢"]),
        ("Één café, Müller, Łódź, ½, °C, m², ‘zo’n’ “ja” – … € 5′ 10″", []),
        ("Cafe\u0301 en Mu\u0308ller", []),
        ("vinkje ✓ en pijl →", []),
    ],
)
def test_what_print_lacks(text: str, lacking: list[str]) -> None:
    assert lacking_in(text) == lacking


def test_all_that_typography_makes_is_printed_and_on_the_site() -> None:
    made = set(map(ord, "‘’“”′″–…\xa0"))
    assert made <= letters()
    assert made - {0xA0} <= OTHER


def test_no_letter_that_print_lacks_is_passed_by() -> None:
    assert [sign for sign in map(chr, range(0x2200)) if lacking_in(sign) and not SELDOM.search(sign)] == []
