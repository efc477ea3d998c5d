"""The repositories: values in, the same values out, in the order promised."""

import pytest
from tests.store_samples import TEXT, import_article, mention, month, name_entity, of, tag, take_part, tell

from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import ArticleStatus, Direction, Story
from hawliyat.domain.entity import EntityName, NameKind
from hawliyat.domain.errors import UserError
from hawliyat.domain.event import Attribution, Evidence, EvidenceTime, Modality, Polarity, TimeRole
from hawliyat.domain.identity import ArticleId, EvidenceId, LabelId, StoryId, TimeId, new_id
from hawliyat.domain.proposal import Proposal, TimeExpression
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import AnchorKind, Bounds, Granularity, Part, StoredTime, TimeValue
from hawliyat.store import (
    annotation_repository,
    article_repository,
    entity_repository,
    event_repository,
    proposal_repository,
    tagset_repository,
    time_repository,
    timeline_repository,
)
from hawliyat.store.project import Project
from hawliyat.store.publication import exact_day, last_possible_day
from hawliyat.temporal import parse_edtf

FULL = TimeValue(
    "2025-05-14~",
    Bounds(739385, 739385, 739385, None),
    Granularity.DAY,
    Part.EARLY,
    approximate=True,
    uncertain=True,
    calendar="hijri",
    fields={"month": "ذو القعدة", "step": "1"},
    anchor_kind=AnchorKind.PUBLISHED,
    anchor_id="a",
    rule_id="ar.day",
    clock_start="08:00",
    clock_end="09:00",
)


def test_an_article_comes_back_as_it_went_in(project: Project) -> None:
    db = project.database
    with project.journal.edit("import") as edit:
        article = import_article(edit)
        story = Story(StoryId(new_id()), "الخبر")
        article_repository.add_story(edit, story)
    assert article_repository.all(db) == [article]
    assert article_repository.get(db, article.id) == article
    assert article_repository.text(db, article.id) == TEXT
    assert article_repository.by_text(db, article.text_sha256) == [article]
    assert article_repository.by_original(db, "no such bytes") == []
    with project.journal.edit("update") as edit:
        article_repository.update(edit, article.id, story_id=story.id, status=ArticleStatus.DONE, original_sha256="b")
    changed = article_repository.get(db, article.id)
    assert (changed.story_id, changed.status) == (story.id, ArticleStatus.DONE)
    assert article_repository.by_original(db, "b") == article_repository.in_story(db, story.id) == [changed]
    assert article_repository.stories(db) == [story]


def test_an_articles_text_is_what_its_key_says_and_never_changes(project: Project) -> None:
    with project.journal.edit("import") as edit:
        article = import_article(edit)
        with pytest.raises(ValueError, match="text_sha256"):
            article_repository.add(edit, article, "غير ذلك")
        with pytest.raises(ValueError, match="never changes"):
            article_repository.update(edit, article.id, text_sha256="x")


def test_what_is_not_there_is_a_key_error(project: Project) -> None:
    db = project.database
    for get in (
        article_repository.get,
        article_repository.text,
        annotation_repository.get,
        entity_repository.get,
        event_repository.get,
        event_repository.evidence,
        time_repository.get,
        tagset_repository.label,
        timeline_repository.entry,
    ):
        with pytest.raises(KeyError):
            get(db, "nothing")  # type: ignore[operator]


def test_a_paragraphs_direction_can_be_set_and_left_to_the_rule_again(project: Project) -> None:
    with project.journal.edit("import") as edit:
        article = import_article(edit)
        for start, direction in ((0, Direction.LTR), (43, Direction.LTR), (0, Direction.RTL)):
            article_repository.set_paragraph_direction(edit, article.id, start, direction)
    assert article_repository.paragraph_directions(project.database, article.id) == {
        0: Direction.RTL,
        43: Direction.LTR,
    }
    with project.journal.edit("unset") as edit:
        article_repository.set_paragraph_direction(edit, article.id, 0, None)
    assert article_repository.paragraph_directions(project.database, article.id) == {43: Direction.LTR}


