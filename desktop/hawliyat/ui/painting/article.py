"""Draws an article with its marks: grounds and edges, then the text once and unformatted, then what hangs under it."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from hawliyat.domain.annotation import Layer
from hawliyat.domain.span import Span
from hawliyat.ui.painting.article_layout import ArticleLayout, ArticleText, LaidBlock
from hawliyat.ui.painting.decoration import Piece
from hawliyat.ui.painting.mark import Mark
from hawliyat.ui.painting.signs import CONTROL_NAMES, sign
from hawliyat.ui.painting.sizes import SPAN_TOP, Sizes
from hawliyat.ui.theme import RADIUS_ANNOTATION, Ink, Theme

PROPOSED = 0.62
"""How opaque what nobody has accepted yet is drawn."""

INSET = 0.5
"""Annotations that touch in the text leave so much of the paper between them, each."""


@dataclass(frozen=True, slots=True)
class Looking:
    """What the reader is doing: the selection, the caret (None when it is not shown), the mark under the pointer."""

    selection: Span | None = None
    caret: int | None = None
    hovered: str = ""


class ArticlePainter:
    """Draws the part of an article that is looked at. Coordinates are those of the column's top left corner."""

    def __init__(self, layout: ArticleLayout, theme: Theme) -> None:
        self._layout = layout
        self._theme = theme
        self._sizes = layout.sizes
        self._small = layout.sizes.small_font()

    def paint(self, painter: QPainter, clip: QRectF, looking: Looking | None = None) -> None:
        """Draw everything that *clip* touches."""
        looking = looking or Looking()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if clip.top() < self._layout.header.height:
            self._layout.header.draw(painter, 0.0, self._theme)
        number = self._layout.block_under(clip.top())
        while number < len(self._layout.blocks):
            laid = self._layout.block(number)
            top = self._layout.top_of(number)
            if top > clip.bottom():
                break
            self._paint_block(painter, laid, top, clip, looking)
            number += 1
        if looking.caret is not None:
            self._paint_caret(painter, looking.caret)

    def _paint_block(self, painter: QPainter, laid: LaidBlock, top: float, clip: QRectF, looking: Looking) -> None:
        lines = laid.layout.lines
        first = laid.layout.line_under(clip.top() - top)
        last = laid.layout.line_under(clip.bottom() - top)
        seen = range(max(0, first - 1), last + 1)
        for number in seen:
            for piece in laid.decoration[number].grounded:
                self._paint_ground(painter, piece, top + lines[number].baseline, laid.layout.em, looking)
            for piece in laid.decoration[number].bracketed:
                if piece.mark.is_selected:
                    self._paint_tint(painter, piece, top + lines[number].baseline, laid.layout.em)
        if looking.selection:
            self._paint_selection(painter, laid, top, looking.selection)
        for number in seen:
            for piece in laid.decoration[number].grounded:
                self._paint_edge(painter, piece, top + lines[number].baseline, laid.layout.em)
        painter.setPen(self._theme.ink)
        laid.layout.draw(painter, QPointF(0, top), clip)
        self._paint_controls(painter, laid, top, seen)
        for number in seen:
            for piece in laid.decoration[number].bracketed:
                self._paint_bracket(painter, piece, top + lines[number].baseline)
            for piece in (*laid.decoration[number].grounded, *laid.decoration[number].bracketed):
                self._paint_words(painter, piece, top + lines[number].baseline)

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
        return [
            QRectF(box.left + INSET, top, max(box.width - 2 * INSET, 1.0), bottom - top)
            for box in piece.boxes
        ]

    def _paint_ground(self, painter: QPainter, piece: Piece, baseline: float, em: float, looking: Looking) -> None:
        ink = self._ink(piece.mark)
        radius = RADIUS_ANNOTATION * self._sizes.zoom
        painter.setPen(Qt.PenStyle.NoPen)
        for rect in self._rects(piece, baseline, em):
            painter.setBrush(ink.fill)
            painter.drawRoundedRect(rect, radius, radius)
            if piece.mark.id == looking.hovered:
                veil = QColor(ink.edge)
                veil.setAlphaF(0.12)
                painter.setBrush(veil)
                painter.drawRoundedRect(rect, radius, radius)

    def _paint_tint(self, painter: QPainter, piece: Piece, baseline: float, em: float) -> None:
        tint = QColor(self._ink(piece.mark).edge)
        tint.setAlphaF(0.07)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        for box in piece.boxes:
            top = baseline - SPAN_TOP * em
            painter.drawRect(QRectF(box.left, top, box.width, baseline + piece.drop - top))

    def _paint_selection(self, painter: QPainter, laid: LaidBlock, top: float, selection: Span) -> None:
        end = laid.origin + len(laid.layout.text)
        if selection.start >= end or selection.end <= laid.origin:
            return
        inside = Span(max(selection.start, laid.origin), min(selection.end, end)).shifted(-laid.origin)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.selection)
        for box in laid.layout.boxes(inside):
            baseline = top + laid.layout.lines[box.line].baseline
            em = laid.layout.em
            painter.drawRect(QRectF(box.left, baseline - em, max(box.width, 2.0), 1.5 * em))

    def _paint_edge(self, painter: QPainter, piece: Piece, baseline: float, em: float) -> None:
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
            if piece.mark.is_selected:
                self._paint_ring(painter, rect)
        if piece.mark.layer is Layer.ENTITY and piece.start_x is not None:
            self._paint_sign(painter, piece, y, ink)

    def _paint_sign(self, painter: QPainter, piece: Piece, y: float, ink: Ink) -> None:
        """Draw the label's shape on the edge, where the annotation begins."""
        assert piece.start_x is not None
        radius = 2.6 * self._sizes.zoom
        inwards = -1 if any(abs(box.right - piece.start_x) < 1 for box in piece.boxes) else 1
        centre = QPointF(piece.start_x + inwards * (radius + 1.5), y)
        painter.setPen(QPen(self._theme.paper, 1.5))
        painter.setBrush(ink.edge)
        painter.drawPath(sign(piece.mark.colour, centre, radius))

    def _paint_ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(self._theme.accent, 1.5 * self._sizes.zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = (RADIUS_ANNOTATION + 1) * self._sizes.zoom
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), radius, radius)

    def _paint_bracket(self, painter: QPainter, piece: Piece, baseline: float) -> None:
        y = baseline + piece.drop
        thick = self._sizes.edge * (1.6 if piece.mark.is_selected else 0.85)
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
                inside = min(max(x, self._left_of(piece) + thick / 2), self._right_of(piece) - thick / 2)
                painter.drawLine(QLineF(inside, y - 4 * self._sizes.zoom, inside, y + thick / 2))

    @staticmethod
    def _left_of(piece: Piece) -> float:
        return min(box.left for box in piece.boxes)

    @staticmethod
    def _right_of(piece: Piece) -> float:
        return max(box.right for box in piece.boxes)

    def _paint_words(self, painter: QPainter, piece: Piece, baseline: float) -> None:
        if not piece.words:
            return
        painter.setFont(self._small)
        painter.setPen(self._ink(piece.mark).edge)
        height = self._sizes.small_height
        place = QRectF(QPointF(piece.words_left, baseline + piece.words_drop + 1.5), QSizeF(10_000, height))
        painter.drawText(place, Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft, piece.words)

    def _paint_controls(self, painter: QPainter, laid: LaidBlock, top: float, seen: range) -> None:
        """Show characters that steer the direction of text: they must not be able to hide."""
        if not any(control in laid.layout.text for control in CONTROL_NAMES):
            return
        pen = QPen(self._theme.warning, 1.2 * self._sizes.zoom)
        for number in seen:
            baseline = top + laid.layout.lines[number].baseline
            for cluster in laid.layout.clusters(number):
                for at in range(cluster.start, cluster.end):
                    if laid.layout.text[at] in CONTROL_NAMES:
                        x = cluster.left if at == cluster.start or cluster.is_rtl else cluster.right
                        self._paint_control(painter, pen, x, baseline, laid.layout.em, laid.layout.text[at])

    def _paint_control(self, painter: QPainter, pen: QPen, x: float, baseline: float, em: float, which: str) -> None:
        pen.setDashPattern([1.5, 1.5])
        painter.setPen(pen)
        top = baseline - 0.9 * em
        painter.drawLine(QLineF(x, top, x, baseline + 0.35 * em))
        points_right = which in "\u200e\u202a\u202d\u2066"
        points_left = which in "\u061c\u200f\u202b\u202e\u2067"
        reach = 4 * self._sizes.zoom * (points_right - points_left)
        painter.setPen(QPen(self._theme.warning, 1.4 * self._sizes.zoom))
        if reach:
            painter.drawPolyline([QPointF(x, top - 2), QPointF(x + reach, top + 1), QPointF(x, top + 4)])
        else:
            painter.drawEllipse(QPointF(x, top), 2, 2)

    def _paint_caret(self, painter: QPainter, offset: int) -> None:
        """Draw the caret with a small flag that shows which way the text after it runs."""
        rect = self._layout.caret_rect(offset, max(1.5, 1.8 * self._sizes.zoom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        painter.drawRect(rect)
        number, line = self._layout.line_of(offset)
        laid = self._layout.block(number)
        if all(cluster.is_rtl == laid.layout.is_rtl for cluster in laid.layout.clusters(line)):
            return
        at = offset - laid.origin
        after = [cluster.is_rtl for cluster in laid.layout.clusters(line) if cluster.start <= at < cluster.end]
        reach = 4 * self._sizes.zoom * (-1 if (after or [laid.layout.is_rtl])[0] else 1)
        painter.drawPolygon([rect.topLeft(), rect.topLeft() + QPointF(reach, 0), rect.topLeft() + QPointF(0, 4)])


def picture(
    article: ArticleText, marks: list[Mark], theme: Theme, *, width: int, zoom: float = 1.0, scale: float = 1.0
) -> QImage:
    """Return a whole article as a picture, *width* pixels wide (times *scale* device pixels)."""
    sizes = Sizes(zoom)
    margin = 28 * zoom
    column = min(sizes.column, width - 2 * margin)
    layout = ArticleLayout(article, column, sizes)
    layout.set_marks(marks)
    for number in range(len(layout.blocks)):
        layout.block(number)
    height = layout.height + 2 * margin
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(theme.paper)
    painter = QPainter(image)
    painter.translate(round((width - column) / 2), margin)
    ArticlePainter(layout, theme).paint(painter, QRectF(-margin, -margin, width, height))
    painter.end()
    return image
