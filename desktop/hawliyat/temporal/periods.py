"""Periods: calendar units as numbered boxes of days, so that "the last", "the next" and "three ago" are additions.

Every unit of the calendar (days, ISO weeks, months, quarters, halves, years, decades, centuries) has an index that
grows by one from each unit to the next; a period is a unit's index turned into days and EDTF text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from hawliyat.domain.day import Day, days_in_month, from_ymd, to_iso, to_ymd
from hawliyat.domain.time_value import Granularity

Hemisphere = str
NORTH, SOUTH = "north", "south"

_FIRST_QUARTER = 33
_FIRST_THIRD = 37
_FIRST_HALF = 40
_SPRING = {NORTH: 25, SOUTH: 29}
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12, 25: 3, 26: 6, 27: 9, 28: 12, 29: 9, 30: 12, 31: 3, 32: 6}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days, *first* to *last* inclusive, with its EDTF text and the unit it is one of."""

    first: Day
    last: Day
    edtf: str
    unit: Granularity


def year_text(year: int) -> str:
    """Return *year* (astronomical) as EDTF writes it: four digits, or Y and more; a minus below 0."""
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"


def months(year: int, month: int, count: int, edtf: str, unit: Granularity) -> Period:
    """Return the period of *count* months from *month* of *year* on (it may run into the next year)."""
    end_year, end_month = divmod(year * 12 + month - 2 + count, 12)
    last = from_ymd(end_year, end_month + 1, days_in_month(end_year, end_month + 1))
    return Period(from_ymd(year, month, 1), last, edtf, unit)


def day(number: Day) -> Period:
    """Return one day."""
    return Period(number, number, to_iso(number), Granularity.DAY)


def week(index: int) -> Period:
    """Return an ISO week, Monday to Sunday; EDTF has no weeks, so it is written as one of seven days."""
    first = index * 7 + 1
    return Period(first, first + 6, f"[{to_iso(first)}..{to_iso(first + 6)}]", Granularity.WEEK)


def month(index: int) -> Period:
    """Return the month numbered year x 12 + (month - 1)."""
    number, in_year = divmod(index, 12)
    return months(number, in_year + 1, 1, f"{year_text(number)}-{in_year + 1:02}", Granularity.MONTH)


def quarter(index: int) -> Period:
    """Return the quarter numbered year x 4 + (quarter - 1)."""
    number, part = divmod(index, 4)
    return months(number, part * 3 + 1, 3, f"{year_text(number)}-{_FIRST_QUARTER + part}", Granularity.QUARTER)


def half(index: int) -> Period:
    """Return the half-year numbered year x 2 + (half - 1)."""
    number, part = divmod(index, 2)
    return months(number, part * 6 + 1, 6, f"{year_text(number)}-{_FIRST_HALF + part}", Granularity.HALF)


def year(number: int) -> Period:
    """Return a year."""
    return months(number, 1, 12, year_text(number), Granularity.YEAR)


def decade(index: int) -> Period:
    """Return the ten years from index x 10 on, written `199X`."""
    text = f"{index:03}X" if 0 <= index <= 999 else f"[{year_text(index * 10)}..{year_text(index * 10 + 9)}]"
    return months(index * 10, 1, 120, text, Granularity.DECADE)


def century(number: int) -> Period:
    """Return a century as people count: the 19th is 1801 to 1900 (`19XX` would be 1900 to 1999)."""
    first = (number - 1) * 100 + 1
    text = f"[{year_text(first)}..{year_text(first + 99)}]"
    return months(first, 1, 1200, text, Granularity.CENTURY)


def season(number: int, part: int, hemisphere: Hemisphere) -> Period:
    """Return a season (*part* 0 spring … 3 winter) named after the year *number* it begins in."""
    return coded(number, _SPRING[hemisphere] + part)


