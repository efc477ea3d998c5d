"""Text in its own direction, broken over a few lines at most and ended with an ellipsis where it is too long."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from hawliyat.domain.article import Direction


class ClippedText:
    """At most *lines* lines of *text*, at most *width* pixels wide; `height` is what they need, in pixels."""

    def __init__(self, text: str, font: QFont, width: float, *, direction: Direction, lines: int = 2) -> None:
        self._layout = _laid_out(text, font, width, direction, lines)
        self.is_clipped = self._layout.lineCount() > lines
        if self.is_clipped:
            start = self._layout.lineAt(lines - 1).textStart()
            # Qt counts in UTF-16: cut there, never by code points.
            units = text.encode("utf-16-le")
            head, rest = (part.decode("utf-16-le") for part in (units[: 2 * start], units[2 * start :]))
            rest = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width - 1)
            self._layout = _laid_out(head + rest, font, width, direction, lines)
        count = min(lines, self._layout.lineCount())
        last = self._layout.lineAt(count - 1) if count else None
        self.height = last.y() + last.height() if last is not None else 0.0

    def draw(self, painter: QPainter, position: QPointF, colour: QColor) -> None:
        """Draw with the top left corner of the whole width at *position*."""
        painter.setPen(colour)
        self._layout.draw(painter, position)


@lru_cache(maxsize=2048)
def clipped(text: str, font: QFont, width: int, direction: Direction, lines: int = 2) -> ClippedText:
    """Return the laid-out text, kept from the last time it was asked for."""
    return ClippedText(text, font, width, direction=direction, lines=lines)


def _laid_out(text: str, font: QFont, width: float, direction: Direction, lines: int) -> QTextLayout:
    """Break *text* into lines, one more than *lines* at most: that one tells that it does not fit."""
    is_rtl = direction is Direction.RTL
    # Below the widgets Qt does not swap the sides: in a QTextLayout, left is left.
    option = QTextOption(Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while layout.lineCount() <= lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout
