"""Writing steps of the history: the edit's own row and the images of what it changed."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from hawliyat.domain.identity import EditId, ResearcherId, new_id
from hawliyat.store.edit import Change
from hawliyat.store.history import BASELINE
from hawliyat.store.schema import JOURNALLED


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the history stands: the last step's number in this file, and the Lamport time reached."""

    seq: int = 0
    lamport: int = 0

    def tick(self) -> "Clock":
        """Return the next step's clock."""
        return replace(self, seq=self.seq + 1, lamport=self.lamport + 1)

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> "Clock":
        """Read the clock of a file."""
        return cls(*connection.execute("SELECT coalesce(max(seq), 0), coalesce(max(lamport), 0) FROM edit").fetchone())


@dataclass(frozen=True, slots=True)
class Step:
    """A row of `edit` before it is written."""

    id: EditId
    made_by: ResearcherId
    at: str
    verb: str
    args: Mapping[str, Any]
    undoes: EditId | None = None


def now() -> str:
    """Return the moment, ISO 8601 in UTC to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def record(connection: sqlite3.Connection, clock: Clock, step: Step, changes: Iterable[Change]) -> None:
    """Write one step with its changes; *clock* is the step's own."""
    connection.execute(
        "INSERT INTO edit (id, seq, replica, lamport, made_by, at, verb, args_json, undoes, schema) VALUES"
        " (?, ?, (SELECT value FROM meta WHERE key = 'replica'), ?, ?, ?, ?, ?, ?,"
        " (SELECT user_version FROM pragma_user_version))",
        (
            step.id, clock.seq, clock.lamport, step.made_by, step.at, step.verb, _json(step.args), step.undoes,
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO change (edit_id, n, table_name, row_id, before_json, after_json) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (step.id, n, change.table, change.row_id, _image(change.before), _image(change.after))
            for n, change in enumerate(changes)
        ),
    )


def record_baseline(connection: sqlite3.Connection, made_by: ResearcherId) -> None:
    """Write a step that holds every journalled row: replay starts here, and undo does not cross it."""
    step = Step(EditId(new_id()), made_by, now(), BASELINE, {})
    record(connection, Clock.of(connection).tick(), step, _all_rows(connection))


def _all_rows(connection: sqlite3.Connection) -> Iterable[Change]:
    for table in JOURNALLED:
        cursor = connection.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - a name from the schema
        names = [column[0] for column in cursor.description]
        for values in cursor.fetchall():
            row = dict(zip(names, values, strict=True))
            yield Change(table, row["id"], None, row)


def _image(row: Mapping[str, Any] | None) -> str | None:
    return None if row is None else _json(row)


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
