"""Time values in words: a short reading for the margin, a long one for the inspector, and how a value was reached."""

from hawliyat.domain.day import Day, days_in_month, from_ymd, to_ymd
from hawliyat.domain.errors import UserError
from hawliyat.domain.time_value import AnchorKind, Granularity, Part, TimeValue
from hawliyat.temporal import parse_edtf
from hawliyat.ui.calendar_wording import (
    LONG,
    SHORT,
    Style,
    day_month_words,
    day_words,
    filled,
    period_words,
    unit_words,
    weekday_words,
)
from hawliyat.ui.wording import tr

_PARTS = {Part.EARLY: "early {period}", Part.MID: "mid {period}", Part.LATE: "late {period}"}
_WITHIN = {
    Granularity.WEEK: "{period}, within the week",
    Granularity.MONTH: "{period}, within the month",
    Granularity.QUARTER: "{period}, within the quarter",
    Granularity.SEASON: "{period}, within the season",
    Granularity.HALF: "{period}, within the half-year",
    Granularity.YEAR: "{period}, within the year",
    Granularity.DECADE: "{period}, within the decade",
    Granularity.CENTURY: "{period}, within the century",
}
GENERAL_READER = "dateparser"
"""The rule id of values that no rule pack read."""

_UNRESOLVED = {
    "no_publication_date": "“{quote}” counts from the day of publication, which is not known yet.",
    "ends_before_start": "“{quote}”: it would end before it starts.",
    "calendar_not_converted": "“{quote}” is kept as written: it lies outside what its calendar can be converted for.",
    "not_understood": "“{quote}” was tagged as a time; what it means is yours to say.",
    "no_earlier_expression": "“{quote}” counts from a time named before it, and none is.",
}


def time_reading(value: TimeValue) -> str:
    """Return a value in a few words: "14 Aug 2025", "May 2025", "until Jul 2024", "May 2025 – Jul 2025"."""
    if not value.is_resolved:
        return tr("not resolved")
    words = _with_clock(_short(value), value)
    words = filled("about {time}", time=words) if value.approximate else words
    return filled("{time}, uncertain", time=words) if value.uncertain else words


def time_reading_long(value: TimeValue) -> str:
    """Return a value as a phrase that says what is known: "May 2025, within the month", "from January 2024, open"."""
    if not value.is_resolved:
        return tr("not resolved")
    words = _with_clock(_long(value), value)
    words = filled("{time}, approximate", time=words) if value.approximate else words
    return filled("{time}, uncertain", time=words) if value.uncertain else words


def derivation_words(value: TimeValue, quote: str, published: str) -> str:
    """Return how *value* was read from *quote*, in an article published on *published* (EDTF, "" if not known)."""
    missing = value.fields.get("unresolved", "")
    if missing or not value.is_resolved:
        return tr(_UNRESOLVED.get(missing, "“{quote}” names a time that could not be resolved."), quote=quote)
    if value.anchor_kind is AnchorKind.RESEARCHER:
        return tr("Set by you for “{quote}”.", quote=quote) if quote else tr("Set by you.")
    return _read_from(value, quote, published) + (
        " " + tr("No rule of its language knows it: a general reader of dates did. Check it.")
        if value.rule_id == GENERAL_READER
        else ""
    )


def _read_from(value: TimeValue, quote: str, published: str) -> str:
    """What a value was counted from."""
    if value.anchor_kind is AnchorKind.PUBLISHED:
        date = _edtf_words(value.fields.get("published") or published)
        return tr("“{quote}”, read from the publication date {date}.", quote=quote, date=date)
    if value.anchor_kind is AnchorKind.EXPRESSION:
        before = _edtf_words(value.fields.get("previous", ""))
        return tr("“{quote}”, counted from {time}, named before it.", quote=quote, time=before)
    return tr("“{quote}”, as it is written.", quote=quote)


def _short(value: TimeValue) -> str:
    bounds = value.bounds
    if _is_interval(value):
        start, end = _edges(value, SHORT)
        if start and end:
            return filled("{start} – {end}", start=start, end=end)
        if start:
            return filled("since {time}", time=start)
        return filled("until {time}", time=end) if end else value.edtf
    first, last = bounds.earliest_start, bounds.latest_end
    if first is None:
        return filled("by {time}", time=day_words(last)) if last is not None else value.edtf
    if last is None:
        return filled("{time} or later", time=day_words(first))
    if _is_set(value):
        return filled("between {days}", days=_between(first, last, SHORT))
    return _period(value, first, last, SHORT)


