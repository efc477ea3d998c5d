"""Reporting: whether a time dates what is told or the telling, and which time an event takes.

«وفقًا لما أوردته الصحيفة يوم الخميس»: Thursday is when the newspaper wrote. A cue reaches as far as its clause, and no
further than the word or mark that opens what is reported (أن, que, that, a quotation).
"""

from collections.abc import Mapping, Sequence

from hawliyat.domain.event import TimeRole
from hawliyat.domain.proposal import TimeExpression
from hawliyat.domain.span import Span
from hawliyat.temporal.cues import CONTENT, REPORTING, CueIndex
from hawliyat.temporal.normalise import Normalised
from hawliyat.text.sentences import clause_at, sentence_at

_WINDOW = 300
_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'))


def role(normalised: Normalised, start: int, end: int, cues: Mapping[str, CueIndex]) -> TimeRole:
    """Return what the time at `[start, end)` of the normalised text is to the claim beside it.

    REPORTED if a reporting cue governs it: one before it in its clause, or right behind it where it opens the clause.
    """
    reporting = cues[REPORTING]
    if not reporting.inside(max(0, start - _WINDOW), end + _WINDOW):
        return TimeRole.OCCURRED
    first, last = _clause_around(normalised, start, end)
    before = reporting.inside(first, start)
    if before:
        governs = not _opens_content(normalised.text, before[-1][1], start, cues)
    else:
        opens_clause = not normalised.text[first:start].strip()
        governs = opens_clause and any(not normalised.text[end:at].strip() for at, _ in reporting.inside(end, last))
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


def _clause_around(normalised: Normalised, start: int, end: int) -> tuple[int, int]:
    """The clause a time stands in, as offsets of the normalised text.

    It is looked for in a window, so that long paragraphs cost no more than short ones.
    """
    span = normalised.span(start, end)
    low = max(0, span.start - _WINDOW)
    clause = clause_at(normalised.original[low : span.end + _WINDOW], span.start - low)
    return min(start, normalised.forth(clause.start + low)), max(end, normalised.forth(clause.end + low))


def _opens_content(text: str, start: int, end: int, cues: Mapping[str, CueIndex]) -> bool:
    between = text[start:end]
    return ":" in between or _is_quoting(between) or bool(cues[CONTENT].inside(start, end))


def _is_quoting(text: str) -> bool:
    """Whether *text* ends inside a quotation that began in it (a quoted name is closed by then)."""
    return any((text.count(a) > text.count(b)) if a != b else text.count(a) % 2 for a, b in _QUOTES)
