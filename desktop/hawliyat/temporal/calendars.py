"""Days of the Julian, Coptic and Ottoman Rumi calendars as Gregorian day numbers, by arithmetic.

The rules are those of Reingold and Dershowitz, Calendrical Calculations, chapters 3 and 4. The Rumi year is the
Julian one counted from March and from 584; the Empire went over to Gregorian days on 1 March 1917 (1333).
"""

from hawliyat.domain.day import Day

JULIAN, COPTIC, RUMI = "julian", "coptic", "rumi"
_JULIAN_EPOCH = -1
"""1 January of year 1, Julian, as a day number."""
_COPTIC_EPOCH = 103_605
"""1 Thout of the year 1 of the Martyrs (29 August 284, Julian) as a day number."""
_COPTIC_MONTH = 30
_RUMI_OFFSET = 584
_RUMI_YEARS = range(1256, 1333)
"""The years the calendar was in use with Julian days (13 March 1840 to 28 February 1917)."""
_MARCH = 3
_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)


class UnconvertibleError(ValueError):
    """A date of a calendar that cannot be turned into days with what is known."""


def julian(year: int, month: int, day: int) -> Day:
    """Return the day number of a Julian date; raise ValueError if that month has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= _julian_length(year, month):
        raise ValueError("no such day in the Julian calendar")
    leap_day = 1 if month > 2 and year % 4 == 0 else 0
    return _JULIAN_EPOCH + 365 * (year - 1) + (year - 1) // 4 + _BEFORE_MONTH[month - 1] + leap_day + day - 1


def _julian_length(year: int, month: int) -> int:
    return _BEFORE_MONTH[month] - _BEFORE_MONTH[month - 1] + (1 if month == 2 and year % 4 == 0 else 0)


def coptic(year: int, month: int, day: int) -> Day:
    """Return the day number of a Coptic date (months 1 to 13); raise ValueError if there is no such day."""
    length = _COPTIC_MONTH if month < 13 else 6 if year % 4 == 3 else 5
    if not 1 <= month <= 13 or not 1 <= day <= length:
        raise ValueError("no such day in the Coptic calendar")
    return _COPTIC_EPOCH + 365 * (year - 1) + year // 4 + _COPTIC_MONTH * (month - 1) + day - 1


def rumi(year: int, month: int, day: int) -> Day:
    """Return the day number of a Rumi date, *month* counted from January; raise UnconvertibleError outside its use."""
    if year not in _RUMI_YEARS:
        raise UnconvertibleError("outside the years of the Rumi calendar")
    return julian(year + _RUMI_OFFSET + (1 if month < _MARCH else 0), month, day)


def julian_month(year: int, month: int) -> tuple[Day, Day]:
    """Return the first and last day of a Julian month."""
    return julian(year, month, 1), julian(year, month, _julian_length(year, month))


def julian_year(year: int) -> tuple[Day, Day]:
    """Return the first and last day of a Julian year."""
    return julian(year, 1, 1), julian(year, 12, 31)


def coptic_month(year: int, month: int) -> tuple[Day, Day]:
    """Return the first and last day of a Coptic month."""
    following = coptic(year + 1, 1, 1) if month == 13 else coptic(year, month + 1, 1)
    return coptic(year, month, 1), following - 1


def coptic_year(year: int) -> tuple[Day, Day]:
    """Return the first and last day of a Coptic year."""
    return coptic(year, 1, 1), coptic(year + 1, 1, 1) - 1


def rumi_month(year: int, month: int) -> tuple[Day, Day]:
    """Return the first and last day of a Rumi month."""
    first = rumi(year, month, 1)
    return first, first + _julian_length(year + _RUMI_OFFSET + (1 if month < _MARCH else 0), month) - 1


def rumi_year(year: int) -> tuple[Day, Day]:
    """Return the first and last day of a Rumi year, which begins in March."""
    return rumi(year, _MARCH, 1), rumi_month(year, 2)[1]
