"""The timeline's pane on the sample project: canvas and table are one, and every event leads to its evidence."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hawliyat.domain.article import Direction
from hawliyat.domain.identity import EventId
from hawliyat.operations.events import remove_event, retitle_event
from hawliyat.operations.sample import build_sample
from hawliyat.store import article_repository, timeline_repository
from hawliyat.store.project import Project
from hawliyat.ui.calendar_wording import day_words
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.session import Session
from hawliyat.ui.theme import LIGHT
from hawliyat.ui.timeline.timeline_pane import TimelinePane
from hawliyat.ui.timeline.timeline_reading import tooltip
from hawliyat.ui.timeline.timeline_table_model import Column


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project as a file, built once."""
    path = tmp_path_factory.mktemp("sample") / "sample.hawliyat"
    build_sample(path)
    return path


@pytest.fixture
def project(sample_file: Path, tmp_path: Path) -> Iterator[Project]:
    """A fresh copy of the sample project, open."""
    copy = tmp_path / "sample.hawliyat"
    copy.write_bytes(sample_file.read_bytes())
    with Project.open(copy) as opened:
        yield opened


@pytest.fixture
def focus() -> Focus:
    """What the panes share."""
    return Focus()


@pytest.fixture
def pane(qtbot: QtBot, project: Project, focus: Focus) -> TimelinePane:
    """The pane on screen."""
    made = TimelinePane(Session(project), focus, LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


def all_ids(project: Project) -> list[EventId]:
    """Every event of the project, in rank order."""
    return [entry.event_id for entry in timeline_repository.entries(project.database)]


def rows(pane: TimelinePane) -> list[EventId]:
    """The events of the table from top to bottom."""
    return [pane.model.entry(row).event_id for row in range(pane.model.rowCount())]


def test_on_axis_and_undated_are_all_events_of_the_project(pane: TimelinePane, project: Project) -> None:
    placement = pane.placement
    assert placement.on_axis
    assert placement.undated
    assert len(placement.on_axis) + len(placement.undated) + len(placement.cannot_place) == len(all_ids(project))
    assert rows(pane) == all_ids(project)


def test_hiding_a_type_hides_it_in_both_views_and_is_counted(pane: TimelinePane, project: Project) -> None:
    label_id = pane.placement.on_axis[0].label_id
    actions = pane.bar.filter_button.menu().actions()
    checkable = [action for action in actions if action.isCheckable()]
    for action in checkable:
        before = pane.placement
        action.trigger()
        after = pane.placement
        assert after.total == len(all_ids(project))
        assert rows(pane) == [entry.event_id for entry in after.shown]
        assert str(len(after.filtered_out)) in pane.bar.counts.text() or not after.filtered_out
        action.trigger()
        assert pane.placement == before
    assert any(entry.label_id == label_id for entry in pane.placement.on_axis)


def test_canvas_and_table_share_one_selection(pane: TimelinePane, focus: Focus) -> None:
    on_canvas = pane.placement.on_axis[1].event_id
    pane.canvas.setFocus()
    pane.canvas.event_selected.emit(on_canvas)
    assert pane.model.entry(pane.selection.currentIndex().row()).event_id == on_canvas
    pane.show_table(shown=True)
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    chosen = pane.model.entry(pane.selection.currentIndex().row()).event_id
    assert chosen != on_canvas
    assert pane.canvas.selected == chosen
    assert focus.place.event_id == chosen


def test_a_click_enter_and_alt_left_go_to_the_evidence_and_back(
    qtbot: QtBot, pane: TimelinePane, focus: Focus, project: Project
) -> None:
    entry = next(entry for entry in pane.placement.on_axis if len(entry.claims) > 1)
    rect = pane.canvas.event_rect(entry.event_id)
    assert rect is not None
    QTest.mouseClick(pane.canvas.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    with qtbot.waitSignal(focus.arrived) as arrived:
        QTest.keyClick(pane.canvas, Qt.Key.Key_Return)
    place: Place = arrived.args[0]
    assert entry.basis is not None
    assert (place.pane, place.annotation_id) == ("reader", entry.basis.annotation_id)
    assert place.article_id is not None
    assert place.span is not None
    text = article_repository.text(project.database, place.article_id)
    assert place.span.of(text) == entry.basis.quote

    pane.canvas.clearFocus()
    pane.select_event(None)
    focus.back()
    assert focus.place.pane == "timeline"
    assert pane.canvas.selected == entry.event_id
    assert pane.canvas.hasFocus()


def test_enter_in_the_table_opens_the_evidence(qtbot: QtBot, pane: TimelinePane, focus: Focus) -> None:
    pane.show_table(shown=True)
    pane.select_event(pane.placement.undated[0].event_id)
    with qtbot.waitSignal(focus.arrived):
        QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert focus.place.pane == "reader"
    assert focus.place.event_id == pane.placement.undated[0].event_id


def test_arriving_shows_the_table_if_the_table_is_in_front(pane: TimelinePane, focus: Focus) -> None:
    pane.show_table(shown=True)
    wanted = pane.placement.on_axis[-1].event_id
    focus.go(Place("timeline", event_id=wanted))
    assert pane.table.hasFocus()
    assert pane.model.entry(pane.table.currentIndex().row()).event_id == wanted


def test_another_panes_event_is_selected_here_without_taking_the_keyboard(pane: TimelinePane, focus: Focus) -> None:
    wanted = pane.placement.on_axis[-1].event_id
    pane.bar.fit_button.setFocus()
    focus.note(pane="inspector", event_id=wanted)
    assert pane.canvas.selected == wanted
    assert not pane.canvas.hasFocus()


def test_an_edit_an_undo_and_a_redo_are_seen_at_once(pane: TimelinePane, project: Project) -> None:
    event_id = pane.placement.on_axis[0].event_id
    retitle_event(project, event_id=event_id, title="عنوان جديد")
    assert pane.placement.on_axis[0].title == "عنوان جديد"
    remove_event(project, event_id=event_id)
    assert event_id not in rows(pane)
    project.journal.undo()
    assert event_id in rows(pane)
    assert pane.placement.total == len(all_ids(project))


def test_the_selection_survives_an_edit_of_another_event(pane: TimelinePane, project: Project) -> None:
    kept, changed = (entry.event_id for entry in pane.placement.on_axis[:2])
    pane.select_event(kept)
    retitle_event(project, event_id=changed, title="other")
    assert pane.canvas.selected == kept
    assert pane.model.entry(pane.selection.currentIndex().row()).event_id == kept


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_sorting_keeps_every_event_and_the_selection(
    pane: TimelinePane, project: Project, column: Column, order: Qt.SortOrder
) -> None:
    selected = pane.placement.on_axis[2].event_id
    pane.select_event(selected)
    pane.table.sortByColumn(column, order)
    assert sorted(rows(pane)) == sorted(all_ids(project))
    assert pane.model.entry(pane.selection.currentIndex().row()).event_id == selected
    if column is Column.WHEN:
        undated = [entry.event_id for entry in pane.placement.undated]
        assert rows(pane)[-len(undated) :] == undated
    pane.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert rows(pane) == all_ids(project)


def test_the_axis_follows_the_interface_until_it_is_set(pane: TimelinePane) -> None:
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert pane.is_rtl
    assert pane.canvas.view.scale.direction is Direction.RTL
    pane.set_axis_direction("ltr")
    assert not pane.is_rtl
    assert pane.canvas.view.scale.direction is Direction.LTR
    pane.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    pane.set_axis_direction("rtl")
    assert pane.is_rtl


def test_each_view_and_button_has_a_name_for_a_screen_reader(pane: TimelinePane) -> None:
    bar = pane.bar
    named = (pane, pane.canvas, pane.table, bar.canvas_button, bar.table_button, bar.filter_button, bar.fit_button)
    assert all(widget.accessibleName() for widget in named)


def test_the_tooltip_tells_how_each_claim_was_dated(pane: TimelinePane) -> None:
    claimed = next(entry for entry in pane.placement.on_axis if entry.basis and entry.basis.time_quote)
    told = tooltip(claimed, "Amiri")
    assert claimed.basis is not None
    assert escape(claimed.basis.quote) in told
    assert escape(claimed.basis.time_quote) in told
    assert claimed.basis.published is not None
    assert day_words(claimed.basis.published) in told
