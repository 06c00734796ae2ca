"""Advice works: who does what a message says, is rid of the problem. And one mistake gives one message."""

import inspect
import re
from pathlib import Path

import pytest
import yaml
from rapidfuzz import fuzz

from hoedan.check.check_library import check_library
from hoedan.check.shape import check_shape, example_of
from hoedan.incremental.memory import Memory
from hoedan.model import fields
from hoedan.model.fields import FrontMatterModel
from hoedan.model.problems import Problem
from hoedan.model.rules import odd_sign
from hoedan.reading.front_matter import read_yaml
from hoedan.text.body import read_body
from hoedan.text.prose import read_prose
from made.sample import STORY, TODAY, check_story, copy_sample, edit, judge, write
from made.vocabulary import VOCABULARY
from problem_inputs import PNG, PROBLEMS, case_of, slips_in

MEANT = re.compile(r"Bedoel je '([^']+)'\?|Schrijf `([^`]+)`\.|Bijvoorbeeld '([^']+)'\.")
WRONG = {
    "heading-too-deep": ("## Resultaat", "#### Resultaat", "#### Resultaat"),
    "heading-in-bold": ("## Resultaat", "**Resultaat**", "**Resultaat**"),
    "heading-underlined": ("## Resultaat", "__Resultaat:__", "__Resultaat:__"),
    "heading-in-italics": ("## Resultaat", "_Resultaat_", "_Resultaat_"),
    "heading-in-italics-with-a-colon": ("## Resultaat", "*Resultaat:*", "*Resultaat:*"),
    "heading-with-a-slip": ("## Resultaat", "## Resultaten", "## Resultaten"),
    "theme": ("[schulden, wonen]", "[schulden, wonnen]", "wonnen"),
    "ingredient-in-another-alphabet": ("[vertrouwen, ", "[vertrоuwen, ", "vertrоuwen"),
    "municipality": ("[Kampen, Zwolle]", "[Kampen, Zwole]", "Zwole"),
    "key": ("status: onbekend", "statuss: onbekend", "statuss"),
    "word": ("status: onbekend", "status: onbekent", "onbekent"),
    "mailbox-with-a-slash": (
        "maakte mensen bang.",
        "van info@kampen.nl/post en x.",
        "info@kampen.nl/post",
    ),
    "mailbox-with-a-sign-in-front": ("maakte mensen bang.", "van xmpp:info@kampen.nl en x.", "xmpp:info@kampen.nl"),
    "two-mailboxes": ("bang.", "bang info@kampen.nl/contact@kampen.nl en x.", "info@kampen.nl/contact@kampen.nl"),
    "marker": ('{: ingredient="vertrouwen" }', "{: ingrediënt=vertrouwen }", "{: ingrediënt=vertrouwen }"),
    "image-without-its-folder": ("## Lessen", '![Bus](bus.png "Een bus")\n\n## Lessen', "bus.png"),
    "image-with-another-ending": (
        "## Lessen",
        '![Bus](rust-in-het-hoofd/bus.jpg "Een bus")\n\n## Lessen',
        "rust-in-het-hoofd/bus.jpg",
    ),
    "image-without-an-ending": (
        "## Lessen",
        '![Bus](rust-in-het-hoofd/bus "Een bus")\n\n## Lessen',
        "rust-in-het-hoofd/bus",
    ),
    "image-in-capitals": (
        "## Lessen",
        '![Bus](rust-in-het-hoofd/BUS.png "Een bus")\n\n## Lessen',
        "rust-in-het-hoofd/BUS.png",
    ),
}
"""What stands there -> what somebody wrote, and the part of it that is wrong."""


def is_model(thing: object) -> bool:
    return inspect.isclass(thing) and issubclass(thing, FrontMatterModel) and thing is not FrontMatterModel


def said_of(root: Path) -> tuple[Problem, ...]:
    return judge(root).problems


@pytest.mark.parametrize("case", WRONG)
def test_who_follows_the_advice_is_done(case: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, "stories/rust-in-het-hoofd/bus.png", PNG)
    right, written, wrong = WRONG[case]
    edit(root, STORY, right, written)
    problems = said_of(root)
    assert len(problems) == 1, [str(each) for each in problems]
    lines = (root / STORY).read_text(encoding="utf-8").splitlines()
    assert wrong in lines[problems[0].line - 1]
    advice = MEANT.search(problems[0].message)
    assert advice is not None, problems[0].message
    edit(root, STORY, wrong, next(filter(None, advice.groups())))
    assert said_of(root) == ()


