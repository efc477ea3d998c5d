"""The band below the lanes: the events without a place on the axis as chips, and the whole timeline in little."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hawliyat.domain.annotation import Label
from hawliyat.domain.day import Day
from hawliyat.domain.identity import EventId
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.placement import Placement
from hawliyat.timeline.scale import Scale
from hawliyat.ui.painting.timeline_frame import View
from hawliyat.ui.painting.timeline_lettering import Lettering, Piece
from hawliyat.ui.painting.timeline_words import chip_note, hidden_text, more_text, undated_text
from hawliyat.ui.theme import RADIUS_FIELD, Theme

CHIP_HEIGHT = 28
_CHIP_GAP = 8
_PADDING = 10
_SWATCH = 14
_MOST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Chip:
    """An undated event in the strip."""

    entry: Entry
    label: Label
    title: Piece
    note: Piece | None
    width: int


@dataclass(frozen=True, slots=True)
class ChipPlace:
    """A chip and where it lies on the surface."""

    chip: Chip
    rect: QRect


class StripPainter:
    """Lays out and draws the band."""

    def __init__(self, theme: Theme, lettering: Lettering) -> None:
        self._theme, self._lettering = theme, lettering

    def chips(self, entries: Sequence[tuple[Entry, Label]], before: Mapping[EventId, Chip]) -> tuple[Chip, ...]:
        """Shape a chip for each of *entries*; of one that is the same as *before* the chip is too."""
        made = []
        for entry, label in entries:
            chip = before.get(entry.event_id)
            is_same = chip is not None and chip.entry is entry and chip.label == label
            made.append(chip if chip is not None and is_same else self._chip(entry, label))
        return tuple(made)

    def places(self, view: View, chips: Sequence[Chip]) -> tuple[list[ChipPlace], int]:
        """Return the chips in sight from `view.first_chip` on, and how many follow that there is no room for."""
        area = view.frame.chips
        room = area.width() - _CHIP_GAP
        found: list[ChipPlace] = []
        along = _CHIP_GAP
        waiting = chips[view.first_chip :]
        for number, chip in enumerate(waiting):
            left_over = len(waiting) - number - 1
            more = self._lettering.note(more_text(left_over)).width + 2 * _CHIP_GAP if left_over else 0
            if found and along + chip.width + more > room:
                break
            width = min(chip.width, room - round(more) - along)
            left = area.right() + 1 - along - width if view.frame.is_mirrored else area.left() + along
            found.append(ChipPlace(chip, QRect(left, area.top() + 8, width, CHIP_HEIGHT)))
            along += width + _CHIP_GAP
        return found, len(waiting) - len(found)

    def first_chip_showing(self, view: View, chips: Sequence[Chip], event_id: EventId) -> int:
        """Return from which chip on the strip shows *event_id*, moved as little as possible."""
        index = next((n for n, chip in enumerate(chips) if chip.entry.event_id == event_id), None)
        if index is None:
            return view.first_chip
        if index < view.first_chip:
            return index
        first = view.first_chip
        while first < index:
            moved = View(view.width, view.height, view.scale, first_chip=first)
            if any(place.chip.entry.event_id == event_id for place in self.places(moved, chips)[0]):
                break
            first += 1
        return first

    def draw(self, painter: QPainter, view: View, chips: Sequence[Chip], placement: Placement) -> None:
        """Draw the band with its name and its chips."""
        frame = view.frame
        painter.fillRect(frame.strip, self._theme.chrome)
        painter.fillRect(QRect(0, frame.strip.top(), frame.width, 1), self._theme.line)
        self._draw_name(
            painter, view, len(placement.undated) + len(placement.cannot_place), len(placement.filtered_out)
        )
        painter.save()
        painter.setClipRect(frame.chips)
        found, left_over = self.places(view, chips)
        for place in found:
            self._draw_chip(painter, view, place)
        if left_over and found:
            piece = self._lettering.note(more_text(left_over))
            last = found[-1].rect
            x = last.left() - _CHIP_GAP - piece.width if frame.is_mirrored else last.right() + _CHIP_GAP
            painter.setPen(self._theme.accent)
            piece.draw(painter, x, frame.strip.center().y() + 5)
        painter.restore()

    def draw_minimap(self, painter: QPainter, view: View, begun: Sequence[Day], days: tuple[Day, Day]) -> None:
        """Draw where all events begin (*begun*, a day each) and which part of the whole (*days*) is in sight."""
        area = view.frame.minimap
        if area.isEmpty():
            return
        painter.setPen(QPen(self._theme.line, 1))
        painter.setBrush(self._theme.paper)
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        whole = minimap_scale(view, days)
        counts = _counted(tuple(begun), whole)
        painter.save()
        painter.setClipRect(area)
        most = max(counts.values(), default=1)
        columns = []
        for at, count in counts.items():
            height = round(5 + (area.height() - 10) * (count / most if most > 1 else 0.4))
            x = area.left() + round(whole.mirrored(at * 3)) - (2 if view.frame.is_mirrored else 0)
            columns.append(QRect(x, area.bottom() - 2 - height, 2, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.soft)
        painter.drawRects(columns)
        start, end = sorted((whole.x(view.scale.origin), whole.x(view.scale.last)))
        window = QRectF(area.left() + start, area.top(), end - start, area.height()) & QRectF(area)
        tint = QColor(self._theme.accent)
        tint.setAlphaF(0.16)
        painter.setPen(QPen(self._theme.accent, 1))
        painter.setBrush(tint)
        painter.drawRoundedRect(window.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.restore()

    def _chip(self, entry: Entry, label: Label) -> Chip:
        said = chip_note(entry)
        title, note = self._lettering.title(entry.title, _MOST_TITLE), self._lettering.note(said) if said else None
        width = 2 * _PADDING + _SWATCH + title.width + (note.width + _CHIP_GAP if note else 0)
        return Chip(entry, label, title, note, round(width))

    def _draw_name(self, painter: QPainter, view: View, count: int, hidden: int) -> None:
        cell = view.frame.strip_name
        lines = [(self._lettering.name(undated_text(count)), self._theme.ink)]
        if hidden:
            lines.append((self._lettering.note(hidden_text(hidden)), self._theme.warning))
        baseline = cell.center().y() + (5 if not hidden else -3)
        for piece, colour in lines:
            x = cell.right() - 12 - piece.width if view.frame.is_mirrored else cell.left() + 12
            painter.setPen(colour)
            piece.draw(painter, x, baseline)
            baseline += 16

    def _draw_chip(self, painter: QPainter, view: View, place: ChipPlace) -> None:
        chip, rect = place.chip, QRectF(place.rect)
        is_selected = chip.entry.event_id == view.selected
        is_hovered = chip.entry.event_id == view.hovered
        edge = self._theme.accent if is_selected and view.has_focus else self._theme.line
        ground = self._theme.selection if is_selected else self._theme.accent_soft if is_hovered else self._theme.raised
        painter.setPen(QPen(edge, 1.5 if is_selected and view.has_focus else 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_FIELD, RADIUS_FIELD)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.label_ink(chip.label.colour).edge)
        is_mirrored, baseline = view.frame.is_mirrored, rect.center().y() + 4.5
        swatch_x = rect.right() - _PADDING - 8 if is_mirrored else rect.left() + _PADDING
        painter.drawRoundedRect(QRectF(swatch_x, rect.center().y() - 4, 8, 8), 2, 2)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        title_x = swatch_x - 6 - chip.title.width if is_mirrored else swatch_x + _SWATCH
        painter.setPen(self._theme.soft if chip.entry.is_denied else self._theme.ink)
        chip.title.draw(painter, title_x, baseline)
        if chip.entry.is_denied:
            painter.drawLine(QLineF(QPointF(title_x, baseline - 4), QPointF(title_x + chip.title.width, baseline - 4)))
        if chip.note is not None:
            gap = _CHIP_GAP
            note_x = title_x - gap - chip.note.width if is_mirrored else title_x + chip.title.width + gap
            painter.setPen(self._theme.soft)
            chip.note.draw(painter, note_x, baseline)
        painter.restore()


@lru_cache(maxsize=4)
def _counted(begun: tuple[Day, ...], whole: Scale) -> Counter[int]:
    """Return how many events begin in each column of three pixels."""
    return Counter(whole.along(day) // 3 for day in begun)


def minimap_scale(view: View, days: tuple[int, int]) -> Scale:
    """Return the scale of the whole timeline on the minimap's width."""
    area = view.frame.minimap
    first, last = days
    span = max(last + 1 - first, 30)
    return Scale(first - 0.03 * span, area.width() / (span * 1.06), area.width(), view.scale.direction)
