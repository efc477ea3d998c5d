"""The events on the axis: the ground under the selected one, the marks, the labels."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hawliyat.domain.event import EventStatus
from hawliyat.timeline.scale import Scale
from hawliyat.ui.painting.timeline_board import INSIDE_PADDING, LABEL_GAP, Box
from hawliyat.ui.painting.timeline_frame import AXIS_HEIGHT, ROW_HEIGHT, View
from hawliyat.ui.painting.timeline_lettering import Lettering, Piece
from hawliyat.ui.painting.timeline_marks import MARK_HEIGHT, Strokes, draw_link, draw_mark
from hawliyat.ui.painting.timeline_pictures import AIR, MarkPictures
from hawliyat.ui.theme import Theme

_DRAFT_STRENGTH = 0.6
_EDGE = 4
_LEAST_CUT = 48
"""A label cut at the surface's edge to less than this many pixels is left out."""


class EventPainter:
    """Draws boxes of a board; with *pictures*, marks are copied from them (on a screen, never in an export)."""

    def __init__(self, theme: Theme, lettering: Lettering, pictures: MarkPictures | None = None) -> None:
        self._theme, self._lettering, self._pictures = theme, lettering, pictures

    def draw(self, painter: QPainter, view: View, boxes: Sequence[Box]) -> None:
        """Draw *boxes*, labels over marks over grounds."""
        lanes = view.frame.lanes
        painter.save()
        painter.setClipRect(lanes)
        for box in boxes:
            self._draw_ground(painter, view, box)
        self._draw_all_marks(painter, view, boxes)
        for box in boxes:
            self._draw_label(painter, view, box)
        painter.restore()

    def _draw_ground(self, painter: QPainter, view: View, box: Box) -> None:
        is_selected = box.figure.entry.event_id == view.selected
        if not is_selected and box.figure.entry.event_id != view.hovered:
            return
        has_ring = is_selected and view.has_focus
        painter.setPen(QPen(self._theme.accent, 1.5) if has_ring else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self._theme.selection if is_selected else self._theme.accent_soft)
        painter.drawRoundedRect(ground(view, box), 5, 5)

    def _draw_all_marks(self, painter: QPainter, view: View, boxes: Sequence[Box]) -> None:
        """Copy kept pictures where there are any, else draw, in a painter mirrored for right to left."""
        lanes, is_mirrored = view.frame.lanes, view.frame.is_mirrored
        ratio = painter.device().devicePixelRatioF()
        pictures = self._pictures
        is_kept = pictures is not None and pictures.is_worth_it(view.scale, is_mirrored=is_mirrored, ratio=ratio)
        painter.save()
        painter.translate(lanes.left() + (lanes.width() if is_mirrored else 0), 0)
        painter.scale(-1 if is_mirrored else 1, 1)
        rest = painter.transform()
        for box in boxes:
            picture = pictures.of(box, self._draw_marks) if pictures is not None and is_kept else None
            if picture is None:
                self._draw_marks(painter, view.scale, box, top_of(view, box))
                continue
            along = box.first - AIR - view.scale.offset
            left = lanes.width() - along - (box.last - box.first + 2 * AIR) if is_mirrored else along
            painter.resetTransform()
            painter.drawPixmap(lanes.left() + left, top_of(view, box), picture)
            painter.setTransform(rest)
        painter.restore()

    def _draw_marks(self, painter: QPainter, scale: Scale, box: Box, row_top: float) -> None:
        figure, top = box.figure, row_top + (ROW_HEIGHT - MARK_HEIGHT) / 2
        ink = self._theme.label_ink(figure.label.colour)
        strength = _DRAFT_STRENGTH if figure.entry.status is EventStatus.DRAFT else 1.0
        joined: int | None = None
        for mark, reach in zip(figure.marks, box.reaches, strict=True):
            start, end = (edge - scale.offset for edge in reach)
            if joined is not None and start > joined:
                draw_link(painter, joined + 2, start - 2, top + MARK_HEIGHT / 2, ink.edge)
            strokes = Strokes.of(mark, ink.edge, self._theme.soft, strength)
            draw_mark(painter, mark, (start, end), scale=scale, top=top, strokes=strokes)
            joined = end if joined is None else max(joined, end)

    def _draw_label(self, painter: QPainter, view: View, box: Box) -> None:
        """Draw title and note after the marks or inside them. At the surface's edge a title is cut at its end."""
        figure, scale = box.figure, view.scale
        start = (box.first + INSIDE_PADDING if box.is_inside else box.last + LABEL_GAP) - scale.offset
        end = (box.last - INSIDE_PADDING if box.is_inside else box.end) - scale.offset
        along, edge = max(start, _EDGE), min(end, scale.width - _EDGE)
        if edge - along < min(_LEAST_CUT, figure.label_width):
            return
        title = figure.title
        if title.width > edge - along + 1:
            title = self._lettering.title(title.text, edge - along)
        baseline = top_of(view, box) + ROW_HEIGHT // 2 + 5
        is_pale = figure.entry.is_denied or figure.entry.status is EventStatus.DRAFT
        if box.is_inside:
            self._clear(painter, view, box, along, min(along + figure.label_width, edge))
        painter.setPen(self._theme.soft if is_pale else self._theme.ink)
        left = _put(painter, view, title, along, baseline)
        if figure.entry.is_denied:
            _strike(painter, left, title.width, baseline - 4, self._theme.soft)
        along += round(title.width) + LABEL_GAP
        if figure.note is None:
            return
        is_whole = along + figure.note.width <= edge + 1
        note = figure.note if is_whole else self._lettering.note(figure.note.text, edge - along)
        if is_whole or edge - along >= _LEAST_CUT:
            painter.setPen(self._theme.soft)
            _put(painter, view, note, along, baseline)

    def _clear(self, painter: QPainter, view: View, box: Box, start: float, end: float) -> None:
        """Make room in a bar for a label to be read: no edge, dash or hatch goes through its letters."""
        left, right = sorted((view.scale.mirrored(start - 4), view.scale.mirrored(end + 4)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.selection if box.figure.entry.event_id == view.selected else self._theme.paper)
        top = top_of(view, box) + (ROW_HEIGHT - MARK_HEIGHT) / 2 - 1
        painter.drawRect(QRectF(left + view.frame.axis_left, top, right - left, MARK_HEIGHT + 2))


def top_of(view: View, box: Box) -> int:
    """Return the upper edge of a box's row on the surface."""
    return AXIS_HEIGHT + box.top - view.scroll


def ground(view: View, box: Box) -> QRectF:
    """Return the rectangle that a box takes on the surface, a little air included."""
    start, end = (view.scale.mirrored(edge - view.scale.offset) for edge in (box.first - 5, box.end + 5))
    left = min(start, end) + view.frame.axis_left
    return QRectF(left, top_of(view, box) + 1, abs(end - start), ROW_HEIGHT - 2)


def _put(painter: QPainter, view: View, piece: Piece, along: float, baseline: float) -> float:
    """Draw *piece* from *along* on towards what is later, and return its left edge."""
    left = min(view.scale.mirrored(along), view.scale.mirrored(along + piece.width)) + view.frame.axis_left
    piece.draw(painter, left, baseline)
    return left


def _strike(painter: QPainter, left: float, width: float, y: float, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.25))
    painter.drawLine(QLineF(QPointF(left, y), QPointF(left + width, y)))
