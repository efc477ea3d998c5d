"""The one connection to a project file: reads for everyone, writes for the journal alone."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hawliyat.store.refusals import told_as_problems

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

Row = dict[str, Any]
Parameters = Sequence[object] | Mapping[str, object]


class Database:
    """A connection behind one lock. Outside `writing()` it is read-only (`query_only`), so no write can slip past."""

    def __init__(self, tables: "Tables", path: Path) -> None:
        self._tables = tables
        self.path = path
        self.lock = threading.RLock()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Return the rows of a query as dicts; raise ValueError if *sql* returns none by its nature."""
        with self.lock, told_as_problems(self.path, reading=True):
            return list(self._tables.query(sql, parameters if isinstance(parameters, dict) else tuple(parameters)))

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Return the first row of a query, None if there is none."""
        return next(iter(self.rows(sql, parameters)), None)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One durable transaction: committed when the block ends, rolled back when it raises."""
        with self.lock, told_as_problems(self.path):
            connection = self._tables.conn
            connection.execute("PRAGMA query_only = OFF")
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            finally:
                connection.execute("PRAGMA query_only = ON")

    def copy_to(self, path: Path) -> None:
        """Write everything to a new file; no log is needed beside it."""
        with self.lock, told_as_problems(path):
            self._tables.conn.execute("PRAGMA query_only = OFF")
            try:
                self._tables.conn.execute("VACUUM INTO ?", (str(path),))
            finally:
                self._tables.conn.execute("PRAGMA query_only = ON")

    def close(self) -> None:
        """Bring the write-ahead log home and leave one file."""
        with self.lock:
            connection = self._tables.conn
            try:
                connection.execute("PRAGMA query_only = OFF")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.Error:
                pass  # Nothing is lost: the log stays beside the file and is read at the next opening.
            finally:
                connection.close()
