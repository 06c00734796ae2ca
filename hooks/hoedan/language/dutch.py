"""How Dutch writes dates, numbers, distances and lists."""

import datetime
import re

MONTHS = ["januari", "februari", "maart", "april", "mei", "juni"]
MONTHS += ["juli", "augustus", "september", "oktober", "november", "december"]


WRITTEN_DATE = re.compile(
    r"(?:[a-z]{2,6}dag,? )?(?:(?P<day>[0-9]{1,2})(?:[-/.]|(?:e|de|ste)? ))?"
    r"(?:(?P<number>[0-9]{1,2})[-/.]|(?P<name>[a-z]{3,9})[.,]?[ -]?)(?P<year>[0-9]{4}|['’‘][0-9]{2})"
)
"""A date, or a month with its year, as people write it: `maandag 1 sept. 2021`, `1e mei 2021`, `1-9-2021`."""
YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[-/.](?P<number>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?")
"""The same from large to small, as a program writes it: `2021/9/1`."""


BEFORE_DATE = re.compile(r"\A(?:(?:op|in|per|de) )+")
BEHIND_DATE = re.compile(r"(?: om [0-9]{1,2}[:.][0-9]{2}(?: uur)?|t[0-9:.z+-]+)?\.?\Z")
"""What people write around a date, and the time of day."""
YEAR = re.compile(r"[0-9]{4}")
FIRST_OF_1900 = 50
"""`'98` and `'21`: of which century somebody means a year of two figures."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def plain_date(text: str) -> str:
    """Write a date as a file has it: `oktober 2020` is 2020-10; what is no date, or is one already, stays."""
    bare = BEHIND_DATE.sub("", BEFORE_DATE.sub("", text.lower()), count=1)
    if YEAR.fullmatch(bare):
        return bare
    found = WRITTEN_DATE.fullmatch(bare) or YEAR_FIRST.fullmatch(bare)
    if found is None:
        return text
    month = int(found["number"]) if found["number"] else month_of(found["name"])
    if not 1 <= month <= len(MONTHS):
        return text
    year = found["year"]
    whole = year if YEAR.fullmatch(year) else f"{20 if int(year[1:]) < FIRST_OF_1900 else 19}{year[1:]}"
    return f"{whole}-{month:02}" + (f"-{int(found['day']):02}" if found["day"] else "")


def month_of(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for any other word."""
    whole = {"mrt": "maart"}.get(name, name)
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(whole)), 0)


def day_of(text: str) -> datetime.date:
    """The day that is written as year-month-day, the form of our files; `20270101` and weeks are other forms.

    Raises:
        ValueError: for any other text, and for a day that no month has.

    """
    if not DAY.fullmatch(text):
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


def counted(number: int, one: str, many: str) -> str:
    """A number with its word: 1 verhaal, 2 verhalen."""
    return f"{number} {one if number == 1 else many}"


def dutch_date(value: datetime.date | str) -> str:
    """Write a date, month or year as Dutch does: 21 november 2026, november 2026, 2026."""
    parts = str(value).split("-")
    day = [str(int(parts[2]))] if len(parts) > 2 else []
    month = [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join([*day, *month, parts[0]])


def dutch_number(value: float) -> str:
    """Write a number as Dutch does: 17.000, 2,5; a decimal that is nothing is left out."""
    whole = int(value) if float(value).is_integer() else value
    return f"{whole:,}".translate(str.maketrans(",.", ".,"))


def kilometres(distance: float) -> str:
    return f"{max(1, round(distance))} km"


def enumerate_dutch(words: list[str], last: str = "en") -> str:
    """Write a list as Dutch does: 'a, b en c', or with another word before the `last`."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
