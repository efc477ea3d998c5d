"""Which articles may look different after an edit: found from the rows it touched, deleted ones included."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from hawliyat.store.edit import Change

_OWN_COLUMN = {"article": "id", "annotation": "article_id", "paragraph_direction": "article_id"}
"""Tables whose rows name their article themselves."""

_LINKS = {
    "mention": (("annotation_id", "annotation"),),
    "time_value": (("annotation_id", "annotation"), ("id", "time_value")),
    "evidence": (("annotation_id", "annotation"), ("event_id", "event")),
    "evidence_time": (("evidence_id", "evidence"),),
    "attribution": (("evidence_id", "evidence"),),
    "argument": (("event_id", "event"),),
    "event": (("id", "event"),),
    "entity": (("id", "entity"),),
    "entity_name": (("entity_id", "entity"),),
}
"""Columns that lead on to rows by which articles are found."""

_ARTICLES_OF = {
    "annotation": "SELECT article_id FROM annotation WHERE id IN (SELECT value FROM json_each(?))",
    "time_value": """
        SELECT annotation.article_id FROM evidence_time
        JOIN evidence ON evidence.id = evidence_time.evidence_id
        JOIN annotation ON annotation.id = evidence.annotation_id
        WHERE evidence_time.time_value_id IN (SELECT value FROM json_each(?))""",
    "evidence": """
        SELECT annotation.article_id FROM evidence JOIN annotation ON annotation.id = evidence.annotation_id
        WHERE evidence.id IN (SELECT value FROM json_each(?))""",
    "event": """
        SELECT annotation.article_id FROM evidence JOIN annotation ON annotation.id = evidence.annotation_id
        WHERE evidence.event_id IN (SELECT value FROM json_each(?))""",
    "entity": """
        SELECT annotation.article_id FROM mention JOIN annotation ON annotation.id = mention.annotation_id
        WHERE mention.entity_id IN (SELECT value FROM json_each(?))""",
}


def articles(connection: sqlite3.Connection, changes: Iterable[Change]) -> frozenset[str]:
    """Return the ids of the articles that *changes* reach.

    A deleted row is followed by its image; the rows it hung on are there, or were deleted by the same edit and are
    followed by their own.
    """
    found: set[str] = set()
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for change in changes:
        for image in (change.before, change.after):
            if image is None:
                continue
            if change.table in _OWN_COLUMN:
                found.add(image[_OWN_COLUMN[change.table]])
            elif change.table == "decision":
                found.add(image["subject_key"].partition(":")[0])
            for column, table in _LINKS.get(change.table, ()):
                leads[table].add(image[column])
    for table, ids in leads.items():
        found.update(row[0] for row in connection.execute(_ARTICLES_OF[table], (json.dumps(list(ids)),)))
    return frozenset(found)
