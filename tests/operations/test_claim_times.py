"""A claim's own time, kept in step with its times, and the events that are dated by it."""

import pytest
from tests.operations.conftest import Desk

from hawliyat.domain.errors import UserError
from hawliyat.domain.event import TimeBasis, TimeRole
from hawliyat.domain.identity import EventId, TimeId
from hawliyat.operations import articles, claims, events, history, renewal, tagging, times
from hawliyat.operations.claims import MadeClaim
from hawliyat.store import checking, event_repository, proposal_repository, time_repository, timeline_repository

START, END, OCCURRED, REPORTED = TimeRole.START, TimeRole.END, TimeRole.OCCURRED, TimeRole.REPORTED


def when(desk: Desk, event_id: EventId) -> str | None:
    event = event_repository.get(desk.project.database, event_id)
    time = time_repository.find(desk.project.database, event.time_value_id)
    entry = timeline_repository.entry(desk.project.database, event_id)
    assert (entry.value and entry.value.edtf) == (time and time.value.edtf)
    return time.value.edtf if time is not None else None


def claimed(desk: Desk, made: MadeClaim) -> str | None:
    """What a claim says, as the program and as the views of the file see it."""
    row = desk.project.database.row("SELECT edtf FROM claims WHERE evidence_id = ?", (made.evidence_id,))
    entry = timeline_repository.entry(desk.project.database, made.event_id)
    (value,) = [claim.value for claim in entry.claims if claim.evidence_id == made.evidence_id]
    assert row == {"edtf": value.edtf if value is not None else ""}
    return value.edtf if value is not None else None


def undated(desk: Desk) -> MadeClaim:
    span = desk.span("A empresa não comentou", article_id=desk.portuguese)
    return events.make_event(desk.project, article_id=desk.portuguese, span=span)


def tagged(desk: Desk, quote: str, edtf: str = "") -> TimeId:
    span = desk.span(quote, article_id=desk.portuguese)
    annotation_id = times.tag_time(desk.project, article_id=desk.portuguese, span=span, edtf=edtf)
    stored = time_repository.of_annotation(desk.project.database, annotation_id)
    assert stored is not None
    return stored.id


def give(desk: Desk, made: MadeClaim, time_id: TimeId, role: TimeRole) -> str:
    claims.add_claim_time(desk.project, evidence_id=made.evidence_id, time_id=time_id, role=role)
    claim = event_repository.evidence(desk.project.database, made.evidence_id)
    return claim.times[-1].id


def own_values(desk: Desk) -> list[str]:
    """The values that stand in no text."""
    return [
        row["edtf"] for row in desk.project.database.rows("SELECT edtf FROM time_value WHERE annotation_id IS NULL")
    ]


@pytest.fixture
def lasting(desk: Desk) -> MadeClaim:
    """An event that one claim dates from May to July."""
    made = undated(desk)
    give(desk, made, tagged(desk, "lançou", "2025-05"), START)
    give(desk, made, tagged(desk, "chip", "2025-07"), END)
    return made


def test_a_start_and_an_end_date_the_event_and_the_claim_alike(desk: Desk, lasting: MadeClaim) -> None:
    assert when(desk, lasting.event_id) == claimed(desk, lasting) == "2025-05/2025-07"
    assert own_values(desk) == ["2025-05/2025-07"]
    assert checking.findings(desk.project) == []


def test_what_a_start_and_an_end_come_to_follows_every_change(desk: Desk, lasting: MadeClaim) -> None:
    start, end = event_repository.times_of_evidence(desk.project.database, lasting.evidence_id)
    times.correct_time(desk.project, time_id=end[1].id, edtf="2025-08")
    assert when(desk, lasting.event_id) == claimed(desk, lasting) == "2025-05/2025-08"
    assert event_repository.dated_by(desk.project.database, end[1].id) == [lasting.event_id]
    claims.change_time_role(desk.project, evidence_id=lasting.evidence_id, evidence_time_id=start[0].id, role=OCCURRED)
    assert when(desk, lasting.event_id) == claimed(desk, lasting) == "2025-05"
    assert own_values(desk) == []
    assert event_repository.dated_by(desk.project.database, end[1].id) == []
    history.undo(desk.project)
    assert when(desk, lasting.event_id) == claimed(desk, lasting) == "2025-05/2025-08"
    claims.remove_claim_time(desk.project, evidence_id=lasting.evidence_id, evidence_time_id=start[0].id)
    assert when(desk, lasting.event_id) == claimed(desk, lasting) == "../2025-08"
    assert end[1].annotation_id is not None
    tagging.untag(desk.project, annotation_ids=[end[1].annotation_id])
    assert when(desk, lasting.event_id) is claimed(desk, lasting) is None
    assert own_values(desk) == []
    assert checking.findings(desk.project) == []


