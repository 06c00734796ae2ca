"""Numbers that no message may repeat: how people write them, and what only looks like one."""

import pytest

from hoedan.model.personal_numbers import find_bsns, find_ibans, is_bsn, is_iban, mask_secrets


@pytest.mark.parametrize(
    "written",
    [
        "123456782",
        "123 456 782",
        "1234 56 782",
        "123 45 6782",
        "12 34 56 782",
        "1234 56782",
        "1234.56.782",
        "123-456-782",
        "123\u2013456\u2013782",
        "123\u00a0456\u00a0782",
    ],
)
def test_a_bsn_is_found_however_it_is_grouped_and_only_its_end_is_shown(written: str) -> None:
    text = f"Zijn nummer {written} staat hier."
    assert [text[start:end] for start, end in find_bsns(text)] == [written]
    assert mask_secrets(text) == "Zijn nummer •••82 staat hier."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("123456783", id="fails-the-test-of-eleven"),
        pytest.param("000000000", id="noughts"),
        pytest.param("12 345 678 2", id="grouped-as-nobody-does"),
        pytest.param("1123456782", id="ten-digits"),
        pytest.param("€ 123.456.782", id="an-amount"),
        pytest.param("123.456.782 euro", id="an-amount-in-words"),
    ],
)
def test_what_is_no_bsn_stays(text: str) -> None:
    assert list(find_bsns(text)) == []
    assert mask_secrets(text) == text


def test_an_amount_is_only_one_beside_its_currency() -> None:
    assert mask_secrets("Het nummer 123.456.782 van iemand") == "Het nummer •••82 van iemand"


@pytest.mark.parametrize(
    "written", ["NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "NO9386011117947"]
)
def test_an_account_is_found_with_the_word_after_it_left_alone(written: str) -> None:
    text = f"Maak het over op {written} van de stichting."
    assert [text[start:end] for start, end in find_ibans(text)] == [written]
    assert mask_secrets(text) == f"Maak het over op •••{written[-2:]} van de stichting."


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("NL91ABNA0417164300", True), ("NL91ABNA0417164301", False), ("NO9386011117947", True), ("NO938601111794", False)],
)
def test_an_account_has_the_check_of_its_digits(text: str, is_one: bool) -> None:
    assert is_iban(text) is is_one


def test_every_number_of_a_text_is_masked() -> None:
    text = "123456782, NL91ABNA0417164300 en 111222333"
    assert is_bsn("111222333")
    assert mask_secrets(text) == "•••82, •••00 en •••33"