ASKED = re.compile(r"^(?:.*?):\d+: (?P<code>[A-Z]-\d+) .*Bedoel je '", re.MULTILINE)
"""A problem that a program can mend: it asks after a word that is known."""
WITH_ANSWER = sorted(
    code
    for code in (folder.name for folder in PROBLEMS.iterdir())
    if code in ASKED.findall((PROBLEMS / code / "expected.txt").read_text("utf-8"))
)


SEEN_LATER = {"B-011", "S-024"}
"""Once it is mended, more is read, and judged."""


@pytest.mark.parametrize("code", WITH_ANSWER)
def test_the_word_that_is_asked_after_mends_every_rule_that_asks(code: str, tmp_path: Path) -> None:
    root, _ = case_of(code, tmp_path)
    before = judge(root, spell=slips_in).problems
    problem = next(each for each in before if each.code == code and "Bedoel je '" in each.message)
    told, _, asked = problem.message.partition("Bedoel je '")
    meant = asked.partition("'?")[0]
    wrong = max(re.findall(r"['`]([^'`]+)['`]", told), key=lambda each: fuzz.ratio(each, meant))
    lines = (root / problem.path).read_text(encoding="utf-8").split("\n")
    start = r"(?<!\w)" if wrong[0].isalnum() else ""
    word = re.compile(rf"{start}{re.escape(wrong)}(?!\w)")
    lines[problem.line - 1], count = word.subn(lambda _: meant, lines[problem.line - 1], count=1)
    write(root, problem.path, "\n".join(lines))
    after = judge(root, spell=slips_in).problems
    assert (count, [str(each) for each in after if each.code == code and each.line == problem.line]) == (1, [])
    assert {each.code for each in after} <= {each.code for each in before} or code in SEEN_LATER


def test_most_rules_that_know_the_word_are_tried() -> None:
    assert len(WITH_ANSWER) >= 25


A_LINE = re.compile(
    r"(?:Schrijf|Schrijf alleen het getal|Voeg toe|schrijf dan|die meer weet|Zet terug|Zet in de front matter): "
    r"`(?P<line>(?P<key>\w+): [^`]+)`"
)
"""A whole line of YAML to write."""
WITH_LINE = sorted(
    folder.name
    for folder in PROBLEMS.iterdir()
    if A_LINE.search((folder / "expected.txt").read_text("utf-8")) and folder.name[0] in "FVPD"
)
STILL_TO_FILL_IN = {"V-062": "V-084"}
"""An organisation that a program cannot know is still asked after."""


@pytest.mark.parametrize("code", WITH_LINE)
def test_the_line_of_the_advice_mends_what_it_is_for(code: str, tmp_path: Path) -> None:
    root, then = case_of(code, tmp_path)
    problem = next(each for each in judge(root, before=then).problems if each.code == code)
    advice = A_LINE.search(problem.message)
    assert advice is not None, problem.message
    lines = (root / problem.path).read_text(encoding="utf-8").split("\n")
    written = re.compile(rf"(?<!\w){advice['key']}:\s*(?:\[.*\]|\{{.*\}}|\".*?\"|[^,}}]*)")
    place = next((n for n, line in enumerate(lines) if n >= problem.line - 1 and written.search(line)), None)
    if place is None or code in ("F-021", "P-008", "P-009", "V-062"):
        lines.insert(1, advice["line"])
    else:
        lines[place] = written.sub(lambda _: advice["line"], lines[place], count=1)
    write(root, problem.path, "\n".join(lines))
    after = {each.code for each in judge(root, before=then).problems}
    assert after == ({STILL_TO_FILL_IN[code]} if code in STILL_TO_FILL_IN else set())


def test_most_rules_that_give_a_line_are_tried() -> None:
    assert len(WITH_LINE) >= 12


