"""Finding: where a text names times, by a pack's rules; what they mean is left to `resolving`.

One pass over the words: a word some rule may begin with is tried against those rules only, the longest match wins, and
the words before it are looked up as frames, outwards ("desde" "o início" ⟨deste ano⟩). Work is bounded per word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hawliyat.temporal.normalise import Normalised
from hawliyat.temporal.pack import NUMERAL, WORD, Needs, Pack, Rule, base

_PARTS = ("start", "early", "mid", "late", "end", "earlier", "later", "daypart")
_BARELY = ("around", "during", "at", "daypart")
"""Frames that stand before amounts as well ("around 1500 people"): they make no year of a bare number."""
_OUTSIDE = ("event",)
"""Frames that found a time without being part of it: the crisis of ⟨2008⟩."""
_GLUED = re.compile(r"([^\W\d_]+)\d")
"""A word run together with a number: FY2024."""
_GOVERNS_AS = {"by": "until", "onward": "since"}
"""Frames that lean to the future, and what they govern as."""
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match of a rule with the frames before it, innermost first; offsets are the normalised text's."""

    rule: Rule
    match: re.Match[str]
    start: int
    end: int
    frames: tuple[Frame, ...] = ()

    @property
    def places(self) -> dict[str, tuple[int, int]]:
        """Where the forms that filled the rule's slots stand; a second one of the same slot is `<slot>_2`."""
        places: dict[str, tuple[int, int]] = {}
        for group in self.match.re.groupindex:
            if self.match[group] is not None:
                name = base(group)
                places[name if name not in places else f"{name}_2"] = self.match.span(group)
        return places

    @property
    def slots(self) -> dict[str, str]:
        """The forms that filled the rule's slots."""
        return {slot: self.match.string[start:end] for slot, (start, end) in self.places.items()}

    @property
    def outer_start(self) -> int:
        """Where the expression begins, its frames included."""
        return min((frame.start for frame in self.frames if frame.kind not in _OUTSIDE), default=self.start)

    @property
    def named_start(self) -> int:
        """Where the time itself begins, with its part and blurring but not what governs it."""
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
        """Whether its frame makes it a time to come, if nothing else is said: by March, until Monday."""
        until = self.rule.resolve == "named_weekday" and self.governor == "until"
        return until or any(frame.kind in _GOVERNS_AS for frame in self.frames)

    def has(self, kind: str) -> bool:
        """Whether a frame of *kind* stands before it."""
        return any(frame.kind == kind for frame in self.frames)

    def is_weak(self, pack: Pack) -> bool:
        """Whether its words are all ordinary words or names too."""
        return all(pack.is_weak(slot, form) for slot, form in self.slots.items() if base(slot) in pack.lexicons)

    @property
    def is_name(self) -> bool:
        """Whether a word before it makes it a part of a name: a street, a prayer, a person."""
        return self.has("name")

    @property
    def is_provisional(self) -> bool:
        """Whether a frame of it counts only where a second time follows."""
        return any(frame.kind in _PROVISIONAL for frame in self.frames)

    def without_provisional(self) -> "Candidate":
        """Return it without frames that wait for a second time."""
        return replace(self, frames=tuple(frame for frame in self.frames if frame.kind not in _PROVISIONAL))


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to read a word: the rules that may begin *offset* characters into it, and what stands before that."""

    offset: int
    rules: tuple[Rule, ...]
    attached_at: int = -1


def find(normalised: Normalised, pack: Pack) -> list[Candidate]:
    """Return the candidates of a text in order; none overlaps the next, though their frames still may be loose."""
    return list(_Search(normalised, pack).run())


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands around a candidate: nothing else in the text, words of the future."""

    is_alone: bool = False
    is_future: bool = False


