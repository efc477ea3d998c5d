"""What arrives while the window stands is opened: in front, in its order, never under a dialog, and nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton
from tests.ui.sample_window import Desk, settle

from hawliyat.app.arrivals import Arrivals
from hawliyat.app.running import Request
from hawliyat.store import article_repository
from hawliyat.store.project import Project
from hawliyat.ui.exporting.export_dialog import ExportDialog
from hawliyat.ui.importing.import_dialog import ImportDialog
from hawliyat.ui.widgets import message_bar

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen popups

ASKED_BY_THE_SYSTEM = """
import json, sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from hawliyat.app.arrivals import Arrivals
from hawliyat.app.window import make_application
from hawliyat.ui.main_window import MainWindow
from hawliyat.ui.preferences import Preferences

early, late, by_name, settings = sys.argv[1:]
application = make_application([])
arrivals = Arrivals(application)
application.file_arrived.connect(arrivals.take_file)
taken = [application.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(early)))]
window = MainWindow(Preferences(settings))
window.show()
shown = []
def look():
    application.processEvents()
    shown.append(str(window.session.project.path) if window.session is not None else "")
look()
arrivals.begin(window)
look()
taken.append(application.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(late))))
look()
taken.append(application.sendEvent(application, QFileOpenEvent(by_name)))
look()
application.sendEvent(application, QFileOpenEvent(QUrl("https://example.org/a.hawliyat")))
look()
window.close()
application.processEvents()
print(json.dumps([taken, shown]))
"""


@pytest.fixture
def arrivals(desk: Desk) -> Arrivals:
    """What opens arrivals in the desk's window."""
    arrivals = Arrivals(desk.window)
    arrivals.begin(desk.window)
    return arrivals


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another project."""
    path = tmp_path / "مشروع آخر.hawliyat"
    Project.create(path).close()
    return path


def is_open(desk: Desk, path: Path) -> bool:
    """Whether that project is open in the window."""
    session = desk.window.session
    return session is not None and Path(session.project.path) == path


def test_about_holds_nothing_up(desk: Desk, arrivals: Arrivals, other: Path) -> None:
    """It asks nothing; at a small size it would hide the bar that says what waits for it."""
    desk.window.commands.run("about")
    settle()
    arrivals.take(Request(other))
    assert is_open(desk, other)


def test_a_file_takes_the_place_of_the_open_project_which_is_one_click_away(
    desk: Desk, arrivals: Arrivals, other: Path
) -> None:
    first = Path(desk.project.path)
    arrivals.take(Request(other))
    assert is_open(desk, other)
    assert desk.window.messages.text.startswith(f"“{first.name}” was closed")
    desk.window.messages.findChild(QPushButton).click()
    settle()
    assert is_open(desk, first)


def test_what_was_said_of_a_project_goes_with_it(desk: Desk, arrivals: Arrivals, other: Path) -> None:
    arrivals.take(Request(other))
    assert desk.window.messages.text != ""
    desk.window.commands.run("close")
    assert desk.window.messages.text == ""


def test_the_window_comes_back_from_the_task_bar(desk: Desk, arrivals: Arrivals) -> None:
    before = desk.window.session
    desk.window.showMinimized()
    settle()
    assert desk.window.isMinimized()
    arrivals.take(Request())
    settle()
    assert not desk.window.isMinimized()
    assert desk.window.isActiveWindow()
    assert desk.window.session is before
    assert desk.window.messages.text == ""


def test_a_large_window_stays_large(desk: Desk, arrivals: Arrivals) -> None:
    desk.window.showMaximized()
    desk.window.showMinimized()
    arrivals.take(Request())
    settle()
    assert desk.window.isMaximized()


def test_the_open_project_is_not_opened_again(desk: Desk, arrivals: Arrivals) -> None:
    before = desk.window.session
    arrivals.take(Request(Path(desk.project.path)))
    assert desk.window.session is before
    assert desk.window.messages.text == ""


def test_what_cannot_be_opened_is_said_and_the_open_project_stays(
    desk: Desk, arrivals: Arrivals, tmp_path: Path
) -> None:
    before = desk.window.session
    arrivals.take(Request(tmp_path / "gone.hawliyat"))
    assert "There is no file" in desk.window.messages.text
    arrivals.take(Request(tmp_path))
    assert "is not a Hawliyat project" in desk.window.messages.text
    assert desk.window.session is before


def test_an_open_import_is_finished_first_and_loses_nothing(desk: Desk, arrivals: Arrivals, other: Path) -> None:
    first, before = Path(desk.project.path), len(article_repository.all(desk.project.database))
    text = other.with_name("new.txt")
    text.write_text("A text about May 2024.", encoding="utf-8")
    desk.window.project_commands.import_paths([text])
    dialog = desk.window.findChild(ImportDialog)
    desk.qtbot.waitUntil(lambda: not dialog.is_reading)
    arrivals.take(Request(other))
    desk.qtbot.wait(400)
    assert is_open(desk, first)
    assert dialog.isVisible()
    assert desk.window.messages.text == f"“{other.name}” will be opened when this dialog is closed."
    dialog.accept()
    desk.qtbot.waitUntil(lambda: is_open(desk, other))
    with Project.open(first) as left:
        assert len(article_repository.all(left.database)) == before + 1


def test_what_arrives_during_an_export_is_opened_in_its_order(
    desk: Desk, arrivals: Arrivals, other: Path, tmp_path: Path
) -> None:
    last = tmp_path / "last.hawliyat"
    Project.create(last).close()
    desk.window.commands.run("export")
    dialog = desk.window.findChild(ExportDialog)
    for path in (other, last):
        arrivals.take(Request(path))
    desk.qtbot.wait(400)
    assert dialog.isVisible()
    dialog.reject()
    desk.qtbot.waitUntil(lambda: is_open(desk, last))
    assert desk.window.preferences.recent_projects[:2] == [last, other]


def test_an_open_menu_or_palette_gives_way(desk: Desk, arrivals: Arrivals, other: Path) -> None:
    desk.window.commands.run("palette")
    assert desk.window.palette_popup.isVisible()
    arrivals.take(Request(other))
    assert not desk.window.palette_popup.isVisible()
    assert is_open(desk, other)


def test_a_start_without_a_file_disturbs_nothing_that_is_open(desk: Desk, arrivals: Arrivals) -> None:
    desk.window.commands.run("palette")
    arrivals.take(Request())
    assert desk.window.palette_popup.isVisible()
    desk.window.palette_popup.hide()
    settle()


def test_what_arrives_before_the_window_waits_for_it(desk: Desk, other: Path) -> None:
    early = Arrivals(desk.window)
    early.take(Request(other))
    early.take_file("")
    settle()
    assert not is_open(desk, other)
    early.begin(desk.window)
    assert is_open(desk, other)


def test_the_sample_can_be_asked_for(
    desk: Desk, arrivals: Arrivals, sample_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hawliyat.ui import project_commands

    sample = tmp_path / "own" / "sample.hawliyat"
    sample.parent.mkdir()
    sample.write_bytes(sample_project.read_bytes())
    monkeypatch.setattr(project_commands, "sample_path", lambda: sample)
    arrivals.take(Request(sample=True))
    assert is_open(desk, sample)
    assert desk.window.preferences.recent_projects == []


def test_a_message_that_begins_with_a_name_runs_as_the_interface_does(desk: Desk) -> None:
    desk.window.show_problem("project_in_use", {"path": "مشروع.hawliyat"})
    label = desk.window.messages._text
    assert _runs_from_right(label.text()[1:])  # without the mark: Qt follows the name
    assert not _runs_from_right(label.text())
    assert desk.window.messages.text.startswith("“مشروع")
    assert label.text()[0] == message_bar.LRM


def _runs_from_right(text: str) -> bool:
    document = QTextDocument(text)
    return document.firstBlock().textDirection() == document.firstBlock().textDirection().RightToLeft


def test_files_that_the_system_wants_opened_are_opened_also_before_there_is_a_window(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("ملف أول.hawliyat", "second file %20.hawliyat", "third.hawliyat")]
    for file in files:
        Project.create(file).close()
    command = [sys.executable, "-c", ASKED_BY_THE_SYSTEM, *map(str, files), str(tmp_path / "preferences.ini")]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 0, done.stderr
    taken, shown = json.loads(done.stdout)
    assert taken == [True, True, True]
    assert shown == ["", *map(str, files), str(files[-1])]
    assert not list(tmp_path.glob("*.hawliyat-*"))
