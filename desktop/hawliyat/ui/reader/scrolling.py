"""Keeps an article view's scroll bar, its lazy layout and what the reader is looking at in step."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSignalBlocker

from hawliyat.ui.painting.sizes import Sizes

if TYPE_CHECKING:
    from hawliyat.ui.reader.article_view import ArticleView

SIDE_MARGIN = 28
TOP_MARGIN = 26
BOTTOM_MARGIN = 80
AROUND = 1.0
"""So many lines stay visible around what is revealed, where there is room."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line that has to stay where it is: an offset on it, and how far below the viewport's top it stands."""

    offset: int
    y: float


class Scrolling:
    """Where the column is in the viewport.

    Only blocks in view are laid out. The place is kept as (block, pixels into it), not as the scroll bar's number, so
    that nothing jumps when an estimated height above or below turns out wrong.
    """

    def __init__(self, view: "ArticleView") -> None:
        self._view = view
        self._block = 0
        self._into = -float(TOP_MARGIN)
        self._is_settled = False
        self._kept: Reading | None = None

    def column_width(self) -> float:
        """Return how wide the lines are."""
        room = self._view.viewport().width() - 2 * SIDE_MARGIN
        return max(min(Sizes(self._view.zoom).column, room), 80.0)

    def origin(self) -> QPointF:
        """Return where the column's top left corner is in the viewport."""
        left = round((self._view.viewport().width() - self._view.layout_.width) / 2)
        return QPointF(left, round(TOP_MARGIN - self._value()))

    def to_top(self) -> None:
        """Show the beginning."""
        self._go(0.0)

    def lay_out_again(self) -> None:
        """Use the viewport's width and the view's zoom; the line being read stays where it is."""
        place = self.place()
        self._view.layout_.set_width(self.column_width(), Sizes(self._view.zoom))
        self.restore(place)

    def forget_place(self) -> None:
        """Choose anew what has to stay when the layout changes next: the reader has moved."""
        self._kept = None

    def place(self) -> Reading | None:
        """Return what has to stay: the caret's line if it is in view, else the first line in view.

        It is the same one until the reader moves, so that a window that is dragged wider and narrower drifts nowhere.
        """
        if self._kept is None:
            self._kept = self._place()
        return self._kept

    def _place(self) -> Reading | None:
        layout, height = self._view.layout_, self._view.viewport().height()
        if self._value() <= 0:
            return None
        self.settle()
        above = -self.origin().y()
        number, line = layout.line_of(self._view.caret())
        top = layout.top_of(number) + layout.block(number).layout.lines[line].top - above
        if 0 <= top < height:
            return Reading(self._view.caret(), top)
        number = layout.block_under(above)
        laid = layout.block(number)
        place = laid.layout.lines[laid.layout.line_under(above - layout.top_of(number))]
        return Reading(laid.origin + place.start, layout.top_of(number) + place.top - above)

    def restore(self, place: Reading | None) -> None:
        """Scroll so that a line stands where it stood."""
        if place is None:
            self.to_top()
            return
        layout = self._view.layout_
        number, line = layout.line_of(place.offset)
        self._block = number
        self._into = layout.block(number).layout.lines[line].top - place.y
        self._changed()
        self._kept = place

    def show(self, start: int, end: int) -> None:
        """Scroll, only if need be, until both offsets are in view; *start* counts if there is no room for both."""
        # Blocks that come into view on the way there turn out higher or lower than they were estimated.
        for _ in range(4):
            self.settle()
            value = self._value_that_shows(start, end)
            if value is None:
                break
            self._go(value)

    def _value_that_shows(self, start: int, end: int) -> float | None:
        layout, height = self._view.layout_, self._view.viewport().height()
        first, last = layout.caret_rect(start), layout.caret_rect(end)
        if layout.line_of(start) == (0, 0) and last.bottom() + TOP_MARGIN < height:
            return 0.0 if self._value() > 0 else None
        around = AROUND * (first.height() + 8)
        top, bottom = first.top() + TOP_MARGIN - around, last.bottom() + TOP_MARGIN + around
        if top < self._value() - 1 and self._value() > 0:
            return top
        if bottom > self._value() + height + 1:
            lowest = layout.height + TOP_MARGIN + BOTTOM_MARGIN - height
            wanted = min(bottom - height, top, lowest)
            return wanted if wanted > self._value() + 1 else None
        return None

    def by_screen(self, screens: float) -> None:
        """Scroll by so many screens."""
        self._go(self._value() + screens * self._view.viewport().height())

    def by(self, pixels: float) -> None:
        """Scroll by so many pixels."""
        self._go(self._value() + pixels)

    def follow_bar(self) -> None:
        """Take the scroll bar's word."""
        self._go(float(self._view.verticalScrollBar().value()))

    def settle(self) -> None:
        """Lay out what is in view and bring the scroll bar in line with it."""
        if self._is_settled:
            return
        layout, height = self._view.layout_, self._view.viewport().height()
        for _ in range(8):
            self._lay_out_view()
            last = max(0.0, layout.height + TOP_MARGIN + BOTTOM_MARGIN - height)
            value = self._value()
            if 0 <= value <= last:
                break
            self._set_value(min(max(value, 0.0), last))
        self._is_settled = True
        bar = self._view.verticalScrollBar()
        with QSignalBlocker(bar):
            bar.setRange(0, round(last))
            bar.setPageStep(height)
            bar.setSingleStep(round(layout.sizes.pitch))
            bar.setValue(round(self._value()))

    def _lay_out_view(self) -> None:
        layout = self._view.layout_
        bottom = self._value() - TOP_MARGIN + self._view.viewport().height()
        number = self._block
        while number < len(layout.blocks) and (number == self._block or layout.top_of(number) < bottom):
            layout.block(number)
            number += 1
        # The block above may be in view too, once the one the place hangs on has moved down.
        number = self._block
        while number > 0 and layout.top_of(number) > self._value() - TOP_MARGIN:
            number -= 1
            layout.block(number)

    def _value(self) -> float:
        return self._view.layout_.top_of(self._block) + self._into + TOP_MARGIN

    def _set_value(self, value: float) -> None:
        layout = self._view.layout_
        self._block = layout.block_under(value - TOP_MARGIN)
        self._into = value - TOP_MARGIN - layout.top_of(self._block)

    def _go(self, value: float) -> None:
        self._kept = None
        self._set_value(max(value, 0.0))
        self._changed()

    def _changed(self) -> None:
        self._is_settled = False
        self.settle()
        self._view.viewport().update()
