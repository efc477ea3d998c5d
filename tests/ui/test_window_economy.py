"""What an edit, a caret and an opened palette cost: nothing is read, made or asked that has not changed."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.ui.sample_window import Desk, settle

from hawliyat.domain.annotation import Layer
from hawliyat.domain.identity import LabelId
from hawliyat.operations import articles, events, tagging, times
from hawliyat.store import (
    annotation_repository,
    entity_repository,
    event_repository,
    history,
    library_repository,
    proposal_repository,
    time_repository,
    timeline_repository,
)
from hawliyat.ui import command_palette
from hawliyat.ui.reader import reader_model
from hawliyat.ui.tag_popup import TagPopup
from hawliyat.ui.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen popups

PERSON = LabelId("entity-person")


class Calls:
    """Counts the calls of functions, which go on doing what they did."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.arguments: list[tuple[Any, ...]] = []

    def watch(self, module: object, name: str) -> "Calls":
        """Count the calls of one function."""
        real: Callable[..., Any] = getattr(module, name)

        def counted(*arguments: Any, **named: Any) -> Any:
            self.arguments.append((*arguments, *named.values()))
            return real(*arguments, **named)

        self._patch.setattr(module, name, counted)
        return self


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Count calls."""
    return Calls(monkeypatch)


def test_a_tag_reads_neither_the_timeline_nor_the_marks_beside_it(desk: Desk, calls: Calls) -> None:
    desk.read("2025-08-14")
    span = desk.select("غير مسبوقة") if "غير مسبوقة" in desk.workspace.reader.article.text else desk.select("في")
    calls.watch(timeline_repository, "entries").watch(reader_model, "marked")
    calls.watch(annotation_repository, "in_article").watch(library_repository, "summaries")
    session = desk.workspace.session
    tagged = session.do(
        tagging.tag_mention, article_id=desk.article("2025-08-14"), span=span, label_id=PERSON, entity_id=None
    )
    settle()
    assert any(mark.id == tagged for mark in desk.workspace.reader.marks)
    assert [rest for _, *rest in calls.arguments] == [[{desk.article("2025-08-14")}]]  # one line of the library


def test_the_name_of_an_event_reads_that_event(desk: Desk, calls: Calls) -> None:
    desk.read("2025-08-14")
    event = next(iter(event_repository.in_article(desk.project.database, desk.article("2025-08-14")).values()))
    calls.watch(timeline_repository, "entries").watch(reader_model, "marked")
    desk.workspace.session.do(events.retitle_event, event_id=event.id, title="Another name")
    settle()
    assert [rest for _, *rest in calls.arguments] == [[{event.id}]]
    assert desk.workspace.timeline.placement.total > 1
    shown = {entry.event_id: entry.title for entry in desk.workspace.timeline.placement.shown}
    assert shown[event.id] == "Another name"


def same_as_read_anew(desk: Desk) -> None:
    """The panes show what they would if everything were read again."""
    database, reader, timeline = desk.project.database, desk.workspace.reader, desk.workspace.timeline
    assert reader.article_id is not None
    anew = reader_model.marked(database, reader.article_id, desk.workspace.session.language).selecting(
        desk.workspace.focus.place.event_id
    )
    assert {mark.id: mark for mark in reader.marks} == {mark.id: mark for mark in anew}
    entries = timeline_repository.entries(database)
    shown = {entry.event_id: entry for entry in timeline.placement.shown}
    assert shown == {entry.event_id: entry for entry in entries}
    on_axis = {entry.event_id for entry in timeline.placement.on_axis}
    ranked = [entry.event_id for entry in entries if entry.event_id in on_axis]
    assert [entry.event_id for entry in timeline.placement.on_axis] == ranked
    library = desk.workspace.library
    waiting = sum(proposal_repository.counts(database).values())
    assert library.waiting.button("times").count == waiting


def test_what_is_read_in_parts_is_what_there_is(desk: Desk) -> None:
    desk.read("2025-08-14")
    article_id, session, database = desk.article("2025-08-14"), desk.workspace.session, desk.project.database
    event_id, event = next(iter(event_repository.in_article(database, article_id).items()))
    time = next(iter(time_repository.in_article(database, article_id).values()))
    entity = next(iter(entity_repository.mentions_in_article(database, article_id).values()))
    waiting = proposal_repository.in_article(database, article_id)
    steps: list[Callable[[], object]] = [
        lambda: session.do(events.retitle_event, event_id=event.id, title="Another name"),
        lambda: session.do(times.correct_time, time_id=time.id, edtf="1999-05"),
        lambda: session.do(tagging.untag, annotation_ids=[event_id]),
        lambda: session.do(articles.update_article, article_id=article_id, publisher="Another one"),
        lambda: session.do(articles.update_article, article_id=article_id, published_edtf="2024-01-05"),
        lambda: session.do(articles.update_article, article_id=article_id, language="en"),
        lambda: session.do(tagging.untag, annotation_ids=[time.annotation_id]),
        lambda: rename(desk, entity.names[0].id),
    ]
    if waiting:
        steps.insert(0, lambda: session.do(times.accept_time, proposal_id=waiting[0].id))
    for step in steps:
        step()
        settle()
        same_as_read_anew(desk)
    for _ in steps:
        desk.window.undo()
        settle()
        same_as_read_anew(desk)


def rename(desk: Desk, name_id: str) -> None:
    """Give an entity another name."""
    with desk.project.journal.edit("rename") as edit:
        edit.update("entity_name", name_id, text="Another name")


def test_a_caret_asks_the_history_nothing(desk: Desk, calls: Calls) -> None:
    desk.read("2025-08-14")
    calls.watch(history, "head").watch(history, "undone_head")
    for _ in range(5):
        desk.key(Qt.Key.Key_Down)
    assert calls.arguments == []


def test_the_palette_folds_only_what_an_edit_changed(desk: Desk, calls: Calls) -> None:
    def open_and_close() -> list[str]:
        desk.window.commands.run("palette")
        offered = desk.window.palette_popup.findables
        words = [each.text for each in offered if each.kind in {"article", "entity", "event"}]
        desk.window.palette_popup.hide()
        settle()
        return words

    desk.read("2025-08-14")
    before = open_and_close()
    span = desk.select("في")
    desk.workspace.session.do(
        tagging.tag_mention, article_id=desk.article("2025-08-14"), span=span, label_id=PERSON, entity_id=None
    )
    commands = len(list(desk.window.commands))
    calls.watch(command_palette, "folded")
    after = open_and_close()
    assert sorted(after) == sorted([*before, "في"])
    assert len(calls.arguments) <= commands + 2
    desk.window.undo()
    assert sorted(open_and_close()) == sorted(before)


def test_another_theme_makes_no_second_popup(desk: Desk) -> None:
    before = len(desk.workspace.reader.findChildren(TagPopup))
    for theme in (DARK, LIGHT, DARK):
        desk.window.set_theme(theme)
    assert len(desk.workspace.reader.findChildren(TagPopup)) == before == 1
    assert desk.window.text_commands is not None
    assert any(annotation.layer is Layer.ENTITY for annotation in entity_marks(desk))


def entity_marks(desk: Desk) -> list[Any]:
    """The entity marks that are shown."""
    return [mark for mark in desk.workspace.reader.marks if mark.layer is Layer.ENTITY]
