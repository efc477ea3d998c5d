"""What the mouse is doing: one object per gesture, told where the pointer goes."""

from collections.abc import Callable
from typing import Protocol

from hawliyat.domain.span import Span
from hawliyat.text.sentences import sentence_at
from hawliyat.text.words import clitic_trims, word_at


class Gesture(Protocol):
    """A press that may become a drag."""

    def reach(self, offset: int) -> tuple[int, int]:
        """Return the anchor and the caret of the selection once the pointer is at *offset*."""


class SpanDrag:
    """From where the button went down to where the pointer is, cluster by cluster."""

    def __init__(self, anchor: int) -> None:
        self._anchor = anchor

    def reach(self, offset: int) -> tuple[int, int]:
        """Return the anchor and the caret."""
        return self._anchor, offset


class UnitDrag:
    """Whole words or sentences: from the one that was clicked to the one under the pointer."""

    def __init__(self, first: Span, unit_at: Callable[[int], Span]) -> None:
        self._first = first
        self._unit_at = unit_at

    def reach(self, offset: int) -> tuple[int, int]:
        """Return the anchor and the caret, which stands at the end that moves."""
        if self._first.start <= offset <= self._first.end:
            return self._first.start, self._first.end
        unit = self._unit_at(offset)
        if unit.start < self._first.start:
            return self._first.end, unit.start
        return self._first.start, max(unit.end, self._first.end)


def word_drag(text: str, offset: int) -> UnitDrag:
    """Return the gesture of a double click."""
    return UnitDrag(word_at(text, offset), lambda at: word_at(text, at))


def sentence_drag(text: str, offset: int) -> UnitDrag:
    """Return the gesture of a triple click."""
    return UnitDrag(sentence_at(text, offset), lambda at: sentence_at(text, at))


def trimmed(text: str, selected: Span, offset: int) -> Span | None:
    """Return the word at *offset* with one more clitic taken off than *selected* has; None if it is not selected.

    After the last offer the whole word comes back: the program offers, the researcher decides.
    """
    word = word_at(text, offset)
    starts = [word.start, *(word.start + trim for trim in clitic_trims(word.of(text)))]
    if selected.end != word.end or selected.start not in starts:
        return None
    return Span(starts[(starts.index(selected.start) + 1) % len(starts)], word.end)
