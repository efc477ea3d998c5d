"""Working on the text in the real window: tags by any digit, the choice of entities, events, walking, undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.ui.sample_window import Desk, settle

from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import Direction
from hawliyat.domain.span import Span
from hawliyat.operations import tagging
from hawliyat.store import (
    annotation_repository,
    article_repository,
    entity_repository,
    event_repository,
    proposal_repository,
    time_repository,
)
from hawliyat.ui.focus import Place
from hawliyat.ui.wording import plain

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen popups

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
DISPUTED = "2025-08-14"


def quotes(desk: Desk, layer: Layer = Layer.ENTITY) -> list[str]:
    """What is tagged on *layer* in the article that is open."""
    article_id = desk.workspace.focus.place.article_id
    assert article_id is not None
    tagged = annotation_repository.in_article(desk.project.database, article_id)
    return [each.anchor.quote for each in tagged if each.layer is layer]


@pytest.mark.parametrize("digit", ["2", "٢", "۲"])
def test_a_digit_of_any_script_tags_the_selection(desk: Desk, digit: str) -> None:
    desk.read(DISPUTED)
    desk.select("الأميركية")
    desk.key(digit)
    assert "الأميركية" in quotes(desk)
    mention = desk.workspace.focus.place.annotation_id
    assert mention is not None
    entity = entity_repository.of_annotation(desk.project.database, mention)
    assert entity is not None
    assert entity.label_id == "entity-organization"
    assert desk.keyboard_is_in(desk.workspace.reader)


def test_the_choice_offers_the_known_entity_first_and_enter_takes_it(desk: Desk) -> None:
    desk.read("2024-09-30")
    entities = len(entity_repository.all(desk.project.database))
    desk.read(DISPUTED)
    untagged = _untagged(desk, "هواوي")
    before = len(quotes(desk))
    desk.workspace.reader.select(untagged)
    desk.key("2")
    popup = desk.window.text_commands.popup  # type: ignore[union-attr]
    assert popup.isVisible()
    assert popup.choices()[0].text == "هواوي"
    desk.key(Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert len(quotes(desk)) == before + 1
    assert len(entity_repository.all(desk.project.database)) == entities
    assert desk.keyboard_is_in(desk.workspace.reader)


def test_escape_leaves_the_text_as_it_was_and_the_keyboard_in_the_reader(desk: Desk) -> None:
    desk.read(DISPUTED)
    span = _untagged(desk, "هواوي")
    desk.workspace.reader.select(span)
    verbs = desk.verbs()
    desk.key("٢")
    desk.key(Qt.Key.Key_Escape)
    assert not desk.window.text_commands.popup.isVisible()  # type: ignore[union-attr]
    assert desk.verbs() == verbs
    assert desk.workspace.reader.selection() == span
    assert desk.keyboard_is_in(desk.workspace.reader)


def test_nine_accepts_a_proposal_and_del_rejects_or_removes(desk: Desk) -> None:
    database = desk.project.database
    article_id, proposal = next(
        (article_id, proposal)
        for article_id in proposal_repository.counts(database)
        for proposal in proposal_repository.in_article(database, article_id)
    )
    desk.workspace.focus.go(Place("reader", article_id))
    desk.wait_for_keyboard(desk.workspace.reader)
    desk.workspace.reader.move_caret(proposal.expression.span.start + 1)
    settle()
    assert desk.workspace.focus.place.proposal_id == proposal.id
    desk.key("9")
    accepted = desk.workspace.focus.place.annotation_id
    assert accepted is not None
    stored = time_repository.of_annotation(database, accepted)
    assert stored is not None
    assert stored.value.edtf == proposal.expression.value.edtf
    desk.workspace.reader.move_caret(proposal.expression.span.start + 1)
    settle()
    desk.key(Qt.Key.Key_Delete)
    assert time_repository.of_annotation(database, accepted) is None
    desk.workspace.reader.move_caret(proposal.expression.span.start + 1)
    settle()
    desk.key(Qt.Key.Key_Delete)
    assert proposal.expression.span not in {
        p.expression.span for p in proposal_repository.in_article(database, article_id)
    }


def test_zero_makes_an_event_that_is_named_confirmed_and_undone(desk: Desk) -> None:
    desk.read(DISPUTED)
    events = len(event_repository.all(desk.project.database))
    desk.workspace.reader.move_caret(0)
    desk.key("٠")
    assert QApplication.focusWidget().objectName() == "event-title"  # type: ignore[union-attr]
    desk.type("تأجيل R2")
    desk.key(Qt.Key.Key_Return)
    newest = event_repository.all(desk.project.database)[-1]
    assert (newest.title, newest.status.value) == ("تأجيل R2", "confirmed")
    desk.key(Qt.Key.Key_Escape)
    assert desk.keyboard_is_in(desk.workspace.reader)
    desk.key("0")
    desk.key(Qt.Key.Key_Escape)
    assert len(event_repository.all(desk.project.database)) == events + 1
    assert desk.keyboard_is_in(desk.workspace.reader)


def test_tab_walks_the_annotations_and_f6_the_panes(desk: Desk) -> None:
    desk.read(DISPUTED)
    desk.workspace.reader.move_caret(0)
    seen = []
    for _ in range(4):
        desk.key(Qt.Key.Key_Tab)
        seen.append(desk.workspace.focus.place.annotation_id)
    assert None not in seen
    assert len(set(seen)) == 4
    desk.key(Qt.Key.Key_Tab, SHIFT)
    assert desk.workspace.focus.place.annotation_id == seen[2]
    workspace = desk.workspace
    panes = [workspace.reader, workspace.inspector, workspace.timeline, workspace.library]
    for pane in [*panes[1:], panes[0]]:
        desk.key(Qt.Key.Key_F6)
        assert desk.keyboard_is_in(pane), pane
    desk.key(Qt.Key.Key_F6, SHIFT)
    assert desk.keyboard_is_in(workspace.library)


def test_undo_crosses_articles_and_the_button_names_the_edit(desk: Desk) -> None:
    desk.read(DISPUTED)
    desk.select("الأميركية")
    desk.key("3")
    assert plain(desk.window._undo.text()) == "Undo: Tag “الأميركية”"
    desk.read("2024-09-30")
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.read(DISPUTED)
    assert "الأميركية" not in quotes(desk)
    assert plain(desk.window._undo.text()) == "Undo: The sample's annotations"
    desk.key(Qt.Key.Key_Z, CTRL, SHIFT)
    assert "الأميركية" in quotes(desk)


def test_a_click_on_an_entity_in_the_text_shows_its_card(desk: Desk) -> None:
    desk.read(DISPUTED)
    desk.select("ديب سيك")
    area = desk.workspace.reader.selection_rect()
    desk.workspace.reader.clear_selection()
    desk.workspace.reader.move_caret(0)
    desk.click(desk.workspace.reader.viewport(), area)
    card = desk.workspace.inspector.widget()
    assert card.subject[0] == "entity"  # type: ignore[attr-defined]
    names = [each.text() for each in card.typing_fields() if each.objectName().startswith("name-")]  # type: ignore[attr-defined]
    assert "DeepSeek" in names


def test_a_double_click_on_the_timeline_opens_the_evidence_and_alt_left_returns(desk: Desk) -> None:
    timeline = desk.workspace.timeline
    entry = next(each for each in timeline.placement.on_axis if each.times_disagree)
    rect = timeline.canvas.event_rect(entry.event_id)
    assert rect is not None
    desk.click(timeline.canvas.viewport(), rect, times=2)
    place = desk.workspace.focus.place
    assert entry.basis is not None
    assert (place.pane, place.annotation_id) == ("reader", entry.basis.annotation_id)
    assert desk.keyboard_is_in(desk.workspace.reader)
    selected = desk.workspace.reader.selection()
    assert selected is not None
    assert selected.of(desk.workspace.reader.article.text) == entry.basis.quote
    desk.key(Qt.Key.Key_Left, ALT)
    assert timeline.canvas.selected == entry.event_id
    assert desk.keyboard_is_in(timeline)


def _untagged(desk: Desk, word: str) -> Span:
    """The first place where *word* was tagged, without its tag."""
    reader = desk.workspace.reader
    article_id = desk.workspace.focus.place.article_id
    assert article_id is not None
    tagged = [a for a in annotation_repository.in_article(desk.project.database, article_id) if a.layer is Layer.ENTITY]
    first = next(a for a in tagged if a.anchor.quote == word)
    tagging.untag(desk.project, annotation_ids=[first.id])
    settle()
    span = first.anchor.span
    assert span.of(reader.article.text) == word
    return span


def test_the_paragraph_under_the_caret_is_turned_and_left_to_its_letters_again(desk: Desk) -> None:
    desk.read("2025-08-14")
    desk.select("هواوي")
    article_id, database = desk.article("2025-08-14"), desk.project.database
    desk.window.commands.run("paragraph-ltr")
    settle()
    (start,) = article_repository.paragraph_directions(database, article_id)
    assert desk.workspace.reader.article.overrides == {start: Direction.LTR}
    assert desk.workspace.reader.selection() is not None
    desk.window.commands.run("paragraph-auto")
    settle()
    assert not desk.workspace.reader.article.overrides
    desk.window.undo()
    settle()
    assert desk.workspace.reader.article.overrides == {start: Direction.LTR}
