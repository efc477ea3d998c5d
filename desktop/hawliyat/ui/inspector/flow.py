"""A row of small things that breaks like a line of text, leading edge first."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget


class FlowLayout(QLayout):
    """Lays its items out one after the other and begins a new line where the next one does not fit."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at *index*, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at *index* out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it never asks for more room than its items."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow row is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines need at *width*."""
        return self._arrange(QRect(0, 0, width, 0), is_real=False)

    def setGeometry(self, area: QRect) -> None:
        """Put the items where they belong."""
        super().setGeometry(area)
        self._arrange(area, is_real=True)

    def sizeHint(self) -> QSize:
        """Return the size of one long line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        return QSize(sum(size.width() for size in sizes) + gaps, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        smallest = QSize()
        for item in self._items:
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def _arrange(self, area: QRect, *, is_real: bool) -> int:
        """Place the items within *area*, centred in their lines; return the height of all lines."""
        top, line = 0, list[tuple[QLayoutItem, int, QSize]]()
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(1, area.width()), 1 << 20))
            if line and left + size.width() > area.width():
                top += self._set_line(line, area, top, is_real=is_real) + self.spacing()
                line, left = [], 0
            line.append((item, left, size))
            left += size.width() + self.spacing()
        return top + self._set_line(line, area, top, is_real=is_real)

    def _set_line(self, line: list[tuple[QLayoutItem, int, QSize]], area: QRect, top: int, *, is_real: bool) -> int:
        height = max((size.height() for _, _, size in line), default=0)
        if is_real:
            parent = self.parentWidget()
            direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
            for item, left, size in line:
                corner = area.topLeft() + QPoint(left, top + (height - size.height()) // 2)
                item.setGeometry(QStyle.visualRect(direction, area, QRect(corner, size)))
        return height


class FlowRow(QWidget):
    """A widget that is one flowing row."""

    def __init__(self, *widgets: QWidget, spacing: int = 6) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the row."""
        self._flow.addWidget(widget)
