"""How Dutch writes dates, numbers, distances and lists."""

import datetime

MONTHS = ["januari", "februari", "maart", "april", "mei", "juni"]
MONTHS += ["juli", "augustus", "september", "oktober", "november", "december"]


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


def enumerate_dutch(words: list[str]) -> str:
    """Write a list as Dutch does: 'a, b en c'."""
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
