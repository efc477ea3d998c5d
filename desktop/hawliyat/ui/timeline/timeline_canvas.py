"""The timeline on screen: one painted, scrolled, zoomed widget for mouse and keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from hawliyat.domain.annotation import Label
from hawliyat.domain.article import Direction
from hawliyat.domain.identity import EventId
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.filters import Filter
from hawliyat.timeline.placement import Placement
from hawliyat.timeline.scale import Scale
from hawliyat.ui.painting.timeline import TimelinePainter
from hawliyat.ui.painting.timeline_frame import ROW_HEIGHT, Frame, View
from hawliyat.ui.theme import Theme, article_font
from hawliyat.ui.timeline.timeline_gestures import MinimapDrag, Pan
from hawliyat.ui.timeline.timeline_keys import Move, move_of, neighbour
from hawliyat.ui.timeline.timeline_reading import spoken, tooltip
from hawliyat.ui.wording import tr

ZOOM_STEP = 1.25
NOTCH = 120
"""What one notch of a wheel counts (Qt: eighths of a degree)."""
_PAGE = 0.8
_AIR = 24


class TimelineCanvas(QAbstractScrollArea):
    """Shows entries. It selects by itself and reports what was selected and what is to be opened."""

    event_selected = Signal(object)
    """An `EventId`: the researcher chose another event here."""
    event_opened = Signal(object)
    """An `EventId`: its evidence is asked for."""

    def __init__(self, theme: Theme, language: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = TimelinePainter(theme, language, keeps_pictures=True)
        self._entries: dict[EventId, Entry] = {}
        self._order: tuple[EventId, ...] = ()
        self._scale = Scale()
        self._first_chip = 0
        self._selected: EventId | None = None
        self._hovered: EventId | None = None
        self._gesture: Pan | MinimapDrag | None = None
        self._is_fitted = True
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        self.setAccessibleName(tr("Timeline"))
        self.setMinimumSize(320, 160)

    # What is shown

    @property
    def placement(self) -> Placement:
        """Where each entry went."""
        return self._painter.placement

    @property
    def view(self) -> View:
        """What is in sight now."""
        size = self.viewport().size()
        return View(
            size.width(),
            size.height(),
            self._scale,
            self.verticalScrollBar().value(),
            self._first_chip,
            self._selected,
            self._hovered,
            self.hasFocus(),
        )

    @property
    def selected(self) -> EventId | None:
        """The selected event."""
        return self._selected

    def set_entries(self, entries: Sequence[Entry], labels: Sequence[Label], wanted: Filter | None = None) -> None:
        """Show *entries* (in rank order), in lanes ordered as *labels* are. The part in sight stays, once moved to."""
        self._painter.set_entries(entries, labels, wanted)
        shown = self.placement.shown
        self._entries = {entry.event_id: entry for entry in shown}
        self._order = tuple(self._entries)
        self._first_chip = min(self._first_chip, max(0, len(self._painter.chips) - 1))
        if self._selected not in self._entries:
            self._selected = None
        self._hovered = None
        if self._is_fitted:
            self.fit()
        self._show(self._scale, self.verticalScrollBar().value())

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._painter.set_theme(theme)
        self.viewport().update()

    def set_direction(self, direction: Direction) -> None:
        """Let time run right to left or left to right; the days in sight stay."""
        self._scale = self._scale.resized(self._scale.width, direction)
        self.viewport().update()

    def select(self, event_id: EventId | None, *, reveal: bool = True) -> None:
        """Select an event, and move as little as needed to have it in sight. One that is not shown selects nothing."""
        self._selected = event_id if event_id in self._entries else None
        if self._selected is not None:
            self.setAccessibleDescription(spoken(self._entries[self._selected]))
            if reveal:
                self._reveal(self._selected)
        self.viewport().update()

    # Moving about

    def fit(self) -> None:
        """Show everything on the axis."""
        self._is_fitted = True
        self._show(self._painter.fitted(self._scale), 0)

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zoom around *x* pixels from the viewport's left edge, the middle of the axis by default."""
        frame = self.view.frame
        along = frame.axis_width / 2 if x is None else x - frame.axis_left
        self._go(self._scale.zoomed(factor, along), self.verticalScrollBar().value())

    def pan(self, pixels: float) -> None:
        """Move what is drawn *pixels* to the right."""
        self._go(self._scale.panned(pixels), self.verticalScrollBar().value())

    def day_at(self, x: float) -> float:
        """Return the day at *x* pixels from the viewport's left edge."""
        return self._scale.day_at(x - self.view.frame.axis_left)

    def event_rect(self, event_id: EventId) -> QRect | None:
        """Return where an event on the axis is drawn in the viewport, None for one that is not on the axis."""
        found = self._painter.box_rect(self.view, event_id)
        return found.toAlignedRect() if found is not None else None

    def _go(self, scale: Scale, scroll: int) -> None:
        """Show another part because the researcher asked for it: from now on nothing refits by itself."""
        self._is_fitted = False
        self._show(scale, scroll)

    def _show(self, scale: Scale, scroll: int) -> None:
        self._scale = scale
        bar, room = self.verticalScrollBar(), self.view.frame.lanes.height()
        bar.setRange(0, max(0, self._painter.board(scale).height - room))
        bar.setPageStep(room)
        bar.setValue(scroll)
        self.viewport().update()

    def _reveal(self, event_id: EventId) -> None:
        box = self._painter.board(self._scale).boxes.get(event_id)
        if box is None:
            self._first_chip = self._painter.first_chip_showing(self.view, event_id)
            return
        start, end = box.first - self._scale.offset, box.end - self._scale.offset
        along = 0
        if end > self._scale.width - _AIR:
            along = self._scale.width - _AIR - end
        if start + along < _AIR:
            along = _AIR - start
        scroll, room = self.verticalScrollBar().value(), self.view.frame.lanes.height()
        scroll = min(max(scroll, box.top + ROW_HEIGHT + 4 - room), box.top - 4)
        scale = self._scale.panned(-along if self._scale.direction is Direction.RTL else along)
        self._show(scale if along else self._scale, scroll)

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

    # Surface

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in sight until the researcher has chosen a part, then keep the earlier edge."""
        super().resizeEvent(event)
        frame = Frame(self.viewport().width(), self.viewport().height(), self._scale.direction)
        self._scale = self._scale.resized(frame.axis_width, self._scale.direction)
        if self._is_fitted:
            self.fit()
        self._show(self._scale, self.verticalScrollBar().value())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is in sight."""
        painter = QPainter(self.viewport())
        self._painter.paint(painter, self.view)
        painter.end()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Repaint: the axis and the strip do not scroll along."""
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()
