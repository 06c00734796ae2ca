"""The rules for what a story or page says: headings, sources, passages, images and links."""

import json
import re
import struct
import zlib
from pathlib import Path

import pytest

from hoedan.check.references import section_words
from hoedan.check.sections import longest_rise
from hoedan.model.fields import StoryFrontMatter
from made.entry import FIRST_LINE, make_story
from made.library import passages, story_body, write_library, write_story
from made.sample import STORY, check, check_story, codes, copy_sample, edit, judge, write
from problem_inputs import PNG

HEADINGS = ("Aanleiding", "Aanpak", "Resultaat", "Vallen en opstaan", "Lessen")
SECTIONS = "\n".join(
    f"## {heading}\n\n{letter}.{'[^1]' if letter == 'A' else ''}\n"
    for heading, letter in zip(HEADINGS, "ABCDE", strict=True)
)
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def huge(side: int) -> bytes:
    """The start of a PNG that says to be this wide and high; a picture of one colour takes hardly more."""
    header = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return SIGNATURE + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header)) + b"\x00\x00\x00\x00IDAT"


def headings(folder: Path, text: str) -> list[str]:
    """The problems with the headings of a story, as `line code`; those that are missing too."""
    root = copy_sample(folder)
    old = (root / STORY).read_text(encoding="utf-8")
    front = old[: old.index("\n---\n") + 5]
    write(root, STORY, front + text)
    first = front.count("\n")
    found = (each.removeprefix(f"{STORY}:").split(" ") for each in codes(root) if each.startswith(STORY))
    return [f"{int(line) - first} {code}" for line, code in found if "V-030" <= code <= "V-036"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("## Lessen", "## Lessen", [], id="right"),
        pytest.param("## Aanpak", "Aanpak\n------", [], id="underlined"),
        pytest.param("E.\n", "E.\n\n## Meer weten\n\nF.\n", [], id="with-the-optional-one"),
        pytest.param("B.", "### Eerst\n\nB.\n\n#### Nog kleiner\n", [], id="smaller-headings-are-free"),
        pytest.param("B.", "```\n## Voorbeeld\n```", [], id="heading-in-code"),
        pytest.param("## Aanpak", "## Aanpak\n\n### Alleen een kop", [], id="subheading-above-text"),
        pytest.param("## Aanpak\n\nB.\n\n", "", ["15 V-030"], id="missing"),
        pytest.param("## Aanpak", "### Aanpak", ["5 V-034"], id="one-level-too-deep"),
        pytest.param("## Aanpak", "#### aanpakk", ["5 V-034"], id="deeper-with-a-slip"),
        pytest.param("## Aanpak", "**Aanpak**", ["5 V-034"], id="bold"),
        pytest.param("## Aanpak", "Aanpak:", ["5 V-034"], id="bare"),
        pytest.param("## Aanpak", "## Aanpak\n\nAanpak", [], id="a-word-that-is-a-heading"),
        pytest.param("## Aanpak", "# Aanpak", ["5 V-034"], id="one-level-too-high"),
        pytest.param("## Aanpak", "Aanpak\n======", ["5 V-034"], id="underlined-too-high"),
        pytest.param("## Aanpak", "## aanpak", ["5 V-034"], id="small-letter"),
        pytest.param("## Aanpak", "## Aanpak:", ["5 V-034"], id="colon"),
        pytest.param("## Aanpak", "## Wat wij deden", ["5 V-034", "19 V-030"], id="other-words"),
        pytest.param("## Aanpak", "## Aanpak\n\nB.\n\n## Tussenkop", ["9 V-034"], id="extra"),
        pytest.param("B.", "> ## Kop in een citaat", ["7 V-034"], id="in-a-quote"),
        pytest.param("B.", "- ## Kop in een lijst", ["7 V-034"], id="in-a-list"),
        pytest.param("## Lessen", "## Aanpak\n\nB.\n\n## Lessen", ["17 V-032"], id="twice"),
        pytest.param("B.\n\n", "", ["5 V-033"], id="empty"),
        pytest.param("B.\n", "### Alleen een kop\n", ["5 V-033"], id="only-a-subheading"),
        pytest.param("B.\n", "---\n", ["5 V-033"], id="only-a-rule"),
        pytest.param("E.\n", "", ["17 V-033"], id="empty-at-the-end"),
        pytest.param("## Aanpak", "## Aanpak {#aanpak}", ["5 V-035"], id="attributes"),
        pytest.param("B.", "### Eerst { .klein }\n\nB.", ["7 V-035"], id="attributes-on-a-subheading"),
    ],
)
def test_a_story_has_its_headings(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert SECTIONS.count(old) == 1
    assert headings(tmp_path, SECTIONS.replace(old, new)) == expected


def test_one_section_that_moved_is_one_problem(tmp_path: Path) -> None:
    result = "## Resultaat\n\nC.\n\n"
    assert headings(tmp_path, result + SECTIONS.replace(result, "")) == ["1 V-031"]


def test_a_story_without_any_text_misses_every_heading(tmp_path: Path) -> None:
    assert headings(tmp_path, "\n") == ["1 V-030"] * 5


def test_a_slip_in_a_heading_is_one_problem_with_the_right_form(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "## Vallen en opstaan", "## Vallen & opstaan")
    assert check(root) == [
        f"{STORY}:27: V-034 fout: de kop '## Vallen & opstaan' mag hier niet. Bedoel je '## Vallen en opstaan'?"
    ]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param("liggen.[^2]", ["16 V-015"], id="source-that-is-not-there"),
        pytest.param("liggen.[^01]", [], id="number-with-a-zero"),
        pytest.param("liggen[^1]: zo begon het.", [], id="before-a-colon"),
        pytest.param("liggen.[^1, 2]", ["16 V-051"], id="two-in-one"),
        pytest.param("liggen. `[^9]`", [], id="in-code"),
        pytest.param("liggen.\n\n[^1]: De krant", ["18 V-017"], id="own-definition"),
        pytest.param("liggen.\n\n[krant]: https://bron.test", ["18 V-049"], id="loose-address"),
    ],
)
def test_a_reference_has_a_source(tmp_path: Path, new: str, expected: list[str]) -> None:
    assert check_story(tmp_path, "liggen.[^1]", new) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param('{: ingredient="vertrouwen" }', [], id="right"),
        pytest.param('{: ingredient="vertrouwen gedeelde-visie" }', [], id="two"),
        pytest.param('{: ingredient="vertrouwen lange-adem" }', ["21 V-043"], id="marked-but-not-named"),
        pytest.param('{: ingredient="vertrouwe" }', ["21 V-014"], id="slip-in-the-marker"),
        pytest.param('{: ingredient="iets-heel-anders" }', ["8 V-044", "21 V-014"], id="other-ingredient"),
        pytest.param("{: ingredient='vertrouwen' }", ["21 V-040"], id="wrong-form"),
        pytest.param('\n{: ingredient="vertrouwen" }', ["22 V-041"], id="wrong-place"),
        pytest.param('{: ingredient="wantrouwen-en-vertrouwen-in-elkaar" }', ["8 V-044", "21 V-014"], id="longer"),
        pytest.param("", ["8 V-044"], id="no-marker"),
    ],
)
def test_a_passage_is_named_and_an_ingredient_is_shown(tmp_path: Path, new: str, expected: list[str]) -> None:
    assert check_story(tmp_path, '{: ingredient="vertrouwen" }', new) == expected


