"""What the settings put on the home page and above every page."""

import re
from pathlib import Path

import pytest

from conftest import PROJECT
from hoedan.check.check_library import check_library
from made.library import STORY, make_library, passages, story_body, write_library, write_story

SETBACK = story_body(f'{passages(STORY["ingredients"])}\n\nHet kostte te veel.\n{{: setback="geld" }}')


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


def found_in(root: Path, settings: str) -> list[str]:
    """The settings that are wrong, each with its line."""
    with (root / "mkdocs.yml").open("a") as config:
        config.write(f"extra:\n  hoedan:\n{settings}")
    return [f"{found.line} {found.code}" for found in check_library(root).problems]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param("    announcement: {text: Nieuw}\n", [], id="a-text"),
        pytest.param("    announcement:\n      text: Nieuw\n      link: bundels/\n", [], id="a-listing"),
        pytest.param("    announcement:\n      text: Nieuw\n      link: verhalen/een/#aanpak\n", [], id="a-heading"),
        pytest.param("    announcement:\n      text: Nieuw\n      link: https://elders.nl/\n", [], id="elsewhere"),
        pytest.param(
            "    announcement:\n      text: Nieuw\n      link: http://elders.nl/\n", ["9 S-005"], id="no-https"
        ),
        pytest.param("    announcement: {link: bundels/}\n", ["7 S-004"], id="no-text"),
        pytest.param("    announcement: {text: ' '}\n", ["7 S-004"], id="blank-text"),
        pytest.param("    announcement:\n      text: N\n      link: javascript:x\n", ["9 S-005"], id="a-script"),
        pytest.param("    announcement:\n      text: N\n      link: verhalen/eem/\n", ["9 S-005"], id="no-such-story"),
        pytest.param(f"    announcement: {{text: {'x' * 141}}}\n", ["7 S-004"], id="too-long"),
        pytest.param("    announcement: Nieuw\n", ["7 S-002"], id="text-for-a-mapping"),
        pytest.param("    home_questions:\n      Hoe dan?: ingredient=vertrouwen\n", [], id="a-question"),
        pytest.param("    home_questions:\n      Hoe dan?: thema=vertrouwen\n", ["8 S-006"], id="another-kind"),
        pytest.param("    home_questions:\n      Hoe dan?: vertrouwen\n", ["8 S-006"], id="no-kind"),
        pytest.param("    home_questions:\n      Hoe dan?: ingredient=\n", ["8 S-006"], id="no-slug"),
        pytest.param("    home_questions: [Hoe]\n", ["7 S-002"], id="list-for-a-mapping"),
    ],
)
def test_what_the_settings_show_can_be_read_and_followed(tmp_path: Path, settings: str, expected: list[str]) -> None:
    assert found_in(make_library(tmp_path, een=""), settings) == expected


def test_a_question_that_no_story_answers_is_reported(tmp_path: Path) -> None:
    root = write_library(tmp_path, setbacks=["geld", "tempo"])
    write_story(root, "een", SETBACK)
    asked = (
        "    home_questions:\n      Wat als het geld opraakt?: struikelblok=geld\n      Te snel?: struikelblok=tempo\n"
    )
    assert found_in(root, asked) == ["9 S-007"]


def test_the_example_in_the_guide_is_right(tmp_path: Path) -> None:
    guide = (PROJECT / "docs" / "bijdragen" / "beheer.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(extra:\n.*?)```", guide, re.DOTALL)
    shown = {"vertrouwen": "nabijheid", "een-ingredient": "leren"}
    root = write_library(tmp_path, setbacks=["geld"], ingredients=shown)
    text = story_body(f'{passages([*shown])}\n\nHet kostte te veel.\n{{: setback="geld" }}')
    write_story(root, "een", text, ingredients=[*shown])
    with (root / "mkdocs.yml").open("a") as config:
        config.write(example)
    checked = check_library(root)
    assert checked.problems == ()
    assert checked.library.settings.notice is not None
    assert [question.stories for question in checked.library.home_questions] == [1, 1]
