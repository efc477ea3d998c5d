"""The choice at the selection: known entities first, then the labels with their digits."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hawliyat.ui.theme import Theme, chrome_font
from hawliyat.ui.wording import isolate

ROW, WIDTH, MARGIN = 34, 320, 8
_CHOICE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what it says, a hint beside it, the key that takes it, and what to do."""

    text: str
    hint: str
    key: str
    colour: str
    run: Callable[[], object]


class TagPopup(QFrame):
    """A list beside the selection; Enter takes the row, a digit takes its label, Esc goes back to the text."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._reader = parent
        self.setObjectName("popup")
        self._list = QListWidget(self)
        self._delegate = _ChoiceDelegate(theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.itemEntered.connect(self._list.setCurrentItem)
        self._list.itemClicked.connect(lambda _item: self._take())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._list)
        self.setFocusProxy(self._list)
        self._list.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self._delegate.theme = theme

    def offer(self, choices: list[Choice], around: QRect, column: QRect) -> None:
        """Show *choices* beside *around* (the selection, in global pixels), off the text's *column* where it can be."""
        self._list.clear()
        for choice in choices:
            item = QListWidgetItem(choice.text)
            item.setData(_CHOICE, choice)
            item.setSizeHint(QSize(WIDTH - 16, ROW))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self.resize(WIDTH, min(len(choices), 9) * ROW + 10)
        self.move(self._place(around, column))
        self.show()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def choices(self) -> list[Choice]:
        """What is offered now, first row first."""
        return [self._list.item(row).data(_CHOICE) for row in range(self._list.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current row, a row's key takes that row, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        digit = _digit(event.text())
        for row, choice in enumerate(self.choices()):
            if digit and choice.key == digit:
                self._list.setCurrentRow(row)
                self._take()
                return
        super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Hand the list's own keys to the popup first, except the arrows; none of them is the reader's shortcut."""
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        if watched is not self._list or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QKeyEvent.Type.ShortcutOverride:
            event.accept()  # the popup is the reader's child, so that Enter and the digits would be its shortcuts
            return True
        if event.type() == QKeyEvent.Type.KeyPress and event.key() not in arrows:
            self.keyPressEvent(event)
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell the reader that the keyboard is its own again."""
        super().hideEvent(event)
        self.closed.emit()

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is None:
            return
        choice: Choice = item.data(_CHOICE)
        self.hide()
        choice.run()

    def _place(self, around: QRect, column: QRect) -> QPoint:
        """Beside the column, on the side nearer to the selection, if it fits there; else under it, else above it."""
        screen = self._reader.screen().availableGeometry()
        window = self._reader.window().geometry()
        top = max(screen.top(), min(around.top() - MARGIN, screen.bottom() - self.height()))
        sides = [column.left() - self.width() - MARGIN, column.right() + MARGIN]
        sides = [left for left in sides if window.left() <= left <= window.right() - self.width()]
        if sides:
            return QPoint(min(sides, key=lambda left: abs(left + self.width() // 2 - around.center().x())), top)
        left = max(screen.left(), min(around.center().x() - self.width() // 2, screen.right() - self.width()))
        if around.bottom() + MARGIN + self.height() <= screen.bottom():
            return QPoint(left, around.bottom() + MARGIN)
        return QPoint(left, max(screen.top(), around.top() - MARGIN - self.height()))


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws a row: a square of the label's colour, the text, the hint in soft ink, the key in a box."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one choice; everything mirrors with the interface."""
        choice: Choice = index.data(_CHOICE)
        theme, whole = self.theme, option.rect.adjusted(2, 1, -2, -1)
        direction = option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(direction)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(whole, 6, 6)

        def place(left: int, width: int) -> QRect:
            return QStyle.visualRect(direction, whole, QRect(whole.left() + left, whole.top(), width, whole.height()))

        painter.setBrush(theme.label_ink(choice.colour).edge)
        square = place(10, 10)
        painter.drawRoundedRect(QRect(square.left(), square.center().y() - 5, 10, 10), 2, 2)
        painter.setFont(chrome_font())
        key_width = painter.fontMetrics().horizontalAdvance(choice.key) + 14 if choice.key else 0
        room = whole.width() - 30 - key_width - 16
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        metrics = painter.fontMetrics()
        spare = room - metrics.horizontalAdvance(choice.text) - 8
        hint_width = min(metrics.horizontalAdvance(choice.hint), max(room // 2, spare))
        text = metrics.elidedText(choice.text, Qt.TextElideMode.ElideRight, room - hint_width - 8)
        painter.setPen(theme.ink)
        painter.drawText(place(30, room - hint_width - 8), leading, isolate(text))
        painter.setPen(theme.soft)
        hint = metrics.elidedText(choice.hint, Qt.TextElideMode.ElideRight, hint_width + 2)
        painter.drawText(
            place(30 + min(metrics.horizontalAdvance(text) + 8, room - hint_width), hint_width + 4), leading, hint
        )
        if choice.key:
            box = place(whole.width() - key_width - 8, key_width)
            box = QRect(box.left(), box.center().y() - 9, key_width, 19)
            painter.setPen(theme.line)
            painter.setBrush(theme.raised)
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(theme.soft)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, choice.key)
        painter.restore()


def _digit(text: str) -> str:
    """A Western digit for any digit key, Arabic-Indic ones too; "" for anything else."""
    return str(int(text)) if len(text) == 1 and text.isdecimal() else ""
