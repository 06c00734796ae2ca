"""The form and the check agree: for every code that the form can say, and for drafts with the slips of people."""

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from form_site import write_form_site
from playwright.sync_api import Browser, Page

from conftest import PROJECT
from hoedan.check.check_library import check_library
from hoedan.intake.form_words import FORM_WORDS
from made.library import write_library, write_story
from made.sample import TODAY

Draft = dict[str, Any]

BASE: Draft = {
    "title": "Zwolle probeert het",
    "summary": "Hoe werk je samen aan één vraag? In Zwolle begonnen zes organisaties klein.",
    "municipalities": ["Zwolle"],
    "period": {"start": "2021", "end": ""},
    "status": "geborgd",
    "themes": ["wonen"],
    "ingredients": ["vertrouwen", "lange-adem"],
    "target_groups": [],
    "partners": [],
    "sources": [{"id": "1", "title": "Een bron", "publisher": "De Krant", "date": "2022", "kind": "pers"}],
    "contact": {"organisation": "Gemeente Zwolle", "url": ""},
    "open_questions": "",
    "figures": [],
    "quote": {"text": "", "who": "", "source": ""},
    "conditions": "",
    "inspired_by": [],
    "followers": [],
    "sections": {
        "Aanleiding": "Het begon in de wijk.[^1]",
        "Aanpak": "Zij deden het samen.\n[laat zien: Vertrouwen; Lange adem]",
        "Resultaat": "Het hielp.",
        "Vallen en opstaan": "Het duurde lang.\n[struikelblok: Geld]",
        "Lessen": "Blijf bij elkaar.",
        "Meer weten": "",
    },
}
FIGURE = {"value": "38", "label": "kregen hulp", "source": "1"}
QUOTE = {"text": "We begonnen gewoon.", "who": "wethouder", "source": "1"}


def source(**given: str) -> Draft:
    return {"sources": [BASE["sources"][0] | given]}


def section(text: str, heading: str = "Lessen") -> Draft:
    """More text in a section, as a paragraph of its own."""
    return {"sections": BASE["sections"] | {heading: f"{BASE['sections'][heading]}\n{text}"}}


def only(text: str, heading: str) -> Draft:
    """Other text in a section."""
    return {"sections": BASE["sections"] | {heading: text}}


