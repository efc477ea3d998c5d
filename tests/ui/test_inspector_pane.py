"""The inspector by keys: a new event named, confirmed or taken back; typing that nothing loses or doubles."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hawliyat.domain.article import Article, Direction
from hawliyat.domain.event import EventStatus, Modality, Polarity, TimeBasis, TimeRole
from hawliyat.domain.identity import ArticleId, LabelId
from hawliyat.domain.span import Span
from hawliyat.operations import articles, events, history, searching, tagging, times
from hawliyat.store import (
    annotation_repository,
    article_repository,
    entity_repository,
    event_repository,
    proposal_repository,
    time_repository,
    timeline_repository,
)
from hawliyat.store.project import Project
from hawliyat.ui.finding import TimeFinder
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.buttons import MenuButton
from hawliyat.ui.inspector.entity_search import EntitySearch
from hawliyat.ui.inspector.inspector_pane import InspectorPane
from hawliyat.ui.session import Session
from hawliyat.ui.theme import DARK, LIGHT
from hawliyat.ui.wording import plain

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen menus

ORGANIZATION = LabelId("entity-organization")
ARTICLE = ArticleId("article-ar")
TEXT = (
    "أطلقت هواوي شريحة جديدة في الصين في مايو، وفقًا لما أوردته صحيفة فاينانشال تايمز يوم الخميس.\n"
    "وقالت هواوي إن الشريحة ستطرح في الأسابيع المقبلة."
)

FIRST_LINE = TEXT.partition("\n")[0]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project with one Arabic article, its times found."""
    article = Article(
        ARTICLE, article_repository.text_key(TEXT), "شريحة", "ar", Direction.RTL, published_edtf="2025-08-14"
    )
    with Project.create(tmp_path / "desk.hawliyat") as made:
        with made.journal.edit("import_article", title="") as edit:
            article_repository.add(edit, article, TEXT)
        searching.find_and_keep(made, [ARTICLE])
        yield made


@pytest.fixture
def focus() -> Focus:
    """What the panes share."""
    return Focus()


@pytest.fixture
def pane(qtbot: QtBot, project: Project, focus: Focus) -> InspectorPane:
    """The pane on screen, with the keyboard."""
    made = InspectorPane(Session(project), focus, LIGHT)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def span(quote: str) -> Span:
    """Where *quote* stands first."""
    return Span(TEXT.index(quote), TEXT.index(quote) + len(quote))


def settle() -> None:
    """Let delayed refreshes run and dropped cards go."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def named(pane: InspectorPane, name: str) -> Any:
    """The control whose name begins so."""
    card = pane.widget()
    found = [each for each in card.findChildren(QWidget) if each.objectName().startswith(name)]
    assert found, f"no {name} among {sorted(filter(None, (each.objectName() for each in card.findChildren(QWidget))))}"
    return found[0]


def new_event(pane: InspectorPane, focus: Focus, quote: str = FIRST_LINE) -> Any:
    """Make an event as the reader does with 0, and give it its title field."""
    project = pane._session.project
    made = events.make_event(project, article_id=ARTICLE, span=span(quote))
    focus.note(article_id=ARTICLE, event_id=made.event_id, annotation_id=made.annotation_id)
    pane.name_event(made.event_id)
    settle()
    return made


def choose(button: QWidget, words: str) -> None:
    """Open a button's menu with the keyboard and take the item that says *words*."""
    window = button.window()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    item = next(action for action in menu.actions() if words in plain(action.text()))
    menu.setActiveAction(item)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    window.activateWindow()
    for _ in range(100):
        settle()
        if window.isActiveWindow():
            break


def type_text(widget: QWidget | None, text: str) -> None:
    """Type letter by letter in any script (QTest types Latin letters only)."""
    assert widget is not None
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def edits(project: Project) -> list[str]:
    """The verbs of the history, oldest first."""
    return [line.verb for line in reversed(project.journal.history(100))]


