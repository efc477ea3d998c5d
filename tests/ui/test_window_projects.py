"""Opening and closing in the real window: a bad file is one line in the quiet bar, and the open project stays."""

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from tests.ui.sample_window import Desk, settle

from hawliyat.store import event_repository
from hawliyat.store.project import Project
from hawliyat.ui import file_dialogs, folders
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.wording import plain


def say(desk: Desk, path: Path) -> str:
    """Open *path* and return what the bar says."""
    before = desk.project.path
    desk.window.project_commands.open_path(path)
    settle()
    assert desk.project.path == before
    assert desk.window.messages.isVisible()
    words = plain(desk.window.messages.text)
    assert "\n" not in words
    desk.window.messages.dismiss()
    return words


def test_a_file_that_is_no_project_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "notes.hawliyat"
    path.write_text("not a database at all, only some words", encoding="utf-8")
    before = path.read_bytes()
    assert "is not a Hawliyat project" in say(desk, path)
    assert path.read_bytes() == before


def test_a_newer_project_is_left_alone(desk: Desk, tmp_path: Path, sample_project: Path) -> None:
    path = tmp_path / "newer.hawliyat"
    path.write_bytes(sample_project.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    assert "newer Hawliyat" in say(desk, path)
    assert path.read_bytes() == before


def test_a_project_in_use_stays_with_whoever_has_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "other.hawliyat"
    with Project.create(path):
        assert "already open" in say(desk, path)


def test_a_missing_file_is_named(desk: Desk, tmp_path: Path) -> None:
    assert str(tmp_path / "gone.hawliyat") in say(desk, tmp_path / "gone.hawliyat")
    assert not (tmp_path / "gone.hawliyat").exists()


def test_a_truncated_project_is_said_to_be_damaged(desk: Desk, tmp_path: Path, sample_project: Path) -> None:
    path = tmp_path / "cut.hawliyat"
    path.write_bytes(sample_project.read_bytes()[:20_000])
    assert "damaged" in say(desk, path)


def test_a_good_file_takes_the_place_of_the_open_one_and_each_is_one_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Path(desk.project.path), tmp_path / "second"
    monkeypatch.setattr(file_dialogs, "ask_where", lambda *_a, **_k: second)
    desk.window.commands.run("new")
    settle()
    made = second.with_name("second.hawliyat")
    assert Path(desk.project.path) == made
    assert not desk.window.messages.isVisible()
    assert sorted(first.parent.glob("sample.hawliyat*")) == [first]
    desk.window.commands.run("close")
    settle()
    assert desk.window.workspace is None
    assert sorted(tmp_path.glob("second*")) == [made]


def test_what_is_half_typed_is_kept_when_the_window_closes(desk: Desk) -> None:
    path = Path(desk.project.path)
    desk.read("2025-08-14")
    desk.workspace.reader.move_caret(0)
    desk.key("0")
    desk.type("Half")
    made = event_repository.all(desk.project.database)[-1]
    desk.window.close()
    settle()
    assert not list(path.parent.glob(path.name + "-*"))
    with Project.open(path) as again:
        assert event_repository.get(again.database, made.id).title == "Half"


def test_a_folder_is_no_project(desk: Desk, tmp_path: Path) -> None:
    assert "is not a Hawliyat project" in say(desk, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_the_open_project_is_known_by_every_name_and_a_link_to_nowhere_is_told(desk: Desk, tmp_path: Path) -> None:
    session = desk.window.session
    for name, link in (("soft", os.symlink), ("hard", os.link)):
        link(desk.project.path, tmp_path / name)
        desk.window.project_commands.open_path(tmp_path / name)
        assert desk.window.session is session
        assert desk.window.messages.text == ""
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert "round" in say(desk, tmp_path / "round")


def test_a_key_pressed_while_another_project_opens_is_not_lost(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.hawliyat"
    Project.create(other).close()
    before = desk.window.theme
    desk.window.project_commands.open_path(other)
    QTest.keyClick(desk.window, Qt.Key.Key_F7)  # before anything that was put off has run
    assert desk.window.theme is not before


def test_menus_made_anew_for_each_project_do_not_pile_up(desk: Desk, tmp_path: Path) -> None:
    paths = [tmp_path / "one.hawliyat", tmp_path / "two.hawliyat"]
    for path in paths:
        Project.create(path).close()
        desk.window.project_commands.open_path(path)
    settle()
    before = len(desk.window.menuBar().findChildren(QMenu))
    for path in paths:
        desk.window.project_commands.open_path(path)
        settle()
    assert len(desk.window.menuBar().findChildren(QMenu)) == before > 0


def test_a_home_that_cannot_be_written_to_stops_the_sample_only(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").touch()
    sample = tmp_path / "home" / "data" / "sample.hawliyat"
    monkeypatch.setattr(folders.QStandardPaths, "writableLocation", lambda _kind: str(sample.parent))
    other = tmp_path / "other.hawliyat"
    Project.create(other).close()
    desk.window.project_commands.open_path(other)
    assert desk.project.path == other
    desk.window.commands.run("sample")
    assert desk.window.messages.text == plain(error_words("folder_not_writable", {"path": str(sample.parent)}))
    assert desk.project.path == other
