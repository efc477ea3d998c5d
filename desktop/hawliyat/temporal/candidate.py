"""Candidates: matches of rules with the words before them, and whether those make them times."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from hawliyat.temporal.pack import Needs, Pack, Rule, base

_PARTS = ("start", "early", "mid", "late", "end", "earlier", "later", "daypart")
_BARELY = ("around", "during", "at", "daypart")
"""Frames that stand before amounts as well ("around 1500 people"): they make no year of a bare number."""
_OUTSIDE = ("event", "for", "title")
"""Frames that found a time without being part of it: the crisis of ⟨2008⟩."""
_GOVERNS_AS = {"by": "until", "onward": "since"}
"""Frames that lean to the future, and what they govern as."""
_LEANING = ("by", "onward", "for")
_PROVISIONAL = ("from", "between")
"""Frames that count only where a second time follows."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Words before a time that open, close, blur or divide it; `start` is an offset of the normalised text."""

    kind: str
    text: str
    start: int

    @property
    def level(self) -> int:
        """How far out the frame belongs: a part of the unit, its blurring, what governs it."""
        return 1 if self.kind in _PARTS else 2 if self.kind == "around" else 4 if self.kind == "period" else 3


class Candidate(NamedTuple):
    """A match of a rule with the frames before it, innermost first; offsets are the normalised text's.

    One is made for every match, so it is a tuple, which costs a third of a frozen dataclass.
    """

    rule: Rule
    match: re.Match[str]
    start: int
    end: int
    frames: tuple[Frame, ...] = ()

    @property
    def shift(self) -> int:
        """How far from here the same words were matched."""
        return self.start - self.match.start()

    @property
    def places(self) -> dict[str, tuple[int, int]]:
        """Where the forms that filled the rule's slots stand; a second one of the same slot is `<slot>_2`."""
        places: dict[str, tuple[int, int]] = {}
        for group in self.match.re.groupindex:
            if self.match[group] is not None:
                name = base(group)
                start, end = self.match.span(group)
                places[name if name not in places else f"{name}_2"] = (start + self.shift, end + self.shift)
        return places

    @property
    def slots(self) -> dict[str, str]:
        """The forms that filled the rule's slots."""
        shift, text = self.shift, self.match.string
        return {slot: text[start - shift : end - shift] for slot, (start, end) in self.places.items()}

    @property
    def outer_start(self) -> int:
        """Where the expression begins, its frames included."""
        if not self.frames:
            return self.start
        return min((frame.start for frame in self.frames if frame.kind not in _OUTSIDE), default=self.start)

    @property
    def named_start(self) -> int:
        """Where the time itself begins, with its part and blurring but not what governs it."""
        if not self.frames:
            return self.start
        return min((frame.start for frame in self.frames if frame.level < 3), default=self.start)

    @property
    def part(self) -> str:
        """The part of the unit that is meant: a frame's kind, or ""."""
        return next((frame.kind for frame in self.frames if frame.level == 1), "")

    @property
    def governor(self) -> str:
        """The kind of the frame that governs the whole, or ""; "by" closes as "until" does."""
        kind = next((frame.kind for frame in self.frames if frame.level == 3), "")
        return _GOVERNS_AS.get(kind, kind)

    @property
    def leans(self) -> bool:
        """Whether its frame makes it a time to come, if nothing else is said: by March."""
        return any(frame.kind in _LEANING for frame in self.frames)

    def has(self, kind: str) -> bool:
        """Whether a frame of *kind* stands before it."""
        return any(frame.kind == kind for frame in self.frames)

    def is_weak(self, pack: Pack) -> bool:
        """Whether its words are all ordinary words or names too."""
        return all(pack.is_weak(slot, form) for slot, form in self.slots.items() if base(slot) in pack.lexicons)

    @property
    def is_name(self) -> bool:
        """Whether a word before it makes it a part of a name: a street, a prayer, a person."""
        if not self.frames:
            return False
        return self.has("name") or (self.has("title") and self.rule.resolve == "month")

    @property
    def is_provisional(self) -> bool:
        """Whether a frame of it counts only where a second time follows."""
        return bool(self.frames) and any(frame.kind in _PROVISIONAL for frame in self.frames)

    def without_provisional(self) -> "Candidate":
        """Return it without frames that wait for a second time."""
        return self._replace(frames=tuple(frame for frame in self.frames if frame.kind not in _PROVISIONAL))


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of a candidate: alone in its text, with words of the future around, made of ordinary words."""

    is_alone: bool = False
    is_future: bool = False
    is_weak: bool = False


def is_founded(candidate: Candidate, ground: Ground) -> bool:
    """Whether what stands before and around a candidate is enough to take it for a time."""
    if ground.is_alone:
        return True
    match candidate.rule.needs:
        case Needs.FRAME:
            return any(frame.kind not in _BARELY for frame in candidate.frames)
        case Needs.FRAME_IF_WEAK:
            return any(frame.kind != "at" for frame in candidate.frames) or not ground.is_weak
        case Needs.PART:
            return bool(candidate.part)
        case Needs.FUTURE:
            return ground.is_future
        case Needs.ALONE:
            return False
        case _:
            return True
