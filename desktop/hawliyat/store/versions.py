"""The versions that a project file hangs on."""

import sqlite3

from hawliyat.store import migrations


def of_sqlite() -> str:
    """Return the version of the SQLite library that is loaded."""
    return sqlite3.sqlite_version


def of_project_file() -> int:
    """Return the version of the project file that this program writes, and the newest it reads."""
    return migrations.latest()