def test_an_unknown_ingredient_is_not_reported_again_as_a_passage(tmp_path: Path) -> None:
    assert check_story(tmp_path, "[vertrouwen, gedeelde-visie]", "[vertouwen, gedeelde-visie]") == ["8 V-014"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param('{: setback="Geld" }', '{: setback="geld" }', id="capital"),
        pytest.param('{: setback="geldt, tempo" }', '{: setback="geld tempo" }', id="comma-and-slip"),
        pytest.param("{: struikelblok=‘geld’ }", '{: setback="geld" }', id="dutch-key"),
        pytest.param('{setback="geld"}', '{: setback="geld" }', id="no-colon"),
        pytest.param('{: setback="geld" setback="tempo" }', '{: setback="geld tempo" }', id="twice"),
        pytest.param(
            '{: setback="geld" ingredient="vertrouwen" }', '{: ingredient="vertrouwen" setback="geld" }', id="order"
        ),
        pytest.param('{: ingredient="Lange adem" }', '{: ingredient="lange-adem" }', id="title"),
    ],
)
def test_the_advice_for_a_marker_is_taken(tmp_path: Path, written: str, meant: str) -> None:
    """What it proposes is right when it is put in the place of what was written."""
    root = write_library(tmp_path, setbacks=("geld", "tempo"))
    text = story_body(f"{passages(('vertrouwen', 'lange-adem'))}\n\nHet liep vast.\n{{}}")
    write_story(root, "een", text.replace("{}", written))
    (said,) = (each for each in judge(root).problems if each.is_error)
    assert said.message.endswith(f"Bedoel je '{meant}'?")
    write_story(root, "een", text.replace("{}", meant))
    assert [each for each in judge(root).problems if each.is_error] == []


