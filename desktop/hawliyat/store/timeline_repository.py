"""The timeline as the program sees it: entries with their claims, in a bounded number of queries."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hawliyat.domain.event import EventStatus, Modality, Polarity, TimeRole
from hawliyat.domain.identity import EventId
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import Bounds, Granularity, TimeValue
from hawliyat.store import time_rows
from hawliyat.store.database import Database, Parameters, Row
from hawliyat.store.publication import published_day
from hawliyat.timeline.entry import Claim, Entry

_EVENTS = """
SELECT event.id AS event_id, event.title, event.label_id, event.status, event.basis_evidence_id, time_value.*
FROM event
JOIN timeline_rank ON timeline_rank.event_id = event.id
LEFT JOIN time_value ON time_value.id = event.time_value_id
WHERE {condition}
ORDER BY timeline_rank.rank
"""

_CLAIMS = """
SELECT evidence.id AS evidence_id, evidence.event_id, evidence.modality, evidence.polarity, annotation.article_id,
    annotation.quote, annotation.id AS annotation_id, annotation.char_start, annotation.char_end,
    article.published_edtf,
    coalesce(nullif(article.publisher, ''), nullif(article.title, ''), evidence.citation) AS source
FROM evidence
LEFT JOIN annotation ON annotation.id = evidence.annotation_id
LEFT JOIN article ON article.id = annotation.article_id
WHERE {condition}
ORDER BY evidence.id
"""

_TIMES = """
SELECT evidence_time.evidence_id, evidence_time.role, annotation.quote AS time_quote, time_value.*
FROM evidence_time
JOIN time_value ON time_value.id = evidence_time.time_value_id
JOIN evidence ON evidence.id = evidence_time.evidence_id
LEFT JOIN annotation ON annotation.id = time_value.annotation_id
WHERE evidence_time.role <> 'reported' AND {condition}
ORDER BY evidence_time.id
"""

_SPEAKERS = """
SELECT attribution.evidence_id, coalesce((
    SELECT text FROM entity_name WHERE entity_name.entity_id = attribution.entity_id
    ORDER BY kind = 'preferred' DESC, entity_name.id LIMIT 1), attribution.text) AS name
FROM attribution JOIN evidence ON evidence.id = attribution.evidence_id
WHERE {condition}
ORDER BY attribution.position, attribution.id
"""


Values = dict[str, TimeValue]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a project holds."""

    articles: int
    entities: int
    events: int


def entries(db: Database, only: Iterable[str] | None = None) -> list[Entry]:
    """Return every event (or *only* some) with its claims, in the order of the timeline."""
    if only is None:
        return _entries(db, "TRUE", "TRUE", ())
    asked = "IN (SELECT value FROM json_each(?))"
    return _entries(db, f"event.id {asked}", f"evidence.event_id {asked}", (json.dumps(list(only)),))


def order(db: Database) -> list[EventId]:
    """Return the ids of the events in the order of the timeline."""
    return [row["event_id"] for row in db.rows("SELECT event_id FROM timeline_rank ORDER BY rank")]


def entry(db: Database, event_id: EventId) -> Entry:
    """Return one event with its claims; raise KeyError if there is none, or it was merged into another."""
    found = _entries(db, "event.id = ?", "evidence.event_id = ?", (event_id,))
    if not found:
        raise KeyError(event_id)
    return found[0]


def counts(db: Database) -> Counts:
    """Count what the project holds."""
    row = db.row(
        "SELECT (SELECT count(*) FROM article) AS articles,"
        " (SELECT count(*) FROM entity WHERE merged_into IS NULL) AS entities,"
        " (SELECT count(*) FROM event WHERE merged_into IS NULL) AS events"
    )
    assert row is not None
    return Counts(**row)


def _entries(db: Database, of_event: str, of_evidence: str, parameters: Parameters) -> list[Entry]:
    """The entries for which the conditions (on the tables event and evidence) hold, in four queries."""
    values: Values = {}
    claims = _claims(db, of_evidence, parameters, values)
    return [
        Entry(
            event_id=row["event_id"],
            title=row["title"],
            label_id=row["label_id"],
            status=EventStatus(row["status"]),
            value=_value(row, values) if row["id"] is not None else None,
            claims=tuple(claims[row["event_id"]]),
            basis_evidence_id=row["basis_evidence_id"],
        )
        for row in db.rows(_EVENTS.format(condition=of_event), parameters)
    ]


def _claims(db: Database, condition: str, parameters: Parameters, values: Values) -> defaultdict[str, list[Claim]]:
    times, speakers, claims = (
        _grouped(db.rows(sql.format(condition=condition), parameters), key)
        for sql, key in ((_TIMES, "evidence_id"), (_SPEAKERS, "evidence_id"), (_CLAIMS, "event_id"))
    )
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for event_id, rows in claims.items():
        for row in rows:
            evidence_id = row["evidence_id"]
            names = tuple(speaker["name"] for speaker in speakers[evidence_id])
            found[event_id].append(_claim(row, times[evidence_id], names, values))
    return found


def _value(row: Row, values: Values) -> TimeValue:
    """The time value of a row, made once: an event and the claim that dates it share theirs."""
    known = values.get(row["id"])
    if known is None:
        known = values[row["id"]] = time_rows.value(row)
    return known


def _grouped(rows: list[Row], key: str) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def _claim(row: Row, times: list[Row], speakers: tuple[str, ...], values: Values) -> Claim:
    return Claim(
        evidence_id=row["evidence_id"],
        article_id=row["article_id"],
        modality=Modality(row["modality"]),
        polarity=Polarity(row["polarity"]),
        value=_occurred(times, values),
        published=published_day(row["published_edtf"] or ""),
        speakers=speakers,
        quote=row["quote"] or "",
        annotation_id=row["annotation_id"],
        span=Span(row["char_start"], row["char_end"]) if row["annotation_id"] is not None else None,
        source=row["source"],
        time_quote=next((time["time_quote"] or "" for time in times if time["role"] == TimeRole.OCCURRED), ""),
    )


def _occurred(times: list[Row], values: Values) -> TimeValue | None:
    """When a claim says it happened: its first *occurred* time, else what lies between its start and its end."""
    by_role: dict[str, TimeValue] = {}
    for row in times:
        by_role.setdefault(row["role"], _value(row, values))
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