def test_labels_come_by_digit_and_have_names_in_three_languages(project: Project) -> None:
    labels = tagset_repository.labels(project.database, Layer.ENTITY)
    assert [label.digit for label in labels] == [1, 2, 3, 4, 5, 6]
    assert {frozenset(label.names) for label in labels} == {frozenset(("en", "ar", "pt"))}
    assert len(tagset_repository.labels(project.database)) == 12
    place = tagset_repository.label(project.database, LabelId("entity-place"))
    assert place.name("ar") == "مكان"


def test_annotations_come_in_reading_order_outer_ones_first(project: Project) -> None:
    with project.journal.edit("tag") as edit:
        article = import_article(edit)
        spans = [Span(7, 12), Span(0, 5), Span(0, 18), Span(7, 18)]
        made = {span: tag(edit, article, span, Layer.ENTITY) for span in spans}
    found = annotation_repository.in_article(project.database, article.id)
    assert [each.anchor.span for each in found] == [Span(0, 18), Span(0, 5), Span(7, 18), Span(7, 12)]
    assert found[0] == made[Span(0, 18)] == annotation_repository.get(project.database, found[0].id)
    assert annotation_repository.at(project.database, article.id, Span(0, 5), Layer.ENTITY) == made[Span(0, 5)]
    assert annotation_repository.at(project.database, article.id, Span(0, 5), Layer.TIME) is None
    with project.journal.edit("note") as edit:
        annotation_repository.update(edit, found[0].id, note="ملاحظة")
    assert annotation_repository.get(project.database, found[0].id).note == "ملاحظة"


def test_an_entity_has_its_preferred_names_first(project: Project) -> None:
    with project.journal.edit("tag") as edit:
        article = import_article(edit)
        entity = name_entity(edit)
        alias = EntityName(new_id(), entity.id, "الشركة", "ar", NameKind.ALIAS)
        english = EntityName(new_id(), entity.id, "Huawei", "en", NameKind.PREFERRED)
        for name in (alias, english):
            entity_repository.add_name(edit, name)
        annotations = [tag(edit, article, of(quote), Layer.ENTITY) for quote in ("هواوي", "بكين")]
        links = [mention(edit, annotation, entity) for annotation in reversed(annotations)]
    db = project.database
    assert entity_repository.get(db, entity.id).names == (entity.names[0], english, alias)
    assert entity_repository.of_annotation(db, annotations[0].id) == entity_repository.get(db, entity.id)
    assert entity_repository.mentions_of(db, entity.id) == links[::-1]
    assert entity_repository.annotations_of(db, entity.id) == [each.id for each in annotations]
    assert set(entity_repository.mentions_in_article(db, article.id)) == {each.id for each in annotations}
    with project.journal.edit("event") as edit:
        told = tell(edit, article)
    assert entity_repository.of_annotation(db, told.trigger.id) is None


def test_a_time_value_comes_back_whole(project: Project) -> None:
    with project.journal.edit("time") as edit:
        article = import_article(edit)
        written = tag(edit, article, of("مايو 2025"), Layer.TIME)
        time = StoredTime(TimeId(new_id()), FULL, written.id, edit.made_by)
        time_repository.add(edit, time)
    db = project.database
    assert time_repository.get(db, time.id) == time == time_repository.of_annotation(db, written.id)
    assert time_repository.in_article(db, article.id) == {written.id: time}
    assert time_repository.roles_in_article(db, article.id) == {}
    changed = StoredTime(time.id, month(2024, 2), written.id)
    with project.journal.edit("correct") as edit:
        time_repository.update(edit, changed)
    assert time_repository.get(db, time.id) == changed


