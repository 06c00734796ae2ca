"""Every attack of our collection is refused by the rule it names, or let through and rendered without any harm."""

import json
import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attacks import Attack, load_attacks, story_of, write_attacks

from conftest import made_once
from hoedan.model.urls import ROOT
from hoedan.text.body import read_body
from hoedan.text.markup import ATTRIBUTES, CLASSES, TAGS, render_page_text, render_story_text
from made.sample import copy_sample, judge, write

ATTACKS = list(load_attacks())
IN_STORIES = [attack for attack in ATTACKS if attack.place != "slug"]
NAMES = [attack for attack in ATTACKS if attack.place == "slug"]
OUR_SPANS = [[("class", "address")], [("class", "address address--long")]]
"""What stands round an address in the words, set after the sanitiser; a writer's own span never comes through it."""
GOOD_ADDRESS = re.compile(rf"https?:|mailto:|#|{ROOT}")


Errors = Mapping[str, Sequence[tuple[int, str]]]
"""Path -> the line and the code of each error in that file."""


@pytest.fixture(scope="module")
def errors(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Errors:
    """The errors of a library with all attacks, which is checked once for all test processes."""

    def find() -> str:
        root = write_attacks(tmp_path_factory.mktemp("attacks") / "library", IN_STORIES)
        found: dict[str, list[tuple[int, str]]] = {}
        for each in judge(root).problems:
            if each.is_error:
                found.setdefault(each.path, []).append((each.line, each.code))
        return json.dumps(found)

    made: Errors = json.loads(made_once(shared_folder / "attacks.json", find))
    return made


def test_the_collection_is_large_and_nothing_stands_in_it_twice() -> None:
    texts = [(attack.place, attack.text) for attack in ATTACKS]
    assert len({text for _, text in texts}) >= 150
    assert len({attack.kind for attack in ATTACKS}) >= 15
    assert [text for text in set(texts) if texts.count(text) > 1] == []


def test_only_the_files_with_an_attack_have_errors(errors: Errors) -> None:
    links = {attack.link for attack in IN_STORIES if attack.place == "picture"}
    assert errors.keys() == {attack.path for attack in IN_STORIES if attack.refused} | links


@pytest.mark.parametrize("attack", IN_STORIES, ids=str)
def test_an_attack_is_refused_by_its_rule_or_not_at_all(attack: Attack, errors: Errors) -> None:
    found = errors.get(attack.path, [])
    assert ({code for _, code in found} & {attack.refused}) == ({attack.refused} if found else set())
    assert bool(found) == bool(attack.refused)
    assert all(line >= 1 for line, _ in found)


@pytest.mark.parametrize("attack", NAMES, ids=str)
def test_a_file_name_that_is_no_address_is_refused(attack: Attack, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    path = f"stories/{attack.text}.md"
    write(root, path, (root / "stories" / "rust-in-het-hoofd.md").read_bytes())
    found = {each.code for each in judge(root).problems if each.is_error}
    assert attack.refused in found


class Reader(HTMLParser):
    """Collects what stands in an HTML fragment against the allow-list."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "span" and attrs in OUR_SPANS:
            return
        if tag not in TAGS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name not in {*ATTRIBUTES.get(tag, ()), "title"}:
                self.wrong.append(f"{tag} {name}")
            if name in ("href", "src") and not GOOD_ADDRESS.match(value or ""):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "src" and not (value or "").startswith(f"{ROOT}verhalen/"):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "class" and value not in CLASSES:
                self.wrong.append(f"{tag} class={value}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}")


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if attack.place == "text"], ids=str)
def test_the_renderer_alone_holds_when_the_check_is_passed_by(attack: Attack) -> None:
    body = read_body(story_of(attack).body(), 1)
    for rendered in (render_story_text(body, attack.path), render_page_text(body, "docs/x.md")):
        reader = Reader()
        reader.feed(rendered.html)
        reader.close()
        assert reader.wrong == []
