"""How Dutch is set: what a keyboard gives becomes the quote, apostrophe, dash, ellipsis or fixed space that print has.

Every rule stands here, and each changes single characters: letters, figures, and the order of everything stay. Setting
what is set already changes nothing. Addresses, names of files, dates in figures and codes stay as they are typed.

    'Zo'n vraag'  ->  ‘Zo’n vraag’      's-Gravenhage  ->  ’s-Gravenhage      5' 10"  ->  5′ 10″
    a - b         ->  a – b             2019-2021      ->  2019–2021          ...     ->  …
"""

import re
from collections.abc import Iterator

OBJECT = "\ufffc"
"""Stands in a text for what is in the line and no text: an image, or code. To a quote it is a letter."""
NO_BREAK = "\xa0"

MAY_CHANGE = re.compile(
    r"""[\d%€.'"-](?:(?<=['"])|(?<=\s-)-{0,2}\s|(?<=\d)(?:-|\s\S)|(?<=\.)(?:\.\.|\s\d)|(?<=%)-|(?<=€)\s\d)"""
)
"""Every way begins with one of few characters, and not with a space: to look for that takes a third of the time."""
IN_ADDRESS = r"(?:[^\s<>\"“”&]|&(?!lt;|gt;|quot;|#))"
ADDRESS = re.compile(
    r"(?<![\w.+/-])(?:"
    rf"(?:[a-z][a-z0-9+]*://|www\.|urn:|doi:){IN_ADDRESS}+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?:[\w-]+\.)+[a-z]{{2,}}/{IN_ADDRESS}*"
    r"|(?:[\w-]+\.)+(?:nl|frl|com|org|net|eu|be|de|info|amsterdam)\b(?!\.\w)"
    r"|[\w./-]+\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|csv|json|html?|md|ya?ml|png|jpe?g|webp|svg|epub|zip)\b"
    r")",
    re.IGNORECASE,
)
MAY_BE_ADDRESS = re.compile(r"[.:][^\s<>\"“”]")
"""What every address has, and few sentences: a point or colon that no space follows."""
AFTER_ADDRESS = ".,:!?')]’…"
"""What ends a sentence and not the address before it."""

ELLIPSIS = re.compile(r"(?<!\.)\.\.\.(?=\.?(?!\.))")
SPACED_DASH = re.compile(r"(?<=\S)\s+(-{1,3})(?=\s+\S)")
MAY_BE_DASH = re.compile(r"\s-")
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,2}[.:]\d{2}|\d{1,4}(?:,\d+)?"
RANGE = re.compile(
    rf"(?<![\w.,:/@#+–-])(?P<first>{NUMBER})%?(?P<dash>-)(?:€\s?)?(?P<last>{NUMBER})(?![\w/@#]|[-–:.,]\d|-tje)"
)
MAY_BE_RANGE = re.compile(r"[\d%]-")
CODE_BEFORE = re.compile(r"\b(?:ISSN|ISBN|ISO|NEN|IEC|DOI|KvK|nr|nummer|\w+nummer|kenmerk|code|\w+code)\W{0,3}$", re.I)
"""What says that the figures after it are a name and no amount."""
LONGEST_NAME = 30
MONTHS_OF_YEAR = 12
YEARS = range(1800, 2101)

QUOTE = re.compile("[\"'“”„‘’]")
OPENERS = frozenset(" \t\n\xa0\u202f([{“„‘«¿¡–—-/|=")
"""What stands before an opening quote; the start of a text counts as a space."""
ENDS = frozenset(".,;:!?)]}’”…")
"""What stands after a closing quote and never after one that opens."""
CLIPPED = re.compile(r"'(?:s|t|n|m|k|r|ns)(?![\w'])", re.IGNORECASE)
"""A word that has lost its beginning: 's, 't, 'n."""
CLIPPED_YEAR = re.compile(r"'\d\d(?!\d)")
CLOSER = re.compile(r"(?<=\S)'(?!\w)")

DIGIT = re.compile(r"\d")
UNITS = (
    r"%|‰|°C?|km²?|m[²³]?|cm|mm|kg|ha|fte|euro|miljoen|miljard|mln|mld|procent|kilometer|meter|uur|jaar"
    r"|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
)
BEFORE_UNIT = re.compile(rf"\d[ \n](?=(?:{UNITS})(?!\w))")
BEFORE_NUMBER = re.compile(r"[€.](?:(?<=€)|(?<=\bart\.)|(?<=\bnr\.)|(?<=\bblz\.)|(?<=\bp\.))[ \n](?=\d)")
"""They end with the space, and begin with what is rare before one: to look back from every space takes three times as
long."""


def set_text(text: str) -> str:
    """Set a text without markup."""
    return "".join(set_characters(text)) if may_change(text) else text


def may_change(text: str) -> bool:
    """Whether a text has anything that a rule may set; most have not, and to see that takes little."""
    return MAY_CHANGE.search(text) is not None


