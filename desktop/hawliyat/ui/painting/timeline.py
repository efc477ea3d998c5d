"""The timeline as a picture: on screen, in exports and in tests, the same painter on any device."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage, QPainter

from hawliyat.domain.annotation import Label, Layer
from hawliyat.domain.article import Direction
from hawliyat.domain.day import Day
from hawliyat.domain.identity import EventId, LabelId
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.filters import Filter
from hawliyat.timeline.placement import Placement, place
from hawliyat.timeline.scale import Scale
from hawliyat.ui.painting.timeline_axis import AxisPainter
from hawliyat.ui.painting.timeline_board import FADE, LABEL_GAP, Board, Figure, figures, lay_out
from hawliyat.ui.painting.timeline_events import EventPainter, ground
from hawliyat.ui.painting.timeline_frame import AXIS_HEIGHT, ROW_HEIGHT, STRIP_HEIGHT, Frame, View
from hawliyat.ui.painting.timeline_lettering import Lettering
from hawliyat.ui.painting.timeline_pictures import MarkPictures
from hawliyat.ui.painting.timeline_strip import Chip, StripPainter
from hawliyat.ui.painting.timeline_words import EMPTY_ADVICE, EMPTY_TITLE
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import tr

HALF_A_YEAR = 183


class TimelinePainter:
    """Draws entries for a `View`. What needs no zoom is prepared once per set of entries, the board once per zoom.

    On a screen *keeps_pictures* makes panning cheaper; without it every line is drawn, as an export needs it.
    """

    def __init__(self, theme: Theme, language: str = "en", *, keeps_pictures: bool = False) -> None:
        self._language = language
        self._pictures = MarkPictures() if keeps_pictures else None
        self._lettering = Lettering()
        self.placement = Placement()
        self.chips: tuple[Chip, ...] = ()
        self._lanes: list[list[Figure]] = []
        self._board = Board(0.0, (), (), {}, 0)
        self._begun: tuple[Day, ...] = ()
        self._days: tuple[Day, Day] = (0, 0)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours from now on."""
        self._theme = theme
        self._axis = AxisPainter(theme, self._lettering, self._language)
        self._events = EventPainter(theme, self._lettering, self._pictures)
        self._forget_pictures()
        self._strip = StripPainter(theme, self._lettering)

    def set_entries(self, entries: Iterable[Entry], labels: Sequence[Label], wanted: Filter | None = None) -> None:
        """Draw *entries* (in rank order) from now on, in lanes ordered as *labels* are."""
        self.placement = place(entries, wanted)
        before = {figure.entry.event_id: figure for lane in self._lanes for figure in lane}
        self._lanes = figures(self.placement.on_axis, labels, _unknown_label, self._lettering, before)
        by_id = {label.id: label for label in labels}
        aside = self.placement.undated + self.placement.cannot_place
        labelled = [(entry, by_id.get(entry.label_id) or _unknown_label(entry.label_id)) for entry in aside]
        self.chips = self._strip.chips(labelled, {chip.entry.event_id: chip for chip in self.chips})
        known = [_known(figure) for lane in self._lanes for figure in lane]
        self._begun = tuple(first for first, _ in known)
        self._days = (min(self._begun), max(last for _, last in known)) if known else (0, 0)
        self._board = Board(0.0, (), (), {}, 0)
        self._forget_pictures()

    def _forget_pictures(self) -> None:
        if self._pictures is not None:
            self._pictures.clear()

    @property
    def days(self) -> tuple[Day, Day]:
        """The first and the last day that anything on the axis is known of."""
        return self._days

    def board(self, scale: Scale) -> Board:
        """Return the layout at this zoom."""
        if self._board.pixels_per_day != scale.pixels_per_day:
            self._board = lay_out(self._lanes, scale.pixels_per_day)
        return self._board

    def fitted(self, scale: Scale) -> Scale:
        """Return *scale* changed so that every event on the axis is in sight, label and all.

        With none on the axis it shows the time of the undated ones' sources, or the present.
        """
        spans = [
            (*_known(figure), FADE if _opens_before(figure) else 0.0, _tail(figure))
            for lane in self._lanes
            for figure in lane
        ]
        if not spans:
            told = [claim.published for entry in self.placement.undated for claim in entry.claims]
            days = [day for day in told if day is not None] or [datetime.now(UTC).date().toordinal()]
            spans = [(min(days) - HALF_A_YEAR, max(days) + HALF_A_YEAR, 0.0, 0.0)]
        return scale.fitted(spans)

    def first_chip_showing(self, view: View, event_id: EventId) -> int:
        """Return from which chip on the strip shows *event_id*."""
        return self._strip.first_chip_showing(view, self.chips, event_id)

    def event_at(self, view: View, point: QPoint) -> EventId | None:
        """Return the event drawn at *point* of the surface."""
        frame = view.frame
        if frame.chips.contains(point):
            places = self._strip.places(view, self.chips)[0]
            return next((place.chip.entry.event_id for place in places if place.rect.contains(point)), None)
        if not frame.lanes.contains(point):
            return None
        along = round(view.scale.mirrored(point.x() - frame.axis_left)) + view.scale.offset
        y = point.y() - AXIS_HEIGHT + view.scroll
        for box in self.board(view.scale).in_sight(along - 3, 6, y, 1):
            if box.top <= y < box.top + ROW_HEIGHT:
                return box.figure.entry.event_id
        return None

    def box_rect(self, view: View, event_id: EventId) -> QRectF | None:
        """Return where an event on the axis is drawn (marks and label), on the surface or beyond it."""
        box = self.board(view.scale).boxes.get(event_id)
        return None if box is None else ground(view, box)

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw everything *view* shows."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, view.width, view.height, self._theme.paper)
        board = self.board(view.scale)
        self._axis.draw_grid(painter, view, board)
        self.paint_events(painter, view)
        self._axis.draw_axis(painter, view)
        self._axis.draw_lane_names(painter, view, board)
        self._strip.draw(painter, view, self.chips, self.placement)
        self._strip.draw_minimap(painter, view, self._begun, self._days)
        if not self.placement.total:
            self._draw_advice(painter, view)

    def paint_events(self, painter: QPainter, view: View) -> None:
        """Draw the events on the axis alone."""
        lanes = view.frame.lanes
        boxes = self.board(view.scale).in_sight(view.scale.offset, view.scale.width, view.scroll, lanes.height())
        self._events.draw(painter, view, list(boxes))

    def _draw_advice(self, painter: QPainter, view: View) -> None:
        middle = view.frame.lanes.center()
        title, advice = self._lettering.name(tr(EMPTY_TITLE)), self._lettering.note(tr(EMPTY_ADVICE), 600)
        painter.setPen(self._theme.ink)
        title.draw(painter, middle.x() - title.width / 2, middle.y() - 8)
        painter.setPen(self._theme.soft)
        advice.draw(painter, middle.x() - advice.width / 2, middle.y() + 12)