def test_a_new_event_waits_with_its_title_selected_and_typing_replaces_it(pane: InspectorPane, focus: Focus) -> None:
    made = new_event(pane, focus)
    title = QApplication.focusWidget()
    assert title is not None
    assert title.objectName() == "event-title"
    assert title.textCursor().selectedText() == title.text() != ""
    type_text(title, "Launch")
    assert title.text() == "Launch"
    QTest.keyClick(title, Qt.Key.Key_Return)
    settle()
    event = event_repository.get(pane._session.project.database, made.event_id)
    assert (event.title, event.status) == ("Launch", EventStatus.CONFIRMED)
    assert edits(pane._session.project)[-2:] == ["make_event", "confirm_event"]
    pane.commit_typing()
    assert edits(pane._session.project)[-1] == "confirm_event"


def test_escape_takes_back_the_event_just_made_and_returns_to_the_text(
    qtbot: QtBot, pane: InspectorPane, focus: Focus
) -> None:
    focus.note(article_id=ARTICLE, span=Span(3, 3))
    new_event(pane, focus)
    title = QApplication.focusWidget()
    type_text(title, "x")
    QTest.keyClick(title, Qt.Key.Key_Escape)  # first what was typed
    assert event_repository.all(pane._session.project.database)
    with qtbot.waitSignal(focus.arrived) as arrived:
        QTest.keyClick(title, Qt.Key.Key_Escape)
    settle()
    assert event_repository.all(pane._session.project.database) == []
    (place,) = arrived.args
    assert (place.pane, place.span, place.event_id, place.annotation_id) == ("reader", Span(3, 3), None, None)
    assert not focus.can_go_back


def test_an_older_event_is_not_undone_by_escape(pane: InspectorPane, focus: Focus) -> None:
    made = new_event(pane, focus)
    events.note_event(pane._session.project, event_id=made.event_id, note="later")
    settle()
    QTest.keyClick(named(pane, "event-title"), Qt.Key.Key_Escape)
    settle()
    assert event_repository.all(pane._session.project.database)


def test_the_time_reads_itself_in_words_and_bad_text_is_never_kept(pane: InspectorPane, focus: Focus) -> None:
    made = new_event(pane, focus)
    database = pane._session.project.database
    line = named(pane, "event-time")
    assert line.text() == "2025-05"
    line.setFocus()
    line.selectAll()
    type_text(line, "2025-06-41")
    field = line.parentWidget()
    assert "2025-06-41" in plain(field._reading.text())
    assert line.property("state") == "bad"
    QTest.keyClick(line, Qt.Key.Key_Return)
    named(pane, "event-title").setFocus()
    settle()
    assert timeline_repository.entry(database, made.event_id).value.edtf == "2025-05"  # type: ignore[union-attr]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    for _ in range(2):
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    type_text(line, "14")
    assert plain(field._reading.text()) == "Saturday, 14 June 2025"
    assert line.property("state") == ""
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    entry = timeline_repository.entry(database, made.event_id)
    assert entry.value is not None
    assert entry.value.edtf == "2025-06-14"
    assert event_repository.get(database, made.event_id).time_basis is TimeBasis.RESEARCHER
    assert edits(pane._session.project).count("set_event_time") == 1


def test_a_claim_dates_the_event_again(pane: InspectorPane, focus: Focus) -> None:
    made = new_event(pane, focus)
    project = pane._session.project
    events.set_event_time(project, event_id=made.event_id, edtf="1999")
    settle()
    use = named(pane, "use-")
    use.setFocus()
    QTest.keyClick(use, Qt.Key.Key_Space)
    settle()
    entry = timeline_repository.entry(project.database, made.event_id)
    assert entry.value is not None
    assert entry.value.edtf == "2025-05"


