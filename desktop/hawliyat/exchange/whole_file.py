"""Writing a file whole or not at all."""

import errno
import os
import shutil
from pathlib import Path

from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import new_id


def write_whole(path: Path, data: bytes) -> None:
    """Put *data* into *path*: beside it first, then in its place, so that nobody ever sees half of it.

    Raise UserError `output_not_writable` (path=, reason=); what stood at *path* is untouched then.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a pipe or a device takes bytes, and must not be replaced
        else:
            _replace(target, data)
    except OSError as error:
        raise UserError("output_not_writable", path=str(path), reason=error.strerror or "") from error


def _replace(target: Path, data: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = target.with_name(f".{new_id()}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
