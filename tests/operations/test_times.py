"""Tagging words as a time, and the proposals they came from."""

import pytest
from tests.operations.conftest import Desk, add_article

from hawliyat.domain.annotation import Layer
from hawliyat.domain.errors import UserError
from hawliyat.domain.event import TimeRole
from hawliyat.domain.identity import AnnotationId, ArticleId
from hawliyat.domain.proposal import Proposal
from hawliyat.domain.span import Span
from hawliyat.operations import articles, claims, events, searching, times
from hawliyat.store import annotation_repository, library_repository, proposal_repository, time_repository

TEXT = "The sale closed on 14 May 2025. Offices opened in June 2025 and in July 2025."
ENGLISH = ArticleId("article-en")


@pytest.fixture(autouse=True)
def english(desk: Desk) -> None:
    add_article(desk.project, ENGLISH, TEXT, "en", "2025-08-14")
    searching.find_and_keep(desk.project, [ENGLISH])


def tag(desk: Desk, quote: str, edtf: str = "") -> AnnotationId:
    span = desk.span(quote, article_id=ENGLISH)
    return times.tag_time(desk.project, article_id=ENGLISH, span=span, edtf=edtf)


def edtf_of(desk: Desk, annotation_id: AnnotationId) -> str:
    stored = time_repository.of_annotation(desk.project.database, annotation_id)
    assert stored is not None
    return stored.value.edtf


def proposal(desk: Desk, quote: str) -> Proposal:
    waiting = proposal_repository.in_article(desk.project.database, ENGLISH)
    return next(each for each in waiting if quote in each.expression.text)


@pytest.mark.parametrize(
    ("quote", "edtf"),
    [
        ("14 May 2025", "2025-05-14"),
        ("closed on 14 May 2025", "2025-05-14"),
        ("May 2025", "2025-05"),
        ("2025", "2025"),
        ("Offices", ""),
        ("4 May 2025", ""),
        ("14 May 20", ""),
        ("in June 2025 and in July 2025", ""),
    ],
)
def test_words_tagged_as_a_time_say_what_they_say_by_themselves(desk: Desk, quote: str, edtf: str) -> None:
    annotation_id = tag(desk, quote)
    assert edtf_of(desk, annotation_id) == edtf
    assert annotation_repository.get(desk.project.database, annotation_id).anchor.quote == quote


def test_words_tagged_with_spaces_around_are_tagged_once(desk: Desk) -> None:
    first = tag(desk, "14 May 2025")
    assert tag(desk, " 14 May 2025") == first
    assert tag(desk, " May 2025. ") != first
    spans = [each.anchor.span for each in annotation_repository.in_article(desk.project.database, ENGLISH)]
    assert [span.of(TEXT) for span in spans] == ["14 May 2025", "May 2025."]


def test_tagging_again_with_a_value_corrects_the_time_that_is_there(desk: Desk) -> None:
    first = tag(desk, "14 May 2025")
    steps = len(desk.project.journal.history(100))
    assert tag(desk, "14 May 2025") == first
    assert len(desk.project.journal.history(100)) == steps
    assert tag(desk, " 14 May 2025", "2025-05-15") == first
    assert edtf_of(desk, first) == "2025-05-15"
    with pytest.raises(UserError, match="bad_edtf"):
        tag(desk, "14 May 2025", "14 May")


def test_a_selection_over_part_of_an_expression_never_gets_its_precision(desk: Desk) -> None:
    start = TEXT.index("14 May 2025")
    for first in range(start, start + 11):
        for last in range(first + 1, start + 11):
            span = Span(first, last)
            part = span.of(TEXT)
            if not part.strip() or part.startswith("14 May"):
                continue  # "14 May" is that day by the date of the article
            said = edtf_of(desk, times.tag_time(desk.project, article_id=ENGLISH, span=span))
            assert said != "2025-05-14", part
            assert said == "" or not part.startswith("4"), part


def test_finding_the_times_again_keeps_the_ids_of_what_is_found_again(desk: Desk) -> None:
    before = proposal_repository.in_article(desk.project.database, desk.arabic)
    searching.find_and_keep(desk.project, [desk.arabic])
    assert proposal_repository.in_article(desk.project.database, desk.arabic) == before
    articles.update_article(desk.project, article_id=desk.arabic, published_edtf="2024-08-15")
    after = proposal_repository.in_article(desk.project.database, desk.arabic)
    for old, new in zip(before, after, strict=True):
        assert (old.id == new.id) == (old.expression.value.edtf == new.expression.value.edtf)


def test_a_proposal_that_is_gone_is_a_problem_in_words(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=ENGLISH, span=desk.span("Offices opened", article_id=ENGLISH))
    may = proposal(desk, "14 May").id
    times.accept_time(desk.project, proposal_id=may)
    for gone in (may, "no such id"):
        for decide in (times.accept_time, times.reject_time):
            with pytest.raises(UserError, match="proposal_gone"):
                decide(desk.project, proposal_id=gone)
        with pytest.raises(UserError, match="proposal_gone"):
            claims.add_proposed_claim_time(
                desk.project, evidence_id=made.evidence_id, proposal_id=gone, role=TimeRole.OCCURRED
            )


def test_how_many_times_hang_on_another_date_is_counted_by_article(desk: Desk) -> None:
    (weeks,) = [
        each
        for each in proposal_repository.in_article(desk.project.database, desk.arabic)
        if each.expression.text == "في الأسابيع المقبلة"
    ]
    times.accept_time(desk.project, proposal_id=weeks.id)
    tag(desk, "14 May 2025")
    assert library_repository.outdated_times(desk.project.database) == {}
    articles.update_article(desk.project, article_id=desk.arabic, published_edtf="2024-08-15")
    articles.update_article(desk.project, article_id=ENGLISH, published_edtf="2024-08-15")
    assert library_repository.outdated_times(desk.project.database) == {desk.arabic: 1}


def test_words_tagged_before_the_times_are_found_again_are_read_by_the_new_date(desk: Desk) -> None:
    articles.update_article(desk.project, article_id=desk.arabic, published_edtf="2024-08-15", find_times=False)
    span = desk.span("يوم الخميس")
    assert edtf_of(desk, times.tag_time(desk.project, article_id=desk.arabic, span=span)) == "2024-08-15"


def test_only_the_time_layer_answers_for_a_tagged_time(desk: Desk) -> None:
    annotation = annotation_repository.get(desk.project.database, tag(desk, "June 2025"))
    assert annotation.layer is Layer.TIME
