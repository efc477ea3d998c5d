"""What keys mean on the timeline, and which event an arrow leads to."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from hawliyat.domain.article import Direction
from hawliyat.domain.identity import EventId
from hawliyat.ui.painting.timeline_board import Board, Box


class Move(Enum):
    """What a key asks for."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    LAST = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    FIT = auto()
    PAGE_EARLIER = auto()
    PAGE_LATER = auto()
    OPEN = auto()


_KEYS = {
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_End: Move.LAST,
    Qt.Key.Key_Home: Move.FIT,
    Qt.Key.Key_PageUp: Move.PAGE_EARLIER,
    Qt.Key.Key_PageDown: Move.PAGE_LATER,
    Qt.Key.Key_Return: Move.OPEN,
    Qt.Key.Key_Enter: Move.OPEN,
}
_TYPED = {"+": Move.ZOOM_IN, "=": Move.ZOOM_IN, "-": Move.ZOOM_OUT, "0": Move.FIT, "٠": Move.FIT}
_PLAIN = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier


def move_of(event: QKeyEvent) -> Move | None:
    """Return what a key press asks for; None for keys that are not the timeline's (Ctrl and Alt are the window's)."""
    if event.modifiers() not in _PLAIN:
        return None
    typed = _TYPED.get(event.text())
    if typed is not None or event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
        return typed
    return _KEYS.get(Qt.Key(event.key()))


def neighbour(
    move: Move, selected: EventId | None, order: Sequence[EventId], board: Board, direction: Direction
) -> EventId | None:
    """Return the event that *move* leads to from *selected*; None where there is none.

    Left and right go through *order* (rank order, the undated last) as time runs on screen; up and down go to the
    nearest event of the row above or below, and from the last row to the first undated event.
    """
    if not order:
        return None
    if move is Move.LAST:
        return order[-1]
    if selected is None or selected not in order:
        return order[0]
    if move in (Move.UP, Move.DOWN):
        return _by_row(selected, order, board, 1 if move is Move.DOWN else -1)
    step = 1 if (move is Move.RIGHT) == (direction is Direction.LTR) else -1
    index = order.index(selected) + step
    return order[index] if 0 <= index < len(order) else None


def _by_row(selected: EventId, order: Sequence[EventId], board: Board, step: int) -> EventId | None:
    here = board.boxes.get(selected)
    if here is None:
        dated = [event_id for event_id in order if event_id in board.boxes]
        return dated[-1] if dated and step < 0 else None
    rows = [row for row in board.rows if (row.top - here.top) * step > 0]
    if not rows:
        return next((event_id for event_id in order if event_id not in board.boxes), None) if step > 0 else None

    def distance(box: Box) -> int:
        return abs(box.first + box.last - here.first - here.last)

    row = rows[0] if step > 0 else rows[-1]
    return min(row.boxes, key=distance).figure.entry.event_id
