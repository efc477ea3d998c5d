"""Marks kept as pictures while the zoom stays: panning then copies them instead of drawing them anew."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from hawliyat.domain.identity import EventId
from hawliyat.timeline.scale import Scale
from hawliyat.ui.painting.timeline_board import Box
from hawliyat.ui.painting.timeline_frame import ROW_HEIGHT

AIR = 2
"""Pixels around the marks, for what a pen draws beside its line."""
_WIDEST = 640
"""Wider marks are drawn each time: keeping them would cost more than it saves."""

Draw = Callable[[QPainter, Scale, Box, float], None]
"""Draws a box's marks along a scale, the row's upper edge at a height."""


class MarkPictures:
    """The pictures of one zoom, direction and screen; another one empties it."""

    def __init__(self) -> None:
        self._kept_for: tuple[float, bool, float] | None = None
        self._pictures: dict[EventId, QPixmap] = {}

    def clear(self) -> None:
        """Forget all pictures: other events, other colours."""
        self._kept_for = None
        self._pictures.clear()

    def is_worth_it(self, scale: Scale, *, is_mirrored: bool, ratio: float) -> bool:
        """Whether the last frame had the same zoom, on a screen of the same device pixel *ratio*."""
        wanted = (scale.pixels_per_day, is_mirrored, ratio)
        if wanted == self._kept_for:
            return True
        self.clear()
        self._kept_for = wanted
        return False

    def of(self, box: Box, draw: Draw) -> QPixmap | None:
        """Return the picture of a box's marks, `AIR` pixels wider than they are on either side; None if too wide."""
        width = box.last - box.first + 2 * AIR
        if width > _WIDEST or self._kept_for is None:
            return None
        event_id = box.figure.entry.event_id
        if event_id not in self._pictures:
            pixels_per_day, is_mirrored, ratio = self._kept_for
            picture = QPixmap(QSize(width, ROW_HEIGHT) * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(width - AIR if is_mirrored else AIR, 0)
            painter.scale(-1 if is_mirrored else 1, 1)
            draw(painter, Scale(box.first / pixels_per_day, pixels_per_day, width), box, 0)
            painter.end()
            self._pictures[event_id] = picture
        return self._pictures[event_id]
