"""Which way a paragraph runs: by the majority of its letters, because the first letter is often a foreign name."""

import unicodedata
from collections import Counter

from hawliyat.domain.article import Direction

_MARKS = {
    "\u200f": Direction.RTL,  # RLM
    "\u061c": Direction.RTL,  # ALM
    "\u2067": Direction.RTL,  # RLI
    "\u202b": Direction.RTL,  # RLE
    "\u202e": Direction.RTL,  # RLO
    "\u200e": Direction.LTR,  # LRM
    "\u2066": Direction.LTR,  # LRI
    "\u202a": Direction.LTR,  # LRE
    "\u202d": Direction.LTR,  # LRO
}
_RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})


def base_direction(paragraph: str, inherited: Direction) -> Direction:
    """Return the direction of *paragraph*: a leading mark decides, else most strong characters, else *inherited*."""
    return _leading_mark(paragraph) or _majority(paragraph) or inherited


def article_direction(text: str, language: str) -> Direction:
    """Return the direction of a whole text; *language* (BCP 47) decides where its letters do not."""
    own = Direction.RTL if language.partition("-")[0].lower() in _RTL_LANGUAGES else Direction.LTR
    return _majority(text) or own


def _leading_mark(paragraph: str) -> Direction | None:
    first = paragraph.lstrip()[:1]
    return _MARKS.get(first)


def _majority(text: str) -> Direction | None:
    """The direction most strong characters have (UAX #9 classes L against R and AL); None on a draw."""
    left = right = 0
    for character, count in Counter(text).items():
        strength = unicodedata.bidirectional(character)
        if strength == "L":
            left += count
        elif strength in {"R", "AL"}:
            right += count
    if left == right:
        return None
    return Direction.RTL if right > left else Direction.LTR
