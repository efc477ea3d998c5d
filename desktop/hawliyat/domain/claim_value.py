"""When a claim says it was: its times, each in its role, made one value."""

from collections.abc import Iterable
from dataclasses import replace

from hawliyat.domain.day import Day, to_iso, to_ymd
from hawliyat.domain.event import TimeRole
from hawliyat.domain.time_value import AnchorKind, Bounds, Granularity, Part, TimeValue

OPEN = ".."
SPAN_RULE = "claim_span"
"""The rule of a value that was put together from a claim's start and end."""
ENDS_BEFORE_START = "ends_before_start"


def claim_value(times: Iterable[tuple[TimeRole, TimeValue]]) -> TimeValue | None:
    """Return when a claim with these times says it was; None if they don't tell.

    The first time it OCCURRED at is the answer as it stands. Else its first START and END bound one interval, open
    where one of them is missing. Times that date the report, or that nobody can resolve yet, say nothing. Where the
    end lies before the start the value has no EDTF and no bounds, and `fields["unresolved"]` says `ENDS_BEFORE_START`.
    """
    first: dict[TimeRole, TimeValue] = {}
    for role, value in times:
        if value.is_resolved:
            first.setdefault(role, value)
    if TimeRole.OCCURRED in first:
        return first[TimeRole.OCCURRED]
    return _from_to(first.get(TimeRole.START), first.get(TimeRole.END))


def _from_to(start: TimeValue | None, end: TimeValue | None) -> TimeValue | None:
    sides = [side for side in (start, end) if side is not None]
    begins, ends = (_begins(start) if start else OPEN), (_ends(end) if end else OPEN)
    if begins == ends == OPEN:
        return None
    fields = {name: side.edtf for name, side in (("start", start), ("end", end)) if side is not None}
    four = _bounds(start.bounds if start else Bounds(), end.bounds if end else Bounds())
    span = TimeValue(
        f"{begins}/{ends}",
        four,
        Granularity.INTERVAL,
        Part.WHOLE,
        approximate=any(side.approximate for side in sides),
        uncertain=any(side.uncertain for side in sides),
        calendar=sides[0].calendar if len({side.calendar for side in sides}) == 1 else "gregorian",
        fields=fields,
        anchor_kind=AnchorKind.NONE,
        rule_id=SPAN_RULE,
        clock_start=start.clock_start if start else "",
        clock_end=(end.clock_end or end.clock_start) if end else "",
    )
    if four.earliest_start is not None and four.latest_end is not None and four.earliest_start > four.latest_end:
        return replace(span, edtf="", bounds=Bounds(), fields={**fields, "unresolved": ENDS_BEFORE_START})
    return span


def _bounds(start: Bounds, end: Bounds) -> Bounds:
    """It begins within *start* and ends within *end*; an open side lies no further than the other allows."""
    latest_start, earliest_end = start.latest_start, end.earliest_end
    return Bounds(
        start.earliest_start,
        latest_start if start != Bounds() else end.latest_end,
        earliest_end if end != Bounds() else start.earliest_start,
        end.latest_end,
    )


def _begins(value: TimeValue) -> str:
    """How *value* is written before the slash: an interval begins where its own begins."""
    return _side(value.edtf.partition("/")[0], value.bounds.earliest_start, value.bounds.latest_start)


def _ends(value: TimeValue) -> str:
    return _side(value.edtf.rpartition("/")[2], value.bounds.earliest_end, value.bounds.latest_end)


def _side(text: str, first: Day | None, last: Day | None) -> str:
    """A side of an interval. A set can't stand there: the smallest unit that holds all of it does, if one does."""
    if not text.startswith("["):
        return text or OPEN
    return OPEN if first is None or last is None else _unit_around(first, last)


def _unit_around(first: Day, last: Day) -> str:
    year = to_ymd(first)[0]
    if not (year >= 0 and to_ymd(last)[0] <= 9999):
        return OPEN
    shared = 0
    one, other = to_iso(first), to_iso(last)
    while shared < len(one) and one[shared] == other[shared]:
        shared += 1
    widths = ((10, one), (7, one[:7]), (4, one[:4]), (3, f"{one[:3]}X"), (2, f"{one[:2]}XX"))
    return next((text for width, text in widths if shared >= width), OPEN)
