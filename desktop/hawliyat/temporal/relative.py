"""Resolvers of times counted from the publication day, or from what was said before."""

from dataclasses import replace

from hawliyat.domain.time_value import AnchorKind, Granularity
from hawliyat.temporal import periods
from hawliyat.temporal.anchoring import Anchor
from hawliyat.temporal.periods import Period
from hawliyat.temporal.resolution import Codes, Resolution, from_published, resolver, unit_of

_VAGUE_COUNT = 6
"""How many units "the coming weeks" may be."""


@resolver
def relative_day(codes: Codes, anchor: Anchor) -> Resolution:
    """Yesterday, today, the day after tomorrow: the word's code is the number of days from publication."""
    return from_published(periods.day(anchor.day() + int(codes["day_word"])))


@resolver
def relative_unit(codes: Codes, anchor: Anchor) -> Resolution:
    """This, last or next week, month, year …: the whole unit."""
    return from_published(periods.around(unit_of(codes), anchor.day(), int(codes.get("modifier", "0"))))


@resolver
def counted_units(codes: Codes, anchor: Anchor) -> Resolution:
    """Three days ago, in two months: the unit that many steps away."""
    return from_published(periods.around(unit_of(codes), anchor.day(), _count(codes)))


@resolver
def counted_span(codes: Codes, anchor: Anchor) -> Resolution:
    """The last three months, the next 10 days: one of the days between publication and that far away."""
    steps = int(codes.get("number", "1")) * int(codes["modifier"])
    far = _moved(unit_of(codes), anchor.day(), steps)
    return from_published(_between(anchor.day(), far))


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
    """A Saturday and Sunday: this, last or next week's; without a modifier the last that has begun (or by tense)."""
    step = int(codes["modifier"]) if "modifier" in codes else 0
    monday = periods.around(Granularity.WEEK, anchor.day(), step).first
    if "modifier" not in codes and not anchor.is_future and monday + 5 > anchor.day():
        monday -= 7
    return from_published(periods.run(monday + 5, monday + 6))


@resolver
def same_unit(codes: Codes, anchor: Anchor) -> Resolution:
    """That year, the same month, the following day: counted from what was said before."""
    moved = periods.around(unit_of(codes), anchor.period().first, int(codes.get("modifier", "0")))
    return Resolution(moved, AnchorKind.EXPRESSION)


@resolver
def counted_from_there(codes: Codes, anchor: Anchor) -> Resolution:
    """Two days later, three months before that: counted from what was said before."""
    steps = _count(codes)
    base = anchor.period().last if steps > 0 else anchor.period().first
    return Resolution(periods.around(unit_of(codes), base, steps), AnchorKind.EXPRESSION)


def _count(codes: Codes) -> int:
    return int(codes.get("number", "1")) * int(codes.get("sign", "1"))
