"""The privacy guard: what points to a person is found, what belongs to an organisation is not."""

import random
import re
import time
from pathlib import Path

import pytest
from PIL import Image

from hoedan.check import privacy
from hoedan.check.privacy import check_privacy
from hoedan.model import personal_numbers
from hoedan.model.personal_numbers import mask_secrets
from hoedan.model.problems import ReportFormat, write_problems
from made.entry import FIRST_LINE, make_story
from made.vocabulary import VOCABULARY

BSN = "123456782"
IBAN = "NL91ABNA0417164300"
NOWHERE = Path("/nergens")


def codes(text: str, tmp_path: Path = NOWHERE, front: str = "title: Een verhaal") -> list[str]:
    return [found.code for found in check_privacy(make_story(text, front), tmp_path, VOCABULARY)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("P-001", f"Haar nummer is {BSN}.", id="bsn"),
        pytest.param("P-001", "Haar nummer is 1234.56.782.", id="bsn-points"),
        pytest.param("P-001", "Haar nummer is 123 456 782 (bsn).", id="bsn-spaces"),
        pytest.param("P-001", f"In 2021 {BSN} 2022 gezien.", id="bsn-between-years"),
        pytest.param("P-001", "Haar nummer is １２３４５６７８２.", id="bsn-full-width"),
        pytest.param("P-001", "Haar nummer is 12345\u200b6782.", id="bsn-invisible"),
        pytest.param("P-002", f"Maak over op {IBAN}.", id="iban"),
        pytest.param("P-002", "Maak over op NL91 ABNA 0417 1643 00 voor mei.", id="iban-spaces"),
        pytest.param("P-002", "Maak over op BE68 5390 0754 7034 voor mei.", id="iban-before-a-word-of-four"),
        pytest.param("P-002", "Maak over op nl91abna0417164300.", id="iban-small"),
        pytest.param("P-003", "Mail j.jansen@zwolle.nl maar.", id="email"),
        pytest.param("P-003", "Mail [Jan](mailto:jan.jansen%40zwolle.nl).", id="mailto"),
        pytest.param("P-003", "Mail jan&#64;zwolle.nl.", id="email-entity"),
        pytest.param("P-003", "Mail jan.info@zwolle.nl.", id="email-general-word-last"),
        pytest.param("P-004", "Bel 06-12345678.", id="mobile"),
        pytest.param("P-004", "Bel 06 12 34 56 78.", id="mobile-pairs"),
        pytest.param("P-004", "Bel +31 6 12345678 of mail.", id="mobile-abroad"),
        pytest.param("P-004", "Bel (0527) 63 39 11.", id="landline"),
        pytest.param("P-004", "Bel +31 (0)38 123 45 67.", id="landline-abroad"),
        pytest.param("P-004", "Bel 0032 470 12 34 56 of +32 470 12 34 56.", id="belgian"),
        pytest.param("P-005", "Zij woont op Dorpsstraat 12, 8011 AB Zwolle.", id="address"),
        pytest.param("P-005", "Zij woont op 8011 AB 12.", id="postcode-first"),
        pytest.param("P-005", "Zij woont op 8011AB, nummer 12a.", id="postcode-number"),
        pytest.param("P-006", "Daar zat mevrouw Jansen.", id="mrs"),
        pytest.param("P-006", "Daar zat meneer De Vries.", id="mr"),
        pytest.param("P-006", "Daar zat de heer Van den Berg.", id="gentleman"),
        pytest.param("P-006", "Daar zat de moeder van Ahmed.", id="mother-of"),
        pytest.param("P-006", "Daar zat bewoner Jan Jansen.", id="resident"),
        pytest.param("P-006", "Daar zat de moeder\nvan Ahmed.", id="over-two-lines"),
        pytest.param("P-006", "Een inwoner, Fatima Yilmaz, vertelde.", id="between-commas"),
        pytest.param("P-006", "Een buurvrouw, Els, kwam langs.", id="first-name-between-commas"),
        pytest.param("P-006", "Een moeder (F. de Boer) kwam langs.", id="between-brackets"),
        pytest.param("P-006", "Ria van den Berg, mantelzorger uit Urk, kwam langs.", id="name-first"),
        pytest.param("P-006", "De vader van Anne-marie Bakker kwam langs.", id="small-letter-in-a-name"),
    ],
)
def test_personal_data_is_found(code: str, text: str) -> None:
    assert set(codes(text)) == {code}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bel 14 038 of 14038.", id="14-number"),
        pytest.param("Bel 0800-1234 12 keer.", id="free-number"),
        pytest.param("Bel 0900-1234 12 keer.", id="paid-number"),
        pytest.param("Bel 088 123 45 67.", id="company-number"),
        pytest.param("Mail info@zwolle.nl, contact@x.nl of gemeente@zwolle.nl.", id="general-mailbox"),
        pytest.param("Mail info.wijkteam@zwolle.nl.", id="general-word-first"),
        pytest.param(f"Lees https://zwolle.nl/{BSN}/jan@zwolle.nl.", id="web-address"),
        pytest.param("Het kostte 123.456.782 euro of € 123.456.782.", id="amount"),
        pytest.param("Er waren 123456789 stappen.", id="fails-the-eleven-test"),
        pytest.param("Van 2015-2020 5 gemeenten, in 2021 en 2022.", id="years"),
        pytest.param("Open van 08.30-10.30 12 keer.", id="times"),
        pytest.param("Vanaf 01-02-2021 12 keer.", id="date"),
        pytest.param("| 01 | 02 | 03 | 04 | 05 |", id="table-of-numbers"),
        pytest.param("In 2021 AB en 2022.", id="year-and-letters"),
        pytest.param("In 2021 en 12 in 2022.", id="year-and-small-word"),
        pytest.param("De mevrouw van de balie, de moeder van twee kinderen. Een bewoner uit Zwolle.", id="no-name"),
        pytest.param("Incluzio is een dochter van Facilicom.", id="company"),
        pytest.param("Incluzio Hollands Kroon (dochter van Facilicom) deed het.", id="company-in-brackets"),
        pytest.param("De vader van Humanitas-vrijwilliger was er.", id="organisation-with-a-role"),
        pytest.param("Van een bewoner, Stichting Leergeld, en de gemeente.", id="organisation-between-commas"),
        pytest.param("Tussen inwoner, Humanitas, gemeente en school.", id="list-of-who-took-part"),
        pytest.param("Jan Jansen, wethouder van Urk, zei het.", id="public-role"),
        pytest.param("ISBN 9789012345678.", id="isbn"),
        pytest.param("Zaak 2021-0612345679 loopt.", id="number-of-a-case"),
    ],
)
def test_what_is_not_personal_is_left_alone(text: str) -> None:
    assert codes(text) == []


