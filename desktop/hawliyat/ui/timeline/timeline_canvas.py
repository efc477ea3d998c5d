"""The timeline under mouse and keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from hawliyat.domain.article import Direction
from hawliyat.domain.identity import EventId
from hawliyat.ui.painting.timeline_frame import ROW_HEIGHT
from hawliyat.ui.theme import Theme, article_font
from hawliyat.ui.timeline.timeline_gestures import MinimapDrag, Pan
from hawliyat.ui.timeline.timeline_keys import Move, move_of, neighbour
from hawliyat.ui.timeline.timeline_reading import tooltip
from hawliyat.ui.timeline.timeline_surface import TimelineSurface

ZOOM_STEP = 1.25
NOTCH = 120
"""What one notch of a wheel counts (Qt: eighths of a degree)."""
_PAGE = 0.8


class TimelineCanvas(TimelineSurface):
    """Lets a researcher move about, choose and open events; it selects by itself and reports that."""

    event_selected = Signal(object)
    """An `EventId`: the researcher chose another event here."""
    event_opened = Signal(object)
    """An `EventId`: its evidence is asked for."""

    def __init__(self, theme: Theme, language: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(theme, language, parent)
        self._gesture: Pan | MinimapDrag | None = None
        self.viewport().setMouseTracking(True)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys the canvas understands from the window's shortcuts while it has the keyboard."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and move_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose an event, + and - zoom, 0 and Home fit, Page Up and Down pan, Enter opens."""
        move = move_of(event)
        if move is None:
            super().keyPressEvent(event)
            return
        page = _PAGE * self._scale.width * (-1 if self._scale.direction is Direction.RTL else 1)
        actions: dict[Move, Callable[[], None]] = {
            Move.ZOOM_IN: lambda: self.zoom(ZOOM_STEP),
            Move.ZOOM_OUT: lambda: self.zoom(1 / ZOOM_STEP),
            Move.FIT: self.fit,
            Move.PAGE_EARLIER: lambda: self.pan(page),
            Move.PAGE_LATER: lambda: self.pan(-page),
            Move.OPEN: self._open,
        }
        actions.get(move, lambda: self._step(move))()

    def _step(self, move: Move) -> None:
        board = self._painter.board(self._scale)
        found = neighbour(move, self._selected, self._order, board, self._scale.direction)
        if found is not None:
            self._choose(found)

    def _choose(self, event_id: EventId) -> None:
        self.select(event_id)
        self.event_selected.emit(event_id)

    def _open(self) -> None:
        if self._selected is not None:
            self.event_opened.emit(self._selected)

    # Mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer; with Shift, or sideways, pan; over the lanes' names, scroll them."""
        by = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        x, frame = event.position().x(), self.view.frame
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(by.x()) > abs(by.y()):
            self.pan(by.x() or by.y())
        elif frame.gutter.contains(event.position().toPoint()):
            self._go(self._scale, self.verticalScrollBar().value() - by.y() * ROW_HEIGHT // NOTCH)
        else:
            self.zoom(ZOOM_STEP ** (event.angleDelta().y() / NOTCH), x)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a pan or a drag in the minimap."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if self.view.frame.minimap.contains(point):
            self._gesture = MinimapDrag(self.view, self._painter.days, self._go)
            self._gesture.move(point)
        else:
            self._gesture = Pan(point, self.view, self._go)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a gesture, else light up what is under the pointer."""
        point = event.position().toPoint()
        if self._gesture is not None:
            self._gesture.move(point)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        self._hover(self._painter.event_at(self.view, point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture; a press that did not move selects."""
        gesture, self._gesture = self._gesture, None
        self.viewport().unsetCursor()
        if gesture is None or gesture.has_moved:
            return
        found = self._painter.event_at(self.view, event.position().toPoint())
        if found is not None:
            self._choose(found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the evidence of the event under the pointer."""
        if self._painter.event_at(self.view, event.position().toPoint()) is not None:
            self._open()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show what an event rests on while the pointer rests on it."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._painter.event_at(self.view, event.pos())
            told = tooltip(self._entries[found], article_font().family()) if found else ""
            QToolTip.showText(event.globalPos(), told, self.viewport())
            return True
        if event.type() is QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def _hover(self, event_id: EventId | None) -> None:
        if event_id != self._hovered:
            self._hovered = event_id
            shape = Qt.CursorShape.PointingHandCursor if event_id else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()
