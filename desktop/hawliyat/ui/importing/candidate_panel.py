"""What one row of the import table is: its text in its own direction, and all there is to say about it."""

from functools import lru_cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from hawliyat.domain.article import Direction
from hawliyat.exchange.decoding import ENCODINGS
from hawliyat.operations.importing import PRESENTATION_FORMS, Candidate, Choice
from hawliyat.text.direction import article_direction, base_direction
from hawliyat.text.paragraphs import paragraphs
from hawliyat.ui.importing.import_wording import (
    choice_words,
    cleaning_words,
    duplicate_words,
    encoding_words,
    problem_words,
    warnings,
)
from hawliyat.ui.theme import GRID, Theme, article_font
from hawliyat.ui.widgets.wrapped_label import WrappedLabel
from hawliyat.ui.wording import grouped, listed, tr, tr_count

PREVIEW_PIXELS = 18
PREVIEW_LENGTH = 20_000
"""Code points shown; the whole text is imported."""


class CandidatePanel(QWidget):
    """Below the table: notes on the current row, its encoding and choice, and its text."""

    encoding_chosen = Signal(str)
    choice_made = Signal(str)
    letters_wanted = Signal()
    """Arabic letters are to be stored instead of their drawn shapes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[str, str] | None = None
        self.encoding = QComboBox()
        self.choice = QComboBox()
        self.notes = WrappedLabel()
        self.warnings = WrappedLabel()
        self.notes.setProperty("role", "soft")
        self.letters = QPushButton(tr("Store them as letters"))
        self.letters.clicked.connect(self.letters_wanted)
        self.preview = QTextEdit(readOnly=True)
        self.preview.setAccessibleName(tr("The text"))
        self.preview.setTabChangesFocus(True)
        self.encoding.activated.connect(lambda _place: self.encoding_chosen.emit(self.encoding.currentData()))
        self.choice.activated.connect(lambda _place: self.choice_made.emit(self.choice.currentData()))
        self._lay_out()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self._theme = theme
        palette = self.warnings.palette()
        palette.setColor(self.warnings.foregroundRole(), theme.warning)
        self.warnings.setPalette(palette)
        self.warnings.setStyleSheet(f"color: {theme.warning.name()};")

    def show_candidate(self, candidate: Candidate | None, date_words: str, choices: tuple[Choice, ...]) -> None:
        """Show a row of the table, with what is to be said about its date and what can become of it."""
        self._show_encoding(candidate)
        self._show_choice(candidate, choices)
        told = [] if candidate is None else _warnings(candidate)
        self.warnings.setText("\n".join(told))
        self.warnings.setVisible(bool(told))
        draft = candidate.draft if candidate is not None else None
        self.letters.setVisible(draft is not None and PRESENTATION_FORMS in draft.problems)
        notes = [] if candidate is None else [_size_words(candidate), *_notes(candidate, date_words)]
        self.notes.setText("\n".join(note for note in notes if note))
        self._show_text(candidate)

    def _show_encoding(self, candidate: Candidate | None) -> None:
        can_reopen = candidate is not None and (candidate.path is not None or candidate.data is not None)
        self._encoding_row.setVisible(can_reopen and _is_text(candidate))
        self.encoding.clear()
        draft = candidate.draft if candidate is not None else None
        alternatives = draft.encoding_alternatives if draft is not None else ()
        current = draft.original_encoding if draft is not None else ""
        if not current:
            self.encoding.addItem(tr("Choose …"), "")
        for encoding in dict.fromkeys((current, *alternatives, *ENCODINGS)):
            if encoding:
                self.encoding.addItem(encoding_words(encoding), encoding)

    def _show_choice(self, candidate: Candidate | None, choices: tuple[Choice, ...]) -> None:
        is_duplicate = candidate is not None and candidate.duplicate_of is not None
        self._choice_row.setVisible(is_duplicate)
        self.choice.clear()
        if candidate is not None and is_duplicate:
            for choice in choices:
                self.choice.addItem(choice_words(candidate, choice), choice)
            self.choice.setCurrentIndex(self.choice.findData(candidate.choice))

    def _show_text(self, candidate: Candidate | None) -> None:
        draft = candidate.draft if candidate is not None else None
        key = (draft.text, draft.language) if draft is not None else None
        if key == self._shown:
            return
        self._shown = key
        self.preview.clear()
        if draft is not None:
            _write(self.preview, draft.text[:PREVIEW_LENGTH], draft.language)

    def _lay_out(self) -> None:
        self._encoding_row = _labelled(tr("Read as"), self.encoding)
        self._choice_row = _labelled(tr("What to do"), self.choice)
        side = QVBoxLayout()
        side.setSpacing(2 * GRID)
        for widget in (self._choice_row, self._encoding_row, self.warnings, self.letters, self.notes):
            side.addWidget(widget)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 * GRID)
        row.addLayout(side, 2)
        row.addWidget(self.preview, 5)


def _labelled(text: str, field: QComboBox) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    label = QLabel(text)
    label.setProperty("role", "soft")
    label.setBuddy(field)
    field.setAccessibleName(text)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    column.addWidget(label)
    column.addWidget(field)
    return widget


def _is_text(candidate: Candidate | None) -> bool:
    problem = candidate.problem if candidate is not None else None
    return problem is None or problem.code in {"undecodable", "binary_file"}


def _warnings(candidate: Candidate) -> list[str]:
    problem = [problem_words(candidate.problem)] if candidate.problem is not None else []
    duplicate = duplicate_words(candidate)
    return [*problem, *([duplicate] if duplicate else []), *warnings(candidate)]


def _notes(candidate: Candidate, date_words: str) -> list[str]:
    if candidate.draft is None:
        return []
    return [date_words, cleaning_words(candidate.draft.counts)]


@lru_cache(maxsize=8)
def _paragraph_count(text: str) -> int:
    return sum(1 for span in paragraphs(text) if span.of(text).strip())


def _size_words(candidate: Candidate) -> str:
    if candidate.draft is None:
        return ""
    text = candidate.draft.text
    return listed(
        tr_count("1 paragraph", "{count} paragraphs", _paragraph_count(text)),
        tr("{count} characters", count=grouped(len(text))),
    )


def _write(view: QTextEdit, text: str, language: str) -> None:
    """Put *text* into *view*, each paragraph in its own direction, in the article face."""
    inherited = article_direction(text, language)
    cursor = QTextCursor(view.document())
    letters = QTextCharFormat()
    letters.setFont(article_font(PREVIEW_PIXELS))
    cursor.beginEditBlock()
    for number, span in enumerate(paragraphs(text)):
        block = QTextBlockFormat()
        is_rtl = base_direction(span.of(text), inherited) is Direction.RTL
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        block.setBottomMargin(2 * GRID)
        if number:
            cursor.insertBlock(block, letters)
        else:
            cursor.setBlockFormat(block)
        cursor.insertText(span.of(text), letters)
    cursor.endEditBlock()
    view.moveCursor(QTextCursor.MoveOperation.Start)
