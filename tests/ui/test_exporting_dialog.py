"""The export: what is chosen is what is written, and problems are said without closing anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hawliyat.operations.sample import build_sample
from hawliyat.store.project import Project
from hawliyat.ui.exporting.export_dialog import SUBJECTS, ExportDialog
from hawliyat.ui.session import Session
from hawliyat.ui.theme import LIGHT


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    window = QWidget()
    qtbot.addWidget(window)
    build_sample(tmp_path / "sample.hawliyat")
    with Project.open(tmp_path / "sample.hawliyat") as project:
        session = Session(project)
        yield session


def _dialog(qtbot: QtBot, session: Session) -> ExportDialog:
    dialog = ExportDialog(session, LIGHT)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def _choose(qtbot: QtBot, dialog: ExportDialog, code: str) -> None:
    number = [subject.code for subject in SUBJECTS].index(code)
    button = dialog.subjects.button(number)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center() - button.rect().topRight() / 3)


def test_the_timeline_goes_beside_the_project_by_enter_alone(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, session)
    with qtbot.waitSignal(dialog.exported) as exported:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    path = tmp_path / "sample-timeline.csv"
    assert exported.args == [str(path)]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert not dialog.isVisible()


@pytest.mark.parametrize("code", [subject.code for subject in SUBJECTS])
def test_every_subject_can_be_written(qtbot: QtBot, session: Session, tmp_path: Path, code: str) -> None:
    dialog = _dialog(qtbot, session)
    dialog.subjects.button([subject.code for subject in SUBJECTS].index(code)).click()
    with qtbot.waitSignal(dialog.exported):
        qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)
    assert len((tmp_path / f"sample-{code}.csv").read_text(encoding="utf-8-sig").splitlines()) > 5


def test_the_choices_are_written_and_remembered(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, session)
    dialog.subjects.button(4).click()
    dialog.separator.setCurrentIndex(1)
    dialog.bom.click()
    dialog.path.selectAll()
    qtbot.keyClicks(dialog.path, str(tmp_path / "out.csv"))
    with qtbot.waitSignal(dialog.exported):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    written = (tmp_path / "out.csv").read_bytes()
    assert not written.startswith(b"\xef\xbb\xbf")
    assert b";" in written.splitlines()[0]
    again = _dialog(qtbot, session)
    assert (again.what, again.separator.currentData(), again.bom.isChecked()) == ("articles", ";", False)
    assert again.path.text() == str(tmp_path / "out.csv")
    assert "will be replaced" in again.hint.text()


def test_a_problem_is_said_and_the_dialog_stays(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, session)
    for path in (tmp_path / "nowhere" / "out.csv", tmp_path / "sample.hawliyat", tmp_path):
        dialog.path.setText(str(path))
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.bar.text
    assert "choose another name" in dialog.bar.text or "can't be written" in dialog.bar.text


def test_nothing_can_be_written_to_no_file(qtbot: QtBot, session: Session) -> None:
    dialog = _dialog(qtbot, session)
    dialog.path.clear()
    assert not dialog.export_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
