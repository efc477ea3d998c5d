"""What a report of a problem has to say about this copy of the program."""

import logging
import platform
from pathlib import Path

from hawliyat import __version__
from hawliyat.store import versions
from hawliyat.ui.wording import tr

LOG_NAME = "hawliyat.log"

Fact = tuple[str, str]
"""A name and what it is, for one line."""


def version_facts() -> list[Fact]:
    """Return the versions of the program and of what it stands on."""
    import PySide6
    from PySide6.QtCore import qVersion

    return [
        ("Hawliyat", __version__),
        (tr("Project file"), str(versions.of_project_file())),
        ("Qt", qVersion()),
        ("PySide6", PySide6.__version__),
        ("Python", platform.python_version()),
        ("SQLite", versions.of_sqlite()),
    ]


def facts() -> list[Fact]:
    """Return the versions, the system, and where the log is (if one is kept)."""
    from PySide6.QtGui import QGuiApplication

    system = f"{platform.platform()} ({QGuiApplication.platformName()})"
    log = log_file()
    return [*version_facts(), (tr("System"), system), *([(tr("Log"), str(log))] if log is not None else [])]


def log_file() -> Path | None:
    """Return the file that warnings and bugs are written to; None if they are not kept."""
    handlers = logging.getLogger().handlers
    files = [Path(each.baseFilename) for each in handlers if isinstance(each, logging.FileHandler)]
    return next((file for file in files if file.name == LOG_NAME), None)