def test_an_event_comes_back_with_its_claims_and_participants(project: Project) -> None:
    with project.journal.edit("tell") as edit:
        article = import_article(edit)
        told = tell(edit, article)
        entity = name_entity(edit)
        argument = take_part(edit, told, entity)
    db = project.database
    assert event_repository.all(db) == [told.event] == [event_repository.get(db, told.event.id)]
    assert event_repository.evidence(db, told.claim.id) == told.claim
    assert event_repository.evidence_of(db, told.event.id) == [told.claim]
    assert event_repository.evidence_on(db, told.trigger.id) == [told.claim]
    assert event_repository.arguments_of(db, told.event.id) == [argument]
    assert event_repository.times_of_evidence(db, told.claim.id) == [(told.claim.times[0], told.time)]
    assert event_repository.in_article(db, article.id) == {told.trigger.id: told.event}
    assert event_repository.claims_using(db, told.time.id) == [told.claim.id]
    assert event_repository.dated_by(db, told.time.id) == [told.event.id]
    assert time_repository.roles_in_article(db, article.id) == {told.time.id: TimeRole.OCCURRED}
    with project.journal.edit("deny") as edit:
        edit.update("evidence", told.claim.id, polarity=Polarity.DENIED)
        event_repository.add_attribution(edit, told.claim.id, Attribution(new_id(), 1, entity.id))
    changed = event_repository.evidence(db, told.claim.id)
    assert (changed.polarity, [each.position for each in changed.attributions]) == (Polarity.DENIED, [0, 1])


def proposal(article_id: ArticleId, quote: str) -> Proposal:
    return Proposal(
        new_id(), article_id, TimeExpression(of(quote), quote, FULL, 0.75, TimeRole.REPORTED, (month(2024, 5),))
    )


def test_a_proposal_waits_until_it_is_tagged_or_rejected_and_undo_brings_it_back(project: Project) -> None:
    db = project.database
    with project.journal.edit("import") as edit:
        article = import_article(edit)
    found = [proposal(article.id, quote) for quote in ("مايو 2025", "يوم الخميس")]
    with project.journal.derive() as derived:
        proposal_repository.replace(derived, article.id, found)
    assert proposal_repository.in_article(db, article.id) == found
    assert [proposal_repository.waiting(db, each.id) for each in found] == found
    assert proposal_repository.inside(db, article.id, of("مايو 2025 في بكين")) == found[:1]
    assert proposal_repository.inside(db, article.id, of("2025 في بكين")) == []
    assert proposal_repository.counts(db) == {article.id: 2}
    with project.journal.edit("accept") as edit:
        tag(edit, article, of("2025"), Layer.TIME)
    with project.journal.edit("reject") as edit:
        proposal_repository.reject(edit, found[1])
    assert edit.report is not None
    assert edit.report.articles == {article.id}
    assert proposal_repository.in_article(db, article.id) == []
    assert proposal_repository.counts(db) == {}
    assert proposal_repository.waiting(db, found[0].id) is None
    assert proposal_repository.touching(db, article.id, of("2025 في")) == found[:1]
    assert proposal_repository.rejected(db, article.id) == {found[1].expression.span}
    again = [proposal(article.id, "يوم الخميس")]
    with project.journal.derive() as derived:
        proposal_repository.replace(derived, article.id, again)
    assert proposal_repository.in_article(db, article.id) == []
    project.journal.undo()
    assert proposal_repository.in_article(db, article.id) == again
    assert timeline_repository.counts(db) == timeline_repository.Counts(1, 0, 0)


def test_proposals_go_with_their_article(project: Project) -> None:
    with project.journal.edit("import") as edit:
        article = import_article(edit)
    with project.journal.derive() as derived:
        proposal_repository.replace(derived, article.id, [proposal(article.id, "2025")])
    project.journal.undo()
    assert project.database.rows("SELECT * FROM proposal") == []


def test_an_entry_shows_the_event_with_its_claims(project: Project) -> None:
    db = project.database
    with project.journal.edit("tell") as edit:
        article = import_article(edit)
        told = tell(edit, article, speaker="متحدث")
        bare = Evidence(EvidenceId(new_id()), told.event.id, None, "كتاب", Modality.PLANNED, Polarity.DENIED)
        event_repository.add_evidence(edit, bare)
    (entry,) = timeline_repository.entries(db)
    assert entry == timeline_repository.entry(db, told.event.id)
    assert (entry.title, entry.value, entry.basis_evidence_id) == ("إطلاق هاتف", told.time.value, told.claim.id)
    first, second = entry.claims
    assert (first.quote, first.speakers, first.value) == ("أطلقت هواوي هاتفها", ("متحدث",), told.time.value)
    assert (first.annotation_id, first.span, first.source) == (told.trigger.id, told.trigger.anchor.span, "صحيفة")
    assert first.published == last_possible_day("2025-06-01")
    assert (second.article_id, second.span, second.source, second.value) == (None, None, "كتاب", None)
    assert entry.is_disputed


