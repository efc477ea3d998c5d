"""The timeline as the program sees it: entries with their claims, in a bounded number of queries."""

from collections import defaultdict
from dataclasses import dataclass

from hawliyat.domain.event import EventStatus, Modality, Polarity, TimeRole
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import Bounds, Granularity, TimeValue
from hawliyat.store import time_rows
from hawliyat.store.database import Database, Row
from hawliyat.store.publication import published_day
from hawliyat.timeline.entry import Claim, Entry

_EVENTS = """
SELECT event.id AS event_id, event.title, event.label_id, event.status, event.basis_evidence_id, time_value.*
FROM event
JOIN timeline_rank ON timeline_rank.event_id = event.id
LEFT JOIN time_value ON time_value.id = event.time_value_id
ORDER BY timeline_rank.rank
"""

_CLAIMS = """
SELECT evidence.id, evidence.event_id, evidence.modality, evidence.polarity, annotation.article_id, annotation.quote,
    annotation.id AS annotation_id, annotation.char_start, annotation.char_end, article.published_edtf,
    coalesce(nullif(article.publisher, ''), nullif(article.title, ''), evidence.citation) AS source
FROM evidence
LEFT JOIN annotation ON annotation.id = evidence.annotation_id
LEFT JOIN article ON article.id = annotation.article_id
ORDER BY evidence.id
"""

_TIMES = """
SELECT evidence_time.evidence_id, evidence_time.role, time_value.*
FROM evidence_time JOIN time_value ON time_value.id = evidence_time.time_value_id
WHERE evidence_time.role <> 'reported'
ORDER BY evidence_time.id
"""

_SPEAKERS = """
SELECT attribution.evidence_id, coalesce((
    SELECT text FROM entity_name WHERE entity_name.entity_id = attribution.entity_id
    ORDER BY kind = 'preferred' DESC, entity_name.id LIMIT 1), attribution.text) AS name
FROM attribution ORDER BY attribution.position, attribution.id
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a project holds."""

    articles: int
    entities: int
    events: int
    proposals: int
    """Found times that wait for the researcher."""


def entries(db: Database) -> list[Entry]:
    """Return every event with its claims, in the order of the timeline."""
    claims = _claims(db)
    return [
        Entry(
            event_id=row["event_id"],
            title=row["title"],
            label_id=row["label_id"],
            status=EventStatus(row["status"]),
            value=time_rows.value(row) if row["id"] is not None else None,
            claims=tuple(claims[row["event_id"]]),
            basis_evidence_id=row["basis_evidence_id"],
        )
        for row in db.rows(_EVENTS)
    ]


def claim_rows(db: Database) -> list[Row]:
    """Return the view `claims`: what each source says of each event, in the order of the timeline."""
    return db.rows("SELECT * FROM claims ORDER BY rank, evidence_id")


def counts(db: Database) -> Counts:
    """Count what the project holds."""
    row = db.row(
        "SELECT (SELECT count(*) FROM article) AS articles,"
        " (SELECT count(*) FROM entity WHERE merged_into IS NULL) AS entities,"
        " (SELECT count(*) FROM event WHERE merged_into IS NULL) AS events,"
        " (SELECT count(*) FROM pending_proposal) AS proposals"
    )
    assert row is not None
    return Counts(**row)


def _claims(db: Database) -> defaultdict[str, list[Claim]]:
    times: defaultdict[str, list[Row]] = defaultdict(list)
    for row in db.rows(_TIMES):
        times[row["evidence_id"]].append(row)
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    for row in db.rows(_SPEAKERS):
        speakers[row["evidence_id"]].append(row["name"])
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for row in db.rows(_CLAIMS):
        claims[row["event_id"]].append(
            Claim(
                evidence_id=row["id"],
                article_id=row["article_id"],
                modality=Modality(row["modality"]),
                polarity=Polarity(row["polarity"]),
                value=_occurred(times[row["id"]]),
                published=published_day(row["published_edtf"] or ""),
                speakers=tuple(speakers[row["id"]]),
                quote=row["quote"] or "",
                annotation_id=row["annotation_id"],
                span=Span(row["char_start"], row["char_end"]) if row["annotation_id"] is not None else None,
                source=row["source"],
            )
        )
    return claims


def _occurred(times: list[Row]) -> TimeValue | None:
    """When a claim says it happened: its first *occurred* time, else what lies between its start and its end."""
    by_role: dict[str, TimeValue] = {}
    for row in times:
        by_role.setdefault(row["role"], time_rows.value(row))
    if TimeRole.OCCURRED in by_role:
        return by_role[TimeRole.OCCURRED]
    start, end = by_role.get(TimeRole.START), by_role.get(TimeRole.END)
    if start is None and end is None:
        return None
    began = start.bounds if start is not None else Bounds()
    ended = end.bounds if end is not None else Bounds()
    return TimeValue(
        edtf=f"{start.edtf if start is not None else '..'}/{end.edtf if end is not None else '..'}",
        bounds=Bounds(began.earliest_start, began.latest_end, ended.earliest_start, ended.latest_end),
        granularity=Granularity.INTERVAL,
    )
