"""The timeline's surface on screen: what is shown, which part of it is in sight, and how that changes."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from hawliyat.domain.annotation import Label
from hawliyat.domain.article import Direction
from hawliyat.domain.identity import EventId
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.filters import Filter
from hawliyat.timeline.placement import Placement
from hawliyat.timeline.scale import Scale
from hawliyat.ui.painting.timeline import TimelinePainter
from hawliyat.ui.painting.timeline_frame import ROW_HEIGHT, Frame, View
from hawliyat.ui.theme import Theme
from hawliyat.ui.timeline.timeline_reading import spoken
from hawliyat.ui.wording import tr

_AIR = 24


class TimelineSurface(QAbstractScrollArea):
    """Shows entries: one painted widget, scrolled down through the lanes, panned and zoomed along the axis."""

    def __init__(self, theme: Theme, language: str = "en", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painter = TimelinePainter(theme, language, keeps_pictures=True)
        self._entries: dict[EventId, Entry] = {}
        self._order: tuple[EventId, ...] = ()
        self._scale = Scale()
        self._first_chip = 0
        self._selected: EventId | None = None
        self._hovered: EventId | None = None
        self._is_fitted = True
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    # Painting

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
