import pytest
from tests.operations.conftest import ORGANIZATION, PLACE, Desk

from hawliyat.domain.errors import UserError
from hawliyat.domain.event import EventStatus, Modality, Polarity, TimeBasis, TimeRole
from hawliyat.operations import claims, drafting, events, history, searching, tagging, times
from hawliyat.operations.claims import Speaker
from hawliyat.store import (
    annotation_repository,
    article_repository,
    event_repository,
    proposal_repository,
    time_repository,
)


def edtf_of(desk: Desk, event_id) -> str | None:
    event = event_repository.get(desk.project.database, event_id)
    if event.time_value_id is None:
        return None
    return time_repository.get(desk.project.database, event.time_value_id).value.edtf


def test_one_key_makes_a_draft_with_title_time_reported_time_and_participants(desk: Desk) -> None:
    for quote, label in (("هواوي", ORGANIZATION), ("الصين", PLACE)):
        tagging.tag_mention(desk.project, article_id=desk.arabic, span=desk.span(quote), label_id=label)
    before = len(desk.project.journal.history(100))
    sentence = drafting.event_span(_text(desk), 0)
    made = events.make_event(desk.project, article_id=desk.arabic, span=sentence)
    event = event_repository.get(desk.project.database, made.event_id)
    assert event.title == "أطلقت هواوي شريحة جديدة في الصين في مايو"
    assert event.status is EventStatus.DRAFT
    assert event.time_basis is TimeBasis.CLAIM
    assert edtf_of(desk, made.event_id) == "2025-05"
    claim = event_repository.evidence(desk.project.database, made.evidence_id)
    values = {time.role: time_repository.get(desk.project.database, time.time_id).value.edtf for time in claim.times}
    assert values == {TimeRole.OCCURRED: "2025-05", TimeRole.REPORTED: "2025-08-14"}
    arguments = event_repository.arguments_of(desk.project.database, made.event_id)
    assert [argument.role_id for argument in arguments] == ["role-participant", "role-place"]
    assert len(desk.project.journal.history(100)) == before + 1


def test_a_time_after_publication_makes_the_claim_a_plan(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("الشريحة ستطرح في الأسابيع المقبلة"))
    claim = event_repository.evidence(desk.project.database, made.evidence_id)
    assert claim.modality is Modality.PLANNED
    assert edtf_of(desk, made.event_id) == "[2025-08-15..2025-09-25]"


def test_an_event_without_a_time_is_undated(desk: Desk) -> None:
    span = desk.span("A empresa não comentou", article_id=desk.portuguese)
    made = events.make_event(desk.project, article_id=desk.portuguese, span=span)
    assert edtf_of(desk, made.event_id) is None


def test_undo_of_an_event_takes_back_its_accepted_times_too(desk: Desk) -> None:
    proposed = len(proposal_repository.in_article(desk.project.database, desk.arabic))
    events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    assert len(proposal_repository.in_article(desk.project.database, desk.arabic)) < proposed
    history.undo(desk.project)
    assert len(proposal_repository.in_article(desk.project.database, desk.arabic)) == proposed
    assert annotation_repository.in_article(desk.project.database, desk.arabic) == []


