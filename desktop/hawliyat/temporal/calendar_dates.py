"""Resolvers of dates of other calendars: Hijri, Julian, Coptic and Ottoman Rumi.

What cannot be converted is kept as it is written and said to be unresolved ("calendar_not_converted").
"""

from collections.abc import Callable
from dataclasses import dataclass

from hawliyat.domain.day import Day
from hawliyat.domain.time_value import Granularity
from hawliyat.temporal import calendars, hijri, periods
from hawliyat.temporal.anchoring import Anchor, UnanchoredError
from hawliyat.temporal.periods import Period
from hawliyat.temporal.resolution import Codes, Resolution, absolute, from_published, of_month, resolver

_LAST_HIJRI_YEAR = 1600
_SAUDI = "sa"
_NOT_CONVERTED = "calendar_not_converted"


@resolver
def hijri_date(codes: Codes, anchor: Anchor) -> Resolution:
    """A Hijri year, month or day."""
    year = int(codes["year"])
    if not 1 <= year <= _LAST_HIJRI_YEAR:
        raise ValueError("no Hijri year anyone means")
    if "hijri_month" not in codes:
        return _in_hijri(hijri.hijri_year(year), year, anchor)
    return _of_month(codes, year, int(codes["hijri_month"]), anchor)


@resolver
def hijri_near(codes: Codes, anchor: Anchor) -> Resolution:
    """Ramadan, last Ramadan, 10 Muharram: the nearest by tense, or before and after the publication day."""
    current, number = hijri.month_index(anchor.day()), int(codes["hijri_month"])
    step = int(codes.get("modifier", "0"))
    base = current - (1 if step < 0 else 0)
    past = base - (base - (number - 1)) % 12
    coming = past if past == current and step <= 0 else past + 12
    chosen = coming if step > 0 or (step == 0 and anchor.is_future) else past
    found = _of_month(codes, *hijri.divmod_month(chosen), anchor)
    other = past if chosen == coming else coming
    others = () if step or past == coming else (_of_month(codes, *hijri.divmod_month(other), anchor).period,)
    described = from_published(found.period, *others)
    return Resolution(described.period, described.against, others, calendar=found.calendar, uncertain=found.uncertain)


def _of_month(codes: Codes, year: int, month: int, anchor: Anchor) -> Resolution:
    if "day" not in codes:
        return _in_hijri(hijri.hijri_month(year, month), year, anchor)
    return _in_hijri(hijri.hijri_day(year, month, of_month(codes["day"])), year, anchor)


def _in_hijri(period: Period, year: int, anchor: Anchor) -> Resolution:
    """A month begins where the moon is seen: outside Saudi sources it may be a day off; other years are reckoned."""
    calendar = hijri.calendar_of(year)
    seen = period.unit is not Granularity.YEAR and anchor.setting.region != _SAUDI
    return Resolution(period, calendar=calendar, uncertain=seen or calendar == hijri.CIVIL)


@absolute
def julian_date(codes: Codes, _anchor: Anchor) -> Resolution:
    """A day, month or year marked as Julian («شرقي», Old Style)."""
    return _converted(codes, _JULIAN)


@absolute
def coptic_date(codes: Codes, _anchor: Anchor) -> Resolution:
    """A day, month or year of the Coptic calendar (of the Martyrs)."""
    return _converted({**codes, "month": codes["coptic_month"]} if "coptic_month" in codes else codes, _COPTIC)


@absolute
def rumi_date(codes: Codes, _anchor: Anchor) -> Resolution:
    """A day, month or year of the Ottoman Rumi calendar."""
    return _converted(codes, _RUMI)


@dataclass(frozen=True, slots=True)
class _Calendar:
    """A calendar that days can be reckoned in: a day's number, and the first and last day of a month or year."""

    name: str
    day: Callable[[int, int, int], Day]
    month: Callable[[int, int], tuple[Day, Day]]
    year: Callable[[int], tuple[Day, Day]]


_JULIAN = _Calendar(calendars.JULIAN, calendars.julian, calendars.julian_month, calendars.julian_year)
_COPTIC = _Calendar(calendars.COPTIC, calendars.coptic, calendars.coptic_month, calendars.coptic_year)
_RUMI = _Calendar(calendars.RUMI, calendars.rumi, calendars.rumi_month, calendars.rumi_year)


def _converted(codes: Codes, calendar: _Calendar) -> Resolution:
    if "year" not in codes:
        raise UnanchoredError(_NOT_CONVERTED)
    year = int(codes["year"])
    try:
        if "month" not in codes:
            return Resolution(periods.run(*calendar.year(year), Granularity.YEAR), calendar=calendar.name)
        month = int(codes["month"])
        if "day" not in codes:
            return Resolution(periods.run(*calendar.month(year, month), Granularity.MONTH), calendar=calendar.name)
        return Resolution(periods.day(calendar.day(year, month, of_month(codes["day"]))), calendar=calendar.name)
    except calendars.UnconvertibleError:
        raise UnanchoredError(_NOT_CONVERTED) from None
