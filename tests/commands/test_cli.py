"""The commands as a contributor types them: what they print, and how they end."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library
from hoedan.cli import COMMANDS, main
from hoedan.model.problems import Problem
from made.sample import STORY, copy_sample, edit, write

TODAY = ("--today", "2026-03-01")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def test_a_right_library_ends_with_0(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(root), *TODAY]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Geen problemen gevonden.\n")


def test_an_error_ends_with_1_and_is_printed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, STORY, "status: onbekend", "status: lopend")
    assert main(["check", "--root", str(root), *TODAY]) == 1
    said = capsys.readouterr()
    assert said.out.startswith(f"{STORY}:6: V-003 fout: onbekende status 'lopend' in `status`. Kies uit: idee, ")
    assert said.err == "1 fout, 0 andere opmerkingen.\n"


@pytest.mark.parametrize(("strict", "code"), [([], 0), (["--strict"], 1)])
def test_warnings_count_only_when_strict(root: Path, strict: list[str], code: int) -> None:
    edit(root, STORY, "status: onbekend", "status: gestopt")
    assert main(["check", "--root", str(root), *TODAY, *strict]) == code


def test_advice_never_counts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, STORY, "weten wij niet.", "weten wij niet. Er was geen draagvlak.")
    assert main(["check", "--root", str(root), *TODAY, "--strict"]) == 0
    assert "T-005 advies" in capsys.readouterr().out


def test_json_is_a_list_of_problems_and_nothing_else(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, STORY, "status: onbekend", "status: lopend")
    assert main(["check", "--root", str(root), *TODAY, "--format", "json"]) == 1
    said = capsys.readouterr()
    assert [(each["path"], each["line"], each["code"], each["level"]) for each in json.loads(said.out)] == [
        (STORY, 6, "V-003", "fout")
    ]
    assert said.err == ""


def test_github_gets_annotations(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, STORY, "status: onbekend", "status: gestopt")
    assert main(["check", "--root", str(root), *TODAY, "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith(f"::warning file={STORY},line=6,title=V-005::`status: gestopt`")


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        pytest.param([STORY], [STORY], id="file"),
        pytest.param(["stories"], [STORY], id="folder"),
        pytest.param(["ingredients/vertrouwen.md", "stories/"], ["ingredients/vertrouwen.md", STORY], id="two"),
        pytest.param(["docs"], [], id="folder-without-problems"),
        pytest.param(["."], ["ingredients/vertrouwen.md", STORY], id="everything"),
    ],
)
def test_paths_choose_which_problems_are_shown(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, paths: list[str], found: list[str]
) -> None:
    edit(root, STORY, "status: onbekend", "status: lopend")
    edit(root, "ingredients/vertrouwen.md", "family: nabijheid", "family: nabij")
    monkeypatch.chdir(root)
    assert main(["check", *paths, *TODAY]) == (1 if found else 0)
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == found


def test_words_of_the_library_that_stop_the_check_are_told_whatever_was_asked_for(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "library.yml").unlink()
    assert main(["check", "--root", str(root), STORY]) == 1
    assert "library.yml:1: S-013" in capsys.readouterr().out


def test_a_path_is_taken_from_the_current_folder_first(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(root, STORY, "status: onbekend", "status: lopend")
    monkeypatch.chdir(root / "stories")
    assert main(["check", "rust-in-het-hoofd.md", *TODAY]) == 1
    assert main(["check", "plek-in-de-buurt.md", *TODAY]) == 0


def test_today_sets_the_clock(root: Path) -> None:
    assert main(["check", "--root", str(root), "--today", "2026-02-10"]) == 0
    assert main(["check", "--root", str(root), "--today", "2026-02-09"]) == 1


def test_the_root_is_the_nearest_folder_upwards(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "docs" / "achtergrond")
    assert main(["check", *TODAY]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["check", "--root", "nergens"], "nergens is geen map die er is", id="no-root"),
        pytest.param(["check", "--root", "{root}", "weg.md"], "weg.md bestaat niet in", id="no-such-path"),
        pytest.param(["check", "--root", "{root}", "/etc/passwd"], "/etc/passwd ligt buiten", id="path-outside"),
        pytest.param(["new", "Iets", "--municipality", "Zwole", "--root", "{root}"], "Bedoel je 'Zwolle'?", id="slip"),
        pytest.param(["new", "Iets", "--municipality", "Bergen", "--root", "{root}"], "twee gemeenten", id="two"),
        pytest.param(["new", "Iets", "--municipality", "Haaren", "--root", "{root}"], "verdeeld", id="divided"),
        pytest.param(["new", "Iets", "--municipality", "Overijssel", "--root", "{root}"], "provincie", id="province"),
        pytest.param(["new", "?!", "--municipality", "Zwolle", "--root", "{root}"], "'?!'", id="no-letters"),
        pytest.param(["new", "Iets", "--root", "{root}"], "zet er --municipality", id="no-municipality"),
        pytest.param(["new", "bundle", "--root", "{root}"], "ontbreekt nog: TITEL", id="no-title"),
        pytest.param(
            ["new", "theme", "Iets", "--municipality", "Zwolle", "--root", "{root}"], "niet bij een thema", id="theme"
        ),
        pytest.param(
            ["new", "setback", "Iets", "--story", "x", "--root", "{root}"], "hoort bij een bundel", id="setback"
        ),
        pytest.param(
            ["new", "bundle", "Iets", "--story", "x, y", "--root", "{root}"], "geen verhaal 'x'.", id="no-story"
        ),
        pytest.param(
            ["new", "bundle", "Iets", "--story", "{slip}", "--root", "{root}"], "Bedoel je '", id="slip-in-a-story"
        ),
        pytest.param(
            ["new", "Iets", "--municipality", "Kampen/Zwolle", "--root", "{root}"], "Noem één gemeente", id="two-in-one"
        ),
    ],
)
def test_wrong_use_ends_with_2_and_advice(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    slip = next((root / "stories").glob("*.md")).stem.upper() + "X"
    assert main([argument.format(root=root, slip=slip) for argument in arguments]) == 2
    error = capsys.readouterr().err
    assert error.startswith("hoedan: ")
    assert said in error


@pytest.mark.parametrize("arguments", [[], ["onzin"], ["check", "--format", "xml"], ["check", "--today", "gisteren"]])
def test_arguments_that_make_no_sense_end_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize("config", ["extra: [", "\tx: y"])
def test_a_broken_configuration_ends_with_2(root: Path, config: str) -> None:
    write(root, "mkdocs.yml", config)
    assert main(["check", "--root", str(root)]) == 2


@pytest.mark.parametrize("command", ["site", "serve"])
def test_settings_that_mkdocs_refuses_are_told_before_it_begins(
    command: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(f"hoedan.commands.{command}.run_generator", None)
    write(root, "mkdocs.yml", "site_name: X\ntheme: materiaal\n")
    assert main([command, "--root", str(root)]) == 1
    assert "mkdocs.yml:2: S-029 fout: `theme` noemt 'materiaal'" in capsys.readouterr().err


def faults(root: Path, path: str) -> list[Problem]:
    """What must be mended before the file is published; what could be better is left out."""
    return [found for found in check_library(root).problems if found.path == path and found.is_error]


def test_new_writes_a_story_to_fill_in(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["new", "Wonen: zo kan 't", "--municipality", "Den Haag", "--municipality", "Kampen"]
    assert main([*arguments, "--root", str(root)]) == 0
    assert "stories/wonen-zo-kan-t.md staat klaar" in capsys.readouterr().out
    found = faults(root, "stories/wonen-zo-kan-t.md")
    assert {"V-010", "V-014", "V-084"} <= {each.code for each in found}
    text = (root / "stories/wonen-zo-kan-t.md").read_text(encoding="utf-8")
    assert "'s-Gravenhage" in text


def test_a_new_story_is_right_once_theme_ingredients_and_passages_are_chosen(root: Path) -> None:
    main(["new", "Iets nieuws", "--municipality", "Zwolle", "--root", str(root)])
    path = "stories/iets-nieuws.md"
    edit(root, path, "kies-een-thema", "wonen")
    edit(root, path, "kies-een-ingredient", "vertrouwen")
    edit(root, path, "en-nog-een", "lange-adem")
    edit(root, path, "\n## Resultaat", '{: ingredient="vertrouwen lange-adem" }\n\n## Resultaat')
    asked = [line for line in (root / path).read_text(encoding="utf-8").splitlines() if "Vul in: " in line]
    left = faults(root, path)
    assert {each.line for each in left if each.code == "V-084"} == {
        number
        for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1)
        if "Vul in: " in line
    }
    for value, filled in (("status", "loopt"), ("start", "2021"), ("date", "2026-01"), ("kind", "pers")):
        replace_question(root, path, f"{value}: ", filled)
    assert len(asked) == 12
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(text.replace("Vul in: ", "Ons antwoord op "), encoding="utf-8")
    assert faults(root, path) == []


@pytest.mark.parametrize(
    ("kind", "path", "answers"),
    [
        pytest.param(
            "ingredient",
            "ingredients/iets-nieuws.md",
            {"icon": "heart", "family": "leren", "summary": "Waar dit over gaat, in een zin die lang genoeg is."},
            id="ingredient",
        ),
        pytest.param("setback", "docs/struikelblokken/iets-nieuws.md", {}, id="setback"),
        pytest.param("theme", "docs/themas/iets-nieuws.md", {}, id="theme"),
        pytest.param("bundle", "bundles/iets-nieuws/bundle.yml", {}, id="bundle"),
    ],
)
def test_what_is_new_is_wrong_until_every_question_is_answered(
    root: Path, kind: str, path: str, answers: dict[str, str]
) -> None:
    story = ["--story", Path(STORY).stem] if kind == "bundle" else []
    assert main(["new", kind, "Iets nieuws", *story, "--root", str(root)]) == 0
    text = (root / path).read_text(encoding="utf-8")
    asked = {number for number, line in enumerate(text.splitlines(), 1) if "Vul in: " in line}
    assert {each.line for each in faults(root, path) if each.code == "V-084"} == asked
    for key, answer in answers.items():
        replace_question(root, path, f"{key}: ", answer)
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(text.replace("Vul in: ", "Ons antwoord op "), encoding="utf-8")
    assert faults(root, path) == []


def test_a_new_ingredient_asks_for_one_of_the_families(root: Path) -> None:
    assert main(["new", "ingredient", "Iets nieuws", "--root", str(root)]) == 0
    text = (root / "ingredients/iets-nieuws.md").read_text(encoding="utf-8")
    assert 'family: "Vul in: richting, verbinding, nabijheid of leren"' in text


def replace_question(root: Path, path: str, key: str, filled: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(re.sub(rf'(?<=[ {{\n]{key})"Vul in: [^"]*"', filled, text), encoding="utf-8")


def test_new_never_overwrites(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / STORY).read_text(encoding="utf-8")
    assert main(["new", "Rust in het hoofd", "--municipality", "Zwolle", "--root", str(root)]) == 2
    assert "bestaat al" in capsys.readouterr().err
    assert (root / STORY).read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("kind", "title", "path"),
    [
        pytest.param("story", "RUST in  het hoofd", STORY, id="story"),
        pytest.param("theme", "Een theme", "docs/themas/anders.md", id="theme"),
        pytest.param("setback", "Een theme", "docs/themas/anders.md", id="setback-called-as-a-theme"),
        pytest.param("bundle", "Een bundle", "bundles/anders/bundle.yml", id="bundle"),
    ],
)
def test_new_refuses_a_title_that_another_file_has(
    root: Path, capsys: pytest.CaptureFixture[str], kind: str, title: str, path: str
) -> None:
    """Also when that file has another name."""
    if path != STORY:
        write(root, path, f"---\ntitle: {title}\n---\n" if path.endswith(".md") else f"title: {title}\n")
    (root / STORY).rename(root / STORY.replace(".md", "-2.md"))
    place = ["--municipality", "Zwolle"] if kind == "story" else []
    assert main(["new", kind, title.upper(), *place, "--root", str(root)]) == 2
    assert f"{path.replace(STORY, STORY.replace('.md', '-2.md'))} heeft deze titel al" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_named_as_it_was_typed(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    for place in ("mkdocs.yml/data", "/proc/data"):
        assert main(["export", "--data", place, "--root", str(root)]) == 2
        assert f"hoedan: {place} is niet te schrijven: " in capsys.readouterr().err


@pytest.mark.parametrize("title", ["x" * 200, 'Een "titel" met: alles #erin & <b>', "- lijst", "'s Nachts", "é è"])
def test_any_title_becomes_a_story_that_can_be_read(root: Path, title: str) -> None:
    assert main(["new", title, "--municipality", "Zwolle", "--root", str(root)]) in (0, 2)
    assert not any(found.code == "F-014" for found in check_library(root).problems)


def test_status_counts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--root", str(root), "--format", "json", *TODAY]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["stories"], found["municipalities"]) == (3, 3)
    assert found["provinces"]["Overijssel"] == 2


def test_status_passes_by_what_has_errors(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, STORY, "status: onbekend", "status: lopend")
    assert main(["status", "--root", str(root), *TODAY]) == 0
    assert capsys.readouterr().out.startswith("2 verhalen uit 2 gemeenten")


@pytest.mark.whole
def test_only_the_command_that_is_asked_for_is_loaded() -> None:
    """All of them together take longer to load than to tell what there is."""
    program = """