@pytest.mark.parametrize("written", ['{: setback="olifant!" }', '{: setback="" }', "{: .geld }", "{: }"])
def test_a_marker_that_names_nothing_known_gets_the_form(tmp_path: Path, written: str) -> None:
    root = write_library(tmp_path, setbacks=("geld", "tempo"))
    write_story(root, "een", story_body(f"{passages(('vertrouwen', 'lange-adem'))}\n\nHet liep vast.\n{written}"))
    (said,) = (each for each in judge(root).problems if each.is_error)
    key = "setback" if "setback" in written else "ingredient"
    assert f"Schrijf op een eigen regel, direct onder de alinea: `{{: {key}=" in said.message


def test_a_library_whose_only_setback_cannot_be_read_proposes_none(tmp_path: Path) -> None:
    root = write_library(tmp_path, setbacks=("geld",))
    write(root, "docs/struikelblokken/geld.md", "---\ntitle: [\n---\nTekst.\n")
    write_story(root, "een", story_body(passages(("vertrouwen", "lange-adem"))))
    assert {each.path for each in judge(root).problems if each.is_error} == {"docs/struikelblokken/geld.md"}


def test_a_note_in_a_story_is_told_once_as_a_source(tmp_path: Path) -> None:
    said = check_story(tmp_path, "## Lessen\n", "## Lessen\n\n[^1]: [^1]: Rapport\n")
    assert [each.split(" ")[1] for each in said] == ["V-017"]


def test_the_same_slip_in_name_and_marker_is_reported_where_it_is_named(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "[vertrouwen, gedeelde-visie]", "[vertouwen, gedeelde-visie]")
    edit(root, STORY, '{: ingredient="vertrouwen" }', '{: ingredient="vertouwen" }')
    assert codes(root) == [f"{STORY}:8 V-014"]


@pytest.mark.parametrize(
    ("image", "content", "expected"),
    [
        pytest.param('![Bus](rust-in-het-hoofd/bus.png "Een bus. Foto: A, CC BY")', PNG, [], id="right"),
        pytest.param("![Bus](rust-in-het-hoofd/bus.png)", PNG, ["V-048"], id="no-caption"),
        pytest.param('![](rust-in-het-hoofd/bus.png "Een bus")', PNG, ["V-047"], id="no-description"),
        pytest.param('![ ](rust-in-het-hoofd/bus.png "Een bus")', PNG, ["V-047"], id="blank-description"),
        pytest.param('![Bus](rust-in-het-hoofd/weg.png "Een bus")', PNG, ["V-023"], id="not-there"),
        pytest.param('![Bus](bus.png "Een bus")', PNG, ["V-082"], id="without-its-folder"),
        pytest.param('![Bus](stories/rust-in-het-hoofd/bus.png "Een bus")', PNG, ["V-082"], id="from-the-root"),
        pytest.param('![Bus](/rust-in-het-hoofd/bus.png "Een bus")', PNG, ["V-082"], id="from-the-top"),
        pytest.param('![Bus](rust-in-het-hoofd/BUS.PNG "Een bus")', PNG, ["V-082"], id="in-capitals"),
        pytest.param('![Bus](rust-in-het-hoofd\\bus.png "Een bus")', PNG, ["V-082"], id="backslash"),
        pytest.param('![Bus](rust-in-het-hoofd/bus%2Epng "Een bus")', PNG, ["V-082"], id="escaped"),
        pytest.param('![Bus](rust-in-het-hoofd/bus.png?raw=true "Een bus")', PNG, ["V-082"], id="with-a-question"),
        pytest.param('![Bus](../mkdocs.yml "Een bus")', PNG, ["V-023"], id="other-folder"),
        pytest.param('![Bus](/etc/passwd "Een bus")', PNG, ["V-023"], id="absolute"),
        pytest.param(f'![Bus]({"x" * 5000} "Een bus")', PNG, ["V-023"], id="name-too-long"),
        pytest.param('![Bus](rust-in-het-hoofd/bus.png "Een bus")', b"GIF89a", ["V-024"], id="gif-called-png"),
        pytest.param('![Bus](rust-in-het-hoofd/bus.png "Een bus")', PNG + b"x" * 2_000_000, ["V-025"], id="too-large"),
        pytest.param('![Bus](rust-in-het-hoofd/bus.png "Een bus")', huge(20_000), ["V-025"], id="too-many-pixels"),
        pytest.param('![Bus](rust-in-het-hoofd/bus.png "Een bus")', huge(2**31 - 1), ["V-025"], id="pixel-bomb"),
        pytest.param('![Bus](https://beeld.test/bus.png "Een bus")', PNG, ["V-046"], id="remote"),
        pytest.param('![Bus](//beeld.test/bus.png "Een bus")', PNG, ["V-046"], id="remote-without-scheme"),
        pytest.param('![Bus](data:image/png;base64,AAAA "Een bus")', PNG, ["V-046"], id="in-the-address"),
    ],
)
def test_an_image_stands_beside_its_story(tmp_path: Path, image: str, content: bytes, expected: list[str]) -> None:
    root = copy_sample(tmp_path)
    write(root, "stories/rust-in-het-hoofd/bus.png", content)
    edit(root, STORY, "## Lessen", f"{image}\n\n## Lessen")
    assert [each.split(" ")[1] for each in codes(root)] == expected


