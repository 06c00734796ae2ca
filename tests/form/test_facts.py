"""What the form is told of the model: the file that the tests of its scripts read is what the build writes."""

import json
from pathlib import Path

import pytest

from hoedan.intake.form import model_facts
from hoedan.intake.schemas import as_json

FILE = Path(__file__).with_name("facts.json")


def test_the_scripts_are_tested_with_what_the_build_writes(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--update-golden"):
        FILE.write_text(as_json(model_facts()), encoding="utf-8")
    assert json.loads(FILE.read_text("utf-8")) == json.loads(as_json(model_facts()))
