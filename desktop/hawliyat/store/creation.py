"""Making a new project file: built beside its place, then put there whole, never over anything."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import ResearcherId, new_id
from hawliyat.store import migrations, presets, statements
from hawliyat.store.opening import wrapped
from hawliyat.store.recording import now, record_baseline
from hawliyat.store.refusals import told_as_problems

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables


def create(path: Path, researcher: str, language: str) -> None:
    """Make an empty project at *path*; raise `UserError` if something is there already or it can't be written."""
    with new_file(path) as draft, told_as_problems(path), closing(sqlite3.connect(draft)) as connection:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        tables = wrapped(connection)
        migrations.migrate(tables, migrations.latest())
        _fill(tables, researcher, language)


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Yield the name of a draft beside *path*; when the block ends well it takes that place, unless it is taken."""
    if path.exists():
        raise UserError("project_exists", path=str(path))
    if not path.absolute().parent.is_dir():
        raise UserError("folder_not_found", path=str(path.absolute().parent))
    if not os.access(path.absolute().parent, os.W_OK):
        raise UserError("folder_not_writable", path=str(path.absolute().parent))
    draft = path.with_name(f".{path.name}.{new_id()}")
    try:
        yield draft
        _put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # Fails, unlike a rename on POSIX, if the name was taken in the meantime.
        except FileExistsError:
            raise
        except OSError:
            # No hard links here (FAT, some network disks). On Windows a rename does not overwrite either.
            draft.rename(path)
    except FileExistsError:
        raise UserError("project_exists", path=str(path)) from None
    except OSError as error:
        raise UserError("folder_not_writable", path=str(path.absolute().parent)) from error


def _fill(tables: "Tables", researcher: str, language: str) -> None:
    """Write the facts about the file, its presets and its researcher, and the baseline that undo does not cross."""
    made_by = ResearcherId(new_id())
    labels, roles = presets.labels_and_roles()
    facts = {"replica": new_id(), "researcher": made_by, "language": language, "created_at": now()}
    with tables.atomic():
        tables.conn.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", facts.items())
        statements.insert(tables.conn, "researcher", {"id": made_by, "name": researcher})
        for label in labels:
            statements.insert(tables.conn, "label", label)
        for role in roles:
            statements.insert(tables.conn, "role", role)
        record_baseline(tables.conn, made_by)