def test_an_image_has_the_ending_of_an_image(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, "stories/rust-in-het-hoofd/bus.txt", PNG)
    edit(root, STORY, "## Lessen", '![Bus](rust-in-het-hoofd/bus.txt "Een bus")\n\n## Lessen')
    assert codes(root) == [f"{STORY}:31 V-024"]


@pytest.mark.parametrize(
    ("src", "expected"),
    [
        pytest.param("bus.png", [], id="right"),
        pytest.param("weg.png", ["11 V-023"], id="not-there"),
        pytest.param("../plek-in-de-buurt.md", ["11 V-023"], id="other-folder"),
        pytest.param('"a\\0b"', ["11 F-030", "11 V-023"], id="character-that-no-name-can-have"),
    ],
)
def test_the_image_of_the_front_matter_is_in_the_folder_too(tmp_path: Path, src: str, expected: list[str]) -> None:
    root = copy_sample(tmp_path)
    write(root, "stories/rust-in-het-hoofd/bus.png", PNG)
    image = f"image: {{src: {src}, alt: Een bus, credit: A, licence: CC BY}}"
    edit(root, STORY, "inspired_by: [plek-in-de-buurt]", image)
    assert [each.removeprefix(f"{STORY}:") for each in codes(root)] == expected


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("plek-in-de-buurt.md", id="story"),
        pytest.param("./plek-in-de-buurt.md#vallen-en-opstaan", id="heading"),
        pytest.param("#lessen", id="heading-of-its-own"),
        pytest.param("../ingredients/vertrouwen.md#wat-is-het", id="ingredient"),
        pytest.param("../docs/achtergrond/samen-leren.md#begin-met-een-vraag", id="page"),
        pytest.param("https://bron.test/x", id="web"),
        pytest.param("HTTPS://bron.test/x", id="capitals"),
        pytest.param("mailto:info@bron.test", id="mail"),
    ],
)
def test_a_link_that_leads_somewhere_is_fine(tmp_path: Path, target: str) -> None:
    assert check_story(tmp_path, "dronk eerst thee", f"dronk [eerst]({target}) thee") == []


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("plek.md", "L-001", id="no-file"),
        pytest.param("plek-in-de-buurt", "L-001", id="without-ending"),
        pytest.param("../ingredients/", "L-001", id="folder"),
        pytest.param("../bundles/eerste-bundel/voorwoord.md", "L-001", id="file-that-is-no-page"),
        pytest.param("plek-in-de-buurt.md#les", "L-002", id="no-heading"),
        pytest.param("#les", "L-002", id="no-heading-of-its-own"),
        pytest.param("/verhalen/plek-in-de-buurt/", "L-003", id="site-address"),
        pytest.param("verhalen/plek-in-de-buurt/", "L-003", id="site-address-without-slash"),
        pytest.param("javascript:alert(1)", "L-004", id="script"),
        pytest.param("JaVaScRiPt&#58;alert(1)", "L-004", id="script-in-disguise"),
        pytest.param("//bron.test/x", "L-004", id="no-scheme"),
        pytest.param("../../elders.md", "L-005", id="outside"),
        pytest.param("", "L-006", id="no-address"),
        pytest.param("https:bron.test", "L-008", id="no-host"),
        pytest.param("https://bron.test@elders.test/", "L-008", id="another-host-than-it-seems"),
        pytest.param("een bestand.md", "L-007", id="space"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem(tmp_path: Path, target: str, expected: str) -> None:
    assert check_story(tmp_path, "dronk eerst thee", f"dronk [eerst]({target}) thee") == [f"20 {expected}"]


def test_a_site_address_is_answered_with_the_file(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "dronk eerst thee", "dronk [eerst](/ingredienten/vertrouwen/#valkuilen) thee")
    assert check(root)[0].endswith("Bedoel je '../ingredients/vertrouwen.md#valkuilen'?")


def test_a_website_without_its_scheme_is_answered_with_the_whole_address(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "dronk eerst thee", "dronk [eerst](www.bron.test/a) thee")
    assert "'https://www.bron.test/a'" in check(root)[0]


def test_a_page_has_notes_of_its_own(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, "docs/over.md", "---\ntitle: Over\n---\n\nEen.[^a] Twee.[^b]\n\n[^a]: Noot.\n")
    assert codes(root) == ["docs/over.md:5 D-006"]


def test_a_page_has_no_passages_and_no_second_title(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, "docs/over.md", '---\ntitle: Over\n---\n\n# Over\n\nEen.\n{: ingredient="vertrouwen" }\n')
    assert codes(root) == ["docs/over.md:5 D-005", "docs/over.md:8 D-008"]


def test_a_section_of_an_ingredient_is_not_free(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, "ingredients/vertrouwen.md", "## Valkuilen", "## Valkuil")
    assert codes(root) == ["ingredients/vertrouwen.md:26 V-034"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ config.site_name }} en {% raw %}", id="template"),
        pytest.param("--8<-- 'mkdocs.yml'", id="snippet"),
        pytest.param("!!! note\n    Dit is gewone tekst.", id="admonition"),
        pytest.param("$$x^2$$ ==geel== ++toets++", id="other-extensions"),
    ],
)
def test_what_other_generators_would_run_is_plain_text(tmp_path: Path, text: str) -> None:
    assert check_story(tmp_path, "maakte mensen bang.", f"maakte mensen bang.\n\n{text}") == []