CASES: list[tuple[str, Draft]] = [
    ("", {}),
    ("F-008", section("woord " * 1700)),
    ("F-009", section("!" * 41)),
    ("F-021", {"title": ""}),
    ("F-021", {"municipalities": []}),
    ("F-021", {"contact": {"organisation": "", "url": "https://zwolle.nl"}}),
    ("F-021", {"figures": [{"value": "38"}]}),
    ("F-021", {"quote": QUOTE | {"who": ""}}),
    ("F-021", {"followers": [{"since": "2024"}]}),
    ("F-021", {"partners": [{"name": "Mercatus"}]}),
    ("F-021", source(publisher="")),
    ("F-024", {"summary": "Te kort."}),
    ("F-024", {"title": "x" * 91}),
    ("F-024", {"open_questions": "Hoe dan?"}),
    ("F-024", {"conditions": "x" * 201}),
    ("F-025 V-010", {"themes": ["wonen", "schulden", "zorg", "werk"]}),
    ("F-025", {"conditions": "a\nb\nc\nd\ne\nf"}),
    ("F-025", {"figures": [FIGURE | {"value": str(number)} for number in range(5)]}),
    ("F-026", {"target_groups": ["ouderen", "ouderen"]}),
    ("F-027", {"period": {"start": "vorig jaar", "end": ""}}),
    ("F-027", source(date="gisteren")),
    ("F-027", {"followers": [{"municipality": "Kampen", "since": "2024-13"}]}),
    ("F-032", {"figures": [FIGURE | {"source": "een"}]}),
    ("F-033", source(url="www.krant.nl")),
    ("F-033", source(archived="archief")),
    ("F-042", {"figures": [FIGURE | {"value": "veel"}]}),
    ("F-043", {"figures": [FIGURE | {"value": "1:30"}]}),
    ("", {"figures": [FIGURE | {"value": "17.000", "of": "20.000", "from": "2,5"}]}),
    ("F-026", {"figures": [FIGURE, FIGURE]}),
    ("F-026", {"followers": [{"municipality": "Kampen"}, {"municipality": "kampen"}]}),
    ("F-026", {"conditions": "Een corporatie.\nEen corporatie."}),
    ("F-044", {"figures": [FIGURE | {"value": "1234567890123"}]}),
    ("F-044", {"figures": [FIGURE | {"value": "1,12345"}]}),
    ("V-001", {"title": "Bestaat al"}),
    ("V-002", {"period": {"start": "2021", "end": "2020"}, "status": "gestopt"}),
    ("V-003", {"status": "loop"}),
    ("V-004", {"period": {"start": "2020", "end": "2021"}, "status": "gestart"}),
    ("V-005", {"status": "afgerond"}),
    ("V-006", {"municipalities": ["Zwole"]}),
    ("V-006", {"followers": [{"municipality": "Atlantis"}]}),
    ("V-007", {"municipalities": ["Haaren"]}),
    ("V-008", {"municipalities": ["Bergen"]}),
    ("V-009", {"municipalities": ["Brabant"]}),
    ("V-010", {"themes": ["wonem"]}),
    ("V-011", {"target_groups": ["iedereen"]}),
    ("V-012", {"partners": [{"name": "M", "type": "bank"}]}),
    ("V-014", section("Een alinea.\n[laat zien: Onbekend]")),
    ("V-015", section("Nog iets.[^7]")),
    ("V-016", only("Het begon in de wijk.", "Aanleiding")),
    ("V-017", section("[^1]: Een bron")),
    ("V-018", {"period": {"start": "2090", "end": ""}}),
    ("V-018", {"figures": [FIGURE | {"date": "2090"}]}),
    ("V-018", {"followers": [{"municipality": "Kampen", "since": "2090"}]}),
    ("V-020", {"inspired_by": ["weg-ermee"]}),
    ("V-023", section('![Een foto](foto.jpg "Foto: maker")')),
    ("V-028", {"period": {"start": "2021", "end": "2090"}, "status": "gestopt"}),
    ("V-029", {"status": "loopt"}),
    ("V-033", only("", "Lessen")),
    ("V-032", section("## Aanpak\nTekst.")),
    ("V-035", section("### Kop {: .x }")),
    ("V-034", section("## Eigen kop\nTekst.")),
    ("V-040", section("Een alinea {: ingredient=vertrouwen }")),
    ("V-041", section("### Kop\n[laat zien: Vertrouwen]\nTekst.")),
    ("V-043", section("Een alinea.\n[laat zien: Gedeelde visie]")),
    ("V-044", only("Zij deden het samen.\n[laat zien: Vertrouwen]", "Aanpak")),
    ("V-045", section("Dit is <b>vet</b>.")),
    ("V-046", section('![Een foto](https://a.nl/foto.jpg "Foto: maker")')),
    ("V-047 V-023", section('![](foto.jpg "Foto: maker")')),
    ("V-048 V-023", section("![Een foto](foto.jpg)")),
    ("V-049", section("[naam]: https://a.nl")),
    ("V-050", section("De ``foto hangt nu in de hal.")),
    ("V-051", section("Nog iets.[^een bron]")),
    ("V-053", source(kind="krant")),
    ("V-054", source(kind="")),
    ("V-055", {"figures": [FIGURE | {"source": "2"}]}),
    ("V-055", {"quote": QUOTE | {"source": "3"}}),
    ("V-056", {"figures": [FIGURE | {"of": "37"}]}),
    ("V-057", {"quote": QUOTE | {"text": "een twee drie vier vijf zes zeven acht negen tien elf"}}),
    ("V-058", {"followers": [{"municipality": "Zwolle"}]}),
    ("V-059", {"open_questions": "Wie betaalt dit na 2026"}),
    ("V-062", {"contact": {"organisation": "", "url": ""}}),
    ("V-063", section('Een alinea.\n{: setback="geld" ingredient="vertrouwen" }')),
    ("V-064", section("Een alinea.\n[struikelblok: Onbekend]")),
    ("V-065", only("Het geld was op.", "Vallen en opstaan")),
    ("V-068", section("3. drie\n4. vier")),
    ("V-074", {"figures": [FIGURE | {"of": "0"}]}),
    ("V-074", {"figures": [FIGURE | {"of": "40", "from": "41"}]}),
    ("V-075", {"quote": QUOTE | {"text": "'We begonnen gewoon.'"}}),
    ("V-076", source(url="https://www.krant.nl/a", archived="https://krant.nl/b")),
    ("V-077", section("###Kop")),
    ("V-078", section("Dit is ~~weg~~.")),
    ("V-079", section("Zie www.krant.nl.")),
    ("L-002", section("Lees [dit](#bestaat-niet).")),
    ("L-001", section("Lees [het stuk](www.bron.test).")),
    ("L-001", section("Lees [dit verhaal](bestaat-niet.md).")),
    ("L-003", section("Lees [dit verhaal](/verhalen/bestaat-al/).")),
    ("L-004", section("Bel [ons](tel:112).")),
    ("L-005", section("Lees [dit](../../elders.md).")),
    ("L-006", section("Lees [dit](<>).")),
    ("L-007 V-079", section("Lees [het rapport](https://bron.test/een rapport.pdf).")),
    ("L-008", section("Lees [het stuk](https://bron.test@elders.test/).")),
    ("P-001", section("Zijn nummer is 123456782.")),
    ("P-002", {"summary": "Hoe dan? Maak het over op NL91 ABNA 0417 1643 00, dan komt het goed."}),
    ("P-003", {"conditions": "Mail jan.jansen@zwolle.nl even."}),
    ("P-004", source(note="Bel 06-12345678.")),
    ("P-005", section("Zij woont op Kerkstraat 12, 8011 AB in Zwolle.")),
    ("P-006", section("Mevrouw Jansen was erbij.")),
]
"""What the check and the form both say of a draft that is right but for this."""

