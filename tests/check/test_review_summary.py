"""The page for the person who opened a pull request: how far it is, and every point at its place."""

import re
from pathlib import Path

import pytest

from hoedan.check.check_library import check_library as _every_rule  # noqa: F401 - declares them all
from hoedan.check.review_summary import (
    Counts,
    Previews,
    Proposal,
    mending_text,
    safe,
    write_comment,
    write_review_summary,
)
from hoedan.model.problems import Level, Problem
from hoedan.model.rules import RULES


def some_problems(errors: int, warnings: int = 0) -> list[Problem]:
    found = [
        RULES["V-014"].at("stories/x.md", 12 + n, value=f"fout{n}", key="ingredients", choices="zout")
        for n in range(errors)
    ]
    return found + [RULES["V-075"].at("stories/x.md", 5 + n, value=n) for n in range(warnings)]


@pytest.mark.parametrize(
    ("errors", "warnings", "headline"),
    [
        pytest.param(3, 1, "# Je voorstel is bijna klaar: drie punten moeten nog", id="three-errors"),
        pytest.param(1, 0, "# Je voorstel is bijna klaar: één punt moet nog", id="one-error"),
        pytest.param(10, 0, "# Je voorstel is bijna klaar: tien punten moeten nog", id="the-last-word"),
        pytest.param(11, 0, "# Je voorstel is bijna klaar: 11 punten moeten nog", id="the-first-number"),
        pytest.param(0, 1, "# Je voorstel kan zo worden nagekeken; er is één punt om te bekijken", id="one-warning"),
        pytest.param(0, 2, "# Je voorstel kan zo worden nagekeken; er zijn twee punten om te bekijken", id="warnings"),
        pytest.param(0, 0, "# Je voorstel is in orde. Dank je wel!", id="fine"),
    ],
)
def test_the_summary_tells_a_contributor_how_far_it_is(errors: int, warnings: int, headline: str) -> None:
    summary = write_review_summary(some_problems(errors, warnings))
    assert summary.split("\n")[0] == headline
    assert summary.count("- [ ] **Regel ") == errors + warnings


def test_words_of_a_contributor_make_no_link_image_or_html_in_the_summary() -> None:
    value = "![x](https://evil.test/a.png) <img src=x> [a](b) `c"
    summary = write_review_summary([RULES["V-014"].at("stories/x.md", 3, value=value, key="themes", choices="zout")])
    assert "![" not in summary
    assert "<img" not in summary
    assert "https://evil" not in summary
    assert "](b)" not in summary.replace("\\](b)", "")


def test_points_stand_by_level_and_then_by_file_in_order() -> None:
    problems = [
        Problem("stories/a.md", 1, "T-001", "lange zinnen.", Level.ADVICE),
        RULES["V-014"].at("stories/b.md", 9, value="x", key="themes", choices="zout"),
        RULES["V-014"].at("stories/b.md", 3, value="x", key="themes", choices="zout"),
        RULES["V-014"].at("stories/b.md", 3, value="x", key="themes", choices="zout"),
        RULES["V-014"].at("stories/a.md", 7, value="x", key="themes", choices="zout"),
        RULES["V-075"].at("stories/a.md", 2, value=2),
    ]
    summary = write_review_summary(problems)
    shown = [line.partition("**:")[0] for line in summary.split("\n") if line.startswith(("## ", "**stories", "- [ ]"))]
    assert shown == [
        "## Dit moet nog",
        *("**stories/a.md**", "- [ ] **Regel 7", "**stories/b.md**", "- [ ] **Regel 3", "- [ ] **Regel 9"),
        *("## Kijk hier nog eens naar", "**stories/a.md**", "- [ ] **Regel 2"),
        *("## Tips", "**stories/a.md**", "- [ ] **Regel 1"),
    ]
    assert "(V-014)" in summary


def test_code_in_a_message_stays_code_and_an_odd_tick_opens_none() -> None:
    assert safe("schrijf `*a*` en *b*") == "schrijf `*a*` en \\*b\\*"
    assert safe("schrijf `*a*") == "schrijf \\`\\*a\\*"


def test_a_comment_is_never_longer_than_github_takes() -> None:
    found = [Problem(f"stories/{n}.md", n, "V-014", "x`<b>@a " * 120, Level.ERROR) for n in range(1, 500)]
    text = write_comment(found, Counts(), Previews(()), Proposal(edit=lambda path: f"https://github.com/{path}"))
    assert len(text) < 65_536 and "- En nog 4" in text


