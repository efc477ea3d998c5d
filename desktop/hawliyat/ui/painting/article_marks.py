"""Draws single marks: the ground and edge of an entity or a time, the bracket of an event, the small type."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hawliyat.domain.annotation import Layer
from hawliyat.ui.painting.decoration import Piece
from hawliyat.ui.painting.mark import Mark
from hawliyat.ui.painting.signs import sign
from hawliyat.ui.painting.sizes import SPAN_BOTTOM, SPAN_TOP, Sizes
from hawliyat.ui.theme import RADIUS_ANNOTATION, Ink, Theme

PROPOSED, PROPOSED_WORDS = 0.62, 0.8
"""How opaque what nobody has accepted yet is drawn; small type has to stay readable."""

TINT, VEIL = 0.08, 0.12
"""How opaque the ground of a selected event is, and what lies over a mark under the pointer."""

INSET = 0.5
"""Annotations that touch in the text leave so much of the paper between them, each."""


class MarkPainter:
    """Draws pieces of marks onto lines whose baseline is given; `hovered` and `chosen` are ids of marks."""

    def __init__(self, theme: Theme, sizes: Sizes, hovered: str = "", chosen: str = "") -> None:
        self._theme = theme
        self._sizes = sizes
        self._small = sizes.small_font()
        self._hovered = hovered
        self._chosen = chosen

    def _is_selected(self, mark: Mark) -> bool:
        return mark.is_selected or mark.id == self._chosen

    def _ink(self, mark: Mark) -> Ink:
        if mark.layer is Layer.TIME:
            ink = self._theme.time
        elif mark.colour:
            ink = self._theme.label_ink(mark.colour)
        else:
            ink = Ink(self._theme.event, self._theme.label_ink("red").fill)
        if not mark.is_proposal:
            return ink
        edge = QColor(ink.edge)
        edge.setAlphaF(PROPOSED)
        return Ink(edge, QColor(Qt.GlobalColor.transparent))

    def _rects(self, piece: Piece, baseline: float, em: float) -> list[QRectF]:
        top, bottom = baseline - SPAN_TOP * em, baseline + piece.drop
        return [QRectF(box.left + INSET, top, max(box.width - 2 * INSET, 1.0), bottom - top) for box in piece.boxes]

    def ground(self, painter: QPainter, piece: Piece, baseline: float, em: float) -> None:
        """Draw what lies behind the text of an entity or a time."""
        ink = self._ink(piece.mark)
        radius = RADIUS_ANNOTATION * self._sizes.zoom
        painter.setPen(Qt.PenStyle.NoPen)
        for rect in self._rects(piece, baseline, em):
            painter.setBrush(ink.fill)
            painter.drawRoundedRect(rect, radius, radius)
            if piece.mark.id == self._hovered:
                veil = QColor(ink.edge)
                veil.setAlphaF(VEIL)
                painter.setBrush(veil)
                painter.drawRoundedRect(rect, radius, radius)

    def tint(self, painter: QPainter, piece: Piece, baseline: float, em: float) -> None:
        """Draw what lies behind the text of an event that is selected or under the pointer."""
        if not self._is_selected(piece.mark) and piece.mark.id != self._hovered:
            return
        tint = QColor(self._ink(piece.mark).edge)
        tint.setAlphaF(TINT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        for box in piece.boxes:
            painter.drawRect(QRectF(box.left, baseline - SPAN_TOP * em, box.width, (SPAN_TOP + SPAN_BOTTOM) * em))

    def edge(self, painter: QPainter, piece: Piece, baseline: float, em: float) -> None:
        """Draw the line under an entity, with its label's sign, or the dots under a time."""
        ink = self._ink(piece.mark)
        thick = self._sizes.edge
        y = baseline + piece.drop - thick / 2
        is_time = piece.mark.layer is Layer.TIME
        pen = QPen(ink.edge, thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if is_time:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.01, 2.0])
        elif piece.mark.is_proposal:
            pen.setDashPattern([2.5, 1.5])
        for rect in self._rects(piece, baseline, em):
            painter.setPen(pen)
            inset = thick / 2 if is_time else 0.0
            painter.drawLine(QLineF(rect.left() + inset, y, rect.right() - inset, y))
            if self._is_selected(piece.mark):
                self._ring(painter, rect)
        if piece.mark.layer is Layer.ENTITY and piece.start_x is not None:
            self._sign(painter, piece, y, ink)

    def _sign(self, painter: QPainter, piece: Piece, y: float, ink: Ink) -> None:
        """Draw the label's shape on the edge, where the annotation begins."""
        assert piece.start_x is not None
        radius = 2.6 * self._sizes.zoom
        shape = sign(piece.mark.colour, QPointF(piece.start_x + piece.inwards * radius, y), radius)
        painter.strokePath(shape, QPen(self._theme.paper, 2.0 * self._sizes.zoom))
        painter.fillPath(shape, ink.edge)

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(self._theme.accent, 1.5 * self._sizes.zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = (RADIUS_ANNOTATION + 1) * self._sizes.zoom
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), radius, radius)

    def bracket(self, painter: QPainter, piece: Piece, baseline: float) -> None:
        """Draw the line of an event, with a tick where it begins and where it ends."""
        y = baseline + piece.drop
        thick = self._sizes.edge * (1.6 if self._is_selected(piece.mark) else 0.85)
        pen = QPen(self._ink(piece.mark).edge, thick)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if piece.mark.is_proposal:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        for box in piece.boxes:
            painter.drawLine(QLineF(box.left, y, box.right, y))
        for x in (piece.start_x, piece.end_x):
            if x is not None:
                inside = min(max(x, piece.boxes[0].left + thick / 2), piece.boxes[-1].right - thick / 2)
                painter.drawLine(QLineF(inside, y - 4 * self._sizes.zoom, inside, y + thick / 2))

    def words(self, painter: QPainter, piece: Piece, baseline: float) -> None:
        """Draw the caption or the value."""
        if not piece.words:
            return
        colour = QColor(self._ink(piece.mark).edge)
        if piece.mark.is_proposal:
            colour.setAlphaF(PROPOSED_WORDS)
        painter.setFont(self._small)
        painter.setPen(colour)
        height = self._sizes.small_height
        place = QRectF(QPointF(piece.words_left, baseline + piece.words_drop + 1.5), QSizeF(10_000, height))
        painter.drawText(place, Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft, piece.words)
