"""When an article was published, as a day."""

from functools import lru_cache

from hawliyat.domain import day
from hawliyat.domain.day import Day
from hawliyat.domain.errors import UserError


@lru_cache(maxsize=4096)
def published_day(edtf: str) -> Day | None:
    """Return the last day an article can have been published on, None if its date is not known.

    The last one, because "not after the publication" must hold whichever day of the month it was.
    """
    if not edtf:
        return None
    try:
        return day.from_iso(edtf)
    except ValueError:
        from hawliyat.temporal import parse_edtf

    try:
        return parse_edtf(edtf).bounds.latest_end
    except UserError:
        return None
