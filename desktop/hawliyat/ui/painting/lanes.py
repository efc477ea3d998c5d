"""Lanes: what hangs under one line of text, so arranged that nothing covers anything."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

Stretch = tuple[float, float]
"""From left to right, in pixels."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """What one mark hangs under a line: a stroke, a few words, or both."""

    stroke: Stretch | None = None
    words: Stretch | None = None


def lanes_of(hanging: Sequence[Hanging], *, gap: float = 0.0) -> list[int]:
    """Return a lane for each, 0 nearest to the text: the first one free in the order given.

    A stroke and words share a lane happily, since words stand under strokes; two strokes or two captions need *gap*
    pixels between them. Costs n log n for each lane that is needed.
    """
    lanes: list[tuple[_Row, _Row]] = []
    found = []
    for one in hanging:
        at = 0
        while at < len(lanes) and not (lanes[at][0].is_free(one.stroke) and lanes[at][1].is_free(one.words)):
            at += 1
        if at == len(lanes):
            lanes.append((_Row(gap), _Row(gap)))
        lanes[at][0].take(one.stroke)
        lanes[at][1].take(one.words)
        found.append(at)
    return found


class _Row:
    """Stretches that keep clear of each other, by where they begin."""

    __slots__ = ("_ends", "_gap", "_starts")

    def __init__(self, gap: float) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []
        self._gap = gap

    def is_free(self, stretch: Stretch | None) -> bool:
        if stretch is None:
            return True
        left, right = stretch
        at = bisect_left(self._starts, right + self._gap)
        return at == 0 or self._ends[at - 1] + self._gap <= left

    def take(self, stretch: Stretch | None) -> None:
        if stretch is not None:
            at = bisect_left(self._starts, stretch[0])
            self._starts.insert(at, stretch[0])
            self._ends.insert(at, stretch[1])
