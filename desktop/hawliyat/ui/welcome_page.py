"""What the window shows before a project is open: what to do next, the last projects, and the sample to try it on."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hawliyat.ui.theme import Theme, article_font
from hawliyat.ui.widgets.wrapped_label import WrappedLabel
from hawliyat.ui.wording import tr

if TYPE_CHECKING:
    from hawliyat.ui.recent_list import RecentList


class WelcomePage(QWidget):
    """Three ways to begin, and the way back to what was begun."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(object)
    """The `Path` of a project opened before."""
    recent_removed = Signal(object)
    recent_cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._theme = theme
        self.recent: RecentList | None = None
        """Made with the first project to list."""
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self._name = QLabel("حوليات")
        self._sentence = WrappedLabel(
            tr("Read articles, tag who and what, date it — and get one timeline that opens its sources.")
        )
        self._sentence.setProperty("role", "soft")
        self._sample = QPushButton(tr("Try the sample project"), self)
        for label in (self._name, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(label)
        self._column.addSpacing(12)
        self._column.addLayout(self._buttons())
        self._column.addStretch(1)
        self.set_theme(theme)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the projects opened last; nothing is shown of an empty list."""
        if self.recent is None and paths:
            self.recent = self._make_recent()
        if self.recent is not None:
            self.recent.setVisible(bool(paths))
            self.recent.show_paths(paths)
            if self.isVisibleTo(self.window()):  # the list is cleared from the menu, too, while a project is open
                (self.recent.list if paths else self._sample).setFocus()
            self._sample.setProperty(
                "role", "" if paths else "confirm"
            )  # who has projects of their own goes on with them
            self._sample.style().polish(self._sample)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as it does in a dialog."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        self._theme = theme
        family = article_font().family()
        self._name.setStyleSheet(f"font-family: '{family}'; font-size: 56px; color: {theme.accent.name()};")
        self.setStyleSheet(f"QWidget#welcome {{ background: {theme.paper.name()}; }}")
        if self.recent is not None:
            self.recent.set_theme(theme)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self._sample.setProperty("role", "confirm")
        new, other = QPushButton(tr("New project …"), self), QPushButton(tr("Open project …"), self)
        for button, signal in (
            (self._sample, self.sample_requested),
            (new, self.new_requested),
            (other, self.open_requested),
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _make_recent(self) -> "RecentList":
        from hawliyat.ui.recent_list import RecentList

        recent = RecentList(self._theme, self)
        recent.opened.connect(self.recent_requested)
        recent.removed.connect(self.recent_removed)
        recent.cleared.connect(self.recent_cleared)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(recent, 100)
        row.addStretch(1)
        self._column.insertSpacing(self._column.count() - 1, 12)
        self._column.insertLayout(self._column.count() - 1, row)
        return recent
