"""The ruled axis with its two ends named, the lines through the lanes, and the lanes' names."""

from collections.abc import Callable
from itertools import chain, pairwise

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from hawliyat.domain.day import to_ymd
from hawliyat.timeline.scale import Scale
from hawliyat.timeline.ticks import Level, Tick, level_for, ticks
from hawliyat.ui.calendar_wording import year_words
from hawliyat.ui.painting.timeline_board import Band, Board
from hawliyat.ui.painting.timeline_frame import AXIS_HEIGHT, View
from hawliyat.ui.painting.timeline_lettering import Lettering, Piece
from hawliyat.ui.painting.timeline_words import above_text, tick_text
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import tr

TICK_GAP = 5
_UPPER, _LOWER = 17, 36
_ARROW = 14


class AxisPainter:
    """Draws what surrounds the events."""

    def __init__(self, theme: Theme, lettering: Lettering, language: str) -> None:
        self._theme, self._lettering, self._language = theme, lettering, language

    def level(self, scale: Scale) -> Level:
        """Return how finely the axis is ruled at this zoom."""
        return level_for(scale.pixels_per_day, {level: self._widest(level, scale) for level in Level})

    def draw_grid(self, painter: QPainter, view: View, board: Board) -> None:
        """Draw the lines at the ticks and between the lanes."""
        scale, frame = view.scale, view.frame
        level = self.level(scale)
        strong, weak = self._theme.line, _between(self._theme.paper, self._theme.line, 0.55)
        above = {tick.day for tick in self._ticks(scale, level.above)} if level.above else None
        columns: dict[bool, list[QRect]] = {True: [], False: []}
        for tick in self._ticks(scale, level):
            is_strong = above is None or tick.day in above
            x = _column(scale, scale.along(tick.day)) + frame.axis_left
            columns[is_strong].append(QRect(x, AXIS_HEIGHT - (8 if is_strong else 4), 1, frame.height))
        painter.save()
        painter.setClipRect(frame.lanes.adjusted(0, -8, 0, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        for is_strong, colour in ((True, strong), (False, weak)):
            painter.setBrush(colour)
            painter.drawRects(columns[is_strong])
        painter.restore()
        painter.fillRect(QRect(0, AXIS_HEIGHT, frame.width, 1), self._theme.line)
        painter.save()
        painter.setClipRect(frame.lanes.united(frame.gutter))
        for band in board.bands:
            y = AXIS_HEIGHT + band.top + band.height - view.scroll
            painter.fillRect(QRect(0, y, frame.width, 1), self._theme.line)
        painter.restore()

    def draw_axis(self, painter: QPainter, view: View) -> None:
        """Draw the tick labels and the arrows to what is earlier and later."""
        frame = view.frame
        later = self._lettering.note(tr("later"))
        reserved = round(later.width) + _ARROW + 24
        painter.save()
        painter.setClipRect(frame.axis)
        level = self.level(view.scale)
        self._draw_ticks(painter, view, level)
        if level.above is not None:
            self._draw_ticks_above(painter, view, level.above, view.scale.width - reserved)
        painter.restore()
        painter.setPen(self._theme.accent)
        self._draw_end(painter, view, later, is_later=True)
        self._draw_end(painter, view, self._lettering.note(tr("earlier")), is_later=False)

    def draw_lane_names(self, painter: QPainter, view: View, board: Board) -> None:
        """Draw each lane's name, its colour beside it, at the earlier end."""
        gutter = view.frame.gutter
        painter.save()
        painter.setClipRect(gutter)
        for band in board.bands:
            top = gutter.top() + band.top - view.scroll
            if top + band.height >= gutter.top() and top < gutter.bottom():
                self._draw_name(painter, view, band, top)
        painter.restore()
        x = gutter.left() - 1 if view.frame.is_mirrored else gutter.right() + 1
        painter.fillRect(QRect(x, 0, 1, view.frame.height), self._theme.line)

    def _draw_name(self, painter: QPainter, view: View, band: Band, top: int) -> None:
        gutter, colour = view.frame.gutter, self._theme.label_ink(band.label.colour).edge
        count = self._lettering.note(str(band.count))
        lines = _two_lines(self._lettering.name, band.label.name(self._language), gutter.width() - 36)
        # A tall lane keeps its name in sight while it is scrolled.
        middle = min(max(top + 20, gutter.top() + 20), top + band.height - 20)
        swatch_x = gutter.right() - 19 if view.frame.is_mirrored else gutter.left() + 12
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(swatch_x, middle - 4, 8, 8), 2, 2)
        painter.setPen(self._theme.ink)
        baseline = middle + 4 - 7 * (len(lines) - 1)
        for line in lines:
            x = gutter.right() - 25 - line.width if view.frame.is_mirrored else gutter.left() + 26
            line.draw(painter, x, baseline)
            baseline += 15
        if band.height > 60 or len(lines) == 1:
            painter.setPen(self._theme.soft)
            last = lines[-1]
            gap = last.width + 6
            x = gutter.right() - 25 - gap - count.width if view.frame.is_mirrored else gutter.left() + 26 + gap
            if x + count.width < gutter.right() - 2 and x > gutter.left() + 2:
                count.draw(painter, x, baseline - 15)

    def _draw_ticks(self, painter: QPainter, view: View, level: Level) -> None:
        """Draw each tick's label on its later side; one that would be cut at an edge is left out."""
        painter.setPen(self._theme.soft)
        for tick in self._ticks(view.scale, level):
            piece = self._lettering.note(tick_text(tick))
            along = view.scale.along(tick.day) + TICK_GAP
            if along >= 0 and along + piece.width <= view.scale.width:
                piece.draw(painter, _left(view.scale, along, piece) + view.frame.axis_left, _LOWER)

    def _draw_ticks_above(self, painter: QPainter, view: View, level: Level, edge: float) -> None:
        """Draw the months over the days, or the years over the months; the one in force stays in sight."""
        painter.setPen(self._theme.ink)
        for tick, following in pairwise(chain(self._ticks(view.scale, level), [None])):
            assert tick is not None
            piece = self._lettering.note(above_text(tick))
            along = max(view.scale.along(tick.day), 0) + TICK_GAP
            limit = edge if following is None else min(edge, view.scale.along(following.day) - TICK_GAP)
            if along + piece.width <= limit:
                piece.draw(painter, _left(view.scale, along, piece) + view.frame.axis_left, _UPPER)

    def _draw_end(self, painter: QPainter, view: View, piece: Piece, *, is_later: bool) -> None:
        """Draw "later" with its arrow at the axis's end, "earlier" with its own over the lanes' names."""
        frame = view.frame
        points_right = is_later is not frame.is_mirrored
        width = piece.width + _ARROW + 4
        if is_later:
            left = frame.width - 12 - width if points_right else 12.0
        else:
            left = frame.gutter.right() - 12 - width if points_right else frame.gutter.left() + 12
        text_left = left if points_right else left + _ARROW + 4
        piece.draw(painter, text_left, _UPPER)
        tip = left + width if points_right else left
        _draw_arrow(painter, tip, _UPPER - 4, -1 if points_right else 1)

    def _widest(self, level: Level, scale: Scale) -> float:
        if level in (Level.DAY, Level.WEEK):
            return self._lettering.note("30").width
        if level in (Level.MONTH, Level.QUARTER):
            months = (Tick(0, level, 2000, month, 1) for month in range(1, 13))
            return max(self._lettering.note(tick_text(tick)).width for tick in months)
        edges = (to_ymd(int(day))[0] for day in (scale.origin, scale.last))
        # A round year is written with no more digits than the years around it, except at the turn of our era.
        return max(self._lettering.note(year_words(year)).width for year in (*edges, level.years))

    @staticmethod
    def _ticks(scale: Scale, level: Level | None) -> list[Tick]:
        return ticks(int(scale.origin // 1), int(scale.last // 1) + 1, level) if level else []


def _between(one: QColor, other: QColor, share: float) -> QColor:
    """Return the opaque mixture (a blend per line and frame costs more)."""
    mixed = (a + (b - a) * share for a, b in zip(one.getRgbF(), other.getRgbF(), strict=True))  # type: ignore[call-overload]
    return QColor.fromRgbF(*mixed)


def _column(scale: Scale, along: int) -> int:
    """Return the pixel column of a hairline: the first pixel of its day, seen from the earlier side."""
    return round(scale.mirrored(along)) - (1 if scale.mirrored(1) < scale.mirrored(0) else 0)


def _left(scale: Scale, along: float, piece: Piece) -> float:
    """Return the left edge of a text that takes its width from *along* on."""
    start, end = scale.mirrored(along), scale.mirrored(along + piece.width)
    return min(start, end)


def _draw_arrow(painter: QPainter, tip: float, middle: float, inward: int) -> None:
    painter.drawLine(QLineF(tip, middle, tip + inward * (_ARROW - 3), middle))
    wing = tip + inward * 4
    painter.drawPolyline(QPolygonF([QPointF(wing, middle - 3), QPointF(tip, middle), QPointF(wing, middle + 3)]))


def _two_lines(shape: Callable[[str, float], Piece], text: str, width: float) -> list[Piece]:
    """Return *text* in one line, or in two broken at a space, the second cut if need be."""
    whole = shape(text, 10_000)
    if whole.width <= width:
        return [whole]
    words = text.split()
    fits = [count for count in range(1, len(words)) if shape(" ".join(words[:count]), 10_000).width <= width]
    if not fits:
        return [shape(text, width)]
    return [shape(" ".join(words[: fits[-1]]), width), shape(" ".join(words[fits[-1] :]), width)]
