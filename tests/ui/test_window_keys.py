"""Every key the program has is in the README."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hawliyat.store.project import Project
from hawliyat.ui.main_window import MainWindow
from hawliyat.ui.preferences import Preferences

README = Path(__file__).parents[2] / "README.md"
DIGITS = re.compile(r"[0-9٠-٩۰-۹]")


def documented() -> str:
    """The table of keys."""
    return README.read_text(encoding="utf-8").partition("## Keys")[2].partition("\n## ")[0]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = MainWindow(Preferences(str(tmp_path / "preferences.ini")))
    qtbot.addWidget(window)
    window.open_project(Project.create(tmp_path / "keys.hawliyat"))
    return window


def test_every_key_is_in_the_readme(window: MainWindow) -> None:
    table = documented()
    # "Ctrl+=" is "Ctrl++" on keyboards where plus needs Shift; tags are documented as a range of digits.
    keys = {key for command in window.commands for key in command.shortcuts} - {"Ctrl+="}
    missing = sorted(key for key in keys if not DIGITS.fullmatch(key) and key not in table)
    assert missing == []
    window.close()


def test_every_digit_is_in_the_readme(window: MainWindow) -> None:
    tags = {key for command in window.commands for key in command.shortcuts if key.isascii() and DIGITS.fullmatch(key)}
    assert tags == {"0", "1", "2", "3", "4", "5", "6", "9"}
    assert all(row in documented() for row in ("| 1–6, ١–٦ |", "| 9, ٩ |", "| 0, ٠ |"))
    window.close()
