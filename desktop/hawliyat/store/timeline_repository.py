"""The timeline as the program sees it: entries with their claims, in a bounded number of queries."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hawliyat.domain.event import EventStatus, Modality, Polarity
from hawliyat.domain.identity import EventId
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import TimeValue
from hawliyat.store import time_rows
from hawliyat.store.database import Database, Parameters, Row
from hawliyat.store.publication import last_possible_day
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
    annotation.quote, annotation.id AS words_id, annotation.char_start, annotation.char_end,
    article.published_edtf,
    coalesce(nullif(article.publisher, ''), nullif(article.title, ''), evidence.citation) AS source,
    iif(time_words.id IS NOT NULL, time_words.quote, (
        SELECT group_concat(quote, ' … ') FROM (
            SELECT words.quote FROM evidence_time AS part
            JOIN time_value AS piece ON piece.id = part.time_value_id
            JOIN annotation AS words ON words.id = piece.annotation_id
            WHERE part.evidence_id = evidence.id AND part.role IN ('start', 'end') AND claimed.id IS NOT NULL
            ORDER BY part.role DESC, part.id))) AS time_quote,
    claimed.*
FROM evidence
LEFT JOIN time_value AS claimed ON claimed.id = evidence.time_value_id
LEFT JOIN annotation AS time_words ON time_words.id = claimed.annotation_id
LEFT JOIN annotation ON annotation.id = evidence.annotation_id
LEFT JOIN article ON article.id = annotation.article_id
WHERE {condition}
ORDER BY evidence.id
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
    """The entries for which the conditions (on the tables event and evidence) hold, in three queries."""
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
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    for row in db.rows(_SPEAKERS.format(condition=condition), parameters):
        speakers[row["evidence_id"]].append(row["name"])
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for row in db.rows(_CLAIMS.format(condition=condition), parameters):
        found[row["event_id"]].append(_claim(row, tuple(speakers.get(row["evidence_id"], ())), values))
    return found


def _value(row: Row, values: Values) -> TimeValue:
    """The time value of a row, made once: an event and the claim that dates it share theirs."""
    known = values.get(row["id"])
    if known is None:
        known = values[row["id"]] = time_rows.value(row)
    return known


def _claim(row: Row, speakers: tuple[str, ...], values: Values) -> Claim:
    return Claim(
        evidence_id=row["evidence_id"],
        article_id=row["article_id"],
        modality=Modality(row["modality"]),
        polarity=Polarity(row["polarity"]),
        value=_value(row, values) if row["id"] is not None else None,
        published=last_possible_day(row["published_edtf"] or ""),
        speakers=speakers,
        quote=row["quote"] or "",
        annotation_id=row["words_id"],
        span=Span(row["char_start"], row["char_end"]) if row["words_id"] is not None else None,
        source=row["source"],
        time_quote=row["time_quote"] or "",
    )
