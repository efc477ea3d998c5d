"""What is open can go: removed articles, undone imports, places in the past that are no more."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.ui.sample_window import Desk, settle

from hawliyat.domain.identity import ArticleId
from hawliyat.operations import articles, importing
from hawliyat.store import article_repository
from hawliyat.ui.focus import Focus, Place

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen popups

TAGGING = ("make-event", "tag-time", "add-evidence", "open-annotation", "remove-annotation", "next-annotation")


def remove(desk: Desk, article_id: ArticleId) -> None:
    """Remove an article as the library does."""
    desk.workspace.session.do(articles.remove_article, article_id=article_id)
    settle()


def press_everything(desk: Desk) -> None:
    """Press every key of the reader; an exception would fail the test."""
    tags = [command.name for command in desk.window.commands if command.name.startswith("tag-")]
    for name in (*tags, *TAGGING):
        desk.window.commands.run(name)
        settle()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()
            settle()


def test_the_reader_goes_to_a_neighbour_when_its_article_is_removed_and_returns_with_undo(desk: Desk) -> None:
    desk.read("2025-08-14")
    gone = desk.article("2025-08-14")
    remove(desk, gone)
    neighbour = desk.workspace.focus.place.article_id
    assert neighbour not in (gone, None)
    assert desk.workspace.reader.article_id == neighbour
    assert desk.workspace.reader.article.text == article_repository.text(desk.project.database, neighbour)
    desk.window.undo()
    settle()
    assert desk.workspace.focus.place.article_id == desk.workspace.reader.article_id == gone


def test_who_has_gone_on_to_another_article_is_not_called_back(desk: Desk) -> None:
    desk.read("2025-08-14")
    gone = desk.article("2025-08-14")
    remove(desk, gone)
    others = [a.id for a in article_repository.all(desk.project.database)]
    elsewhere = next(each for each in others if each != desk.workspace.focus.place.article_id)
    desk.workspace.focus.go(Place("reader", elsewhere))
    desk.window.undo()
    settle()
    assert desk.workspace.focus.place.article_id == elsewhere


def test_an_import_is_undone_and_done_again_while_it_is_read(desk: Desk) -> None:
    candidate = importing.candidate_from_text("A text about May 2024. A second sentence.")
    report = importing.import_drafts(desk.project, [candidate])
    desk.workspace.focus.go(Place("reader", report.article_ids[0]))
    desk.window.undo()
    assert desk.workspace.reader.article_id not in (None, report.article_ids[0])
    desk.workspace.focus.go(Place("reader", report.article_ids[0]))  # what an old link does
    assert desk.workspace.reader.article_id is None
    press_everything(desk)
    desk.window.redo()
    settle()
    assert desk.workspace.reader.article.text.startswith("A text about May 2024.")
    assert desk.workspace.reader.article_id == report.article_ids[0]


def test_with_the_last_article_gone_the_keys_do_nothing_and_the_page_comes_back(desk: Desk) -> None:
    ids = [article.id for article in article_repository.all(desk.project.database)]
    for article_id in ids:
        remove(desk, article_id)
    assert desk.workspace.focus.place == Place("library")
    assert desk.workspace.reader.article_id is None
    before = len(desk.verbs())
    press_everything(desk)
    assert len(desk.verbs()) == before
    desk.window.undo()
    settle()
    assert desk.workspace.reader.article_id == ids[-1]


def test_back_passes_over_a_removed_article_until_undo_brings_it_back(desk: Desk) -> None:
    first, second, third = (article.id for article in article_repository.all(desk.project.database)[:3])
    for article_id in (first, second, third):
        desk.workspace.focus.go(Place("reader", article_id))
    remove(desk, second)
    desk.window.commands.run("back")
    assert desk.workspace.focus.place.article_id == desk.workspace.reader.article_id == first
    desk.window.commands.run("forward")
    assert desk.workspace.focus.place.article_id == third
    desk.window.undo()
    desk.window.commands.run("back")
    assert desk.workspace.reader.article_id == second


def test_back_and_forward_are_grey_where_there_is_nowhere_to_go(desk: Desk) -> None:
    focus, commands = desk.workspace.focus, desk.window.commands
    while focus.can_go_back:
        focus.back()
    assert not commands.action("back").isEnabled()
    focus.go(Place("library", desk.article("2025-08-14")))
    assert commands.action("back").isEnabled()
    assert not commands.action("forward").isEnabled()
    desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert commands.action("forward").isEnabled()


def test_dead_places_keep_their_order(qapp: QApplication) -> None:
    assert qapp
    dead: set[str] = set()
    focus = Focus(is_alive=lambda place: place.article_id not in dead)
    ids = [ArticleId(letter) for letter in "abcde"]
    for article_id in ids:
        focus.go(Place("reader", article_id))
    dead |= {"b", "c"}
    focus.back()
    focus.back()
    assert focus.place.article_id == "a"
    dead.clear()
    passed = []
    while focus.can_go_forward:
        focus.forward()
        passed.append(focus.place.article_id)
    assert passed == ["b", "c", "d", "e"]
