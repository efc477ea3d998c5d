"""What the marks of one block look like: grounds and edges, brackets, small type, and the room they need."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hawliyat.domain.annotation import Layer
from hawliyat.domain.span import Span
from hawliyat.ui.painting.lanes import Hanging, Stretch, lanes_of
from hawliyat.ui.painting.mark import Mark
from hawliyat.ui.painting.paragraph_layout import TOUCHING, Box, ParagraphLayout
from hawliyat.ui.painting.sizes import SPAN_BOTTOM, Sizes

NARROWEST = 4.0
"""A mark over text without width (only combining marks, only controls) is still so many pixels wide."""

GAP = 8.0
"""Between two captions, or two brackets, in one lane."""

HAIR = 0.6


@dataclass(frozen=True, slots=True)
class Piece:
    """A mark on one line, its boxes left to right.

    `start_x` and `end_x` are the edges it begins and ends at, None if it does so on another line; `inwards` is +1
    where its text runs to the right from its start, else -1.

    `drop` is how far below the baseline its edge or bracket lies; the small type `words` has its top left corner
    `words_drop` below the baseline and at `words_left`.
    """

    mark: Mark
    boxes: tuple[Box, ...]
    start_x: float | None = None
    end_x: float | None = None
    inwards: int = 1
    drop: float = 0.0
    words: str = ""
    words_left: float = 0.0
    words_drop: float = 0.0


@dataclass(frozen=True, slots=True)
class LineDecoration:
    """What one line carries. `grounded` are entities and times, outer ones first; `bracketed` are events."""

    grounded: tuple[Piece, ...] = ()
    bracketed: tuple[Piece, ...] = ()
    extra: float = 0.0


@dataclass(slots=True)
class _OnLine:
    """A mark on a line while its place is being found."""

    mark: Mark
    boxes: list[Box] = field(default_factory=list)
    start: Box | None = None
    end: Box | None = None
    drop: float = 0.0
    words: str = ""
    words_at: Stretch | None = None
    words_drop: float = 0.0

    @property
    def is_event(self) -> bool:
        return self.mark.layer is Layer.EVENT

    @property
    def stretch(self) -> Stretch:
        """What it covers, a hair less than its boxes, so that neighbours do not count as overlapping."""
        return min(box.left for box in self.boxes) + HAIR, max(box.right for box in self.boxes) - HAIR

    def piece(self) -> Piece:
        start_x = (self.start.right if self.start.is_rtl else self.start.left) if self.start else None
        end_x = (self.end.left if self.end.is_rtl else self.end.right) if self.end else None
        inwards = -1 if self.start and self.start.is_rtl else 1
        left = self.words_at[0] if self.words_at else 0.0
        boxes = tuple(_joined(self.boxes))
        return Piece(self.mark, boxes, start_x, end_x, inwards, self.drop, self.words, left, self.words_drop)


def decorate(
    layout: ParagraphLayout, origin: int, marks: Sequence[Mark], sizes: Sizes, *, entity_captions: bool = False
) -> list[LineDecoration]:
    """Return what each line of *layout* carries, and give its lines the room that takes.

    *origin* is where the block begins in the article; *marks* are those that overlap it, in any order.
    """
    lines: dict[int, list[_OnLine]] = {}
    for mark in marks:
        _spread(layout, origin, mark, lines)
    found = [LineDecoration()] * len(layout.lines)
    for number, on_line in lines.items():
        _give_words(on_line, layout.width, sizes, entity_captions=entity_captions)
        found[number] = _arranged(on_line, layout, sizes)
    layout.place([line.extra for line in found])
    return found


def _spread(layout: ParagraphLayout, origin: int, mark: Mark, lines: dict[int, list[_OnLine]]) -> None:
    """Put *mark* on every line it stands on."""
    start, end = mark.span.start - origin, mark.span.end - origin
    inside = Span(max(start, 0), max(min(end, len(layout.text)), start, 0))
    here: dict[int, _OnLine] = {}
    for box in layout.boxes(inside):
        here.setdefault(box.line, _OnLine(mark)).boxes.append(_visible(box))
    if not here:
        return
    first, last = here[min(here)], here[max(here)]
    if start >= 0:
        first.start = _edge_box(layout, inside.start, first.boxes)
    if end <= len(layout.text):
        last.end = _edge_box(layout, inside.end - 1, last.boxes)
    for number, on_line in here.items():
        lines.setdefault(number, []).append(on_line)


def _edge_box(layout: ParagraphLayout, at: int, boxes: list[Box]) -> Box:
    """Return the box of the cluster at *at*, else one of the line's (a space that a break swallows has none)."""
    return next(iter(layout.boxes(Span(at, at + 1))), boxes[0])


