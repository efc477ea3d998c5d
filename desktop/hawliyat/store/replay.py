"""Replaying the history: what the journalled tables must hold, worked out from the images alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hawliyat.store import history
from hawliyat.store.database import Database
from hawliyat.store.schema import JOURNALLED

Image = Mapping[str, Any]
Tables = dict[str, dict[str, Image]]


@dataclass(slots=True)
class Replay:
    """The rows by table and id after the last step, and the steps that did not begin where the one before ended."""

    tables: Tables = field(default_factory=lambda: {table: {} for table in JOURNALLED})
    broken: list[tuple[str, str, str]] = field(default_factory=list)
    """(edit id, table, row id) of each change whose *before* is not what stood there."""


def replay(db: Database) -> Replay:
    """Apply every change since the last baseline, in order."""
    result = Replay()
    steps = db.rows(
        "SELECT id FROM edit WHERE seq >= (SELECT coalesce(max(seq), 1) FROM edit WHERE verb = 'baseline') ORDER BY seq"
    )
    for step in steps:
        for change in history.changes_of(db, step["id"]):
            rows = result.tables.setdefault(change.table, {})
            if rows.get(change.row_id) != change.before:
                result.broken.append((step["id"], change.table, change.row_id))
            if change.after is None:
                rows.pop(change.row_id, None)
            else:
                rows[change.row_id] = change.after
    return result


def stored(db: Database) -> Tables:
    """Return the journalled tables as they stand."""
    return {
        table: {row["id"]: row for row in db.rows(f"SELECT * FROM {table}")}  # noqa: S608 - a name from the schema
        for table in JOURNALLED
    }
