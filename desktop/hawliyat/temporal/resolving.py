"""Resolving: from the codes of a match to a period, by the resolver its rule names.

The resolvers stand in `absolute` (with a year of their own), `yearless` and `relative`; importing them registers them.
"""

from hawliyat.temporal import absolute, relative, yearless  # noqa: F401 - registers them
from hawliyat.temporal.anchoring import Anchor
from hawliyat.temporal.resolution import RESOLVERS, Codes, Resolution

__all__ = ["NOT_A_DATE", "RESOLVERS", "resolve"]

NOT_A_DATE = frozenset({"duration"})
"""What rules resolve to that exist only to keep words from being taken for a date."""


def resolve(name: str, codes: Codes, anchor: Anchor) -> Resolution:
    """Return what a match means.

    Raise UnanchoredError if it hangs on something unknown, ValueError if there is no such date, KeyError if no
    resolver has that name.
    """
    return RESOLVERS[name](codes, anchor)
