"""A field for a time in EDTF that says in words, while one types, what it means."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hawliyat.domain.errors import UserError
from hawliyat.temporal.typed import read_typed
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.inspector.card import label
from hawliyat.ui.inspector.typing_fields import CommittingLine
from hawliyat.ui.time_wording import time_reading_long
from hawliyat.ui.wording import tr


class TimeField(QWidget):
    """A time in EDTF (or in words that mean one) above its reading, and a note under that.

    Only text that parses (or "", if allowed) is committed; without *commit* nothing is, and `text` is read instead.
    """

    def __init__(
        self, edtf: str, name: str, commit: Callable[[str], object] | None, *, may_be_empty: bool, empty: str = ""
    ) -> None:
        super().__init__()
        self._may_be_empty, self._empty = may_be_empty, empty
        self.line = CommittingLine(
            edtf,
            lambda text: commit(_edtf(text)) if commit is not None else None,
            accepts=lambda text: commit is not None and self._is_valid(text),
            follows_text=False,
        )
        self.line.setObjectName(name)
        self.line.setPlaceholderText(tr("2025-05-14, 2025-05, 2025/2026 …"))
        self.line.setAccessibleName(tr("Time, as EDTF"))
        self._reading = label("", "soft", wraps=True)
        self._note = label("", "soft", wraps=True)
        self._note.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        for widget in (self.line, self._reading, self._note):
            self._layout.addWidget(widget)
        self.line.textChanged.connect(self._read)
        self.setFocusProxy(self.line)
        self._read(edtf)

    @property
    def is_valid(self) -> bool:
        """Whether what stands in the field can be kept."""
        return self._is_valid(self.line.text())

    def text(self) -> str:
        """What stands in the field, as EDTF if it means a time."""
        return _edtf(self.line.text()) if self._is_valid(self.line.text()) else self.line.text().strip()

    def set_note(self, words: str, role: str = "soft") -> None:
        """Say something more under the reading."""
        self._note.setText(words)
        self._note.setProperty("role", role)
        self._note.setVisible(bool(words))

    def _is_valid(self, text: str) -> bool:
        if not text.strip():
            return self._may_be_empty
        try:
            return bool(read_typed(text).edtf)
        except UserError:
            return False

    def _read(self, text: str) -> None:
        """Say what *text* means, or why it means nothing."""
        bad = False
        if not text.strip():
            words = self._empty or tr("undated")
        else:
            try:
                words = time_reading_long(read_typed(text))
            except UserError as problem:
                words, bad = error_words(problem.code, problem.arguments), True
        self._reading.setText(words)
        _set_state(self.line, "state", "bad" if bad else "")
        _set_state(self._reading, "role", "bad" if bad else "soft")


def _edtf(text: str) -> str:
    """EDTF for what was typed in EDTF or in words."""
    return read_typed(text).edtf if text.strip() else ""


def _set_state(widget: CommittingLine | QLabel, name: str, value: str) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
