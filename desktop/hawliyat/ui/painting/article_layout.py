"""A whole article as blocks, laid out only where somebody looks."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import Direction
from hawliyat.domain.span import Span
from hawliyat.text.direction import base_direction
from hawliyat.ui.painting.blocks import Style, blocks_of, has_own_title
from hawliyat.ui.painting.decoration import LineDecoration, decorate
from hawliyat.ui.painting.header import Header, HeaderLayout
from hawliyat.ui.painting.heights import Heights
from hawliyat.ui.painting.hit_testing import Stop, caret_stops, cluster_at, offset_at
from hawliyat.ui.painting.mark import Mark, reading_order, shortest_first
from hawliyat.ui.painting.paragraph_layout import ParagraphLayout
from hawliyat.ui.painting.sizes import Sizes

KEPT_LAYOUTS = 160
"""How many blocks stay laid out; a screen needs about twenty."""

EMPTY_LINES = 0.3
"""An empty paragraph is so many lines high: a breath, not a hole."""

CHARACTER_EMS = 0.4
"""How wide a character is taken to be before its block is laid out."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What is read: the text, which way it runs, and the paragraphs (by their start) that were told otherwise."""

    text: str = ""
    direction: Direction = Direction.RTL
    header: Header = field(default_factory=Header)
    overrides: Mapping[int, Direction] | None = None


@dataclass(slots=True)
class LaidBlock:
    """A block laid out: `origin` is its start in the article, `whole` what its lines keep together.

    Its height includes the gap after it.
    """

    origin: int
    layout: ParagraphLayout
    whole: tuple[Span, ...]
    decoration: list[LineDecoration] = field(default_factory=list)
    height: float = 0.0


