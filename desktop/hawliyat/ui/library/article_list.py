"""The list itself: keys, clicks and drops turned into what they mean."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem, QWidget

from hawliyat.domain.identity import ArticleId
from hawliyat.ui.library.library_model import SUMMARY

Index = QModelIndex | QPersistentModelIndex


class ArticleList(QListView):
    """Arrows move, Enter or a click opens, F2 asks for the details, Delete removes, Shift or Ctrl selects several."""

    opened = Signal(str)
    details_wanted = Signal(str)
    removal_wanted = Signal(list)
    paste_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        # The pane's ground shows through; the delegate draws the focus.
        self.setStyleSheet("QListView { background: transparent; border: none; }")

    def selected(self) -> list[ArticleId]:
        """Return the selected articles in the list's order; the one under the keyboard if none is selected."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [self._article_at(self.model().index(row, 0)) for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn keys into signals; leave the arrows to Qt."""
        index = self.currentIndex()
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif not index.isValid() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._article_at(index))
        elif key == Qt.Key.Key_F2:
            self.details_wanted.emit(self._article_at(index))
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit(self.selected())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the article under a plain click."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if is_plain and index.isValid() and index == self.currentIndex():
            self.opened.emit(self._article_at(index))

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint a line anew; all of them are measured again (Qt's way) only when this one needs another height."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        is_as_high = self.itemDelegate().sizeHint(option, first).height() == self.visualRect(first).height()
        if first == last and is_as_high:
            self.update(first)
        else:
            super().dataChanged(first, last, roles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles break anew at another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    @staticmethod
    def _article_at(index: QModelIndex) -> ArticleId:
        article_id: ArticleId = index.data(SUMMARY).id
        return article_id
