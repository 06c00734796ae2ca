"""What people do at a command line that was not foreseen: each is one line in Dutch, never a traceback."""

import errno
import io
import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import IO, Any, cast

import pytest

from hoedan import cli
from hoedan.__main__ import start
from hoedan.bundle.errors import BundleError
from hoedan.bundle.files import IN_PLACE
from hoedan.check.check_library import check_library
from hoedan.cli import main
from hoedan.commands import bundle, check, edits, site
from hoedan.incremental.temporary import SIGNALS_TO_END, end_as_after_ctrl_c
from hoedan.language.reasons import reason_of, what_failed
from made.library import snapshot
from made.places import write_places
from made.sample import STORY, copy_sample, edit, write
from made.vocabulary import LIBRARY_FILE

TITLE = ("--title", "Eerste bundel")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_sample(tmp_path)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr().err
    assert "Traceback" not in told
    return told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param([], "dit ontbreekt nog: opdracht.", id="nothing"),
        pytest.param(["new"], "dit ontbreekt nog: TITEL.", id="what-is-required"),
        pytest.param(["chek"], "'chek' kan niet bij opdracht. Bedoel je 'check'?", id="a-word-with-a-slip"),
        pytest.param(["zzz"], "Kies uit: check, new,", id="another-word"),
        pytest.param(["check", "--format", "jsn"], "'jsn' kan niet bij --format. Bedoel je 'json'?", id="a-choice"),
        pytest.param(["status", "--format", "xml"], "Kies uit: text, json.", id="another-choice"),
        pytest.param(
            ["check", "--today", "gisteren"], "--today: 'gisteren' is geen dag; schrijf jaar-maand", id="a-day"
        ),
        pytest.param(["check", "--today"], "bij --today hoort een waarde.", id="no-value"),
        pytest.param(["check", "--strik"], "dit hoort er niet bij: --strik. Bedoel je '--strict'?", id="an-option"),
        pytest.param(["status", ""], "dit hoort er niet bij: (leeg).", id="an-empty-argument"),
        pytest.param(["check", "--strict=ja"], "bij --strict hoort geen waarde.", id="a-value-too-many"),
        pytest.param(
            ["bundle", "--run", "veel"], "bij --run hoort een heel getal, en 'veel' is dat niet.", id="no-number"
        ),
        pytest.param(["bundle", "--thickness", "1,5"], "bij --thickness hoort een getal, met een punt", id="a-comma"),
        pytest.param(["check", "--s"], "--s kan van alles zijn: --s", id="half-an-option"),
        pytest.param(["--versie"], "dit hoort er niet bij: --versie. Bedoel je '--version'?", id="an-option-alone"),
        pytest.param(
            ["handouts", "--outputs", "x"], "niet bij: --outputs x. Uitleg: hoedan handouts", id="not-its-own"
        ),
        pytest.param(["bundle", "--theme", " "], "--theme: hier staat niets. Vul iets in", id="an-empty-value"),
        pytest.param(["cards", "--output", ""], "--output: hier staat niets. Vul iets in", id="an-empty-path"),
        pytest.param(["new", "Een \udcff"], "TITEL: hier staat een teken dat niet te lezen is.", id="no-letter"),
        pytest.param(["memo", ""], "VERHAAL: hier staat niets. Vul iets in", id="an-empty-name"),
        pytest.param(["sheet", "een-verhaal"], "dit ontbreekt nog: ANDER_VERHAAL.", id="one-of-two"),
        pytest.param(
            ["bundle", "--thickness", "nan"], "Kies een getal van 0.03 tot en met 1, in mm.", id="not-a-number"
        ),
        pytest.param(["bundle", "--paper", "0"], "Kies een getal van 40 tot en met 400, in gram", id="too-light"),
        pytest.param(["bundle", "--run", "100001"], "van 1 tot en met 100000, in stuks.", id="too-many"),
        pytest.param(["serve", "--address", "localhost:99999"], "'localhost:99999' is geen plek", id="no-port"),
        pytest.param(["serve", "--address", "nergens:80"], "'nergens:80' is geen plek; schrijf naam:poort", id="name"),
    ],
)
def test_wrong_arguments_are_told_in_dutch(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    told = said(capsys)
    assert ended.value.code == 2
    assert told.startswith("hoedan: ") and words in told and "Uitleg: hoedan" in told


def test_help_and_version_are_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["check", "--help"], ["--version"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "gebruik: hoedan" in told and "opties" in told and "hoedan 0." in told
    assert not any(word in told for word in ("usage", "options:", "show this", "positional"))


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_root_may_stand_before_or_after_the_word(
    place: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = ["--root", str(root)]
    assert main([*given, "check"] if place == "before" else ["check", *given]) == 0


@pytest.mark.parametrize("page", ["cp1252", "ascii", "latin-1"])
def test_a_letter_that_a_pipe_lacks_is_replaced(page: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(root, STORY, "[Kampen, Zwolle]", "[Kampen, Wrocław🍲]")
    pipe = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(pipe, encoding=page))
    assert main(["check", "--root", str(root)]) == 1
    sys.stdout.flush()
    assert "Wroc" in pipe.getvalue().decode(page)


def test_a_place_that_cannot_be_written_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, "bestand", "x")
    assert main(["check", "--root", str(root), "--summary", str(root / "weg" / "x.md")]) == 2
    assert f"{root / 'weg' / 'x.md'} is niet te gebruiken: het bestaat niet." in said(capsys)
    assert main(["export", "--root", str(root), "--data", str(root / "bestand" / "x")]) == 2
    assert f"{root / 'bestand' / 'x'} is niet te schrijven: er staat al iets anders." in said(capsys)


def test_a_checkout_that_may_only_be_read_is_tried_all_the_same_and_named_by_its_own_files(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    renaming = ["rename", "samen-naar-2040", "samen-verder", "--root", str(root)]
    modes: list[int] = []

    def look(copy: Path, *today: Any, **how: Any) -> Any:
        modes.extend(path.stat().st_mode for path in (copy / "stories", *(copy / "stories").iterdir()))
        return check_library(copy, *today, **how)

    def refuse(*_: object, **named: object) -> IO[bytes]:
        raise PermissionError(errno.EACCES, "Permission denied", f"{named['dir']}/.hoedan-x1y2")

    monkeypatch.setattr(edits, "check_library", look)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    for path in (*(root / "stories").iterdir(), root / "stories"):
        path.chmod(path.stat().st_mode & ~0o222)
    assert main([*renaming, "--dry-run"]) == 0
    assert modes and all(mode & 0o200 for mode in modes)
    assert main(renaming) == 2
    assert f"{root / 'stories' / 'samen-verder.md'} is niet te gebruiken: je mag daar niet" in said(capsys)


def test_a_new_story_in_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "mkdocs.yml", "site_name: X\n")
    write_places(tmp_path)
    shutil.copy(LIBRARY_FILE, tmp_path)
    write(tmp_path, "stories", "x")
    assert main(["new", "Een titel", "--municipality", "Zwolle", "--root", str(tmp_path)]) == 2
    assert f"{tmp_path / 'stories'} is niet te gebruiken: er staat al iets anders." in said(capsys)


def test_a_command_that_is_broken_off_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bundle, "make_outputs", stop)
    assert main(["bundle", "--root", str(root)]) == 130
    assert said(capsys).endswith("hoedan: afgebroken.\n")
    assert not (root / "dist").exists()


@pytest.mark.parametrize("ended_by", SIGNALS_TO_END)
def test_a_command_that_is_broken_off_while_it_loads_says_so(
    ended_by: signal.Signals, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Loading(ModuleType):
        def __getattr__(self, _: str) -> object:
            os.kill(os.getpid(), ended_by)  # as asking it to end; Ctrl-C is the same from there on
            return None

    before = [signal.signal(number, signal.SIG_DFL) for number in SIGNALS_TO_END]
    monkeypatch.setitem(sys.modules, "hoedan.cli", Loading("hoedan.cli"))
    try:
        assert start() == 130
    finally:
        for number, handler in zip(SIGNALS_TO_END, before, strict=True):
            signal.signal(number, handler)
    assert said(capsys) == "\nhoedan: afgebroken.\n"


@pytest.mark.parametrize("tidies", [True, False])
def test_what_a_command_started_may_tidy_up_when_that_is_broken_off(tidies: bool) -> None:
    asked: list[str] = []

    class Started:
        def wait(self, _seconds: float) -> int:
            asked.append("wait")
            if tidies:
                return 0
            raise subprocess.TimeoutExpired("mkdocs", 2)

        def terminate(self) -> None:
            asked.append("terminate")

        def kill(self) -> None:
            asked.append("kill")

    site.let_end(cast("subprocess.Popen[bytes]", Started()))
    assert asked == (["wait", "wait"] if tidies else ["wait", "terminate", "wait", "kill"])


def test_who_is_not_to_end_with_the_terminal_goes_on() -> None:
    """As after `nohup`."""
    before = [signal.signal(number, signal.SIG_IGN) for number in SIGNALS_TO_END]
    try:
        end_as_after_ctrl_c()
        assert [signal.getsignal(number) for number in SIGNALS_TO_END] == [signal.SIG_IGN] * len(before)
    finally:
        for number, handler in zip(SIGNALS_TO_END, before, strict=True):
            signal.signal(number, handler)


def test_a_reader_that_has_seen_enough_is_no_fault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Shut(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Shut())
    assert main(["status", "--root", str(root)]) == 130


@pytest.mark.parametrize("moment", ["1798675200000000", "gisteren", "-", "1e9", "1_000", "99999999999999999999999"])
def test_a_moment_that_cannot_be_is_a_message(
    moment: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    assert main(["check", "--root", str(root)]) == 2
    assert f"SOURCE_DATE_EPOCH is '{moment[:40]}', en dat is geen aantal seconden" in said(capsys)


def test_a_file_outside_the_library_is_not_said_to_be_missing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = write(tmp_path, "elders.md", "x")
    assert main(["check", str(outside), "--root", str(root)]) == 2
    assert f"{outside} ligt buiten {root}" in said(capsys)
    assert main(["check", str(tmp_path / "weg.md"), "--root", str(root)]) == 2
    assert f"bestaat niet in {root}. Noem een bestand of een map, zoals stories/." in said(capsys)
    assert main(["check", "samen-naar-2040", "--root", str(root)]) == 2
    assert "Bedoel je 'stories/samen-naar-2040.md'?" in said(capsys)


def test_a_name_that_is_not_there_is_told_before_the_errors_of_the_content(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, STORY, "[Kampen, Zwolle]", "[Kampen, Nergens]")
    assert main(["bundle", "bundles/eerste-bundl/", "--root", str(root)]) == 2
    assert said(capsys).endswith("de bundel 'bundles/eerste-bundl/' bestaat niet. Bedoel je 'eerste-bundel'?\n")
    assert main(["bundle", "eerste-bundel", "--root", str(root)]) == 2
    assert "de inhoud heeft fouten" in said(capsys)


def test_a_root_that_is_no_library_is_not_said_to_be_looked_above(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--root", str(tmp_path)]) == 2
    assert f"in {tmp_path} staat geen mkdocs.yml. Geef met --root" in said(capsys)
    assert main(["check", "--root", str(tmp_path / "weg")]) == 2
    assert f"{tmp_path / 'weg'} is geen map die er is. Geef met --root" in said(capsys)


def test_two_exports_do_not_replace_each_other(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "uit"
    for inner in (place, place / "boom"):
        assert main(["export", "--data", str(place), "--docs-tree", str(inner), "--root", str(root)]) == 2
        assert "Kies twee mappen naast elkaar." in said(capsys)
    assert not place.exists()


def test_a_full_disk_is_told_and_leaves_nothing_half(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    open_file = Path.open

    def open_full(self: Path, mode: str = "r", **how: Any) -> IO[Any]:
        file = open_file(self, mode, **how)
        if mode != "x":
            return file
        file.close()
        return Full()

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", open_full)
        assert main(["new", "Een titel", "--municipality", "Zwolle", "--root", str(root)]) == 2
    new = root / "stories" / "een-titel.md"
    assert said(capsys) == f"hoedan: {new} is niet te gebruiken: de schijf is vol. Maak ruimte vrij.\n"
    assert not new.exists()
    several = shutil.Error([("een", "ander", "[Errno 28] No space left on device: 'ander'")])
    assert reason_of(several) == "de schijf is vol"
    assert (
        what_failed(several)
        == "schrijven lukt niet: de schijf is vol. Maak ruimte vrij, ook voor tijdelijke bestanden."
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
@pytest.mark.parametrize("option", ["--report", "--summary"])
def test_a_full_disk_is_told_with_the_file_that_was_written(
    option: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, STORY, "[Kampen, Zwolle]", "[Kampen, Nergens]")
    assert main(["check", option, "/dev/full", "--root", str(root)]) == 2
    assert said(capsys) == "hoedan: /dev/full is niet te gebruiken: de schijf is vol. Maak ruimte vrij.\n"


@pytest.mark.parametrize("step", ["write_outputs", "freeze"])
def test_a_bundle_for_which_there_is_no_room_is_told_with_what_helps(
    step: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(bundle, step, full)
    output = cast(Any, SimpleNamespace(plan=SimpleNamespace(slug="vijf")))
    library = cast(Any, SimpleNamespace(bundles=[output.plan]))
    with pytest.raises(BundleError, match=r"is niet te schrijven: de schijf is vol\. Maak die plek vrij"):
        if step == "freeze":
            bundle.freeze_one(output, library, tmp_path)
        else:
            bundle.write_one(output, tmp_path, IN_PLACE)


def test_a_text_that_does_not_fit_is_told_by_its_own_name(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not by that of the draft of it, of which nobody knows the name."""
    drafts: list[Path] = []

    class FullDraft(io.BytesIO):
        def __init__(self, name: str) -> None:
            self.name = name

        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    def full(*_: object, **named: Any) -> IO[bytes]:
        drafts.append(Path(named["dir"]) / ".hoedan-x1y2")
        drafts[-1].write_bytes(b"half")
        return FullDraft(str(drafts[-1]))

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    with pytest.raises(OSError, match="samen") as failed:
        edits.stage(root / "stories" / "samen.md", "tekst")
    assert failed.value.errno == errno.ENOSPC
    assert drafts and not any(draft.exists() for draft in drafts)


def test_without_room_for_the_copy_to_try_on_nothing_is_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_: object, copy: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "een bestand", None, str(copy))

    before = snapshot(root)
    monkeypatch.setattr("shutil.copyfile", full)
    assert main(["rename", "samen-naar-2040", "samen-verder", "--root", str(root)]) == 2
    assert "een kopie van de teksten om het eerst op te proberen lukt niet: de schijf is vol. Maak" in said(capsys)
    assert snapshot(root) == before


def test_a_machine_without_a_folder_for_temporary_files_is_told() -> None:
    """Python says the same of it as of a folder that is gone: no file, and no name."""
    told = what_failed(FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']"))
    assert told == "er is geen map voor tijdelijke bestanden. Noem er in TMPDIR een waarin je mag schrijven."


def test_a_name_of_a_file_tells_a_terminal_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "docs/achtergrond/wis\x1b[2J\u202e.md"
    write(root, name, "---\ntitle: X\n---\n\nZie [dit](../../stories/samen-naar-2040.md). Jan Modaal zegt niets.\n")
    for words in (
        ["status"],
        ["rename", "samen-naar-2040", "samen-verder", "--dry-run"],
        ["withdraw", "samen-naar-2040", "--dry-run"],
        ["withdraw", "--person", "Jan Modaal"],
        ["withdraw", "--person", "Jan Modaal", "--instead", "iemand", "--dry-run"],
    ):
        main([*words, "--root", str(root)])
        told = capsys.readouterr()
        assert "wis[2J.md" in told.out + told.err, words
        assert not {"\x1b", "\u202e"} & {*told.out, *told.err}


def test_a_title_on_two_lines_and_a_place_named_twice(root: Path) -> None:
    arguments = ["new", "Een\nnieuwe titel", "--municipality", "Zwolle,Kampen", "--municipality", "Zwolle"]
    assert main([*arguments, "--root", str(root)]) == 0
    written = (root / "stories" / "een-nieuwe-titel.md").read_text("utf-8")
    assert 'title: "Een nieuwe titel"' in written and written.count("Zwolle") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--stories", "samen-naar-2040", "--province", "Limburg"], "--stories en --province gaan niet samen"),
        (["--stories", "samen-naar-2040", "--theme", "wonen"], "--stories en --theme gaan niet samen"),
        (["--all", "--stories", "samen-naar-2040"], "--all en --stories gaan niet samen"),
        (["--all", "--theme", "wonen", "--province", "Limburg"], "--all en --theme en --province gaan niet samen"),
        (["--format", "pdf", "--run", "500"], "gaan over drukwerk"),
        (["--format", "epub", "--thickness", "0.2"], "gaan over drukwerk"),
        (["--format", "epub", "--paper", "120"], "gaan over drukwerk"),
        (["eerste-bundel", "--stories", "samen-naar-2040"], "niet allebei. Tussen verhalen staat een komma"),
        (["--stories", "samen-naar-2040", "--format", ","], "bij --format staat geen vorm. Kies uit: pdf,"),
        (["--stories", "stories/samen-naar-2040.md,x"], "'stories/samen-naar-2040.md' bestaat niet. Bedoel je 'samen"),
    ],
)
def test_choices_that_contradict_are_refused(
    arguments: list[str], words: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bundle", "--root", str(root), *TITLE, *arguments]) == 2
    assert words in said(capsys)


def no_work(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, Path]]:
    """Note what would be made and where, without making it."""
    made: list[tuple[str, int, Path]] = []
    monkeypatch.setattr(bundle, "make_one", lambda plan, *_: plan)
    monkeypatch.setattr(bundle, "write_one", lambda plan, to, _: made.append((plan.slug, len(plan.stories), to)))

    class WithPlan:
        def __init__(self, plan: object) -> None:
            self.plan = plan

    monkeypatch.setattr(bundle, "Typesetter", lambda _links: None)
    return made


@pytest.mark.parametrize("output", [None, "dist", "./dist"])
def test_a_bundle_of_your_own_never_takes_the_place_of_another(
    output: str | None, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = no_work(monkeypatch)
    given = ["--output", str(root / output)] if output else []
    assert main(["bundle", "--root", str(root), "--all", *TITLE, *given]) == 0
    assert [(slug, count) for slug, count, _ in made] == [("eerste-bundel", 3)]
    assert made[0][2].resolve() == root / "dist" / "eigen_bundels" / "eerste-bundel"


def test_a_bundle_goes_where_it_is_told(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = no_work(monkeypatch)
    assert main(["bundle", "--root", str(root), "--all", *TITLE, "--output", str(tmp_path / "a" / "b")]) == 0
    assert made[0][2] == tmp_path / "a" / "b" / "eerste-bundel"


@pytest.mark.parametrize("of_whose", [["eerste-bundel"], ["--all", *TITLE]], ids=["ours", "own"])
def test_a_place_that_cannot_be_is_told_before_the_work(
    of_whose: list[str], root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, "dist", "een bestand")
    monkeypatch.setattr(bundle, "make_one", lambda *_: pytest.fail("it was made first"))
    assert main(["bundle", "--root", str(root), *of_whose]) == 2
    assert f"{root / 'dist'} is geen map. Kies een andere met --output." in said(capsys)
    assert main(["site", "--root", str(root)]) == 2
    assert f"{root / 'dist'} is geen map. Maak die plek vrij" in said(capsys)


def test_an_error_that_is_no_file_is_a_bug_and_stays_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> int:
        raise OSError("iets anders")

    monkeypatch.setattr(check, "run", fail)
    with pytest.raises(OSError, match="iets anders"):
        cli.main(["check", "--root", str(root)])


def test_the_site_is_built_without_make_and_two_builds_are_the_same_to_the_byte(
    sample_library: Path, sample_site: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hoedan", "site", "--without-bundles"],
        cwd=sample_library,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    one, other = snapshot(sample_site), snapshot(sample_library / "site")
    assert [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)] == []
    edit(sample_library, STORY, "status: onbekend", "status: lopend")
    assert main(["site", "--root", str(sample_library)]) == 1


@pytest.mark.parametrize(
    "arguments",
    [["check", "--root", "{}"], ["check", "{}"], ["start", "{}"], ["export", "--data", "{}/x"]],
    ids=" ".join,
)
def test_a_link_to_itself_is_no_place(
    arguments: list[str], root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lus").symlink_to("lus")
    words = [word.format(tmp_path / "lus") for word in arguments]
    assert main(words if "--root" in words else [*words, "--root", str(root)]) == 2
    assert said(capsys).count("\n") == 1


def test_a_folder_that_was_removed_meanwhile_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = tmp_path / "weg"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["check"]) == 2
    assert said(capsys) == "hoedan: de map waarin je staat is weg: het bestaat niet.\n"


def test_without_a_place_to_print_a_command_does_its_work(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["check", "--root", str(root)]) == 0
    assert main(["status", "--root", str(root)]) == 0
    assert main(["start", str(root.parent / "nieuw")]) == 2


def test_what_is_said_to_nobody_comes_in_no_file(tmp_path: Path) -> None:
    """A process gives the first file that it opens the number of what was closed."""
    file = tmp_path / "bestand"
    code = (
        "import subprocess, sys\n"
        "from hoedan.language.printing import print_what_can_be_printed\n"
        "print_what_can_be_printed()\n"
        f"files = [open({str(file)!r}, 'w') for _ in range(3)]\n"
        "subprocess.run([sys.executable, '-c', 'print(1)'], check=True, pass_fds=range(3))\n"
    )
    command = f'{shlex.quote(sys.executable)} -c "$1" 0<&- 1>&- 2>&-'
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(["sh", "-c", command, "sh", code], check=True, env=environment)
    assert file.read_text("utf-8") == ""
