"""The view of one article: scrolls, shows the caret, the selection and the marks. It knows no store and no panes."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimerEvent, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from hawliyat.domain.span import Span
from hawliyat.ui.painting.article import ArticlePainter, Looking
from hawliyat.ui.painting.article_layout import ArticleLayout, ArticleText
from hawliyat.ui.painting.mark import Mark, mark_beside, reading_order
from hawliyat.ui.painting.sizes import Sizes
from hawliyat.ui.reader.accessibility import announce_caret, describe
from hawliyat.ui.reader.keyboard import Keyboard
from hawliyat.ui.reader.pointer import Pointer
from hawliyat.ui.reader.scrolling import Scrolling
from hawliyat.ui.theme import Theme

SMALLEST_ZOOM, LARGEST_ZOOM = 0.6, 3.0


class ArticleView(QAbstractScrollArea):
    """A text with marks. All offsets are code points of the text; all rectangles are in the viewport's pixels."""

    selection_changed = Signal()
    """The caret or the selection moved."""
    mark_chosen = Signal(str)
    """A mark was clicked or walked to: its id, "" when none is chosen any more."""
    mark_activated = Signal(str)
    """A mark was opened with Enter or a double click."""
    context_requested = Signal(QPoint)
    """A menu for what is under the caret was asked for, at this place of the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 1.0
        self._article = ArticleText()
        self._marks: list[Mark] = []
        self._anchor = self._caret = 0
        self._chosen = ""
        self._hovered = ""
        self.layout_ = ArticleLayout(self._article, Sizes().column)
        self.scrolling = Scrolling(self)
        self._keyboard = Keyboard(self)
        self._pointer = Pointer(self)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would change the width of the lines, and with it the height that it measures.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        describe(self)

    # What is shown

    @property
    def article(self) -> ArticleText:
        """The text with its direction and header."""
        return self._article

    @property
    def marks(self) -> list[Mark]:
        """The marks, in reading order, outer ones first."""
        return self._marks

    def set_article(self, article: ArticleText, marks: Iterable[Mark] = ()) -> None:
        """Show another text from its top."""
        self._article = article
        self._anchor = self._caret = 0
        self._chosen = self._hovered = ""
        self._lay_out(marks)
        self.scrolling.to_top()
        self.selection_changed.emit()
        announce_caret(self)

    def set_surroundings(self, article: ArticleText, marks: Iterable[Mark]) -> None:
        """Show the same text with another header or other directions; caret, selection and place stay."""
        place = self.scrolling.place()
        self._article = article
        self._lay_out(marks)
        self.scrolling.restore(place)

    def _lay_out(self, marks: Iterable[Mark]) -> None:
        captions = self.layout_.entity_captions
        self.layout_ = ArticleLayout(self._article, self.scrolling.column_width(), Sizes(self._zoom))
        self.layout_.entity_captions = captions
        self._marks = sorted(marks, key=reading_order)
        self.layout_.set_marks(self._marks)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show other marks over the same text; what the reader looks at stays where it is."""
        place = self.scrolling.place()
        self._marks = sorted(marks, key=reading_order)
        if self.layout_.set_marks(self._marks):
            self.scrolling.restore(place)
        if self._chosen and all(mark.id != self._chosen for mark in self._marks):
            self.choose("")

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self.viewport().update()

    def set_entity_captions(self, shown: bool) -> None:
        """Show or hide the labels of entities under the lines."""
        place = self.scrolling.place()
        self.layout_.set_entity_captions(shown)
        self.scrolling.restore(place)

    @property
    def zoom(self) -> float:
        """How large the text is; 1 is the size the page was designed at."""
        return self._zoom

    def set_zoom(self, factor: float) -> None:
        """Set the size of the text; the line being read stays where it is."""
        factor = min(max(factor, SMALLEST_ZOOM), LARGEST_ZOOM)
        if factor != self._zoom:
            self._zoom = factor
            self.scrolling.lay_out_again()

    def zoom_by(self, factor: float) -> None:
        """Make the text larger or smaller by a factor."""
        self.set_zoom(self._zoom * factor)

    # Caret and selection

    def caret(self) -> int:
        """Return the caret's offset."""
        return self._caret

    def forget_column(self) -> None:
        """Let the next move up or down start from where the caret is."""
        self._keyboard.forget_column()

    def anchor(self) -> int:
        """Return the end of the selection that stays; the caret's offset without a selection."""
        return self._anchor

    def selection(self) -> Span | None:
        """Return the selected span, None if nothing is selected."""
        if self._anchor == self._caret:
            return None
        return Span(min(self._anchor, self._caret), max(self._anchor, self._caret))

    def move_caret(self, offset: int, *, extend: bool = False) -> None:
        """Put the caret at *offset*, extending the selection or giving it up, and bring it into view."""
        self.set_selection(self._anchor if extend else offset, offset)
        self.scrolling.show(self._caret, self._caret)

    def set_selection(self, anchor: int, caret: int) -> None:
        """Select from *anchor* to *caret* without scrolling."""
        length = len(self._article.text)
        anchor, caret = min(max(anchor, 0), length), min(max(caret, 0), length)
        if (anchor, caret) == (self._anchor, self._caret):
            return
        self._anchor, self._caret = anchor, caret
        self.scrolling.forget_place()
        if self._chosen and all(mark.id != self._chosen for mark in self.layout_.marks_at(caret)):
            self.choose("")
        self.viewport().update()
        self.selection_changed.emit()
        announce_caret(self)

    def select(self, span: Span) -> None:
        """Select *span* and bring it into view."""
        self.set_selection(span.start, span.end)
        self.reveal(span)

    def clear_selection(self) -> None:
        """Give up the selection; the caret stays."""
        self.set_selection(self._caret, self._caret)

    def reveal(self, span: Span) -> None:
        """Scroll, only if need be, until *span* is in view (its start, if it is longer than the view)."""
        self.scrolling.show(span.start, span.end)

    def selection_rect(self) -> QRect:
        """Return what a popup must not cover: the selection's lines, else the caret's, in the widget's pixels."""
        span = self.selection()
        rects = self.layout_.rects_of(span) if span else []
        whole = QRectF()
        for rect in rects or [self.layout_.caret_rect(self._caret)]:
            # A selection without width (controls only) still has a place; an empty rectangle has none.
            whole = whole.united(rect.adjusted(0, 0, max(1.0 - rect.width(), 0.0), 0))
        shown = whole.translated(self.scrolling.origin())
        return QRect(self.viewport().mapTo(self, shown.toAlignedRect().topLeft()), shown.toAlignedRect().size())

    def copy(self) -> None:
        """Put the selected text on the clipboard, in logical order, exactly as it stands in the article."""
        span = self.selection()
        if span:
            QGuiApplication.clipboard().setText(span.of(self._article.text))

    # Marks

    def mark_at_caret(self) -> Mark | None:
        """Return the chosen mark, else the shortest one the caret is in or right behind."""
        here = self.layout_.marks_at(self._caret) or self.layout_.marks_at(max(self._caret - 1, 0))
        chosen = [mark for mark in here if mark.id == self._chosen]
        return next(iter(chosen or here), None)

    def chosen(self) -> str:
        """Return the id of the mark that was clicked or walked to, "" if none."""
        return self._chosen

    def choose(self, mark_id: str) -> None:
        """Make a mark the one that Enter opens and Del removes; "" for none."""
        if mark_id != self._chosen:
            self._chosen = mark_id
            self.mark_chosen.emit(mark_id)
            self.viewport().update()

    def next_mark(self) -> bool:
        """Walk to the next mark in the text; False if there is none."""
        return self._walk(1)

    def previous_mark(self) -> bool:
        """Walk to the mark before; False if there is none."""
        return self._walk(-1)

    def _walk(self, step: int) -> bool:
        mark = mark_beside(self._marks, self._chosen, self._caret, step)
        if mark is None:
            return False
        self.set_selection(mark.span.start, mark.span.start)
        self.choose(mark.id)
        self.reveal(mark.span)
        return True

    def hover(self, mark: Mark | None) -> None:
        """Show which mark the pointer is on."""
        hovered = mark.id if mark else ""
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().setToolTip(mark.description if mark else "")
            self.viewport().update()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        self.scrolling.settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.paper)
        origin = self.scrolling.origin()
        painter.translate(origin)
        caret = self._caret if self.hasFocus() and self._article.text else None
        looking = Looking(self.selection(), caret, self._hovered, self._chosen)
        clip = QRectF(event.rect()).translated(-origin)
        ArticlePainter(self.layout_, self._theme).paint(painter, clip, looking)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line at the top where it is."""
        super().resizeEvent(event)
        self.scrolling.lay_out_again()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Follow the scroll bar."""
        self.scrolling.follow_bar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret; leave every other key to the commands of the window."""
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Let Tab walk the marks; at the last one it leaves the reader."""
        return self._walk(1 if next else -1) or super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show caret and focus ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide them."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection."""
        self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word, or open the mark under the pointer."""
        self._pointer.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection, or show which mark the pointer is on."""
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection, or take the mark that was clicked."""
        self._pointer.release(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Scroll on while a drag is held outside the view."""
        if event.timerId() == self._pointer.timer.timerId():
            self._pointer.tick()
        else:
            super().timerEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu; from the keyboard it belongs beside the caret."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.mapToGlobal(self.selection_rect().bottomLeft())
        self.context_requested.emit(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
        else:
            super().wheelEvent(event)

    def point_in_column(self, position: QPointF) -> QPointF:
        """Return a point of the viewport in the column's coordinates."""
        return position - self.scrolling.origin()
