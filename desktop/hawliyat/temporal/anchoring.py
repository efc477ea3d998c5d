"""Anchoring: what a relative or incomplete time hangs on, and which of its readings the sentence asks for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hawliyat.domain.day import Day
from hawliyat.temporal.cues import CONTENT, FUTURE, PAST, CueIndex
from hawliyat.temporal.periods import NORTH, SOUTH, Period

_SOUTHERN = frozenset({"ao", "ar", "au", "bo", "br", "cl", "mz", "nz", "pe", "py", "tl", "uy", "za", "zw"})
_MARK = re.compile(r"[\n.!?؟;؛,:](?=\s|$)|\n")
_REACH = 160
"""How far from an expression its tense is looked for, in code points."""


class UnanchoredError(Exception):
    """A relative time with nothing to hang it on; the argument is the code of what is missing."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What stands fixed: the publication day, the period named before in the paragraph, and the tense around."""

    published: Day | None = None
    previous: Period | None = None
    is_future: bool = False
    hemisphere: str = NORTH

    def day(self) -> Day:
        """Return the publication day; raise UnanchoredError if there is none."""
        if self.published is None:
            raise UnanchoredError("no_publication_date")
        return self.published

    def period(self) -> Period:
        """Return the period last named; raise UnanchoredError if there is none."""
        if self.previous is None:
            raise UnanchoredError("no_earlier_expression")
        return self.previous


def hemisphere(language: str) -> str:
    """Return the hemisphere of a BCP 47 tag's region; Portuguese without one is taken as Brazil's."""
    subtags = language.lower().split("-")
    if subtags[0] == "pt" and len(subtags) == 1:
        return SOUTH
    return SOUTH if any(subtag in _SOUTHERN for subtag in subtags[1:]) else NORTH


def is_future(text: str, start: int, end: int, cues: Mapping[str, CueIndex]) -> bool:
    """Whether the clause around `text[start:end]` (normalised) speaks of what is still to come.

    "Was planned for May" looks back: a cue of the past wins over one of the future. The clause ends where reported
    words begin: «أعلنت الخميس أنها ستفتتح» announced in the past.
    """
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    if not cues[FUTURE].inside(low, high):
        return False
    for mark in _MARK.finditer(text, low, start):
        low = mark.end()
    after = _MARK.search(text, end, high)
    high = after.start() if after else high
    low = max((opened for _, opened in cues[CONTENT].inside(low, start)), default=low)
    high = min((opening for opening, _ in cues[CONTENT].inside(end, high)), default=high)
    return bool(cues[FUTURE].inside(low, high)) and not cues[PAST].inside(low, high)
