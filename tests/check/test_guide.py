"""The guide for contributors names every rule and every key."""

import re

import pytest
from pydantic import BaseModel

from conftest import PROJECT
from hoedan.check.shape import nested_model
from hoedan.model import fields as model
from hoedan.model.rules import RULES

GUIDE = PROJECT / "docs" / "bijdragen"
SECTIONS: dict[str, type[BaseModel]] = {
    "Verhaal": model.StoryFrontMatter,
    "Ingrediënt": model.IngredientFrontMatter,
    "Thema": model.ThemeFrontMatter,
    "Andere pagina": model.PageFrontMatter,
    "Bundel": model.BundleFrontMatter,
}


def rows_of_rules() -> dict[str, str]:
    text = (GUIDE / "regels.md").read_text("utf-8")
    return dict(re.findall(r"^\| `([A-Z]-\d{3})` \| (\w+) \|", text, re.MULTILINE))


def section(title: str) -> str:
    text = (GUIDE / "velden.md").read_text("utf-8")
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def test_every_rule_has_one_row_with_its_level() -> None:
    assert rows_of_rules() == {code: rule.level.value for code, rule in RULES.items()}


@pytest.mark.parametrize("title", SECTIONS)
def test_every_key_has_a_row_that_says_whether_it_is_required(title: str) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (ja|nee) \|", section(title), re.MULTILINE))
    fields = SECTIONS[title].model_fields
    assert rows == {key: "ja" if field.is_required() else "nee" for key, field in fields.items()}


@pytest.mark.parametrize("title", SECTIONS)
def test_every_key_within_a_key_is_named_in_its_row(title: str) -> None:
    text = section(title)
    for key, field in SECTIONS[title].model_fields.items():
        inner: type[BaseModel] | None = nested_model(field.annotation)
        row = next(line for line in text.splitlines() if line.startswith(f"| `{key}` "))
        missing = [each for each in (inner.model_fields if inner else {}) if f"`{each}`" not in row]
        assert missing == [], key
