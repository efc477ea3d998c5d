"""Folding: the form in which texts are searched and names compared, with the way back to exact offsets."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from hawliyat.domain.span import Span

_ARABIC_MARKS = {*range(0x64B, 0x660), 0x670}
_INVISIBLE = {0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF}
_TATWEEL = 0x640
_LETTERS = str.maketrans("أإآٱىئؤةیک", "ااااييوهيك")
_DIGITS = {first + digit: str(digit) for first in (0x660, 0x6F0) for digit in range(10)}
_TABLE: dict[int, int | str | None] = {
    **_LETTERS,
    **_DIGITS,
    **dict.fromkeys({*_ARABIC_MARKS, *_INVISIBLE, _TATWEEL}),
}
_WIDENING = frozenset(map(chr, {*_ARABIC_MARKS, _TATWEEL}))
"""Dropped, but part of what a match covers: the shadda of «أجّلت» belongs to it."""
_LONGEST_CLUSTER = 8
"""Marks beyond that are folded one by one: a text may stack a million of them on one letter."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts[i]` and `ends[i]` say which stretch of the original its i-th character stands for."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> Span:
        """Return the original stretch (code points) that `text[start:end]` stands for, marks and tatweel included."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1] if self.ends else 0
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


def fold(text: str) -> Folded:
    """Fold *text*: NFKC, casefolded; one alef, ya, waw and ha; ASCII digits; no vowel marks, tatweel or controls.

    Runs of white space become one space. Each letter with its marks is folded by itself, so a match that begins and
    ends between letters folds to itself wherever it stands.
    """
    folder = _Folder()
    for at, character in enumerate(text):
        folder.take(text, at, character)
    return Folded("".join(folder.text), folder.starts, folder.ends)


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Return the folded text alone; names and queries, which come again and again, are remembered."""
    return fold(text).text


class _Folder:
    """The state of one pass: what is out, and where the cluster that may still grow began."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.cluster_start = 0
        self.cluster_out = 0

    def take(self, text: str, at: int, character: str) -> None:
        """Fold the character at *at*, alone or into the cluster it continues."""
        piece = _PIECES[character]
        if piece is None:
            self._join(text, at)
        elif piece:
            self.cluster_start, self.cluster_out = at, len(self.text)
            self._put(piece, at, at + 1)
        elif character in _WIDENING:
            self._widen(at + 1)

    def _put(self, piece: str, start: int, end: int) -> None:
        for character in piece:
            if character == " " and self.text and self.text[-1] == " ":
                self.ends[-1] = end
                continue
            self.text.append(character)
            self.starts.append(start)
            self.ends.append(end)

    def _widen(self, end: int) -> None:
        for at in range(self.cluster_out, len(self.ends)):
            self.ends[at] = end

    def _join(self, text: str, at: int) -> None:
        """A mark: fold the letter it stands on again, together with it."""
        if at - self.cluster_start >= _LONGEST_CLUSTER:
            self.cluster_start, self.cluster_out = at, len(self.text)
        del self.text[self.cluster_out :], self.starts[self.cluster_out :], self.ends[self.cluster_out :]
        self._put(_fold(text[self.cluster_start : at + 1]), self.cluster_start, at + 1)


def _fold(cluster: str) -> str:
    """NFKC_Casefold of a letter with its marks, then the Arabic letters; folding the result changes nothing."""
    plain = unicodedata.normalize("NFKC", cluster.translate(_TABLE)).casefold()
    plain = unicodedata.normalize("NFKC", plain).translate(_TABLE)
    return "".join(" " if character.isspace() else character for character in plain)


class _Pieces(dict[str, str | None]):
    """What each character folds to by itself; None for one that goes with the character before it."""

    def __missing__(self, character: str) -> str | None:
        joins = unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
        piece = None if joins and ord(character) not in _TABLE else _fold(character)
        self[character] = piece
        return piece


_PIECES = _Pieces()
