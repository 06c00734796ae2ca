"""The list of all parts: complete, valid, the same every time, and under licences we accept."""

import datetime
import json
import re
from functools import cache
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from licences import ALLOWED, ALSO_FOR_TOOLS, UNKNOWN, is_allowed
from parts import Part, all_parts
from sbom import may_use, write_sbom, write_table

from conftest import PROJECT

DAY = datetime.date(2026, 11, 21)
LOCKS = (
    "requirements.lock",
    "tests/benchmark/hugo.lock",
    "tests/supply_chain/audit.lock",
    "tests/supply_chain/reuse.lock",
    "tests/mutation/mutation.lock",
)
NODE_LOCKS = ("package-lock.json", "tests/ace/package-lock.json")


@cache
def parts() -> list[Part]:
    return all_parts()


@cache
def bom() -> dict[str, Any]:
    found = json.loads(write_sbom(parts(), DAY))
    assert isinstance(found, dict)
    return found


def node_locks() -> list[dict[str, dict[str, Any]]]:
    """The packages of each lock of npm: by its place, that of the project itself without one."""
    return [json.loads((PROJECT / name).read_text(encoding="utf-8"))["packages"] for name in NODE_LOCKS]


def by_name() -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in bom()["components"]}


def test_the_list_is_valid_cyclonedx() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(write_sbom(parts(), DAY)) is None


def test_the_list_names_every_package_of_the_lock_at_its_version() -> None:
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    pinned = [line.split()[0] for line in lock.splitlines() if "==" in line and not line.startswith((" ", "#"))]
    assert len(pinned) > 50
    listed = {each["purl"] for each in bom()["components"] if "purl" in each}
    assert {f"pkg:pypi/{line.replace('==', '@')}" for line in pinned} <= listed


def test_the_list_names_every_package_of_the_node_lock_as_a_tool() -> None:
    pinned = {
        (path.rpartition("node_modules/")[2], each["version"], "excluded")
        for lock in node_locks()
        for path, each in lock.items()
        if path
    }
    listed = {
        (each["name"], each["version"], each["scope"]) for each in bom()["components"] if "npm/" in each["bom-ref"]
    }
    assert listed == pinned
    assert by_name()["typescript"]["purl"].startswith("pkg:npm/typescript@")
    needs = {each["ref"]: each.get("dependsOn", []) for each in bom()["dependencies"]}
    assert by_name()["@biomejs/cli-linux-x64"]["bom-ref"] in needs[by_name()["@biomejs/biome"]["bom-ref"]]
    assert by_name()["@daisy/ace-report"]["bom-ref"] in needs[by_name()["@daisy/ace-core"]["bom-ref"]]


def test_what_readers_receive_is_in_the_list() -> None:
    published = {each["name"]: each["properties"][0]["value"] for each in bom()["components"] if each.get("properties")}
    assert published == {
        "Verhaal Serif": "assets/fonts/",
        "Verhaal Sans": "assets/fonts/",
        "Pagefind in the browser": "pagefind/",
        "Material Design Icons": "within the pages",
    }
    assert by_name()["Verhaal Serif"]["pedigree"]["ancestors"][0]["name"] == "font-source-serif-pro"


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        pytest.param("weasyprint", "required", id="asked-for"),
        pytest.param("tinycss2", "required", id="needed-by-what-is-asked-for"),
        pytest.param("pagefind-bin", "required", id="needed-by-an-extra"),
        pytest.param("pytest", "excluded", id="tool"),
        pytest.param("validation-model", "excluded", id="java"),
    ],
)
def test_the_list_tells_what_builds_the_site_from_what_only_tests_it(name: str, scope: str) -> None:
    assert by_name()[name]["scope"] == scope


def test_the_list_says_what_needs_what() -> None:
    needs = {each["ref"]: each.get("dependsOn", []) for each in bom()["dependencies"]}
    mkdocs = by_name()["mkdocs"]["bom-ref"]
    assert by_name()["jinja2"]["bom-ref"] in needs[mkdocs]
    assert mkdocs in needs[by_name()["mkdocs-material"]["bom-ref"]]


def test_the_same_parts_give_the_same_bytes_and_others_another_number() -> None:
    assert write_sbom(parts(), DAY) == write_sbom(list(reversed(parts())), DAY)
    assert bom()["metadata"]["timestamp"] == "2026-11-21T00:00:00+00:00"
    assert json.loads(write_sbom(parts()[:-1], DAY))["serialNumber"] != bom()["serialNumber"]


def test_every_part_has_a_licence_that_we_accept() -> None:
    assert [(part.name, part.licence) for part in parts() if not may_use(part)] == []


def test_a_licence_for_tools_is_not_accepted_in_what_we_publish() -> None:
    assert may_use(Part("x", "x", "1", "GPL-2.0-or-later", builds=False))
    assert not may_use(Part("x", "x", "1", "GPL-2.0-or-later", builds=True))


@pytest.mark.parametrize(
    ("licence", "accepted"),
    [
        pytest.param("MIT", True, id="one"),
        pytest.param("GPL-3.0-only OR MIT", True, id="a-choice"),
        pytest.param("MIT AND PSF-2.0", True, id="both"),
        pytest.param("MIT AND GPL-3.0-only", False, id="both-and-one-refused"),
        pytest.param("(MIT OR GPL-3.0-only) AND AGPL-3.0-only", False, id="nested"),
        pytest.param(UNKNOWN, False, id="unknown"),
    ],
)
def test_a_licence_is_accepted_when_what_it_leaves_us_is(licence: str, *, accepted: bool) -> None:
    assert is_allowed(licence, ALLOWED) is accepted


def test_no_accepted_licence_is_there_without_a_part_that_has_it() -> None:
    named = {word for part in parts() for word in re.findall(r"[\w.-]+", part.licence)}
    assert named | {"EUPL-1.2"} >= ALLOWED | ALSO_FOR_TOOLS


def test_the_table_has_a_line_for_each_part() -> None:
    lines = write_table(parts()).splitlines()
    assert lines[0] == "name,version,licence,used,published"
    assert len(lines) == len(parts()) + 1


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash_and_no_lock_names_a_host(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if not entry.startswith("#") and "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_every_pin_of_node_is_exact_has_a_hash_and_names_no_host() -> None:
    """`.npmrc` keeps the registry out of the lock; without it npm writes the address of every package."""
    for lock in node_locks():
        project = lock.pop("")
        asked = {**project.get("dependencies", {}), **project.get("devDependencies", {})}
        assert {name: lock[f"node_modules/{name}"]["version"] for name in asked} == asked
        assert [path for path, each in lock.items() if not each["integrity"].startswith("sha512-")] == []
        assert [path for path, each in lock.items() if "resolved" in each or each.get("hasInstallScript")] == []