def test_a_claim_lasts_from_its_start_to_its_end(project: Project) -> None:
    with project.journal.edit("tell") as edit:
        article = import_article(edit)
        told = tell(edit, article)
        edit.delete("evidence_time", told.claim.times[0].id)
        span = StoredTime(TimeId(new_id()), parse_edtf("2025-05/2025-07"))
        time_repository.add(edit, span)
        for role, quote in ((TimeRole.END, "يوم الخميس"), (TimeRole.START, "مايو 2025")):
            time = StoredTime(TimeId(new_id()), month(2025, 5), tag(edit, article, of(quote), Layer.TIME).id)
            time_repository.add(edit, time)
            event_repository.add_evidence_time(edit, told.claim.id, EvidenceTime(new_id(), time.id, role))
        edit.update("evidence", told.claim.id, time_value_id=span.id)
    (claim,) = timeline_repository.entry(project.database, told.event.id).claims
    assert claim.value == span.value
    assert claim.time_quote == "مايو 2025 … يوم الخميس"
    row = project.database.row("SELECT edtf, earliest_start, latest_end, date_display FROM claims")
    assert row is not None
    assert tuple(row.values()) == ("2025-05/2025-07", "2025-05-01", "2025-07-31", "2025-05 to 2025-07")


def test_a_value_of_no_words_goes_with_the_claim_that_used_it(project: Project) -> None:
    with project.journal.edit("tell") as edit:
        told = tell(edit, import_article(edit))
        span = StoredTime(TimeId(new_id()), parse_edtf("2025-05/.."))
        time_repository.add(edit, span)
        edit.update("evidence", told.claim.id, time_value_id=span.id)
    with project.journal.edit("remove") as edit:
        edit.delete_with_dependants("evidence", told.claim.id)
    assert time_repository.find(project.database, span.id) is None
    assert time_repository.find(project.database, told.time.id) == told.time


def test_the_number_of_queries_does_not_grow_with_the_timeline(project: Project) -> None:
    asked: list[str] = []
    with project.journal.edit("tell") as edit:
        article = import_article(edit)
        for _ in range(20):
            tell(edit, article)
    project.database._tables._tracer = lambda sql, _: asked.append(sql)
    assert len(timeline_repository.entries(project.database)) == 20
    assert len(asked) == 3


def test_the_day_of_publication_is_the_last_it_can_have_been() -> None:
    assert last_possible_day("") is None
    assert last_possible_day("2025-06-01") == 739403
    assert last_possible_day("2025-05") == 739402
    assert last_possible_day("no date") is None


def test_times_are_counted_from_a_publication_that_is_known_to_the_day() -> None:
    assert exact_day("2025-06-01") == 739403
    assert exact_day("2025-05") is None
    assert exact_day("") is None
    with pytest.raises(UserError, match="bad_edtf"):
        exact_day("no date")


def test_the_marks_inside_an_area_are_those_wholly_inside(project: Project) -> None:
    with project.journal.edit("tag") as edit:
        article = import_article(edit)
        whole, first, other = (
            tag(edit, article, of(quote), Layer.ENTITY) for quote in ("في مايو 2025", "مايو", "بكين")
        )
        tag(edit, article, of("2025"), Layer.TIME)

    def inside(quote: str) -> list[str]:
        found = annotation_repository.inside(project.database, article.id, of(quote), Layer.ENTITY)
        return [each.id for each in found]

    assert inside("في مايو 2025") == [whole.id, first.id]
    assert inside("مايو 2025 في بكين") == [first.id, other.id]
    assert inside("2025 في بكي") == []
