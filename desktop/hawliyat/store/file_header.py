"""Looking at a file before SQLite does: the first 100 bytes tell whether it is a project this program can open.

Whatever is refused here has not been touched. The offsets are those of https://www.sqlite.org/fileformat.html, 1.3.
"""

import stat
import struct
from pathlib import Path

from hawliyat.domain.errors import UserError
from hawliyat.store import migrations
from hawliyat.store.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100


def check(path: Path) -> None:
    """Raise a `UserError` unless *path* looks like a project that can be opened for writing."""
    try:
        status = path.stat()
        _check_kind(path, status.st_mode)
        with path.open("rb") as file:
            header = file.read(_LENGTH)
    except OSError as error:
        raise UserError("project_unreadable", path=str(path)) from error
    if header[:16] != _MAGIC:
        raise UserError("not_a_project", path=str(path))
    if len(header) < _LENGTH:
        raise UserError("damaged_project", path=str(path))
    version, application_id = struct.unpack(">I4xI", header[60:72])
    if application_id != APPLICATION_ID:
        raise UserError("not_a_project", path=str(path))
    if version > migrations.latest():
        raise UserError("newer_project", path=str(path), version=version)
    if version < 1 or (status.st_size < _expected_size(header) and not logs(path)):
        raise UserError("damaged_project", path=str(path))


def _check_kind(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise UserError("not_a_project", path=str(path))
    # Asked of the mode, not of the system: an administrator may write anything, but was asked not to.
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise UserError("project_read_only", path=str(path))


def _expected_size(header: bytes) -> int:
    """The size in bytes that the header tells: page size (1 means 65,536) times page count."""
    page_size, pages = struct.unpack(">H10xI", header[16:32])
    return (65_536 if page_size == 1 else int(page_size)) * int(pages)


def is_logged(path: Path) -> bool:
    """Whether the header of a checked file says that it has a write-ahead log: it was not closed, or not by us."""
    with path.open("rb") as file:
        return file.read(_LENGTH)[18:20] == b"\x02\x02"


def logs(path: Path) -> list[Path]:
    """Return the logs beside a file that SQLite will complete it from (after a crash)."""
    beside = (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal"))
    return [log for log in beside if log.is_file() and log.stat().st_size > 0]
