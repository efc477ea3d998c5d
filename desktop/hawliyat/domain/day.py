"""Days as integers: the proleptic Gregorian day number, `date.toordinal` continued below 1.

Day 1 is 0001-01-01. Years are astronomical: year 0 is 1 BCE, year -1 is 2 BCE. ISO text can't be compared below
year 1 (it sorts -0044 before -0100) and `datetime.date` ends there, so the program counts days.
"""

import re
from datetime import date

Day = int

_DAYS_IN_400_YEARS = 146_097
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO_DAY = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)")


def is_leap(year: int) -> bool:
    """Whether *year* (astronomical) has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """How many days *month* (1–12) of *year* has."""
    return 29 if month == 2 and is_leap(year) else _DAYS_IN_MONTH[month - 1]


def from_ymd(year: int, month: int, day: int) -> Day:
    """Return the day number of a Gregorian date; raise ValueError if the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    cycles, year_in_cycle = divmod(year - 1, 400)
    return date(year_in_cycle + 1, month, day).toordinal() + cycles * _DAYS_IN_400_YEARS


def to_ymd(day: Day) -> tuple[int, int, int]:
    """Return (year, month, day of month) of a day number."""
    cycles, day_in_cycle = divmod(day - 1, _DAYS_IN_400_YEARS)
    in_cycle = date.fromordinal(day_in_cycle + 1)
    return in_cycle.year + cycles * 400, in_cycle.month, in_cycle.day


def from_iso(text: str) -> Day:
    """Return the day number of `YYYY-MM-DD`; raise ValueError if *text* is not a day."""
    match = _ISO_DAY.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO day: {text!r}")
    return from_ymd(int(match[1]), int(match[2]), int(match[3]))


def to_iso(day: Day) -> str:
    """Return `YYYY-MM-DD`; years below 0 carry a minus, as ISO 8601-1 writes them."""
    year, month, day_of_month = to_ymd(day)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day_of_month:02}"


def weekday(day: Day) -> int:
    """Return 0 for Monday … 6 for Sunday."""
    return (day - 1) % 7
