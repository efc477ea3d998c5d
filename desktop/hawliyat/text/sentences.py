"""Sentences and clauses of Arabic, Portuguese and English news prose, by punctuation alone.

A full stop is a stop, also where an Arabic editor set one after a reporting verb («وقال شخص رابع. إن …»). It is none
inside numbers, after initials and abbreviations, and where the text goes on with a small letter.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from hawliyat.domain.span import Span
from hawliyat.text.abbreviations import ABBREVIATIONS, NUMBER_FOLLOWS, STARTERS, TITLES
from hawliyat.text.brackets import asides, union
from hawliyat.text.paragraphs import paragraph_at, paragraphs

_STOP = re.compile(r"""[.!?؟۔…]+["'”’»›)\]}]*""")
_ARABIC = "\u0620-\u064a\u066e-\u06d3"
_NUMBERED = re.compile(r"\s*\d{1,3}")
_LAST_TOKEN = re.compile(r"[^\s\"'“”‘’«»‹›()\[\]{}/،,؛;:–—]*\Z")
_NEXT_WORD = re.compile(r"\s*[\"'“”‘’«»‹›(\[{¿¡–—-]*(\w+)")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_CLAUSE_END = re.compile(r"(?<!\d)[,،:٬]|[,،:٬](?!\d)|[;؛]")


def sentences(text: str) -> list[Span]:
    """Return the sentences of *text* in order, without the spaces around them; none reaches over a paragraph's end."""
    return [sentence for paragraph in paragraphs(text) for sentence in _in_paragraph(text, paragraph)]


def sentence_at(text: str, offset: int) -> Span:
    """Return the sentence *offset* stands in or right after, else the nearest of its paragraph.

    Between two it is the second. A paragraph of spaces has none: the span is empty, at *offset*.
    """
    offset = min(max(offset, 0), len(text))
    return _nearest(list(_in_paragraph(text, paragraph_at(text, offset))), offset)


def clause_at(text: str, offset: int) -> Span:
    """Return the clause *offset* stands in, inside its sentence and without the marks that bound it.

    Clauses end at , ; : and their Arabic twins, never between digits. What stands in brackets or between two dashes
    is a clause of its own; the clause around it runs on over it.
    """
    sentence = sentence_at(text, offset)
    inner = asides(text, sentence)
    holding = [aside for aside in inner if aside.start <= offset < aside.end and aside.of(text).strip()]
    region = min(holding, key=len, default=sentence)
    skipped = union(aside for aside in inner if region.contains(aside) and aside != region)
    return _nearest(list(_clauses(text, region, skipped)), offset, before=True) or sentence


def _nearest(spans: list[Span], offset: int, *, before: bool = False) -> Span:
    """The span that holds *offset* or ends at it, else the next one (the one *before*, for clauses), else the last."""
    for index, span in enumerate(spans):
        if offset < span.start:
            return spans[index - 1] if before and index else span
        if offset <= span.end and not (index + 1 < len(spans) and spans[index + 1].start <= offset):
            return span
    return spans[-1] if spans else Span(offset, offset)


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, Span(start, paragraph.end), match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, paragraph.end)


def _ends_sentence(text: str, rest: Span, stop: re.Match[str]) -> bool:
    """Whether *stop*, inside *rest* (from the sentence's start to the paragraph's end), ends the sentence."""
    marks = stop[0]
    after = text[stop.end() : min(stop.end() + 64, rest.end)]
    if not after.strip():
        return True
    if not after[0].isspace() and not _glued_sentences(text, stop, after):
        return False
    following = _NEXT_WORD.match(after)
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    return marks[0] != "." or marks[:2] == ".." or _is_full_stop(text, Span(rest.start, stop.start()), word)


def _glued_sentences(text: str, stop: re.Match[str], after: str) -> bool:
    """Whether the space after a stop was forgotten: Arabic on both sides, as in «المقبلة.وقال»."""
    before = text[max(0, stop.start() - 2) : stop.start()]
    if not re.match(rf"[\"“«(]?[{_ARABIC}]", after):
        return False
    return stop[0][0] != "." or bool(re.fullmatch(rf"[{_ARABIC}\u064b-\u0652\"”»)]{{2}}", before))


def _is_full_stop(text: str, before: Span, following: str) -> bool:
    """Whether a single `.` after *before* is one, with *following* as the next word."""
    if len(before) < 8 and _NUMBERED.fullmatch(before.of(text)):
        return False
    window = text[max(before.start, before.end - 32) : before.end]
    match = _LAST_TOKEN.search(window)
    token = match[0] if match else ""
    short = token.lower().lstrip(".")
    if short in TITLES or (short in NUMBER_FOLLOWS and following[:1].isdecimal()):
        return False
    if _is_arabic_initial(token):
        return len(token) == 1 and bool(re.search(r"\d\s*\Z", window[:-1]))
    if short in ABBREVIATIONS or _ACRONYM.fullmatch(token) or _is_initial(token):
        return following.lower() in STARTERS
    return True


def _is_initial(token: str) -> bool:
    return len(token) == 1 and token.isupper()


def _is_arabic_initial(token: str) -> bool:
    """«د.», «أ.د.», «ق.م.»: single Arabic letters, each with its stop; one after a number (2024 م.) is a unit."""
    return bool(re.fullmatch(rf"[{_ARABIC}](?:\.[{_ARABIC}])*", token))


def _clauses(text: str, region: Span, skipped: list[Span]) -> Iterator[Span]:
    """The clauses of *region*, none of which ends inside a stretch of *skipped* (ordered, apart from each other)."""
    start = region.start
    opens = [aside.start for aside in skipped]
    for match in _CLAUSE_END.finditer(text, region.start, region.end):
        before = bisect_right(opens, match.start()) - 1
        if before < 0 or match.start() >= skipped[before].end:
            yield from _trimmed(text, start, match.start())
            start = match.end()
    yield from _trimmed(text, start, region.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without spaces around it, if anything is left."""
    piece = text[start:end]
    if kept := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(kept))
