"""QR codes on the site."""

import pytest

from hoedan.design.qr import QUIET, encode, qr_svg


@pytest.mark.parametrize("length", [1, 14, 30, 62, 300])
def test_a_code_is_drawn_as_segno_draws_it(length: int) -> None:
    address = f"https://hoedan.example/v/{'8p25kn/' * length}"[: 25 + length]
    drawn = encode(address).svg_inline(border=QUIET, omitsize=True, svgclass="qr", lineclass=None)
    assert qr_svg(address) == drawn
