"""The file for a container: it asks for commands, files and rules that are there. Building takes podman."""

import re
import shlex
import subprocess

import pytest

from conftest import PROJECT
from hoedan.cli import make_parser
from hoedan.site.server_rules import NGINX, server_rules

TEXT = re.sub(r"(?m)^#.*\n", "", (PROJECT / "Containerfile").read_text(encoding="utf-8")).replace("\\\n", " ")
STEPS = [tuple(line.split(maxsplit=1)) for line in TEXT.splitlines() if line]


def words_after(instruction: str) -> list[str]:
    return [words for name, words in STEPS if name == instruction]


def test_it_gives_commands_that_are_there() -> None:
    asked = re.findall(r"\.venv/bin/hoedan ([^&\n]+)", TEXT)
    assert len(asked) == 2
    for words in asked:
        make_parser().parse_args(shlex.split(words))


def test_it_takes_files_that_are_there_and_nothing_that_was_made_here() -> None:
    taken = [words.split()[:-1] for words in words_after("COPY") if not words.startswith("--from")]
    assert taken and all((PROJECT / each).exists() for names in taken for each in names)
    left_out = (PROJECT / ".containerignore").read_text(encoding="utf-8").splitlines()
    made = re.findall(r"(?m)^/?([.\w]+)/$", (PROJECT / ".gitignore").read_text(encoding="utf-8"))
    assert len(made) > 5
    assert {each for each in made if "__" not in each} - set(left_out) == set()


def test_its_last_word_is_a_server_without_rights() -> None:
    assert words_after("USER") == ["www-data"]
    assert STEPS[-1][0] == "CMD" and STEPS.index(("USER", "www-data")) > STEPS.index(("FROM", "${BASE}"))


@pytest.mark.parametrize("path", ["/", "/kennis/stroom/"])
def test_it_puts_the_site_where_the_rules_expect_it(path: str) -> None:
    (script,) = re.findall(r"sed -n '(.+?)' /rules/(?:nginx\.conf)", TEXT)
    rules = server_rules(f"https://voorbeeld.test{path}")[NGINX]
    found = subprocess.run(["sed", "-n", script], input=rules, text=True, capture_output=True, check=True)
    assert found.stdout.strip() == path
    (place,) = [words.split()[-1] for words in words_after("COPY") if words.startswith("--from=build /rules/")]
    assert f"include {place.removeprefix('/etc/nginx/')};" in TEXT
