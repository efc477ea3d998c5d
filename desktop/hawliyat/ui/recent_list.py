"""The projects opened last, on the welcome page: name and folder of each, the ones that are gone said to be so."""

import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hawliyat.ui.theme import CHROME_PIXELS, GRID, RADIUS_FIELD, Theme, chrome_font
from hawliyat.ui.wording import isolate, plain, tr

WIDTH, LEAST_ROWS = 620, 2
SIDE, ABOVE = 3 * GRID, 2 * GRID
NAME_PIXELS = CHROME_PIXELS + 2
_PATH, _STATE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class RecentList(QWidget):
    """Enter or a click opens, Del takes off the list. Whether a file is still there is looked up beside the window."""

    opened = Signal(object)
    """The `Path` of a project."""
    removed = Signal(object)
    cleared = Signal()
    _looked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _Rows(self)
        self._delegate = _RecentDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(tr("Recent projects"))
        heading = QLabel(tr("Recent projects"))
        heading.setProperty("role", "soft")
        self.clear_button = QPushButton(tr("Clear list"))
        self.clear_button.setProperty("role", "quiet")
        self.clear_button.clicked.connect(self.cleared)
        above = QHBoxLayout()
        above.addWidget(heading)
        above.addStretch(1)
        above.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addWidget(self.list)
        self.setMaximumWidth(WIDTH)
        self.list.itemClicked.connect(lambda item: self.opened.emit(item.data(_PATH)))
        self.list.chosen.connect(self.opened)
        self.list.removed.connect(self.removed)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._looked.connect(self._mark, Qt.ConnectionType.QueuedConnection)

    @property
    def paths(self) -> list[Path]:
        """What is listed."""
        return [self.list.item(row).data(_PATH) for row in range(self.list.count())]

    @property
    def missing(self) -> list[Path]:
        """What is listed and known to be gone."""
        return [path for row, path in enumerate(self.paths) if self.list.item(row).data(_STATE) == "missing"]

    def show_paths(self, paths: Sequence[Path]) -> None:
        """List these; the row that was chosen stays chosen by its place."""
        row = max(0, self.list.currentRow())
        self.list.clear()
        for path in paths:
            item = QListWidgetItem(self.list)
            item.setData(_PATH, path)
            item.setSizeHint(QSize(0, _name_metrics().height() + _folder_metrics().height() + 2 * ABOVE))
            item.setText(_spoken(path, is_there=True))
            item.setToolTip(isolate(path))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.updateGeometry()
        QTimer.singleShot(0, self, self._look_beside)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again for the files: some may have gone or come back meanwhile."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._look_beside)

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def _look_beside(self) -> None:
        if self.isVisible() and self.list.count():
            # A folder on a network that is away answers late or never; a thread of Python's ends with the interpreter.
            threading.Thread(target=self._look, args=(self.paths,), name="looking", daemon=True).start()

    def _look(self, paths: list[Path]) -> None:
        for path in paths:
            is_there = os.path.exists(path)
            with suppress(RuntimeError):  # the list is gone meanwhile
                self._looked.emit((path, is_there))

    def _mark(self, found: tuple[Path, bool]) -> None:
        path, is_there = found
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_PATH) == path:
                item.setData(_STATE, "" if is_there else "missing")
                item.setText(_spoken(path, is_there=is_there))

    def _show_menu(self, point: QPoint) -> None:
        item = self.list.itemAt(point)
        if item is None:
            return
        path = item.data(_PATH)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open")).triggered.connect(lambda: self.opened.emit(path))
        menu.addAction(tr("Remove from the list")).triggered.connect(lambda: self.removed.emit(path))
        menu.popup(self.list.viewport().mapToGlobal(point))


class _Rows(QListWidget):
    """As tall as its rows where there is room, and never less than two of them."""

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recent")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height of every row."""
        return QSize(WIDTH, self._height(self.count()))

    def minimumSizeHint(self) -> QSize:
        """The height of the first rows."""
        return QSize(10 * SIDE, self._height(min(self.count(), LEAST_ROWS)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del removes."""
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(item.data(_PATH))
        elif item is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(item.data(_PATH))
        else:
            super().keyPressEvent(event)

    def _height(self, rows: int) -> int:
        return rows * max(0, self.sizeHintForRow(0)) + 2 * self.frameWidth() + 2


class _RecentDelegate(QStyledItemDelegate):
    """Draws a name over its folder; a project that is gone is soft, and said to be so at the far side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        whole: QRect = option.rect
        path: Path = index.data(_PATH)
        is_missing = index.data(_STATE) == "missing"
        painter.save()
        self._draw_ground(painter, option)
        inner = whole.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        first = QRect(inner.left(), inner.top(), inner.width(), _name_metrics().height())
        second = QRect(inner.left(), first.bottom() + 1, inner.width(), _folder_metrics().height())
        painter.setLayoutDirection(option.direction)
        if is_missing:
            words = tr("not found")
            painter.setFont(chrome_font(CHROME_PIXELS - 1))
            painter.setPen(self.theme.warning)
            width = painter.fontMetrics().horizontalAdvance(words) + SIDE
            far = QRect(first.right() - width + SIDE, first.top(), width - SIDE + 1, first.height())
            painter.drawText(QStyle.visualRect(option.direction, inner, far), Qt.AlignmentFlag.AlignVCenter, words)
            first.setWidth(first.width() - width)
        painter.setFont(chrome_font(NAME_PIXELS))
        painter.setPen(self.theme.soft if is_missing else self.theme.ink)
        name = _name_metrics().elidedText(path.stem, Qt.TextElideMode.ElideMiddle, first.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QStyle.visualRect(option.direction, inner, first), middle, isolate(name))
        self._draw_folder(painter, option, path.parent, second)
        painter.restore()

    def _draw_folder(self, painter: QPainter, option: QStyleOptionViewItem, folder: Path, room: QRect) -> None:
        """A path runs from left to right in every interface, each name in it its own way."""
        metrics = _folder_metrics()
        words = shortened(folder, lambda text: metrics.horizontalAdvance(text) <= room.width())
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(chrome_font(CHROME_PIXELS - 1))
        painter.setPen(self.theme.soft)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, words)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        ground = option.rect.adjusted(1, 1, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.accent, 1.5))
        if state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver):
            painter.setBrush(self.theme.accent_soft)
            painter.drawRoundedRect(ground, RADIUS_FIELD, RADIUS_FIELD)


def shortened(folder: Path, fits: Callable[[str], bool]) -> str:
    """Write *folder* with as many of its middle names left out as needed, each name isolated."""
    root, *names = folder.parts or (".",)
    root = root if root.endswith(os.sep) else root + os.sep
    whole = root + os.sep.join(map(isolate, names))
    if fits(whole) or len(names) < 3:
        return whole
    for left_out in range(1, len(names) - 1):
        kept = [isolate(names[0]), "…", *map(isolate, names[1 + left_out :])]
        words = root + os.sep.join(kept)
        if fits(words):
            break
    return words


def _spoken(path: Path, *, is_there: bool) -> str:
    """What a screen reader says, and what typing letters finds a row by."""
    here = tr("{name}, in {folder}", name=path.stem, folder=path.parent)
    return plain(here if is_there else tr("{project}: not found", project=here))


def _name_metrics() -> QFontMetrics:
    return QFontMetrics(chrome_font(NAME_PIXELS))


def _folder_metrics() -> QFontMetrics:
    return QFontMetrics(chrome_font(CHROME_PIXELS - 1))
