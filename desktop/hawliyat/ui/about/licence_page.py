"""The parts of the program and their licences: a list to filter, and the text of the chosen one."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QKeyEvent, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from hawliyat.domain.errors import UserError
from hawliyat.text.folding import folded
from hawliyat.ui.about.components import Component, components, notice
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.theme import GRID
from hawliyat.ui.widgets.wrapped_label import WrappedLabel
from hawliyat.ui.wording import tr

LIST_WIDTH = 56 * GRID
TEXT_PIXELS = 12
"""Licences are set in lines of up to 80 letters; this shows them whole at the usual size."""

_PART = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list: a part, or the notice on the program as a whole."""

    part: Component | None = None

    @property
    def name(self) -> str:
        """What the list says."""
        return f"{self.part.name} {self.part.version}".strip() if self.part is not None else tr("Notice")

    @property
    def heading(self) -> str:
        """What stands above the text."""
        if self.part is None:
            return tr("On the program as a whole")
        return " · ".join(filter(None, (self.part.licence, self.part.homepage)))

    @property
    def text(self) -> str:
        """What is to be read; a problem is told in its place."""
        try:
            if self.part is None:
                return notice()
            return self.part.text() or tr("This part came without the text of its licence.")
        except UserError as problem:
            return error_words(problem.code, problem.arguments)


class LicencePage(QWidget):
    """A field over the list of parts; the arrows choose from the field, too, and Tab goes on to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = _FilterLine()
        self.filter.setPlaceholderText(tr("Filter by name or licence"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Parts of the program"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setStyleSheet(f"QListWidget::item {{ padding: {GRID // 2}px {2 * GRID}px; }}")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.filter.list = self.list
        self.text = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(tr("Licence"))
        self.text.setStyleSheet(f"font-family: {_fixed_family()!r}; font-size: {TEXT_PIXELS}px;")
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.heading = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about = WrappedLabel()
        self.about.setProperty("role", "soft")
        self._lay_out()
        self.filter.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self._fill()

    def _lay_out(self) -> None:
        choice = QVBoxLayout()
        choice.setSpacing(2 * GRID)
        choice.addWidget(self.filter)
        choice.addWidget(self.list, 1)
        reading = QVBoxLayout()
        reading.setSpacing(2 * GRID)
        reading.addWidget(self.heading)
        reading.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addLayout(choice)
        row.addLayout(reading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 0)
        column.setSpacing(3 * GRID)
        column.addWidget(self.about)
        column.addLayout(row, 1)

    def _fill(self) -> None:
        try:
            lines = [*([_Line()] if notice() else []), *map(_Line, components())]
        except UserError as problem:
            self.text.setPlainText(error_words(problem.code, problem.arguments))
            return
        for line in lines:
            item = QListWidgetItem(line.name, self.list)
            item.setToolTip(line.name)
            item.setData(_PART, line)
        self.about.setText(
            tr("Hawliyat is free software and stands on these parts, each under its own licence.")
            if lines[0].part is None
            else tr(
                "This copy runs on Python's own packages, listed here. An installer brings the licence of every part."
            )
        )
        self.list.setCurrentRow(0)

    def _narrow(self, typed: str) -> None:
        """Leave the lines that hold every word typed; what is read stays if it is among them."""
        words, left = folded(typed).split(), []
        for row in range(self.list.count()):
            item = self.list.item(row)
            line = item.data(_PART)
            searched = folded(f"{line.name} {line.heading}")
            item.setHidden(not all(word in searched for word in words))
            if not item.isHidden():
                left.append(row)
        if self.list.currentRow() not in left:
            self.list.setCurrentRow(left[0] if left else -1)

    def _show(self, item: QListWidgetItem | None) -> None:
        line = item.data(_PART) if item is not None else None
        self.heading.setText(line.heading if line is not None else "")
        self.text.setPlainText(line.text if line is not None else "")


def _fixed_family() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


class _FilterLine(QLineEdit):
    """A field whose up and down keys go to a list."""

    list: QListWidget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on what moves in the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.list.event(event)
        else:
            super().keyPressEvent(event)
