"""Finding: where a text names times, by a pack's rules; what they mean is left to `resolving`.

One pass over the words: a word some rule may begin with is tried against those rules only, the longest match wins, and
the words before it are looked up as frames, outwards ("desde" "o início" ⟨deste ano⟩). Work is bounded per word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hawliyat.temporal.candidate import Candidate, Frame
from hawliyat.temporal.normalise import Normalised
from hawliyat.temporal.opening import ALL, ANY, NUMERAL, WORD, Table
from hawliyat.temporal.pack import Pack, Rule

_BEHIND, _WINDOW = 24, 120
"""How far before and behind its first letter a match may look."""
_MOST_WINDOWS = 4096
_NEXT = 40
"""How far the word behind is looked for."""
_LAST_WORD, _NEXT_WORD = re.compile(r"(?<!\w)([^\W\d]\w*) \Z"), re.compile(r" ([^\W\d]\w*)")
_GLUED = re.compile(r"([^\W\d_]+)\d")
"""A word run together with a number: FY2024."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to read a word: what may begin *offset* characters into it, and what stands before that.

    A word that is run together with another (FY2024, 3rd) says nothing about the word behind it.
    """

    offset: int
    table: Table
    attached_at: int = -1
    is_whole: bool = True


class _Matched(NamedTuple):
    """What was found at a word: a rule's match, *offset* characters into it, behind what is *attached* there."""

    rule: Rule
    match: re.Match[str]
    offset: int
    attached: int


def find(normalised: Normalised, pack: Pack) -> list[Candidate]:
    """Return the candidates of a text in order; none overlaps the next, though their frames still may be loose."""
    return list(_Search(normalised, pack).run())


class _Search:
    """The state of one pass: the words met so far, and how each distinct word may be read."""

    def __init__(self, normalised: Normalised, pack: Pack) -> None:
        self._text = normalised.text
        self._normalised = normalised
        self._pack = pack
        self._known: dict[str, tuple[_Way, ...]] = {}
        self._matched: dict[tuple[int, str], _Matched | None] = {}
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
                candidate = self._longest(ways, start, word.end())
                if candidate is not None:
                    candidate = self._framed(candidate, behind)
                    behind = candidate.end
                    if not (candidate.rule.shuns_names and self._is_in_a_name(candidate)):
                        yield candidate

    def _ways(self, form: str) -> tuple[_Way, ...]:
        ways = [self._way(form, 0)]
        inner = 1 if form[:1] in self._pack.outside and len(form) > 2 else 0
        if inner:
            ways.append(self._way(form[1:], 1))
        if form[inner : inner + 1] in self._pack.attached and len(form) > inner + 2:
            ways.append(self._way(form[inner + 1 :], inner + 1, inner))
        glued = _GLUED.match(form)
        if glued:
            ways.append(_Way(0, self._pack.openings.get(glued[1], {}), is_whole=False))
        return tuple(way for way in ways if way.table)

    def _way(self, form: str, offset: int, attached_at: int = -1) -> _Way:
        is_number = form[0].isdigit()
        table = self._pack.openings.get(NUMERAL if is_number else form, {})
        return _Way(offset, table, attached_at, is_whole=not is_number or form.isdecimal())

    def _next_key(self, end: int) -> str:
        """The key of the word behind *end*; ALL where a mark stands between, ANY at the end of a line."""
        following = WORD.search(self._text, end, end + _NEXT)
        if following is None:
            return ANY if not self._text[end : end + _NEXT].strip() else ALL
        between = self._text[end : following.start()]
        if between.strip():
            return ALL
        return ANY if "\n" in between else NUMERAL if following[0][0].isdigit() else self._whole(following)

    def _whole(self, word: re.Match[str]) -> str:
        """A word that may have been cut off by the window it was looked for in."""
        return word[0] if word.end() < word.endpos else ALL

    def _longest(self, ways: tuple[_Way, ...], start: int, end: int) -> Candidate | None:
        """The longest match at a word; it depends on nothing outside a window, so that a window is searched once."""
        behind = min(start, _BEHIND)
        window = (behind, self._text[start - behind : start + _WINDOW])
        if window not in self._matched:
            if len(self._matched) >= _MOST_WINDOWS:
                self._matched.clear()
            self._matched[window] = self._search(ways, start, end)
        found = self._matched[window]
        if found is None:
            return None
        at = start + found.offset
        frames = () if found.attached < 0 else (self._attached(start + found.attached, at),)
        return Candidate(found.rule, found.match, at, at + found.match.end() - found.match.start(), frames)

    def _attached(self, at: int, end: int) -> Frame:
        """The preposition that is written onto a word."""
        return Frame("in", self._text[at:end], at)

    def _search(self, ways: tuple[_Way, ...], start: int, end: int) -> "_Matched | None":
        best: _Matched | None = None
        longest = -1
        key = self._next_key(end)
        for way in ways:
            table = way.table
            for number in table.get(key, table[ANY]) if way.is_whole else table[ALL]:
                rule = self._pack.rules[number]
                match = rule.matcher.match(self._text, start + way.offset, start + _WINDOW)
                if match is None or match.end() <= longest or (rule.capital and not self._is_capital(match.start())):
                    continue
                best, longest = _Matched(rule, match, way.offset, way.attached_at), match.end()
        return best

    def _is_capital(self, at: int) -> bool:
        original = self._normalised.original
        return original[self._normalised.span(at, at + 1).start].isupper()

    def _is_in_a_name(self, candidate: Candidate) -> bool:
        """Whether it has a capital beside another word with one, and nothing says it is a time: Abril Santos."""
        if not candidate.without_provisional().frames and self._is_capital(candidate.start):
            before = _LAST_WORD.search(self._text, max(0, candidate.outer_start - _NEXT), candidate.outer_start)
            after = _NEXT_WORD.match(self._text, candidate.end)
            return any(word is not None and self._is_capital(word.start(1)) for word in (before, after))
        return False

    def _framed(self, candidate: Candidate, behind: int) -> Candidate:
        """Take in the frames before *candidate*, outwards, as far as no other time stands there."""
        starts = self._starts
        if candidate.frames or candidate.rule.is_unframed or starts[-1] != candidate.start:
            return candidate
        if len(starts) < 2 or starts[-2] < behind:
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
        return candidate._replace(frames=tuple(frames)) if frames else candidate

    def _frame_before(self, at: int, index: int, behind: int) -> tuple[Frame, int] | None:
        """The longest phrase right before *at* that is a frame, and the number of its first word."""
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