@pytest.mark.parametrize(
    "model", [each for _, each in inspect.getmembers(fields, is_model)], ids=lambda each: each.__name__
)
def test_the_examples_of_every_key_are_right(model: type[FrontMatterModel]) -> None:
    """What the advice shows for a key that is not there, or has another kind of value."""
    lines = [example_of(model, (key,), VOCABULARY) for key in model.field_by_key()]
    front, problems = read_yaml("x.yml", "\n".join(lines), first_line=1)
    assert front is not None, problems
    assert [f"{each}: {lines[each.line - 1]}" for each in check_shape(model, front, "x.yml", VOCABULARY)[1]] == []


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("themes: wonen, schulden", "themes: [wonen, schulden]"),
        ("conditions: 'Let op: geld'", 'conditions: ["Let op: geld"]'),
        ("conditions: Eén {sleutel}", 'conditions: ["Eén {sleutel}"]'),
        ("conditions: 'Nummer #1 #2'", 'conditions: ["Nummer #1 #2"]'),
        ("conditions: 'Hij zei \"ja: dat\"'", 'conditions: ["Hij zei \\"ja: dat\\""]'),
    ],
)
def test_a_text_in_a_list_of_the_advice_is_read_as_that_text(written: str, line: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    old = "themes: [schulden, wonen]" if written.startswith("themes") else "status: onbekend"
    edit(root, STORY, old, written if old != "status: onbekend" else f"{old}\n{written}")
    (found,) = said_of(root)
    assert f"Schrijf: `{line}`" in found.message
    edit(root, STORY, written, line)
    assert said_of(root) == ()


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        ("status: onbekend", "status:", "Vul een waarde in."),
        ("status: onbekend", "status: onbekend\nimage:", "Vul een waarde in, of haal de sleutel weg."),
        ("[schulden, wonen]", "[schulden, '']", "Vul een waarde in, of haal dit onderdeel van de lijst weg."),
    ],
)
def test_a_key_that_has_to_be_there_is_not_to_be_taken_away(old: str, new: str, advice: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, old, new)
    assert [each.message.partition(" is leeg. ")[2] for each in said_of(root)] == [advice]


@pytest.mark.parametrize(
    ("path", "old"),
    [
        (STORY, "maakte mensen bang."),
        ("ingredients/vertrouwen.md", "\n\n## "),
        ("docs/themas/schulden.md", "\n---\n\n"),
        ("bundles/eerste-bundel/voorwoord.md", "\n---\n\n"),
    ],
)
@pytest.mark.parametrize("link", ["onvindbaar-xyzzy.md", "/onvindbaar/", "/verhalen/rust-in-het-hoofd/#lessen"])
def test_the_file_that_is_named_in_advice_on_a_link_is_there(path: str, old: str, link: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    write(root, path, text.replace(old, f"{old}Zie [dit]({link}).\n\n", 1))
    found = next(each for each in said_of(root) if each.code in ("L-001", "L-003"))
    named = re.search(r"zoals `([^`]+)`|Bedoel je '([^']+)'", found.message)
    assert named is not None, found.message
    edit(root, path, f"({link})", f"({named[1] or named[2]})")
    assert not [str(each) for each in said_of(root) if each.code[0] == "L"]


@pytest.mark.parametrize(
    "title",
    [
        *("Op bezoek: thuis", "Op [bezoek", "Op bezoek] thuis", '"Op" bezoek', "'Op' bezoek", "Op bezoek #3", "Rust:"),
        *("#3 bezoek", "@bezoek", "* bezoek", "- bezoek", "%50", "'s avonds"),
    ],
)
def test_a_text_with_signs_of_yaml_is_shown_between_quotes(title: str, tmp_path: Path) -> None:
    """On a line of its own, and with others between braces: the advice gives the very text that was written."""
    root = copy_sample(tmp_path)
    mended = 0
    for key in ("title: Op bezoek", "title: Rust in het hoofd"):
        text = (root / STORY).read_text(encoding="utf-8")
        write(root, STORY, text.replace(key, f"title: {title}", 1))
        wrong = [each for each in said_of(root) if each.code == "F-014"]
        for found in wrong:
            right = re.fullmatch(r".* tussen aanhalingstekens: `(title: .*)`\.", found.message)
            assert right is not None, found.message
            edit(root, STORY, f"title: {title}", right[1])
            assert said_of(root) == () and yaml.safe_load(f"{{{right[1]}}}") == {"title": title}
            mended += 1
        write(root, STORY, text)
    assert mended


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ('"Rust in het hoofd', 'title: "Rust in het hoofd"'),
        ("'Het is 's avonds'", 'title: "Het is \'s avonds"'),
        ('"Hij zei "ja" toen"', "title: 'Hij zei \"ja\" toen'"),
        ("{rust} in het hoofd", 'title: "{rust} in het hoofd"'),
        ('"C:\\map', "title: 'C:\\map'"),
    ],
)
def test_quotes_that_did_not_hold_are_replaced(written: str, right: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "title: Rust in het hoofd", f"title: {written}")
    (found,) = said_of(root)
    assert found.message.endswith(f"Zet de hele waarde tussen aanhalingstekens: `{right}`.")


