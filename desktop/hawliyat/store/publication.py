"""When an article was published, as a day: exactly, or at the latest."""

from functools import lru_cache

from hawliyat.domain import day
from hawliyat.domain.day import Day
from hawliyat.domain.errors import UserError
from hawliyat.domain.time_value import Bounds


def last_possible_day(edtf: str) -> Day | None:
    """Return the last day an article can have been published on, None if its date is not known.

    The last one, because "not after the publication" must hold whichever day of the month it was.
    """
    try:
        return _bounds(edtf).latest_end
    except UserError:
        return None


def exact_day(edtf: str) -> Day | None:
    """Return the day an article was published on, None unless it is known to the day.

    Times such as "yesterday" are counted from it, and from nothing less. Raises `UserError("bad_edtf")` for no date.
    """
    bounds = _bounds(edtf)
    return bounds.earliest_start if bounds.earliest_start == bounds.latest_end else None


@lru_cache(maxsize=4096)
def _bounds(edtf: str) -> Bounds:
    """What a publication date says. A plain day needs no reader of EDTF."""
    try:
        return Bounds.within(day.from_iso(edtf), day.from_iso(edtf))
    except ValueError:
        if not edtf:
            return Bounds()
    from hawliyat.temporal import parse_edtf

    return parse_edtf(edtf).bounds
