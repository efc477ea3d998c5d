"""The timeline laid out at one zoom: a box for each event on the axis, rows and lanes; nothing here is painted.

Lengths along the axis are pixels after day 0, so that panning changes nothing and both directions share the rows.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from hawliyat.domain.annotation import Label
from hawliyat.domain.day import Day
from hawliyat.domain.event import Modality
from hawliyat.domain.identity import EventId, LabelId
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.lanes import lanes, pack
from hawliyat.timeline.marks import Mark, Shape, marks
from hawliyat.ui.painting.timeline_frame import LANE_PADDING, ROW_HEIGHT
from hawliyat.ui.painting.timeline_lettering import Lettering, Piece
from hawliyat.ui.painting.timeline_words import note

FADE = 88
"""How far an open end is drawn beyond what is known, in pixels."""
NARROWEST_DAY, NARROWEST, NARROWEST_HATCHED = 5, 8, 12
"""A known day may be slim; a bracket needs its two ends, hatching some strokes (pixels)."""
LABEL_GAP = 6
BOX_GAP = 14
INSIDE_PADDING = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """An event as it is drawn at any zoom. `known` has the first and last known day of each mark.

    `label_width` is what its title and note take, in pixels.
    """

    entry: Entry
    label: Label
    marks: tuple[Mark, ...]
    known: tuple[tuple[Day, Day], ...]
    title: Piece
    note: Piece | None
    label_width: int

    @property
    def is_closed(self) -> bool:
        """Whether it is one mark with both ends known, so that the label may stand inside."""
        return len(self.marks) == 1 and self.marks[0].first is not None and self.marks[0].last is not None


@dataclass(frozen=True, slots=True)
class Box:
    """Where a figure lies. It takes `[first, end)` along the axis; its marks take `[first, last)` of that.

    `reaches` has the start and end of each mark, fading included.
    """

    figure: Figure
    reaches: tuple[tuple[int, int], ...]
    first: int
    last: int
    end: int
    is_inside: bool
    top: int


@dataclass(frozen=True, slots=True)
class Band:
    """A lane as it lies on the board: pixels from the board's top."""

    label: Label
    count: int
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class _Row:
    top: int
    boxes: tuple[Box, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All boxes at one zoom, found by event or by what is in sight."""

    pixels_per_day: float
    bands: tuple[Band, ...]
    rows: tuple[_Row, ...]
    boxes: dict[EventId, Box]
    height: int

    def in_sight(self, offset: int, width: int, top: int, height: int) -> Iterator[Box]:
        """Yield the boxes that meet *width* pixels after *offset* and *height* pixels below *top*, by row."""
        first = bisect_left(self.rows, top - ROW_HEIGHT, key=lambda row: row.top)
        for row in self.rows[first:]:
            if row.top >= top + height:
                break
            for box in row.boxes[bisect_left(row.ends, offset) :]:
                if box.first > offset + width:
                    break
                yield box


def reach(pixels_per_day: float, mark: Mark, known: tuple[Day, Day]) -> tuple[int, int]:
    """Return the pixels after day 0 that a mark is drawn on, its open ends' fading included."""
    first, last = known
    start = round(first * pixels_per_day)
    is_solid_day = mark.shape is Shape.DAY and mark.modality is Modality.HAPPENED
    narrowest = NARROWEST_HATCHED if mark.is_denied else NARROWEST_DAY if is_solid_day else NARROWEST
    end = max(round((last + 1) * pixels_per_day), start + narrowest)
    return start - (FADE if mark.first is None else 0), end + (FADE if mark.last is None else 0)


def figures(
    entries: Iterable[Entry],
    labels: Sequence[Label],
    fallback: Callable[[LabelId], Label],
    lettering: Lettering,
    before: Mapping[EventId, Figure],
) -> list[list[Figure]]:
    """Return a list per lane for *entries* (all can be placed); *fallback* makes a label that *labels* lacks.

    Of an entry that is the same as *before* the figure is too: one edit leaves all but a few as they are.
    """
    known = {label.id: label for label in labels}
    made = []
    for lane in lanes(entries, known):
        label = known.get(lane.label_id) or fallback(lane.label_id)
        made.append([_figure(entry, label, lettering, before.get(entry.event_id)) for entry in lane.entries])
    return made


def _figure(entry: Entry, label: Label, lettering: Lettering, before: Figure | None) -> Figure:
    if before is not None and before.entry is entry and before.label == label:
        return before
    said = note(entry)
    title, beside = lettering.title(entry.title), lettering.note(said) if said else None
    width = title.width + (LABEL_GAP + beside.width if beside else 0)
    drawn = marks(entry)
    return Figure(entry, label, drawn, tuple(mark.known for mark in drawn), title, beside, round(width))


def lay_out(by_lane: Sequence[Sequence[Figure]], pixels_per_day: float) -> Board:
    """Lay the figures out, a band for each lane."""
    bands: list[Band] = []
    rows: list[_Row] = []
    top = 0
    for lane in by_lane:
        found = _rows(lane, pixels_per_day, top + LANE_PADDING)
        height = len(found) * ROW_HEIGHT + 2 * LANE_PADDING
        bands.append(Band(lane[0].label, len(lane), top, height))
        rows.extend(found)
        top += height
    boxes = {box.figure.entry.event_id: box for row in rows for box in row.boxes}
    return Board(pixels_per_day, tuple(bands), tuple(rows), boxes, top)


def _rows(lane: Sequence[Figure], pixels_per_day: float, top: int) -> list[_Row]:
    extents = [_extent(figure, pixels_per_day) for figure in lane]
    packed = pack([(extent.first, extent.end) for extent in extents], BOX_GAP)
    members: list[list[Box]] = [[] for _ in range(max(packed, default=-1) + 1)]
    for figure, row, extent in zip(lane, packed, extents, strict=True):
        members[row].append(Box(figure, *extent, top + row * ROW_HEIGHT))
    for found in members:
        found.sort(key=lambda box: box.first)
    return [_Row(found[0].top, tuple(found), tuple(box.end for box in found)) for found in members]


class _Extent(NamedTuple):
    reaches: tuple[tuple[int, int], ...]
    first: int
    last: int
    end: int
    is_inside: bool


def _extent(figure: Figure, pixels_per_day: float) -> _Extent:
    reaches = tuple(map(partial(reach, pixels_per_day), figure.marks, figure.known))
    first, last = reaches[0] if len(reaches) == 1 else (min(reaches)[0], max(end for _, end in reaches))
    is_inside = figure.is_closed and figure.label_width + 2 * INSIDE_PADDING <= last - first
    return _Extent(reaches, first, last, last if is_inside else last + LABEL_GAP + figure.label_width, is_inside)
