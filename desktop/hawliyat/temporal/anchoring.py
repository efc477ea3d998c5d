"""Anchoring: what a relative or incomplete time hangs on, and which of its readings the sentence asks for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hawliyat.domain.day import Day
from hawliyat.temporal.periods import NORTH, SOUTH, Period

_SOUTHERN = frozenset({"ao", "ar", "au", "bo", "br", "cl", "mz", "nz", "pe", "py", "tl", "uy", "za", "zw"})
_MARK = re.compile(r"[\n.!?؟;؛,:](?=\s|$)|\n")
_REACH = 160
"""How far from an expression its tense is looked for, in code points."""


class Unanchored(Exception):
    """A relative time with nothing to hang it on; the argument is the code of what is missing."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What stands fixed: the publication day, the period named before in the paragraph, and the tense around."""

    published: Day | None = None
    previous: Period | None = None
    is_future: bool = False
    hemisphere: str = NORTH

    def day(self) -> Day:
        """Return the publication day; raise Unanchored if there is none."""
        if self.published is None:
            raise Unanchored("no_publication_date")
        return self.published

    def period(self) -> Period:
        """Return the period last named; raise Unanchored if there is none."""
        if self.previous is None:
            raise Unanchored("no_earlier_expression")
        return self.previous


def hemisphere(language: str) -> str:
    """Return the hemisphere of a BCP 47 tag's region; Portuguese without one is taken as Brazil's."""
    subtags = language.lower().split("-")
    if subtags[0] == "pt" and len(subtags) == 1:
        return SOUTH
    return SOUTH if any(subtag in _SOUTHERN for subtag in subtags[1:]) else NORTH


def is_future(text: str, start: int, end: int, cues: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the clause around `text[start:end]` (normalised) speaks of what is still to come.

    "Was planned for May" looks back: a cue of the past wins over one of the future.
    """
    clause = _clause(text, start, end)
    future, past = cues.get("future"), cues.get("past")
    if future is None or future.search(clause) is None:
        return False
    return past is None or past.search(clause) is None


def _clause(text: str, start: int, end: int) -> str:
    first = max(0, start - _REACH)
    for mark in _MARK.finditer(text, first, start):
        first = mark.end()
    after = _MARK.search(text, end, min(len(text), end + _REACH))
    return text[first : after.start() if after else end + _REACH]
