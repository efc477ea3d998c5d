"""How one article looks in the library: its title in its own face and direction, and a quiet line or two below."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from hawliyat.domain.article import ArticleStatus, Direction
from hawliyat.domain.identity import ArticleId
from hawliyat.store.library_repository import ArticleSummary
from hawliyat.ui.library.library_model import SUMMARY, shown_status, source_words, title_of, work_words
from hawliyat.ui.theme import CHROME_PIXELS, GRID, RADIUS_ANNOTATION, Theme, article_font, chrome_font
from hawliyat.ui.widgets.clipped_text import ClippedText, clipped

Index = QModelIndex | QPersistentModelIndex
EDGE = 3
SIDE = 4 * GRID
ABOVE = 2 * GRID + 2
BETWEEN = 2
DOT = 7
DOT_SPACE = DOT + 2 * GRID
TITLE_PIXELS = 17
SMALL_PIXELS = CHROME_PIXELS - 1


class LibraryDelegate(QStyledItemDelegate):
    """Draws articles; `current` is the one open in the reader, which carries the accent edge."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.current: ArticleId | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the view's width and what the title and the two small lines need."""
        view = _widget_of(option)
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        summary = _summary_of(index)
        title = _title(summary, width - 2 * SIDE)
        small = sum(line.height for line in _small_lines(summary, width - 2 * SIDE - DOT_SPACE, option.direction))
        return QSize(width, round(2 * ABOVE + title.height + BETWEEN + small))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the edge, the title, the dot and the small lines."""
        summary = _summary_of(index)
        rect: QRect = option.rect
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option, is_current=summary.id == self.current, is_rtl=is_rtl)
        inner = QRectF(rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE))
        title = _title(summary, int(inner.width()))
        title.draw(painter, inner.topLeft(), self.theme.ink if summary.title else self.theme.soft)
        top = inner.top() + title.height + BETWEEN
        source, work = _small_lines(summary, int(inner.width()) - DOT_SPACE, option.direction)
        first_line = QRectF(inner.left(), top, inner.width(), work.height)
        self._draw_dot(painter, shown_status(summary), first_line, is_rtl=is_rtl)
        left = inner.left() + (0 if is_rtl else DOT_SPACE)
        source.draw(painter, QPointF(left, top), self.theme.soft if summary.published_edtf else self.theme.warning)
        work.draw(painter, QPointF(left, top + source.height), self.theme.soft)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the full title where it is clipped."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            QToolTip.showText(event.globalPos(), index.data(Qt.ItemDataRole.ToolTipRole), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, is_current: bool, is_rtl: bool) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if is_current:
            painter.fillRect(rect, self.theme.paper if not self.theme.is_dark else self.theme.raised)
            edge = QRect(rect.left(), rect.top(), EDGE, rect.height())
            if is_rtl:
                edge.moveRight(rect.right())
            painter.fillRect(edge, self.theme.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            hover = QColor(self.theme.raised)
            hover.setAlphaF(0.5)
            painter.fillRect(rect, hover)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(rect).adjusted(EDGE + 2, 2, -EDGE - 2, -2)
            painter.drawRoundedRect(ring, RADIUS_ANNOTATION, RADIUS_ANNOTATION)

    def _draw_dot(self, painter: QPainter, status: ArticleStatus, line: QRectF, *, is_rtl: bool) -> None:
        """A ring is new, a half-filled ring is being read, a disc is done: shapes, not colours."""
        left = line.right() - DOT if is_rtl else line.left()
        dot = QRectF(left, line.center().y() - DOT / 2, DOT, DOT).adjusted(0.75, 0.75, -0.75, -0.75)
        is_new = status is ArticleStatus.NEW
        colour = self.theme.soft if is_new else self.theme.accent
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if status is ArticleStatus.DONE else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        if status is ArticleStatus.READING:
            painter.setBrush(colour)
            painter.drawPie(dot, 90 * 16, (-180 if is_rtl else 180) * 16)


def _widget_of(option: QStyleOptionViewItem) -> QWidget | None:
    widget: QWidget | None = option.widget
    return widget


def _summary_of(index: Index) -> ArticleSummary:
    summary: ArticleSummary = index.data(SUMMARY)
    return summary


def _title(summary: ArticleSummary, width: int) -> ClippedText:
    is_rtl = summary.direction is Direction.RTL
    font = article_font(TITLE_PIXELS) if is_rtl else chrome_font(bold=True)
    return clipped(title_of(summary), font, max(1, width), summary.direction)


def _small_lines(summary: ArticleSummary, width: int, direction: Qt.LayoutDirection) -> tuple[ClippedText, ClippedText]:
    """Where it comes from, over two lines if need be, and what was done in it."""
    interface = Direction.RTL if direction is Qt.LayoutDirection.RightToLeft else Direction.LTR
    font = chrome_font(SMALL_PIXELS)
    return (
        clipped(source_words(summary), font, max(1, width), interface, 2),
        clipped(work_words(summary), font, max(1, width), interface, 1),
    )
