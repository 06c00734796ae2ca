"""Templates are kept as they were compiled, and say what they say without it."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from hoedan.design import templates
from hoedan.incremental.digest import environment_of
from made.sample import write


def text_of(package: Path) -> str:
    """What the one template of a room says, to a process that has not seen it before."""
    return templates.templates_in.__wrapped__(package).get_template("x.html").render()


def forbidden(*_: object) -> None:
    raise AssertionError("compiled again")


def test_a_template_is_compiled_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    write(tmp_path, "templates/x.html", "Naar {{ 'Één' | slug }}")
    before = environment_of([tmp_path])
    assert text_of(tmp_path) == "Naar een"
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "compile", forbidden)
        patch.setattr(templates, "slugify", lambda text: f"{text}!")  # no result of a filter is kept
        assert text_of(tmp_path) == "Naar Één!"
    assert environment_of([tmp_path]) == before
    write(tmp_path, "templates/x.html", "Anders")
    assert text_of(tmp_path) == "Anders"
    assert environment_of([tmp_path]) != before


@pytest.mark.parametrize("reason", ["not-asked", "no-folder"])
def test_where_nothing_can_be_kept_it_is_compiled_each_time(
    reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", reason == "not-asked")
    write(tmp_path, "templates/x.html", "Zo")
    if reason == "no-folder":
        monkeypatch.setattr(Path, "mkdir", lambda *_, **__: (_ for _ in ()).throw(OSError(30, "Read-only")))
    assert text_of(tmp_path) == "Zo"
    assert [file.name for file in tmp_path.iterdir()] == ["templates"]
