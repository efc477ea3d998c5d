"""What the window shows before a project is open: what to do next, and the sample to try it on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hawliyat.ui.theme import Theme, article_font
from hawliyat.ui.widgets.wrapped_label import WrappedLabel
from hawliyat.ui.wording import tr


class WelcomePage(QWidget):
    """Three ways to begin."""

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(12)
        self._name = QLabel("حوليات")
        self._sentence = WrappedLabel(
            tr("Read articles, tag who and what, date it — and get one timeline that opens its sources.")
        )
        self._sentence.setProperty("role", "soft")
        for label in (self._name, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for text, signal, role in (
            (tr("Try the sample project"), self.sample_requested, "confirm"),
            (tr("New project …"), self.new_requested, ""),
            (tr("Open project …"), self.open_requested, ""),
        ):
            button = QPushButton(text, self)
            button.setProperty("role", role)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(12)
        column.addLayout(row)
        self.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as it does in a dialog."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme's colours."""
        family = article_font().family()
        self._name.setStyleSheet(f"font-family: '{family}'; font-size: 56px; color: {theme.accent.name()};")
        self.setStyleSheet(f"QWidget#welcome {{ background: {theme.paper.name()}; }}")
