"""Resolvers of times counted from the publication day, or from what was said before."""

from dataclasses import replace

from hawliyat.domain.day import from_ymd, to_ymd, weekday
from hawliyat.domain.time_value import AnchorKind, Granularity
from hawliyat.temporal import periods
from hawliyat.temporal.anchoring import Anchor
from hawliyat.temporal.periods import Period
from hawliyat.temporal.resolution import (
    MONTHS,
    Codes,
    Resolution,
    from_published,
    hanging,
    of_month,
    resolver,
    unit_of,
)

_VAGUE_COUNT = 6
"""How many units "the coming weeks" may be."""


@resolver
def relative_day(codes: Codes, anchor: Anchor) -> Resolution:
    """Yesterday, today, the day after tomorrow: the word's code is the number of days from publication."""
    return from_published(periods.day(anchor.day() + int(codes["day_word"])))


@resolver
def relative_unit(codes: Codes, anchor: Anchor) -> Resolution:
    """This, last or next week, month, year …: the whole unit."""
    return from_published(anchor.around(unit_of(codes), anchor.day(), int(codes.get("modifier", "0"))))


@resolver
def counted_units(codes: Codes, anchor: Anchor) -> Resolution:
    """Three days ago, in two months: the unit that many steps away."""
    return from_published(anchor.around(unit_of(codes), anchor.day(), _count(codes)))


@resolver
def counted_span(codes: Codes, anchor: Anchor) -> Resolution:
    """The last three months, the next 10 days: one of the days between publication and that far away."""
    steps = int(codes.get("number", "1")) * int(codes["modifier"])
    far = _moved(unit_of(codes), anchor.day(), steps)
    return from_published(_between(anchor.day(), far))


