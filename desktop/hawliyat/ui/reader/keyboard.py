"""The keys an article view handles itself: the caret's. Everything else is a command of the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from hawliyat.domain.span import Span
from hawliyat.ui.reader import caret

if TYPE_CHECKING:
    from hawliyat.ui.reader.article_view import ArticleView

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Keyboard:
    """Turns key presses into moves of the caret. Up and down keep to the column they started in."""

    def __init__(self, view: "ArticleView") -> None:
        self._view = view
        self._column: float | None = None
        self._moves: dict[tuple[Qt.Key, bool], Callable[[int], int]] = {
            (Qt.Key.Key_Left, False): lambda at: caret.beside(view.layout_, at, -1),
            (Qt.Key.Key_Right, False): lambda at: caret.beside(view.layout_, at, 1),
            (Qt.Key.Key_Left, True): lambda at: caret.word_beside(view.layout_, at, -1),
            (Qt.Key.Key_Right, True): lambda at: caret.word_beside(view.layout_, at, 1),
            (Qt.Key.Key_Home, False): lambda at: caret.line_start(view.layout_, at),
            (Qt.Key.Key_End, False): lambda at: caret.line_end(view.layout_, at),
            (Qt.Key.Key_Home, True): lambda at: 0,  # noqa: ARG005 - a move takes where the caret is
            (Qt.Key.Key_End, True): lambda at: len(view.article.text),  # noqa: ARG005
        }
        self._lines = {
            Qt.Key.Key_Up: lambda: -1,
            Qt.Key.Key_Down: lambda: 1,
            Qt.Key.Key_PageUp: lambda: -self._lines_of_a_screen(),
            Qt.Key.Key_PageDown: self._lines_of_a_screen,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key; False if it is none of ours."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(_SHIFT | _CONTROL | _KEYPAD)
        has_control, extend = bool(event.modifiers() & _CONTROL), bool(event.modifiers() & _SHIFT)
        if held:
            return False
        if has_control and key == Qt.Key.Key_A:
            self._view.select(Span(0, len(self._view.article.text)))
            return True
        if move := self._moves.get((key, has_control)):
            self._column = None
            self._view.move_caret(move(self._view.caret()), extend=extend)
            return True
        if key in self._lines and not has_control:
            self._move_by_lines(self._lines[key](), extend=extend)
            return True
        return self._press_other(key, has_control=has_control)

    def _move_by_lines(self, lines: int, *, extend: bool) -> None:
        view = self._view
        if self._column is None:
            self._column = view.layout_.caret_rect(view.caret()).center().x()
        column = self._column
        view.move_caret(caret.vertically(view.layout_, view.caret(), lines, column), extend=extend)

    def forget_column(self) -> None:
        """Let the next move up or down start from where the caret is: it was put there in another way."""
        self._column = None

    def _press_other(self, key: Qt.Key, *, has_control: bool) -> bool:
        view = self._view
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not has_control:
            mark = view.mark_at_caret()
            if mark is not None:
                view.mark_activated.emit(mark.id)
            return mark is not None
        if key == Qt.Key.Key_Escape and (view.selection() or view.chosen()):
            view.clear_selection()
            view.choose("")
            return True
        if key == Qt.Key.Key_C and has_control:
            view.copy()
            return True
        return False

    def _lines_of_a_screen(self) -> int:
        return max(1, int(self._view.viewport().height() / self._view.layout_.sizes.pitch) - 1)
