"""The palette (Ctrl+K): every command, article, entity and event, found by a few letters of any of their names."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hawliyat.text.folding import folded
from hawliyat.ui.wording import isolate, tr

SHOWN = 40
WIDTH, HEIGHT, ROW, ROW_PADDING = 560, 420, 32, 10
_FOUND = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Findable:
    """Something the palette can go to: what it says, what kind it is, what it is searched by, and what Enter does."""

    text: str
    kind: str
    run: Callable[[], object]
    searched: str = ""
    haystack: str = field(init=False)
    """Everything it is searched by, folded."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "haystack", folded(f"{self.text} {self.searched}"))


class CommandPalette(QFrame):
    """A field over a list; arrows choose, Enter does, Esc goes back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._owner = parent
        self.setObjectName("popup")
        self._all: list[Findable] = []
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Search articles, entities, events and commands …"))
        self.line.setAccessibleName(tr("Search"))
        self.list = QListWidget(self)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_FoundDelegate(self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.line.textChanged.connect(self._filter)
        self.list.itemClicked.connect(lambda _item: self._take())
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)

    @property
    def findables(self) -> list[Findable]:
        """Everything that is offered, found or not."""
        return self._all

    def offer(self, findables: Iterable[Findable], prompt: str = "") -> None:
        """Show the palette over the window's middle with these things in it."""
        self._all = list(findables)
        self.line.setPlaceholderText(prompt or tr("Search articles, entities, events and commands …"))
        self.line.clear()
        self._filter("")
        window = self._owner.window()
        self.resize(min(WIDTH, window.width() - 40), min(HEIGHT, window.height() - 80))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 48)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The field keeps the letters; arrows and Enter are the list's, and no key is a shortcut of who asked."""
        if watched is self.line and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row, last = self.list.currentRow(), self.list.count() - 1
            steps = {
                Qt.Key.Key_Down: row + 1,
                Qt.Key.Key_Up: row - 1,
                Qt.Key.Key_PageDown: row + 10,
                Qt.Key.Key_PageUp: row - 10,
            }
            key = Qt.Key(event.key())
            if key in steps:
                self.list.setCurrentRow(max(0, min(last, steps[key])))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if key == Qt.Key.Key_Escape:
                self.hide()
                return True
        return False

    def _filter(self, text: str) -> None:
        words = folded(text).split()
        found = [each for each in self._all if all(word in each.haystack for word in words)]
        self.list.clear()
        for each in found[:SHOWN]:
            item = QListWidgetItem(f"{each.text}   —   {each.kind}" if each.kind else each.text)
            item.setData(_FOUND, each)
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)
        if not found:
            nothing = QListWidgetItem(tr("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        item = self.list.currentItem()
        found: Findable | None = item.data(_FOUND) if item is not None else None
        if found is not None:
            self.hide()
            found.run()


class _FoundDelegate(QStyledItemDelegate):
    """Draws what was found at the leading edge, shortened at its own end, and its kind or keys at the far side."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row; each text runs its own way."""
        found: Findable | None = index.data(_FOUND)
        whole, direction, palette = option.rect, option.direction, option.palette
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, palette.highlight())
        room = whole.adjusted(ROW_PADDING, 0, -ROW_PADDING, 0)
        metrics = painter.fontMetrics()
        kind = found.kind if found is not None else ""
        kind_width = min(metrics.horizontalAdvance(kind) + 2, room.width() // 2)
        painter.setLayoutDirection(direction)
        painter.setPen(palette.placeholderText().color())
        far = QRect(room.right() - kind_width, room.top(), kind_width + 1, room.height())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        short_kind = metrics.elidedText(kind, Qt.TextElideMode.ElideRight, kind_width)
        painter.drawText(QStyle.visualRect(direction, room, far), middle, isolate(short_kind))
        near = QRect(room.left(), room.top(), room.width() - kind_width - ROW_PADDING, room.height())
        words = found.text if found is not None else str(index.data())
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, near.width())
        painter.setPen(palette.text().color())
        painter.drawText(QStyle.visualRect(direction, room, near), middle, isolate(text))
        painter.restore()
