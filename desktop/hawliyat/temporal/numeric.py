"""Resolvers of dates in figures, and of weeks by their number."""

from datetime import date

from hawliyat.domain.day import from_ymd
from hawliyat.domain.time_value import Granularity
from hawliyat.temporal import periods
from hawliyat.temporal.anchoring import Anchor
from hawliyat.temporal.periods import Period
from hawliyat.temporal.resolution import MONTHS, Codes, Resolution, absolute, from_published, of_month, resolver
from hawliyat.temporal.yearless import day_of_month

_LAST = "-1"


@resolver
def numeric_date(codes: Codes, anchor: Anchor) -> Resolution:
    """15/07/2024, 7/15/24: the order of the tag's region; the other order is offered where it makes a date."""
    year, (day, month) = anchor.full_year(codes["year"]), _day_and_month(codes, anchor)
    others = (periods.day(from_ymd(year, day, month)),) if day <= MONTHS and day != month else ()
    return Resolution(periods.day(from_ymd(year, month, day)), others=others)


@absolute
def numeric_iso(codes: Codes, _anchor: Anchor) -> Resolution:
    """2024-07-15, year first: no other order."""
    day_number = from_ymd(int(codes["year"]), int(codes["month_number"]), int(codes["day"]))
    return Resolution(periods.day(day_number))


@resolver
def numeric_day_month(codes: Codes, anchor: Anchor) -> Resolution:
    """15/07 without a year: the nearest by tense."""
    day, month = _day_and_month(codes, anchor)
    return day_of_month({"day": str(day), "month": str(month)}, anchor)


@absolute
def numeric_month(codes: Codes, _anchor: Anchor) -> Resolution:
    """07/2024."""
    return Resolution(periods.month(int(codes["year"]) * MONTHS + int(codes["month_number"]) - 1))


def _day_and_month(codes: Codes, anchor: Anchor) -> tuple[int, int]:
    """The two figures by the region's order, or by the only order that makes a date."""
    first, second = int(codes["first"]), int(codes["second"])
    month, day = (first, second) if anchor.setting.is_month_first else (second, first)
    return (day, month) if month <= MONTHS else (month, day)


@resolver
def iso_week(codes: Codes, anchor: Anchor) -> Resolution:
    """Week 12 of 2024, 2024-W12: ISO 8601 weeks, Monday to Sunday; without a year, this year's."""
    year = int(codes["year"]) if "year" in codes else anchor.year()
    number = int(codes.get("week_number") or codes["ordinal"])
    if number > date(year, 12, 28).isocalendar().week:
        raise ValueError("no such week in that year")
    week = periods.week((date.fromisocalendar(year, number, 1).toordinal() - 1) // 7)
    return Resolution(week) if "year" in codes else from_published(week)


@resolver
def week_of_month(codes: Codes, anchor: Anchor) -> Resolution:
    """The first, second, last week of a month: its days 1 to 7, 8 to 14, its last seven."""
    whole = _month(codes, anchor)
    if codes["ordinal"] == _LAST:
        return Resolution(periods.run(whole.last - 6, whole.last, Granularity.WEEK))
    first = whole.first + 7 * (int(codes["ordinal"]) - 1)
    if first > whole.last:
        raise ValueError("no such week in that month")
    return Resolution(periods.run(first, min(first + 6, whole.last), Granularity.WEEK))


@resolver
def week_of_day(codes: Codes, anchor: Anchor) -> Resolution:
    """The week of July 4: the whole week around a day, with its year or by tense."""
    if "year" not in codes:
        near = day_of_month(codes, anchor)
        return from_published(anchor.around(Granularity.WEEK, near.period.first))
    day_number = from_ymd(int(codes["year"]), int(codes["month"]), of_month(codes["day"]))
    return Resolution(anchor.around(Granularity.WEEK, day_number))


def _month(codes: Codes, anchor: Anchor) -> Period:
    month = int(codes["month"])
    if "year" in codes:
        return periods.month(int(codes["year"]) * MONTHS + month - 1)
    current = periods.index_of(Granularity.MONTH, anchor.day())
    past = current - (current - (month - 1)) % MONTHS
    return periods.month(past + MONTHS if anchor.is_future and past != current else past)