def test_evidence_from_another_article_dates_nothing_that_is_dated(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    span = desk.span("A Huawei lançou o chip", article_id=desk.portuguese)
    more = claims.add_evidence(desk.project, event_id=made.event_id, article_id=desk.portuguese, span=span)
    assert edtf_of(desk, made.event_id) == "2025-05"
    assert len(event_repository.evidence_of(desk.project.database, made.event_id)) == 2
    events.use_claim_time(desk.project, event_id=made.event_id, evidence_id=more.evidence_id)
    assert edtf_of(desk, made.event_id) == "2023-08"
    claims.remove_evidence(desk.project, evidence_id=more.evidence_id)
    assert edtf_of(desk, made.event_id) is None
    assert len(event_repository.evidence_of(desk.project.database, made.event_id)) == 1


def test_a_researchers_own_time_replaces_the_claims_and_leaves_no_orphan(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    events.set_event_time(desk.project, event_id=made.event_id, edtf="2025-05-20")
    events.set_event_time(desk.project, event_id=made.event_id, edtf="2025-05-21")
    assert edtf_of(desk, made.event_id) == "2025-05-21"
    rows = desk.project.database.rows("SELECT edtf FROM time_value WHERE annotation_id IS NULL")
    assert [row["edtf"] for row in rows] == ["2025-05-21"]
    events.set_event_time(desk.project, event_id=made.event_id, edtf="")
    assert edtf_of(desk, made.event_id) is None
    with pytest.raises(UserError, match="bad_edtf"):
        events.set_event_time(desk.project, event_id=made.event_id, edtf="2025-02-30")


def test_a_time_that_becomes_reported_no_longer_dates_the_event(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    claim = event_repository.evidence(desk.project.database, made.evidence_id)
    occurred = next(time for time in claim.times if time.role is TimeRole.OCCURRED)
    claims.change_time_role(desk.project, evidence_id=claim.id, evidence_time_id=occurred.id, role=TimeRole.REPORTED)
    assert edtf_of(desk, made.event_id) is None
    claims.change_time_role(desk.project, evidence_id=claim.id, evidence_time_id=occurred.id, role=TimeRole.START)
    assert edtf_of(desk, made.event_id) == "2025-05/.."
    claims.remove_claim_time(desk.project, evidence_id=claim.id, evidence_time_id=occurred.id)
    assert edtf_of(desk, made.event_id) is None


def test_a_proposed_time_can_be_given_to_a_claim(desk: Desk) -> None:
    span = desk.span("A empresa não comentou", article_id=desk.portuguese)
    made = events.make_event(desk.project, article_id=desk.portuguese, span=span)
    proposal = proposal_repository.in_article(desk.project.database, desk.portuguese)[0]
    claims.add_proposed_claim_time(
        desk.project, evidence_id=made.evidence_id, proposal_id=proposal.id, role=TimeRole.OCCURRED
    )
    assert edtf_of(desk, made.event_id) == "2023-08"
    assert proposal_repository.in_article(desk.project.database, desk.portuguese) == []


def test_manner_and_speakers_are_the_claims_own(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    claims.set_modality(desk.project, evidence_id=made.evidence_id, modality=Modality.POSSIBLE)
    claims.set_polarity(desk.project, evidence_id=made.evidence_id, polarity=Polarity.DENIED)
    speakers = [Speaker("فاينانشال تايمز"), Speaker("ثلاثة مصادر")]
    claims.set_attributions(desk.project, evidence_id=made.evidence_id, speakers=speakers)
    claims.set_attributions(desk.project, evidence_id=made.evidence_id, speakers=speakers[:1])
    claim = event_repository.evidence(desk.project.database, made.evidence_id)
    assert (claim.modality, claim.polarity) == (Modality.POSSIBLE, Polarity.DENIED)
    assert [speaker.text for speaker in claim.attributions] == ["فاينانشال تايمز"]


def test_a_speaker_that_bears_an_entitys_name_is_that_entity(desk: Desk) -> None:
    tagging.tag_mention(desk.project, article_id=desk.arabic, span=desk.span("فاينانشال تايمز"), label_id=ORGANIZATION)
    assert claims.speaker_named(desk.project.database, "فاينانشال تايمز").entity_id is not None
    assert claims.speaker_named(desk.project.database, "مصدر رابع").entity_id is None


def test_an_event_is_searched_by_title_participants_and_time(desk: Desk) -> None:
    tagging.tag_mention(desk.project, article_id=desk.arabic, span=desk.span("هواوي"), label_id=ORGANIZATION)
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    events.retitle_event(desk.project, event_id=made.event_id, title="إطلاق الشريحة")
    later = events.make_event(
        desk.project, article_id=desk.portuguese, span=desk.span("A empresa não comentou", article_id=desk.portuguese)
    )
    newest, oldest = events.searchable(desk.project.database)
    assert (newest.event.id, newest.when, newest.searched.strip()) == (later.event_id, "", "A empresa não comentou")
    assert (oldest.event.id, oldest.when) == (made.event_id, "2025-05")
    assert oldest.searched == "إطلاق الشريحة 2025-05 هواوي"


def test_confirming_keeps_the_title_as_typed(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    events.confirm_event(desk.project, event_id=made.event_id, title=" إطلاق الشريحة ")
    event = event_repository.get(desk.project.database, made.event_id)
    assert (event.title, event.status) == ("إطلاق الشريحة", EventStatus.CONFIRMED)
    with pytest.raises(UserError, match="empty_title"):
        events.retitle_event(desk.project, event_id=made.event_id, title=" ")


def test_removing_an_event_leaves_times_and_entities(desk: Desk) -> None:
    tagging.tag_mention(desk.project, article_id=desk.arabic, span=desk.span("هواوي"), label_id=ORGANIZATION)
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    events.remove_event(desk.project, event_id=made.event_id)
    layers = [each.layer for each in annotation_repository.in_article(desk.project.database, desk.arabic)]
    assert sorted(layers) == ["entity", "time", "time"]


def test_a_title_is_cut_between_words_at_eighty_characters() -> None:
    text = "كلمة " * 40
    title = drafting.proposed_title(text, drafting.event_span(text, 0))
    assert len(title) <= 80
    assert title.endswith("كلمة…")


def test_accepting_correcting_and_rejecting_a_time(desk: Desk) -> None:
    may = next(
        each
        for each in proposal_repository.in_article(desk.project.database, desk.arabic)
        if each.expression.value.edtf == "2025-05"
    )
    annotation_id = times.accept_time(desk.project, proposal_id=may.id)
    stored = time_repository.of_annotation(desk.project.database, annotation_id)
    times.correct_time(desk.project, time_id=stored.id, edtf="2025-05-01/2025-05-10")
    again = time_repository.get(desk.project.database, stored.id)
    assert again.value.edtf == "2025-05-01/2025-05-10"
    assert again.value.fields["read_as"] == "2025-05"
    weeks = next(iter(proposal_repository.in_article(desk.project.database, desk.arabic)))
    times.reject_time(desk.project, proposal_id=weeks.id)
    left = [each.id for each in proposal_repository.in_article(desk.project.database, desk.arabic)]
    assert weeks.id not in left
    searching.find_and_keep(desk.project, [desk.arabic])
    spans = [each.expression.span for each in proposal_repository.in_article(desk.project.database, desk.arabic)]
    assert weeks.expression.span not in spans
    with pytest.raises(UserError, match="bad_edtf"):
        times.correct_time(desk.project, time_id=stored.id, edtf="someday")


def test_correcting_a_time_moves_the_events_it_dates(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    event = event_repository.get(desk.project.database, made.event_id)
    times.correct_time(desk.project, time_id=event.time_value_id, edtf="2025-06")
    assert edtf_of(desk, made.event_id) == "2025-06"


def test_removing_the_time_that_dates_an_event_makes_it_undated(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    event = event_repository.get(desk.project.database, made.event_id)
    stored = time_repository.get(desk.project.database, event.time_value_id)
    tagging.untag(desk.project, annotation_ids=[stored.annotation_id])
    assert edtf_of(desk, made.event_id) is None
    assert event_repository.get(desk.project.database, made.event_id).time_basis is TimeBasis.NONE


def _text(desk: Desk) -> str:
    return article_repository.text(desk.project.database, desk.arabic)
