"""Whatever is done to times, claims and events: what a claim's times come to is what is stored of it."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.operations.conftest import PORTUGUESE, Desk, add_article

from hawliyat.domain.annotation import Layer
from hawliyat.domain.claim_value import claim_value
from hawliyat.domain.event import TimeBasis, TimeRole
from hawliyat.domain.identity import ArticleId, TimeId
from hawliyat.domain.span import Span
from hawliyat.operations import articles, claims, events, history, renewal, searching, tagging, times
from hawliyat.store import annotation_repository, checking, event_repository, time_repository
from hawliyat.store.project import Project

ARTICLE = ArticleId("article-pt")
VALUES = ("2025-05", "2024", "2025-07-01/2025-08", "../2023", "[2025-01-01..2025-06-15]")


@contextmanager
def told() -> Iterator[Desk]:
    """A project with three times, two of them unresolved, and two events of one sentence each."""
    with TemporaryDirectory() as folder, Project.create(f"{folder}/desk.hawliyat") as project:
        add_article(project, ARTICLE, PORTUGUESE + " Ontem saiu.", "pt", "")
        searching.find_and_keep(project, [ARTICLE])
        desk = Desk(project, ARTICLE, ARTICLE)
        for quote in ("A Huawei lançou o chip", "A empresa não comentou"):
            events.make_event(project, article_id=ARTICLE, span=desk.span(quote))
        for quote in ("lançou", "empresa", "Ontem"):
            times.tag_time(project, article_id=ARTICLE, span=desk.span(quote))
        yield desk


def step(project: Project, chance: random.Random) -> None:
    """Do one thing that may change what a claim's times come to."""
    database = project.database
    stored = list(time_repository.in_article(database, ARTICLE).values())
    found = [
        each for event in event_repository.all(database) for each in event_repository.evidence_of(database, event.id)
    ]
    claim = chance.choice(found) if found else None
    time = chance.choice(stored) if stored else None
    used = chance.choice(claim.times) if claim is not None and claim.times else None
    role = chance.choice(list(TimeRole))
    able: list[Callable[[], object]] = [
        lambda: history.undo(project),
        lambda: history.redo(project),
        lambda: articles.update_article(
            project, article_id=ARTICLE, published_edtf=chance.choice(("", "2025-08-14", "2024-03-01"))
        ),
        lambda: renewal.renew_times(
            project, article_id=ARTICLE, time_ids=[each.time_id for each in renewal.old_times(project, ARTICLE)]
        ),
    ]
    if time is not None and time.annotation_id is not None:
        able += [
            lambda: times.correct_time(project, time_id=TimeId(time.id), edtf=chance.choice(VALUES)),
            lambda: tagging.untag(project, annotation_ids=[time.annotation_id]),
        ]
    if claim is not None and time is not None:
        able += [lambda: claims.add_claim_time(project, evidence_id=claim.id, time_id=time.id, role=role)] * 3
        able += [lambda: events.set_event_time(project, event_id=claim.event_id, edtf=chance.choice(("", "1999")))]
        able += [
            lambda: claims.add_evidence(project, event_id=claim.event_id, article_id=ARTICLE, span=Span(0, 24)),
            lambda: claims.remove_evidence(project, evidence_id=claim.id),
        ]
    if claim is not None and used is not None:
        named = {"evidence_id": claim.id, "evidence_time_id": used.id}
        able += [lambda: claims.change_time_role(project, **named, role=role)] * 3
        able += [lambda: claims.remove_claim_time(project, **named)]
    chance.choice(able)()


def assert_in_step(project: Project) -> None:
    database = project.database
    own = set()
    for event in event_repository.all(database):
        for claim in event_repository.evidence_of(database, event.id):
            given_times = event_repository.times_of_evidence(database, claim.id)
            stored = time_repository.find(database, claim.time_value_id)
            value = claim_value((time.role, each.value) for time, each in given_times)
            assert (stored.value if stored is not None else None) == value
            own.add(claim.time_value_id)
            if event.basis_evidence_id == claim.id:
                assert event.time_value_id == claim.time_value_id
        assert (event.time_value_id is None) == (event.time_basis is TimeBasis.NONE)
        own.add(event.time_value_id)
    nowhere = database.rows("SELECT id FROM time_value WHERE annotation_id IS NULL")
    assert {row["id"] for row in nowhere} <= own, "a value that nothing uses was left behind"
    spans = [
        each.anchor.span for each in annotation_repository.in_article(database, ARTICLE) if each.layer is Layer.TIME
    ]
    assert len(spans) == len(set(spans))
    assert checking.findings(project) == []


@settings(max_examples=12)
@given(st.randoms(use_true_random=False))
def test_claims_and_the_events_they_date_stay_in_step(chance: random.Random) -> None:
    with told() as desk:
        for _ in range(25):
            step(desk.project, chance)
            assert_in_step(desk.project)
