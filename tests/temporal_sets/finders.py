"""The finders that are compared: ours, and dateparser's search on the same texts."""

from datetime import datetime
from functools import cache
from typing import Any

from hawliyat.domain.day import Day, from_ymd, to_iso
from hawliyat.temporal import find_times
from tests.temporal_sets.gold import bounds
from tests.temporal_sets.scoring import Found


def hawliyat(text: str, language: str, published: Day) -> list[Found]:
    """What `hawliyat.temporal` finds."""
    return [
        Found(
            one.span.start, one.span.end,
            one.value.bounds.earliest_start, one.value.bounds.latest_end,
            one.value.granularity.value,
        )
        for one in find_times(text, language, published)
    ]  # fmt: skip


def dateparser(text: str, language: str, published: Day) -> list[Found]:
    """What `dateparser.search.search_dates` finds: a day, or the month or year its parser says it is."""
    from dateparser.search import search_dates

    settings: Any = {
        "RELATIVE_BASE": datetime.fromisoformat(to_iso(published)),
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "MDY" if language == "en-US" else "DMY",
    }
    found, at = [], 0
    for quote, moment in search_dates(text, languages=[language.partition("-")[0]], settings=settings) or []:
        at = text.find(quote, at)
        if at < 0:
            break
        period = _period(quote, language.partition("-")[0])
        length = {"year": 4, "month": 7}.get(period, 10)
        day = from_ymd(moment.year, moment.month, moment.day)
        found.append(Found(at, at + len(quote), *bounds(to_iso(day)[:length]), period))
        at += len(quote)
    return found


def _period(quote: str, language: str) -> str:
    data = _parser(language).get_date_data(quote)
    return data.period if data.date_obj else "day"


@cache
def _parser(language: str) -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=[language])