def test_a_text_with_a_backtick_is_not_shown_between_backticks(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "title: Rust in het hoofd", "title: `Rust` in het hoofd")
    (found,) = said_of(root)
    assert found.message.endswith("Zet de hele waarde tussen aanhalingstekens.")


def test_a_list_that_is_not_closed_is_no_text(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "[schulden, wonen]", "[schulden, wonen")
    (found,) = said_of(root)
    assert "een haak `[` of `{` is niet gesloten. Sluit de lijst" in found.message


@pytest.mark.parametrize(
    ("old", "new", "written", "meant"),
    [
        (", date: 2020,", ", date: {},", "'1 september 2021'", "2021-09-01"),
        (", date: 2020,", ", date: {},", "sept. 2021", "2021-09"),
        (", date: 2020,", ", date: {},", "30-2-2021", "2021-02"),
        (", date: 2020,", ", date: {},", "2021/9", "2021-09"),
        ("start: 2019-04", "start: {}", "1 mei 2019", "2019-05"),
        ("status: onbekend", "status: onbekend\npublished: {}", "1-2-2026", "2026-02-01"),
    ],
)
def test_a_date_as_people_write_it_is_known(old: str, new: str, written: str, meant: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, old, new.format(written))
    (found,) = said_of(root)
    assert "F-027" in str(found) and found.message.endswith(f"Bedoel je '{meant}'?")
    edit(root, STORY, written, meant)
    assert said_of(root) == ()


@pytest.mark.parametrize("written", ["2021-2023", "voorjaar", "2021-02-30 of later", "31-12"])
def test_what_is_no_date_is_none(written: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, ", date: 2020,", f", date: {written},")
    assert ["Schrijf een jaar, jaar-maand of hele datum" in each.message for each in said_of(root)] == [True]


def test_a_comma_that_begins_a_key_is_told_as_one(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "title: Op bezoek", "title: Op bezoek, thuis")
    (found,) = said_of(root)
    assert "F-031" in str(found) and "zet die dan met de komma tussen aanhalingstekens." in found.message


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("//bron.test/x", "https://bron.test/x"),
        ("htps://bron.test", "https://bron.test"),
        ("https//bron.test/x", "https://bron.test/x"),
        ("https:bron.test", "https://bron.test"),
        ("bron.nl/x", "https://bron.nl/x"),
    ],
)
def test_a_link_with_a_slip_at_its_beginning_gets_the_whole_address(link: str, meant: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "dronk eerst thee", f"dronk [eerst]({link}) thee")
    (found,) = said_of(root)
    assert found.message.endswith(f"Bedoel je '{meant}'?")
    edit(root, STORY, f"({link})", f"({meant})")
    assert said_of(root) == ()


def test_a_suggestion_that_cannot_be_shown_whole_is_none(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, ", date: 2020,", f", date: 2020, url: www.krant.test/{'pad/' * 20},")
    assert ["adresbalk" in each.message for each in said_of(root)] == [True]


def test_the_advice_for_a_marker_has_the_titles_of_now(tmp_path: Path) -> None:
    """Also in `mkdocs serve`, where a story that did not change is not judged again for nothing."""
    root, memory = copy_sample(tmp_path), Memory()
    edit(root, STORY, '{: ingredient="vertrouwen" }', '{: ingredient="Heel iets anders" }')
    before = check_library(root, TODAY, memory).problems
    assert not any(MEANT.search(each.message) for each in before)
    edit(root, "ingredients/vertrouwen.md", "title: Vertrouwen", "title: Heel iets anders")
    after = check_library(root, TODAY, memory).problems
    assert any("""Bedoel je '{: ingredient="vertrouwen" }'?""" in each.message for each in after)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        pytest.param(' {: ingredient="vertrouwen" }', '{: ingredient="vertrouwen" }', id="behind-the-text"),
        pytest.param("\n{: .struikelblok }", '{: setback="een-struikelblok" }', id="setback"),
        pytest.param("\n{: ingredient=klein-beginnen}", '{: ingredient="klein-beginnen" }', id="unknown-name"),
        pytest.param('\n{: thema="wonen" }', '{: ingredient="een-ingredient" }', id="something-else"),
    ],
)
def test_a_marker_that_is_not_known_is_shown_as_it_was_meant(written: str, right: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "maakte mensen bang.", f"maakte mensen bang.{written}\n\nVerder.")
    assert [each.message.partition("direct onder de alinea: ")[2] for each in said_of(root)] == [f"`{right}`."]


