"""A field for a time in EDTF that says in words, while one types, what it means."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from hawliyat.domain.errors import UserError
from hawliyat.temporal import parse_edtf
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.time_wording import time_reading_long
from hawliyat.ui.wording import tr


class TimeField(QWidget):
    """EDTF text above its reading. `committed(str)` carries text that parses (or "" where that is allowed)."""

    committed = Signal(str)

    def __init__(self, edtf: str, *, may_be_empty: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = edtf
        self._may_be_empty = may_be_empty
        self.line = QLineEdit(edtf, self)
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.line.setPlaceholderText(tr("2025-05-14, 2025-05, 2025/2026 …"))
        self.line.setAccessibleName(tr("Time, as EDTF"))
        self._reading = QLabel(self)
        self._reading.setWordWrap(True)
        self._reading.setProperty("role", "soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self._reading)
        self.line.textChanged.connect(self._read)
        self.line.editingFinished.connect(self._commit)
        self.setFocusProxy(self.line)
        self._read(edtf)

    @property
    def is_valid(self) -> bool:
        """Whether what stands in the field can be kept."""
        text = self.line.text().strip()
        if not text:
            return self._may_be_empty
        try:
            parse_edtf(text)
        except UserError:
            return False
        return True

    def text(self) -> str:
        """What stands in the field."""
        return self.line.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back what stood there before; a second Esc is the pane's."""
        if event.key() == Qt.Key.Key_Escape and self.line.text() != self._before:
            self.line.setText(self._before)
            return
        super().keyPressEvent(event)

    def _read(self, text: str) -> None:
        """Say what *text* means, or why it means nothing."""
        bad = False
        if not text.strip():
            words = tr("undated")
        else:
            try:
                words = time_reading_long(parse_edtf(text))
            except UserError as problem:
                words, bad = error_words(problem.code, problem.arguments), True
        self._reading.setText(words)
        self.line.setProperty("state", "bad" if bad else "")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def _commit(self) -> None:
        text = self.text()
        if text != self._before and self.is_valid:
            self._before = text
            self.committed.emit(text)