def _long(value: TimeValue) -> str:
    bounds = value.bounds
    if _is_interval(value):
        return _long_interval(value)
    first, last = bounds.earliest_start, bounds.latest_end
    if first is None:
        return filled("one day up to {time}", time=day_words(last, LONG)) if last is not None else value.edtf
    if last is None:
        return filled("one day from {time} on", time=day_words(first, LONG))
    if first == last:
        return filled("{weekday}, {day}", weekday=weekday_words(first), day=day_words(first, LONG))
    if _is_set(value):
        return filled("one day between {days}", days=_between(first, last, LONG))
    return filled(_WITHIN[value.granularity], period=_period(value, first, last, LONG))


def _long_interval(value: TimeValue) -> str:
    start, end = _edges(value, LONG)
    if start and end:
        return filled("from {start} to {end}", start=start, end=end)
    if start:
        return filled("from {time}, open", time=start)
    return filled("until {time}, its beginning is open", time=end) if end else value.edtf


def _is_interval(value: TimeValue) -> bool:
    return "/" in value.edtf


def _is_set(value: TimeValue) -> bool:
    """Whether the value is one of several days that no unit names: it must not read like something that lasts."""
    first, last = value.bounds.earliest_start, value.bounds.latest_end
    return value.granularity not in _WITHIN and first != last


def _edges(value: TimeValue, style: Style) -> tuple[str, str]:
    """The period it begins in and the one it ends in, "" where that side is open."""
    bounds = value.bounds
    opening, _, closing = value.edtf.partition("/")
    return (
        _edge(opening, bounds.earliest_start, bounds.latest_start, style),
        _edge(closing, bounds.earliest_end, bounds.latest_end, style),
    )


def _edge(written: str, first: Day | None, last: Day | None, style: Style) -> str:
    """One side of an interval, by the name of its unit where it is written as one (a season, a quarter)."""
    if first is None or last is None:
        return ""
    try:
        unit = unit_words(parse_edtf(written).granularity, first, written)
    except UserError:  # the side of an interval may be written in a way that no value is by itself
        unit = ""
    return unit or period_words(first, last, style)


def _period(value: TimeValue, first: Day, last: Day, style: Style) -> str:
    """The name of the unit that is meant, by its part where the source gives one."""
    if value.part is not Part.WHOLE and value.granularity in (Granularity.YEAR, Granularity.MONTH):
        unit = _whole_unit(value.granularity, first)
        return filled(_PARTS[value.part], period=period_words(*unit, style))
    return unit_words(value.granularity, first, value.edtf) or period_words(first, last, style)


def _whole_unit(granularity: Granularity, day: Day) -> tuple[Day, Day]:
    year, month, _ = to_ymd(day)
    if granularity is Granularity.YEAR:
        return from_ymd(year, 1, 1), from_ymd(year, 12, 31)
    return from_ymd(year, month, 1), from_ymd(year, month, days_in_month(year, month))


def _between(first: Day, last: Day, style: Style) -> str:
    """Both days, the year once where it is the same; whole years and months by their names."""
    opening, closing = to_ymd(first), to_ymd(last)
    begins_year, ends_year = opening[1:] == (1, 1), closing[1:] == (12, 31)
    if begins_year and ends_year and style is SHORT:
        return filled("{first} and {last}", first=str(opening[0]), last=str(closing[0]))
    begin = day_words(first, style) if opening[0] != closing[0] else day_month_words(first, style)
    return filled("{first} and {last}", first=begin, last=day_words(last, style))


def _with_clock(words: str, value: TimeValue) -> str:
    if not value.clock_start:
        return words
    clock = f"{value.clock_start}–{value.clock_end}" if value.clock_end else value.clock_start
    return filled("{time}, {clock}", time=words, clock=clock)


def _edtf_words(edtf: str) -> str:
    try:
        return time_reading(parse_edtf(edtf))
    except UserError:
        return edtf or tr("not known")