def test_manner_roles_and_speakers_are_edited_from_the_keyboard(pane: InspectorPane, focus: Focus) -> None:
    project = pane._session.project
    tagging.tag_mention(project, article_id=ARTICLE, span=span("فاينانشال تايمز"), label_id=ORGANIZATION)
    made = new_event(pane, focus)
    choose(named(pane, "modality-"), "planned")
    choose(named(pane, "modality-"), "denied")
    claim = event_repository.evidence(project.database, made.evidence_id)
    assert (claim.modality, claim.polarity) == (Modality.PLANNED, Polarity.DENIED)
    choose(named(pane, "polarity-"), "affirmed")
    occurred = next(time for time in claim.times if time.role is TimeRole.OCCURRED)
    choose(named(pane, f"time-{occurred.id}"), "start")
    claim = event_repository.evidence(project.database, made.evidence_id)
    assert claim.polarity is Polarity.AFFIRMED
    assert {time.role for time in claim.times} == {TimeRole.START, TimeRole.REPORTED}
    speakers = named(pane, "speakers-")
    speakers.setFocus()
    type_text(speakers, "فاينانشال تايمز؛ three sources; ")
    QTest.keyClick(speakers, Qt.Key.Key_Return)
    settle()
    claim = event_repository.evidence(project.database, made.evidence_id)
    assert [each.text for each in claim.attributions] == ["فاينانشال تايمز", "three sources"]
    assert [each.entity_id is not None for each in claim.attributions] == [True, False]


def test_a_claim_gives_up_a_time_and_takes_a_proposed_one(pane: InspectorPane, focus: Focus) -> None:
    project = pane._session.project
    made = new_event(pane, focus)
    for time in event_repository.evidence(project.database, made.evidence_id).times:
        QTest.keyClick(named(pane, f"time-{time.id}"), Qt.Key.Key_Delete)
        settle()
    assert event_repository.evidence(project.database, made.evidence_id).times == ()
    assert event_repository.get(project.database, made.event_id).time_value_id is None
    menu = named(pane, "more-").open()
    offered = menu.actions()[0].menu()
    words = [plain(action.text()) for action in offered.actions() if not action.isSeparator()]
    assert len(words) == 3
    assert words[-1].startswith("في الأسابيع المقبلة · ")
    assert words[-1].endswith(" · proposed")
    offered.actions()[-1].trigger()
    menu.close()
    settle()
    (time,) = event_repository.evidence(project.database, made.evidence_id).times
    stored = time_repository.get(project.database, time.time_id)
    assert event_repository.get(project.database, made.event_id).time_value_id == stored.id


def test_participants_are_found_by_any_spelling_and_quantities_are_words(
    qtbot: QtBot, pane: InspectorPane, focus: Focus
) -> None:
    project = pane._session.project
    tagging.tag_mention(project, article_id=ARTICLE, span=span("فاينانشال تايمز"), label_id=ORGANIZATION)
    made = new_event(pane, focus, "وقالت هواوي إن الشريحة ستطرح في الأسابيع المقبلة.")
    search = named(pane, "add-participant")
    assert isinstance(search, EntitySearch)
    search.setFocus()
    type_text(search, "فايننشال")
    assert search.offered() == []
    search.clear()
    type_text(search, "تايمز")
    assert list(map(plain, search.offered())) == ["فاينانشال تايمز"]
    popup = search.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle()
    search = named(pane, "add-participant")
    assert search.text() == ""
    search.setFocus()
    type_text(search, "100 ألف رقاقة")
    QTest.keyClick(search, Qt.Key.Key_Return)
    settle()
    arguments = event_repository.arguments_of(project.database, made.event_id)
    assert [(each.role_id, each.text, each.entity_id is None) for each in arguments] == [
        ("role-participant", "", False),
        ("role-quantity", "100 ألف رقاقة", True),
    ]
    assert named(pane, "add-participant").text() == ""
    chip = named(pane, f"argument-{arguments[0].id}")
    assert chip.accessibleName() == "فاينانشال تايمز"
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    settle()
    assert [each.text for each in event_repository.arguments_of(project.database, made.event_id)] == ["100 ألف رقاقة"]


