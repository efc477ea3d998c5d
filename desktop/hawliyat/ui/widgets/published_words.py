"""Publication dates in words, for lists and for fields that are being typed in."""

from functools import lru_cache

from hawliyat.domain.errors import UserError
from hawliyat.domain.time_value import Granularity, TimeValue
from hawliyat.operations.publication import read_published
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.time_wording import time_reading, time_reading_long
from hawliyat.ui.wording import isolate, tr


def published_words(edtf: str) -> str:
    """Return a stored publication date in words, "no date" for none."""
    value = _stored(edtf)
    return isolate(time_reading(value)) if value is not None else tr("no date")


def published_reading(text: str, language: str) -> tuple[bool, str]:
    """Return whether *text* can serve as a publication date, and how it is understood or what is wrong."""
    try:
        value = read_published(text, language)
    except UserError as problem:
        return False, error_words(problem.code, problem.arguments)
    if value is None:
        return True, tr("Without a date, times like “on Thursday” stay unresolved.")
    if value.granularity is not Granularity.DAY:
        return True, tr("{date}: without the day, times like “on Thursday” stay unresolved.", date=time_reading(value))
    return True, time_reading_long(value)


@lru_cache(maxsize=4096)
def _stored(edtf: str) -> TimeValue | None:
    try:
        return read_published(edtf)
    except UserError:
        return None
