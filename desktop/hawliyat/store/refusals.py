"""What SQLite and the system say, as problems a researcher can act on; a bug stays what it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hawliyat.domain.errors import UserError

_CODES = {
    sqlite3.SQLITE_BUSY: "project_in_use",
    sqlite3.SQLITE_LOCKED: "project_in_use",
    sqlite3.SQLITE_READONLY: "project_read_only",
    sqlite3.SQLITE_PERM: "project_read_only",
    sqlite3.SQLITE_CANTOPEN: "project_read_only",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_CORRUPT: "damaged_project",
    sqlite3.SQLITE_NOTADB: "not_a_project",
}


@contextmanager
def told_as_problems(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Turn an error of the disk, the file or its locks into a `UserError` with *path*.

    Writing where only *reading* was meant is a bug, and stays an error of SQLite.
    """
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the primary result code; the rest says which of its kinds it is.
        code = _CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if code is None or (reading and code == "project_read_only"):
            raise
        raise UserError(code, path=str(path)) from error
