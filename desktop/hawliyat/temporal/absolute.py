"""Resolvers of times that carry their own year, and of the parts of a year."""

from dataclasses import replace

from hawliyat.domain.day import from_ymd
from hawliyat.domain.time_value import Granularity
from hawliyat.temporal import periods
from hawliyat.temporal.anchoring import Anchor
from hawliyat.temporal.periods import Period
from hawliyat.temporal.resolution import (
    MONTHS,
    Codes,
    Resolution,
    absolute,
    from_published,
    of_month,
    resolver,
    unit_of,
)
from hawliyat.temporal.yearless import day_modified, day_of_month, month

_LAST = "-1"
_LENGTHS = {"third": 4, "two_months": 2}
"""How many months the parts of a year have that EDTF does not know."""


@absolute
def full_date(codes: Codes, _anchor: Anchor) -> Resolution:
    """Day, month and year; raise ValueError for a day the month does not have."""
    day_number = from_ymd(int(codes["year"]), int(codes["month"]), of_month(codes["day"]))
    return Resolution(periods.day(day_number))


@resolver
def month_of_year(codes: Codes, anchor: Anchor) -> Resolution:
    """A month and its year."""
    return Resolution(periods.month(anchor.full_year(codes["year"]) * MONTHS + int(codes["month"]) - 1))


@absolute
def year(codes: Codes, _anchor: Anchor) -> Resolution:
    """A year; an era code below 0 counts back from 1 BCE, which is year 0."""
    number = int(codes["year"])
    return Resolution(periods.year(1 - number if codes.get("era") == _LAST else number))


@absolute
def years(codes: Codes, _anchor: Anchor) -> Resolution:
    """2019 to 2021, 2023/24, 1914–18; two digits up to 12 are a month's, but for the year after."""
    first, written = int(codes["year"]), codes["year_2"]
    last = int(written) if len(written) > 2 else first // 100 * 100 + int(written)
    if len(written) == 2 and int(written) <= MONTHS and last != first + 1:
        raise ValueError("a month, not a year")
    return _lasting(periods.year(first), periods.year(last))


@resolver
def months_of_year(codes: Codes, anchor: Anchor) -> Resolution:
    """January to April 2021, or by tense without a year."""
    if "year" not in codes:
        last_month = month({"month": codes["month_2"]}, anchor)
        length = (int(codes["month_2"]) - int(codes["month"])) % MONTHS
        index = periods.index_of(Granularity.MONTH, last_month.period.first) - length
        return replace(last_month, period=periods.month(index), end=last_month.period, others=())
    base = int(codes["year"]) * MONTHS - 1
    first, last = int(codes["month"]), int(codes["month_2"])
    return _lasting(periods.month(base + first - (MONTHS if first > last else 0)), periods.month(base + last))


def _lasting(first: Period, last: Period) -> Resolution:
    if first.first >= last.first:
        raise ValueError("ends before it begins")
    return Resolution(first, end=last)


@resolver
def part_of_year(codes: Codes, anchor: Anchor) -> Resolution:
    """A quarter, half or season, with its year, with a modified year, or without (the nearest by tense)."""
    if "year" in codes:
        return Resolution(_part(codes, anchor.full_year(codes["year"]), anchor))
    this_year = anchor.year()
    if "season" in codes and codes.get("modifier", "0") != "0":
        return from_published(_season_beside(codes, anchor))
    if "modifier" in codes:
        return from_published(_part(codes, this_year + int(codes["modifier"]), anchor))
    near = [_part(codes, this_year + step, anchor) for step in (-1, 0, 1)]
    past = [part for part in near if part.first <= anchor.day()][-1]
    coming = next(part for part in near if part.last >= anchor.day())
    chosen, other = (coming, past) if anchor.is_future else (past, coming)
    return from_published(chosen, *(() if chosen == other else (other,)))


def _season_beside(codes: Codes, anchor: Anchor) -> Period:
    """Last summer is the latest that is over, next summer the first that has not begun."""
    day = anchor.day()
    near = [_part(codes, anchor.year() + step, anchor) for step in (-2, -1, 0, 1)]
    if int(codes["modifier"]) < 0:
        return [part for part in near if part.last < day][-1]
    return next(part for part in near if part.first > day)


