"""The library: what it shows, and that every key, click and drop does what it says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hawliyat.domain.article import ArticleStatus, Direction
from hawliyat.domain.identity import ArticleId
from hawliyat.operations import articles, importing, renewal
from hawliyat.operations.sample import build_sample
from hawliyat.store import article_repository, library_repository, proposal_repository
from hawliyat.store.project import Project
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.library.library_menu import article_menu
from hawliyat.ui.library.library_model import SUMMARY, LibraryOrder, shown_status, source_words, work_words
from hawliyat.ui.library.library_pane import LibraryPane
from hawliyat.ui.session import Session
from hawliyat.ui.theme import DARK, LIGHT, article_font
from hawliyat.ui.widgets.clipped_text import ClippedText
from hawliyat.ui.widgets.message_bar import MessageBar
from hawliyat.ui.wording import plain

Key = Qt.Key


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Project]:
    build_sample(tmp_path / "sample.hawliyat")
    with Project.open(tmp_path / "sample.hawliyat") as project:
        yield project


@pytest.fixture
def pane(qtbot: QtBot, sample: Project) -> LibraryPane:
    return _pane(qtbot, sample)


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[LibraryPane]:
    with Project.create(tmp_path / "empty.hawliyat") as project:
        yield _pane(qtbot, project)


def _pane(qtbot: QtBot, project: Project) -> LibraryPane:
    session = Session(project)
    focus = Focus(session)
    pane = LibraryPane(session, focus, LIGHT)
    session.setParent(pane)
    qtbot.addWidget(pane)
    pane.resize(256, 700)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def _focus(pane: LibraryPane) -> Focus:
    (focus,) = pane.findChildren(Focus)
    return focus


def _project(pane: LibraryPane) -> Project:
    (session,) = pane.findChildren(Session)
    return session.project


def _ids(pane: LibraryPane) -> list[ArticleId]:
    return [pane.model.index(row).data(SUMMARY).id for row in range(pane.model.rowCount())]


def test_an_article_says_where_it_comes_from_and_how_far_it_is(pane: LibraryPane) -> None:
    by_date = {summary.published_edtf: summary for summary in library_repository.summaries(_project(pane).database)}
    assert plain(source_words(by_date["2025-03-24"])) == "24 Mar 2025 · Bloomberg"
    story = by_date["2024-09-30"]
    assert plain(source_words(story)).endswith("2 of one story")
    assert plain(work_words(story)) == f"{story.mentions} mentions · {story.events} events"
    assert shown_status(story) is ArticleStatus.READING


def test_the_newest_is_first_and_the_order_can_be_changed(pane: LibraryPane) -> None:
    def published() -> list[str]:
        return [pane.model.index(row).data(SUMMARY).published_edtf for row in range(pane.model.rowCount())]

    assert published() == sorted(published(), reverse=True)
    pane.order_button.chosen.emit(LibraryOrder.OLDEST)
    assert published() == sorted(published())
    assert pane.order is LibraryOrder.OLDEST


def test_undated_articles_come_last_in_both_orders(pane: LibraryPane) -> None:
    first = _ids(pane)[0]
    articles.update_article(_project(pane), article_id=first, published_edtf="")
    for order in (LibraryOrder.NEWEST, LibraryOrder.OLDEST):
        pane.set_order(order)
        pane.refresh()
        assert _ids(pane)[-1] == first


def test_arrows_move_and_enter_opens(qtbot: QtBot, pane: LibraryPane) -> None:
    pane.list.setCurrentIndex(pane.model.index(0))
    qtbot.keyClick(pane.list, Key.Key_Down)
    assert _focus(pane).place.article_id is None, "moving opens nothing"
    with qtbot.waitSignal(_focus(pane).arrived) as arrived:
        qtbot.keyClick(pane.list, Key.Key_Return)
    assert arrived.args == [Place("reader", article_id=_ids(pane)[1])]


def test_a_click_opens_and_a_click_with_ctrl_only_selects(qtbot: QtBot, pane: LibraryPane) -> None:
    place = pane.list.visualRect(pane.model.index(2)).center()
    viewport = pane.list.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert _focus(pane).place.article_id is None
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert _focus(pane).place.article_id == _ids(pane)[2]


def test_opening_the_open_article_goes_back_to_where_one_was(pane: LibraryPane) -> None:
    article_id = _ids(pane)[1]
    focus = _focus(pane)
    focus.go(Place("timeline", article_id=article_id))
    pane.open_article(article_id)
    assert focus.place == Place("reader", article_id=article_id)


def test_the_open_article_carries_the_edge_and_the_cursor(pane: LibraryPane) -> None:
    _focus(pane).go(Place("reader", article_id=_ids(pane)[3]))
    assert pane.list.currentIndex().row() == 3
    rect = pane.list.visualRect(pane.model.index(3))
    picture = pane.list.viewport().grab().toImage()
    assert picture.pixelColor(1, rect.center().y()) == LIGHT.accent
    other = pane.list.visualRect(pane.model.index(2))
    assert picture.pixelColor(1, other.center().y()) != LIGHT.accent


def test_the_edge_is_on_the_other_side_in_a_mirrored_window(pane: LibraryPane) -> None:
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    _focus(pane).go(Place("reader", article_id=_ids(pane)[0]))
    rect = pane.list.visualRect(pane.model.index(0))
    picture = pane.list.viewport().grab().toImage()
    assert picture.pixelColor(picture.width() - 2, rect.center().y()) == LIGHT.accent


@pytest.mark.parametrize(("direction", "side"), [(Direction.RTL, "right"), (Direction.LTR, "left")])
def test_a_title_stands_at_the_side_it_begins_on(amiri: str, direction: Direction, side: str) -> None:
    assert amiri
    picture = QImage(400, 60, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    from PySide6.QtGui import QPainter

    painter = QPainter(picture)
    ClippedText("عنوان" if side == "right" else "Title", article_font(17), 400, direction=direction).draw(
        painter, QPointF(0, 0), LIGHT.ink
    )
    painter.end()
    dark = [x for x in range(400) if any(picture.pixelColor(x, y).lightness() < 128 for y in range(60))]
    assert dark
    assert (min(dark) > 200) if side == "right" else (max(dark) < 200)


def test_a_long_title_is_clipped_with_an_ellipsis_and_told_in_full(amiri: str, pane: LibraryPane) -> None:
    assert amiri
    text = ClippedText("كلمة " * 40, article_font(17), 200, direction=Direction.RTL)
    assert text.is_clipped
    assert text.height < ClippedText("كلمة " * 40, article_font(17), 200, direction=Direction.RTL, lines=5).height
    title = pane.model.index(0).data()
    assert plain(pane.model.index(0).data(Qt.ItemDataRole.ToolTipRole)) == title


def test_what_waits_is_counted_and_a_button_goes_to_the_first(qtbot: QtBot, pane: LibraryPane) -> None:
    project = _project(pane)
    undated = _ids(pane)[2]
    articles.update_article(project, article_id=undated, published_edtf="")
    qtbot.waitUntil(lambda: pane.waiting.button("undated").count == 1)
    qtbot.mouseClick(pane.waiting.button("undated"), Qt.MouseButton.LeftButton)
    assert _focus(pane).place == Place("inspector", article_id=undated)
    times = pane.waiting.button("times")
    assert times.count == sum(proposal_repository.counts(project.database).values()) > 0
    times.setFocus()
    qtbot.keyClick(times, Key.Key_Space)
    place = _focus(pane).place
    assert place.pane == "reader"
    assert place.proposal_id is not None
    assert place.span is not None


def test_times_of_another_date_wait_until_they_are_read_again(qtbot: QtBot, pane: LibraryPane) -> None:
    project = _project(pane)
    dated = {article.published_edtf: article.id for article in article_repository.all(project.database)}
    article_id = dated["2025-08-14"]
    outdated = pane.waiting.button("outdated")
    assert outdated.count == 0
    articles.update_article(project, article_id=article_id, published_edtf="2024-08-15")
    qtbot.waitUntil(lambda: outdated.count > 0)
    old = renewal.old_times(project, article_id)
    assert outdated.count == len(old)
    qtbot.mouseClick(outdated, Qt.MouseButton.LeftButton)
    assert _focus(pane).place == Place("inspector", article_id=article_id)
    renewal.renew_times(project, article_id=article_id, time_ids=[each.time_id for each in old])
    qtbot.waitUntil(lambda: outdated.count == 0)


def test_a_draft_event_waits_until_it_is_confirmed(qtbot: QtBot, pane: LibraryPane) -> None:
    project = _project(pane)
    row = project.database.row("SELECT id FROM event LIMIT 1")
    assert row is not None
    with project.journal.edit("retitle_event", title="x") as edit:
        edit.update("event", row["id"], status="draft")
    qtbot.waitUntil(lambda: pane.waiting.button("drafts").count >= 1)
    qtbot.mouseClick(pane.waiting.button("drafts"), Qt.MouseButton.LeftButton)
    assert _focus(pane).place.pane == "inspector"
    assert _focus(pane).place.event_id is not None


def test_counts_follow_edits_and_undo(qtbot: QtBot, pane: LibraryPane) -> None:
    project = _project(pane)
    first = _ids(pane)[0]

    def mentions() -> int:
        return int(pane.model.index(pane.model.row_of(first)).data(SUMMARY).mentions)

    before = mentions()
    row = project.database.row(
        "SELECT mention.id FROM mention JOIN annotation ON annotation.id = annotation_id WHERE article_id = ?", (first,)
    )
    assert row is not None
    with project.journal.edit("untag", quote="x") as edit:
        edit.delete_with_dependants("mention", row["id"])
    qtbot.waitUntil(lambda: mentions() == before - 1)
    project.journal.undo()
    qtbot.waitUntil(lambda: mentions() == before)


def test_delete_removes_with_words_and_undo_brings_it_back(qtbot: QtBot, pane: LibraryPane) -> None:
    pane.list.setCurrentIndex(pane.model.index(0))
    with qtbot.waitSignal(pane.told) as told:
        qtbot.keyClick(pane.list, Key.Key_Delete)
    assert plain(told.args[0]).startswith("Removed ")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 4)
    _project(pane).journal.undo()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 5)


def test_two_selected_articles_can_be_said_to_be_one_story(qtbot: QtBot, pane: LibraryPane) -> None:
    pane.list.setCurrentIndex(pane.model.index(0))
    qtbot.keyClick(pane.list, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = pane.list.selected()
    assert chosen == _ids(pane)[:2]
    article_menu(pane, chosen).actions()[0].trigger()
    stories = {row["story_id"] for row in _project(pane).database.rows("SELECT story_id FROM article")}
    qtbot.waitUntil(lambda: pane.model.index(0).data(SUMMARY).of_story == 2)
    assert len(stories) == 3, "the sample's own, this one, and none"


def test_the_menu_sets_how_far_an_article_is(qtbot: QtBot, pane: LibraryPane) -> None:
    menu = article_menu(pane, [_ids(pane)[0]])
    statuses = next(action.menu() for action in menu.actions() if action.menu() is not None)
    statuses.actions()[-1].trigger()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: pane.model.index(0).data(SUMMARY).status is ArticleStatus.DONE)


def test_an_empty_project_says_what_to_do_next(qtbot: QtBot, empty: LibraryPane) -> None:
    assert empty.empty.isVisible()
    assert not empty.waiting.isVisible()
    with qtbot.waitSignal(empty.import_requested):
        qtbot.mouseClick(empty.empty.import_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(empty.sample_requested):
        empty.empty.sample_button.setFocus()
        qtbot.keyClick(empty.empty.sample_button, Key.Key_Space)
    importing.import_drafts(_project(empty), [importing.candidate_from_text("A text.\nAnd more of it.")])
    qtbot.waitUntil(empty.list.isVisible)
    assert empty.waiting.button("undated").count == 1


def test_files_and_texts_are_taken_by_drop_and_by_paste(qtbot: QtBot, pane: LibraryPane, tmp_path: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    with qtbot.waitSignal(pane.files_dropped) as dropped:
        _drop(pane, files)
    assert dropped.args == [[tmp_path / "a.txt"]]
    text = QMimeData()
    text.setText("نص")
    with qtbot.waitSignal(pane.text_dropped) as dropped:
        _drop(pane, text)
    assert dropped.args == ["نص"]
    QGuiApplication.clipboard().setText("pasted")
    with qtbot.waitSignal(pane.text_dropped) as pasted:
        qtbot.keyClick(pane.list, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args == ["pasted"]


def _drop(pane: LibraryPane, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pane.dropEvent(event)  # Qt delivers drops through its drag manager only, which no test can drive offscreen


def test_a_change_of_theme_reaches_every_pixel_of_the_ground(pane: LibraryPane) -> None:
    pane.set_theme(DARK)
    picture = pane.grab().toImage()
    assert picture.pixelColor(QPoint(2, 2)) == DARK.chrome
    assert picture.pixelColor(QPoint(2, picture.height() - 2)) == DARK.chrome


def test_the_bar_of_messages_says_offers_and_leaves(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = MessageBar(LIGHT, window)
    window.show()
    done: list[str] = []
    bar.show_news("Removed.", "Undo", lambda: done.append("undone"))
    assert (bar.text, bar.action) == ("Removed.", "Undo")
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert bar.text == ""
    bar.show_problem("The disk is full.")
    assert bar.action == ""
    qtbot.keyClick(bar, Key.Key_Escape)
    assert bar.text == ""
