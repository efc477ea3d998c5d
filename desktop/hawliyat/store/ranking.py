"""The order of the timeline, kept in the file: brought up to date in the transaction of every edit, undo and redo."""

import json
import sqlite3
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from hawliyat.domain.time_value import Bounds
from hawliyat.store.edit import Change
from hawliyat.store.publication import last_possible_day
from hawliyat.timeline import order
from hawliyat.timeline.order import Key

Query = Callable[[str, Sequence[str]], Iterable[tuple[Any, ...]]]

_EVENTS = """
SELECT event.id, event.title, time.earliest_start, time.latest_start, time.earliest_end, time.latest_end,
    coalesce(time.clock_start, '') AS clock
FROM event LEFT JOIN time_value AS time ON time.id = event.time_value_id
WHERE event.merged_into IS NULL
"""

_PUBLICATIONS_OF_UNDATED = """
SELECT DISTINCT event.id, article.published_edtf
FROM event
LEFT JOIN time_value AS time ON time.id = event.time_value_id
JOIN evidence ON evidence.event_id = event.id
JOIN annotation ON annotation.id = evidence.annotation_id
JOIN article ON article.id = annotation.article_id
WHERE coalesce(time.earliest_start, time.latest_start, time.earliest_end, time.latest_end) IS NULL
"""

_AMONG = " AND event.id IN (SELECT value FROM json_each(?))"

_EVENTS_DATED_BY = "SELECT id FROM event WHERE time_value_id IN (SELECT value FROM json_each(?))"

_EVENTS_TOLD_IN = """
SELECT DISTINCT evidence.event_id FROM evidence JOIN annotation ON annotation.id = evidence.annotation_id
WHERE annotation.article_id IN (SELECT value FROM json_each(?))
"""

_WHAT_ORDER_RESTS_ON = {
    "event": ("title", "time_value_id", "merged_into"),
    "time_value": ("earliest_start", "latest_start", "earliest_end", "latest_end", "clock_start"),
    "evidence": ("event_id", "annotation_id"),
    "article": ("published_edtf",),
}


def keys(query: Query, among: Iterable[str] | None = None) -> list[Key]:
    """Return the sort keys of all events, or of those *among* that there are; *query* answers SQL with tuples."""
    condition, parameters = ("", ()) if among is None else (_AMONG, (json.dumps(list(among)),))
    published: dict[str, int] = {}
    for event_id, edtf in query(_PUBLICATIONS_OF_UNDATED + condition, parameters):
        day = last_possible_day(edtf)
        if day is not None:
            published[event_id] = min(day, published.get(event_id, day))
    return [
        order.key(Bounds(*bounds), clock, title, event_id, published.get(event_id))
        for event_id, title, *bounds, clock in query(_EVENTS + condition, parameters)
    ]


def ranks(query: Query) -> dict[str, int]:
    """Compute the rank of every event from the tables, 1 for the first."""
    return {key[-1]: rank for rank, key in enumerate(sorted(keys(query)), start=1)}


class Ranking:
    """The sorted keys of all events in memory, so that an edit pays for the events it moves and no others.

    Nothing else writes to the file while it is open here, so that memory and file agree; after an edit that failed
    `forget` makes the next one read the file again.
    """

    def __init__(self) -> None:
        self._sorted: list[Key] | None = None
        self._key_of: dict[str, Key] = {}

    def forget(self) -> None:
        """Trust the memory no more."""
        self._sorted = None

    def refresh(self, connection: sqlite3.Connection, changes: Iterable[Change]) -> frozenset[str]:
        """Bring the stored ranks up to date after *changes*, writing only those that differ; return their events."""
        affected = _affected(connection, changes)
        if not affected:
            return frozenset()
        if self._sorted is None:
            # A removed event's rank went with its row: compare the ranks themselves, not the order of what is left.
            before = dict(connection.execute("SELECT event_id, rank FROM timeline_rank"))
            self._sorted = sorted(keys(connection.execute))
            self._key_of = {key[-1]: key for key in self._sorted}
        else:
            before = {key[-1]: rank for rank, key in enumerate(self._sorted, start=1)}
            self._replace(affected, keys(connection.execute, affected))
        return _write(connection, before, [key[-1] for key in self._sorted])

    def _replace(self, affected: Iterable[str], new: Iterable[Key]) -> None:
        assert self._sorted is not None
        for event_id in affected:
            old = self._key_of.pop(event_id, None)
            if old is not None:
                del self._sorted[bisect_left(self._sorted, old)]
        for key in new:
            insort(self._sorted, key)
            self._key_of[key[-1]] = key


def _affected(connection: sqlite3.Connection, changes: Iterable[Change]) -> set[str]:
    """The events whose keys may have changed, deleted ones included."""
    events, times, articles = set(), set(), set()
    for change in changes:
        if not _matters(change):
            continue
        if change.table == "event":
            events.add(change.row_id)
        elif change.table == "evidence":
            events.update(image["event_id"] for image in (change.before, change.after) if image is not None)
        elif change.table == "time_value":
            times.add(change.row_id)
        else:
            articles.add(change.row_id)
    for sql, ids in ((_EVENTS_DATED_BY, times), (_EVENTS_TOLD_IN, articles)):
        if ids:
            events.update(event_id for (event_id,) in connection.execute(sql, (json.dumps(list(ids)),)))
    return events


def _matters(change: Change) -> bool:
    if change.before is None or change.after is None:
        # A new time or article is no event's yet; one that goes, goes after what used it.
        return change.table in ("event", "evidence")
    columns = _WHAT_ORDER_RESTS_ON.get(change.table, ())
    return any(change.before[column] != change.after[column] for column in columns)


def _write(connection: sqlite3.Connection, before: dict[str, int], after: list[str]) -> frozenset[str]:
    moved = [(event_id, rank) for rank, event_id in enumerate(after, start=1) if before.get(event_id) != rank]
    gone = [(event_id,) for event_id in set(before).difference(after)]
    connection.executemany(
        "INSERT INTO timeline_rank (event_id, rank) VALUES (?, ?)"
        " ON CONFLICT (event_id) DO UPDATE SET rank = excluded.rank",
        moved,
    )
    connection.executemany("DELETE FROM timeline_rank WHERE event_id = ?", gone)
    return frozenset([event_id for event_id, _ in moved] + [event_id for (event_id,) in gone])
