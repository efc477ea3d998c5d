"""Words as a reader sees them: letters with their marks, and numbers whole; never quotes or punctuation."""

import re
import sys
import unicodedata
from functools import cache

from hawliyat.domain.span import Span

_LATIN = "[A-Za-z\u00c0-\u024f]"
_ZERO_WIDTH = "\u200c\u200d"

_CONJUNCTION = "[وف]"
_PREPOSITION = "[بكل]"
_ARTICLE = "ال"
_STEM_LETTERS = 3
"""What a clitic may be taken off must keep at least so many letters: «سيك» is no «س» with a verb."""


def words(text: str) -> list[Span]:
    """Return the words of *text*: letters, marks, tatweel and ZWNJ; digits with `. , / ٫ ٬ -` between them.

    An apostrophe between two Latin letters belongs to its word (*d'água*); between Arabic ones it is a quote.
    """
    return [Span(*match.span()) for match in _word().finditer(text)]


def word_at(text: str, offset: int) -> Span:
    """Return the word *offset* stands in or right after, else the one character there, else an empty span."""
    offset = min(max(offset, 0), len(text))
    start = end = offset
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    near = [word.shifted(start) for word in words(text[start:end])]
    holding = [word for word in near if word.start <= offset < word.end]
    ending = [word for word in near if word.end == offset]
    if holding or ending:
        return (holding or ending)[0]
    return Span(offset, min(offset + 1, end))


def clitic_trims(word: str) -> tuple[int, ...]:
    """Return where the stem of an Arabic *word* may begin once و ف ب ل ك س ال لل are taken off, ascending.

    «وبالصين» may begin at «بالصين», «الصين» or «صين». They are offers: «وفد» has none, but «والد» (father) has one.
    """
    bases = [at for at, character in enumerate(word) if not unicodedata.combining(character) and character != "ـ"]
    letters = "".join(word[at] for at in bases)
    cuts = {0}
    for proclitic in (_CONJUNCTION, _PREPOSITION, _ARTICLE, "لل", "س(?=[يتنأ])"):
        for cut in sorted(cuts):
            if _may_follow(letters[:cut], proclitic) and (match := re.compile(proclitic).match(letters, cut)):
                cuts.add(match.end())
    return tuple(bases[cut] for cut in sorted(cuts) if cut and len(letters) - cut >= _STEM_LETTERS)


def _may_follow(taken: str, proclitic: str) -> bool:
    """Whether *proclitic* may stand after what was *taken* off: conjunction, then preposition or س, then article."""
    if proclitic == _ARTICLE:
        return not taken.endswith(("ل", "س"))
    return taken in {"", "و", "ف"} if proclitic != _CONJUNCTION else not taken


@cache
def _word() -> re.Pattern[str]:
    """Compiled on first use: the marks of Unicode are a class that `re` does not know."""
    mark = f"[{_marks()}]"
    letter = rf"[^\W_]{mark}*"
    joined = rf"[{_ZERO_WIDTH}](?={letter})|(?<=\d)[.,/٫٬-](?=\d)|(?<={_LATIN})['’](?={_LATIN})"
    return re.compile(f"{letter}(?:{letter}|{joined})*")


def _marks() -> str:
    """Every combining mark of the first two planes, as ranges of a character class."""
    ranges: list[list[int]] = []
    for code in range(0x300, min(sys.maxunicode, 0x1FFFF)):
        if unicodedata.category(chr(code))[0] != "M":
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
