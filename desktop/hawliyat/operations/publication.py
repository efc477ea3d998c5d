"""Publication dates as researchers write them: read into EDTF, or refused with words that help."""

import re

from hawliyat.domain.errors import UserError
from hawliyat.domain.time_value import TimeValue
from hawliyat.temporal import find_times, parse_edtf

_DIGITS = str.maketrans({chr(first + n): str(n) for first in (0x660, 0x6F0) for n in range(10)})
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


def read_published(text: str, language: str = "") -> TimeValue | None:
    """Return the date *text* names, None for no text.

    Takes EDTF, 2025/8/14, 14/8/2025 where the day can't be a month, digits of any script, and a date in words of
    *language*. Raises UserError: "impossible_date" for a day the calendar lacks, "ambiguous_date" for one that could
    be two (3/4/2025), else "bad_published".
    """
    typed = " ".join(text.translate(_DIGITS).split())
    if not typed:
        return None
    numbers = _in_numbers(typed)
    if not numbers and _DAY_FIRST.fullmatch(typed):
        raise UserError("ambiguous_date", text=text.strip())
    value: TimeValue | None
    try:
        value = parse_edtf(numbers or typed)
    except UserError:
        if numbers:
            raise UserError("impossible_date", text=text.strip()) from None
        value = _in_words(typed, language)
    bounds = value.bounds if value is not None else None
    if value is None or bounds is None or bounds.earliest_start is None or bounds.latest_end is None:
        raise UserError("bad_published", text=text.strip())
    return value


def _in_numbers(typed: str) -> str:
    """A full date in numbers as ISO text; "" if it is none, or if it could be read two ways (3/4/2025)."""
    if match := _YEAR_FIRST.fullmatch(typed):
        year, month, day = match.groups()
    elif (match := _DAY_FIRST.fullmatch(typed)) and (int(match[1]) > 12 or match[1] == match[2]):
        day, month, year = match.groups()
    else:
        return ""
    return f"{year}-{int(month):02}-{int(day):02}"


def _in_words(typed: str, language: str) -> TimeValue | None:
    """The one date that is the whole of *typed*."""
    for expression in find_times(typed, language, None) if language else ():
        if len(expression.span) == len(typed) and expression.value.is_resolved:
            return expression.value
    return None