def test_front_matter_is_read_at_its_line_and_source_addresses_are_not() -> None:
    front = (
        "title: Een verhaal\nsummary: Bel 06-12345678.\nsources:\n"
        f"  - {{id: 1, title: 2021-09, url: https://x.nl/{BSN}, date: 2021-09-27}}\n"
        f"  - {{id: 2, url: x.nl/{BSN}}}\npublished: 2026-11-21"
    )
    (found,) = check_privacy(make_story("", front), NOWHERE, VOCABULARY)
    assert (found.code, found.line) == ("P-004", 3)


def test_a_number_counts_once_and_knows_its_line() -> None:
    found = check_privacy(make_story("Een.\n\nBel +31 612345678 nu. Bel +31 612345678 nu."), NOWHERE, VOCABULARY)
    assert [(each.code, each.line) for each in found] == [("P-004", FIRST_LINE + 2)]


@pytest.mark.parametrize("form", list(ReportFormat))
def test_no_message_repeats_a_bsn_or_iban(form: ReportFormat) -> None:
    text = f"{BSN} en 123 456 782 en {IBAN} en NL91\u00a0ABNA\u00a00417\u00a01643\u00a000."
    written = write_problems(check_privacy(make_story(text, f"title: {BSN} {IBAN}"), NOWHERE, VOCABULARY), form)
    digits = "".join(filter(str.isalnum, written))
    assert "•••" in written
    assert BSN not in digits
    assert IBAN not in digits


def test_a_name_is_shown_without_the_end_of_its_sentence() -> None:
    (found,) = check_privacy(make_story("Daar zat mevrouw J. Jansen-Bakker. Zij las."), NOWHERE, VOCABULARY)
    assert found.message.startswith("'mevrouw J. Jansen-Bakker' noemt")


def test_masking_keeps_the_rest_of_the_text() -> None:
    assert mask_secrets(f"a {BSN} b {IBAN} c") == "a •••82 b •••00 c"


