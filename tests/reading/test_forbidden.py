"""The characters that a file may not hold. The form takes them out: forbidden.test.js holds it to the same ranges."""

import json
import sys
from pathlib import Path

from hoedan.reading.source import FORBIDDEN

RANGES: list[list[str]] = json.loads(Path(__file__).with_name("forbidden.json").read_text("utf-8"))


def test_forbidden_are_the_characters_in_these_ranges() -> None:
    expected = {code for first, last in RANGES for code in range(int(first, 16), int(last, 16) + 1)}
    assert {code for code in range(sys.maxunicode + 1) if FORBIDDEN.match(chr(code))} == expected
