"""Hijri dates: Umm al-Qura, as Saudi Arabia prints it, for the years it is published for; arithmetic outside them.

The arithmetic (civil) calendar stays within two days of every observed one. Its leap years are the eleven of thirty
of the common scheme (Reingold and Dershowitz, Calendrical Calculations, ch. 7).
"""

from functools import lru_cache

from hawliyat.domain.day import Day
from hawliyat.domain.time_value import Granularity
from hawliyat.temporal.periods import Period, day, run

UMM_AL_QURA, CIVIL = "islamic-umalqura", "islamic-civil"
PUBLISHED_YEARS = range(1343, 1501)
_EPOCH = 227_015
"""1 Muharram of year 1 (16 July 622, Julian) as a day number."""
_DAYS_IN_30_YEARS = 10_631


def calendar_of(year: int) -> str:
    """Return which calendar the days of a Hijri *year* are counted by."""
    return UMM_AL_QURA if year in PUBLISHED_YEARS else CIVIL


@lru_cache(maxsize=512)
def first_day(year: int, month: int) -> Day:
    """Return the day number of the first day of a Hijri month (1–12)."""
    if year not in PUBLISHED_YEARS:
        return _EPOCH + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    from hijridate import Hijri

    return Hijri(year, month, 1).to_gregorian().toordinal()


def hijri_year(year: int) -> Period:
    """Return a Hijri year as one of its days."""
    return run(first_day(year, 1), first_day(year + 1, 1) - 1, Granularity.YEAR)


def hijri_month(year: int, month: int) -> Period:
    """Return a Hijri month as one of its days."""
    following = first_day(year + 1, 1) if month == 12 else first_day(year, month + 1)
    return run(first_day(year, month), following - 1, Granularity.MONTH)


def hijri_day(year: int, month: int, of_month: int) -> Period:
    """Return a Hijri day; raise ValueError if the month has no such day (a 30th may be seen in any)."""
    if not 1 <= of_month <= 30:
        raise ValueError("no such day of a Hijri month")
    return day(first_day(year, month) + of_month - 1)


def month_index(number: Day) -> int:
    """Return year x 12 + (month - 1) of the Hijri month that day *number* lies in."""
    year = (number - _EPOCH) * 30 // _DAYS_IN_30_YEARS + 1
    index = year * 12
    while first_day(*divmod_month(index + 1)) <= number:
        index += 1
    while first_day(*divmod_month(index)) > number:
        index -= 1
    return index


def divmod_month(index: int) -> tuple[int, int]:
    """Return (year, month) of a month's index."""
    return index // 12, index % 12 + 1
