"""Hijri dates by the arithmetic (civil) calendar, which every observed calendar stays within two days of.

Leap years are the eleven of thirty of the common scheme (Reingold and Dershowitz, Calendrical Calculations, ch. 7).
A value reached through it is marked uncertain.
"""

from hawliyat.domain.day import Day
from hawliyat.domain.time_value import Granularity
from hawliyat.temporal.periods import Period, day, run

CALENDAR = "islamic-civil"
_EPOCH = 227_015
"""1 Muharram of year 1 (16 July 622, Julian) as a day number."""


def first_day(year: int, month: int) -> Day:
    """Return the day number of the first day of a Hijri month (1–12; 13 is the next year's first)."""
    return _EPOCH + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30


def hijri_year(year: int) -> Period:
    """Return a Hijri year as one of its days."""
    return run(first_day(year, 1), first_day(year + 1, 1) - 1, Granularity.YEAR)


def hijri_month(year: int, month: int) -> Period:
    """Return a Hijri month as one of its days."""
    return run(first_day(year, month), first_day(year, month) + _length(year, month) - 1, Granularity.MONTH)


def hijri_day(year: int, month: int, of_month: int) -> Period:
    """Return a Hijri day; raise ValueError if the month has no such day (a 30th may be seen in any)."""
    if not 1 <= of_month <= 30:
        raise ValueError("no such day of a Hijri month")
    return day(first_day(year, month) + of_month - 1)


def _length(year: int, month: int) -> int:
    following = first_day(year + 1, 1) if month == 12 else first_day(year, month + 1)
    return following - first_day(year, month)