def test_a_link_to_an_old_name_gets_the_name_of_today_with_its_heading(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "maakte mensen bang.", "maakte [mensen](ooit-heel-anders.md#lessen) bang.")
    edit(root, "stories/plek-in-de-buurt.md", "\nperiod:", "\naliases: [ooit-heel-anders]\nperiod:")
    (found,) = said_of(root)
    assert "L-001" in str(found) and "Bedoel je 'plek-in-de-buurt.md#lessen'?" in found.message


@pytest.mark.parametrize(
    ("written", "example"),
    [
        ("consent: ja", "consent: [{"),
        ("partners: Mercatus", "partners: [{"),
        ("conditions: Tijd", "conditions: [Tijd]"),
    ],
)
def test_the_list_in_the_advice_has_blocks_where_those_belong(written: str, example: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "status: onbekend", f"status: onbekend\n{written}")
    (found,) = said_of(root)
    assert "F-023" in str(found) and f"`{example}" in found.message


@pytest.mark.parametrize("host", ["bit.ly", "lnkd.in", "drive.google.com", "gemeente.sharepoint.com", "issuu.com"])
def test_an_address_that_only_sends_on_or_may_close_is_no_firm_source(host: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "date: 2020, kind", f"date: 2020, url: https://{host}/x, kind")
    assert [each.code for each in said_of(root)] == ["T-009"]


@pytest.mark.parametrize("written", ["mdi-home", "home.svg", "':material-home:'", "material/home", "Home"])
def test_an_icon_by_its_name_elsewhere_is_known(written: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, "ingredients/lange-adem.md", "icon: clock", f"icon: {written}")
    assert [each.message.rpartition(". ")[2] for each in said_of(root)] == ["Bedoel je 'home'?"]


@pytest.mark.parametrize("name", ["ab", "A", "-", "Één verhaal", "x" * 120, "index"])
def test_the_name_of_a_file_in_the_advice_is_allowed(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, f"stories/{name}.md", "geen verhaal")
    said = next(each.message for each in said_of(root) if each.code == "F-006")
    advice = MEANT.search(said)
    assert advice is not None, said
    (root / f"stories/{name}.md").rename(root / "stories" / advice[3])
    assert not [each for each in said_of(root) if each.code == "F-006"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("status: onbekend", "status: [onbekend", "6 F-014", id="yaml"),
        pytest.param("status: onbekend", "status: onbekend\nperiod: {start: 2020, end: 2018}", "7 F-016", id="twice"),
        pytest.param("status: onbekend", "status:onbekend", "6 F-014", id="no-space-behind-the-colon"),
        pytest.param("status: onbekend", "status onbekend", "6 F-014", id="no-colon"),
        pytest.param("status: onbekend", "status: onbekend\n  themes: [wonen]", "7 F-014", id="too-far-in"),
        pytest.param(", date: 2020,", ", date: 2020, date: 2090,", "10 F-016", id="twice-in-a-source"),
    ],
)
def test_a_mistake_gives_one_problem(old: str, new: str, code: str, tmp_path: Path) -> None:
    """An abbreviation that is the name of a partner is no mistake when the partners cannot be read."""
    root = copy_sample(tmp_path)
    edit(root, STORY, "De brief vooraf", "DOCK vond dat de brief vooraf")
    edit(root, STORY, old, new)
    assert [f"{each.line} {each.code}" for each in said_of(root)] == [code]


def test_an_image_from_elsewhere_is_one_mistake(tmp_path: Path) -> None:
    said = check_story(tmp_path, "## Lessen", "![Bus](https://a.test/b.png)\n\n## Lessen")
    assert [each.split(" ")[1] for each in said] == ["V-046"]


@pytest.mark.parametrize(
    "text",
    ["Een inwoner van Zwolle zei het.", "Een cliënt van Humanitas zei het.", "De deelnemer uit Hoogeveen zei het.",
     "Een bewoner van de Pijp zei het.",
     "Een moeder, Humanitas en de wijk.", "Een deelnemer van Mobility Mentoring zei het."],
)  # fmt: skip
def test_a_place_or_organisation_is_no_person(text: str, tmp_path: Path) -> None:
    assert check_story(tmp_path, "De brief vooraf maakte mensen bang.", text) == []