def set_characters(text: str) -> list[str]:
    """Set a text; for each of its characters what stands there now, which is nothing for two of the three dots."""
    characters = list(text)
    kept = {place for address in addresses_in(text) for place in address}
    for place, character in (*find_marks(text), *find_fixed_spaces(text)):
        if place not in kept:
            characters[place] = character
    if "'" in text or '"' in text:
        set_quotes(text, characters, kept)
    return characters


def addresses_in(text: str) -> Iterator[range]:
    """The places of each address, without what the sentence around it ends with."""
    for found in ADDRESS.finditer(text) if MAY_BE_ADDRESS.search(text) else ():
        yield range(found.start(), found.start() + len(found[0].rstrip(AFTER_ADDRESS)))


def find_marks(text: str) -> Iterator[tuple[int, str]]:
    """Ellipses and dashes: each place with what comes there."""
    for found in ELLIPSIS.finditer(text) if "..." in text else ():
        yield from zip(range(found.start(), found.end()), ("…", "", ""), strict=True)
    if "-" not in text:
        return
    for found in SPACED_DASH.finditer(text) if MAY_BE_DASH.search(text) else ():
        yield from zip(range(*found.span(1)), ("–", "", ""), strict=False)
    for found in RANGE.finditer(text) if MAY_BE_RANGE.search(text) else ():
        if is_range(found["first"], found["last"]) and not CODE_BEFORE.search(text[: found.start()][-LONGEST_NAME:]):
            yield found.start("dash"), "–"


def find_fixed_spaces(text: str) -> Iterator[tuple[int, str]]:
    """The spaces that hold a number to its unit, or to what it numbers."""
    for pattern in (BEFORE_UNIT, BEFORE_NUMBER) if DIGIT.search(text) else ():
        for found in pattern.finditer(text):
            yield found.end() - 1, NO_BREAK


def is_range(first: str, last: str) -> bool:
    """Whether two numbers with a hyphen go from one to the other: no date, score, telephone number or code."""
    if is_coded(first) or is_coded(last):
        return False
    low, high = value_of(first), value_of(last)
    if low in YEARS and len(last) == 2:  # 2019-21 goes on to 2021; 2021-11 is a month
        return high > max(low % 100, MONTHS_OF_YEAR)
    is_month = low <= MONTHS_OF_YEAR and len(last) == 4 and high in YEARS
    return low < high and not is_month


def is_coded(number: str) -> bool:
    """Whether it begins with a nought that no amount and no time begins with."""
    return number.startswith("0") and number.isdecimal() and number != "0"


def value_of(number: str) -> float:
    """What a number amounts to as Dutch writes it: 250.000, 2,5, 12.30."""
    grouped = re.sub(r"\.(?=\d{3})", "", number)
    return float(grouped.replace(",", ".").replace(":", "."))


def set_quotes(text: str, characters: list[str], kept: set[int]) -> None:
    """Set the quotes and apostrophes of a text in its `characters`, from left to right."""
    last_closer = max((found.start() for found in CLOSER.finditer(text)), default=-1)
    is_open = {"'": False, '"': False}
    for found in QUOTE.finditer(text):
        place, mark = found.start(), found[0]
        if place in kept:
            continue
        before = (characters[place - 1] or "…") if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        if mark == "'" and CLIPPED.match(text, place) and not is_letter(before):
            mark = "’"
        elif mark == "'":
            is_year = is_open["'"] and CLIPPED_YEAR.match(text, place) is not None
            mark = single_quote(before, after, is_open=is_open["'"], closes=last_closer > place and not is_year)
        elif mark == '"':
            mark = double_quote(before, after, is_open=is_open['"'])
        characters[place] = mark
        if mark in "“”„":
            is_open['"'] = mark != "”"
        elif mark == "‘" or (mark == "’" and not is_letter(after)):
            is_open["'"] = mark == "‘"


def single_quote(before: str, after: str, *, is_open: bool, closes: bool) -> str:
    """The mark for a straight single one: an apostrophe, a quote that opens or closes, or a prime after a figure.

    A quote opens only when one that `closes` it can follow.
    """
    if (is_letter(before) or before in "+%") and is_letter(after):  # 65+'ers
        return "′" if before.isdecimal() and after.isdecimal() else "’"
    if before in OPENERS and not after.isspace():
        return "’" if not closes or (is_open and after in ENDS) else "‘"
    if before.isspace() or is_letter(after):
        return "‘" if closes and not is_open else "’"
    return "′" if before.isdecimal() and not is_open else "’"


def double_quote(before: str, after: str, *, is_open: bool) -> str:
    """The mark for a straight double one: a quote that opens or closes, or a double prime after a figure."""
    if before in OPENERS and not after.isspace():
        return "”" if is_open and after in ENDS else "“"
    if before.isspace() or is_letter(after):
        return "”" if is_open else "“"
    return "″" if before.isdecimal() and not is_open else "”"


def is_letter(character: str) -> bool:
    """Whether a quote beside it stands against a word: a letter, a figure, or what stands in the line as one."""
    return character.isalnum() or character == OBJECT