def test_a_text_file_that_nobody_would_read_is_reported(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, "stories/Nieuw.MD", "tekst")
    write(root, "ingredients/nieuw.docx", b"PK")
    write(root, "stories/.DS_Store", b"x")
    write(root, "stories/LICENSE", "tekst")
    assert codes(root) == ["ingredients/nieuw.docx:1 F-041", "stories/Nieuw.MD:1 F-041"]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("verhaal", "eindigt op '.md'"),
        ("verhaal.TXT", "eindigt op '.md'"),
        ("verhaal.yml", "eindigt op '.md'"),
        ("verhaal.docx", "`hoedan import`"),
        ("verhaal.zip", "in het formulier"),
        ("verhaal.pdf", "in het formulier"),
        ("LICENSE", None),
        (".gitkeep", None),
        ("bus.png.license", None),
    ],
)
def test_a_file_that_nobody_would_read_is_told_with_what_helps(name: str, advice: str | None, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, f"stories/{name}", b"tekst")
    found = [each.message for each in judge(root).problems if each.code == "F-041"]
    assert len(found) == (advice is not None)
    assert all(advice in message for message in found if advice)


@pytest.mark.parametrize("name", ["Ons-verhaal", "ons_verhaal", "index", "ab", "a--b", "-ab", "é-verhaal", "x" * 81])
def test_a_file_name_becomes_an_address(tmp_path: Path, name: str) -> None:
    root = copy_sample(tmp_path)
    (root / STORY).rename(root / "stories" / f"{name}.md")
    assert f"stories/{name}.md:1 F-006" in codes(root)


