"""What the program found in a text and nobody has accepted yet: derived, never part of the history."""

from dataclasses import dataclass

from hawliyat.domain.event import TimeRole
from hawliyat.domain.identity import ArticleId
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import TimeValue


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that names a time, with its value. `span` is in code points of the text it was found in.

    `confidence` runs from 0 to 1. `role` is REPORTED where a reporting cue governs the expression, else OCCURRED.
    `alternatives` are the other readings, likeliest first.
    """

    span: Span
    text: str
    value: TimeValue
    confidence: float
    role: TimeRole = TimeRole.OCCURRED
    alternatives: tuple[TimeValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A time expression found in an article, waiting for the researcher."""

    id: str
    article_id: ArticleId
    expression: TimeExpression
