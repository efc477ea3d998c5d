"""Times are found beside the window: for new articles, other dates, undo, and what an interrupted import left."""

import sys
import threading
from collections.abc import Iterator

import pytest
from tests.ui.sample_window import Desk, settle

from hawliyat.domain.proposal import TimeExpression
from hawliyat.operations import articles, importing, searching
from hawliyat.store import proposal_repository
from hawliyat.store.project import Project
from hawliyat.ui.focus import Place

TEXT = "The plant opened on Thursday. The plan of May 2024 was older."


class Finding:
    """Stands before the finding of times: on which threads it ran, and a gate it has to pass."""

    def __init__(self) -> None:
        self.real = searching.find_times
        self.threads: list[str] = []
        self.days: list[object] = []
        self.gate = threading.Event()
        self.begun = threading.Event()
        self.gate.set()

    def __call__(self, text: str, language: str, published: int | None, *, week_start: int) -> list[TimeExpression]:
        """Find times, once the gate is open."""
        self.threads.append(threading.current_thread().name)
        self.days.append(published)
        self.begun.set()
        assert self.gate.wait(10)
        return self.real(text, language, published, week_start=week_start)


@pytest.fixture
def finding(monkeypatch: pytest.MonkeyPatch) -> Iterator[Finding]:
    """Watch the finding of times."""
    watched = Finding()
    monkeypatch.setattr(searching, "find_times", watched)
    yield watched
    watched.gate.set()


def imported(desk: Desk, published: str = "") -> importing.ImportReport:
    """Import a text as the dialog does."""
    candidate = importing.candidate_from_text(TEXT)
    report = importing.import_drafts(desk.project, [candidate], find_times=False)
    if published:
        set_date(desk, report, published)
    return report


def set_date(desk: Desk, report: importing.ImportReport, published: str) -> None:
    """Set the publication date as the article card does."""
    session = desk.workspace.session
    session.do(articles.update_article, article_id=report.article_ids[0], published_edtf=published, find_times=False)


def idle(desk: Desk) -> None:
    """Wait until nothing is left to be searched."""
    desk.qtbot.waitUntil(lambda: desk.workspace.finder.left == 0)


def values(project: Project, report: importing.ImportReport) -> set[str]:
    """What the article's proposals were read as."""
    found = proposal_repository.in_article(project.database, report.article_ids[0])
    return {each.expression.value.edtf for each in found}


def test_import_date_undo_and_redo_never_search_on_the_windows_thread(desk: Desk, finding: Finding) -> None:
    report = imported(desk)
    desk.workspace.focus.go(Place("reader", report.article_ids[0]))
    idle(desk)
    assert values(desk.project, report) == {"", "2024-05"}
    set_date(desk, report, "2025-08-15")
    idle(desk)
    assert values(desk.project, report) == {"2025-08-14", "2024-05"}
    desk.window.undo()
    idle(desk)
    assert values(desk.project, report) == {"", "2024-05"}
    desk.window.undo()
    idle(desk)
    desk.window.redo()
    idle(desk)
    assert values(desk.project, report) == {"", "2024-05"}
    assert len(desk.workspace.reader.marks) == 2
    assert set(finding.threads) == {"finding"}
    assert len(finding.threads) == 4


def test_what_was_found_for_another_date_is_dropped(desk: Desk, finding: Finding) -> None:
    finding.gate.clear()
    report = imported(desk)
    desk.qtbot.waitUntil(finding.begun.is_set)
    assert desk.workspace.finder.left == 1
    set_date(desk, report, "2025-08-15")
    finding.gate.set()
    idle(desk)
    assert finding.days[0] is None
    assert len(finding.days) == 2
    assert values(desk.project, report) == {"2025-08-14", "2024-05"}


def test_an_article_removed_while_it_is_searched_leaves_nothing(desk: Desk, finding: Finding) -> None:
    finding.gate.clear()
    report = imported(desk)
    desk.qtbot.waitUntil(finding.begun.is_set)
    desk.window.undo()
    finding.gate.set()
    idle(desk)
    assert values(desk.project, report) == set()
    assert len(finding.threads) == 1


def test_what_closing_the_project_cut_short_is_found_when_it_is_opened_again(desk: Desk, finding: Finding) -> None:
    finding.gate.clear()
    report, path = imported(desk), desk.project.path
    desk.qtbot.waitUntil(finding.begun.is_set)
    threading.Timer(0.1, finding.gate.set).start()
    desk.window.close_project()
    settle()
    assert all(thread.name != "finding" for thread in threading.enumerate())
    with Project.open(path) as project:
        assert values(project, report) == set()
        assert searching.unsearched(project) == list(report.article_ids)
    desk.window.open_project(Project.open(path))
    idle(desk)
    assert values(desk.project, report) == {"", "2024-05"}
    assert searching.unsearched(desk.project) == []


def test_other_rules_search_every_article_again(desk: Desk, finding: Finding, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.project.path
    desk.window.close_project()
    desk.window.open_project(Project.open(path))
    idle(desk)
    assert finding.threads == []
    desk.window.close_project()
    monkeypatch.setattr(searching, "RULES", "others")
    desk.window.open_project(Project.open(path))
    idle(desk)
    assert len(finding.threads) == 5


def test_a_text_that_trips_the_finding_is_told_and_the_next_is_searched(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = searching.find_times

    def trip(text: str, language: str, published: int | None, *, week_start: int) -> list[TimeExpression]:
        if text == TEXT:
            raise ZeroDivisionError("nobody foresaw this")
        return real(text, language, published, week_start=week_start)

    monkeypatch.setattr(searching, "find_times", trip)
    report = imported(desk)
    other = importing.import_drafts(
        desk.project, [importing.candidate_from_text(TEXT + " And in June 2024.")], find_times=False
    )
    idle(desk)
    assert "nobody foresaw this" in desk.window.messages.text
    assert values(desk.project, report) == set()
    assert "2024-06" in values(desk.project, other)


def test_a_project_may_close_in_the_turn_of_an_edit(desk: Desk) -> None:
    article_id = desk.article("2025-08-14")
    desk.workspace.session.do(articles.update_article, article_id=article_id, title="Another", find_times=False)
    desk.window.close_project()
    settle()
    assert desk.window.workspace is None


def test_a_search_begins_after_the_panes_have_shown_the_edit_and_leaves_the_interpreter_as_it_was(
    desk: Desk, finding: Finding
) -> None:
    usual = sys.getswitchinterval()
    finding.gate.clear()
    imported(desk)
    assert finding.threads == []
    assert desk.workspace.finder.left == 1
    desk.qtbot.waitUntil(finding.begun.is_set)
    assert sys.getswitchinterval() < usual
    finding.gate.set()
    idle(desk)
    assert sys.getswitchinterval() == usual
