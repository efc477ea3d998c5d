"""Publication dates in words, for lists and for fields that are being typed in."""

from functools import lru_cache

from hawliyat.domain import day as days
from hawliyat.domain.errors import UserError
from hawliyat.domain.time_value import Granularity, TimeValue
from hawliyat.operations.publication import read_published
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.wording import isolate, tr

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def published_words(edtf: str) -> str:
    """Return a stored publication date in words, "no date" for none."""
    value = _stored(edtf)
    return date_words(value) if value is not None else tr("no date")


def date_words(value: TimeValue) -> str:
    """Return "14 Aug 2025", "Aug 2025", "2025", or the EDTF text of anything else."""
    bounds = value.bounds
    if bounds.earliest_start is None or value.approximate or value.uncertain:
        return isolate(value.edtf)
    year, month, day = days.to_ymd(bounds.earliest_start)
    name = tr(_MONTHS[month - 1])
    if value.granularity is Granularity.DAY:
        return tr("{date}", date=f"{day} {name} {year}")
    if value.granularity is Granularity.MONTH:
        return tr("{date}", date=f"{name} {year}")
    return isolate(value.edtf)


def published_reading(text: str, language: str) -> tuple[bool, str]:
    """Return whether *text* can serve as a publication date, and how it is understood or what is wrong."""
    try:
        value = read_published(text, language)
    except UserError as problem:
        return False, error_words(problem.code, problem.arguments)
    if value is None:
        return True, tr("Without a date, times like “on Thursday” stay unresolved.")
    if value.granularity is not Granularity.DAY:
        return True, tr("{date}: without the day, times like “on Thursday” stay unresolved.", date=date_words(value))
    return True, date_words(value)


@lru_cache(maxsize=4096)
def _stored(edtf: str) -> TimeValue | None:
    try:
        return read_published(edtf)
    except UserError:
        return None