def save_image(folder: Path, name: str, *, latitude: bool) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    if latitude:
        exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 30.0, 0.0), 3: "E", 4: (6.0, 5.0, 0.0)})
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (8, 8), "white").save(folder / name, exif=exif)


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp", "foto.avif"])
def test_an_image_that_tells_where_it_was_made_is_found_at_the_line_that_shows_it(tmp_path: Path, name: str) -> None:
    save_image(tmp_path / "stories" / "verhaal", name, latitude=True)
    (found,) = check_privacy(make_story(f"Een.\n\n![Plein](verhaal/{name})"), tmp_path, VOCABULARY)
    assert (found.code, found.line) == ("P-007", FIRST_LINE + 2)


@pytest.mark.parametrize(("src", "line"), [("foto.jpg", 3), ("ander.jpg", 1)])
def test_an_image_of_the_front_matter_is_found_at_its_line(tmp_path: Path, src: str, line: int) -> None:
    save_image(tmp_path / "stories" / "verhaal", "foto.jpg", latitude=True)
    front = f"title: Een verhaal\nimage: {{src: {src}, alt: Plein}}"
    (found,) = check_privacy(make_story("Een.", front), tmp_path, VOCABULARY)
    assert (found.code, found.line) == ("P-007", line)


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp", "foto.avif"])
def test_an_image_without_a_place_is_fine(tmp_path: Path, name: str) -> None:
    save_image(tmp_path / "stories" / "verhaal", name, latitude=False)
    assert codes("Een.", tmp_path) == []


def test_an_image_that_nothing_shows_is_published_too_and_so_is_read(tmp_path: Path) -> None:
    save_image(tmp_path / "stories" / "verhaal", "foto.jpg", latitude=True)
    found = check_privacy(make_story("Een."), tmp_path, VOCABULARY)
    assert [(each.code, each.line) for each in found] == [("P-007", 1)]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"II*\x00", id="no-table"),
        pytest.param(b"II*\x00\x08\x00\x00\x00\xff\xff", id="table-too-long"),
        pytest.param(b"MM\x00*\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\xff\xff\xff\xff", id="far-away"),
        pytest.param(b"II*\x00" * 500, id="many-starts"),
    ],
)
def test_a_broken_image_is_not_a_traceback(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "stories" / "verhaal"
    folder.mkdir(parents=True)
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff" + data)
    assert codes("Een.", tmp_path) == []


@pytest.mark.parametrize(
    "unit",
    ["a@", "0 ", "+1 ", "1234 AB ", "mevrouw van ", "NL91 ABNA 0417 ", "A. ", "1-", "mailto:a%40", "bewoner, A. "],
)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(unit: str) -> None:
    entry = make_story("\n\n".join([(unit * 10_000)[:9_990]] * 10))
    start = time.process_time()
    check_privacy(entry, NOWHERE, VOCABULARY)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("whole", "quick", "pieces"),
    [
        pytest.param(privacy.PHONE, privacy.MAYBE_PHONE, "0|00|+|31|(0)|(|6|12|123456|345678|-| |.|x|\n", id="phone"),
        pytest.param(privacy.ADDRESS, privacy.MAYBE_POSTCODE, "1234|8011|AB|ab|12|nr.| | |,|-|a|\n", id="address"),
        pytest.param(personal_numbers.IBAN, personal_numbers.MAYBE_IBAN, "NL|nl|91|ABNA|0417|1643| |x", id="iban"),
    ],
)
def test_a_quick_look_passes_over_nothing(whole: re.Pattern[str], quick: re.Pattern[str], pieces: str) -> None:
    chance = random.Random(1)
    texts = ["".join(chance.choices(pieces.split("|"), k=8)) for _ in range(4000)]
    found = [text for text in texts if whole.search(text)]
    assert len(found) > 20
    assert [text for text in found if not quick.search(text)] == []


def test_names_are_found_in_each_paragraph_and_none_goes_on_after_a_blank_line() -> None:
    story = make_story("Zij kent mevrouw\n\nJansen niet.\n\nZij sprak\nmevrouw De Wit.\n\n\nMeneer Bakker ook.")
    found = check_privacy(story, NOWHERE, VOCABULARY)
    assert [(each.code, each.line - FIRST_LINE) for each in found] == [("P-006", 5), ("P-006", 8)]