FINE = [
    *(
        "De foto`s hangen nu in de hal.",
        "Uit de rapporten.[^1, 1]",
        "Dit is `<b>` in code.",
        "Lees [dit](bestaat-al.md).",
    ),
    *(
        "–\tEen straat\n–\tEen wijk",
        "Lees [meer](../ingredients/vertrouwen.md).",
        "> Een citaat.\n[laat zien: Vertrouwen]",
    ),
    *(
        "- een\n- twee\n[struikelblok: Tempo]\n[laat zien: Vertrouwen]",
        "### Een tussenkop\nMet tekst.",
        "2021. Het jaar begon.",
    ),
    *(
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "3 < 4 en 5 > 2",
        "Een * en een _ en een #.",
        "[haken] en (haken)",
        "**vet** en *schuin*",
    ),
]
"""What a person may write: neither has a word against it."""


LOOSE = [
    *(
        "1) een\n2) twee",
        "3. drie\n4. vier",
        "2021. Het jaar begon.",
        "- een\n  - diep\n    - dieper",
        "Regel\\\\\nnog een",
    ),
    *(
        "Zie www.krant.nl.",
        "{Let op} dit.",
        "<info@zwolle.nl>",
        "<https://a.nl>",
        "***",
        "---",
        "- - -",
        "Aanpak\n------",
    ),
    *(
        "Kop\n====",
        "```\ncode <b>\n```",
        "```",
        "~~~",
        "    ingesprongen",
        "> een\n> \n> twee\n[laat zien: Vertrouwen]",
    ),
    *(
        "a | b\n--- | ---\n1 | 2",
        "&nbsp;",
        "&lt;b&gt;",
        "<br>",
        "[a](b c)",
        "[a] (https://a.nl)",
        "![]()",
        "[](https://a.nl)",
    ),
    *(
        "[^1]",
        "[^1]:",
        "tekst[^1]: dus",
        "[^01]",
        "[^]",
        "\\[^1]",
        "\\`",
        "`a``b`",
        "``a`",
        "De auto`s en foto`s.",
        "'n `s",
    ),
    *(
        "#hashtag",
        "####### zeven",
        "#### vier",
        "## Aanpak",
        "# Een",
        " ## Kop",
        "- ## Kop",
        "> ## Kop",
        "### Kop {: .x }",
    ),
    *("[laat zien: Vertrouwen]", "[struikelblok: Geld]", "Tekst.\n[laat zien: ]", "Tekst.\n[laat zien: x; Vertrouwen]"),
    *(
        "{: .klasse }",
        "{:}",
        "{ setback }",
        '{: ingredient="vertrouwen" }',
        'Tekst.\n{: setback="geld" }',
        "x {: id=a }",
    ),
    *("[x](#lessen)", "[x](#bestaat-niet)", "[x](mailto:info@a.nl)", "[x](HTTP://a.nl)", "[x](https://a.nl 'titel')"),
    *(
        "[x](../stories/bestaat-al.md)",
        "[x](bestaat-al.md#lessen)",
        "[x](./bestaat-al.md)",
        "[x](bestaat-al)",
        "[x](verhalen/bestaat-al/)",
    ),
    *(
        "[x](ingredienten/vertrouwen)",
        "[x](../docs/index.md)",
        "[x](javascript:alert)",
        "[x](<https://a.nl/b c>)",
        "[a [b]](https://a.nl)",
    ),
    *(
        "* ster\n+ plus",
        "*\tster",
        "- ",
        "-",
        "-x",
        "1.",
        "1.x",
        "• punt",
        "| a |",
        "|",
        "a\tb",
        "x" * 200 + "\n" + "y" * 200,
    ),
    *(
        "<!-- weg -->",
        "<script>",
        "< b >",
        "<3",
        "a <b",
        "<a@b>",
        "[1]: https://a.nl",
        "*[Wmo]: wet",
        "Term\n: uitleg",
        "{{ x }}",
        "{% y %}",
    ),
    *(
        "![alt](nieuw/f.png)",
        "![a](https://a.nl/f.png)",
        "!niet(x)",
        "\\",
        "\\\\",
        "_ _",
        "~~weg~~",
        "H~2~O",
        "==x==",
        "--8<-- x",
        "??? x",
        "!!! x",
    ),
]
"""What a person may write as well: the two need only agree."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one story."""
    folder = write_library(tmp_path_factory.mktemp("agreement"), setbacks=("geld", "tempo"))
    write_story(folder, "bestaat-al", title="Bestaat al")
    return folder


