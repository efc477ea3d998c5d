"""Cues: the words that set a sentence's tense or say that it reports, looked for once in a text and asked by place."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

FUTURE, PAST, REPORTING, CONTENT = "future", "past", "reporting", "content"


class CueIndex:
    """Where a normalised text has the cues of one kind, in order; found when first asked for."""

    def __init__(self, text: str, cue: re.Pattern[str] | None) -> None:
        self._text = text
        self._cue = cue

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        return [match.span() for match in self._cue.finditer(self._text)] if self._cue else []

    def inside(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the cues that lie wholly in `text[start:end]`, as (start, end)."""
        places = self._places
        at = bisect_left(places, (start, start))
        found = []
        while at < len(places) and places[at][1] <= end:
            found.append(places[at])
            at += 1
        return found


def index(text: str, cues: Mapping[str, re.Pattern[str]]) -> dict[str, CueIndex]:
    """Return an index of *text* for each kind of cue."""
    return {kind: CueIndex(text, cues.get(kind)) for kind in (FUTURE, PAST, REPORTING, CONTENT)}
