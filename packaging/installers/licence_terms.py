"""What a licence expression (SPDX 3.0, annex B) asks for: which texts go along, and whether it fits our own licence."""

import re
from itertools import product

RECIPROCAL = ("GPL-", "AGPL-", "SSPL-", "Sleepycat")
"""How the ids of licences begin that ask for the whole program to be under them. An exception (`WITH …`) lifts that."""

WORD = re.compile(r"[()]|[\w.+:-]+")

Term = tuple[str, str]
"""A licence and the exception to it, or an empty string: ("GPL-2.0-or-later", "Bootloader-exception")."""


class ExpressionError(ValueError):
    """A text is not a licence expression."""


def alternatives(expression: str) -> list[tuple[Term, ...]]:
    """Return the sets of licences that *expression* lets one choose between. Raises `ExpressionError`."""
    words = WORD.findall(expression)
    if "".join(words) != "".join(expression.split()):
        raise ExpressionError(expression)
    try:
        found = _either(words)
    except IndexError:
        raise ExpressionError(expression) from None
    if words:
        raise ExpressionError(expression)
    return found


def choice(expression: str) -> tuple[str, ...] | None:
    """Return the licences we take: of several choices the first that fits; None if none does."""
    for terms in alternatives(expression):
        if all(exception or not licence.startswith(RECIPROCAL) for licence, exception in terms):
            return tuple(dict.fromkeys(licence for licence, _ in terms))
    return None


def _either(words: list[str]) -> list[tuple[Term, ...]]:
    found = _together(words)
    while words and words[0] == "OR":
        words.pop(0)
        found = found + _together(words)
    return found


def _together(words: list[str]) -> list[tuple[Term, ...]]:
    found = _one(words)
    while words and words[0] == "AND":
        words.pop(0)
        found = [left + right for left, right in product(found, _one(words))]
    return found


def _one(words: list[str]) -> list[tuple[Term, ...]]:
    word = words.pop(0)
    if word == "(":
        found = _either(words)
        if words.pop(0) != ")":
            raise IndexError
        return found
    if word in {")", "AND", "OR", "WITH"}:
        raise IndexError
    exception = ""
    if words and words[0] == "WITH":
        words.pop(0)
        exception = words.pop(0)
    return [((word, exception),)]
