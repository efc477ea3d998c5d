"""What a newcomer did with the real window, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.sample_window import Desk, settle

from hawliyat.operations import searching
from hawliyat.store import annotation_repository, event_repository, time_repository
from hawliyat.ui.focus import Place
from hawliyat.ui.theme import LIGHT
from hawliyat.ui.welcome_page import WelcomePage

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen popups

CTRL = Qt.KeyboardModifier.ControlModifier
SENTENCE = "وقد أدرجت الولايات المتحدة سلسلة رقائق"


def test_evidence_is_added_to_the_event_that_enter_chooses(desk: Desk) -> None:
    desk.read("2025-08-14")
    desk.select(SENTENCE)
    desk.key(Qt.Key.Key_0, CTRL)
    desk.type("2022")
    desk.key(Qt.Key.Key_Return)
    database = desk.project.database
    (event,) = [e for e in event_repository.all(database) if e.time_value_id and _edtf(desk, e.time_value_id) == "2022"]
    claims = event_repository.evidence_of(database, event.id)
    quotes = [annotation_repository.get(database, claim.annotation_id).anchor.quote for claim in claims]  # type: ignore[arg-type]
    assert SENTENCE in quotes


def test_confirming_gives_the_keyboard_back_to_the_text(desk: Desk) -> None:
    desk.read("2025-08-14")
    desk.select(SENTENCE)
    desk.key(Qt.Key.Key_0)
    desk.type("Blacklist")
    desk.key(Qt.Key.Key_Return)
    assert desk.keyboard_is_in(desk.workspace.reader)
    assert [e.title for e in event_repository.all(desk.project.database)][-1] == "Blacklist"


@pytest.mark.parametrize(
    ("typed", "edtf"), [("October 2022", "2022-10"), ("أكتوبر 2022", "2022-10"), ("2022-10", "2022-10")]
)
def test_a_time_may_be_typed_in_words(desk: Desk, typed: str, edtf: str) -> None:
    desk.read("2025-08-14")
    event = event_repository.all(desk.project.database)[0]
    desk.workspace.focus.go(Place("inspector", desk.article("2025-08-14"), event_id=event.id))
    settle()
    field = desk.workspace.inspector.widget().findChild(QLineEdit, "event-time")
    field.setFocus()
    field.selectAll()
    desk.type(typed)
    desk.key(Qt.Key.Key_Return)
    again = event_repository.get(desk.project.database, event.id)
    assert again.time_value_id is not None
    assert _edtf(desk, again.time_value_id) == edtf


def test_ctrl_a_selects_the_article(desk: Desk) -> None:
    text = desk.read("2025-08-14")
    desk.key(Qt.Key.Key_A, CTRL)
    selection = desk.workspace.reader.selection()
    assert selection is not None
    assert selection.of(text) == text


def test_the_projects_weeks_may_begin_on_another_day(desk: Desk) -> None:
    desk.window.commands.run("week-6")
    assert desk.project.week_start == 6
    desk.qtbot.waitUntil(lambda: desk.workspace.finder.left == 0)
    assert searching.unsearched(desk.project) == []


def test_enter_presses_the_welcome_pages_button(qtbot: QtBot) -> None:
    page = WelcomePage(LIGHT)
    qtbot.addWidget(page)
    page.show()
    button = page.findChildren(QPushButton)[0]
    button.setFocus()
    with qtbot.waitSignal(page.sample_requested):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def _edtf(desk: Desk, time_id: str) -> str:
    return time_repository.get(desk.project.database, time_id).value.edtf  # type: ignore[arg-type]