@pytest.mark.parametrize(
    "text",
    ["Bewoner Van Dijk zei het.", "De bewoner van der Berg zei het.", "De cliënt Ahmed zei het.",
     "De moeder van Ahmed zei het.", "Moeder Fatima zei het.", "Hij ging met opa Kees mee.",
     "Mevrouw van Dijk zei het."],
)  # fmt: skip
def test_a_person_is_one(text: str, tmp_path: Path) -> None:
    assert [each.split(" ")[1] for each in check_story(tmp_path, "De brief vooraf maakte mensen bang.", text)] == [
        "P-006"
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("heldere-rоllen", "Teken 10 lijkt op een gewone letter"),
        ("heldere\u200b-rollen", "Teken 8 is onzichtbaar"),
        ("heldere\u2010rollen", "Teken 8 is geen gewoon streepje"),
        ("\u217cange-rollen", "Teken 1 lijkt op een gewone letter"),
        ("heldere-rolen", ""),
        ("heldére-rollen", ""),
        ("heldere-rollen ", "Haal de spatie weg die te veel is"),
        ("\u00a0heldere-rollen", "Teken 1 is geen gewone spatie"),
        ("heldere\u00a0rollen", ""),
    ],
)
def test_a_sign_that_cannot_be_told_apart_is_named(written: str, said: str) -> None:
    assert said in odd_sign(written, "heldere-rollen")
    assert bool(odd_sign(written, "heldere-rollen")) == bool(said)


def test_a_message_never_quotes_nothing(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "status: onbekend", "status: onbekend\n'': x")
    assert [each.message.partition(".")[0] for each in said_of(root)] == [
        "voor de dubbele punt staat hier geen sleutel"
    ]


@pytest.mark.parametrize(
    ("place", "is_told"),
    [
        ("verhaal.md", True),
        ("Verhaal.MD", True),
        ("verhaal.txt", True),
        ("verhalen/verhaal", True),
        ("verhalen/verhaal.md", True),
        ("x/README.md", False),
    ],
)
def test_a_story_outside_its_folder_is_told(place: str, tmp_path: Path, *, is_told: bool) -> None:
    root = copy_sample(tmp_path)
    write(root, place, (root / STORY).read_bytes() if is_told else "---\ntitle: Over dit project\n---\n")
    assert [each.code for each in said_of(root)] == (["F-046"] if is_told else [])


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        ("theme: schuld", "B-011 fout: `theme: schuld` bestaat niet. Bedoel je 'schulden'?"),
        ("ingredient: visie", "Bedoel je 'gedeelde-visie'?"),
        ("province: Zeeland", "B-005"),
        ("theme: schulden, province: Zeeland", "de keuze `theme: schulden, province: Zeeland` levert geen enkel"),
        ("themes: schulden", "F-020 fout: onbekende sleutel `themes`. Bedoel je 'theme'?"),
        ("theme: [schulden]", "F-022"),
        ('theme: ""', "F-031"),
        ("setback: gelt", "B-011 fout: `setback: gelt` bestaat niet. Er is hier nog niets om uit te kiezen"),
        ("ingredient: Vertrouwen", "Bedoel je 'vertrouwen'?"),
        ("ingredient: Lange adem", "Bedoel je 'lange-adem'?"),
        ("theme: Schulden", "Bedoel je 'schulden'?"),
        ("theme: Wonen in de stad", "Kies uit: schulden, wonen."),
        ("passage: rust-in-het-hoofd, setback: gelt", "Er is hier nog niets om uit te kiezen"),
        ("theme: ruimtevaart", "Kies uit: "),
    ],
)
def test_an_unknown_choice_is_no_empty_one(selection: str, said: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, "bundles/eerste-bundel/bundle.yml", "ingredient: lange-adem, province: Overijssel", selection)
    found = said_of(root)
    assert len(found) == 1
    assert said in str(found[0])


@pytest.mark.parametrize(
    "address",
    ["https://krant.nl/" + "een-heel-lang-adres-" * 6, "www.krant.nl/a/b/c", f"info@{'gemeentelijke' * 4}.nl"],
)
def test_an_address_is_no_words(address: str) -> None:
    paragraphs = read_prose(read_body(f"Zie {address}. Daar staat het.", 1))
    assert [sentence.words for each in paragraphs for sentence in each.sentences] == [
        ("Zie",),
        ("Daar", "staat", "het"),
    ]
