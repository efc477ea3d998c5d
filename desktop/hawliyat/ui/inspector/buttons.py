"""Small buttons of the inspector: links, tags and chips, some with a menu; all of them reached with Tab."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from hawliyat.ui.painting.signs import sign
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import isolate, plain

PADDING, LEAST, SIGN, SIGN_GAP = 8, 40, 11, 5
NO_BREAK_SPACE = "\u00a0"

Fill = Callable[[QMenu], object]


class QuietButton(QPushButton):
    """A link-like button that shortens its words to the room there is; the tooltip has them whole."""

    def __init__(self, text: str, *, role: str = "quiet") -> None:
        super().__init__(_shown(text))
        self._whole = text
        self.setProperty("role", role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(plain(text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for all the words."""
        icon = SIGN + SIGN_GAP if not self.icon().isNull() else 0
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2 * PADDING + icon
        return QSize(max(width, 26), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Narrow, so that a long title never widens the pane."""
        return QSize(min(self.sizeHint().width(), LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words at their end."""
        super().resizeEvent(event)
        icon = SIGN + SIGN_GAP if not self.icon().isNull() else 0
        room = event.size().width() - 2 * PADDING - icon + 2
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        # Qt leaves no gap beside the sign of a mirrored button.
        gap = NO_BREAK_SPACE if icon and self.layoutDirection() is Qt.LayoutDirection.RightToLeft else ""
        if gap + _shown(shown) != self.text():
            self.setText(gap + _shown(shown))
        if shown != self._whole and not self.toolTip():
            self.setToolTip(plain(self._whole))


class MenuButton(QuietButton):
    """A button with a menu that is filled when it is opened: by a click, Space, Enter or the down arrow.

    `on_delete` is what Del does on it, where that makes sense.
    """

    def __init__(
        self, text: str, name: str, fill: Fill, *, role: str = "flat", on_delete: Callable[[], object] | None = None
    ) -> None:
        super().__init__(text, role=role)
        self.setObjectName(name)
        self._fill, self._on_delete = fill, on_delete
        self.clicked.connect(self.open)

    def open(self) -> QMenu:
        """Show the menu under the button, at its leading edge, and return it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        self._fill(menu)
        corner = self.rect().bottomLeft()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner = self.rect().bottomRight() - QPoint(menu.sizeHint().width(), 0)
        menu.popup(self.mapToGlobal(corner + QPoint(0, 2)))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the down arrow open the menu too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._on_delete is not None:
            self._on_delete()
        else:
            super().keyPressEvent(event)


def quiet_button(text: str, name: str, run: Callable[[], object]) -> QuietButton:
    """A button that looks like a link."""
    button = QuietButton(text)
    button.setObjectName(name)
    button.clicked.connect(lambda _checked=False: run())
    return button


def add_action(menu: QMenu, words: str, run: Callable[[], object], *, is_enabled: bool = True) -> QAction:
    """Add something to do to a menu."""
    action = menu.addAction(_unmarked(words))
    action.setEnabled(is_enabled)
    action.triggered.connect(lambda _checked=False: run())
    return action


def add_choices(
    menu: QMenu, options: list[tuple[str, str]], current: str, choose: Callable[[str], object]
) -> list[QAction]:
    """Add a choice of one of *options* (key, words) to a menu; choosing what is chosen already does nothing."""
    actions = []
    for key, words in options:
        action = menu.addAction(_unmarked(words))
        action.setCheckable(True)
        action.setChecked(key == current)
        action.triggered.connect(lambda _checked=False, key=key: choose(key) if key != current else None)
        actions.append(action)
    return actions


def sign_icon(colour: str, theme: Theme, ratio: float = 2.0) -> QIcon:
    """The shape and colour of a label, as small as a letter."""
    picture = QPixmap(QSize(SIGN, SIGN) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(sign(colour, QPointF(SIGN / 2, SIGN / 2), SIGN * 0.36), theme.label_ink(colour).edge)
    painter.end()
    return QIcon(picture)


def _shown(text: str) -> str:
    """In the text's own direction, so that an ellipsis stands at its end."""
    return isolate(_unmarked(text))


def _unmarked(text: str) -> str:
    """Without mnemonics: an ampersand is an ampersand."""
    return text.replace("&", "&&")
