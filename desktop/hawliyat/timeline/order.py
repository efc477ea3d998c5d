"""The one order of the timeline: total (two different events never tie) and stable (nothing but the project counts).

Dated events come first, by their smallest known bound, so that an event is met as early as it may have begun. Then
by clock ("" before any, since nothing says the event was later); then by the largest bound, so that what is known
more closely comes first and an open end comes last; then by title, code point by code point, and by id. Undated
events follow, by the first publication that tells of them (the bound shown as "not after" or "not before"), those
without one at the end, and by id.
"""

from collections.abc import Iterable
from math import inf

from hawliyat.domain.day import Day
from hawliyat.domain.time_value import Bounds
from hawliyat.timeline.entry import Entry

Key = tuple[bool, float, str, float, str, str]


def key(bounds: Bounds, clock: str, title: str, event_id: str, published: Day | None) -> Key:
    """Return the sort key of an event; *published* is the first publication day among its sources, if any is known."""
    known = bounds.known
    if not known:
        return True, inf if published is None else published, "", 0, "", event_id
    return False, min(known), clock, inf if bounds.latest_end is None else max(known), title, event_id


def sort_key(entry: Entry) -> Key:
    """Return the sort key of an entry."""
    days = [claim.published for claim in entry.claims if claim.published is not None]
    clock = entry.value.clock_start if entry.value is not None else ""
    return key(entry.bounds, clock, entry.title, entry.event_id, min(days, default=None))


def ordered(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries in the order of the timeline."""
    return sorted(entries, key=sort_key)
