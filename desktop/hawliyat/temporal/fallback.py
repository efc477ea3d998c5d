"""The second resolver: dateparser, for languages without a rule pack, and where a pack has one for what no rule reads.

It answers with one moment for anything, so its answers are held against the text: a result is kept only if what it
claims to know (day, month, year) is written there. Confidence is low, and the rule id says where the value comes from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from hawliyat.domain.day import Day, to_iso
from hawliyat.domain.proposal import TimeExpression
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import AnchorKind, Granularity
from hawliyat.temporal import composing, pack, periods
from hawliyat.temporal.composing import Framed
from hawliyat.temporal.normalise import Normalised, normal

RULE_ID = "dateparser"
_CONFIDENCE = 0.3
_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d|2100)(?!\d)")
_SHORT = re.compile(r"(?<![\d\w])(?:3[01]|[12]\d|0?[1-9])(?!\d)")
_MIXED = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")
_GLUED = re.compile(r"[,;]\s*\d{1,3}\Z")
"""A figure of the next sentence part, which the search takes along."""
_WORD = re.compile(r"[^\W\d_]{4}")
"""Shorter ones are abbreviations of weekdays and months, or articles («Die» is Tuesday to dateparser)."""
_LONGEST = 20_000
"""dateparser's search takes seconds a page; what it is given at once stays small."""


def find_times(text: str, language: str, published: Day | None) -> list[TimeExpression]:
    """Return what dateparser finds in *text* and the text bears out; [] for a language it does not know."""
    return list(_found(text, pack.primary(language), published)) if text.strip() else []


def completed(found: Sequence[TimeExpression], normalised: Normalised, rules: pack.Pack) -> list[TimeExpression]:
    """Return *found* with the dates that no rule read as a whole, in the place of what was read of them."""
    read = list(found)
    for match in rules.unusual_date.finditer(normalised.text):
        span = normalised.span(match.start(), match.end())
        inside = [one for one in read if one.span.overlaps(span)]
        if all(span.contains(one.span) and one.span != span for one in inside):
            expression = _resolved(match[0], span, rules.language, normalised.original)
            if expression is not None:
                read = sorted([one for one in read if one not in inside] + [expression], key=lambda one: one.span)
    return read


def _resolved(written: str, span: Span, language: str, text: str) -> TimeExpression | None:
    from dateparser import DateDataParser

    parser = DateDataParser(languages=[language], settings={"RETURN_TIME_SPAN": False})
    moment = parser.get_date_data(re.sub(r"[-/.,]", " ", written)).date_obj
    if moment is None:
        return None
    framed = _borne_out(written, moment.date(), None)
    if framed is None or framed[0].unit is not Granularity.DAY:
        return None
    value = replace(composing.compose(Framed(framed[0])), rule_id=RULE_ID, fields={"written": span.of(text)})
    return TimeExpression(span, span.of(text), value, _CONFIDENCE)


def _found(text: str, language: str, published: Day | None) -> Iterator[TimeExpression]:
    from dateparser.search import search_dates

    base = date.fromordinal(published) if published and published > 0 else None
    settings: dict[str, object] = {"PREFER_DATES_FROM": "past", "RETURN_TIME_SPAN": False}
    if base is not None:
        settings["RELATIVE_BASE"] = datetime(base.year, base.month, base.day)  # noqa: DTZ001 - a day, not an instant
    behind = 0
    for paragraph in re.finditer(r"[^\n]+", text):
        try:
            results = search_dates(paragraph[0][:_LONGEST], languages=[language], settings=settings) or []
        except ValueError:
            return
        for written, moment in results:
            start = text.find(written, max(behind, paragraph.start()))
            if start >= 0:
                expression = _expression(_GLUED.sub("", written).rstrip(" ,.;"), start, moment, base)
                behind = start + len(written)
                if expression is not None:
                    yield expression


def _expression(written: str, start: int, moment: datetime, base: date | None) -> TimeExpression | None:
    framed = _borne_out(normal(written), moment.date(), base)
    if framed is None:
        return None
    period, is_relative = framed
    value = composing.compose(Framed(period))
    against = AnchorKind.PUBLISHED if is_relative else AnchorKind.NONE
    fields = {"written": written} | ({"published": to_iso(base.toordinal())} if base and is_relative else {})
    described = replace(value, rule_id=RULE_ID, fields=fields, anchor_kind=against)
    return TimeExpression(Span(start, start + len(written)), written, described, _CONFIDENCE)


def _borne_out(written: str, found: date, base: date | None) -> tuple[periods.Period, bool] | None:
    """The period the words themselves bear out, and whether it hangs on the publication day; None if they do not."""
    if _MIXED.search(written) or not re.search(r"[^\W\d_]{3}", written):
        return _numeric(written, found)
    years = [int(year) for year in _YEAR.findall(written)]
    has_day = any(int(day) == found.day for day in _SHORT.findall(written))
    if years and found.year in years:
        return periods.around(Granularity.DAY if has_day else Granularity.MONTH, found.toordinal()), False
    if base is None or years or abs(found - base) > timedelta(days=366) or not _WORD.search(written):
        return None
    if has_day or abs(found - base) <= timedelta(days=7):
        return periods.day(found.toordinal()), True
    return None


def _numeric(written: str, found: date) -> tuple[periods.Period, bool] | None:
    """A date in figures alone: all three parts have to be there."""
    figures = sorted(int(part) for part in re.findall(r"\d+", written))
    complete = figures == sorted((found.year, found.month, found.day))
    return (periods.day(found.toordinal()), False) if complete and not re.search(r"[^\W\d_]", written) else None
