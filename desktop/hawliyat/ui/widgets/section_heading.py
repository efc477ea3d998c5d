"""A quiet heading with a count, above a part of a pane."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QWidget

from hawliyat.ui.theme import CHROME_PIXELS, GRID, Theme, chrome_font

SIDE = 4 * GRID


class SectionHeading(QWidget):
    """A name at the leading side (in capitals where the script has them), then how many there are, then buttons."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self._count = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_count(self, count: int) -> None:
        """Show *count*, nothing for zero."""
        self._count = count
        self.update()

    def add_action(self, widget: QWidget) -> None:
        """Put a small button at the far side."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for one small line and the buttons."""
        return QSize(40 * GRID, 9 * GRID)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name and the count behind it."""
        painter = QPainter(self)
        painter.setPen(self._theme.soft)
        painter.setFont(_heading_font(self._text))
        words = f"{self._text}   {self._count}" if self._count else self._text
        buttons = self._row.minimumSize().width() - 2 * GRID
        area = QRect(SIDE, GRID, self.width() - SIDE - buttons, self.height() - GRID)
        area = QStyle.visualRect(self.layoutDirection(), self.rect(), area)
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        alignment = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(QRect(area), alignment, words)


def _heading_font(text: str) -> QFont:
    """Small capitals of a Latin text want air; joined letters (Arabic) must not be pulled apart."""
    font = chrome_font(CHROME_PIXELS - 1)
    if not any("\u0600" <= letter <= "\u08ff" for letter in text):
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
    return font
