"""A changed publication date, and the accepted times that hung on the old one."""

from tests.operations.conftest import Desk

from hawliyat.operations import articles, events, history, renewal, times
from hawliyat.store import event_repository, proposal_repository, time_repository


def accept(desk: Desk, quote: str):
    proposals = proposal_repository.in_article(desk.project.database, desk.arabic)
    proposal = next(each for each in proposals if each.expression.text == quote)
    annotation_id = times.accept_time(desk.project, proposal_id=proposal.id)
    return time_repository.of_annotation(desk.project.database, annotation_id)


def test_a_new_date_recomputes_what_is_proposed_and_offers_what_was_accepted(desk: Desk) -> None:
    accepted = accept(desk, "في الأسابيع المقبلة")
    assert renewal.old_times(desk.project, desk.arabic) == []
    articles.update_article(desk.project, article_id=desk.arabic, published_edtf="2024-08-15")
    proposed = {
        each.expression.text: each.expression.value.edtf
        for each in proposal_repository.in_article(desk.project.database, desk.arabic)
    }
    assert proposed["يوم الخميس"] == "2024-08-15"
    (old,) = renewal.old_times(desk.project, desk.arabic)
    assert (old.before.edtf, old.now.edtf) == ("[2025-08-15..2025-09-25]", "[2024-08-16..2024-09-26]")
    assert time_repository.get(desk.project.database, accepted.id).value.edtf == old.before.edtf


def test_renewing_is_one_edit_that_moves_the_events_and_can_be_undone(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    accept(desk, "في الأسابيع المقبلة")
    articles.update_article(desk.project, article_id=desk.arabic, published_edtf="2024-08-15")
    old = renewal.old_times(desk.project, desk.arabic)
    before = len(desk.project.journal.history(100))
    renewal.renew_times(desk.project, article_id=desk.arabic, time_ids=[each.time_id for each in old])
    assert len(desk.project.journal.history(100)) == before + 1
    event = event_repository.get(desk.project.database, made.event_id)
    assert time_repository.get(desk.project.database, event.time_value_id).value.edtf == "2024-05"
    assert renewal.old_times(desk.project, desk.arabic) == []
    history.undo(desk.project)
    assert time_repository.get(desk.project.database, event.time_value_id).value.edtf == "2025-05"


def test_a_value_the_researcher_set_is_never_offered(desk: Desk) -> None:
    accepted = accept(desk, "في الأسابيع المقبلة")
    times.correct_time(desk.project, time_id=accepted.id, edtf="2025-09-01")
    articles.update_article(desk.project, article_id=desk.arabic, published_edtf="2024-08-15")
    assert renewal.old_times(desk.project, desk.arabic) == []


def test_a_date_that_was_missing_resolves_what_was_accepted_without_one(desk: Desk) -> None:
    articles.update_article(desk.project, article_id=desk.arabic, published_edtf="")
    accepted = accept(desk, "في الأسابيع المقبلة")
    assert not accepted.value.is_resolved
    articles.update_article(desk.project, article_id=desk.arabic, published_edtf="2025-08-14")
    (old,) = renewal.old_times(desk.project, desk.arabic)
    assert old.now.edtf == "[2025-08-15..2025-09-25]"
