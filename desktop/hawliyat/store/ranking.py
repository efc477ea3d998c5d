"""The order of the timeline, kept in the file: refreshed in the transaction of every edit that can change it."""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from hawliyat.domain.time_value import Bounds
from hawliyat.store.edit import Change
from hawliyat.store.publication import published_day
from hawliyat.timeline import order

_EVENTS = """
SELECT event.id, event.title, time.earliest_start, time.latest_start, time.earliest_end, time.latest_end,
    coalesce(time.clock_start, '') AS clock
FROM event LEFT JOIN time_value AS time ON time.id = event.time_value_id
WHERE event.merged_into IS NULL
"""

_PUBLICATIONS = """
SELECT DISTINCT evidence.event_id, article.published_edtf
FROM evidence
JOIN annotation ON annotation.id = evidence.annotation_id
JOIN article ON article.id = annotation.article_id
WHERE article.published_edtf <> ''
"""

_WHAT_ORDER_RESTS_ON = {
    "event": ("title", "time_value_id", "merged_into"),
    "time_value": ("earliest_start", "latest_start", "earliest_end", "latest_end", "clock_start"),
    "evidence": ("event_id", "annotation_id"),
    "article": ("published_edtf",),
}


def may_move(changes: Iterable[Change]) -> bool:
    """Whether *changes* touch anything the order rests on."""
    return any(_moves(change) for change in changes)


def _moves(change: Change) -> bool:
    columns = _WHAT_ORDER_RESTS_ON.get(change.table, ())
    if change.before is None or change.after is None:
        # A time or an article is not yet, or no longer, the time or the source of any event.
        return change.table in ("event", "evidence")
    return any(change.before[column] != change.after[column] for column in columns)


def ranks(query: Callable[[str], Iterable[tuple[Any, ...]]]) -> dict[str, int]:
    """Compute the rank of every event from the tables, 1 for the first; *query* answers SQL with tuples."""
    published: dict[str, int] = {}
    for event_id, edtf in query(_PUBLICATIONS):
        day = published_day(edtf)
        if day is not None:
            published[event_id] = min(day, published.get(event_id, day))
    keys = [
        order.key(Bounds(*bounds), clock, title, event_id, published.get(event_id))
        for event_id, title, *bounds, clock in query(_EVENTS)
    ]
    return {key[-1]: rank for rank, key in enumerate(sorted(keys), start=1)}


def refresh(connection: sqlite3.Connection) -> frozenset[str]:
    """Bring the stored ranks up to date, writing only those that differ, and return the events they belong to."""
    wanted = ranks(connection.execute)
    stored: dict[str, int] = dict(connection.execute("SELECT event_id, rank FROM timeline_rank"))
    moved = [(event_id, rank) for event_id, rank in wanted.items() if stored.get(event_id) != rank]
    gone = [(event_id,) for event_id in stored.keys() - wanted.keys()]
    connection.executemany(
        "INSERT INTO timeline_rank (event_id, rank) VALUES (?, ?)"
        " ON CONFLICT (event_id) DO UPDATE SET rank = excluded.rank",
        moved,
    )
    connection.executemany("DELETE FROM timeline_rank WHERE event_id = ?", gone)
    return frozenset([event_id for event_id, _ in moved] + [event_id for (event_id,) in gone])
