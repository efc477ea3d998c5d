"""Time values: what the tagged time expressions mean, and what researchers typed."""

from hawliyat.domain.event import TimeRole
from hawliyat.domain.identity import AnnotationId, ArticleId, TimeId
from hawliyat.domain.time_value import StoredTime
from hawliyat.store import time_rows
from hawliyat.store.database import Database
from hawliyat.store.edit import Edit


def get(db: Database, time_id: TimeId) -> StoredTime:
    """Return one time; raise KeyError if there is none."""
    row = db.row("SELECT * FROM time_value WHERE id = ?", (time_id,))
    if row is None:
        raise KeyError(time_id)
    return time_rows.stored(row)


def of_annotation(db: Database, annotation_id: AnnotationId) -> StoredTime | None:
    """Return the time that an annotation names, None if it names none."""
    row = db.row("SELECT * FROM time_value WHERE annotation_id = ? ORDER BY id", (annotation_id,))
    return time_rows.stored(row) if row is not None else None


def in_article(db: Database, article_id: ArticleId) -> dict[AnnotationId, StoredTime]:
    """Return the time of each time annotation of an article, in reading order."""
    rows = db.rows(
        "SELECT time_value.* FROM time_value JOIN annotation ON annotation.id = time_value.annotation_id"
        " WHERE article_id = ? ORDER BY char_start, char_end DESC, time_value.id",
        (article_id,),
    )
    return {row["annotation_id"]: time_rows.stored(row) for row in rows}


def roles_in_article(db: Database, article_id: ArticleId) -> dict[TimeId, TimeRole]:
    """Return what each time of an article is to the (oldest) claim that uses it; unused ones are left out."""
    rows = db.rows(
        "SELECT time_value_id, role FROM evidence_time JOIN time_value ON time_value.id = time_value_id"
        " JOIN annotation ON annotation.id = annotation_id WHERE article_id = ? ORDER BY evidence_time.id DESC",
        (article_id,),
    )
    return {row["time_value_id"]: TimeRole(row["role"]) for row in rows}


def add(edit: Edit, time: StoredTime) -> None:
    """Add a time."""
    edit.insert("time_value", {"id": time.id, **_columns(time)})


def update(edit: Edit, time: StoredTime) -> None:
    """Put *time* in the place of the one with its id."""
    edit.update("time_value", time.id, **_columns(time))


def _columns(time: StoredTime) -> dict[str, object]:
    return {**time_rows.columns(time.value), "annotation_id": time.annotation_id, "chosen_by": time.chosen_by}
