"""The projects opened last: kept in order, in the menu and the palette, on the welcome page, and gone when they are."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.sample_window import settle

from hawliyat.store.project import Project
from hawliyat.ui import project_commands
from hawliyat.ui.main_window import MainWindow
from hawliyat.ui.preferences import RECENT, Preferences
from hawliyat.ui.recent_list import RecentList, shortened
from hawliyat.ui.theme import DARK
from hawliyat.ui.wording import isolate, plain

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen popups


class Home:
    """A window with preferences of its own, and projects to open in it."""

    def __init__(self, room: Path, qtbot: QtBot) -> None:
        self.room, self._qtbot = room, qtbot
        self.preferences = Preferences(str(room / "preferences.ini"))
        self.window = self.open_window()

    def open_window(self) -> MainWindow:
        """Another window, as the next start makes it."""
        window = MainWindow(self.preferences)
        self._qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        return window

    def project(self, name: str) -> Path:
        """An empty project."""
        path = self.room / f"{name}.hawliyat"
        Project.create(path).close()
        return path

    def opened(self, *names: str) -> list[Path]:
        """Open new projects one after the other, and close the last."""
        paths = [self.project(name) for name in names]
        for path in paths:
            self.window.project_commands.open_path(path)
            settle()
        self.window.commands.run("close")
        settle()
        return paths

    @property
    def list(self) -> RecentList:
        """The list of the welcome page."""
        assert self.window.welcome.recent is not None
        return self.window.welcome.recent

    def key(self, key: Qt.Key) -> None:
        """Press a key in the list."""
        QTest.keyClick(self.list.list, key)
        settle()


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.styleSheet(), application.palette(), application.font()
    sample = tmp_path / "data" / "sample.hawliyat"
    sample.parent.mkdir()
    monkeypatch.setattr(project_commands, "sample_path", lambda: sample)
    home = Home(tmp_path, qtbot)
    yield home
    home.window.close()
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.setStyleSheet(before[0])
    application.setPalette(before[1])
    application.setFont(before[2])


def file_menu(home: Home) -> QMenu:
    """The File menu."""
    menu = home.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    return menu


def submenu(home: Home) -> list[QAction]:
    """What File ▸ Recent projects offers; nothing if it is not there."""
    for action in file_menu(home).actions():
        menu = action.menu()
        if isinstance(menu, QMenu) and action.text() == "Recent projects":
            return [each for each in menu.actions() if not each.isSeparator()]
    return []


def test_the_last_opened_stands_first_and_once_and_only_ten_are_kept(home: Home) -> None:
    paths = home.opened(*(f"project {number}" for number in range(RECENT + 2)))
    assert home.preferences.recent_projects == paths[:1:-1]
    home.window.project_commands.open_path(paths[5])
    settle()
    assert home.preferences.recent_projects[0] == paths[5]
    assert len(set(home.preferences.recent_projects)) == len(home.preferences.recent_projects) == RECENT


def test_they_are_there_at_the_next_start_even_a_single_one(home: Home) -> None:
    (path,) = home.opened("مشروع، واحد & اثنان")
    home.window.close()
    home.preferences = Preferences(str(home.room / "preferences.ini"))
    home.window = home.open_window()
    assert home.list.paths == [path]
    assert QApplication.focusWidget() is home.list.list
    home.key(Qt.Key.Key_Return)
    assert home.window.session is not None
    assert Path(home.window.session.project.path) == path


def test_a_relative_path_is_kept_absolute(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    path = home.project("here")
    monkeypatch.chdir(home.room)
    home.window.project_commands.open_path(Path("here.hawliyat"))
    assert home.preferences.recent_projects == [path]


def test_a_new_project_is_listed_but_neither_the_sample_nor_what_could_not_be_opened(home: Home) -> None:
    home.window.project_commands.open_sample()
    bad = home.room / "letter.hawliyat"
    bad.write_text("Dear Sir", encoding="utf-8")
    home.window.project_commands.open_path(bad)
    settle()
    assert home.preferences.recent_projects == []
    assert submenu(home) == []


def test_the_menu_and_the_palette_open_them(home: Home) -> None:
    first, second = home.opened("first & foremost", "second")
    assert [plain(action.text()) for action in submenu(home)] == [
        f"second, in {home.room.name}",
        f"first && foremost, in {home.room.name}",
        "Clear list",
    ]
    submenu(home)[1].trigger()
    settle()
    assert home.window.session is not None
    assert Path(home.window.session.project.path) == first
    assert [plain(action.text()).partition(",")[0] for action in submenu(home)] == ["second", "Clear list"]
    home.window.commands.run("palette")
    offered = {plain(each.text): each for each in home.window.palette_popup.findables if each.kind == "Recent projects"}
    home.window.palette_popup.hide()
    assert f"second, in {home.room.name}" in offered
    offered[f"second, in {home.room.name}"].run()
    settle()
    assert Path(home.window.session.project.path) == second


def test_one_that_is_gone_is_said_to_be_so_and_leaves_the_list(home: Home, qtbot: QtBot) -> None:
    here, gone = home.opened("here", "gone")
    gone.unlink()
    home.window.welcome.show_recent(home.preferences.recent_projects)
    qtbot.waitUntil(lambda: home.list.missing == [gone])
    assert "not found" in home.list.list.item(0).text()
    assert home.list.list.currentRow() == 0
    home.key(Qt.Key.Key_Return)
    assert home.window.messages.text.startswith(f"“{gone}” is no longer there.")
    assert home.preferences.recent_projects == home.list.paths == [here]
    assert home.window.session is None


def test_one_on_a_drive_that_is_away_stays_on_the_list(home: Home) -> None:
    drive = home.room / "stick"
    drive.mkdir()
    (path,) = home.opened("stick/project")
    drive.rename(home.room / "away")
    home.key(Qt.Key.Key_Return)
    assert home.window.messages.text == f"There is no file “{path}”."
    assert home.preferences.recent_projects == home.list.paths == [path]


def test_one_that_comes_back_is_listed_as_before(home: Home, qtbot: QtBot) -> None:
    (path,) = home.opened("stick")
    away = path.rename(home.room / "away")
    home.window.welcome.show_recent([path])
    qtbot.waitUntil(lambda: home.list.missing == [path])
    away.rename(path)
    home.window.welcome.hide()
    home.window.welcome.show()
    qtbot.waitUntil(lambda: home.list.missing == [])


def test_it_is_used_by_keys(home: Home) -> None:
    first, second, third = home.opened("first", "second", "third")
    home.key(Qt.Key.Key_Down)
    home.key(Qt.Key.Key_Delete)
    assert home.list.paths == [third, first]
    assert home.preferences.recent_projects == [third, first]
    assert home.list.list.hasFocus()
    home.key(Qt.Key.Key_Return)
    assert home.window.session is not None
    assert Path(home.window.session.project.path) == first
    assert second.exists()


def test_a_click_opens_and_the_context_menu_takes_off(home: Home) -> None:
    first, second = home.opened("first", "second")
    rows = home.list.list
    rows.customContextMenuRequested.emit(rows.visualItemRect(rows.item(0)).center())
    (menu,) = home.list.findChildren(QMenu)
    menu.actions()[1].trigger()
    menu.close()
    settle()
    assert home.list.paths == [first]
    rows.customContextMenuRequested.emit(QPoint(5, 5000))  # below the last row: nothing to offer
    where = rows.visualItemRect(rows.item(0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle()
    assert home.window.session is not None
    assert Path(home.window.session.project.path) == first
    assert second.exists()


def test_clearing_the_list_leaves_the_page_as_it_was_at_first(home: Home) -> None:
    home.opened("first", "second")
    assert home.list.isVisible()
    home.list.clear_button.click()
    settle()
    assert home.preferences.recent_projects == []
    assert not home.list.isVisible()
    assert submenu(home) == []
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.property("role") == "confirm"


def test_clearing_it_from_the_menu_keeps_the_open_project(home: Home) -> None:
    (path,) = home.opened("first")
    home.window.project_commands.open_path(path)
    settle()
    popups = len(home.window.findChildren(type(home.window.text_commands.popup)))  # type: ignore[union-attr]
    keyboard = QApplication.focusWidget()
    assert keyboard.isVisible()
    home.window.commands.run("clear-recent")
    settle()
    assert home.window.session is not None
    assert QApplication.focusWidget() is keyboard
    assert len(home.window.findChildren(type(home.window.text_commands.popup))) == popups  # type: ignore[union-attr]
    home.window.commands.run("close")
    assert not home.list.isVisible()


def test_ten_fit_a_small_window_and_another_theme(home: Home, qtbot: QtBot) -> None:
    for number in range(RECENT):
        home.preferences.remember_project(home.room / f"project {number}.hawliyat")
    home.window.recent.show()
    home.window.resize(900, 600)
    home.window.set_theme(DARK)
    qtbot.waitUntil(lambda: len(home.list.missing) == RECENT)
    assert (home.window.width(), home.window.height()) == (900, 600)
    rows = home.list.list
    assert rows.height() >= 2 * rows.sizeHintForRow(0)
    page = home.window.welcome
    assert page.rect().contains(home.list.geometry())
    assert not home.list.grab().toImage().isNull()


@pytest.mark.parametrize("stored", ["", "one", ["one", "two"], [], 7, None, b"bytes"])
def test_whatever_stands_in_the_settings_is_read(tmp_path: Path, stored: object) -> None:
    preferences = Preferences(str(tmp_path / "odd.ini"))
    preferences._settings.setValue("recent_projects", stored)
    assert all(isinstance(path, Path) for path in preferences.recent_projects)
    preferences.remember_project(tmp_path / "x")
    assert preferences.recent_projects[0] == tmp_path / "x"


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no Unicode")
def test_a_name_that_is_no_unicode_is_not_listed_under_a_wrong_one(home: Home) -> None:
    path = Path(os.fsdecode(os.fsencode(home.room) + b"/caf\xe9.hawliyat"))
    Project.create(path).close()
    home.window.project_commands.open_path(path)
    settle()
    assert home.window.session is not None
    assert home.preferences.recent_projects == []


@pytest.mark.skipif(sys.platform == "win32", reason="paths as they are written elsewhere")
def test_a_long_path_loses_names_in_its_middle() -> None:
    folder = Path("/home/ليلى/مشروع/2025/أخبار")
    assert plain(shortened(folder, lambda _words: True)) == str(folder)
    assert plain(shortened(folder, lambda words: len(plain(words)) <= 20)) == "/home/…/2025/أخبار"
    assert plain(shortened(folder, lambda _words: False)) == "/home/…/أخبار"
    assert isolate("ليلى") in shortened(folder, lambda _words: True)
    assert plain(shortened(Path("/usb"), lambda _words: False)) == "/usb"
    assert shortened(Path("/"), lambda _words: False) == "/"
