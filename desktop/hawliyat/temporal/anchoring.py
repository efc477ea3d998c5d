"""Anchoring: what a relative or incomplete time hangs on, and which of its readings the sentence asks for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from hawliyat.domain.day import Day, to_ymd, weekday
from hawliyat.domain.time_value import Granularity
from hawliyat.temporal import periods
from hawliyat.temporal.cues import CONTENT, FUTURE, PAST, CueIndex
from hawliyat.temporal.periods import NORTH, SOUTH, Period

_SOUTHERN = frozenset({"ao", "ar", "au", "bo", "br", "cl", "mz", "nz", "pe", "py", "tl", "uy", "za", "zw"})
_FRIDAY_WEEKENDS = frozenset({"bh", "dz", "eg", "iq", "jo", "kw", "ly", "om", "qa", "sa", "sd", "sy", "ye"})
"""Countries whose weekend is Friday and Saturday (CLDR's week data)."""
_FRIDAY, _SATURDAY = 4, 5
_SHORT_YEARS_BACK = 80
"""A year of two digits lies at most so many years back, and less than twenty ahead (as ICU reads them)."""
_USUAL_YEAR = 2020
_MARK = re.compile(r"[\n.!?؟;؛,:](?=\s|$)|\n")
_REACH = 160
"""How far from an expression its tense is looked for, in code points."""


class UnanchoredError(Exception):
    """A relative time with nothing to hang it on; the argument is the code of what is missing."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole text: when it was published, where, and what its weeks begin with (0 is Monday)."""

    published: Day | None = None
    region: str = ""
    hemisphere: str = NORTH
    week_start: int = 0
    is_month_first: bool = False

    @property
    def weekend_start(self) -> int:
        """The weekday a weekend begins on, by the region."""
        return _FRIDAY if self.region in _FRIDAY_WEEKENDS else _SATURDAY


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time can hang on: its setting, the period named before in the paragraph, the tense around.

    A time that is all of its text (a cell, a field somebody typed) `is_alone`.
    """

    setting: Setting = field(default_factory=Setting)
    previous: Period | None = None
    is_future: bool = False
    is_alone: bool = False

    def day(self) -> Day:
        """Return the publication day; raise UnanchoredError if there is none."""
        if self.setting.published is None:
            raise UnanchoredError("no_publication_date")
        return self.setting.published

    def year(self) -> int:
        """Return the year of the publication day; raise UnanchoredError if there is none."""
        return to_ymd(self.day())[0]

    def around(self, unit: Granularity, day: Day, steps: int = 0) -> Period:
        """Return the *unit* that holds *day*, or the one *steps* later; weeks begin as the setting says."""
        if unit is not Granularity.WEEK:
            return periods.around(unit, day, steps)
        first = day - (weekday(day) - self.setting.week_start) % 7 + 7 * steps
        return periods.run(first, first + 6, Granularity.WEEK)

    def full_year(self, written: str) -> int:
        """Return the year that *written* means: two digits are the one nearest to the publication's."""
        number = int(written)
        if len(written) > 2:
            return number
        low = (_USUAL_YEAR if self.setting.published is None else self.year()) - _SHORT_YEARS_BACK
        return low + (number - low) % 100

    def period(self) -> Period:
        """Return the period last named; raise UnanchoredError if there is none."""
        if self.previous is None:
            raise UnanchoredError("no_earlier_expression")
        return self.previous


def hemisphere(language: str) -> str:
    """Return the hemisphere of a BCP 47 tag's region; Portuguese without one is taken as Brazil's."""
    if language.lower() == "pt":
        return SOUTH
    return SOUTH if region(language) in _SOUTHERN else NORTH


def region(language: str) -> str:
    """Return the region subtag of a BCP 47 tag in small letters, or ""."""
    return next((subtag for subtag in language.lower().split("-")[1:] if len(subtag) == 2), "")


def is_future(text: str, start: int, end: int, cues: Mapping[str, CueIndex], *, leans: bool = False) -> bool:
    """Whether the clause around `text[start:end]` (normalised) speaks of what is still to come.

    "Was planned for May" looks back: a cue of the past wins over one of the future. The clause ends where reported
    words begin: «أعلنت الخميس أنها ستفتتح» announced in the past; but «من المقرر أن» opens nothing new. A time that
    *leans* to the future ("by March") needs no cue.
    """
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    coming = cues[FUTURE].inside(low, high)
    if not coming and not leans:
        return False
    for mark in _MARK.finditer(text, low, start):
        low = mark.end()
    after = _MARK.search(text, end, high)
    high = after.start() if after else high
    opened = [end for at, end in cues[CONTENT].inside(low, start) if not _continues(at, coming)]
    low = max(opened, default=low)
    high = min((opening for opening, _ in cues[CONTENT].inside(end, high)), default=high)
    return (leans or bool(cues[FUTURE].inside(low, high))) and not cues[PAST].inside(low, high)


def _continues(opening: int, coming: list[tuple[int, int]]) -> bool:
    """Whether the word at *opening* only carries on a cue of the future: "expected ⟨that⟩"."""
    return any(opening - 2 <= end <= opening for _, end in coming)
