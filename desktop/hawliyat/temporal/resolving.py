"""Resolving: from the words of a match to a period, by arithmetic on unit indexes.

A resolver is a function of the slots' codes and the anchor. A rule pack names it; it knows no language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hawliyat.domain.day import days_in_month, from_ymd, to_ymd, weekday
from hawliyat.domain.time_value import AnchorKind, Granularity
from hawliyat.temporal import hijri as calendar
from hawliyat.temporal import periods
from hawliyat.temporal.anchoring import Anchor
from hawliyat.temporal.periods import Period

Codes = Mapping[str, str]
_VAGUE_COUNT = 6
"""How many units "the coming weeks" may be."""
_MONTHS = 12
_LAST_HIJRI_YEAR = 1600


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a match means: a period and what it was reached from; `others` are the next likely readings.

    `end` is set by expressions that name two times at once (from 3 to 9 July). `is_yearless` lets a second time that
    has a year lend it ("May to July 2025").
    """

    period: Period
    against: AnchorKind = AnchorKind.NONE
    others: tuple[Period, ...] = ()
    end: Period | None = None
    approximate: bool = False
    is_yearless: bool = False
    calendar: str = "gregorian"


Resolver = Callable[[Codes, Anchor], Resolution]
RESOLVERS: dict[str, Resolver] = {}
NOT_A_DATE = frozenset({"duration", "other"})
"""What rules say that exist only to keep words from being taken for a date."""


def resolver(function: Resolver) -> Resolver:
    """Register a resolver under its own name."""
    RESOLVERS[function.__name__] = function
    return function


def _from_published(period: Period, *others: Period) -> Resolution:
    return Resolution(period, AnchorKind.PUBLISHED, others)


def _unit(codes: Codes) -> Granularity:
    return Granularity(codes["unit"])


def _count(codes: Codes) -> int:
    return int(codes.get("number", "1")) * int(codes.get("sign", "1"))


@resolver
def full_date(codes: Codes, _anchor: Anchor) -> Resolution:
    """Day, month and year; raise ValueError for a day the month does not have."""
    day_number = from_ymd(int(codes["year"]), int(codes["month"]), _of_month(codes["day"]))
    return Resolution(periods.day(day_number))


def _of_month(written: str) -> int:
    return int("".join(character for character in written if character.isdecimal()))


@resolver
def month_of_year(codes: Codes, _anchor: Anchor) -> Resolution:
    """A month and its year."""
    return Resolution(periods.month(int(codes["year"]) * _MONTHS + int(codes["month"]) - 1))


@resolver
def year(codes: Codes, _anchor: Anchor) -> Resolution:
    """A year; an era code below 0 counts back from 1 BCE, which is year 0."""
    number = int(codes["year"])
    return Resolution(periods.year(1 - number if codes.get("era") == "-1" else number))


@resolver
def month(codes: Codes, anchor: Anchor) -> Resolution:
    """A month without a year: the nearest past or current one, or the nearest to come where the tense asks for it."""
    past = _month_until(periods.index_of(Granularity.MONTH, anchor.day()), int(codes["month"]))
    current = past == periods.index_of(Granularity.MONTH, anchor.day())
    coming = past if current else past + _MONTHS
    chosen, other = (coming, past) if anchor.is_future else (past, coming)
    others = () if chosen == other else (periods.month(other),)
    return replace(_from_published(periods.month(chosen), *others), is_yearless=True)


def _month_until(index: int, number: int) -> int:
    """The index of the latest month *number* that is not after month *index*."""
    return index - (index - (number - 1)) % _MONTHS