def is_founded(candidate: Candidate, pack: Pack, ground: Ground) -> bool:
    """Whether what stands before and around a candidate is enough to take it for a time."""
    if ground.is_alone:
        return True
    match candidate.rule.needs:
        case Needs.FRAME:
            return any(frame.kind not in _BARELY for frame in candidate.frames)
        case Needs.FRAME_IF_WEAK:
            return any(frame.kind != "at" for frame in candidate.frames) or not candidate.is_weak(pack)
        case Needs.PART:
            return bool(candidate.part)
        case Needs.FUTURE:
            return ground.is_future
        case Needs.ALONE:
            return False
        case _:
            return True


class _Search:
    """The state of one pass: the words met so far, and how each distinct word may be read."""

    def __init__(self, normalised: Normalised, pack: Pack) -> None:
        self._text = normalised.text
        self._normalised = normalised
        self._pack = pack
        self._known: dict[str, tuple[_Way, ...]] = {}
        self._starts: list[int] = []

    def run(self) -> Iterator[Candidate]:
        """Yield the candidates from left to right."""
        known, starts, behind = self._known, self._starts, 0
        for word in WORD.finditer(self._text):
            form, start = word[0], word.start()
            starts.append(start)
            ways = known.get(form)
            if ways is None:
                ways = known[form] = self._ways(form)
            if ways and start >= behind:
                candidate = self._longest(ways, start)
                if candidate is not None:
                    yield self._framed(candidate, behind)
                    behind = candidate.end

    def _ways(self, form: str) -> tuple[_Way, ...]:
        ways = [_Way(0, self._rules(form))]
        inner = 1 if form[:1] in self._pack.outside and len(form) > 2 else 0
        if inner:
            ways.append(_Way(1, self._rules(form[1:])))
        if form[inner : inner + 1] in self._pack.attached and len(form) > inner + 2:
            ways.append(_Way(inner + 1, self._rules(form[inner + 1 :]), inner))
        glued = _GLUED.match(form)
        if glued:
            ways.append(_Way(0, self._rules(glued[1])))
        return tuple(way for way in ways if way.rules)

    def _rules(self, form: str) -> tuple[Rule, ...]:
        return self._pack.index.get(NUMERAL if form[0].isdigit() else form, ())

    def _longest(self, ways: tuple[_Way, ...], start: int) -> Candidate | None:
        best: Candidate | None = None
        for way in ways:
            for rule in way.rules:
                found = self._match(rule, start + way.offset)
                if found is None or (best is not None and found.end <= best.end):
                    continue
                attached = (
                    Frame("in", self._text[start + way.attached_at : start + way.offset], start + way.attached_at),
                )
                best = replace(found, frames=attached) if way.attached_at >= 0 else found
        return best

    def _match(self, rule: Rule, at: int) -> Candidate | None:
        match = rule.matcher.match(self._text, at)
        if match is None or (rule.capital and not self._is_capital(at)):
            return None
        return Candidate(rule, match, at, match.end())

    def _is_capital(self, at: int) -> bool:
        original = self._normalised.original
        return original[self._normalised.span(at, at + 1).start].isupper()

    def _framed(self, candidate: Candidate, behind: int) -> Candidate:
        """Take in the frames before *candidate*, outwards, as far as no other time stands there."""
        if candidate.frames or candidate.rule.is_unframed or self._starts[-1] != candidate.start:
            return candidate
        frames: list[Frame] = []
        at, index = candidate.start, len(self._starts) - 1
        while (found := self._frame_before(at, index, behind)) is not None:
            frame, index = found
            if frames and frame.level <= frames[-1].level:
                break
            frames.append(frame)
            at = frame.start
            if self._starts[index] != at:
                break
        return replace(candidate, frames=tuple(frames))

    def _frame_before(self, at: int, index: int, behind: int) -> tuple[Frame, int] | None:
        for first in range(max(0, index - self._pack.longest_frame), index):
            start = self._starts[first]
            if start < behind or at - start > 80:
                continue
            written = self._text[start:at]
            phrase = written.rstrip(" ")
            if phrase == written and not phrase.endswith("-"):
                return None
            for skip in (0, 1) if phrase[0] in self._pack.outside else (0,):
                kind = self._pack.frames.get(phrase[skip:])
                if kind:
                    return Frame(kind, phrase[skip:], start + skip), first
        return None
