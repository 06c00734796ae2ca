"""Names of files: none that a system keeps for itself, that the site uses, or that tells a number of somebody."""

from pathlib import Path

import pytest

from hoedan.docs_tree.text import without_templates
from hoedan.docs_tree.tree import docs_tree
from hoedan.language.slugs import is_slug
from hoedan.library.links import link_library
from made.sample import STORY, codes, copy_sample, edit, judge, write
from problem_inputs import PNG

TEXT = "---\ntitle: Een pagina\nsummary: Waar deze pagina over gaat, in een zin.\n---\n\nTekst.\n"
BSN = "111222333"


@pytest.mark.parametrize("name", ["con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"])
def test_a_name_that_windows_keeps_is_no_slug(name: str) -> None:
    assert not is_slug(name) and is_slug(f"{name}-verhaal")


ODD_NAMES = ["", "_headers", "feed.xml", "a b", "a#b", "a%2eb", "{{x}}", "één", "-a", "index.md", "\u200bleeg"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_page_has_a_name_that_is_an_address_everywhere(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, f"docs/achtergrond/{name}.md", TEXT)
    assert any(code.endswith("F-006") for code in codes(root))


@pytest.mark.parametrize(
    ("name", "is_free"),
    [
        ("v/8n92kn", False),
        ("verhalen/rust-in-het-hoofd", False),
        ("ingredienten/vertrouwen", False),
        ("gemeenten/kampen", False),
        ("regios/overijssel", False),
        ("regios/ggd-regio/ijsselland", False),
        ("bundels/eerste-bundel", False),
        ("themas/diep/wonen", False),
        ("struikelblokken/diep/geld", False),
        ("data/index", True),
        ("verhalen", True),
        ("bundels/index", True),
        ("verhalen-van-elders/een", True),
        ("a", True),
    ],
)
def test_a_page_takes_no_address_that_the_site_makes(name: str, is_free: bool, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, f"docs/{name}.md", TEXT)
    assert ("F-052" not in " ".join(codes(root))) == is_free


@pytest.mark.parametrize("path", ["docs/aux.md", "docs/achtergrond/nul.md", "docs/con/pagina.md", "docs/AUX.md"])
def test_a_page_with_such_a_name_is_refused(path: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, path, TEXT)
    assert f"{path}:1 F-006" in codes(root)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("kaart.png", ["V-027"]),
        ("Kaart.PNG", ["V-027"]),
        ("aux.png", ["F-050"]),
        ("NUL.a.png", ["F-050"]),
        ("kaarten.png", []),
    ],
)
def test_an_image_takes_no_name_of_the_site_or_of_windows(name: str, told: list[str], tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, f"stories/rust-in-het-hoofd/{name}", PNG)
    edit(root, STORY, "## Lessen", f'![Een deur](rust-in-het-hoofd/{name} "Een deur. Foto: x, CC0")\n\n## Lessen')
    assert [code.split()[1] for code in codes(root)] == told


def test_a_number_of_somebody_in_a_file_name_is_found(tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, f"stories/rust-in-het-hoofd/{BSN}.png", PNG)
    (root / STORY).rename(root / f"stories/brief-{BSN}.md")
    (root / "stories/rust-in-het-hoofd").rename(root / f"stories/brief-{BSN}")
    told = [str(found) for found in judge(root).problems if found.code == "P-001"]
    assert told and not any(BSN in each.partition(" P-001 ")[2] for each in told)


@pytest.mark.parametrize(
    "name", [f"stories/zonder-verhaal/{BSN}.png", f"docs/achtergrond/oud/bsn-{BSN}.svg", f"places/{BSN}.csv"]
)
def test_a_number_of_somebody_is_found_where_no_text_is(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, name, "x")
    told = [str(found) for found in judge(root).problems if found.code == "P-001"]
    assert len(told) == 1 and BSN not in told[0]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("stories/rust-in-het-hoofd/aantekeningen.txt", 1),
        ("docs/achtergrond/oud/mail.eml", 1),
        ("bundles/Lijst.CSV", 1),
        ("places/telling.csv", 0),
        ("elders/lijst.csv", 0),
    ],
)
def test_a_number_of_somebody_is_found_in_what_no_page_shows(name: str, told: int, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, name, f"Kop\nmevrouw X, bsn {BSN}\n")
    found = [str(each) for each in judge(root).problems if each.code == "P-001"]
    assert [each.partition(" ")[0] for each in found] == [f"{name}:2:"] * told
    assert not any(BSN in each for each in found)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mailto:info@zw\u043elle.nl", ["L-009"]),
        ("mailto:info@xn--80ak6aa92e.com?subject=Vraag", ["L-009"]),
        ("https://xn--80ak6aa92e.com/", ["L-009"]),
        ("https://xn--gemeent-hya.example/", []),
        ("mailto:info@zwolle.nl", []),
    ],
)
def test_an_address_in_another_alphabet_is_told_however_it_is_written(
    address: str, told: list[str], tmp_path: Path
) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "## Lessen", f"Vraag het [hun]({address}).\n\n## Lessen")
    assert [code.split()[1] for code in codes(root)] == told


@pytest.mark.parametrize("signs", ["{{ 7 * 7 }}", "{% include 'x' %}", "{# x #}", "<% x %>", "${x}"])
def test_what_another_generator_would_run_is_divided(signs: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    edit(root, STORY, "## Lessen", f"Er stond `{signs}` op het bord.\n\n## Lessen")
    library = judge(root).library
    texts = [text for text in docs_tree(library, link_library(library)).values() if isinstance(text, str)]
    assert not any(signs in text for text in texts)
    assert any(without_templates(signs) in text for text in texts)
    assert without_templates(signs).replace("\u2060", "") == signs
