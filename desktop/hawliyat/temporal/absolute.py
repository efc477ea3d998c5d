"""Resolvers of times that carry their own year, and of the parts of a year."""

from dataclasses import replace

from hawliyat.domain.day import from_ymd, to_ymd
from hawliyat.domain.time_value import Granularity
from hawliyat.temporal import hijri as calendar
from hawliyat.temporal import periods
from hawliyat.temporal.anchoring import Anchor
from hawliyat.temporal.periods import Period
from hawliyat.temporal.resolution import MONTHS, Codes, Resolution, from_published, of_month, resolver, unit_of
from hawliyat.temporal.yearless import day_of_month

_LAST_HIJRI_YEAR = 1600


@resolver
def full_date(codes: Codes, _anchor: Anchor) -> Resolution:
    """Day, month and year; raise ValueError for a day the month does not have."""
    day_number = from_ymd(int(codes["year"]), int(codes["month"]), of_month(codes["day"]))
    return Resolution(periods.day(day_number))


@resolver
def month_of_year(codes: Codes, _anchor: Anchor) -> Resolution:
    """A month and its year."""
    return Resolution(periods.month(int(codes["year"]) * MONTHS + int(codes["month"]) - 1))


@resolver
def year(codes: Codes, _anchor: Anchor) -> Resolution:
    """A year; an era code below 0 counts back from 1 BCE, which is year 0."""
    number = int(codes["year"])
    return Resolution(periods.year(1 - number if codes.get("era") == "-1" else number))


@resolver
def numeric_date(codes: Codes, _anchor: Anchor) -> Resolution:
    """15/07/2024: day first, as the packs' regions write it; the other order is offered where it makes a date."""
    of_year, day, number = int(codes["year"]), of_month(codes["day"]), int(codes["month_number"])
    chosen = periods.day(from_ymd(of_year, number, day))
    swapped = day <= MONTHS and day != number
    return Resolution(chosen, others=(periods.day(from_ymd(of_year, day, number)),) if swapped else ())


@resolver
def years(codes: Codes, _anchor: Anchor) -> Resolution:
    """2019 to 2021."""
    first, last = periods.year(int(codes["year"])), periods.year(int(codes["year_2"]))
    if first.first >= last.first:
        raise ValueError("ends before it begins")
    return Resolution(first, end=last)


@resolver
def part_of_year(codes: Codes, anchor: Anchor) -> Resolution:
    """A quarter, half or season, with its year, with a modified year, or without (the nearest by tense)."""
    if "year" in codes:
        return Resolution(_part(codes, int(codes["year"]), anchor))
    this_year = to_ymd(anchor.day())[0]
    if "modifier" in codes:
        return from_published(_part(codes, this_year + int(codes["modifier"]), anchor))
    near = [_part(codes, this_year + step, anchor) for step in (-1, 0, 1)]
    past = [part for part in near if part.first <= anchor.day()][-1]
    coming = next(part for part in near if part.last >= anchor.day())
    chosen, other = (coming, past) if anchor.is_future else (past, coming)
    return from_published(chosen, *(() if chosen == other else (other,)))


def _part(codes: Codes, of_year: int, anchor: Anchor) -> Period:
    if "season" in codes:
        return periods.season(of_year, int(codes["season"]), anchor.hemisphere)
    unit, number = unit_of(codes), int(codes["ordinal"])
    count = 4 if unit is Granularity.QUARTER else 2
    if not 1 <= number <= count:
        raise ValueError("no such part of a year")
    return periods.indexed(unit, of_year * count + number - 1)


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
    hundred = to_ymd(anchor.day())[0] // 100 + int(codes["modifier"])
    return from_published(periods.decade(hundred * 10 + int(codes["decade_word"]) // 10))


@resolver
def century(codes: Codes, _anchor: Anchor) -> Resolution:
    """The 19th century is 1801 to 1900."""
    return Resolution(periods.century(int(codes["ordinal"])))


@resolver
def hijri(codes: Codes, _anchor: Anchor) -> Resolution:
    """A Hijri year, month or day; a Gregorian year beside it decides nothing, so that a slip of the source shows."""
    of_year = int(codes["year"])
    if not 1 <= of_year <= _LAST_HIJRI_YEAR:
        raise ValueError("no Hijri year anyone means")
    if "hijri_month" not in codes:
        period = calendar.hijri_year(of_year)
    elif "day" not in codes:
        period = calendar.hijri_month(of_year, int(codes["hijri_month"]))
    else:
        period = calendar.hijri_day(of_year, int(codes["hijri_month"]), of_month(codes["day"]))
    return Resolution(period, calendar=calendar.CALENDAR)


@resolver
def days_of_month(codes: Codes, anchor: Anchor) -> Resolution:
    """From the 3rd to the 9th of July, with a year or by tense."""
    single = full_date if "year" in codes else day_of_month
    last = single({**codes, "day": codes["day_2"]}, anchor)
    length = of_month(codes["day_2"]) - of_month(codes["day"])
    if length <= 0:
        raise ValueError("ends before it begins")
    return replace(last, period=periods.day(last.period.first - length), end=last.period, others=())
