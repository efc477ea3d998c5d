"""EDTF (ISO 8601-2): reading the text of a time value into its bounds.

Levels 0 and 1, and what we write of level 2: one of a range `[a..b]` (either side open), season codes 25 to 41 and
`1985-XX-XX`. As extensions, a season's winter runs into the next year (December to February), and any single date may
stand on either side of an interval. What a person types is met half-way: spaces, Arabic-Indic digits, `2025-5`.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from hawliyat.domain.day import from_ymd
from hawliyat.domain.errors import UserError
from hawliyat.domain.time_value import Bounds, Granularity, TimeValue
from hawliyat.temporal import periods
from hawliyat.temporal.periods import Period

_YEAR = r"(?P<year>-?\d{4}|Y-?\d{5,9})"
_DATE = re.compile(rf"{_YEAR}(?:-(?P<month>\d{{1,2}}|XX)(?:-(?P<day>\d{{1,2}}|XX))?)?(?P<mark>[?~%]?)")
_UNSPECIFIED = re.compile(r"(?P<known>-?\d{1,3})(?P<open>X{1,3})(?P<mark>[?~%]?)")
_TYPED = str.maketrans({chr(0x660 + n): str(n) for n in range(10)} | {chr(0x6F0 + n): str(n) for n in range(10)})
_CONTROLS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LOOSE = re.compile(r"\s*(/|\.\.|\[|\])\s*")
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class _Side:
    """One date of an expression; `period` is None where the side is open (`..`) or unknown (empty)."""

    text: str
    period: Period | None = None
    mark: str = ""


def parse(text: str) -> TimeValue:
    """Return the value of EDTF *text*, its `edtf` in canonical form; raise UserError("bad_edtf") if it is none."""
    try:
        return _expression(_canonical_input(text))
    except (ValueError, KeyError):
        raise UserError("bad_edtf", text=text) from None


def bounds(text: str) -> Bounds:
    """Return the four bounds of EDTF *text*; raise UserError("bad_edtf") if it is none."""
    return parse(text).bounds


def _canonical_input(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError("too long")
    return _LOOSE.sub(r"\1", _CONTROLS.sub("", text).strip()).translate(_TYPED).upper()


@lru_cache(maxsize=4096)
def _expression(text: str) -> TimeValue:
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text[1:-1])
    if "/" in text:
        return _interval(text)
    side = _date(text)
    assert side.period is not None
    return _value(side.text, Bounds.within(side.period.first, side.period.last), side.period.unit, side.mark)


def _value(edtf: str, four: Bounds, unit: Granularity, marks: str) -> TimeValue:
    approximate = "~" in marks or "%" in marks
    uncertain = "?" in marks or "%" in marks
    return TimeValue(edtf, four, unit, approximate=approximate, uncertain=uncertain)


def _one_of(inner: str) -> TimeValue:
    start, dots, end = inner.partition("..")
    if not dots or not (start or end):
        raise ValueError(inner)
    first, last = (_date(part) if part else _Side("") for part in (start, end))
    four = Bounds.within(first.period.first if first.period else None, last.period.last if last.period else None)
    _check_order(four.earliest_start, four.latest_end)
    return _value(f"[{first.text}..{last.text}]", four, Granularity.INTERVAL, first.mark + last.mark)


def _interval(text: str) -> TimeValue:
    start, _, end = text.partition("/")
    first, last = _side(start), _side(end)
    begun, done = first.period, last.period
    if begun is None and done is None:
        raise ValueError(text)
    known_start, known_end = begun or done, done or begun
    assert known_start is not None
    assert known_end is not None
    four = Bounds(
        earliest_start=begun.first if begun else None,
        latest_start=known_start.last,
        earliest_end=known_end.first,
        latest_end=done.last if done else None,
    )
    _check_order(four.earliest_start, four.latest_end)
    return _value(f"{first.text}/{last.text}", four, Granularity.INTERVAL, first.mark + last.mark)


def _check_order(first: int | None, last: int | None) -> None:
    if first is not None and last is not None and first > last:
        raise ValueError("ends before it begins")


def _side(text: str) -> _Side:
    return _Side(text) if text in ("", "..") else _date(text)


def _date(text: str) -> _Side:
    if match := _UNSPECIFIED.fullmatch(text):
        return _unspecified(match)
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    period = _dated(match["year"], match["month"], match["day"])
    return _Side(period.edtf + match["mark"], period, match["mark"])


def _dated(year_digits: str, month: str | None, day: str | None) -> Period:
    year = int(year_digits.removeprefix("Y"))
    if month is None:
        return periods.year(year)
    if year_digits.startswith("Y"):
        raise ValueError("a long year stands alone")
    if month == "XX":
        return replace(periods.year(year), edtf=f"{periods.year_text(year)}-XX{_unspecified_day(day)}")
    if int(month) > 12:
        if day is not None:
            raise ValueError("a season has no days")
        return periods.coded(year, int(month))
    if day is None or day == "XX":
        if not 1 <= int(month) <= 12:
            raise ValueError("no such month")
        whole = periods.month(year * 12 + int(month) - 1)
        return whole if day is None else replace(whole, edtf=f"{whole.edtf}-XX")
    return periods.day(from_ymd(year, int(month), int(day)))


def _unspecified_day(day: str | None) -> str:
    if day not in (None, "XX"):
        raise ValueError("a day of no month")
    return f"-{day}" if day else ""


def _unspecified(match: re.Match[str]) -> _Side:
    known, unknown = match["known"], len(match["open"])
    negative = known.startswith("-")
    if len(known.removeprefix("-")) + unknown != 4:
        raise ValueError("a year has four digits")
    span = 10**unknown
    low = int(known.removeprefix("-")) * span
    first, last = (-(low + span - 1), -low) if negative else (low, low + span - 1)
    units = {1: Granularity.DECADE, 2: Granularity.CENTURY}
    text = match["known"] + match["open"] + match["mark"]
    stretch = Period(periods.year(first).first, periods.year(last).last, text, units.get(unknown, Granularity.INTERVAL))
    return _Side(text, stretch, match["mark"])
