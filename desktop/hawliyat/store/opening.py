"""Opening a project file: nothing is written before everything has been checked."""

import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hawliyat.domain.errors import UserError
from hawliyat.store import file_header, migrations
from hawliyat.store.refusals import told_as_problems

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

_open_files: set[tuple[int, int]] = set()
_lock = threading.Lock()

_GUARDS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "foreign_keys = ON")

# EXCLUSIVE must come before WAL: then there is no shared-memory file, and a second program is refused at once.
# FULL (and F_FULLFSYNC on macOS) is what keeps an acknowledged edit through a power cut; NORMAL loses it.
_DURABILITY = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
)


class Claim:
    """This process's hold on one file. POSIX drops a process's locks on a file when it closes *any* handle to it, so
    a file that is open here must not even be looked at: it is known by device and inode instead.
    """

    def __init__(self, path: Path) -> None:
        try:
            status = path.stat()
        except FileNotFoundError:
            raise UserError("project_not_found", path=str(path)) from None
        except OSError as error:
            raise UserError("project_unreadable", path=str(path)) from error
        self._file = (status.st_dev, status.st_ino)
        with _lock:
            if self._file in _open_files:
                raise UserError("project_in_use", path=str(path))
            _open_files.add(self._file)

    def release(self) -> None:
        """Let the file go."""
        with _lock:
            _open_files.discard(self._file)


def open_tables(path: Path) -> "Tables":
    """Open a checked and claimed project file for writing; raise a `UserError` and leave it as it was otherwise."""
    file_header.check(path)
    with told_as_problems(path):
        _check_from_outside(path)
        connection = _connect(path, "rw")
        try:
            for pragma in _DURABILITY:
                connection.execute(f"PRAGMA {pragma}")
            tables = wrapped(connection)
            _check_schema(tables, path)
            return tables
        except BaseException:
            connection.close()
            raise


def remove_shared_memory(path: Path) -> None:
    """Remove the memory file that another program has left at a crash; who holds the exclusive lock needs none."""
    with suppress(OSError):
        Path(f"{path.resolve()}-shm").unlink(missing_ok=True)


def _check_from_outside(path: Path) -> None:
    """Check the schema before SQLite may write. Where a log waits (a crash, or another program), reading it needs a
    writable connection, and closing that one would merge the log: such a file is looked at in a copy. One that says
    only that it is logged would get a memory file from a reader, and keep it: that reader must not look for a log.
    """
    logs = file_header.logs(path)
    if not logs and not file_header.is_logged(path):
        _look_at(path, "ro", path)
        return
    # A file in use may be torn, a copy too large: whether it is in use, or truly damaged, the real opening tells.
    with suppress(sqlite3.DatabaseError, OSError):
        if not logs:
            _look_at(path, "ro&immutable=1", path)
            return
        with TemporaryDirectory() as folder:
            for file in (path, *logs):
                copyfile(file, Path(folder) / file.name)
            _look_at(Path(folder) / path.name, "rw", path)


def _look_at(file: Path, mode: str, path: Path) -> None:
    """Check the schema of *file*, which is *path* or a copy of it."""
    with closing(_connect(file, mode)) as connection:
        _check_schema(wrapped(connection), path)


def wrapped(connection: sqlite3.Connection) -> "Tables":
    """Return the connection in sqlite_utils' clothes, without its plugins and its recursive triggers."""
    from sqlite_utils import Database as Tables

    return Tables(connection, recursive_triggers=False, execute_plugins=False)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=0, isolation_level=None, check_same_thread=False
    )
    for guard in _GUARDS:
        connection.execute(f"PRAGMA {guard}")
    defensive = getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE", None)
    if defensive is not None:  # Python 3.12
        connection.setconfig(defensive, True)  # type: ignore[attr-defined,unused-ignore]  # noqa: FBT003
    return connection


def _check_schema(tables: "Tables", path: Path) -> None:
    """Refuse a file with anything in it that we did not make: a trigger in it would run with our hands."""
    (version,) = tables.execute("PRAGMA user_version").fetchone()
    if version > migrations.latest():
        raise UserError("newer_project", path=str(path), version=version)
    if migrations.objects_in(tables) != migrations.objects(version):
        raise UserError("foreign_schema", path=str(path))
