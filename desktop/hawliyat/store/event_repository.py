"""Events, the claims about them, and who takes part."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict

from hawliyat.domain.event import (
    Argument,
    Attribution,
    Event,
    EventStatus,
    Evidence,
    EvidenceTime,
    Modality,
    Polarity,
    TimeBasis,
    TimeRole,
)
from hawliyat.domain.identity import AnnotationId, ArticleId, EventId, EvidenceId, TimeId
from hawliyat.domain.time_value import StoredTime
from hawliyat.store import time_rows
from hawliyat.store.database import Database, Parameters, Row
from hawliyat.store.edit import Edit

_EVENTS = """
SELECT event.*, annotation.id AS annotation_id FROM event
JOIN evidence ON evidence.event_id = event.id JOIN annotation ON annotation.id = evidence.annotation_id
WHERE {condition} ORDER BY char_start, char_end DESC, evidence.id DESC
"""

_TONES = """
SELECT annotation_id, modality, polarity FROM evidence JOIN annotation ON annotation.id = evidence.annotation_id
WHERE {condition} ORDER BY evidence.id DESC
"""

_GIVEN = "annotation.id IN (SELECT value FROM json_each(?))"


def all(db: Database) -> list[Event]:  # noqa: A001 - read as event_repository.all
    """Return every event that was not merged into another, oldest first."""
    return [_event(row) for row in db.rows("SELECT * FROM event WHERE merged_into IS NULL ORDER BY id")]


def newest_with_times(db: Database) -> list[tuple[Event, str]]:
    """Return every event that was not merged into another with the EDTF of its time ("" for none), newest first."""
    rows = db.rows(
        "SELECT event.*, coalesce(time_value.edtf, '') AS edtf FROM event"
        " LEFT JOIN time_value ON time_value.id = event.time_value_id WHERE merged_into IS NULL ORDER BY event.id DESC"
    )
    timed = [(row.pop("edtf"), row) for row in rows]
    return [(_event(row), edtf) for edtf, row in timed]


def is_there(db: Database, event_id: EventId) -> bool:
    """Return whether there is such an event."""
    return db.row("SELECT 1 FROM event WHERE id = ?", (event_id,)) is not None


def get(db: Database, event_id: EventId) -> Event:
    """Return one event; raise KeyError if there is none."""
    row = db.row("SELECT * FROM event WHERE id = ?", (event_id,))
    if row is None:
        raise KeyError(event_id)
    return _event(row)


def dated_by(db: Database, time_id: TimeId) -> list[EventId]:
    """Return the events dated by *time_id*: as it is, or as the start or end of the claim they are dated by."""
    rows = db.rows(
        "SELECT id FROM event WHERE time_value_id = ?1"
        " UNION SELECT event.id FROM evidence_time JOIN event ON event.basis_evidence_id = evidence_id"
        " WHERE evidence_time.time_value_id = ?1 AND role IN ('start', 'end')"
        " AND event.time_value_id NOT IN (SELECT time_value_id FROM evidence_time AS own"
        " WHERE own.evidence_id = event.basis_evidence_id) ORDER BY 1",
        (time_id,),
    )
    return [row["id"] for row in rows]


def claims_using(db: Database, time_id: TimeId) -> list[EvidenceId]:
    """Return the claims that have *time_id* among their times, in whatever role."""
    rows = db.rows("SELECT DISTINCT evidence_id FROM evidence_time WHERE time_value_id = ? ORDER BY 1", (time_id,))
    return [row["evidence_id"] for row in rows]


def in_article(db: Database, article_id: ArticleId) -> dict[AnnotationId, Event]:
    """Return the event that each evidence annotation of an article stands for, in reading order."""
    return _on(db, "article_id = ?", article_id)


def on_annotations(db: Database, annotation_ids: Iterable[str]) -> dict[AnnotationId, Event]:
    """Return the event that each of some annotations stands for, if it stands for one."""
    return _on(db, _GIVEN, json.dumps(list(annotation_ids)))


def evidence(db: Database, evidence_id: EvidenceId) -> Evidence:
    """Return one claim; raise KeyError if there is none."""
    found = _evidence(db, "id = ?", (evidence_id,))
    if not found:
        raise KeyError(evidence_id)
    return found[0]


def evidence_of(db: Database, event_id: EventId) -> list[Evidence]:
    """Return the claims about an event, oldest first."""
    return _evidence(db, "event_id = ?", (event_id,))


def evidence_on(db: Database, annotation_id: AnnotationId) -> list[Evidence]:
    """Return the claims that stand on an annotation, oldest first."""
    return _evidence(db, "annotation_id = ?", (annotation_id,))


def tones_in_article(db: Database, article_id: ArticleId) -> dict[AnnotationId, tuple[Modality, Polarity]]:
    """Return how (the oldest claim on) each evidence annotation of an article tells its event."""
    return _tones(db, "article_id = ?", article_id)


def tones_on_annotations(db: Database, annotation_ids: Iterable[str]) -> dict[AnnotationId, tuple[Modality, Polarity]]:
    """Return how (the oldest claim on) each of some annotations tells its event."""
    return _tones(db, _GIVEN, json.dumps(list(annotation_ids)))


def times_of_evidence(db: Database, evidence_id: EvidenceId) -> list[tuple[EvidenceTime, StoredTime]]:
    """Return the times of a claim with their values, in the order they were added."""
    rows = db.rows(
        "SELECT time_value.*, evidence_time.id AS evidence_time_id, role FROM evidence_time"
        " JOIN time_value ON time_value.id = time_value_id WHERE evidence_id = ? ORDER BY evidence_time.id",
        (evidence_id,),
    )
    return [
        (EvidenceTime(row["evidence_time_id"], row["id"], TimeRole(row["role"])), time_rows.stored(row)) for row in rows
    ]


def arguments_of(db: Database, event_id: EventId) -> list[Argument]:
    """Return the participants of an event, in the order they were added."""
    return [Argument(**row) for row in db.rows("SELECT * FROM argument WHERE event_id = ? ORDER BY id", (event_id,))]


def participant_texts(db: Database) -> dict[EventId, tuple[str, ...]]:
    """Return what each event's participants are called, in any language, for searching."""
    rows = db.rows(
        "SELECT event_id, entity_name.text FROM argument JOIN entity_name USING (entity_id)"
        " UNION SELECT event_id, text FROM argument WHERE text IS NOT NULL AND text <> ''"
    )
    texts: defaultdict[EventId, list[str]] = defaultdict(list)
    for row in rows:
        texts[row["event_id"]].append(row["text"])
    return {event_id: tuple(found) for event_id, found in texts.items()}


