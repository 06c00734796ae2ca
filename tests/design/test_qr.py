"""QR codes on the site."""

import pytest

from hoedan.design.qr import QUIET, encode, qr_svg

ADDRESSES = (
    *("https://hoedan.example/v/8p25kn/", "https://hoedan.example/v/zzzzzz/", "https://hoedan.example/v/234567/"),
    *("HTTPS://HOEDAN.EXAMPLE/V/234567/", "HTTPS://HOEDAN.EXAMPLE/V/8p25kn/", "https://hoedan.example/V/ABCDEF/"),
    *("https://hoedan.example/", "https://hé.example/v/8p25kn/", "a1234567", "12345678901234", "a"),
    *(f"https://hoedan.example/{'x' * length}" for length in (14, 62, 300)),
)
"""Also what segno writes as digits or capitals, or with a letter that is not ASCII."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_code_is_drawn_as_segno_draws_it(address: str) -> None:
    drawn = encode(address).svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None)
    assert qr_svg(address) == drawn