def coded(number: int, code: int) -> Period:
    """Return what EDTF's *code* 21 to 41 names in year *number*: a season, quarter, third or half.

    A winter (and the south's summer) begins in December of its year. Codes 21 to 24 leave the hemisphere open and
    are taken as the north's. Raise KeyError for any other code.
    """
    if _FIRST_QUARTER <= code < _FIRST_THIRD:
        return quarter(number * 4 + code - _FIRST_QUARTER)
    if _FIRST_THIRD <= code < _FIRST_HALF:
        return months(number, (code - _FIRST_THIRD) * 4 + 1, 4, f"{year_text(number)}-{code}", Granularity.YEAR)
    if _FIRST_HALF <= code <= _FIRST_HALF + 1:
        return half(number * 2 + code - _FIRST_HALF)
    return months(number, _SEASON_STARTS[code], 3, f"{year_text(number)}-{code}", Granularity.SEASON)


def run(first: Day, last: Day, unit: Granularity = Granularity.INTERVAL) -> Period:
    """Return one of the days from *first* to *last*."""
    return Period(first, last, f"[{to_iso(first)}..{to_iso(last)}]", unit)


_BUILDERS: dict[Granularity, Callable[[int], Period]] = {
    Granularity.DAY: day,
    Granularity.WEEK: week,
    Granularity.MONTH: month,
    Granularity.QUARTER: quarter,
    Granularity.HALF: half,
    Granularity.YEAR: year,
    Granularity.DECADE: decade,
    Granularity.CENTURY: century,
}
MONTHS_IN = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
}
"""How many months the units have that are made of months."""


def index_of(unit: Granularity, number: Day) -> int:
    """Return the index of the *unit* that day *number* lies in; raise KeyError for a unit without one."""
    if unit is Granularity.DAY:
        return number
    if unit is Granularity.WEEK:
        return (number - 1) // 7
    of_year, of_month, _ = to_ymd(number)
    if unit is Granularity.CENTURY:
        return (of_year - 1) // 100 + 1
    return (of_year * 12 + of_month - 1) // MONTHS_IN[unit]


@lru_cache(maxsize=4096)
def indexed(unit: Granularity, index: int) -> Period:
    """Return the *unit* numbered *index*."""
    return _BUILDERS[unit](index)


def around(unit: Granularity, number: Day, steps: int = 0) -> Period:
    """Return the *unit* that holds day *number*, or the one *steps* units later (earlier below 0)."""
    return indexed(unit, index_of(unit, number) + steps)


def third(period: Period, number: int) -> Period:
    """Return a third of *period* (0 early, 1 mid, 2 late), in whole units of the next size down."""
    below = _BELOW.get(period.unit, Granularity.DAY)
    start, stop = index_of(below, period.first), index_of(below, period.last) + 1
    first = indexed(below, start + (stop - start) * number // 3)
    last = indexed(below, max(start + (stop - start) * (number + 1) // 3 - 1, index_of(below, first.first)))
    text = first.edtf if first == last else f"[{first.edtf}..{last.edtf}]"
    return Period(first.first, last.last, text, period.unit)


def half_way(period: Period) -> Day:
    """Return the last day of a period's first half, in whole units of the next size down."""
    below = _BELOW.get(period.unit, Granularity.DAY)
    start, stop = index_of(below, period.first), index_of(below, period.last) + 1
    return indexed(below, start + (stop - start) // 2 - 1).last


def edge(period: Period, *, last: bool) -> Period:
    """Return the first or the *last* unit below *period*: a year's month, a month's day, a century's year …"""
    below = _BELOW.get(period.unit, Granularity.DAY)
    return around(below, period.last if last else period.first)


_BELOW = {
    Granularity.CENTURY: Granularity.YEAR,
    Granularity.DECADE: Granularity.YEAR,
    Granularity.YEAR: Granularity.MONTH,
    Granularity.HALF: Granularity.MONTH,
    Granularity.QUARTER: Granularity.MONTH,
    Granularity.SEASON: Granularity.MONTH,
}
