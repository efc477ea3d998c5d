"""How one time looks. Edges say when: a day, a bracket, a bar, fading. Filling says how: happened, planned, denied.

Everything is drawn along the axis, from the earlier edge; the caller mirrors the painter for right to left.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from hawliyat.domain.event import Modality
from hawliyat.timeline.marks import Mark, Shape
from hawliyat.timeline.scale import Scale
from hawliyat.ui.painting.timeline_board import FADE

MARK_HEIGHT = 16
SERIF = 4
_HATCH = 5
_DIAGONALS = [QLineF(at, MARK_HEIGHT, at + MARK_HEIGHT, 0) for at in range(0, 8000, _HATCH)]
_FAINT = 0.12
"""How strong the far end of an uncertain edge is: the whole reach stays visible."""
_BEYOND = 64
"""Pixels past the edges of the surface where drawing stops; nothing there is seen."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """The colours of one mark: its outline and its filling at full strength."""

    edge: QColor
    fill: QColor
    width: float = 1.5

    @classmethod
    def of(cls, mark: Mark, edge: QColor, soft: QColor, strength: float) -> "Strokes":
        """Return the strokes for *mark*: denied ones in *soft*; drafts and times not chosen weaker."""
        edge = QColor(soft if mark.is_denied else edge)
        edge.setAlphaF(strength * (1.0 if mark.is_chosen else 0.75))
        fill = QColor(edge)
        # The less is known, the paler: a day, a month or a bar, a year.
        fill.setAlphaF(edge.alphaF() * (0.85 if mark.shape is Shape.DAY else 0.14 if mark.is_rough else 0.42))
        return cls(edge, fill, 1.75 if mark.is_chosen else 1.25)


def draw_mark(
    painter: QPainter, mark: Mark, extent: tuple[int, int], *, scale: Scale, top: float, strokes: Strokes
) -> None:
    """Draw *mark* from the start to the end of *extent* (pixels along the axis), its upper edge at *top*."""
    start, end = extent
    left, right = max(start, -_BEYOND), min(end, scale.width + _BEYOND)
    if left >= right:
        return
    box = QRectF(left, top, right - left, MARK_HEIGHT)
    brush = _fading(mark, extent, scale) if _fades(mark) else QBrush
    if mark.is_denied:
        _hatch(painter, box, start, brush(strokes.edge))
    elif mark.modality is Modality.HAPPENED:
        _fill(painter, mark, box, brush(strokes.fill))
    elif mark.modality is Modality.UNCLEAR:
        faint = QColor(strokes.fill)
        faint.setAlphaF(strokes.fill.alphaF() / 3)
        _fill(painter, mark, box, brush(faint))
    _outline(painter, mark, box, brush(strokes.edge), strokes.width)
    _open_ends(painter, mark, box, strokes)


def draw_link(painter: QPainter, start: float, end: float, middle: float, colour: QColor) -> None:
    """Draw the dotted line that joins two times claimed for one event."""
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.CustomDashLine))
    pen = painter.pen()
    pen.setDashPattern([1.5, 2])
    painter.setPen(pen)
    painter.drawLine(QLineF(start, middle, end, middle))


def _fades(mark: Mark) -> bool:
    """Whether some of its days are less than certain; a bracket's are all alike, unless it is open."""
    if mark.first is None or mark.last is None:
        return True
    return mark.shape is Shape.LASTING and mark.core != (mark.first, mark.last)


def _fading(mark: Mark, extent: tuple[int, int], scale: Scale) -> Callable[[QColor], QBrush]:
    """Return what makes brushes that are full where it surely went on and fade where it only may have."""
    start, end = extent
    if mark.core is not None and mark.shape is Shape.LASTING:
        full = scale.along(mark.core[0]), scale.along(mark.core[1] + 1)
    else:
        full = start + (FADE if mark.first is None else 0), end - (FADE if mark.last is None else 0)
    stops = [(full[0], 1.0), (full[1], 1.0)]
    if start < full[0]:
        stops.insert(0, (start, 0.0 if mark.first is None else _FAINT))
    if end > full[1]:
        stops.append((end, 0.0 if mark.last is None else _FAINT))

    def brush(colour: QColor) -> QBrush:
        gradient = QLinearGradient(QPointF(start, 0), QPointF(end, 0))
        for at, strength in stops:
            stop = QColor(colour)
            stop.setAlphaF(colour.alphaF() * strength)
            gradient.setColorAt(min(max((at - start) / max(end - start, 1), 0.0), 1.0), stop)
        return QBrush(gradient)

    return brush