def test_a_long_name_is_named_whole(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, f"stories/{'x' * 80}.md", "geen front matter")
    assert codes(root) == [f"stories/{'x' * 80}.md:1 F-011"]


@pytest.mark.parametrize(
    ("ranks", "kept"),
    [
        pytest.param([], [], id="none"),
        pytest.param([0, 1, 2], [0, 1, 2], id="in-order"),
        pytest.param([3, 0, 1, 2], [0, 1, 2], id="one-too-early"),
        pytest.param([0, 2, 3, 1], [0, 2, 3], id="one-too-late"),
        pytest.param([2, 0, 3, 1, 4], [2, 3, 4], id="of-two-the-first"),
        pytest.param([1, 1], [1], id="twice"),
        pytest.param([2, 1, 0], [2], id="the-other-way-round"),
    ],
)
def test_the_fewest_headings_are_out_of_order(ranks: list[int], kept: list[int]) -> None:
    assert list(longest_rise(ranks)) == kept


def test_the_words_of_a_section_go_up_to_the_next_fixed_heading() -> None:
    text = "## Vallen en opstaan\n\nHet geld was op.\n\n### Tussen\n\nMéér.\n\n## Lessen\n\nBegin klein.\n"
    assert section_words(make_story(text), "Vallen en opstaan") == (
        FIRST_LINE + 2,
        ["het", "geld", "was", "op", "meer"],
    )
    assert section_words(make_story(text), "Lessen") == (FIRST_LINE + 10, ["begin", "klein"])
    assert section_words(make_story(text), "Aanpak") == (0, [])


WORD = "- term: {}\n  explanation: Een woord dat niet iedereen kent.\n"


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        pytest.param("", ["1 F-007"], id="empty"),
        pytest.param("# Nog niets.\n\n", [], id="a-remark"),
        pytest.param(f"---\n# Woorden\n{WORD.format('wijk')}", [], id="the-mark-that-begins-yaml"),
        pytest.param("# Woorden\n\nwijk: hier\n", ["3 D-013"], id="no-list"),
        pytest.param(WORD.format("wijk") + WORD.format("Wijk"), ["3 D-011"], id="twice-with-a-capital"),
        pytest.param(WORD.format("GALA") + WORD.format("gala"), ["3 D-011"], id="the-same-address"),
        pytest.param(WORD.format("wijk") + "  synonyms: [Wijk]\n", ["1 D-011"], id="its-own-synonym"),
    ],
)
def test_the_list_of_terms_is_a_list_of_different_words(tmp_path: Path, terms: str, expected: list[str]) -> None:
    root = write_library(tmp_path)
    write(root, "docs/begrippen.yml", terms.encode())
    assert [f"{each.line} {each.code}" for each in judge(root).problems] == expected


@pytest.mark.parametrize(
    "text", ["- Vul in: wat?", "**Vul in:** wat?", "Het ging mis. Vul in: wat?", "vul in: wat?", "| Vul in: a |"]
)
def test_what_the_template_asks_is_found_behind_other_signs_and_words(tmp_path: Path, text: str) -> None:
    text = f"{text}\n|---|\n| b |" if text.startswith("|") else text
    assert check_story(tmp_path, "De brief vooraf maakte mensen bang.", text) == ["29 V-084"]


def test_a_name_of_an_example_is_still_to_fill_in(tmp_path: Path) -> None:
    stand_in = r'(?:Naam van |Titel van |wat het |naam of |Wat er )[^"]+'
    names = sorted(set(re.findall(stand_in, json.dumps(StoryFrontMatter.model_json_schema(), ensure_ascii=False))))
    assert {"Naam van de organisatie", "Naam van de uitgever", "Titel van de bron", "Wat er te zien is"} <= {*names}
    text = "\n\n".join([*names, "Naam van de wijk: Noord.", "Wat er te zien is, telt."])
    assert check_story(tmp_path, "De brief vooraf maakte mensen bang.", text) == [
        f"{29 + 2 * place} V-084" for place in range(len(names))
    ]


@pytest.mark.parametrize("text", ['Op het formulier stond "Vul in:".', "Bewoners vulden in: niets."])
def test_who_writes_of_filling_in_has_no_template_left(tmp_path: Path, text: str) -> None:
    assert check_story(tmp_path, "De brief vooraf maakte mensen bang.", text) == []