def _part(codes: Codes, of_year: int, anchor: Anchor) -> Period:
    if "season" in codes:
        return periods.season(of_year, int(codes["season"]), anchor.setting.hemisphere)
    if codes["unit"] in _LENGTHS:
        return _stretch(of_year, int(codes["ordinal"]), _LENGTHS[codes["unit"]])
    unit = unit_of(codes)
    count = 4 if unit is Granularity.QUARTER else 2
    number = count if codes["ordinal"] == _LAST else int(codes["ordinal"])
    if not 1 <= number <= count:
        raise ValueError("no such part of a year")
    return periods.indexed(unit, of_year * count + number - 1)


def _stretch(of_year: int, number: int, length: int) -> Period:
    """The *number*th stretch of so many months of a year; the last counts from its end."""
    first = (MONTHS if number < 0 else number * length) - length
    if not 0 <= first <= MONTHS - length:
        raise ValueError("no such part of a year")
    start, end = (periods.month(of_year * MONTHS + month) for month in (first, first + length - 1))
    return Period(start.first, end.last, f"[{start.edtf}..{end.edtf}]", Granularity.INTERVAL)


@resolver
def months_into_year(codes: Codes, anchor: Anchor) -> Resolution:
    """The first nine months of 2012, the last three of this year."""
    of_year = int(codes["year"]) if "year" in codes else anchor.year() + int(codes.get("modifier", "0"))
    period = _stretch(of_year, int(codes["ordinal"]), int(codes["number"]))
    return Resolution(period) if "year" in codes else from_published(period)


@resolver
def decade(codes: Codes, anchor: Anchor) -> Resolution:
    """The 1990s; "the nineties" are the last that have begun."""
    if "decade_year" in codes:
        return Resolution(periods.decade(int(codes["decade_year"]) // 10))
    tens = int(codes["decade_word"]) // 10
    if "ordinal" in codes:
        return Resolution(periods.decade((int(codes["ordinal"]) - 1) * 10 + tens))
    current = periods.index_of(Granularity.DECADE, anchor.day())
    return from_published(periods.decade(current - (current - tens) % 10))


@resolver
def decade_of_last_century(codes: Codes, anchor: Anchor) -> Resolution:
    """The nineties of the last century."""
    hundred = anchor.year() // 100 + int(codes["modifier"])
    return from_published(periods.decade(hundred * 10 + int(codes["decade_word"]) // 10))


@absolute
def century(codes: Codes, _anchor: Anchor) -> Resolution:
    """The 19th century is 1801 to 1900; the 5th BCE 500 to 401 BCE."""
    number = int(codes["ordinal"])
    return Resolution(periods.century(1 - number if codes.get("era") == _LAST else number))


@resolver
def half_or_third(codes: Codes, anchor: Anchor) -> Resolution:
    """The second half of July, the first half of the 1990s, the last third of a year: by their share of its days."""
    if "month" in codes:
        inner = month_of_year(codes, anchor) if "year" in codes else month(codes, anchor)
    elif "decade_year" in codes or "decade_word" in codes:
        inner = decade(codes, anchor)
    else:
        inner = century({**codes, "ordinal": codes["ordinal_2"]}, anchor)
    whole, number = inner.period, int(codes["ordinal"])
    if number not in (1, 2, -1):
        raise ValueError("a half is the first or the second")
    middle = periods.half_way(whole)
    found = periods.run(whole.first, middle) if number == 1 else periods.run(middle + 1, whole.last)
    return replace(inner, period=found, others=(), is_yearless=False)


@resolver
def days_of_month(codes: Codes, anchor: Anchor) -> Resolution:
    """From the 3rd to the 9th of July, with a year or by tense."""
    single = full_date if "year" in codes else day_modified if "modifier" in codes else day_of_month
    last = single({**codes, "day": codes["day_2"]}, anchor)
    length = of_month(codes["day_2"]) - of_month(codes["day"])
    if length <= 0:
        raise ValueError("ends before it begins")
    return replace(last, period=periods.day(last.period.first - length), end=last.period, others=())
