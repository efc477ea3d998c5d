"""Where each entry goes: on the axis, to the undated ones, aside because its time is impossible, or out of sight.

No entry ever vanishes: the four groups always add up to all entries.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hawliyat.domain.time_value import Bounds
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.filters import Filter

FARTHEST_DAY = 36_524_250
"""The axis reaches a hundred thousand years either way."""


@dataclass(frozen=True, slots=True)
class Placement:
    """All entries in four groups, each in the order they came in."""

    on_axis: tuple[Entry, ...] = ()
    undated: tuple[Entry, ...] = ()
    cannot_place: tuple[Entry, ...] = ()
    filtered_out: tuple[Entry, ...] = ()

    @property
    def total(self) -> int:
        """How many entries there are in all."""
        return len(self.on_axis) + len(self.undated) + len(self.cannot_place) + len(self.filtered_out)

    @property
    def shown(self) -> tuple[Entry, ...]:
        """Every entry a researcher can reach: the axis first, then the strip below it."""
        return self.on_axis + self.undated + self.cannot_place


def place(entries: Iterable[Entry], wanted: Filter | None = None) -> Placement:
    """Sort *entries* into their groups; *wanted* says which are to be seen at all."""
    wanted = wanted or Filter()
    on_axis: list[Entry] = []
    undated: list[Entry] = []
    cannot_place: list[Entry] = []
    filtered_out: list[Entry] = []
    for entry in entries:
        if not wanted.admits(entry):
            filtered_out.append(entry)
        elif not entry.is_dated:
            undated.append(entry)
        elif can_place(entry.bounds):
            on_axis.append(entry)
        else:
            cannot_place.append(entry)
    return Placement(tuple(on_axis), tuple(undated), tuple(cannot_place), tuple(filtered_out))


def can_place(bounds: Bounds) -> bool:
    """Whether *bounds* say something, do not contradict themselves, and lie within the axis's reach."""
    in_order = (
        (bounds.earliest_start, bounds.latest_start),
        (bounds.earliest_end, bounds.latest_end),
        (bounds.earliest_start, bounds.latest_end),
    )
    return (
        not bounds.is_unbounded
        and all(abs(day) <= FARTHEST_DAY for day in bounds.known)
        and all(first <= last for first, last in in_order if first is not None and last is not None)
    )