def test_an_end_before_its_start_dates_nothing_and_says_so(desk: Desk, lasting: MadeClaim) -> None:
    _, end = event_repository.times_of_evidence(desk.project.database, lasting.evidence_id)
    times.correct_time(desk.project, time_id=end[1].id, edtf="2024")
    assert when(desk, lasting.event_id) is None
    assert claimed(desk, lasting) == ""
    claim = event_repository.evidence(desk.project.database, lasting.evidence_id)
    own = time_repository.find(desk.project.database, claim.time_value_id)
    assert own is not None
    assert own.value.fields["unresolved"] == "ends_before_start"
    with pytest.raises(UserError, match="ends_before_start"):
        events.use_claim_time(desk.project, event_id=lasting.event_id, evidence_id=lasting.evidence_id)
    times.correct_time(desk.project, time_id=end[1].id, edtf="2026")
    assert when(desk, lasting.event_id) == "2025-05/2026"


def test_an_event_can_be_given_the_span_of_a_claim_again(desk: Desk, lasting: MadeClaim) -> None:
    events.set_event_time(desk.project, event_id=lasting.event_id, edtf="1999")
    assert sorted(own_values(desk)) == ["1999", "2025-05/2025-07"]
    events.use_claim_time(desk.project, event_id=lasting.event_id, evidence_id=lasting.evidence_id)
    assert when(desk, lasting.event_id) == "2025-05/2025-07"
    assert own_values(desk) == ["2025-05/2025-07"]
    claims.remove_evidence(desk.project, evidence_id=lasting.evidence_id)
    assert own_values(desk) == []


def test_a_claim_that_gives_no_time_dates_nothing(desk: Desk) -> None:
    made = undated(desk)
    with pytest.raises(UserError, match="claim_without_time"):
        events.use_claim_time(desk.project, event_id=made.event_id, evidence_id=made.evidence_id)
    give(desk, made, tagged(desk, "lançou", "2025-05"), REPORTED)
    assert when(desk, made.event_id) is None


def test_correcting_an_unresolved_time_dates_the_undated_events_that_use_it(desk: Desk) -> None:
    made, other = undated(desk), events.make_event(
        desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة")
    )  # fmt: skip
    time_id = tagged(desk, "empresa")
    give(desk, made, time_id, OCCURRED)
    give(desk, other, time_id, REPORTED)
    events.set_event_time(desk.project, event_id=other.event_id, edtf="")
    assert when(desk, made.event_id) is None
    before = len(desk.project.journal.history(100))
    times.correct_time(desk.project, time_id=time_id, edtf="2024-09")
    assert when(desk, made.event_id) == "2024-09"
    event = event_repository.get(desk.project.database, made.event_id)
    assert (event.time_basis, event.basis_evidence_id) == (TimeBasis.CLAIM, made.evidence_id)
    assert when(desk, other.event_id) is None
    assert len(desk.project.journal.history(100)) == before + 1


def test_an_event_the_researcher_undated_stays_so_when_its_time_is_corrected(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    event = event_repository.get(desk.project.database, made.event_id)
    assert event.time_value_id is not None
    events.set_event_time(desk.project, event_id=made.event_id, edtf="")
    times.correct_time(desk.project, time_id=event.time_value_id, edtf="2025-06")
    assert when(desk, made.event_id) is None
    assert claimed(desk, made) == "2025-06"


def test_a_date_given_later_dates_the_events_that_waited_for_it(desk: Desk) -> None:
    articles.update_article(desk.project, article_id=desk.arabic, published_edtf="")
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("ستطرح في الأسابيع المقبلة"))
    assert when(desk, made.event_id) is None
    articles.update_article(desk.project, article_id=desk.arabic, published_edtf="2025-08-14")
    assert when(desk, made.event_id) is None, "nothing is changed unasked"
    old = renewal.old_times(desk.project, desk.arabic)
    before = len(desk.project.journal.history(100))
    renewal.renew_times(desk.project, article_id=desk.arabic, time_ids=[each.time_id for each in old])
    assert when(desk, made.event_id) == "[2025-08-15..2025-09-25]"
    assert len(desk.project.journal.history(100)) == before + 1
    history.undo(desk.project)
    assert when(desk, made.event_id) is None


def test_a_claim_left_with_another_time_dates_its_event_by_that(desk: Desk) -> None:
    made = undated(desk)
    first, second = tagged(desk, "lançou", "2025-05"), tagged(desk, "chip", "2025-07")
    used = give(desk, made, first, OCCURRED)
    give(desk, made, second, OCCURRED)
    assert when(desk, made.event_id) == "2025-05"
    claims.remove_claim_time(desk.project, evidence_id=made.evidence_id, evidence_time_id=used)
    assert when(desk, made.event_id) == claimed(desk, made) == "2025-07"


def test_a_proposal_given_to_a_claim_as_its_start_leaves_its_end_open(desk: Desk) -> None:
    made = undated(desk)
    (proposal,) = proposal_repository.in_article(desk.project.database, desk.portuguese)
    claims.add_proposed_claim_time(desk.project, evidence_id=made.evidence_id, proposal_id=proposal.id, role=START)
    assert when(desk, made.event_id) == "2023-08/.."