class ArticleLayout:
    """The geometry of an article, in pixels from the top left corner of its column; offsets are the article's."""

    def __init__(self, article: ArticleText, width: float, sizes: Sizes | None = None) -> None:
        self.article = article
        title = article.header.title
        self.blocks = blocks_of(article.text, title)
        self._own_title = has_own_title(article.text, title)
        self._starts = [block.span.start for block in self.blocks]
        self._heights = Heights([len(block.span) for block in self.blocks])
        self._laid: OrderedDict[int, LaidBlock] = OrderedDict()
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self.entity_captions = False
        self.set_width(width, sizes or Sizes())

    def set_width(self, width: float, sizes: Sizes) -> None:
        """Lay out anew for another width or zoom; nothing is shaped before it is asked for."""
        self.width, self.sizes = width, sizes
        self._laid.clear()
        line = sizes.pitch
        per_character = line * CHARACTER_EMS * sizes.font(Style.BODY).pixelSize() / width
        self._heights.estimate(sizes.paragraph_gap + line / 2, per_character)
        header = self.article.header
        if self._own_title:
            header = Header(header.meta, "", header.direction)
        self.header = HeaderLayout(header, width, sizes)

    def set_marks(self, marks: Iterable[Mark]) -> set[int]:
        """Show *marks*; return the blocks that look different now."""
        found: dict[int, list[Mark]] = {}
        for mark in sorted(marks, key=reading_order):
            first = last = self.block_of(mark.span.start)
            if mark.span.end > self.blocks[first].span.end:
                last = self.block_of(mark.span.end - 1)
            for number in range(first, last + 1):
                found.setdefault(number, []).append(mark)
        before, self._marks = self._marks, {number: tuple(here) for number, here in found.items()}
        changed = {number for number in before.keys() | found.keys() if before.get(number) != self._marks.get(number)}
        for number in changed & self._laid.keys():
            if self._laid[number].whole == self._whole(number):
                self._decorate(number, self._laid[number])
            else:
                self._laid[number] = self._lay_out(number)
        return changed

    def set_entity_captions(self, shown: bool) -> None:
        """Show or hide the labels of entities under the lines."""
        self.entity_captions = shown
        for number, laid in self._laid.items():
            self._decorate(number, laid)

    @property
    def height(self) -> float:
        """The height of header and text, estimated where nobody has looked yet."""
        return self.header.height + self._heights.total

    def block_of(self, offset: int) -> int:
        """Return the block *offset* is in (the line feed after a paragraph belongs to it)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def top_of(self, number: int) -> float:
        """Return where a block begins."""
        return self.header.height + self._heights.top(number)

    def block_under(self, y: float) -> int:
        """Return the block at *y*; the first or last one beyond the ends."""
        return self._heights.block_at(y - self.header.height)

    def block(self, number: int) -> LaidBlock:
        """Return a block laid out, which may change its height and so the top of all that follow it."""
        laid = self._laid.get(number)
        if laid is None:
            laid = self._lay_out(number)
            self._laid[number] = laid
            while len(self._laid) > KEPT_LAYOUTS:
                self._laid.popitem(last=False)
        self._laid.move_to_end(number)
        return laid

    def direction_of(self, number: int) -> Direction:
        """Return which way a block runs: what the researcher said, else what its paragraph's letters say."""
        paragraph = self.blocks[number].paragraph
        told = (self.article.overrides or {}).get(paragraph.start)
        return told or base_direction(paragraph.of(self.article.text), self.article.direction)

    def _lay_out(self, number: int) -> LaidBlock:
        block = self.blocks[number]
        font = self.sizes.font(block.style)
        whole = self._whole(number)
        text = block.span.of(self.article.text)
        layout = ParagraphLayout(text, self.direction_of(number), font, self.width, whole)
        laid = LaidBlock(block.span.start, layout, whole)
        self._decorate(number, laid)
        return laid

    def _whole(self, number: int) -> tuple[Span, ...]:
        """The time expressions of a block: their words stay on one line where they can."""
        block = self.blocks[number].span
        times = (mark.span for mark in self._marks.get(number, ()) if mark.layer is Layer.TIME)
        return tuple(span.shifted(-block.start) for span in times if block.contains(span))

    def _decorate(self, number: int, laid: LaidBlock) -> None:
        marks, captions = self._marks.get(number, ()), self.entity_captions
        laid.decoration = decorate(laid.layout, laid.origin, marks, self.sizes, entity_captions=captions)
        block = self.blocks[number]
        gap = self.sizes.paragraph_gap if block.ends_paragraph else 0.0
        laid.height = (laid.layout.height if block.span else EMPTY_LINES * laid.layout.height) + gap
        self._heights.measure(number, laid.height)

    def offset_under(self, x: float, y: float) -> int:
        """Return the offset nearest to a point: the edge of the cluster under it."""
        number = self.block_under(y)
        laid = self.block(number)
        line = laid.layout.line_under(y - self.top_of(number))
        return laid.origin + offset_at(laid.layout.clusters(line), x, laid.layout.lines[line].start)

    def cluster_under(self, x: float, y: float) -> Span | None:
        """Return the cluster that is drawn at a point, None where no text is."""
        number = self.block_under(y)
        laid = self.block(number)
        line = laid.layout.line_under(y - self.top_of(number))
        cluster = cluster_at(laid.layout.clusters(line), x)
        if cluster is None or not cluster.left <= x < cluster.right or y < self.header.height:
            return None
        return Span(laid.origin + cluster.start, laid.origin + cluster.end)

    def marks_at(self, offset: int) -> list[Mark]:
        """Return the marks that cover the code point at *offset*, the shortest first."""
        here = self._marks.get(self.block_of(offset), ())
        return sorted((mark for mark in here if mark.span.start <= offset < mark.span.end), key=shortest_first)

    def stops(self, number: int, line: int) -> list[Stop]:
        """Return where the caret can stand on a line, in reading order, in offsets of the article.

        A line that goes on after a break has no stop at its end: that place is the start of the next one.
        """
        laid = self.block(number)
        layout = laid.layout
        edge = layout.width if layout.is_rtl else 0.0
        stops = caret_stops(layout.clusters(line), is_rtl=layout.is_rtl, edge=edge)
        goes_on = line + 1 < len(layout.lines) or not self.blocks[number].ends_paragraph
        kept = stops[:-1] if goes_on and len(stops) > 1 else stops
        return [Stop(stop.x, laid.origin + stop.offset) for stop in kept]

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return the block and the line in it that *offset* is on."""
        number = self.block_of(offset)
        laid = self.block(number)
        return number, laid.layout.line_at(offset - laid.origin)

    def caret_rect(self, offset: int, width: float = 2.0) -> QRectF:
        """Return the caret's rectangle at *offset*."""
        number, line = self.line_of(offset)
        stops = self.stops(number, line)
        stop = min(stops, key=lambda one: abs(one.offset - offset))
        place = self.block(number).layout.lines[line]
        top = self.top_of(number) + place.top
        em = self.block(number).layout.em
        if not self.blocks[number].span:
            return QRectF(stop.x - width / 2, top, width, self.block(number).layout.em)
        baseline = self.top_of(number) + place.baseline
        return QRectF(stop.x - width / 2, baseline - 0.95 * em, width, 1.4 * em)

    def rects_of(self, span: Span, blocks: Iterable[int] | None = None) -> list[QRectF]:
        """Return the rectangles of *span*, each as high as its line; of *blocks* only, where given."""
        numbers: Iterable[int] = range(self.block_of(span.start), self.block_of(max(span.end - 1, span.start)) + 1)
        found = []
        for number in numbers if blocks is None else blocks:
            block = self.blocks[number].span
            start, end = max(span.start, block.start), min(span.end, block.end)
            if start < end:
                found += self._rects_in(number, Span(start, end))
        return found

    def _rects_in(self, number: int, span: Span) -> list[QRectF]:
        laid = self.block(number)
        top = self.top_of(number)
        lines = laid.layout.lines
        boxes = laid.layout.boxes(span.shifted(-laid.origin))
        return [
            QRectF(box.left, top + lines[box.line].top, box.width, lines[box.line].bottom - lines[box.line].top)
            for box in boxes
        ]
