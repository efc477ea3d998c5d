"""Resolving: from the codes of a match to a period, by the resolver its rule names.

The resolvers stand in `absolute` (with a year of their own), `numeric` (in figures), `calendar_dates` (of other
calendars), `yearless` and `relative`; importing them registers them.
"""

from hawliyat.temporal import absolute, calendar_dates, numeric, relative, yearless  # noqa: F401 - registers them
from hawliyat.temporal.anchoring import Anchor
from hawliyat.temporal.resolution import ABSOLUTE, HANGING, RESOLVERS, Codes, Resolution

__all__ = ["ABSOLUTE", "CLOCK", "HANGING", "NAMES_NO_DAY", "NOT_A_DATE", "PRESENT", "RESOLVERS", "resolve"]

PRESENT, CLOCK = "present", "clock"
NAMES_NO_DAY = frozenset({PRESENT, CLOCK})
"""What rules resolve to that are found without naming a day."""
NOT_A_DATE = frozenset({"duration"})
"""What rules resolve to that exist only to keep words from being taken for a date."""


def resolve(name: str, codes: Codes, anchor: Anchor) -> Resolution:
    """Return what a match means.

    Raise UnanchoredError if it hangs on something unknown, ValueError if there is no such date, KeyError if no
    resolver has that name.
    """
    return RESOLVERS[name](codes, anchor)