def test_names_are_added_renamed_preferred_and_removed(pane: InspectorPane, focus: Focus) -> None:
    project = pane._session.project
    mention = tagging.tag_mention(project, article_id=ARTICLE, span=span("هواوي"), label_id=ORGANIZATION)
    focus.note(article_id=ARTICLE, annotation_id=mention)
    settle()

    def names() -> dict[str, tuple[str, str]]:
        entity = entity_repository.of_annotation(project.database, mention)
        assert entity is not None
        return {name.text: (name.language, name.kind.value) for name in entity.names}

    for text in ("Huawei", "هواوى تكنولوجيز", "HUAWEI Co"):
        line = named(pane, "new-name")
        line.setFocus()
        type_text(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        settle()
        assert named(pane, "new-name").text() == ""
    assert names() == {
        "هواوي": ("ar", "preferred"),
        "Huawei": ("en", "preferred"),
        "هواوى تكنولوجيز": ("ar", "alias"),
        "HUAWEI Co": ("en", "alias"),
    }
    entity = entity_repository.of_annotation(project.database, mention)
    assert entity is not None
    latin = next(name for name in entity.names if name.text == "HUAWEI Co")
    choose(named(pane, f"language-{latin.id}"), "Prefer")
    assert names()["HUAWEI Co"] == ("en", "preferred")
    assert names()["Huawei"] == ("en", "alias")
    choose(named(pane, f"language-{latin.id}"), "Portuguese")
    line = named(pane, f"name-{latin.id}")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    type_text(line, ".")
    named(pane, "new-name").setFocus()  # leaving the field commits
    settle()
    assert names()["HUAWEI Co."] == ("pt", "preferred")
    choose(named(pane, f"language-{latin.id}"), "Remove")
    assert "HUAWEI Co." not in names()
    choose(named(pane, "entity-kind"), "Product")
    assert entity_repository.get(project.database, entity.id).label_id == "entity-product"
    choose(named(pane, "entity-kind"), "Remove this entity")
    assert entity.id not in [each.id for each in entity_repository.all(project.database)]
    assert entity_repository.of_annotation(project.database, mention) is None


def test_a_mention_is_linked_to_another_entity_and_untagged(pane: InspectorPane, focus: Focus) -> None:
    project = pane._session.project
    paper = tagging.tag_mention(project, article_id=ARTICLE, span=span("فاينانشال تايمز"), label_id=ORGANIZATION)
    mention = tagging.tag_mention(project, article_id=ARTICLE, span=span("صحيفة"), label_id=ORGANIZATION)
    wanted = entity_repository.of_annotation(project.database, paper)
    focus.note(article_id=ARTICLE, annotation_id=mention)
    settle()
    search = named(pane, "relink")
    search.setFocus()
    type_text(search, "فاينانشال تايمز")
    QTest.keyClick(search, Qt.Key.Key_Escape)  # the list of offers closes first
    assert search.text() == "فاينانشال تايمز"
    QTest.keyClick(search, Qt.Key.Key_Return)
    settle()
    linked = entity_repository.of_annotation(project.database, mention)
    assert linked is not None
    assert wanted is not None
    assert linked.id == wanted.id
    untag = named(pane, "untag")
    QTest.keyClick(untag, Qt.Key.Key_Space)
    settle()
    assert [a.id for a in annotation_repository.in_article(project.database, ARTICLE)] == [paper]
    assert named(pane, "article-title").text() == "شريحة"  # what the removed mention stood on


def test_a_proposal_is_accepted_corrected_or_rejected(pane: InspectorPane, focus: Focus) -> None:
    project = pane._session.project

    def show(number: int) -> None:
        proposal = proposal_repository.in_article(project.database, ARTICLE)[number]
        focus.note(article_id=ARTICLE, annotation_id=None, proposal_id=proposal.id)
        settle()

    assert len(proposal_repository.in_article(project.database, ARTICLE)) == 3
    show(0)
    line = named(pane, "proposal-time")
    line.setFocus()
    line.selectAll()
    type_text(line, "2025-04")
    named(pane, "accept-time").setFocus()  # leaving the field accepts nothing
    settle()
    assert len(proposal_repository.in_article(project.database, ARTICLE)) == 3
    named(pane, "proposal-time").setFocus()
    QTest.keyClick(named(pane, "proposal-time"), Qt.Key.Key_Return)
    settle()
    (stored,) = time_repository.in_article(project.database, ARTICLE).values()
    assert stored.value.edtf == "2025-04"
    assert named(pane, "tagged-time").text() == "2025-04"
    show(0)
    QTest.keyClick(named(pane, "accept-time"), Qt.Key.Key_Space)
    settle()
    assert len(time_repository.in_article(project.database, ARTICLE)) == 2
    show(0)
    QTest.keyClick(named(pane, "reject-time"), Qt.Key.Key_Space)
    settle()
    assert proposal_repository.in_article(project.database, ARTICLE) == []


def test_an_accepted_time_offers_its_other_readings(pane: InspectorPane, focus: Focus) -> None:
    project = pane._session.project
    may = proposal_repository.in_article(project.database, ARTICLE)[0]
    accepted = times.accept_time(project, proposal_id=may.id)
    focus.note(article_id=ARTICLE, annotation_id=accepted, proposal_id=None)
    settle()
    assert named(pane, "tagged-time").text() == "2025-05"
    QTest.keyClick(named(pane, "alternative-0"), Qt.Key.Key_Space)
    settle()
    stored = time_repository.of_annotation(project.database, accepted)
    assert stored is not None
    assert stored.value.edtf == "2026-05"
    assert "2025" in plain(named(pane, "alternative-0").text())  # the way back


def test_a_publication_date_resolves_the_times_that_hang_on_it(pane: InspectorPane, focus: Focus, qtbot: QtBot) -> None:
    project = pane._session.project
    finder = TimeFinder(pane._session, pane)
    focus.note(article_id=ARTICLE)
    settle()
    line = named(pane, "article-published")
    for text, resolved in (("", {"2025-05": False}), ("2024-02-01", {"2024-02-01": True})):
        line = named(pane, "article-published")
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        type_text(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        settle()
        qtbot.waitUntil(lambda: finder.left == 0)
        found = {p.expression.value.edtf for p in proposal_repository.in_article(project.database, ARTICLE)}
        assert {edtf: edtf in found for edtf in resolved} == resolved


def test_accepted_times_are_offered_again_when_the_date_they_hang_on_has_changed(
    pane: InspectorPane, focus: Focus
) -> None:
    project = pane._session.project
    thursday = next(
        proposal
        for proposal in proposal_repository.in_article(project.database, ARTICLE)
        if proposal.expression.text == "يوم الخميس"
    )
    accepted = times.accept_time(project, proposal_id=thursday.id)
    articles.update_article(project, article_id=ARTICLE, published_edtf="2025-08-22")
    focus.note(article_id=ARTICLE)
    settle()
    QTest.keyClick(named(pane, "renew-times"), Qt.Key.Key_Space)
    settle()
    stored = time_repository.of_annotation(project.database, accepted)
    assert stored is not None
    assert stored.value.edtf == "2025-08-21"
    assert not [each for each in pane.widget().findChildren(QWidget) if each.objectName() == "renew-times"]


def test_typing_survives_a_change_from_elsewhere_with_its_cursor_and_selection(
    pane: InspectorPane, focus: Focus
) -> None:
    made = new_event(pane, focus)
    project = pane._session.project
    title = named(pane, "event-title")
    type_text(title, "Launch of the")
    for _ in range(3):
        QTest.keyClick(title, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    line = named(pane, "event-time")
    tagging.tag_mention(project, article_id=ARTICLE, span=span("الصين"), label_id=ORGANIZATION)
    events.relabel_event(project, event_id=made.event_id, label_id=LabelId("event-launch"))
    settle()
    assert not _is_alive(line)
    title = QApplication.focusWidget()
    assert title is not None
    assert (title.text(), title.textCursor().selectedText()) == ("Launch of the", "the")
    type_text(title, "R2")
    QTest.keyClick(title, Qt.Key.Key_Return)
    settle()
    assert event_repository.get(project.database, made.event_id).title == "Launch of R2"
    assert edits(project).count("retitle_event") == 0


def test_what_is_typed_is_kept_when_one_goes_elsewhere_and_only_once(pane: InspectorPane, focus: Focus) -> None:
    made = new_event(pane, focus)
    project = pane._session.project
    type_text(named(pane, "event-title"), "Kept")
    focus.note(event_id=None, annotation_id=None)  # another subject, while the field still has the keyboard
    settle()
    assert event_repository.get(project.database, made.event_id).title == "Kept"
    assert edits(project).count("retitle_event") == 1
    history.undo(project)
    settle()
    assert event_repository.get(project.database, made.event_id).title != "Kept"


def test_nothing_is_written_when_nothing_was_changed(pane: InspectorPane, focus: Focus) -> None:
    new_event(pane, focus)
    project = pane._session.project
    before = edits(project)
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    pane.commit_typing()
    settle()
    assert edits(project) == before


def test_undo_and_redo_are_the_projects_while_a_field_has_nothing_to_undo(pane: InspectorPane, focus: Focus) -> None:
    new_event(pane, focus)
    for name in ("event-title", "event-time"):
        field = named(pane, name)
        field.setFocus()
        assert not _claims_undo(field)
        type_text(field, "2")
        assert _claims_undo(field)


def test_a_removed_subject_shows_what_it_stood_on(pane: InspectorPane, focus: Focus) -> None:
    new_event(pane, focus)
    project = pane._session.project
    while history.undo(project) is not None:
        settle()
    assert pane.widget().subject == ()
    history.redo(project)
    settle()
    assert pane.widget().subject == ("article", ARTICLE)


def test_tab_runs_from_top_to_bottom_and_every_control_has_a_name(pane: InspectorPane, focus: Focus) -> None:
    project = pane._session.project
    mention = tagging.tag_mention(project, article_id=ARTICLE, span=span("هواوي"), label_id=ORGANIZATION)
    new_event(pane, focus)
    proposal = proposal_repository.in_article(project.database, ARTICLE)[-1]
    (tagged, *_) = time_repository.in_article(project.database, ARTICLE)
    places = [
        focus.place,
        Place("reader", ARTICLE, annotation_id=mention),
        Place("reader", ARTICLE, annotation_id=tagged),
        Place("reader", ARTICLE, proposal_id=proposal.id),
        Place("reader", ARTICLE),
    ]
    for place in places:
        focus.note(
            **{name: getattr(place, name) for name in ("article_id", "annotation_id", "proposal_id", "event_id")}
        )
        settle()
        walked = _walk(pane)
        assert len(walked) >= 3
        tops = [widget.mapTo(pane.widget(), widget.rect().center()).y() for widget in walked]
        assert all(below - above >= -14 for above, below in pairwise(tops)), walked
        assert all(widget.accessibleName() for widget in walked), [w.objectName() for w in walked]


def test_a_theme_keeps_the_typing_and_an_rtl_interface_mirrors(pane: InspectorPane, focus: Focus) -> None:
    new_event(pane, focus)
    type_text(named(pane, "event-title"), "half")
    pane.set_theme(DARK)
    settle()
    assert named(pane, "event-title").text() == "half"
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    kind, modality = named(pane, "event-kind"), named(pane, "modality-")
    assert kind.mapTo(pane, kind.rect().center()).x() > pane.width() / 2
    assert modality.mapTo(pane, modality.rect().center()).x() > pane.width() / 2


def _walk(pane: InspectorPane) -> list[QWidget]:
    """The controls that Tab reaches, in its order, from the first one on."""
    widget = pane.nextInFocusChain()
    found: list[QWidget] = []
    while widget is not pane and widget not in found:
        reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
        if reachable and pane.isAncestorOf(widget) and widget.objectName() not in ("chrome", "qt_scrollarea_viewport"):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return [each for each in found if isinstance(each, MenuButton) or each.objectName()]


def _claims_undo(field: QWidget) -> bool:
    """Whether the field takes Ctrl+Z for itself."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    asked.ignore()
    QApplication.sendEvent(field, asked)
    return asked.isAccepted()


def _is_alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(widget)
