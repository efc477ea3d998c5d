"""What every test of the store gets: a project in a folder of its own."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hawliyat.store.project import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the test's project lies."""
    return tmp_path / "مشروع.hawliyat"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """Give an open, empty project."""
    with Project.create(path, "باحثة") as opened:
        yield opened


@pytest.fixture
def connection_of() -> Callable[[Project], sqlite3.Connection]:
    """Return what opens the back door: a project's own connection, allowed to write."""

    def back_door(project: Project) -> sqlite3.Connection:
        connection = project.database._tables.conn
        connection.execute("PRAGMA query_only = OFF")
        return connection

    return back_door


@pytest.fixture
def print_of() -> Callable[[Path], dict[str, Any]]:
    """Return what tells whether a folder changed: name, bytes and modification time of everything in it."""

    def fingerprint(folder: Path) -> dict[str, Any]:
        return {
            file.name: (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
            for file in folder.iterdir()
            if file.is_file()
        }

    return fingerprint
