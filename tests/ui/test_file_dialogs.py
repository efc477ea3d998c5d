"""The dialogs that ask for files: what is chosen is what comes back, and Arabic has no English words among it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hawliyat.ui.file_dialogs import ask_for_file, ask_for_files, ask_where, file_dialog
from hawliyat.ui.interface_language import speak
from hawliyat.ui.style_sheet import style_sheet
from hawliyat.ui.theme import LIGHT

PROJECTS = "Projects (*.hawliyat)"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def in_arabic(qapp: QApplication) -> Iterator[None]:
    speak(qapp, "ar")
    yield
    speak(qapp, "en")


def _answer(name: str | None) -> None:
    """Type *name* into the dialog that comes and accept it; None cancels."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        if name is None:
            dialog.reject()
            return
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        if name:
            field.setText(name)
        dialog.accept()

    QTimer.singleShot(100, answer)


def test_the_file_that_is_chosen_comes_back(window: QWidget, tmp_path: Path) -> None:
    paths = [tmp_path / "خبر.hawliyat", tmp_path / "second.hawliyat"]
    for path in paths:
        path.touch()
    _answer(paths[0].name)
    assert ask_for_file(window, "Open", str(tmp_path), PROJECTS) == paths[0]
    _answer(" ".join(f'"{path.name}"' for path in paths))
    assert ask_for_files(window, "Open", str(tmp_path), PROJECTS) == paths


def test_a_new_file_goes_where_it_is_proposed(window: QWidget, tmp_path: Path) -> None:
    _answer("")
    assert ask_where(window, "New", str(tmp_path / "مشروع.hawliyat"), PROJECTS, replacing=False) == (
        tmp_path / "مشروع.hawliyat"
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda window, folder: ask_for_file(window, "Open", folder, PROJECTS),
        lambda window, folder: ask_for_files(window, "Open", folder, PROJECTS),
        lambda window, folder: ask_where(window, "New", f"{folder}/a.hawliyat", PROJECTS, replacing=True),
    ],
)
def test_nothing_comes_back_from_a_dialog_that_is_cancelled(
    window: QWidget, tmp_path: Path, ask: Callable[[QWidget, str], object]
) -> None:
    _answer(None)
    assert not ask(window, str(tmp_path))


@pytest.mark.usefixtures("in_arabic")
def test_every_label_of_the_dialog_is_arabic(window: QWidget, tmp_path: Path) -> None:
    def latin(dialog: QFileDialog) -> list[str]:
        return [label.text() for label in dialog.findChildren(QLabel) if any("a" <= c <= "z" for c in label.text())]

    assert latin(QFileDialog(window, "", str(tmp_path), PROJECTS))
    assert not latin(file_dialog(window, "", str(tmp_path), PROJECTS))


def test_the_buttons_of_the_dialog_leave_their_icons_room(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    window.setStyleSheet(style_sheet(LIGHT))
    dialog = file_dialog(window, "", str(tmp_path), PROJECTS)
    dialog.show()
    qtbot.waitExposed(dialog)
    buttons = [button for button in dialog.findChildren(QToolButton) if button.isVisible()]
    assert len(buttons) == 6
    for button in buttons:
        picture = button.grab().toImage()
        paper = picture.pixelColor(4, 4)
        inked = [
            (x, y)
            for x in range(4, picture.width() - 4)
            for y in range(4, picture.height() - 4)
            if picture.pixelColor(x, y) != paper
        ]
        assert max(x for x, _ in inked) - min(x for x, _ in inked) > 6, button.objectName()
