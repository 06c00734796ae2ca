"""The stories that the settings choose for the home page."""

from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from made.library import make_library


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param("highlighted_story: een\n    home_stories: [twee, een]", [], id="all-are-there"),
        pytest.param("highlighted_story: ''", [], id="none-is-highlighted"),
        pytest.param("home_stories: []", [], id="none-is-chosen"),
        pytest.param("highlighted_story: eem", [8], id="highlighted"),
        pytest.param("home_stories:\n      - een\n      - drie-en-een\n      - drie", [11], id="part-of-another-word"),
        pytest.param("home_stories: [een,\n      drie, vier]", [9, 9], id="a-row-over-two-lines"),
        pytest.param('home_stories: ["dr\\u0069e"]', [8], id="written-in-another-way"),
    ],
)
def test_what_the_settings_choose_is_there(tmp_path: Path, settings: str, expected: list[int]) -> None:
    root = make_library(tmp_path, een="", twee="", drie_en_een="")
    with (root / "mkdocs.yml").open("a") as config:
        config.write(f"extra:\n  hoedan:\n    review_months: 24\n    {settings}\n")
    assert [(found.code, found.line) for found in check_library(root).problems] == [
        ("S-003", line) for line in expected
    ]
