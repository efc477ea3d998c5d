"""The mouse on an article: which gesture a press begins, and what a click means."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBasicTimer, QElapsedTimer, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent

from hawliyat.domain.annotation import Layer
from hawliyat.domain.span import Span
from hawliyat.ui.painting.mark import Mark
from hawliyat.ui.reader.gestures import Gesture, SpanDrag, sentence_drag, trimmed, word_drag

if TYPE_CHECKING:
    from hawliyat.ui.reader.article_view import ArticleView

_SCROLL_EVERY = 40
"""Milliseconds between two steps while a drag is held outside the view."""


class Pointer:
    """Makes gestures of mouse events. A click without a drag takes the shortest mark under the pointer."""

    def __init__(self, view: "ArticleView") -> None:
        self._view = view
        self._gesture: Gesture | None = None
        self._pressed_at = QPointF()
        self._last = QPointF()
        self._since_double_click = QElapsedTimer()
        self._last_word: Span | None = None
        self.timer = QBasicTimer()

    def press(self, event: QMouseEvent) -> None:
        """Begin a drag; a third click in a row takes the sentence."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._view.forget_column()
        offset = self._offset(event.position())
        self._pressed_at = event.position()
        if self._is_third_click(event.position()):
            self._start(sentence_drag(self._view.article.text, offset), offset)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._start(SpanDrag(self._view.anchor()), offset)
        else:
            self._start(SpanDrag(offset), offset)

    def double_click(self, event: QMouseEvent) -> None:
        """Take the word; on a word that is taken already, offer it without its clitic; on a mark, open it too."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        view, text = self._view, self._view.article.text
        cluster = view.layout_.cluster_under(*view.point_in_column(event.position()).toTuple())
        offset = cluster.start if cluster else self._offset(event.position())
        gesture = word_drag(text, offset)
        trim = trimmed(text, self._last_word, offset) if self._last_word else None
        self._start(gesture, offset)
        if trim:
            view.set_selection(trim.start, trim.end)
            self._gesture = None
        self._last_word = view.selection()
        self._since_double_click.start()
        mark = self._mark_at(event.position())
        if mark is not None and mark.layer is not Layer.EVENT:
            view.choose(mark.id)
            view.mark_activated.emit(mark.id)

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection, or point out the mark under the pointer."""
        self._last = event.position()
        if self._gesture is None:
            self._view.hover(self._mark_at(event.position()))
            return
        self._reach(event.position())
        is_outside = not 0 <= event.position().y() < self._view.viewport().height()
        if is_outside and not self.timer.isActive():
            self.timer.start(_SCROLL_EVERY, self._view)
        elif not is_outside:
            self.timer.stop()

    def tick(self) -> None:
        """Scroll on while the pointer is held above or below the view."""
        y, height = self._last.y(), self._view.viewport().height()
        self._view.scrolling.by(min(y, 0) + max(y - height, 0))
        self._reach(QPointF(self._last.x(), min(max(y, 0), height - 1)))

    def release(self, event: QMouseEvent) -> None:
        """End the drag; if there was none, take the mark that was clicked."""
        self.timer.stop()
        if self._gesture is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._gesture = None
        if self._view.selection() is None:
            self._last_word = None
            mark = self._mark_at(event.position())
            self._view.choose(mark.id if mark else "")

    def _start(self, gesture: Gesture, offset: int) -> None:
        self._gesture = gesture
        self._view.set_selection(*gesture.reach(offset))

    def _reach(self, position: QPointF) -> None:
        if self._gesture is not None:
            self._view.set_selection(*self._gesture.reach(self._offset(position)))

    def _offset(self, position: QPointF) -> int:
        point = self._view.point_in_column(position)
        return self._view.layout_.offset_under(point.x(), point.y())

    def _mark_at(self, position: QPointF) -> Mark | None:
        point = self._view.point_in_column(position)
        cluster = self._view.layout_.cluster_under(point.x(), point.y())
        here = self._view.layout_.marks_at(cluster.start) if cluster else []
        return next(iter(here), None)

    def _is_third_click(self, position: QPointF) -> bool:
        hints = QGuiApplication.styleHints()
        is_quick = self._since_double_click.isValid() and self._since_double_click.elapsed() < (
            hints.mouseDoubleClickInterval()
        )
        return is_quick and (position - self._pressed_at).manhattanLength() < hints.startDragDistance()
