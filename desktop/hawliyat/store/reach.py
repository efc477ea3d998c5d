"""What may look different after an edit: found from the rows it touched, deleted ones included."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hawliyat.store.edit import Change

Links = Mapping[str, Iterable[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of thing that panes show: `own` names the columns (by table) that hold its id in touched rows.

    `links` are columns that lead on to rows by which it is found, `ways` the queries from the ids of such rows.
    """

    own: Mapping[str, str]
    links: Links
    ways: Mapping[str, str]


ARTICLES = Target(
    {"article": "id", "annotation": "article_id", "paragraph_direction": "article_id"},
    {
        "mention": (("annotation_id", "annotation"),),
        "time_value": (("annotation_id", "annotation"), ("id", "time_value")),
        "evidence": (("annotation_id", "annotation"), ("event_id", "event")),
        "evidence_time": (("evidence_id", "evidence"),),
        "attribution": (("evidence_id", "evidence"),),
        "argument": (("event_id", "event"),),
        "event": (("id", "event"),),
        "entity": (("id", "entity"),),
        "entity_name": (("entity_id", "entity"),),
    },
    {
        "annotation": "SELECT article_id FROM annotation WHERE id IN (SELECT value FROM json_each(?1))",
        "time_value": """
            SELECT annotation.article_id FROM evidence_time
            JOIN evidence ON evidence.id = evidence_time.evidence_id
            JOIN annotation ON annotation.id = evidence.annotation_id
            WHERE evidence_time.time_value_id IN (SELECT value FROM json_each(?1))""",
        "evidence": """
            SELECT annotation.article_id FROM evidence JOIN annotation ON annotation.id = evidence.annotation_id
            WHERE evidence.id IN (SELECT value FROM json_each(?1))""",
        "event": """
            SELECT annotation.article_id FROM evidence JOIN annotation ON annotation.id = evidence.annotation_id
            WHERE evidence.event_id IN (SELECT value FROM json_each(?1))""",
        "entity": """
            SELECT annotation.article_id FROM mention JOIN annotation ON annotation.id = mention.annotation_id
            WHERE mention.entity_id IN (
                SELECT value FROM json_each(?1)
                UNION SELECT id FROM entity WHERE merged_into IN (SELECT value FROM json_each(?1)))""",
    },
)
"""Articles whose marks, proposals or facts may look different."""

ANNOTATIONS = Target(
    {"annotation": "id", "mention": "annotation_id", "time_value": "annotation_id", "evidence": "annotation_id"},
    {
        "evidence_time": (("time_value_id", "time_value"),),
        "event": (("id", "event"),),
        "entity": (("id", "entity"),),
        "entity_name": (("entity_id", "entity"),),
    },
    {
        "time_value": "SELECT annotation_id FROM time_value WHERE id IN (SELECT value FROM json_each(?1))",
        "event": "SELECT annotation_id FROM evidence WHERE event_id IN (SELECT value FROM json_each(?1))",
        "entity": """
            SELECT annotation_id FROM mention WHERE entity_id IN (
                SELECT value FROM json_each(?1)
                UNION SELECT id FROM entity WHERE merged_into IN (SELECT value FROM json_each(?1)))""",
    },
)
"""Annotations whose caption, value or colour may look different."""

EVENTS = Target(
    {"event": "id", "evidence": "event_id"},
    {
        "article": (("id", "article"),),
        "time_value": (("id", "time_value"),),
        "evidence_time": (("evidence_id", "evidence"),),
        "attribution": (("evidence_id", "evidence"),),
        "entity_name": (("entity_id", "entity"),),
    },
    {
        "article": """
            SELECT evidence.event_id FROM annotation JOIN evidence ON evidence.annotation_id = annotation.id
            WHERE annotation.article_id IN (SELECT value FROM json_each(?1))""",
        "time_value": """
            SELECT id FROM event WHERE time_value_id IN (SELECT value FROM json_each(?1))
            UNION SELECT event_id FROM evidence WHERE time_value_id IN (SELECT value FROM json_each(?1))
            UNION SELECT evidence.event_id FROM evidence_time JOIN evidence ON evidence.id = evidence_time.evidence_id
            WHERE evidence_time.time_value_id IN (SELECT value FROM json_each(?1))""",
        "evidence": "SELECT event_id FROM evidence WHERE id IN (SELECT value FROM json_each(?1))",
        "entity": """
            SELECT evidence.event_id FROM attribution JOIN evidence ON evidence.id = attribution.evidence_id
            WHERE attribution.entity_id IN (SELECT value FROM json_each(?1))""",
    },
)
"""Events whose line on the timeline may look different; their order is another matter (`timeline_rank`)."""

ENTITIES = Target({"entity": "id", "entity_name": "entity_id"}, {}, {})
"""Entities whose names or kind may look different."""


def reached(connection: sqlite3.Connection, target: Target, changes: Iterable[Change]) -> frozenset[str]:
    """Return the ids of what *changes* reach.

    A deleted row is followed by its image; the rows it hung on are there, or were deleted by the same edit and are
    followed by their own.
    """
    found: set[str | None] = set()
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for change in changes:
        for image in (change.before, change.after):
            if image is None:
                continue
            if change.table in target.own:
                found.add(image[target.own[change.table]])
            if change.table == "decision" and target is ARTICLES:
                found.add(image["subject_key"].partition(":")[0])
            for column, table in target.links.get(change.table, ()):
                leads[table].add(image[column])
    for table, ids in leads.items():
        found.update(row[0] for row in connection.execute(target.ways[table], (json.dumps(list(ids)),)))
    return frozenset(each for each in found if each is not None)
