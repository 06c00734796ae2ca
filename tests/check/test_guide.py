"""The guide for contributors names every rule and every key."""

import re
from pathlib import Path

import pytest
import yaml

from conftest import PROJECT
from hoedan.check.guide import GUIDE as PAGE
from hoedan.check.guide import write_guide
from hoedan.check.shape import check_shape, nested_model
from hoedan.intake.form import STEPS
from hoedan.model import fields as model
from hoedan.model.fields import FrontMatterModel
from hoedan.model.problems import Level
from hoedan.reading.front_matter import read_yaml
from made.sample import copy_sample, judge, write
from made.vocabulary import VOCABULARY
from typed_commands import typed_commands

GUIDE = PROJECT / "docs" / "bijdragen"
STEPS_PAGE = GUIDE / "stappen.md"
LARGEST_PICTURE = 25_000
"""Bytes."""
SECTIONS: dict[str, type[FrontMatterModel]] = {
    "Verhaal": model.StoryFrontMatter,
    "Ingrediënt": model.IngredientFrontMatter,
    "Thema": model.ThemeFrontMatter,
    "Struikelblok": model.SetbackFrontMatter,
    "Andere pagina": model.PageFrontMatter,
    "Bundel": model.BundleFrontMatter,
}


def section(title: str) -> str:
    text = (GUIDE / "velden.md").read_text("utf-8")
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def test_the_page_of_rules_is_written_from_the_rules() -> None:
    page = (PROJECT / PAGE).read_text("utf-8")
    # Compared by line: pytest then names the rows that differ.
    assert page.splitlines() == write_guide(page).splitlines(), f"{PAGE} is not what the rules say: run `make guide`"


def test_the_check_has_nothing_but_advice_on_the_page_of_rules(tmp_path: Path) -> None:
    """What a rule says is no Markdown yet: an address in it is a link on GitHub alone."""
    root = copy_sample(tmp_path)
    write(root, PAGE, (PROJECT / PAGE).read_bytes())
    found = [each for each in judge(root).problems if each.path == PAGE]
    assert [str(each) for each in found if each.level is not Level.ADVICE] == []


@pytest.mark.parametrize("title", SECTIONS)
def test_every_key_has_a_row_that_says_whether_it_is_required(title: str) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (ja|nee) \|", section(title), re.MULTILINE))
    fields = SECTIONS[title].field_by_key()
    assert rows == {key: "ja" if field.is_required() else "nee" for key, field in fields.items()}


@pytest.mark.parametrize("title", SECTIONS)
def test_every_key_within_a_key_is_named_in_its_row(title: str) -> None:
    text = section(title)
    for key, field in SECTIONS[title].field_by_key().items():
        inner: type[FrontMatterModel] | None = nested_model(field.annotation)
        row = next(line for line in text.splitlines() if line.startswith(f"| `{key}` "))
        missing = [each for each in (inner.field_by_key() if inner else {}) if f"`{each}`" not in row]
        assert missing == [], key


@pytest.mark.parametrize("title", SECTIONS)
def test_the_example_of_every_key_is_right(title: str) -> None:
    """But for the words of a list, which are of each library."""
    examples = re.findall(r"^\| `\w+` .*\| `([^`]+)` \|$", section(title), re.MULTILINE)
    assert len(examples) == len(SECTIONS[title].field_by_key())
    front, problems = read_yaml(title, "\n".join(examples), first_line=1)
    assert front is not None, problems
    said = [str(each) for each in check_shape(SECTIONS[title], front, title, VOCABULARY)[1] if each.code[0] == "F"]
    assert said == []


def test_each_step_of_the_form_has_its_own_part_with_a_picture() -> None:
    first, *parts = re.split(r"^## ", STEPS_PAGE.read_text("utf-8"), flags=re.MULTILINE)
    assert "![" not in first
    assert [part.partition("\n")[0] for part in parts] == [name for _, name in STEPS]
    shown = [re.findall(r"^!\[[^]]{40,}\]\(stappen/([a-z]+)\.webp ", part, re.MULTILINE) for part in parts]
    assert [names[:1] for names in shown] == [[slug] for slug, _ in STEPS]
    pictures = list(STEPS_PAGE.with_suffix("").iterdir())
    assert sorted(each.name for each in pictures) == sorted(f"{name}.webp" for part in shown for name in part)
    assert {each.name for each in pictures if each.stat().st_size > LARGEST_PICTURE} == set()


def test_what_an_assistant_is_asked_for_has_the_headings_of_a_story() -> None:
    """And two that the form sorts out or leaves to the writer; what is asked can be pasted as it comes back."""
    asked = re.findall(r"^## (.+)$", fenced((GUIDE / "schrijfhulp.md").read_text("utf-8")), re.MULTILINE)
    headings = yaml.safe_load((PROJECT / "library.yml").read_text("utf-8"))["story_headings"]
    assert asked == [each["title"] for each in headings if "part" in each] + ["Open vragen", "Bronnen"]


def fenced(page: str) -> str:
    """What stands in the one block of a page that can be copied."""
    found = re.findall(r"^```text\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert len(found) == 1
    return str(found[0])


def test_what_the_page_of_steps_tells_to_press_or_fill_in_is_called_so_in_the_form() -> None:
    form = "".join(
        file.read_text("utf-8")
        for file in (
            PROJECT / "hooks/hoedan/site/templates/submit.html",
            PROJECT / "hooks/hoedan/model/guidance.py",
            PROJECT / "hooks/hoedan/intake/form.py",
        )
    )
    named = set(re.findall(r"(?<!\w)'([^'\n]+)'", STEPS_PAGE.read_text("utf-8")))
    assert {"Markeer", "Zoek uit wat waar hoort"} <= named
    assert {each for each in named if not re.search(rf"[>\"'(]{re.escape(each)}[<\"')]", form)} == set()


def test_every_command_that_the_guide_tells_to_type_can_be_typed() -> None:
    assert any(each.startswith("withdraw --person ") for each in typed_commands(GUIDE))


MADE_UP = {"bundles/NAAM/editions/DATUM/", "docs/CNAME", "docs/robots.txt", "stories/een-verhaal/woningen.png"}
"""What the guide tells to make."""


def test_every_file_of_the_program_that_is_named_is_there() -> None:
    pages = [*GUIDE.glob("*.md"), *(PROJECT / name for name in ("CONTRIBUTING.md", "ARCHITECTURE.md", "README.md"))]
    folders = "hooks|docs|tests|places|overrides|types|bundles|stories|ingredients|.github".replace(".", r"\.")
    named = {name for page in pages for name in re.findall(rf"`((?:{folders})/[\w./-]+)`", page.read_text("utf-8"))}
    assert len(named) > 30
    assert {name for name in named - MADE_UP if not (PROJECT / name).exists()} == set()


def test_every_workflow_that_the_guide_tells_to_run_is_called_so() -> None:
    files = (PROJECT / ".github" / "workflows").glob("*.yml")
    names = {yaml.safe_load(file.read_text("utf-8"))["name"] for file in files}
    editors, maintainers = ((GUIDE / f"{page}.md").read_text("utf-8") for page in ("redactie", "beheer"))
    told = set(re.findall(r"(?:workflow|keer|knop) '([^']+)'", editors + maintainers))
    told |= set(re.findall(r"^\| (Redactie: [^|]+?) \|", editors, re.MULTILINE))
    assert len(told) >= 9
    assert told <= names
    assert {name for name in names if name.startswith("Redactie: ")} <= told
