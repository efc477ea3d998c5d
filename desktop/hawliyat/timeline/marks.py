"""What is drawn for an entry: a mark per time it is given, no more precise than the time is."""

from dataclasses import dataclass
from enum import StrEnum

from hawliyat.domain.day import Day
from hawliyat.domain.event import Modality, Polarity
from hawliyat.domain.time_value import Bounds, TimeValue
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.placement import can_place

ROUGH_DAYS = 180
"""A window of half a year and more says little about when."""


class Shape(StrEnum):
    """How a time lies on the axis."""

    DAY = "day"
    """One known day."""
    WITHIN = "within"
    """Some time between two days, no saying how long: a bracket."""
    LASTING = "lasting"
    """It went on for a while: a bar."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One time on the axis; days are inclusive.

    `first` and `last` are the outermost days it can reach, None where it is open. `core` are the days it surely went
    on (between the latest start and the earliest end); a bracket has none. An open bar has one day of core at its
    known end. `is_rough` marks what is known to about a year only, or approximately.
    """

    shape: Shape
    first: Day | None
    last: Day | None
    core: tuple[Day, Day] | None = None
    is_rough: bool = False
    modality: Modality = Modality.HAPPENED
    is_denied: bool = False
    is_chosen: bool = True

    @property
    def known(self) -> tuple[Day, Day]:
        """The first and the last day that something is known of."""
        days = [day for day in (self.first, self.last, *(self.core or ())) if day is not None]
        return min(days), max(days)


def mark_of(value: TimeValue, modality: Modality, *, is_denied: bool = False, is_chosen: bool = True) -> Mark:
    """Return the mark of a time value whose bounds can be placed."""
    shape, core = _shape(value.bounds)
    first, last = value.bounds.earliest_start, value.bounds.latest_end
    is_long = first is not None and last is not None and last - first + 1 >= ROUGH_DAYS
    is_rough = value.approximate or value.uncertain or (shape is Shape.WITHIN and is_long)
    return Mark(shape, first, last, core, is_rough, modality, is_denied, is_chosen)


def marks(entry: Entry) -> tuple[Mark, ...]:
    """Return the marks of an entry on the axis, earliest first.

    One for its own time; where its claims give times that can't all hold, one more for each other time claimed.
    """
    assert entry.value is not None
    if not entry.times_disagree:
        return (mark_of(entry.value, entry.modality, is_denied=entry.is_denied),)
    found = {
        claim.value.bounds: mark_of(
            claim.value,
            claim.modality,
            is_denied=claim.polarity is Polarity.DENIED,
            is_chosen=claim.value.bounds == entry.bounds,
        )
        for claim in reversed(entry.claims)
        if claim.value is not None and can_place(claim.value.bounds)
    }
    if entry.bounds not in found:
        found[entry.bounds] = mark_of(entry.value, entry.modality, is_denied=entry.is_denied)
    return tuple(sorted(found.values(), key=lambda mark: mark.known))


def _shape(bounds: Bounds) -> tuple[Shape, tuple[Day, Day] | None]:
    first, latest_start, earliest_end, last = (
        bounds.earliest_start,
        bounds.latest_start,
        bounds.earliest_end,
        bounds.latest_end,
    )
    if first == earliest_end and latest_start == last:
        is_day = first == last and first is not None
        return (Shape.DAY, (first, first)) if is_day and first is not None else (Shape.WITHIN, None)
    if latest_start is not None and earliest_end is not None and latest_start <= earliest_end:
        return Shape.LASTING, (latest_start, earliest_end)
    if last is None and latest_start is not None:
        return Shape.LASTING, (latest_start, latest_start)
    if first is None and earliest_end is not None:
        return Shape.LASTING, (earliest_end, earliest_end)
    return Shape.WITHIN, None