def render(
    entries: Iterable[Entry],
    labels: Sequence[Label],
    theme: Theme,
    *,
    width: int,
    height: int | None = None,
    direction: Direction = Direction.LTR,
    language: str = "en",
) -> QImage:
    """Return a picture of the whole timeline, fitted to *width* pixels; as high as it needs, or cut at *height*."""
    painter = TimelinePainter(theme, language)
    painter.set_entries(entries, labels)
    axis_width = Frame(width, 0, direction).axis_width
    scale = painter.fitted(Scale(width=axis_width, direction=direction))
    height = AXIS_HEIGHT + painter.board(scale).height + STRIP_HEIGHT if height is None else height
    view = View(width, height, scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    canvas = QPainter(image)
    painter.paint(canvas, view)
    canvas.end()
    return image


def _unknown_label(label_id: LabelId) -> Label:
    return Label(label_id, Layer.EVENT, {"en": tr("Other event")}, "grey")


def _known(figure: Figure) -> tuple[Day, Day]:
    return min(first for first, _ in figure.known), max(last for _, last in figure.known)


def _opens_before(figure: Figure) -> bool:
    return any(mark.first is None for mark in figure.marks)


def _tail(figure: Figure) -> float:
    open_end = FADE if any(mark.last is None for mark in figure.marks) else 0
    return open_end + LABEL_GAP + figure.label_width