import sys
from hoedan.cli import make_parser
make_parser().parse_args(["status"])
print(*sorted(name.removeprefix("hoedan.commands.") for name in sys.modules if name.startswith("hoedan.commands.")))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["dutch_parser", "shared", "status"]


@pytest.mark.parametrize("word", COMMANDS)
def test_each_command_has_its_own_arguments(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([word, "--help"])
    assert ended.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith(f"gebruik: hoedan {word} ")
    assert " ".join(COMMANDS[word].split()) in said


def test_an_option_of_any_command_is_known_where_none_was_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--freze", "bundle"])
    assert "Bedoel je '--freeze'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rooot", ".", "check"], "dit hoort er niet bij: --rooot. Bedoel je '--root'?"),
        (["--strict", "check"], "--strict. Zet het achter de opdracht waar het bij hoort."),
        (["chekc", "--strict"], "Bedoel je 'check'?"),
        (["bundle", "--theme", "wonen", "--theme", "schulden"], "--theme: staat er twee keer. Laat er één staan."),
        (["status", "--format=json", "--format=text"], "--format: staat er twee keer."),
    ],
)
def test_an_option_in_the_wrong_place_or_twice_is_told(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert said in capsys.readouterr().err


@pytest.mark.whole
def test_the_command_runs_as_a_module(root: Path) -> None:
    command = [sys.executable, "-m", "hoedan.cli", "check", "--root", str(root), *TODAY]
    hooks = Path(__file__).parents[2] / "hooks"
    done = subprocess.run(command, cwd=hooks, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_what_is_missing_before_publication_is_said_only_when_asked(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(root), "--publish", *TODAY]) == 1
    said = capsys.readouterr().out
    assert re.findall(r"(S-\d+)", said) == ["S-011", "S-011", "S-008", "S-010", "S-020", "S-020"]
    edit(root, "mkdocs.yml", "https://voorbeeld.test/\nrepo_url: https://voorbeeld.test/", "https://voorbeeld.nl/")
    edit(
        root,
        "mkdocs.yml",
        "plugins: []",
        "plugins: []\nextra: {hoedan: {organisation: Zwolle, editors_address: a@b.nl}}",
    )
    write(root, "docs/toegankelijkheid.yml", b"status: C\ndate: 2026-01-10\nsigned_by: De secretaris\n")
    assert main(["check", "--root", str(root), "--publish", *TODAY]) == 0


@pytest.mark.parametrize(("program", "is_told"), [("false", True), ("true", False)])
def test_when_mkdocs_refuses_in_english_the_next_step_is_told(
    program: str,
    is_told: bool,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = shutil.which(program)
    assert found is not None
    monkeypatch.setattr("hoedan.commands.site.sys.executable", found)
    assert main(["serve", "--root", str(root)]) == int(is_told)
    assert ("'Config value'" in capsys.readouterr().err) is is_told
