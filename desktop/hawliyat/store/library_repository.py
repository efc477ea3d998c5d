"""What the library shows: each article with its counts, and the work that waits for the researcher."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from hawliyat.domain.article import ArticleStatus, Direction
from hawliyat.domain.identity import AnnotationId, ArticleId, EventId
from hawliyat.domain.span import Span
from hawliyat.store.database import Database
from hawliyat.store.proposal_repository import OUTDATED

_SUMMARIES = """
SELECT article.id, title, language, direction, publisher, published_edtf, status, imported_at,
    (SELECT count(*) FROM annotation JOIN mention ON mention.annotation_id = annotation.id
        WHERE annotation.article_id = article.id) AS mentions,
    (SELECT count(DISTINCT evidence.event_id) FROM annotation JOIN evidence ON evidence.annotation_id = annotation.id
        WHERE annotation.article_id = article.id) AS events,
    max(1, (SELECT count(*) FROM article AS other WHERE other.story_id = article.story_id)) AS of_story
FROM article
WHERE {condition}
ORDER BY article.id
"""

_WAITING = """
SELECT (SELECT count(*) FROM event WHERE status = 'draft' AND merged_into IS NULL) AS drafts,
    (SELECT count(*) FROM article WHERE published_edtf = '') AS undated
"""


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as a line of the library. `of_story` counts the articles of its story, itself included."""

    id: ArticleId
    title: str
    language: str
    direction: Direction
    publisher: str
    published_edtf: str
    status: ArticleStatus
    imported_at: str
    mentions: int
    events: int
    of_story: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits: proposed times, times of another date, draft events, articles without a publication date."""

    times: int = 0
    outdated: int = 0
    drafts: int = 0
    undated: int = 0


@dataclass(frozen=True, slots=True)
class WaitingPlace:
    """Where the first thing of a kind waits."""

    article_id: ArticleId | None
    span: Span | None = None
    annotation_id: AnnotationId | None = None
    event_id: EventId | None = None
    proposal_id: str | None = None


def summaries(db: Database, article_ids: Iterable[str] | None = None) -> list[ArticleSummary]:
    """Return the articles (all of them, or those asked for) with their counts, in the order they were imported."""
    condition = "TRUE" if article_ids is None else "article.id IN (SELECT value FROM json_each(?))"
    parameters = () if article_ids is None else (json.dumps(list(article_ids)),)
    return [
        ArticleSummary(
            id=row["id"],
            title=row["title"],
            language=row["language"],
            direction=Direction(row["direction"]),
            publisher=row["publisher"],
            published_edtf=row["published_edtf"],
            status=ArticleStatus(row["status"]),
            imported_at=row["imported_at"],
            mentions=row["mentions"],
            events=row["events"],
            of_story=row["of_story"],
        )
        for row in db.rows(_SUMMARIES.format(condition=condition), parameters)
    ]


def waiting(db: Database, times: int, outdated: int) -> Waiting:
    """Count the work that waits.

    *times* (`proposal_repository.counts`) and *outdated* (`outdated_times`) take too long to count at every edit.
    """
    row = db.row(_WAITING)
    assert row is not None
    return Waiting(times, outdated, **row)


def outdated_times(db: Database, only: Iterable[str] | None = None) -> dict[ArticleId, int]:
    """Return how many accepted times were counted from another publication date than their article has now.

    By article (or *only* some of them), in the order of their ids.
    """
    among = "" if only is None else " AND article.id IN (SELECT value FROM json_each(?))"
    parameters = () if only is None else (json.dumps(list(only)),)
    counting = f"SELECT article.id, count(*) AS times {OUTDATED}{among} GROUP BY article.id ORDER BY article.id"
    return {row["id"]: row["times"] for row in db.rows(counting, parameters)}


def first_proposal(db: Database) -> WaitingPlace | None:
    """Return where the first proposed time stands, None if none waits."""
    row = db.row(
        "SELECT id, article_id, char_start, char_end FROM pending_proposal ORDER BY article_id, char_start, id LIMIT 1"
    )
    if row is None:
        return None
    return WaitingPlace(row["article_id"], Span(row["char_start"], row["char_end"]), proposal_id=row["id"])


def first_draft(db: Database) -> WaitingPlace | None:
    """Return the first draft event with its first evidence, None if none waits."""
    row = db.row(
        "SELECT event.id AS event_id, annotation.id AS annotation_id, article_id, char_start, char_end FROM event"
        " LEFT JOIN evidence ON evidence.event_id = event.id"
        " LEFT JOIN annotation ON annotation.id = evidence.annotation_id"
        " WHERE event.status = 'draft' AND event.merged_into IS NULL"
        " ORDER BY event.id, article_id IS NULL, evidence.id LIMIT 1"
    )
    if row is None:
        return None
    span = Span(row["char_start"], row["char_end"]) if row["article_id"] else None
    return WaitingPlace(row["article_id"], span, row["annotation_id"], row["event_id"])


def first_undated(db: Database) -> ArticleId | None:
    """Return the first article whose publication date is not known, None if all are dated."""
    row = db.row("SELECT id FROM article WHERE published_edtf = '' ORDER BY id LIMIT 1")
    return row["id"] if row else None
