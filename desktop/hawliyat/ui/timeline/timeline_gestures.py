"""What the mouse does while a button is held on the timeline: one object per gesture."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from hawliyat.timeline.scale import Scale
from hawliyat.ui.painting.timeline_frame import View
from hawliyat.ui.painting.timeline_strip import minimap_scale

Show = Callable[[Scale, int], None]
"""Shows another part of the timeline: the scale, and how far down."""


@dataclass
class Pan:
    """Dragging the timeline along and down; a press that hardly moves is a click and pans nothing."""

    start: QPoint
    view: View
    show: Show
    has_moved: bool = False

    def move(self, point: QPoint) -> None:
        """Follow the pointer."""
        by = point - self.start
        if self.has_moved or by.manhattanLength() >= QApplication.startDragDistance():
            self.has_moved = True
            self.show(self.view.scale.panned(by.x()), self.view.scroll - by.y())


@dataclass
class MinimapDrag:
    """Dragging the window of the minimap; its middle follows the pointer."""

    view: View
    days: tuple[int, int]
    show: Show
    has_moved: bool = True

    def move(self, point: QPoint) -> None:
        """Put the day under the pointer in the middle of the axis."""
        day = minimap_scale(self.view, self.days).day_at(point.x() - self.view.frame.minimap.left())
        half = self.view.scale.width / self.view.scale.pixels_per_day / 2
        self.show(self.view.scale.moved_to(day - half), self.view.scroll)
