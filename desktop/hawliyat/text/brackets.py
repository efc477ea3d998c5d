"""Asides: what stands in brackets or between two dashes inside a sentence."""

import re
from collections.abc import Iterable

from hawliyat.domain.span import Span

_PAIRS = {")": "(", "]": "[", "}": "{"}
# A dash of the sentence, not of a word or a number: an em dash anywhere, else one with a space on one side.
_DASH = re.compile(r"—|(?<!\S)[-–](?!\d)|(?<=\S)[-–](?!\S)")


def asides(text: str, sentence: Span) -> list[Span]:
    """Return what *sentence* sets aside, without the brackets and dashes themselves; asides may nest."""
    return [*_bracketed(text, sentence), *_dashed(text, sentence)]


def union(spans: Iterable[Span]) -> list[Span]:
    """Return the stretches that *spans* cover together, in order and apart from each other."""
    covered: list[Span] = []
    for span in sorted(spans):
        if covered and span.start <= covered[-1].end:
            covered[-1] = Span(covered[-1].start, max(covered[-1].end, span.end))
        else:
            covered.append(span)
    return covered


def _bracketed(text: str, sentence: Span) -> list[Span]:
    spans = []
    opened: list[tuple[str, int]] = []
    for at in range(sentence.start, sentence.end):
        character = text[at]
        if character in "([{":
            opened.append((character, at))
        elif character in _PAIRS and opened and opened[-1][0] == _PAIRS[character]:
            spans.append(Span(opened.pop()[1] + 1, at))
    return spans


def _dashed(text: str, sentence: Span) -> list[Span]:
    """The stretches between the first and the second dash, the third and the fourth …"""
    dashes = [match.span() for match in _DASH.finditer(text, sentence.start, sentence.end)]
    return [Span(first[1], second[0]) for first, second in zip(dashes[::2], dashes[1::2], strict=False)]
