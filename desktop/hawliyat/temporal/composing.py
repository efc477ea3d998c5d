"""Composing: a period and the frames around it become EDTF text and bounds; two periods become a range.

A lasting time is an interval (`2022/..`), one of several days is a set (`[a..b]`): "since 2022" lasts, "before 2022"
and "earlier this year" say which one of.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hawliyat.domain.day import to_iso
from hawliyat.domain.time_value import Granularity, Part, TimeValue
from hawliyat.temporal import edtf, periods
from hawliyat.temporal.periods import Period

_THIRDS = {"start": 0, "early": 0, "mid": 1, "late": 2, "end": 2}
_PARTS = {"start": Part.EARLY, "early": Part.EARLY, "mid": Part.MID, "late": Part.LATE, "end": Part.LATE}


@dataclass(frozen=True, slots=True)
class Framed:
    """A period inside its frames: *part* and *governor* are frame kinds or ""; *published* bounds "earlier"."""

    period: Period
    part: str = ""
    governor: str = ""
    approximate: bool = False
    published: int | None = None


def compose(framed: Framed) -> TimeValue:
    """Return the value of one framed period."""
    text = _GOVERNED.get(framed.governor, _plain)(framed)
    value = edtf.parse(text)
    approximate = framed.approximate or value.approximate
    unit = framed.period.unit if framed.governor not in _GOVERNED else value.granularity
    if framed.part in ("earlier", "later"):
        unit = Granularity.INTERVAL
    return replace(value, granularity=unit, part=_PARTS.get(framed.part, Part.WHOLE), approximate=approximate)


def compose_range(first: Framed, last: Framed, *, lasting: bool) -> TimeValue:
    """Return the value of two times that belong together: `a/b` where it lasts, else `[a..b]`."""
    start, end = _start(first), _end(last)
    value = edtf.parse(f"{start}/{end}" if lasting else f"[{start}..{end}]")
    return replace(value, approximate=first.approximate or last.approximate)


def _plain(framed: Framed) -> str:
    text = _divided(framed).edtf
    return f"{text}~" if framed.approximate and not text.startswith("[") else text


def _divided(framed: Framed) -> Period:
    """The period that is meant, as one of its own days."""
    period, published = framed.period, framed.published
    if framed.part in _THIRDS:
        return periods.third(period, _THIRDS[framed.part])
    if published is not None and period.first <= published <= period.last:
        if framed.part == "earlier":
            return periods.run(period.first, published)
        if framed.part == "later":
            return periods.run(published, period.last)
    return period


def _start(framed: Framed) -> str:
    """How the period reads as a beginning: an interval can't begin in a set."""
    period = _divided(framed)
    if framed.part == "end":
        return periods.edge(framed.period, last=True).edtf
    if framed.part in _THIRDS:
        return periods.edge(period, last=False).edtf
    return _side(period, period.first, approximate=framed.approximate)


def _end(framed: Framed) -> str:
    period = _divided(framed)
    if framed.part == "start":
        return periods.edge(framed.period, last=False).edtf
    if framed.part in _THIRDS:
        return periods.edge(period, last=True).edtf
    return _side(period, period.last, approximate=framed.approximate)


def _side(period: Period, day: int, *, approximate: bool) -> str:
    if period.edtf.startswith("["):
        return to_iso(day)
    return f"{period.edtf}~" if approximate else period.edtf


def _since(framed: Framed) -> str:
    return f"{_start(framed)}/.."


def _until(framed: Framed) -> str:
    return f"../{_end(framed)}"


def _before(framed: Framed) -> str:
    if framed.part == "end":
        return f"[..{to_iso(framed.period.last)}]"
    return f"[..{_neighbour(_divided(framed), -1)}]"


def _after(framed: Framed) -> str:
    return f"[{_neighbour(_divided(framed), 1)}..]"


def _neighbour(period: Period, step: int) -> str:
    """What ends right before *period*, or begins right after it, in the same unit where that has a plain name."""
    day = period.first - 1 if step < 0 else period.last + 1
    plain = period.unit in (Granularity.MONTH, Granularity.YEAR) and not period.edtf.startswith("[")
    return periods.around(period.unit, day).edtf if plain else to_iso(day)


_GOVERNED: Mapping[str, Callable[[Framed], str]] = {
    "since": _since,
    "until": _until,
    "before": _before,
    "after": _after,
}