def _rounding(mark: Mark) -> float:
    return {Shape.DAY: 2.0, Shape.WITHIN: 0.0, Shape.LASTING: 5.0}[mark.shape]


def _fill(painter: QPainter, mark: Mark, box: QRectF, brush: QBrush) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    radius = min(_rounding(mark), box.width() / 2)
    painter.drawRoundedRect(box, radius, radius)


def _outline(painter: QPainter, mark: Mark, box: QRectF, brush: QBrush, width: float) -> None:
    """Draw brackets around a window, a frame around what is only planned or denied, nothing around a plain bar."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    is_framed = mark.is_denied or mark.modality is not Modality.HAPPENED
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    if is_framed or mark.is_rough:
        pen = QPen(brush, width if is_framed else 1.25)
        if mark.is_rough:
            pen.setDashPattern([4, 3])
        elif mark.modality in (Modality.POSSIBLE, Modality.UNCLEAR):
            pen.setDashPattern([1, 1.5])
        painter.setPen(pen)
        if mark.shape is Shape.WITHIN:
            painter.drawLines(
                [QLineF(inner.topLeft(), inner.topRight()), QLineF(inner.bottomLeft(), inner.bottomRight())]
            )
        elif mark.first is not None and mark.last is not None:
            radius = min(_rounding(mark), inner.width() / 2)
            painter.drawRoundedRect(inner, radius, radius)
        else:
            painter.drawPath(_open_frame(mark, inner))
    if mark.shape is Shape.WITHIN:
        painter.setPen(QPen(brush, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
        painter.drawPath(_brackets(mark, inner))


def _open_frame(mark: Mark, box: QRectF) -> QPainterPath:
    """Return the outline of a bar, without a line at its open ends."""
    path = QPainterPath()
    sides = [(box.topLeft(), box.topRight()), (box.bottomLeft(), box.bottomRight())]
    if mark.first is not None:
        sides.append((box.topLeft(), box.bottomLeft()))
    if mark.last is not None:
        sides.append((box.topRight(), box.bottomRight()))
    for start, end in sides:
        path.moveTo(start)
        path.lineTo(end)
    return path


def _brackets(mark: Mark, box: QRectF) -> QPainterPath:
    """Return `[` and `]` at the known ends of a window."""
    serif = min(SERIF, box.width() / 2 - 1)
    path = QPainterPath()
    if mark.first is not None:
        path.moveTo(box.left() + serif, box.top())
        path.lineTo(box.topLeft())
        path.lineTo(box.bottomLeft())
        path.lineTo(box.left() + serif, box.bottom())
    if mark.last is not None:
        path.moveTo(box.right() - serif, box.top())
        path.lineTo(box.topRight())
        path.lineTo(box.bottomRight())
        path.lineTo(box.right() - serif, box.bottom())
    return path


def _hatch(painter: QPainter, box: QRectF, origin: float, brush: QBrush) -> None:
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    first = origin + (box.left() - MARK_HEIGHT - origin) // _HATCH * _HATCH
    painter.translate(first, box.top())
    brush.setTransform(QTransform.fromTranslate(-first, 0))
    painter.setPen(QPen(brush, 1.25))
    painter.drawLines(_DIAGONALS[: int((box.right() - first) // _HATCH) + 1])
    painter.restore()


def _open_ends(painter: QPainter, mark: Mark, box: QRectF, strokes: Strokes) -> None:
    """Draw an arrow at each end that is not known."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(strokes.edge, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    middle = box.center().y()
    for is_open, tip, inward in ((mark.first is None, box.left() + 1, 1), (mark.last is None, box.right() - 1, -1)):
        if is_open:
            wing = tip + 5 * inward
            painter.drawPolyline(
                QPolygonF([QPointF(wing, middle - 4), QPointF(tip, middle), QPointF(wing, middle + 4)])
            )
            painter.drawLine(QLineF(tip, middle, tip + 18 * inward, middle))
