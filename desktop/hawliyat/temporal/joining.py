"""Joining: which readings that stand side by side belong together, as a range, as one date in two calendars, as a day
with its clock time, or as two of a kind ("in May and June").
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hawliyat.domain.time_value import AnchorKind, Granularity
from hawliyat.temporal.pack import Pack
from hawliyat.temporal.periods import Period
from hawliyat.temporal.reading import Reader, Reading
from hawliyat.temporal.resolving import CLOCK

_CLOSED = ("until", "before", "after")
_FARTHEST = 24
"""How many characters may stand between two readings that belong together."""
_SHIFT = 40
"""How far after a Hijri date the day lies from which its Gregorian twin without a year is looked for."""
_NEAR = 2
"""How many days apart two calendars may put one day."""
GREGORIAN = "gregorian"


class Joiner:
    """What the words between two readings of a text say."""

    def __init__(self, text: str, rules: Pack, reader: Reader) -> None:
        self._text = text
        self._pack = rules
        self._reader = reader

    def with_clocks(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Yield the readings without the clock times, which go to the day beside them, if there is one."""
        waiting: Reading | None = None
        last: Reading | None = None
        for reading in readings:
            if reading.rule.resolve != CLOCK:
                if last is not None:
                    yield last
                last, waiting = self._clocked(reading, waiting), None
            elif last is not None and last.clock is None and self._takes(last, reading, behind=True):
                last = last._replace(clock=self._reader.clock(reading), is_founded=True)
            else:
                waiting = reading
        if last is not None:
            yield last

    def _clocked(self, day: Reading, clock: Reading | None) -> Reading:
        if clock is None or not self._takes(day, clock, behind=False):
            return day
        return day._replace(clock=self._reader.clock(clock), is_founded=True)

    def _takes(self, day: Reading, clock: Reading, *, behind: bool) -> bool:
        """Whether *clock* stands right beside *day*, which is a day."""
        resolution = day.resolution
        if resolution is None or resolution.period.unit is not Granularity.DAY or resolution.end is not None:
            return False
        if behind:
            between = self._text[day.candidate.end : clock.candidate.outer_start]
        else:
            between = self._text[clock.candidate.end : day.candidate.start]
        phrase = between.strip(" ,")
        return len(between) < _FARTHEST and (not phrase or phrase in self._pack.beside)

    def between(self, first: Reading, last: Reading) -> str:
        """Return what joins two readings: a kind of joiner of the pack, or ""."""
        end, start = first.end, last.start
        if start - end > _FARTHEST or (self._text[end:start] == " " and not last.candidate.frames):
            return ""
        inner = last.candidate.named_start
        if last.clock is not None:
            inner = min(inner, last.clock.start)
        return self._kind(self._text[end:inner]) or (self._kind(self._text[end:start]) if start != inner else "")

    def _kind(self, between: str) -> str:
        if len(between) > _FARTHEST or "\n" in between:
            return ""
        return self._pack.joiners.get(between.strip(" "), "")

    def ranged(self, first: Reading, last: Reading, kind: str) -> tuple[Reading, Reading] | None:
        """Return "from May" and "to July 2025" as the two ends of one range; None if they make none."""
        opener = first.candidate.governor
        if kind not in ("to", "and") or (kind == "and") != (opener == "between") or opener in _CLOSED:
            return None
        if not _is_single(first) or not _is_single(last) or not (first.is_founded or last.is_founded):
            return None
        begun, done = first.resolution, last.resolution
        assert begun is not None
        assert done is not None
        is_late = bool(begun.others) and begun.period.first > done.period.last
        if is_late or (begun.is_yearless and not done.is_yearless):
            first = self.before(first, done.period)
            begun = first.resolution or begun
        return (first, last) if begun.period.first <= done.period.last else None

    def before(self, reading: Reading, period: Period) -> Reading:
        """Read a yearless time again so that it comes before *period*, whose year it shares."""
        again = self._reader.again(reading, published=period.last, previous=period)
        return again if again is reading else _against(again, AnchorKind.EXPRESSION)

    def equated(self, first: Reading, last: Reading) -> tuple[Reading, Reading, int] | None:
        """Return one date written in two calendars as (Gregorian, other, end of the whole); None if it is none."""
        if not _is_single(first) or not _is_single(last):
            return None
        gregorian, other = sorted((first, last), key=lambda one: _calendar(one) != GREGORIAN)
        if _calendar(gregorian) != GREGORIAN or _calendar(other) == GREGORIAN:
            return None
        assert gregorian.resolution is not None
        assert other.resolution is not None
        if gregorian.resolution.is_yearless:
            near = other.resolution.period
            gregorian = _against(self._reader.again(gregorian, published=near.first + _SHIFT, previous=near))
        return gregorian, other, self._closed(first, last)

    def _closed(self, first: Reading, last: Reading) -> int:
        """Where two equated dates end: with the bracket that opened between them."""
        if "(" in self._text[first.end : last.start] and self._text[last.end : last.end + 1] == ")":
            return last.end + 1
        return last.end

    def of_a_kind(self, last: Reading, kind: str) -> bool:
        """Whether *last* is named together with the one before it ("in May and June"), and so is a time as well."""
        return kind in ("and", "list") and not last.candidate.frames


def agree(first: Period, other: Period) -> bool:
    """Whether two calendars name days that can be the same."""
    return first.first - _NEAR <= other.last and other.first <= first.last + _NEAR


def _is_single(reading: Reading) -> bool:
    return reading.resolution is not None and reading.resolution.end is None


def _calendar(reading: Reading) -> str:
    return reading.resolution.calendar if reading.resolution else ""


def _against(reading: Reading, kind: AnchorKind = AnchorKind.EXPRESSION) -> Reading:
    assert reading.resolution is not None
    resolution = replace(reading.resolution, against=kind, others=())
    return reading._replace(meaning=replace(reading.meaning, resolution=resolution))
