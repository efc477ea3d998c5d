"""What shows over a pane while something is dragged over it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hawliyat.ui.theme import CHROME_PIXELS, GRID, RADIUS_CARD, Theme, chrome_font

VEIL = 0.88


class DropFrame(QWidget):
    """A dashed frame with a sentence, over the whole of its parent; hidden until `welcome`."""

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = parent
        self._theme = theme
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self._theme = theme
        self.update()

    def welcome(self) -> None:
        """Show it over the parent as it is now."""
        self.setGeometry(self._pane.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a veil, the frame and the sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.accent_soft)
        veil.setAlphaF(VEIL)
        painter.setPen(QPen(self._theme.accent, 2, Qt.PenStyle.DashLine))
        painter.setBrush(veil)
        frame = self.rect().adjusted(GRID, GRID, -GRID, -GRID)
        painter.drawRoundedRect(frame, RADIUS_CARD, RADIUS_CARD)
        painter.setPen(self._theme.ink)
        painter.setFont(chrome_font(CHROME_PIXELS + 1, bold=True))
        inner = frame.adjusted(4 * GRID, 4 * GRID, -4 * GRID, -4 * GRID)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._text)
