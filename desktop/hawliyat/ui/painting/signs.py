"""Small signs: a shape for each colour of the palette, for colour is never the only sign; controls made visible."""

from collections.abc import Callable
from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

CONTROL_NAMES = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\u200b": "ZWSP",
    "\u2060": "WJ",
    "\ufeff": "BOM",
    "\u00ad": "SHY",
}
"""Characters that change how a line reads and show nothing themselves (the joiners are part of ordinary spelling)."""

_TO_THE_RIGHT, _TO_THE_LEFT = "\u200e\u202a\u202d\u2066", "\u061c\u200f\u202b\u202e\u2067"


def sign(colour: str, centre: QPointF, radius: float) -> QPainterPath:
    """Return the shape that goes with a palette colour: readers who can't tell two colours can tell these."""
    path = QPainterPath()
    _SHAPES.get(colour, _ring)(path, centre, radius)
    return path


def _disc(path: QPainterPath, centre: QPointF, radius: float) -> None:
    path.addEllipse(centre, radius, radius)


def _square(path: QPainterPath, centre: QPointF, radius: float) -> None:
    side = radius * 1.8
    path.addRect(QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side))


def _ring(path: QPainterPath, centre: QPointF, radius: float) -> None:
    path.addEllipse(centre, radius, radius)
    path.addEllipse(centre, radius * 0.5, radius * 0.5)


def _polygon(turn: float, corners: int, scale: float = 1.0) -> Callable[[QPainterPath, QPointF, float], None]:
    def add(path: QPainterPath, centre: QPointF, radius: float) -> None:
        for corner in range(corners):
            angle = turn + 2 * pi * corner / corners
            point = centre + QPointF(cos(angle), sin(angle)) * radius * scale
            if corner:
                path.lineTo(point)
            else:
                path.moveTo(point)
        path.closeSubpath()

    return add


def _star(path: QPainterPath, centre: QPointF, radius: float) -> None:
    for corner in range(8):
        angle = pi * corner / 4 - pi / 2
        point = centre + QPointF(cos(angle), sin(angle)) * radius * (1.35 if corner % 2 == 0 else 0.55)
        if corner:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()


_SHAPES: dict[str, Callable[[QPainterPath, QPointF, float], None]] = {
    "blue": _disc,
    "green": _square,
    "orange": _polygon(pi / 2, 3, 1.35),
    "pink": _polygon(0, 4, 1.3),
    "ochre": _star,
    "red": _polygon(-pi / 2, 3, 1.35),
    "grey": _ring,
}


def draw_control(painter: QPainter, control: str, foot: QPointF, height: float, colour: QColor) -> None:
    """Draw a dashed line up from *foot* with a flag that shows where *control* sends the text."""
    head = foot - QPointF(0, height)
    unit = height / 13
    dashed = QPen(colour, 0.6 * unit)
    dashed.setDashPattern([1.5, 1.5])
    painter.setPen(dashed)
    painter.drawLine(QLineF(head, foot))
    painter.setPen(QPen(colour, 0.7 * unit))
    reach = 2 * unit * ((control in _TO_THE_RIGHT) - (control in _TO_THE_LEFT))
    if reach:
        painter.drawPolyline([head, head + QPointF(reach, 1.5 * unit), head + QPointF(0, 3 * unit)])
    else:
        painter.drawEllipse(head, unit, unit)