@pytest.fixture(scope="module")
def window(
    browser: Browser,
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[Page]:
    folder = write_form_site(
        check_library(root, TODAY).library, PROJECT / "docs" / "assets", tmp_path_factory.mktemp("form") / "site"
    )
    with serve(folder) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{address}insturen/")
        yield page
        context.close()


BOUNDS = {"F-008", "F-009"}
"""Of a file beyond its bounds the check says nothing else."""

JUDGE = """async ([drafts, today]) => {
  const load = (name) => import(new URL(`../assets/form/${name}.js`, document.baseURI));
  const [{ readSite }, { findProblems }, { writeStory }] = await Promise.all(["site", "rules", "story"].map(load));
  const site = await readSite();
  return drafts.map((draft) => [
    writeStory(draft, site),
    findProblems(draft, { ...site, today, images: "stories/x" }).map(({ code, words }) => [code, words]),
  ]);
}"""


def both_say(page: Page, root: Path, drafts: list[Draft]) -> list[tuple[set[str], set[str], str]]:
    """What the form says of each draft, what the check says of its file, and the file; advice on style is not asked."""
    judged: list[tuple[str, list[tuple[str, str]]]] = page.evaluate(JUDGE, [drafts, TODAY.isoformat()])
    files = [root / "stories" / f"nieuw-{number}.md" for number in range(len(judged))]
    for file, (text, _) in zip(files, judged, strict=True):
        file.write_text(text, encoding="utf-8")
    problems = check_library(root, TODAY, is_coached=False).problems
    for file in files:
        file.unlink()
    said = {file.name: {p.code for p in problems if p.path == f"stories/{file.name}"} for file in files}
    both = zip(files, judged, strict=True)
    return [without_echo({code for code, _ in found}, said[file.name], text) for file, (text, found) in both]


def without_echo(form: set[str], check: set[str], text: str) -> tuple[set[str], set[str], str]:
    """A heading of a section that was typed once more is one mistake, and its place and the lack of text follow."""
    return form, check - ({"V-031", "V-033"} if "V-032" in form else set()), text


def test_the_form_says_what_the_check_says(window: Page, root: Path) -> None:
    drafts = [{**BASE, "title": f"Verhaal {number}", **changes} for number, (_, changes) in enumerate(CASES)]
    wrong = [
        f"{expected or 'nothing'} expected of {changes}: the form said {sorted(form)}, the check {sorted(check)}"
        for (expected, changes), (form, check, _) in zip(CASES, both_say(window, root, drafts), strict=True)
        if not form == check == set(expected.split())
    ]
    assert wrong == [], "\n".join(wrong)


def test_every_code_that_the_form_can_say_has_a_case() -> None:
    assert {code for codes, _ in CASES for code in codes.split()} == FORM_WORDS.keys()


def test_what_people_may_write_passes_both(window: Page, root: Path) -> None:
    drafts = [{**BASE, "title": f"Verhaal {number}", **section(text)} for number, text in enumerate(FINE)]
    said = both_say(window, root, drafts)
    assert [(text, form, check) for text, (form, check, _) in zip(FINE, said, strict=True) if form or check] == []


@pytest.mark.parametrize("heading", ["Aanpak", "Lessen"])
def test_the_form_and_the_check_agree_on_loose_text(window: Page, root: Path, heading: str) -> None:
    drafts = [{**BASE, "title": f"Verhaal {number}", **section(text, heading)} for number, text in enumerate(LOOSE)]
    wrong = [
        f"{text!r}: the form said {sorted(form - check)} alone and the check {sorted(check - form)} alone"
        for text, (form, check, _) in zip(LOOSE, both_say(window, root, drafts), strict=True)
        if form != check
    ]
    assert wrong == [], "\n".join(wrong)


def test_the_form_and_the_check_agree_on_many_drafts(window: Page, root: Path) -> None:
    """Slips upon slips: several changes in one draft, and loose text in any section."""
    dice = random.Random(2040)
    texts = [*FINE, *LOOSE, *(changes["sections"]["Lessen"] for _, changes in CASES if "sections" in changes)]
    drafts = []
    for number in range(400):
        draft: Draft = {**BASE, "title": f"Verhaal {number}"}
        for _, changes in dice.sample(CASES, dice.randint(0, 3)):
            draft |= {key: value for key, value in changes.items() if key not in ("sections", "title")}
        sections = dict(draft["sections"])
        for heading in dice.sample([*sections], dice.randint(0, 3)):
            sections[heading] += "\n" + dice.choice(texts)
        drafts.append(draft | {"sections": sections})
    wrong = [
        f"the form said {sorted(form - check)} alone and the check {sorted(check - form)} alone of\n{text}"
        for form, check, text in both_say(window, root, drafts)
        if form != check and not (check and check <= BOUNDS & form)
    ]
    assert wrong == [], f"{len(wrong)} of {len(drafts)}: {wrong[0]}"
