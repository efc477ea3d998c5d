"""Plain words over as many lines as they need, in either direction."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget


class WrappedLabel(QLabel):
    """A label that wraps; its text is never taken for markup.

    Right to left it is laid out as a document: a plain label moves each wrapped line by the space at its end, and cuts
    its last letter off.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self.setWordWrap(True)
        self._show_words()

    def text(self) -> str:
        """Return the words as they were given."""
        return self._words

    def setText(self, text: str) -> None:
        """Show other words."""
        self._words = text
        self._show_words()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the words out again when they run the other way."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._show_words()

    def _show_words(self) -> None:
        self.setAccessibleName(self._words)
        if self._words and self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            from html import escape

            self.setTextFormat(Qt.TextFormat.RichText)
            super().setText(f'<div dir="rtl">{escape(self._words).replace(chr(10), "<br>")}</div>')
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            super().setText(self._words)
