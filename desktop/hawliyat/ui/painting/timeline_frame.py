"""How the timeline's surface is divided: axis above, lane names beside, undated strip and minimap below."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

from hawliyat.domain.article import Direction
from hawliyat.domain.identity import EventId
from hawliyat.timeline.scale import Scale

AXIS_HEIGHT = 44
GUTTER_WIDTH = 136
STRIP_HEIGHT = 44
MINIMAP_WIDTH = 200
ROW_HEIGHT = 28
LANE_PADDING = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a surface of *width* by *height* pixels. The lane names stand at the earlier end of the axis."""

    width: int
    height: int
    direction: Direction

    @property
    def is_mirrored(self) -> bool:
        """Whether time runs from right to left."""
        return self.direction is Direction.RTL

    @property
    def axis_width(self) -> int:
        """How long the axis is."""
        return max(1, self.width - GUTTER_WIDTH)

    @property
    def axis_left(self) -> int:
        """Where the axis begins, from the left edge."""
        return 0 if self.is_mirrored else GUTTER_WIDTH

    @property
    def axis(self) -> QRect:
        """The ruled band above the lanes."""
        return QRect(self.axis_left, 0, self.axis_width, AXIS_HEIGHT)

    @property
    def lanes(self) -> QRect:
        """Where the events are."""
        return QRect(self.axis_left, AXIS_HEIGHT, self.axis_width, max(0, self.height - AXIS_HEIGHT - STRIP_HEIGHT))

    @property
    def gutter(self) -> QRect:
        """Where the lanes' names are."""
        left = self.width - GUTTER_WIDTH if self.is_mirrored else 0
        return QRect(left, AXIS_HEIGHT, GUTTER_WIDTH, self.lanes.height())

    @property
    def strip(self) -> QRect:
        """The band below for what has no place on the axis."""
        return QRect(0, self.height - STRIP_HEIGHT, self.width, STRIP_HEIGHT)

    @property
    def strip_name(self) -> QRect:
        """The strip's own cell under the lanes' names."""
        return QRect(self.gutter.left(), self.strip.top(), GUTTER_WIDTH, STRIP_HEIGHT)

    @property
    def minimap(self) -> QRect:
        """The whole timeline in little, at the strip's later end; empty where there is no room for it."""
        if self.axis_width < 3 * MINIMAP_WIDTH:
            return QRect()
        left = 12 if self.is_mirrored else self.width - MINIMAP_WIDTH - 12
        return QRect(left, self.strip.top() + 10, MINIMAP_WIDTH, STRIP_HEIGHT - 20)

    @property
    def chips(self) -> QRect:
        """Where the undated events are, one after the other from the earlier side."""
        spare = 0 if self.minimap.isEmpty() else MINIMAP_WIDTH + 24
        left = spare if self.is_mirrored else self.axis_left
        return QRect(left, self.strip.top(), self.axis_width - spare, STRIP_HEIGHT)


@dataclass(frozen=True, slots=True)
class View:
    """What of the timeline is in sight: the surface, the days, how far down, the first chip, and what is marked."""

    width: int
    height: int
    scale: Scale
    scroll: int = 0
    first_chip: int = 0
    selected: EventId | None = None
    hovered: EventId | None = None
    has_focus: bool = False

    @property
    def frame(self) -> Frame:
        """The surface's parts."""
        return Frame(self.width, self.height, self.scale.direction)
