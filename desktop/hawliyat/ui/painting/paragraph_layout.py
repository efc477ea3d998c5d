"""One block of text in lines, and the exact boxes of any span of it.

All geometry comes from the bounding boxes of glyph runs. Qt's own `QTextLine.xToCursor` answers with another character
on wrapped right-to-left lines, `cursorToX` loses the first character of an embedded run, and
`QGlyphRun.stringIndexes` is wrong in right-to-left runs, so none of them is used. Half of a right-to-left ligature is
the one thing that glyph runs get wrong: its box comes out half a ligature too far to the right, so we halve it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGlyphRun, QPainter, QTextLayout, QTextLine, QTextOption

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
                    _end_early(line, first - start, width)
                    break
            self._lines.append(line)
        self._layout.endLayout()
        # Qt aligns nothing by itself in a bare layout, and its natural width is not where the glyphs end.
        self._lefts = [width - self._right_edge(line) if self.is_rtl else 0.0 for line in self._lines]

    @staticmethod
    def _right_edge(line: QTextLine) -> float:
        runs = line.glyphRuns(line.textStart(), line.textLength())
        return max((run.boundingRect().right() for run in runs), default=0.0)

    def place(self, extras: Sequence[float]) -> None:
        """Put every line in its place, with `extras[i]` pixels of room under line *i* for what it carries."""
        self.lines: list[Line] = []
        top = 0.0
        for line, left, extra in zip(self._lines, self._lefts, extras, strict=True):
            above = max(0.0, line.ascent() - self._metrics.ascent())
            below = max(0.0, line.descent() - self._metrics.descent())
            baseline = top + self._rise + above
            bottom = top + self._pitch + above + below + extra
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
        start, end = max(span.start, line.start), min(span.end, line.end)
        if self._cuts_ligature(number, start) or self._cuts_ligature(number, end):
            whole = (cluster for cluster in self.clusters(number) if start <= cluster.start < end)
            return _joined(number, [(cluster.left, cluster.right, cluster.is_rtl) for cluster in whole])
        runs = self._runs(number, self._offsets.to_utf16(start), self._offsets.to_utf16(end))
        return _joined(number, [_edges(run) for run in runs])

    def _runs(self, number: int, start: int, end: int) -> list[QGlyphRun]:
        return self._lines[number].glyphRuns(start, end - start)

    def _cuts_ligature(self, number: int, offset: int) -> bool:
        """Whether one glyph stands on both sides of *offset*: Qt then gives boxes beside the place they belong to."""
        line = self.lines[number]
        if not line.start < offset < line.end:
            return False
        at = self._offsets.to_utf16(offset)
        before, after = self._layout.previousCursorPosition(at), self._layout.nextCursorPosition(at)
        whole, left, right = (self._runs(number, *part) for part in ((before, after), (before, at), (at, after)))
        return _glyphs(whole) < _glyphs(left) + _glyphs(right)

    def clusters(self, number: int) -> list[Cluster]:
        """Return the clusters of line *number* in logical order; spaces a line break swallows have no width.

        The letters of a ligature share its box in equal parts.
        """
        if number not in self._clusters:
            self._clusters[number] = self._find_clusters(number)
        return self._clusters[number]

    def _find_clusters(self, number: int) -> list[Cluster]:
        edge = self.width if self.is_rtl else 0.0
        found: list[Cluster] = []
        for bounds in self._ligatures(number):
            runs = self._runs(number, bounds[0], bounds[-1])
            left, right, is_rtl = edge, edge, self.is_rtl
            if runs:
                edges = [_edges(run) for run in runs]
                left, right = min(left for left, _, _ in edges), max(right for _, right, _ in edges)
                is_rtl = edges[0][2]
            edge = left if is_rtl else right
            part = (right - left) / (len(bounds) - 1)
            for at, (start, end) in enumerate(pairwise(bounds)):
                own = right - (at + 1) * part if is_rtl else left + at * part
                span = self._offsets.to_code_points(start), self._offsets.to_code_points(end)
                found.append(Cluster(*span, own, own + part, is_rtl))
        return found

    def _ligatures(self, number: int) -> list[list[int]]:
        """The boundaries (UTF-16) of each cluster of a line; clusters that share a glyph are in one list."""
        line = self._lines[number]
        start, end = line.textStart(), line.textStart() + line.textLength()
        inner = [at for at in range(start + 1, end) if self._layout.isValidCursorPosition(at)]
        clusters = [list(pair) for pair in pairwise([start, *inner, end])] if end > start else []
        counts = [_glyphs(self._runs(number, first, last)) for first, last in clusters]
        if sum(counts) == _glyphs(self._runs(number, start, end)):
            return clusters
        joined: list[list[int]] = []
        for at, (first, last) in enumerate(clusters):
            pair = counts[at - 1] + counts[at] if joined else 0
            if joined and _glyphs(self._runs(number, joined[-1][-2], last)) < pair:
                joined[-1].append(last)
            else:
                joined.append([first, last])
        return joined

    def draw(self, painter: QPainter, position: QPointF, clip: QRectF) -> None:
        """Draw the text once, in the painter's pen; *clip* (painter coordinates) spares lines out of sight."""
        self._layout.draw(painter, position, [], clip)


def _option(is_rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    return option


def _end_early(line: QTextLine, length: int, width: float) -> None:
    """End *line* after *length* UTF-16 units. Qt counts a ligature, or a letter with its marks, as one column."""
    columns = length
    line.setNumColumns(columns, width)
    while line.textLength() > length:
        columns -= 1
        line.setNumColumns(columns, width)
    if line.textLength() < length:
        line.setLineWidth(width)


def _glyphs(runs: list[QGlyphRun]) -> int:
    return sum(len(run.glyphIndexes()) for run in runs)


def _edges(run: QGlyphRun) -> tuple[float, float, bool]:
    """From left to right: a run of joined emoji can come out with its sides changed about."""
    rect = run.boundingRect().normalized()
    return rect.left(), rect.right(), run.isRightToLeft()


def _joined(number: int, edges: list[tuple[float, float, bool]]) -> list[Box]:
    """Make boxes of stretches of line *number*, one of those that touch and run the same way."""
    found: list[Box] = []
    for left, right, is_rtl in sorted(edges):
        before = found[-1] if found else None
        if before and left - before.right < TOUCHING and (before.is_rtl == is_rtl or left == right):
            found[-1] = Box(number, before.left, max(before.right, right), before.is_rtl)
        else:
            found.append(Box(number, left, right, is_rtl))
    return found