@resolver
def last_hours(codes: Codes, anchor: Anchor) -> Resolution:
    """The past 24 hours: the days they touch, the publication day included."""
    steps = int(codes["modifier"]) * -(-int(codes["number"]) // 24)
    first, last = sorted((anchor.day(), anchor.day() + steps))
    return from_published(periods.run(first, last))


@resolver
def vague_units(codes: Codes, anchor: Anchor) -> Resolution:
    """The coming weeks, recent months: one of the days up to six units away."""
    far = _moved(unit_of(codes), anchor.day(), _VAGUE_COUNT * int(codes["modifier"]))
    return replace(from_published(_between(anchor.day(), far)), approximate=True)


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
def weekend(codes: Codes, anchor: Anchor) -> Resolution:
    """The region's two days: this, last or next week's; without a modifier the last begun (or the next, by tense)."""
    start = anchor.setting.weekend_start
    begun = anchor.day() - (weekday(anchor.day()) - start) % 7
    is_now = anchor.day() <= begun + 1
    if "modifier" in codes:
        first = (begun if is_now else begun + 7) + 7 * int(codes["modifier"])
        return from_published(periods.run(first, first + 1))
    past, coming = periods.run(begun, begun + 1), periods.run(begun + 7, begun + 8)
    if is_now:
        return from_published(past)
    return from_published(coming, past) if anchor.is_future else from_published(past, coming)


@hanging
def weekend_there(_codes: Codes, anchor: Anchor) -> Resolution:
    """That weekend: the one of what was said before, or the first after it."""
    said, start = anchor.period(), anchor.setting.weekend_start
    into = (weekday(said.first) - start) % 7
    first = said.first - into if into < 2 else said.first - into + 7
    return Resolution(periods.run(first, first + 1), AnchorKind.EXPRESSION)


@hanging
def same_unit(codes: Codes, anchor: Anchor) -> Resolution:
    """That year, the same month, the following day: counted from what was said before."""
    step, before = int(codes.get("modifier", "0")), anchor.period()
    moved = anchor.around(unit_of(codes), before.last if step > 0 else before.first, step)
    return Resolution(moved, AnchorKind.EXPRESSION)


@hanging
def same_unit_of_year(codes: Codes, anchor: Anchor) -> Resolution:
    """The same month last year: a year before the one said before, or before this month."""
    said = anchor.previous
    there = _moved(Granularity.YEAR, anchor.day() if said is None else said.first, int(codes["modifier"]))
    found = anchor.around(unit_of(codes), there)
    return from_published(found) if said is None else Resolution(found, AnchorKind.EXPRESSION)


@hanging
def unit_after(codes: Codes, anchor: Anchor) -> Resolution:
    """The next month: after what was said; with nothing said, after the publication day."""
    step = {**codes, "modifier": "1"}
    return same_unit(step, anchor) if anchor.previous is not None else relative_unit(step, anchor)


@resolver
def year_end(_codes: Codes, anchor: Anchor) -> Resolution:
    """Year-end: the last month of this year."""
    return from_published(periods.month(anchor.year() * MONTHS + MONTHS - 1))


@hanging
def unit_before(codes: Codes, anchor: Anchor) -> Resolution:
    """The previous year: before what was said; with nothing said, before the publication day."""
    return same_unit(codes, anchor) if anchor.previous is not None else relative_unit(codes, anchor)


@hanging
def month_of_same_year(codes: Codes, anchor: Anchor) -> Resolution:
    """May of that year, of the following year: in the year said before."""
    of_year = periods.index_of(Granularity.YEAR, anchor.period().first) + int(codes.get("modifier", "0"))
    month = of_year * MONTHS + int(codes["month"]) - 1
    if "day" not in codes:
        return Resolution(periods.month(month), AnchorKind.EXPRESSION)
    return Resolution(
        periods.day(from_ymd(of_year, int(codes["month"]), of_month(codes["day"]))), AnchorKind.EXPRESSION
    )


@hanging
def month_from_there(codes: Codes, anchor: Anchor) -> Resolution:
    """The following February: the first after what was said before."""
    index = periods.index_of(Granularity.MONTH, anchor.period().last) + 1
    return Resolution(periods.month(index + (int(codes["month"]) - 1 - index) % MONTHS), AnchorKind.EXPRESSION)


@hanging
def day_of_same_month(codes: Codes, anchor: Anchor) -> Resolution:
    """The 15th of that month: in the month said before."""
    of_year, number, _ = to_ymd(anchor.period().first)
    return Resolution(periods.day(from_ymd(of_year, number, of_month(codes["day"]))), AnchorKind.EXPRESSION)


@hanging
def weekday_from_there(codes: Codes, anchor: Anchor) -> Resolution:
    """The following Monday: the first after what was said before."""
    before = anchor.period().last
    return Resolution(
        periods.day(before + ((int(codes["weekday"]) - weekday(before) - 1) % 7) + 1), AnchorKind.EXPRESSION
    )


@hanging
def counted_from_there(codes: Codes, anchor: Anchor) -> Resolution:
    """Two days later, three months before that: counted from what was said before."""
    steps, before = _count(codes), anchor.period()
    return Resolution(
        anchor.around(unit_of(codes), before.last if steps > 0 else before.first, steps), AnchorKind.EXPRESSION
    )


@hanging
def counted_after(codes: Codes, anchor: Anchor) -> Resolution:
    """After three days: from what was said, if it is told as past; from the publication day, if it is to come."""
    if anchor.is_future or anchor.is_alone:
        return counted_units(codes, anchor)
    if anchor.previous is None:
        raise ValueError("after something that is not dated")
    return counted_from_there(codes, anchor)


@hanging
def counted_back(codes: Codes, anchor: Anchor) -> Resolution:
    """A year earlier: before what was said; with nothing said, before the publication day."""
    return counted_from_there(codes, anchor) if anchor.previous is not None else counted_units(codes, anchor)


def _count(codes: Codes) -> int:
    return int(codes.get("number", "1")) * int(codes.get("sign", "1"))
