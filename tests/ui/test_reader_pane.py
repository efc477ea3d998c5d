"""The reader pane on the sample project: it follows the focus, shows what is stored, and says where the caret is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import Article
from hawliyat.domain.identity import AnnotationId
from hawliyat.domain.span import Span
from hawliyat.operations import sample, tagging, times
from hawliyat.store import article_repository, event_repository, proposal_repository
from hawliyat.store.project import Project
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.reader.reader_pane import ReaderPane
from hawliyat.ui.session import Session
from hawliyat.ui.theme import LIGHT
from hawliyat.ui.wording import plain


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sample") / "sample.hawliyat"
    sample.build_sample(path)
    return path.read_bytes()


@pytest.fixture
def project(built: bytes, tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "chips.hawliyat"
    path.write_bytes(built)
    with Project.open(path) as opened:
        yield opened


@pytest.fixture
def focus(qapp: object) -> Focus:
    assert qapp
    return Focus()


@pytest.fixture
def session(project: Project, qapp: object) -> Session:
    assert qapp
    return Session(project)


@pytest.fixture
def pane(qtbot: QtBot, session: Session, focus: Focus, amiri: str) -> ReaderPane:
    assert amiri
    pane = ReaderPane(session, focus, LIGHT)
    qtbot.addWidget(pane)
    pane.resize(720, 600)
    pane.show()
    return pane


def _articles(session: Session) -> list[Article]:
    return article_repository.all(session.project.database)


def test_it_shows_the_article_in_focus_with_everything_that_is_marked(
    pane: ReaderPane, session: Session, focus: Focus
) -> None:
    article = _articles(session)[1]
    focus.go(Place("reader", article.id))
    assert pane.article.text == article_repository.text(session.project.database, article.id)
    layers = {mark.layer for mark in pane.marks}
    assert layers == set(Layer)
    assert {"14 Aug 2025", "May 2025"} <= {plain(mark.value).partition(" · ")[0] for mark in pane.marks}
    header = plain(pane.article.header.meta)
    assert "Published 14 Aug 2025" in header
    assert "Arabic" in header
    assert pane.hasFocus()


def test_a_jump_selects_its_span_and_back_returns(pane: ReaderPane, session: Session, focus: Focus) -> None:
    first, second = _articles(session)[:2]
    focus.go(Place("reader", first.id, Span(40, 50)))
    assert pane.selection() == Span(40, 50)
    focus.go(Place("reader", second.id, Span(100, 120)))
    assert pane.selection() == Span(100, 120)
    focus.back()
    assert pane.selection() == Span(40, 50)
    assert pane.article.text == article_repository.text(session.project.database, first.id)


def test_the_focus_learns_what_the_caret_is_in(pane: ReaderPane, session: Session, focus: Focus) -> None:
    article = _articles(session)[1]
    focus.go(Place("reader", article.id))
    event_mark = next(mark for mark in pane.marks if mark.layer is Layer.EVENT)
    pane.move_caret(event_mark.span.start)
    pane.choose(event_mark.id)
    assert focus.place.annotation_id == event_mark.id
    stands_for = event_repository.in_article(session.project.database, article.id)
    assert focus.place.event_id == stands_for[AnnotationId(event_mark.id)].id
    pane.move_caret(len(pane.article.text))
    assert focus.place.annotation_id is None
    assert focus.place.event_id is None
    pane.select(Span(3, 9))
    assert focus.place.span == Span(3, 9)


def test_a_new_tag_appears_at_once_and_undo_takes_it_back(pane: ReaderPane, session: Session, focus: Focus) -> None:
    article = _articles(session)[2]
    focus.go(Place("reader", article.id))
    before = pane.marks
    start = pane.article.text.index("استراتيجي")
    made = session.do(tagging.tag_mention, article_id=article.id, span=Span(start, start + 9), label_id="entity-other")
    assert made in {mark.id for mark in pane.marks}
    session.project.journal.undo()
    assert pane.marks == before


def test_an_accepted_time_is_no_proposal_any_more(pane: ReaderPane, session: Session, focus: Focus) -> None:
    waiting = next(
        proposal
        for article in _articles(session)
        for proposal in proposal_repository.in_article(session.project.database, article.id)
    )
    focus.go(Place("reader", waiting.article_id, waiting.expression.span))
    mark = next(mark for mark in pane.marks if mark.id == waiting.id)
    assert mark.is_proposal
    pane.move_caret(mark.span.start)
    assert focus.place.proposal_id == waiting.id
    session.do(times.accept_time, proposal_id=waiting.id)
    here = [mark for mark in pane.marks if mark.span == waiting.expression.span and mark.layer is Layer.TIME]
    assert [mark.is_proposal for mark in here] == [False]


def test_the_evidence_of_the_event_in_focus_stands_out(pane: ReaderPane, session: Session, focus: Focus) -> None:
    article = _articles(session)[1]
    focus.go(Place("reader", article.id))
    stands_for = event_repository.in_article(session.project.database, article.id)
    annotation_id, event = next(iter(stands_for.items()))
    focus.note(event_id=event.id)
    assert {mark.id for mark in pane.marks if mark.is_selected} == {
        other for other, its_event in stands_for.items() if its_event.id == event.id
    }
    assert annotation_id in stands_for


def test_a_removed_annotation_is_not_chosen_any_longer(pane: ReaderPane, session: Session, focus: Focus) -> None:
    article = _articles(session)[0]
    focus.go(Place("reader", article.id))
    assert pane.next_mark()
    chosen = pane.chosen()
    assert focus.place.annotation_id == chosen
    session.do(tagging.untag, annotation_ids=[AnnotationId(chosen)])
    assert pane.chosen() == ""
    assert chosen not in {mark.id for mark in pane.marks}


def test_the_caret_stays_when_something_else_of_the_article_changes(
    pane: ReaderPane, session: Session, focus: Focus
) -> None:
    article = _articles(session)[1]
    focus.go(Place("reader", article.id, Span(300, 310)))
    with session.project.journal.edit("edit_article") as edit:
        article_repository.update(edit, article.id, publisher="الجزيرة")
    assert pane.selection() == Span(300, 310)
    assert "الجزيرة" in pane.article.header.meta


def test_an_article_that_is_gone_leaves_an_empty_page(pane: ReaderPane, focus: Focus) -> None:
    focus.note(article_id="no-such-article")
    assert pane.article.text == ""
    QTest.keyClick(pane, Qt.Key.Key_Down)
    assert not pane.grab().isNull()
    focus.note(article_id=None)
    assert pane.column_rect().width() > 100
