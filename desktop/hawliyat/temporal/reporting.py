"""Reporting: whether a time dates what is told or the telling, and which time an event takes.

«وفقًا لما أوردته الصحيفة يوم الخميس»: Thursday is when the newspaper wrote. A cue reaches as far as its clause, and no
further than the word or mark that opens what is reported (أن, que, that, a quotation).
"""

import re
from collections.abc import Mapping, Sequence

from hawliyat.domain.event import TimeRole
from hawliyat.domain.proposal import TimeExpression
from hawliyat.domain.span import Span
from hawliyat.temporal.normalise import normal
from hawliyat.text.sentences import clause_at, sentence_at

_WINDOW = 300
_QUOTES = ("“”", "«»", '""')


def role(text: str, span: Span, cues: Mapping[str, re.Pattern[str]]) -> TimeRole:
    """Return what the time at *span* is to the claim beside it: REPORTED if a reporting cue governs it."""
    reported = cues.get("reporting")
    if reported is None:
        return TimeRole.OCCURRED
    clause = _clause_around(text, span)
    before = normal(text[clause.start : span.start])
    after = normal(text[span.end : clause.end])
    last = _last(reported, before)
    if last is not None:
        governs = not _opens_content(before[last:], cues)
    else:
        first = reported.match(after.lstrip())
        governs = not before.strip() and first is not None
    return TimeRole.REPORTED if governs else TimeRole.OCCURRED


def pick(text: str, span: Span, expressions: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the time an event at *span* takes: the nearest of its clause, else of its sentence; None otherwise.

    Only times that may date the event count, never those that date the report of it.
    """
    occurred = [one for one in expressions if one.role is TimeRole.OCCURRED]
    last = max(span.start, span.end - 1)
    for scope in (clause_at, sentence_at):
        reach = Span(min(scope(text, span.start).start, span.start), max(scope(text, last).end, span.end))
        inside = [one for one in occurred if reach.contains(one.span)]
        if inside:
            return min(inside, key=lambda one: (_distance(one.span, span), one.span))
    return None


def _distance(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _clause_around(text: str, span: Span) -> Span:
    """The clause *span* begins in, looked for in a window so that long paragraphs cost no more than short ones."""
    low = max(0, span.start - _WINDOW)
    window = text[low : span.end + _WINDOW]
    clause = clause_at(window, span.start - low).shifted(low)
    return Span(min(clause.start, span.start), max(clause.end, span.end))


def _last(cue: re.Pattern[str], text: str) -> int | None:
    """Where the last match of *cue* ends."""
    end = None
    for match in cue.finditer(text):
        end = match.end()
    return end


def _opens_content(text: str, cues: Mapping[str, re.Pattern[str]]) -> bool:
    content = cues.get("content")
    return ":" in text or _is_quoting(text) or (content is not None and content.search(text) is not None)


def _is_quoting(text: str) -> bool:
    """Whether *text* ends inside a quotation that began in it (a quoted name is closed by then)."""
    return any((text.count(a) > text.count(b)) if a != b else text.count(a) % 2 for a, b in _QUOTES)
