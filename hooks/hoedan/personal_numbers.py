"""Numbers that a message must never repeat in full: BSN and IBAN."""

import re

BSN = re.compile(r"(?<!\d)(?:\d[ .-]?){8}\d(?!\d)")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b", re.IGNORECASE)


def is_bsn(digits: str) -> bool:
    """Apply the eleven test (elfproef) of the burgerservicenummer to nine digits."""
    if len(digits) != 9 or digits == "000000000":
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def is_iban(text: str) -> bool:
    """Apply the check of ISO 13616: move the first four to the end, letters as numbers, modulo 97 is 1."""
    compact = text.replace(" ", "").upper()
    number = "".join(str(int(character, 36)) for character in compact[4:] + compact[:4])
    return int(number) % 97 == 1


def mask_secrets(text: str) -> str:
    """Replace all but the last two characters of each BSN and IBAN by dots."""
    text = BSN.sub(lambda found: masked(found.group()) if is_bsn(digits_of(found.group())) else found.group(), text)
    return IBAN.sub(lambda found: masked(found.group()) if is_iban(found.group()) else found.group(), text)


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)


def masked(text: str) -> str:
    return "•••" + text[-2:]
