"""A field for a publication date, read aloud in words as it is typed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from hawliyat.ui.theme import GRID


class DateField(QWidget):
    """An EDTF date with a line below that says how it is understood, or what is wrong with it.

    *read* turns the typed text into (is it a date, words).
    """

    changed = Signal()

    def __init__(self, read: Callable[[str], tuple[bool, str]], text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self.line = QLineEdit(text)
        self.line.setPlaceholderText("2025-08-14")
        self.reading = QLabel(wordWrap=True)
        self.reading.setProperty("role", "soft")
        self.is_date = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.line)
        column.addWidget(self.reading)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._show)
        self._show(text)

    def read_again(self) -> None:
        """Read the text again, because what it is read by has changed (its language, say)."""
        self._show(self.line.text())

    def _show(self, text: str) -> None:
        self.is_date, words = self._read(text)
        self.reading.setText(words)
        self.line.setProperty("state", "" if self.is_date else "bad")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        self.changed.emit()
