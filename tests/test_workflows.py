"""What contributors and editors meet on GitHub: workflows, issue forms and the files a repository is judged by."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import PROJECT
from hoedan.check.check_library import check_library as _every_rule  # noqa: F401 - declares them all
from hoedan.model.problems import Problem
from hoedan.model.rules import RULES
from hoedan.model.settings import read_settings

GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ISSUE_FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")


def load(path: Path) -> dict[Any, Any]:
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(values, dict)
    return values


def triggers(workflow: dict[Any, Any]) -> dict[str, Any]:
    """The `on:` of a workflow; YAML 1.1 reads that word as true."""
    found = workflow[True]
    assert isinstance(found, dict)
    return found


def steps(workflow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job.get("steps", ())


@pytest.mark.skipif(not (PROJECT / ".git").exists(), reason="a copy without its history")
def test_nothing_that_was_compiled_and_no_link_is_in_the_repository() -> None:
    """Python and the templates run what lies in `__pycache__` without looking at its source, and nobody can read it."""
    listed = subprocess.run(["git", "ls-files", "-sz"], cwd=PROJECT, text=True, capture_output=True, check=True).stdout
    files = [line.split("\t", 1) for line in listed.split("\0") if line]
    assert files
    compiled = re.compile(r"(?i)(?:^|/)__pycache__(?:/|$)|\.(?:py[cod]|so|pyd|pth|egg-link)$")
    assert [name for _, name in files if compiled.search(name)] == []
    assert [name for about, name in files if about.split()[0] not in {"100644", "100755"}] == []
    # What git does with a file belongs to no folder of content, and in the root it is that git does nothing.
    assert [name for _, name in files if name.endswith((".gitattributes", ".gitmodules"))] == [".gitattributes"]
    said = (PROJECT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert [line for line in said if not line.startswith("#")] == ["* -text"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if "uses:" in line]
    assert lines
    for line in lines:
        assert re.search(
            r"uses: (?:[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\./\.github/workflows/\S+ # zizmor: .+)$", line
        ), line


def test_one_action_has_one_commit_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for name, commit in re.findall(r"uses: ([\w./-]+)@(\S+)", path.read_text(encoding="utf-8")):
            pins.setdefault(name, set()).add(commit)
    assert {name: commits for name, commits in pins.items() if len(commits) > 1} == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_is_allowed_that_a_job_does_not_name(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert "permissions" in job
        assert "timeout-minutes" in job or "uses" in job
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_pull_request_from_a_fork_gets_no_secret_and_may_only_read(path: Path) -> None:
    workflow = load(path)
    if "pull_request" not in triggers(workflow):
        return
    text = path.read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "github.token" not in text
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())


def test_what_may_write_on_a_proposal_runs_nothing_of_it() -> None:
    risky = {"pull_request_target", "workflow_run"}
    writing = [path for path in WORKFLOWS if risky & triggers(load(path)).keys()]
    assert [path.name for path in writing] == ["comment.yml", "welcome.yml"]
    for path in writing:
        (job,) = load(path)["jobs"].values()
        assert {key for key, value in job["permissions"].items() if value == "write"} == {"pull-requests"}
        for step in job["steps"]:
            assert "ref" not in step.get("with", {}) and "repository" not in step.get("with", {})
            assert "pip" not in step.get("run", "") and "npm" not in step.get("run", "")
            if "path" in step.get("with", {}):
                assert step["with"]["path"].startswith("${{ runner.temp }}/")


def test_a_proposal_of_content_passes_under_the_name_of_the_tests() -> None:
    (job,) = load(GITHUB / "workflows" / "tests.yml")["jobs"].values()
    first = next(number for number, step in enumerate(job["steps"]) if step.get("id") == "changed")
    assert "if" not in job
    assert {step.get("if") for step in job["steps"][first + 1 :]} == {"steps.changed.outputs.code == 'yes'"}


def test_every_python_that_we_name_is_tried() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [each.rpartition(" ")[2] for each in project["classifiers"] if "Python :: 3." in each]
    others = load(GITHUB / "workflows" / "nightly.yml")["jobs"]["pythons"]["strategy"]["matrix"]["python"]
    (oldest,) = {step["with"]["python-version"] for step in steps(load(GITHUB / "workflows" / "tests.yml"))
                 if step.get("uses", "").startswith("actions/setup-python@")}  # fmt: skip
    assert named == [oldest, *others]
    assert project["requires-python"] == f">={oldest}"


def test_only_what_passed_all_tests_goes_online() -> None:
    jobs = load(GITHUB / "workflows" / "publish.yml")["jobs"]
    assert jobs["tests"]["uses"] == "./.github/workflows/tests.yml"
    assert jobs["deploy"]["needs"] == ["tests", "build"]


def test_a_proposal_is_shown_also_while_it_has_errors() -> None:
    (job,) = load(GITHUB / "workflows" / "pull-request.yml")["jobs"].values()
    shown = [step for step in job["steps"] if step["name"].startswith(("Maak het voorbeeld", "Bewaar"))]
    assert len(shown) == 4
    assert all("!cancelled()" in step["if"] for step in shown)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_looks_at_pages_has_the_letters_for_it_first(path: Path) -> None:
    for job in load(path)["jobs"].values():
        runs = [step.get("run", "") for step in job.get("steps", ())]
        looks = [number for number, run in enumerate(runs) if re.search(r"\bmake\b.* (test|nightly|evidence)\b", run)]
        assert all(any("fonts-liberation" in run for run in runs[:number]) for number in looks)


STAND_INS = {
    "gh": 'case "$*" in *"pr list"*) echo 0;; *"pr create"*) echo created;; esac',
    "python": 'printf "Titel\\n\\nTekst\\n" > "$4"\nsh -c "$CHANGE"',
}
"""What a step of a workflow calls, as it is here: nothing leaves this machine."""


def proposed(folder: Path, change: str) -> str:
    """What the two scripts of a button say when its command does this in a library with stories and nothing else."""
    root, tools = folder / "library", folder / "tools"
    for path, text in (("stories/een.md", "een"), ("hooks/x.py", "print(1)\n" * 30), ("mkdocs.yml", "site_name: X")):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    tools.mkdir()
    for name, script in STAND_INS.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (tools / name).chmod(0o755)
    given = {
        "PATH": f"{tools}:/usr/bin:/bin",
        "HOME": str(folder),
        "CHANGE": change,
        "RUNNER_TEMP": str(folder),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        "COMMAND": "new",
        "GITHUB_REPOSITORY": "a/b",
        "GITHUB_RUN_ID": "7",
        "GIT_CONFIG_GLOBAL": str(folder / "gitconfig"),
    }
    there = f'[url "{folder}/there"]\n\tinsteadOf = https://github.com/a/b\n'
    (folder / "gitconfig").write_text(f"[user]\n\tname = A\n\temail = a@b.test\n{there}")
    make, propose = (
        next(each["run"] for each in job["steps"] if "voorstel.patch" in each.get("run", ""))
        for job in load(GITHUB / "workflows" / "propose.yml")["jobs"].values()
    )
    begin, back = "git init -q -b main; git add -A; git commit -qm begin", "git reset -q --hard"
    # The same run failed at its end before, when the branch was there.
    begin += f"; git init -q --bare {folder}/there; git commit -q --allow-empty -m x"
    begin += "; git push -q https://github.com/a/b HEAD:refs/heads/redactie/new-7; git reset -q HEAD^"
    script = f"{begin}\n( {make} ) 1>&2\n{back}\n{propose}"
    # A command that was led astray may have changed anything.
    script = script.replace('git add --all -- "$each"', 'git add --all -- "$each" hooks')
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=root, env=given, capture_output=True, text=True, check=False
    )
    return done.stdout


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param("echo twee > stories/twee.md", "created", id="content"),
        pytest.param("true", "niets veranderd", id="nothing"),
        pytest.param("echo x >> hooks/x.py", "iets anders dan inhoud", id="code"),
        pytest.param("mv hooks/x.py stories/x.md", "iets anders dan inhoud", id="code-that-moves"),
        pytest.param("mkdir stories/een; echo x > stories/een/Foto_1.JPG", "created", id="image-with-capitals"),
        pytest.param("mkdir docs; echo x > docs/x.js", "iets anders dan inhoud", id="script"),
        pytest.param("git rm -q stories/een.md", "created", id="content-that-goes"),
        pytest.param("ln -s /etc/hostname stories/x.md", "iets anders dan inhoud", id="link"),
    ],
)
def test_a_button_proposes_content_and_nothing_else(tmp_path: Path, change: str, said: str) -> None:
    assert said in proposed(tmp_path, change)


@pytest.mark.parametrize(
    ("files", "is_checked"),
    [
        pytest.param(["stories/een.md"], True, id="story"),
        pytest.param(["mijn verhaal.md"], True, id="story-in-the-root"),
        pytest.param(["Verhaal.MD"], True, id="story-with-capitals"),
        pytest.param(["verhalen/verhaal.txt"], True, id="story-in-a-text-file"),
        pytest.param(["verhalen/een.md", "hooks/x.py"], True, id="story-elsewhere"),
        pytest.param(["mkdocs.yml"], True, id="settings"),
        pytest.param(["hooks/x.py", "README.md", "tests/x.md", "docs/assets/x.js"], False, id="code"),
    ],
)
def test_a_proposal_with_a_story_gets_its_comment_wherever_the_story_is(
    files: list[str], is_checked: bool, tmp_path: Path
) -> None:
    (job,) = load(GITHUB / "workflows" / "pull-request.yml")["jobs"].values()
    script = next(step["run"] for step in job["steps"] if "--report" in step.get("run", ""))
    (tmp_path / "tools").mkdir()
    for name, does in (("hoedan", "echo '{}' > gevonden.json"), ("jq", "cat gevonden.json")):
        (tmp_path / "tools" / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / "tools" / name).chmod(0o755)
    name = "git -c user.name=a -c user.email=a@b.test"
    made = " ".join(f"'{each}'" for each in files)
    begin = (
        f"git init -q -b main; echo x > README.md; git add -A; {name} commit -qm a; mkdir stories verhalen hooks tests"
        f' docs docs/assets; for each in {made}; do echo y > "$each"; done; git add -A; {name} commit -qm b'
    )
    given = {
        "PATH": f"{tmp_path}/tools:/usr/bin:/bin",
        "NUMBER": "1",
        "GITHUB_STEP_SUMMARY": "s",
        "HOME": str(tmp_path),
    }
    subprocess.run(["bash", "-e", "-c", f"{begin}\n{script}"], cwd=tmp_path, env=given, check=True)
    assert (tmp_path / "voorstel.json").exists() is is_checked


def test_every_label_of_an_issue_form_is_made() -> None:
    weekly = (GITHUB / "workflows" / "weekly.yml").read_text(encoding="utf-8")
    made = set(re.findall(r"^ +([a-z-]+)\|", weekly, re.MULTILINE))
    asked = {label for path in ISSUE_FORMS for label in load(path)["labels"]}
    assert asked | {"inlezen", "onderhoud"} == made


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_words_of_others_are_pasted_into_a_script(path: Path) -> None:
    for step in steps(load(path)):
        assert "${{" not in step.get("run", ""), step["name"]


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).parent / "zizmor"
    done = subprocess.run(
        [str(zizmor), "--offline", "--persona", "pedantic", str(GITHUB)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.nightly
def test_actionlint_finds_nothing() -> None:
    actionlint = PROJECT / ".cache" / "actionlint"
    if not actionlint.is_file():
        pytest.skip("actionlint is not there: `make .cache/actionlint` builds it, with Go")
    done = subprocess.run([str(actionlint), *map(str, WORKFLOWS)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_issue_forms_ask_what_editors_need_and_name_each_field_once() -> None:
    assert {path.stem for path in ISSUE_FORMS} == {
        "nieuw-verhaal",
        "correctie",
        "klopt-nog",
        "wij-doen-dit-ook",
        "intrekken",
    }
    for path in ISSUE_FORMS:
        form = load(path)
        assert {"name", "description", "title", "labels", "body"} <= form.keys(), path.name
        fields = [part["id"] for part in form["body"] if part["type"] != "markdown"]
        assert len(fields) == len(set(fields)), path.name
        assert any(part.get("validations", {}).get("required") for part in form["body"]), path.name


def test_code_owners_own_what_exists() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").split("\n")
    for line in (line for line in lines if line and not line.startswith("#")):
        path, *owners = line.split()
        assert owners
        assert path == "*" or (PROJECT / path.strip("/")).is_dir(), path


def test_security_txt_has_what_rfc_9116_asks_and_points_to_this_repository() -> None:
    text = (PROJECT / "docs" / ".well-known" / "security.txt").read_text(encoding="utf-8")
    fields = dict(line.split(": ", 1) for line in text.strip().split("\n"))
    settings, _ = read_settings(PROJECT)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z", fields["Expires"])
    assert fields["Contact"].startswith(settings.repo_url)
    assert fields["Canonical"] == f"{settings.site_url}.well-known/security.txt"


def test_publiccode_says_what_the_standard_asks() -> None:
    values = load(PROJECT / "publiccode.yml")
    required = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description"}
    assert required | {"legal", "maintenance", "localisation"} <= values.keys()
    assert values["url"] == read_settings(PROJECT)[0].repo_url
    assert values["legal"]["license"] == "EUPL-1.2"
    for words in values["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000


@pytest.mark.parametrize("name", ["settings.json", "tasks.json", "extensions.json", "hoedan.code-snippets"])
def test_editor_settings_can_be_read(name: str) -> None:
    text = (PROJECT / ".vscode" / name).read_text(encoding="utf-8")
    json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


@pytest.mark.parametrize(("code", "severity"), [("V-014", "error"), ("V-016", "warning"), ("T-001", "info")])
def test_the_editor_understands_the_lines_of_the_check(code: str, severity: str) -> None:
    line = str(Problem("stories/een-verhaal.md", 12, code, "de melding zelf.", RULES[code].level))
    tasks = json.loads((PROJECT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    matchers = [m for m in tasks[0]["problemMatcher"] if re.match(m["pattern"]["regexp"], line)]
    assert [matcher["severity"] for matcher in matchers] == [severity]


def test_pre_commit_runs_the_check() -> None:
    hooks = load(PROJECT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert {hook["id"] for hook in hooks} == {"inhoud", "ruff", "ruff-format", "mypy", "biome", "tsc"}


def test_a_command_whose_output_is_read_by_another_stops_the_step_when_it_fails() -> None:
    """Or a list that could not be made is an empty one. `hoedan` is what fails when the library has an error."""
    piped = [
        step
        for path in WORKFLOWS
        for job in load(path)["jobs"].values()
        for step in job.get("steps", [])
        if re.search(r"\bhoedan\b[^\n|]*\|(?!\|)", step.get("run", ""))
    ]
    assert piped
    assert [step.get("shell") for step in piped] == ["bash"] * len(piped)