def test_a_comment_has_at_most_three_steps_the_heaviest_first_and_folds_the_rest_away() -> None:
    advice = Problem("stories/a.md", 1, "T-001", "lange zinnen. Maak ze korter.", Level.ADVICE)
    comment = write_comment([advice, *some_problems(2, 2)], Counts(), Previews())
    steps = [line for line in comment.split("\n") if line.startswith("**") and ".** In" in line]
    assert [step.partition("(")[0][:30] for step in steps] == [
        f"**{n}.** In regel {line} van stories/"[:30] for n, line in ((1, 12), (2, 13), (3, 5))
    ]
    assert "<summary>Er zijn nog twee punten</summary>" in comment and comment.index("T-001") > comment.index(
        "<details>"
    )
    assert "Zo verbeter je het" in comment and "Files changed" not in comment


@pytest.mark.parametrize(
    ("message", "text"),
    [
        pytest.param("dit mist. Voeg toe: `status: loopt`.", "status: loopt", id="written"),
        pytest.param("onbekend thema 'wonnen' in `themes`. Bedoel je 'wonen'?", "wonen", id="meant"),
        pytest.param("de oude naam mist. Zet terug: `aliases: [a]`.", "aliases: [a]", id="back"),
        pytest.param("`x` is te lang. Maak de tekst korter.", None, id="nothing-to-copy"),
        pytest.param("er staat geen datum. Zet er `date` bij, al is het alleen het jaar.", None, id="key-alone"),
        pytest.param("dit hoort elders. Zet het bestand in `stories/`.", None, id="folder"),
        pytest.param("dit is geen adres. Schrijf het hele adres: `https://...`.", None, id="gap-to-fill"),
        pytest.param("dit adres is geen link. Schrijf `[tekst](adres)`.", None, id="words-to-fill-in"),
        pytest.param("dat kan niet. Schrijf een jaar of maand: `2021`, `2021-09` of `2021-09-01`.", None, id="one-of"),
        pytest.param("het is weg. Haal het weg met `hoedan withdraw x`.", None, id="command"),
    ],
)
def test_a_step_has_the_text_that_mends_it(message: str, text: str | None) -> None:
    comment = write_comment([Problem("stories/a.md", 1, "V-001", message, Level.ERROR)], Counts(), Previews())
    assert (f"```text\n{text}\n```" in comment) is (text is not None)
    assert ("```" in comment) is (text is not None)
    assert ("Om over te nemen" in comment) is ("Bedoel je" in message)


def test_a_comment_begins_with_what_is_good() -> None:
    good = write_comment([], Counts(stories=1, words=1234, headings=5, sources=1, passages=3), Previews())
    assert "Je verhaal heeft 1.234 woorden, alle vijf koppen, 1 bron en 3 passages. De vorm klopt helemaal." in good
    two = write_comment(some_problems(1), Counts(stories=2, words=10, headings=9, sources=2), Previews())
    assert "Je 2 verhalen hebben samen 10 woorden en 2 bronnen.\n" in two
    assert "Dit is al goed" not in write_comment([], Counts(), Previews())


def test_what_is_offered_to_copy_is_never_a_key_a_folder_or_a_gap_for_any_rule() -> None:
    cases = (Path(__file__).parent / "problems").glob("*/expected.txt")
    lines = [line for case in cases for line in case.read_text("utf-8").splitlines() if line]
    texts = {mending_text(Problem("x.md", 1, "V-001", line, Level.ERROR)) for line in lines if "Bedoel" not in line}
    assert len(texts) > 20
    assert [text for text in texts if re.fullmatch(r"[a-z_]+|.*/|\W|.*\.\.\..*|(?:hoedan|git) .*", text)] == []


def test_what_is_wrong_in_the_files_of_the_proposal_comes_before_what_comes_of_it() -> None:
    elsewhere = Problem("docs/themas/a.md", 3, "L-001", "de link leidt nergens heen.", Level.ERROR)
    own = Problem("stories/z.md", 1, "V-088", "deze pagina heette 'a'.", Level.ERROR)
    advice = Problem("stories/z.md", 2, "T-001", "lange zinnen.", Level.ADVICE)
    comment = write_comment([advice, elsewhere, own], Counts(), Previews(), Proposal(frozenset({"stories/z.md"})))
    assert re.findall(r"\(([A-Z]-\d+)\)", comment) == ["V-088", "L-001", "T-001"]


def test_who_made_a_draft_reads_how_an_editor_comes_to_read_it() -> None:
    assert "Ready for review" in write_comment([], Counts(), Previews(), Proposal(is_draft=True))
    assert "Ready for review" not in write_comment([], Counts(), Previews())
    assert "Ready for review" not in write_comment(some_problems(1), Counts(), Previews(), Proposal(is_draft=True))


def test_a_newcomer_whose_story_is_nowhere_reads_where_it_belongs() -> None:
    assert "map `stories`" in write_comment([], Counts(), Previews(), Proposal(is_first=True))
    assert "map `stories`" not in write_comment([], Counts(stories=1, words=9), Previews(), Proposal(is_first=True))
    assert "map `stories`" not in write_comment([], Counts(), Previews())
