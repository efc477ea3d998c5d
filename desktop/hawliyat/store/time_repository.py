"""Time values: what the tagged time expressions mean, and what researchers typed."""

import json
from collections.abc import Iterable

from hawliyat.domain.event import TimeRole
from hawliyat.domain.identity import AnnotationId, ArticleId, TimeId
from hawliyat.domain.time_value import StoredTime
from hawliyat.store import time_rows
from hawliyat.store.database import Database
from hawliyat.store.edit import Edit

_TIMES = """
SELECT time_value.* FROM time_value JOIN annotation ON annotation.id = time_value.annotation_id
WHERE {condition} ORDER BY char_start, char_end DESC, time_value.id
"""

_ROLES = """
SELECT time_value_id, role FROM evidence_time JOIN time_value ON time_value.id = time_value_id
JOIN annotation ON annotation.id = annotation_id
WHERE {condition} ORDER BY evidence_time.id DESC
"""

_GIVEN = "annotation.id IN (SELECT value FROM json_each(?))"


def get(db: Database, time_id: TimeId) -> StoredTime:
    """Return one time; raise KeyError if there is none."""
    row = db.row("SELECT * FROM time_value WHERE id = ?", (time_id,))
    if row is None:
        raise KeyError(time_id)
    return time_rows.stored(row)


def find(db: Database, time_id: TimeId | None) -> StoredTime | None:
    """Return one time, None if there is none."""
    row = db.row("SELECT * FROM time_value WHERE id = ?", (time_id,))
    return time_rows.stored(row) if row is not None else None


def of_annotation(db: Database, annotation_id: AnnotationId) -> StoredTime | None:
    """Return the time that an annotation names, None if it names none."""
    row = db.row("SELECT * FROM time_value WHERE annotation_id = ? ORDER BY id", (annotation_id,))
    return time_rows.stored(row) if row is not None else None


def in_article(db: Database, article_id: ArticleId) -> dict[AnnotationId, StoredTime]:
    """Return the time of each time annotation of an article, in reading order."""
    return _on(db, "article_id = ?", article_id)


def on_annotations(db: Database, annotation_ids: Iterable[str]) -> dict[AnnotationId, StoredTime]:
    """Return the time of each of some annotations that names one."""
    return _on(db, _GIVEN, json.dumps(list(annotation_ids)))


def roles_in_article(db: Database, article_id: ArticleId) -> dict[TimeId, TimeRole]:
    """Return what each time of an article is to the (oldest) claim that uses it; unused ones are left out."""
    return _roles(db, "article_id = ?", article_id)


def roles_on_annotations(db: Database, annotation_ids: Iterable[str]) -> dict[TimeId, TimeRole]:
    """Return what each time of some annotations is to the (oldest) claim that uses it."""
    return _roles(db, _GIVEN, json.dumps(list(annotation_ids)))


def add(edit: Edit, time: StoredTime) -> None:
    """Add a time."""
    edit.insert("time_value", {"id": time.id, **_columns(time)})


def update(edit: Edit, time: StoredTime) -> None:
    """Put *time* in the place of the one with its id."""
    edit.update("time_value", time.id, **_columns(time))


def _on(db: Database, condition: str, parameter: str) -> dict[AnnotationId, StoredTime]:
    rows = db.rows(_TIMES.format(condition=condition), (parameter,))
    return {row["annotation_id"]: time_rows.stored(row) for row in rows}


def _roles(db: Database, condition: str, parameter: str) -> dict[TimeId, TimeRole]:
    rows = db.rows(_ROLES.format(condition=condition), (parameter,))
    return {row["time_value_id"]: TimeRole(row["role"]) for row in rows}


def _columns(time: StoredTime) -> dict[str, object]:
    return {**time_rows.columns(time.value), "annotation_id": time.annotation_id, "chosen_by": time.chosen_by}
