"""Numbers that a message must never repeat in full: BSN and IBAN."""

import re
from collections.abc import Callable, Iterator

GAP = r"[ \t\u00a0.–-]"
DIGITS = re.compile(rf"\d(?:{GAP}?\d){{8,}}")
"""A run of digits with at most one sign between two of them."""
GROUPINGS = ((3, 3, 3), (4, 2, 3), (3, 2, 4), (2, 2, 2, 3), (4, 5))
"""How people write a number of nine digits, when not together."""
IBAN = re.compile(rf"(?<![\w])[A-Z]{{2}}\d{{2}}(?:{GAP}?[A-Z0-9]){{11,30}}(?![A-Z0-9])", re.IGNORECASE)
MAYBE_IBAN = re.compile(r"\d\d(?<=[^\W\d_]\d\d)")
AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3})+")
SHORTEST_IBAN = 15

Span = tuple[int, int]


def find_bsns(text: str) -> Iterator[Span]:
    """Find where a burgerservicenummer may stand: nine digits that pass its test, unless they are an amount."""
    for run in DIGITS.finditer(text):
        for start, end in nine_digits_in(run):
            if is_bsn(digits_of(text[start:end])) and not is_amount(text, start, end):
                yield start, end


def nine_digits_in(run: re.Match[str]) -> list[Span]:
    """The parts of a run that are nine digits together, or the whole run when it is grouped as people do."""
    parts = [(run.start() + part.start(), run.start() + part.end()) for part in re.finditer(r"\d+", run.group())]
    sizes = tuple(end - start for start, end in parts)
    return [run.span()] if sizes in GROUPINGS else [part for part, size in zip(parts, sizes, strict=True) if size == 9]


def find_ibans(text: str) -> Iterator[Span]:
    """Find where a bank account stands; a word after it may look like its last group."""
    for found in IBAN.finditer(text) if MAYBE_IBAN.search(text) else ():
        written = found.group()
        ends = [len(written), *(gap.start() for gap in reversed(list(re.finditer(GAP, written))))]
        for end in ends:
            if is_iban(written[:end]):
                yield found.start(), found.start() + end
                break


def is_bsn(digits: str) -> bool:
    """Apply the eleven test (elfproef) of the burgerservicenummer to nine digits."""
    if len(digits) != 9 or digits == "000000000":
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def is_amount(text: str, start: int, end: int) -> bool:
    """Whether nine digits are money: `€ 123.456.782` or `123.456.782 euro`."""
    return AMOUNT.fullmatch(text, start, end) is not None and (
        text[:start].rstrip().endswith("€") or text[end:].lstrip().startswith("euro")
    )


def is_iban(text: str) -> bool:
    """Apply the check of ISO 13616: move the first four to the end, letters as numbers, modulo 97 is 1."""
    compact = re.sub(GAP, "", text).upper()
    if len(compact) < SHORTEST_IBAN or not compact.isascii():  # `İ` counts as a letter I, and is no digit
        return False
    number = "".join(str(int(character, 36)) for character in compact[4:] + compact[:4])
    return int(number) % 97 == 1


def mask_secrets(text: str) -> str:
    """Replace all but the last two characters of each BSN and IBAN by dots."""
    return mask_spans(mask_spans(text, find_ibans), find_bsns)


def mask_spans(text: str, find: Callable[[str], Iterator[Span]]) -> str:
    for start, end in reversed(list(find(text))):
        text = text[:start] + "•••" + text[end - 2 :]
    return text


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)
