"""Resolvers of months, days and weekdays without a year: the nearest by tense, or counted from the publication day."""

from dataclasses import replace

from hawliyat.domain.day import days_in_month, from_ymd, to_ymd, weekday
from hawliyat.domain.time_value import Granularity
from hawliyat.temporal import periods
from hawliyat.temporal.anchoring import Anchor
from hawliyat.temporal.resolution import MONTHS, Codes, Resolution, from_published, of_month, resolver


@resolver
def month(codes: Codes, anchor: Anchor) -> Resolution:
    """A month without a year: the nearest past or current one, or the nearest to come where the tense asks for it."""
    past = _month_until(periods.index_of(Granularity.MONTH, anchor.day()), int(codes["month"]))
    current = past == periods.index_of(Granularity.MONTH, anchor.day())
    coming = past if current else past + MONTHS
    chosen, other = (coming, past) if anchor.is_future else (past, coming)
    others = () if chosen == other else (periods.month(other),)
    return replace(from_published(periods.month(chosen), *others), is_yearless=True)


def _month_until(index: int, number: int) -> int:
    """The index of the latest month *number* that is not after month *index*."""
    return index - (index - (number - 1)) % MONTHS


@resolver
def month_modified(codes: Codes, anchor: Anchor) -> Resolution:
    """Last, this, next July: before, in or after the current month; "this" is the current year's."""
    current = periods.index_of(Granularity.MONTH, anchor.day())
    number, step = int(codes["month"]), int(codes["modifier"])
    if step == 0:
        return from_published(periods.month(current // MONTHS * MONTHS + number - 1))
    index = _month_until(current - 1, number) if step < 0 else _month_until(current, number) + MONTHS
    other = current // MONTHS * MONTHS + step * MONTHS + number - 1
    return from_published(periods.month(index), *(() if other == index else (periods.month(other),)))


@resolver
def month_of_relative_year(codes: Codes, anchor: Anchor) -> Resolution:
    """A month of this, last or next year."""
    of_year = periods.index_of(Granularity.YEAR, anchor.day()) + int(codes["modifier"])
    return from_published(periods.month(of_year * MONTHS + int(codes["month"]) - 1))


@resolver
def day_of_relative_year(codes: Codes, anchor: Anchor) -> Resolution:
    """A day and month of this, last or next year."""
    of_year = periods.index_of(Granularity.YEAR, anchor.day()) + int(codes["modifier"])
    return from_published(periods.day(from_ymd(of_year, int(codes["month"]), of_month(codes["day"]))))


@resolver
def day_of_month(codes: Codes, anchor: Anchor) -> Resolution:
    """A day and month without a year: the nearest past one, or the nearest to come where the tense asks for it."""
    number, day = int(codes["month"]), of_month(codes["day"])
    this_year = to_ymd(anchor.day())[0]
    dates = [
        from_ymd(of, number, day) for of in range(this_year - 8, this_year + 9) if day <= days_in_month(of, number)
    ]
    past = max((date for date in dates if date <= anchor.day()), default=None)
    coming = min((date for date in dates if date >= anchor.day()), default=None)
    if past is None or coming is None:
        raise ValueError("no such day in any year")
    chosen, other = (coming, past) if anchor.is_future else (past, coming)
    others = () if chosen == other else (periods.day(other),)
    return replace(from_published(periods.day(chosen), *others), is_yearless=True)


@resolver
def day_modified(codes: Codes, anchor: Anchor) -> Resolution:
    """14 February last: the nearest such day before (after, in the current month's year) the publication day."""
    whole = month_modified(codes, anchor).period
    day = whole.first + of_month(codes["day"]) - 1
    if day > whole.last:
        raise ValueError("no such day of that month")
    return from_published(periods.day(day))


@resolver
def day_number(codes: Codes, anchor: Anchor) -> Resolution:
    """The 15th: the nearest day of that number, past or (by tense) to come."""
    number, step = of_month(codes["day"]), 1 if anchor.is_future else -1
    near = range(anchor.day(), anchor.day() + 63 * step, step)
    return from_published(periods.day(next(day for day in near if to_ymd(day)[2] == number)))


@resolver
def day_of_relative_month(codes: Codes, anchor: Anchor) -> Resolution:
    """The 14th of this, last or next month."""
    whole = periods.around(Granularity.MONTH, anchor.day(), int(codes["modifier"]))
    day = whole.first + of_month(codes["day"]) - 1
    if day > whole.last:
        raise ValueError("no such day of that month")
    return from_published(periods.day(day))


@resolver
def named_weekday(codes: Codes, anchor: Anchor) -> Resolution:
    """A weekday: the publication day itself, else the nearest past one (or to come, by tense)."""
    back = (weekday(anchor.day()) - int(codes["weekday"])) % 7
    if back == 0:
        return from_published(periods.day(anchor.day()))
    past, coming = periods.day(anchor.day() - back), periods.day(anchor.day() - back + 7)
    return from_published(coming, past) if anchor.is_future else from_published(past, coming)


@resolver
def weekdays(codes: Codes, anchor: Anchor) -> Resolution:
    """Monday to Thursday: the latest such days, or the next by tense."""
    length = (int(codes["weekday_2"]) - int(codes["weekday"])) % 7
    if anchor.is_future:
        first = named_weekday(codes, anchor).period.first
    else:
        first = named_weekday({"weekday": codes["weekday_2"]}, anchor).period.last - length
    return replace(from_published(periods.day(first)), end=periods.day(first + length))


@resolver
def weekday_modified(codes: Codes, anchor: Anchor) -> Resolution:
    """Last or next Thursday, never the publication day; "this" is the nearest by tense."""
    step = int(codes["modifier"])
    if step == 0:
        return named_weekday(codes, anchor)
    back = (weekday(anchor.day()) - int(codes["weekday"])) % 7
    if step < -1:
        return from_published(periods.day(anchor.day() - (back or 7) + 7 * (step + 1)))
    nearest = anchor.day() - (back or 7) if step < 0 else anchor.day() - back + 7
    in_week = anchor.around(Granularity.WEEK, anchor.day(), step).first
    other = in_week + (int(codes["weekday"]) - anchor.setting.week_start) % 7
    return from_published(periods.day(nearest), *(() if other == nearest else (periods.day(other),)))


@resolver
def weekday_and_day(codes: Codes, anchor: Anchor) -> Resolution:
    """Thursday the 14th: the nearest day of that number; that it is a Thursday decides between months."""
    number, named = of_month(codes["day"]), int(codes["weekday"])
    near = [date for date in range(anchor.day() - 45, anchor.day() + 46) if to_ymd(date)[2] == number]
    fitting = [date for date in near if weekday(date) == named]
    if not fitting:
        raise ValueError("no such weekday near")
    return from_published(periods.day(min(fitting, key=lambda date: abs(date - anchor.day()))))
