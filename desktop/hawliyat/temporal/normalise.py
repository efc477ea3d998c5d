"""The form in which times are looked for: one letter for its variants, ASCII digits, no marks, with the way back.

Unlike search folding it keeps paragraph ends and every letter in its place, so offsets need no list per character.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from hawliyat.domain.span import Span

_DROPPED = re.compile("[\u0640\u064b-\u065f\u0670\u061c\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]+")
_LETTERS = str.maketrans("أإآٱىکیİ", "اااايكيi")
_SPACES = dict.fromkeys((0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_DIGITS = {first + digit: str(digit) for first in (0x660, 0x6F0, 0xFF10) for digit in range(10)}
_PUNCTUATION = {0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2019: "'", 0x60C: ","}
_TABLE: dict[int, int | str] = {**_LETTERS, **_SPACES, **_DIGITS, **_PUNCTUATION}


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text to look in. `original` is what it was made from; `cuts` and `shifts` map its offsets back.

    From offset `cuts[i]` on, `shifts[i]` code points have been dropped.
    """

    text: str
    original: str
    cuts: tuple[int, ...]
    shifts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the original that `text[start:end]` stands for (not empty), with the marks on it."""
        last = self._back(end - 1) + 1
        marks = _MARKS.match(self.original, last)
        return Span(self._back(start), marks.end() if marks else last)

    def forth(self, offset: int) -> int:
        """Return the offset of the normalised text at or right after *offset* of the original."""
        low, high = 0, len(self.cuts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.cuts[middle] + self.shifts[middle] <= offset else (low, middle)
        within = max(self.cuts[low], offset - self.shifts[low])
        return min(within, self.cuts[low + 1]) if low + 1 < len(self.cuts) else within

    def _back(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.cuts, offset) - 1]


def normalise(text: str) -> Normalised:
    """Return *text* as the rules read it, with its offset map."""
    cuts, shifts, pieces = [0], [0], []
    kept_to = dropped = 0
    for match in _DROPPED.finditer(text):
        pieces.append(text[kept_to : match.start()])
        dropped += match.end() - match.start()
        kept_to = match.end()
        if match.start() == cuts[-1] + shifts[-1]:
            shifts[-1] = dropped
        else:
            cuts.append(match.end() - dropped)
            shifts.append(dropped)
    pieces.append(text[kept_to:])
    return Normalised("".join(pieces).translate(_TABLE).lower(), text, tuple(cuts), tuple(shifts))


def normal(text: str) -> str:
    """Return the normalised text alone (for lexicon entries)."""
    return normalise(text).text
