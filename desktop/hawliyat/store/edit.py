"""An open edit: the only way to change a journalled row."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hawliyat.domain.change import ChangeSet
from hawliyat.domain.identity import EditId, ResearcherId
from hawliyat.store import dependants, statements


@dataclass(frozen=True, slots=True)
class Change:
    """What one write did to one row: whole images, None where the row was not there."""

    table: str
    row_id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class Edit:
    """Writes rows within one transaction and keeps their images. The journal makes it; it dies with its block."""

    def __init__(self, connection: sqlite3.Connection, edit_id: EditId, made_by: ResearcherId, made_at: str) -> None:
        self._connection = connection
        self.id = edit_id
        self.made_by = made_by
        self.made_at = made_at
        self.changes: list[Change] = []
        self.is_open = True
        self.report: ChangeSet | None = None
        """What the edit changed, once it is on disk; None if it had no effect."""

    def insert(self, table: str, row: Mapping[str, object]) -> None:
        """Insert *row* (with its "id"); columns left out take their defaults."""
        self._check_open()
        after = statements.insert(self._connection, table, row)
        self.changes.append(Change(table, after["id"], None, after))

    def update(self, table: str, row_id: str, **columns: object) -> None:
        """Set *columns* of a row; raise KeyError if it is not there. The same values again are no change."""
        self._check_open()
        before = self.image(table, row_id)
        after = statements.update(self._connection, table, row_id, columns)
        if after != before:
            self.changes.append(Change(table, row_id, before, after))

    def delete(self, table: str, row_id: str) -> None:
        """Delete a row; raise KeyError if it is not there. Nothing may point at it when the edit ends."""
        self._check_open()
        before = self.image(table, row_id)
        statements.delete(self._connection, table, row_id)
        self.changes.append(Change(table, row_id, before, None))

    def delete_with_dependants(self, table: str, row_id: str) -> None:
        """Delete a row and what can't stand without it, children first; nothing happens if it is already gone."""
        self._check_open()
        dependants.delete(self, table, row_id)

    def delete_time_if_unused(self, time_id: str | None) -> None:
        """Delete a time value that stands in no text, once no event and no claim uses it."""
        self._check_open()
        dependants.drop_unused_time(self, time_id)

    def keep_text(self, sha256: str, text: str) -> None:
        """Keep an article's text by its content; texts are written once and lie outside the history."""
        self._check_open()
        self._connection.execute("INSERT OR IGNORE INTO article_text (sha256, text) VALUES (?, ?)", (sha256, text))

    def image(self, table: str, row_id: str) -> dict[str, Any]:
        """Return a row as it stands; raise KeyError if it is not there."""
        row = statements.row(self._connection, table, row_id)
        if row is None:
            raise KeyError(f"{table} {row_id}")
        return row

    def find(self, table: str, column: str, value: str) -> list[str]:
        """Return the ids of the rows of *table* whose *column* is *value*, oldest first."""
        return statements.ids(self._connection, table, column, value)

    def has(self, table: str, row_id: str) -> bool:
        """Whether a row is there."""
        return statements.row(self._connection, table, row_id) is not None

    def restore(self, change: Change) -> None:
        """Put a row back as it was before *change*; raise `ConflictError` if it is no longer as *change* left it."""
        self._check_open()
        if statements.row(self._connection, change.table, change.row_id) != change.after:
            raise ConflictError(change)
        statements.replace(self._connection, change.table, change.row_id, change.before)
        self.changes.append(Change(change.table, change.row_id, change.after, change.before))

    def _check_open(self) -> None:
        if not self.is_open:
            raise RuntimeError("this edit is over")


class ConflictError(Exception):
    """A row is not as an edit left it, so that the edit can't be taken back."""

    def __init__(self, change: Change) -> None:
        super().__init__(f"{change.table} {change.row_id}")
        self.change = change