@resolver
def month_modified(codes: Codes, anchor: Anchor) -> Resolution:
    """Last, this, next July: before, in or after the current month; "this" is the current year's."""
    current = periods.index_of(Granularity.MONTH, anchor.day())
    number, step = int(codes["month"]), int(codes["modifier"])
    if step == 0:
        return _from_published(periods.month(current // _MONTHS * _MONTHS + number - 1))
    index = _month_until(current - 1, number) if step < 0 else _month_until(current, number) + _MONTHS
    return _from_published(periods.month(index))


@resolver
def month_of_relative_year(codes: Codes, anchor: Anchor) -> Resolution:
    """A month of this, last or next year."""
    of_year = periods.index_of(Granularity.YEAR, anchor.day()) + int(codes["modifier"])
    return _from_published(periods.month(of_year * _MONTHS + int(codes["month"]) - 1))


@resolver
def day_of_relative_year(codes: Codes, anchor: Anchor) -> Resolution:
    """A day and month of this, last or next year."""
    of_year = periods.index_of(Granularity.YEAR, anchor.day()) + int(codes["modifier"])
    return _from_published(periods.day(from_ymd(of_year, int(codes["month"]), _of_month(codes["day"]))))


@resolver
def day_of_month(codes: Codes, anchor: Anchor) -> Resolution:
    """A day and month without a year: the nearest past one, or the nearest to come where the tense asks for it."""
    number, day = int(codes["month"]), _of_month(codes["day"])
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
    return replace(_from_published(periods.day(chosen), *others), is_yearless=True)


@resolver
def day_modified(codes: Codes, anchor: Anchor) -> Resolution:
    """14 February last: the nearest such day before (after, in the current month's year) the publication day."""
    of_month = month_modified(codes, anchor).period
    day = of_month.first + _of_month(codes["day"]) - 1
    if day > of_month.last:
        raise ValueError("no such day of that month")
    return _from_published(periods.day(day))


@resolver
def day_number(codes: Codes, anchor: Anchor) -> Resolution:
    """The 15th: the nearest day of that number, past or (by tense) to come."""
    number, step = _of_month(codes["day"]), 1 if anchor.is_future else -1
    near = range(anchor.day(), anchor.day() + 63 * step, step)
    return _from_published(periods.day(next(day for day in near if to_ymd(day)[2] == number)))


@resolver
def weekend(codes: Codes, anchor: Anchor) -> Resolution:
    """A Saturday and Sunday: this, last or next week's; without a modifier the last that has begun (or by tense)."""
    step = int(codes["modifier"]) if "modifier" in codes else 0
    monday = periods.around(Granularity.WEEK, anchor.day(), step).first
    if "modifier" not in codes and not anchor.is_future and monday + 5 > anchor.day():
        monday -= 7
    return _from_published(periods.run(monday + 5, monday + 6))


@resolver
def day_of_relative_month(codes: Codes, anchor: Anchor) -> Resolution:
    """The 14th of this, last or next month."""
    of_month = periods.around(Granularity.MONTH, anchor.day(), int(codes["modifier"]))
    day = of_month.first + _of_month(codes["day"]) - 1
    if day > of_month.last:
        raise ValueError("no such day of that month")
    return _from_published(periods.day(day))


@resolver
def named_weekday(codes: Codes, anchor: Anchor) -> Resolution:
    """A weekday: the publication day itself, else the nearest past one (or to come, by tense)."""
    back = (weekday(anchor.day()) - int(codes["weekday"])) % 7
    if back == 0:
        return _from_published(periods.day(anchor.day()))
    past, coming = periods.day(anchor.day() - back), periods.day(anchor.day() - back + 7)
    return _from_published(coming, past) if anchor.is_future else _from_published(past, coming)


@resolver
def weekday_modified(codes: Codes, anchor: Anchor) -> Resolution:
    """Last or next Thursday, never the publication day; "this" is the nearest by tense."""
    step = int(codes["modifier"])
    if step == 0:
        return named_weekday(codes, anchor)
    back = (weekday(anchor.day()) - int(codes["weekday"])) % 7
    return _from_published(periods.day(anchor.day() - (back or 7) if step < 0 else anchor.day() - back + 7))


@resolver
def weekday_and_day(codes: Codes, anchor: Anchor) -> Resolution:
    """Thursday the 14th: the nearest day of that number; that it is a Thursday decides between months."""
    number, named = _of_month(codes["day"]), int(codes["weekday"])
    near = [date for date in range(anchor.day() - 45, anchor.day() + 46) if to_ymd(date)[2] == number]
    fitting = [date for date in near if weekday(date) == named]
    if not fitting:
        raise ValueError("no such weekday near")
    return _from_published(periods.day(min(fitting, key=lambda date: abs(date - anchor.day()))))


@resolver
def relative_day(codes: Codes, anchor: Anchor) -> Resolution:
    """Yesterday, today, the day after tomorrow: the word's code is the number of days from publication."""
    return _from_published(periods.day(anchor.day() + int(codes["day_word"])))


@resolver
def relative_unit(codes: Codes, anchor: Anchor) -> Resolution:
    """This, last or next week, month, year …: the whole unit."""
    return _from_published(periods.around(_unit(codes), anchor.day(), int(codes.get("modifier", "0"))))


@resolver
def counted_units(codes: Codes, anchor: Anchor) -> Resolution:
    """Three days ago, in two months: the unit that many steps away."""
    return _from_published(periods.around(_unit(codes), anchor.day(), _count(codes)))


@resolver
def counted_span(codes: Codes, anchor: Anchor) -> Resolution:
    """The last three months, the next 10 days: one of the days between publication and that far away."""
    steps = int(codes.get("number", "1")) * int(codes["modifier"])
    far = _moved(_unit(codes), anchor.day(), steps)
    return _from_published(_between(anchor.day(), far))


@resolver
def vague_units(codes: Codes, anchor: Anchor) -> Resolution:
    """The coming weeks, recent months: one of the days up to six units away."""
    far = _moved(_unit(codes), anchor.day(), _VAGUE_COUNT * int(codes["modifier"]))
    return replace(_from_published(_between(anchor.day(), far)), approximate=True)


def _moved(unit: Granularity, day: int, steps: int) -> int:
    """The day *steps* units from *day*: the same day of the month, or the month's last."""
    if unit not in periods.MONTHS_IN:
        return day + steps * (7 if unit is Granularity.WEEK else 1)
    of_month = periods.around(Granularity.MONTH, day)
    moved = periods.around(Granularity.MONTH, day, steps * periods.MONTHS_IN[unit])
    return min(moved.first + day - of_month.first, moved.last)


def _between(day: int, far: int) -> Period:
    return periods.run(day + 1, far) if far > day else periods.run(far, day - 1)


@resolver
def part_of_year(codes: Codes, anchor: Anchor) -> Resolution:
    """A quarter, half or season, with its year, with a modified year, or without (the nearest by tense)."""
    if "year" in codes:
        return Resolution(_part(codes, int(codes["year"]), anchor))
    this_year = to_ymd(anchor.day())[0]
    if "modifier" in codes:
        return _from_published(_part(codes, this_year + int(codes["modifier"]), anchor))
    near = [_part(codes, this_year + step, anchor) for step in (-1, 0, 1)]
    past = [part for part in near if part.first <= anchor.day()][-1]
    coming = next(part for part in near if part.last >= anchor.day())
    chosen, other = (coming, past) if anchor.is_future else (past, coming)
    return _from_published(chosen, *(() if chosen == other else (other,)))


def _part(codes: Codes, of_year: int, anchor: Anchor) -> Period:
    if "season" in codes:
        return periods.season(of_year, int(codes["season"]), anchor.hemisphere)
    unit, number = _unit(codes), int(codes["ordinal"])
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
    return _from_published(periods.decade(current - (current - tens) % 10))


@resolver
def decade_of_last_century(codes: Codes, anchor: Anchor) -> Resolution:
    """The nineties of the last century."""
    hundred = to_ymd(anchor.day())[0] // 100 + int(codes["modifier"])
    return _from_published(periods.decade(hundred * 10 + int(codes["decade_word"]) // 10))


@resolver
def century(codes: Codes, _anchor: Anchor) -> Resolution:
    """The 19th century is 1801 to 1900."""
    return Resolution(periods.century(int(codes["ordinal"])))


@resolver
def numeric_date(codes: Codes, _anchor: Anchor) -> Resolution:
    """15/07/2024: day first, as the packs' regions write it; the other order is offered where it makes a date."""
    of_year, day, number = int(codes["year"]), _of_month(codes["day"]), int(codes["month_number"])
    chosen = periods.day(from_ymd(of_year, number, day))
    swapped = day <= _MONTHS and day != number
    return Resolution(chosen, others=(periods.day(from_ymd(of_year, day, number)),) if swapped else ())


@resolver
def days_of_month(codes: Codes, anchor: Anchor) -> Resolution:
    """From the 3rd to the 9th of July, with a year or by tense."""
    single = full_date if "year" in codes else day_of_month
    last = single({**codes, "day": codes["day_2"]}, anchor)
    length = _of_month(codes["day_2"]) - _of_month(codes["day"])
    if length <= 0:
        raise ValueError("ends before it begins")
    return replace(last, period=periods.day(last.period.first - length), end=last.period, others=())


@resolver
def years(codes: Codes, _anchor: Anchor) -> Resolution:
    """2019 to 2021."""
    first, last = periods.year(int(codes["year"])), periods.year(int(codes["year_2"]))
    if first.first >= last.first:
        raise ValueError("ends before it begins")
    return Resolution(first, end=last)


@resolver
def same_unit(codes: Codes, anchor: Anchor) -> Resolution:
    """That year, the same month, the following day: counted from what was said before."""
    moved = periods.around(_unit(codes), anchor.period().first, int(codes.get("modifier", "0")))
    return Resolution(moved, AnchorKind.EXPRESSION)


@resolver
def counted_from_there(codes: Codes, anchor: Anchor) -> Resolution:
    """Two days later, three months before that: counted from what was said before."""
    steps = _count(codes)
    base = anchor.period().last if steps > 0 else anchor.period().first
    return Resolution(periods.around(_unit(codes), base, steps), AnchorKind.EXPRESSION)


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
        period = calendar.hijri_day(of_year, int(codes["hijri_month"]), _of_month(codes["day"]))
    return Resolution(period, calendar=calendar.CALENDAR)
