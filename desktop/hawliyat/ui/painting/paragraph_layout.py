"""One block of text in lines, and the exact boxes of any span of it.

All geometry comes from the bounding boxes of glyph runs. Qt's own `QTextLine.xToCursor` answers with another character
on wrapped right-to-left lines, `cursorToX` loses the first character of an embedded run, and
`QGlyphRun.stringIndexes` is wrong in right-to-left runs, so none of them is used.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from hawliyat.domain.article import Direction
from hawliyat.domain.span import Span
from hawliyat.ui.painting.offsets import Utf16Offsets

LEADING = 1.75
"""The distance of two baselines over the size of the type, on a line that carries nothing."""

TOUCHING = 0.51
"""Boxes closer than this (pixels) are one: Qt places glyphs in 64ths of a pixel."""

MOSTLY_FULL = 0.6
"""A line is broken early, to keep a time expression whole, only if this part of it stays."""

_AS_DRAWN = {ord("\t"): "\u2003"}
"""A tab has no glyph and so no box; an em space takes its place on screen, offset for offset."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: `[start, end)` in code points of the block; pixels down from the block's top."""

    start: int
    end: int
    top: float
    baseline: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of one line, from `left` to `right` in pixels, and which way its text runs."""

    line: int
    left: float
    right: float
    is_rtl: bool

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Cluster:
    """What a reader takes for one character: `[start, end)` in code points of the block, with its place on its line."""

    start: int
    end: int
    left: float
    right: float
    is_rtl: bool


class ParagraphLayout:
    """A block laid out at a width in pixels. Offsets are code points from the block's start.

    Lines are not broken inside the spans *whole* where that leaves the line before well filled.
    `em` is the size of the type and `room_below` what a line has under its baseline without any extra, in pixels.
    The `QTextLayout` is kept, because a `QTextLine` that outlives it crashes. `place` moves the lines without shaping
    anything again, which is all that a new annotation needs.
    """

    def __init__(self, text: str, direction: Direction, font: QFont, width: float, whole: Sequence[Span] = ()) -> None:
        self.text = text
        self.is_rtl = direction is Direction.RTL
        self.width = width
        self._offsets = Utf16Offsets(text)
        self._clusters: dict[int, list[Cluster]] = {}
        self._metrics = QFontMetricsF(font)
        self.em = float(font.pixelSize())
        self._pitch = LEADING * self.em
        slack = self._pitch - self._metrics.height()
        self._rise = slack / 2 + self._metrics.ascent()
        self.room_below = self._pitch - self._rise
        self._layout = QTextLayout(text.translate(_AS_DRAWN), font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(self.is_rtl))
        self._break(width, [(self._offsets.to_utf16(one.start), self._offsets.to_utf16(one.end)) for one in whole])
        self._starts = [line.textStart() for line in self._lines]
        self.place([0.0] * len(self._lines))

    def _break(self, width: float, whole: Sequence[tuple[int, int]]) -> None:
        """Break the text into lines, not inside a stretch of *whole* (UTF-16) if it fits on the next line."""
        self._lines: list[QTextLine] = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            start, end = line.textStart(), line.textStart() + line.textLength()
            for first, last in whole:
                if start + MOSTLY_FULL * (end - start) < first < end < last:
                    line.setNumColumns(first - start, width)
                    break
            self._lines.append(line)
        self._layout.endLayout()

    def place(self, extras: Sequence[float]) -> None:
        """Put every line in its place, with `extras[i]` pixels of room under line *i* for what it carries."""
        self.lines: list[Line] = []
        top = 0.0
        for line, extra in zip(self._lines, extras, strict=True):
            above = max(0.0, line.ascent() - self._metrics.ascent())
            below = max(0.0, line.descent() - self._metrics.descent())
            baseline = top + self._rise + above
            bottom = top + self._pitch + above + below + extra
            # Qt aligns nothing by itself in a bare layout: a right-to-left line ends at the right edge.
            left = self.width - line.naturalTextWidth() if self.is_rtl else 0.0
            line.setPosition(QPointF(left, baseline - line.ascent()))
            start = self._offsets.to_code_points(line.textStart())
            end = self._offsets.to_code_points(line.textStart() + line.textLength())
            self.lines.append(Line(start, end, top, baseline, bottom))
            top = bottom
        self.height = top

    def line_at(self, offset: int) -> int:
        """Return the line that *offset* is on; the place between two lines is the start of the later one."""
        unit = self._offsets.to_utf16(min(max(offset, 0), len(self.text)))
        return max(0, bisect_right(self._starts, unit) - 1)

    def line_under(self, y: float) -> int:
        """Return the line at *y* pixels from the block's top; the first or last one beyond the ends."""
        return min(bisect_right([line.bottom for line in self.lines], y), len(self.lines) - 1)

    def snapped(self, span: Span) -> Span:
        """Widen *span* to whole clusters."""
        start, end = self._offsets.to_utf16(span.start), self._offsets.to_utf16(span.end)
        last = self._offsets.to_utf16(len(self.text))
        while start > 0 and not self._layout.isValidCursorPosition(start):
            start -= 1
        while end < last and not self._layout.isValidCursorPosition(end):
            end += 1
        return Span(self._offsets.to_code_points(start), self._offsets.to_code_points(end))

    def boxes(self, span: Span) -> list[Box]:
        """Return where *span* is drawn, line by line, in reading order of the lines and left to right on each.

        A span with no width of its own (only marks, only bidi controls) has one box of no width.
        """
        found: list[Box] = []
        if span:
            whole = self.snapped(span)
            for number in range(self.line_at(whole.start), self.line_at(whole.end - 1) + 1):
                found += self._boxes_on(number, whole)
        return found

    def _boxes_on(self, number: int, span: Span) -> list[Box]:
        line = self.lines[number]
        start = self._offsets.to_utf16(max(span.start, line.start))
        end = self._offsets.to_utf16(min(span.end, line.end))
        rects = [(run.boundingRect(), run.isRightToLeft()) for run in self._lines[number].glyphRuns(start, end - start)]
        found: list[Box] = []
        for left, right, is_rtl in sorted((rect.left(), rect.right(), rtl) for rect, rtl in rects):
            before = found[-1] if found else None
            if before and left - before.right < TOUCHING and (before.is_rtl == is_rtl or left == right):
                found[-1] = Box(number, before.left, max(before.right, right), before.is_rtl)
            else:
                found.append(Box(number, left, right, is_rtl))
        return found

    def clusters(self, number: int) -> list[Cluster]:
        """Return the clusters of line *number* in logical order; spaces a line break swallows have no width."""
        if number not in self._clusters:
            self._clusters[number] = self._find_clusters(number)
        return self._clusters[number]

    def _find_clusters(self, number: int) -> list[Cluster]:
        line = self._lines[number]
        found: list[Cluster] = []
        position, end = line.textStart(), line.textStart() + line.textLength()
        edge = self.width if self.is_rtl else 0.0
        while position < end:
            after = position + 1
            while after < end and not self._layout.isValidCursorPosition(after):
                after += 1
            runs = line.glyphRuns(position, after - position)
            if runs:
                rects = [run.boundingRect().normalized() for run in runs]
                left, right = min(rect.left() for rect in rects), max(rect.right() for rect in rects)
                is_rtl = runs[0].isRightToLeft()
            else:
                left = right = edge
                is_rtl = self.is_rtl
            edge = left if is_rtl else right
            start = self._offsets.to_code_points(position)
            found.append(Cluster(start, self._offsets.to_code_points(after), left, right, is_rtl))
            position = after
        return found

    def draw(self, painter: QPainter, position: QPointF, clip: QRectF) -> None:
        """Draw the text once, in the painter's pen; *clip* (painter coordinates) spares lines out of sight."""
        self._layout.draw(painter, position, [], clip)


def _option(is_rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    return option
