"""A thin bar that says what happened and what to do next, instead of a dialog in the way."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from hawliyat.ui.theme import GRID, Theme
from hawliyat.ui.widgets.wrapped_label import WrappedLabel
from hawliyat.ui.wording import plain, tr

LRM, RLM = "\u200e", "\u200f"
STRIPE = 3
INFO_MILLISECONDS = 12_000


class MessageBar(QFrame):
    """One message at a time. A problem stays until it is dismissed; a piece of news leaves by itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_problem = False
        self._act: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=INFO_MILLISECONDS)
        self._timer.timeout.connect(self.dismiss)
        self._text = WrappedLabel()
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.clicked.connect(self._run)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setProperty("role", "quiet")
        self._close.setToolTip(tr("Dismiss"))
        self._close.setAccessibleName(tr("Dismiss"))
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID + STRIPE, GRID, 3 * GRID + STRIPE, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says now, without isolates; "" while it is hidden."""
        return plain(self._text.text())[1:] if not self.isHidden() else ""

    @property
    def action(self) -> str:
        """The name of the action offered, "" for none."""
        return self._action.text() if not self._action.isHidden() else ""

    def show_problem(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say what went wrong; stays until dismissed. *action* names a button that calls *act*."""
        self._show(text, action, act, is_problem=True)

    def show_news(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say what was done; leaves after a while. *action* names a button that calls *act* (an undo, say)."""
        self._show(text, action, act, is_problem=False)
        self._timer.start()

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._act = None
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a raised ground, a hairline below and a stripe at the leading edge."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.raised)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.line)
        stripe = QRect(0, 0, STRIPE, self.height())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            stripe.moveRight(self.width() - 1)
        painter.fillRect(stripe, self._theme.warning if self._is_problem else self._theme.accent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc dismisses."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _show(self, text: str, action: str, act: Callable[[], object] | None, *, is_problem: bool) -> None:
        self._timer.stop()
        self._is_problem = is_problem
        self._act = act
        # Qt looks into isolates for a text's direction: a sentence that begins with a name would run the name's way.
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._text.setText((RLM if is_rtl else LRM) + text)
        self._action.setText(action)
        self._action.setVisible(act is not None)
        self.setAccessibleName(plain(text))
        self.show()
        self.update()

    def _run(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()
