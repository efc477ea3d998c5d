"""Reading: candidates in order, each with what it means where it stands; a surface read once is not read again.

What was said before is kept for "that year" and "two days later", to the end of its paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from hawliyat.temporal import anchoring, clocks, cues, finding
from hawliyat.temporal.anchoring import Anchor, Setting, UnanchoredError
from hawliyat.temporal.candidate import Candidate, Ground, is_founded
from hawliyat.temporal.clocks import Clock
from hawliyat.temporal.normalise import Normalised
from hawliyat.temporal.pack import Needs, Pack, Rule
from hawliyat.temporal.periods import Period
from hawliyat.temporal.resolution import Codes, Resolution
from hawliyat.temporal.resolving import ABSOLUTE, HANGING, NAMES_NO_DAY, NOT_A_DATE, resolve

_AROUND = " \n\t.,;:!?؟؛،()[]\"'«»“”"
"""What may stand around an expression that is alone in its text."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a candidate means; `resolution` is None while `missing` says what it waits for (and for a clock)."""

    resolution: Resolution | None
    anchor: Anchor
    missing: str = ""
    is_weak: bool = False


class Reading(NamedTuple):
    """A candidate with its meaning, the clock time beside it, and whether its ground makes it a time."""

    candidate: Candidate
    meaning: Meaning
    is_founded: bool
    clock: Clock | None = None

    @property
    def resolution(self) -> Resolution | None:
        """What it means."""
        return self.meaning.resolution

    @property
    def rule(self) -> Rule:
        """The rule that found it."""
        return self.candidate.rule

    @property
    def start(self) -> int:
        """Where it begins, its frames and its clock included."""
        outer = self.candidate.outer_start
        return outer if self.clock is None else min(outer, self.clock.start)

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.candidate.end if self.clock is None else max(self.candidate.end, self.clock.end)


class Reader:
    """One text being read by one pack."""

    def __init__(self, normalised: Normalised, setting: Setting, rules: Pack) -> None:
        self._normalised = normalised
        self._text = normalised.text
        self._setting = setting
        self._pack = rules
        self._meanings: dict[tuple[object, ...], Meaning | None] = {}
        self._bare_start = len(self._text) - len(self._text.lstrip(_AROUND))
        self._bare_end = len(self._text.rstrip(_AROUND))
        self.cues = cues.index(normalised.text, rules.cues)

    def readings(self) -> Iterator[Reading]:
        """Yield what the text's candidates mean, in order; durations and parts of names are left out."""
        previous: Period | None = None
        behind = 0
        for candidate in finding.find(self._normalised, self._pack):
            if candidate.rule.resolve in NOT_A_DATE or candidate.is_name:
                continue
            if previous is not None and "\n" in self._text[behind : candidate.start]:
                previous = None
            reading = self._read(candidate, previous)
            if reading is not None:
                yield reading
                behind = candidate.end
                if reading.is_founded and reading.resolution is not None:
                    previous = reading.resolution.end or reading.resolution.period

    def again(self, reading: Reading, *, published: int, previous: Period) -> Reading:
        """Return *reading* as it reads in a text published on another day, in the past; itself if it does not."""
        setting = replace(self._setting, published=published)
        meaning = self._mean(reading.candidate, Anchor(setting, previous))
        return reading if meaning is None or meaning.resolution is None else reading._replace(meaning=meaning)

    def reground(self, reading: Reading, candidate: Candidate) -> Reading:
        """Return *reading* with the frames of *candidate*, judged again."""
        return reading._replace(candidate=candidate, is_founded=self._is_founded(candidate, reading.meaning))

    def codes(self, candidate: Candidate) -> Codes:
        """Return the codes of a candidate's slots."""
        return {**candidate.rule.fixed, **self._pack.codes(candidate.slots)}

    def clock(self, reading: Reading) -> Clock | None:
        """Return the clock time that *reading* is; None if no clock shows it."""
        try:
            return clocks.read(self.codes(reading.candidate), reading.candidate.outer_start, reading.candidate.end)
        except ValueError:
            return None

    def _read(self, candidate: Candidate, previous: Period | None) -> Reading | None:
        start, end, rule = candidate.start, candidate.end, candidate.rule
        is_past = rule.resolve in ABSOLUTE or (candidate.governor == "since" and not candidate.leans)
        future = not is_past and anchoring.is_future(self._text, start, end, self.cues, leans=candidate.leans)
        before = previous if rule.resolve in HANGING else None
        key = (rule.id, self._text[start:end], future, before)
        if key in self._meanings:
            meaning = self._meanings[key]
        else:
            meaning = self._meanings[key] = self._mean(
                candidate, Anchor(self._setting, before, future, self._is_alone(candidate))
            )
        if meaning is None:
            return None
        return Reading(candidate, meaning, self._is_founded(candidate, meaning))

    def _is_founded(self, candidate: Candidate, meaning: Meaning) -> bool:
        if candidate.rule.needs is Needs.NOTHING:
            return True
        ground = Ground(self._is_alone(candidate), meaning.anchor.is_future, meaning.is_weak)
        return is_founded(candidate, ground)

    def _is_alone(self, candidate: Candidate) -> bool:
        return candidate.outer_start <= self._bare_start and candidate.end >= self._bare_end

    def _mean(self, candidate: Candidate, anchor: Anchor) -> Meaning | None:
        """Resolve a candidate; None for one that is no date after all (the 31st of February)."""
        if candidate.rule.resolve in NAMES_NO_DAY:
            return Meaning(None, anchor)
        try:
            resolution = resolve(candidate.rule.resolve, self.codes(candidate), anchor)
            return Meaning(resolution, anchor, is_weak=candidate.is_weak(self._pack))
        except UnanchoredError as missing:
            return Meaning(None, anchor, str(missing), candidate.is_weak(self._pack))
        except (ValueError, OverflowError):
            return None
