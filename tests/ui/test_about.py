"""About: versions to copy into a report, and every part of the program with the text of its licence."""

import json
import logging
import platform
import sqlite3
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.sample_window import settle

from hawliyat import __version__, assets
from hawliyat.domain.errors import UserError
from hawliyat.ui.about.about_dialog import LEAST_SIZE, AboutDialog
from hawliyat.ui.about.components import REQUIRED, components, notice
from hawliyat.ui.about.facts import facts, log_file
from hawliyat.ui.about.licence_page import LicencePage
from hawliyat.ui.main_window import MainWindow
from hawliyat.ui.preferences import Preferences
from hawliyat.ui.theme import DARK, LIGHT, Theme
from hawliyat.ui.wording import PDI

ROOT = Path(__file__).parents[2]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Give a window without a project, and leave no looks behind."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.styleSheet(), application.palette(), application.font()
    window = MainWindow(Preferences(str(tmp_path / "preferences.ini")))
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    yield window
    window.close()
    settle()
    QGuiApplication.clipboard().clear()
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    application.setStyleSheet(before[0])
    application.setPalette(before[1])
    application.setFont(before[2])


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the folder of licences that an installer brought."""
    listing = [
        {"name": "Qt", "version": "6.11.3", "licence": "LGPL-3.0-only", "files": ["qt/LGPL.txt", "qt/GPL.txt"]},
        {
            "name": "Amiri",
            "version": "1.0",
            "licence": "OFL-1.1",
            "files": ["OFL.txt"],
            "homepage": "https://amiri.org",
        },
        {"name": "Hawliyat", "version": "0.1.0", "licence": "MIT", "files": ["MIT.txt"]},
    ]
    (tmp_path / "qt").mkdir()
    (tmp_path / "components.json").write_text(json.dumps(listing))
    (tmp_path / "NOTICE.txt").write_text("All of it together.\n")
    for name in ("qt/LGPL.txt", "qt/GPL.txt", "OFL.txt", "MIT.txt"):
        (tmp_path / name).write_text(f"The text of {name}\n")
    monkeypatch.setattr(assets, "licenses", lambda: tmp_path)
    return tmp_path


def opened(window: MainWindow) -> AboutDialog:
    """Choose About in the menu."""
    window.commands.run("about")
    settle()
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    return dialog


def shown(page: LicencePage) -> list[str]:
    """The lines of the list that the filter leaves."""
    items = [page.list.item(row) for row in range(page.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_the_menu_opens_it_and_esc_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    *_, last = window.menuBar().actions()
    assert window.commands.action("about") in last.menu().actions()  # type: ignore[attr-defined]
    dialog = opened(window)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.close_button
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert window.findChild(AboutDialog) is None


def test_asked_for_twice_it_is_the_same_one(window: MainWindow) -> None:
    first = opened(window)
    assert opened(window) is first
    assert len(window.findChildren(AboutDialog)) == 1


def test_the_copied_lines_name_every_version(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    lines = dict(line.split(": ", 1) for line in QGuiApplication.clipboard().text().splitlines())
    assert lines["Hawliyat"] == __version__
    assert lines["Qt"] == qVersion()
    assert lines["Python"] == platform.python_version()
    assert lines["SQLite"] == sqlite3.sqlite_version
    assert lines["Project file"] == "1"
    assert PDI not in "".join(lines)
    assert dialog.copy.text() == "Copied"
    dialog.close()


def test_the_log_is_named_where_one_is_kept(tmp_path: Path) -> None:
    assert log_file() is None
    assert "Log" not in dict(facts())
    handler = logging.FileHandler(tmp_path / "hawliyat.log")
    logging.getLogger().addHandler(handler)
    try:
        assert dict(facts())["Log"] == str(tmp_path / "hawliyat.log")
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()


def test_a_checkout_lists_what_it_needs_with_the_texts_that_python_has(window: MainWindow) -> None:
    page = opened(window).licences
    names = [line.partition(" ")[0].lower().replace("_", "-") for line in shown(page)]
    assert names[0] == "hawliyat"
    assert {name.lower() for name in REQUIRED} <= set(names)
    assert "An installer brings" in page.about.text()
    assert page.text.toPlainText().startswith("MIT License")
    window.findChild(AboutDialog).close()


def test_what_is_listed_as_needed_is_what_the_project_needs() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {line.partition(";")[0].partition(">")[0].strip() for line in needed}
    assert names == set(REQUIRED)


def test_a_bundle_shows_its_notice_and_every_text_of_a_part(window: MainWindow, bundle: Path) -> None:
    assert bundle
    page = opened(window).licences
    assert shown(page) == ["Notice", "Hawliyat 0.1.0", "Amiri 1.0", "Qt 6.11.3"]
    assert page.text.toPlainText() == "All of it together."
    page.list.setCurrentRow(3)
    assert page.heading.text() == "LGPL-3.0-only"
    assert page.text.toPlainText() == "The text of qt/LGPL.txt\n\n\nThe text of qt/GPL.txt"
    page.list.setCurrentRow(2)
    assert page.heading.text() == "OFL-1.1 · https://amiri.org"
    window.findChild(AboutDialog).close()


def test_a_licence_is_found_and_read_by_keys_alone(window: MainWindow, qtbot: QtBot, bundle: Path) -> None:
    assert bundle
    dialog = opened(window)
    page = dialog.licences
    dialog.pages.setCurrentWidget(page)
    dialog.activateWindow()
    page.filter.setFocus()
    qtbot.waitUntil(page.filter.hasFocus)
    qtbot.keyClicks(page.filter, "gpl")
    assert shown(page) == ["Qt 6.11.3"]
    assert page.text.toPlainText().startswith("The text of qt")
    page.filter.clear()
    assert page.list.currentItem().text() == "Qt 6.11.3"
    qtbot.keyClick(page.filter, Qt.Key.Key_Up)
    assert page.list.currentItem().text() == "Amiri 1.0"
    qtbot.keyClicks(page.filter, "nothing has this name")
    assert (shown(page), page.heading.text(), page.text.toPlainText()) == ([], "", "")
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    settle()
    assert window.findChild(AboutDialog) is None


def test_a_lost_text_and_a_damaged_listing_are_told(window: MainWindow, bundle: Path) -> None:
    (bundle / "OFL.txt").unlink()
    page = opened(window).licences
    page.list.setCurrentRow(2)
    assert "OFL.txt" in page.text.toPlainText()
    window.findChild(AboutDialog).close()
    settle()
    for content in ("not json", '[{"name": "Qt"}]', "7"):
        (bundle / "components.json").write_text(content)
        with pytest.raises(UserError, match="licence_unreadable"):
            components()
    assert "components.json" in opened(window).licences.text.toPlainText()
    window.findChild(AboutDialog).close()


def test_a_checkout_has_no_notice() -> None:
    assert notice() == ""


def needed_height(widget: QWidget) -> int:
    """The pixels below which something of a widget is hidden."""
    has_lines = widget.hasHeightForWidth()
    return widget.heightForWidth(widget.width()) if has_lines else widget.minimumSizeHint().height()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_nothing_is_cut_off_at_its_smallest(window: MainWindow, theme: Theme, direction: Qt.LayoutDirection) -> None:
    QApplication.setLayoutDirection(direction)
    window.set_theme(theme)
    dialog = opened(window)
    dialog.resize(LEAST_SIZE)
    for number in range(dialog.pages.count()):
        dialog.pages.setCurrentIndex(number)
        settle()
        area = QRect(0, 0, dialog.width(), dialog.height())
        for child in [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton), dialog.licences.text]:
            if child.isVisible():
                assert area.contains(QRect(child.mapTo(dialog, child.rect().topLeft()), child.size())), child
                assert child.height() >= needed_height(child), child
    dialog.close()