def _joined(boxes: list[Box]) -> list[Box]:
    """Join boxes that touch: a mark over text of both directions is one shape where it is one place."""
    found = boxes[:1]
    for box in boxes[1:]:
        if box.left - found[-1].right < TOUCHING:
            found[-1] = Box(box.line, found[-1].left, max(found[-1].right, box.right), box.is_rtl)
        else:
            found.append(box)
    return found


def _visible(box: Box) -> Box:
    if box.width >= NARROWEST:
        return box
    middle = (box.left + box.right) / 2
    return Box(box.line, middle - NARROWEST / 2, middle + NARROWEST / 2, box.is_rtl)


def _give_words(on_line: list[_OnLine], width: float, sizes: Sizes, *, entity_captions: bool) -> None:
    """Put each mark's small type at its logical start, within the column."""
    for one in on_line:
        words = one.mark.words
        if one.start is None or not words or (one.mark.layer is Layer.ENTITY and not entity_captions):
            continue
        if sizes.small_width(words) > width:
            words = sizes.small_elided(words, width)
        length = sizes.small_width(words)
        left = one.start.right - length if one.start.is_rtl else one.start.left
        left = max(0.0, min(left, width - length))
        one.words, one.words_at = words, (left, left + length)


def _arranged(on_line: list[_OnLine], layout: ParagraphLayout, sizes: Sizes) -> LineDecoration:
    # Inner marks first: they get the lanes nearest to the text.
    on_line.sort(key=lambda one: (len(one.mark.span), one.mark.span.start, one.mark.id))
    grounded = [one for one in on_line if not one.is_event]
    edge_lanes = lanes_of([Hanging(stroke=one.stretch) for one in grounded])
    for one, lane in zip(grounded, edge_lanes, strict=True):
        one.drop = SPAN_BOTTOM * layout.em + lane * sizes.edge_step
    bottom = SPAN_BOTTOM * layout.em + max(edge_lanes, default=0) * sizes.edge_step
    bottom = _hang([one for one in on_line if one.is_event or one.words_at], bottom, sizes)
    events = tuple(one.piece() for one in on_line if one.is_event)
    extra = max(0.0, bottom - layout.room_below)
    return LineDecoration(tuple(one.piece() for one in reversed(grounded)), events, extra)


def _hang(hung: list[_OnLine], top: float, sizes: Sizes) -> float:
    """Give brackets and small type their lanes below *top* (from the baseline); return where the lowest one ends."""
    # Values of times come first, so that they stand right under their words; the sort keeps the inner ones before.
    hung.sort(key=lambda one: one.is_event)
    lanes = lanes_of([Hanging(one.stretch if one.is_event else None, one.words_at) for one in hung], gap=GAP)
    for lane in range(max(lanes, default=-1) + 1):
        members = [one for one, its_lane in zip(hung, lanes, strict=True) if its_lane == lane]
        if any(one.is_event for one in members):
            top += sizes.stroke_row
        for one in members:
            one.drop = top if one.is_event else one.drop
            one.words_drop = top
        if any(one.words_at for one in members):
            top += sizes.words_row
    return top