def add(edit: Edit, event: Event) -> None:
    """Add an event."""
    edit.insert("event", asdict(event))


def update(edit: Edit, event_id: EventId, **columns: object) -> None:
    """Set columns of an event, by the names of `Event`'s fields."""
    edit.update("event", event_id, **columns)


def add_evidence(edit: Edit, claim: Evidence) -> None:
    """Add a claim with its times and attributions, made by the edit's researcher."""
    edit.insert(
        "evidence",
        {
            "id": claim.id,
            "event_id": claim.event_id,
            "annotation_id": claim.annotation_id,
            "citation": claim.citation,
            "modality": claim.modality,
            "polarity": claim.polarity,
            "time_value_id": claim.time_value_id,
            "made_by": edit.made_by,
            "note": claim.note,
        },
    )
    for time in claim.times:
        add_evidence_time(edit, claim.id, time)
    for attribution in claim.attributions:
        add_attribution(edit, claim.id, attribution)


def add_evidence_time(edit: Edit, evidence_id: EvidenceId, time: EvidenceTime) -> None:
    """Give a claim a time."""
    row = {"id": time.id, "evidence_id": evidence_id, "time_value_id": time.time_id, "role": time.role}
    edit.insert("evidence_time", row)


def add_attribution(edit: Edit, evidence_id: EvidenceId, attribution: Attribution) -> None:
    """Say who makes a claim."""
    edit.insert("attribution", {"evidence_id": evidence_id, **asdict(attribution)})


def add_argument(edit: Edit, argument: Argument) -> None:
    """Add a participant to an event."""
    edit.insert("argument", asdict(argument))


def _on(db: Database, condition: str, parameter: str) -> dict[AnnotationId, Event]:
    rows = db.rows(_EVENTS.format(condition=condition), (parameter,))
    return {row.pop("annotation_id"): _event(row) for row in rows}


def _tones(db: Database, condition: str, parameter: str) -> dict[AnnotationId, tuple[Modality, Polarity]]:
    rows = db.rows(_TONES.format(condition=condition), (parameter,))
    return {row["annotation_id"]: (Modality(row["modality"]), Polarity(row["polarity"])) for row in rows}


def _evidence(db: Database, condition: str, parameters: Parameters) -> list[Evidence]:
    """The claims for which *condition* (on the table evidence) holds, in three queries."""
    chosen = f"SELECT * FROM evidence WHERE {condition}"  # noqa: S608 - conditions of this module
    parts = "WITH chosen AS ({}) SELECT {}.* FROM {} JOIN chosen ON chosen.id = evidence_id ORDER BY {}"
    times = db.rows(parts.format(chosen, "evidence_time", "evidence_time", "evidence_time.id"), parameters)
    speakers = db.rows(parts.format(chosen, "attribution", "attribution", "position, attribution.id"), parameters)
    times_of, speakers_of = _by_evidence(times), _by_evidence(speakers)
    return [
        Evidence(
            row["id"],
            row["event_id"],
            row["annotation_id"],
            row["citation"],
            Modality(row["modality"]),
            Polarity(row["polarity"]),
            tuple(
                EvidenceTime(time["id"], time["time_value_id"], TimeRole(time["role"])) for time in times_of[row["id"]]
            ),
            tuple(
                Attribution(who["id"], who["position"], who["entity_id"], who["text"]) for who in speakers_of[row["id"]]
            ),
            row["note"],
            row["time_value_id"],
        )
        for row in db.rows(chosen + " ORDER BY id", parameters)
    ]


def _by_evidence(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["evidence_id"]].append(row)
    return grouped


def _event(row: Row) -> Event:
    return Event(**{**row, "status": EventStatus(row["status"]), "time_basis": TimeBasis(row["time_basis"])})
