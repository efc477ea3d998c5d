"""Lanes by kind of event, and rows within a lane so that nothing in it overlaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hawliyat.domain.identity import LabelId
from hawliyat.timeline.entry import Entry


@dataclass(frozen=True, slots=True)
class Lane:
    """The entries of one kind, in the order they came in."""

    label_id: LabelId
    entries: tuple[Entry, ...]


def lanes(entries: Iterable[Entry], label_ids: Iterable[LabelId]) -> list[Lane]:
    """Return a lane for each kind that has entries: in the order of *label_ids*, then kinds it does not name."""
    members: dict[LabelId, list[Entry]] = {label_id: [] for label_id in label_ids}
    for entry in entries:
        members.setdefault(entry.label_id, []).append(entry)
    return [Lane(label_id, tuple(found)) for label_id, found in members.items() if found]


def pack(spans: Sequence[tuple[float, float]], gap: float = 0.0) -> list[int]:
    """Return a row for each of *spans* (start, end), so that spans of one row lie at least *gap* apart.

    Each takes the first row free at its start, in the order of their starts: no packing needs fewer rows. A tree of
    the rows' ends finds that row in a logarithmic number of steps.
    """
    leaves = 1
    while leaves < len(spans):
        leaves *= 2
    ends = [float("-inf")] * (2 * leaves)
    rows = [0] * len(spans)
    for index in sorted(range(len(spans)), key=spans.__getitem__):
        start, end = spans[index]
        node = 1
        while node < leaves:
            node = 2 * node if ends[2 * node] <= start else 2 * node + 1
        rows[index] = node - leaves
        ends[node] = end + gap
        while node > 1:
            node //= 2
            ends[node] = min(ends[2 * node], ends[2 * node + 1])
    return rows
