"""Fields one types in: each reports a changed text once, and what is half typed survives a card made anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QTextEdit, QWidget

from hawliyat.domain.article import Direction
from hawliyat.text.direction import base_direction

PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Reasons for which a field loses the keyboard for a moment and is not left."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a field, and where the cursor and the selection's other end are (UTF-16, as Qt counts)."""

    text: str
    anchor: int
    cursor: int


class TypingField(Protocol):
    """A field that can hand over what is being typed."""

    def objectName(self) -> str:
        """Return the name it is found again by."""

    def hasFocus(self) -> bool:
        """Return whether it has the keyboard."""

    @property
    def is_unfinished(self) -> bool:
        """Whether it holds something that was not reported yet."""

    def typed(self) -> Typed:
        """Return what stands in it."""

    def retype(self, typed: Typed) -> None:
        """Go on with what stood in the field that this one replaces."""

    def finish(self) -> None:
        """Report a changed text, as leaving the field does."""

    def abandon(self) -> None:
        """Report nothing any more: another field has taken over."""


def direction_of(text: str, widget: QWidget) -> Qt.LayoutDirection:
    """Return which way *text* runs; without letters, as the interface does."""
    parent = widget.parentWidget() or widget
    own = Direction.RTL if parent.layoutDirection() == Qt.LayoutDirection.RightToLeft else Direction.LTR
    is_rtl = base_direction(text, own) is Direction.RTL
    return Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight


class CommittingLine(QLineEdit):
    """A line that commits when it is left or Enter is pressed, if its text is another and `accepts` it."""

    def __init__(
        self,
        text: str,
        commit: Callable[[str], object],
        *,
        accepts: Callable[[str], bool] | None = None,
        follows_text: bool = True,
    ) -> None:
        super().__init__(text)
        self._before = text
        self._commit, self._accepts = commit, accepts
        self._follows_text = follows_text
        self.textChanged.connect(self._turn)
        self.editingFinished.connect(self.finish)
        self._turn(text)
        self.setCursorPosition(0)

    @property
    def is_unfinished(self) -> bool:
        """Whether it holds something that was not reported yet."""
        return self.text() != self._before

    def typed(self) -> Typed:
        """Return what stands in it."""
        cursor = self.cursorPosition()
        start = self.selectionStart()
        if start < 0:
            return Typed(self.text(), cursor, cursor)
        return Typed(self.text(), self.selectionEnd() if cursor == start else start, cursor)

    def retype(self, typed: Typed) -> None:
        """Go on with what stood in the field that this one replaces."""
        self.setText(typed.text)
        if typed.anchor == typed.cursor:
            self.setCursorPosition(typed.cursor)
        else:
            self.setSelection(typed.anchor, typed.cursor - typed.anchor)

    def finish(self) -> None:
        """Report a changed text, as leaving the field does."""
        text = self.text()
        if text == self._before:
            return
        if self._accepts is None or self._accepts(text):
            self._before = text
            self._commit(text)
        elif not text.strip():
            self.setText(self._before)

    def abandon(self) -> None:
        """Report nothing any more: another field has taken over."""
        self.editingFinished.disconnect(self.finish)

    def event(self, event: QEvent) -> bool:
        """Esc first puts back what stood there; undo is the project's while nothing was typed."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event, can_undo_here=self.isUndoAvailable()):
                event.ignore()
                return False
            is_escape = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
            if is_escape and self.is_unfinished:
                self.setText(self._before)
                return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface when it is turned."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._turn(self.text())

    def _turn(self, text: str) -> None:
        wanted = direction_of(text, self) if self._follows_text else Qt.LayoutDirection.LeftToRight
        if self.layoutDirection() != wanted or not self.testAttribute(Qt.WidgetAttribute.WA_SetLayoutDirection):
            self.setLayoutDirection(wanted)


class WrappingField(QTextEdit):
    """One paragraph over as many lines as it needs, with no frame until it is used; an empty one may be refused."""

    def __init__(
        self, text: str, commit: Callable[[str], object], *, role: str = "flat", is_needed: bool = False
    ) -> None:
        super().__init__()
        self._before, self._is_needed = text, is_needed
        self._commit: Callable[[str], object] | None = commit
        self.setProperty("role", role)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._turn)
        self.setPlainText(text)

    @property
    def is_unfinished(self) -> bool:
        """Whether it holds something that was not reported yet."""
        return self.text() != self._before

    def text(self) -> str:
        """Return what stands in it."""
        return self.toPlainText()

    def typed(self) -> Typed:
        """Return what stands in it, with its cursor."""
        cursor = self.textCursor()
        return Typed(self.text(), cursor.anchor(), cursor.position())

    def retype(self, typed: Typed) -> None:
        """Go on with what stood in the field that this one replaces."""
        if typed.text != self.text():
            self.setPlainText(typed.text)
        cursor = self.textCursor()
        cursor.setPosition(typed.anchor)
        cursor.setPosition(typed.cursor, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def finish(self) -> None:
        """Report a changed text, as leaving the field does."""
        if self._commit is None or not self.is_unfinished:
            return
        if self.text().strip() or not self._is_needed:
            self._before = self.text()
            self._commit(self._before)
        else:
            self.setPlainText(self._before)

    def settle(self) -> None:
        """Take what stands in it as reported: somebody else has done so."""
        self._before = self.text()

    def abandon(self) -> None:
        """Report nothing any more: another field has taken over."""
        self._commit = None

    def event(self, event: QEvent) -> bool:
        """Undo is the project's while nothing was typed."""
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and _is_undo(event, can_undo_here=self.document().isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Esc puts back what stood there; neither writes anything."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            if self.is_unfinished:
                self.setPlainText(self._before)
            else:
                event.ignore()  # it is the pane's
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when it is left for good."""
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.finish()

    def _fit(self, size: QSizeF) -> None:
        margins = self.contentsMargins()
        around = self.height() - self.viewport().height() if self.isVisible() else margins.top() + margins.bottom() + 10
        self.setFixedHeight(round(size.height()) + max(around, 0))

    def _turn(self) -> None:
        option = self.document().defaultTextOption()
        wanted = direction_of(self.text(), self)
        if option.textDirection() != wanted:
            option.setTextDirection(wanted)
            option.setAlignment(Qt.AlignmentFlag.AlignLeading)
            self.document().setDefaultTextOption(option)


def _is_undo(event: QEvent, *, can_undo_here: bool) -> bool:
    """Whether *event* asks for an undo or a redo that the field itself has nothing to do with."""
    assert isinstance(event, QKeyEvent)
    is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    return is_undo and not can_undo_here
