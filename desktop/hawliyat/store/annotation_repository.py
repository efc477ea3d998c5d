"""Annotations: what is marked in the articles."""

import json
from collections.abc import Iterable

from hawliyat.domain.annotation import Annotation, Layer
from hawliyat.domain.identity import AnnotationId, ArticleId, EntityId
from hawliyat.domain.span import Anchor, Span
from hawliyat.store.database import Database, Row
from hawliyat.store.edit import Edit


def get(db: Database, annotation_id: AnnotationId) -> Annotation:
    """Return one annotation; raise KeyError if there is none."""
    annotation = find(db, annotation_id)
    if annotation is None:
        raise KeyError(annotation_id)
    return annotation


def find(db: Database, annotation_id: AnnotationId) -> Annotation | None:
    """Return one annotation, None if there is none (any more)."""
    row = db.row("SELECT * FROM annotation WHERE id = ?", (annotation_id,))
    return _annotation(row) if row is not None else None


def in_article(db: Database, article_id: ArticleId) -> list[Annotation]:
    """Return an article's annotations in reading order, outer spans first."""
    rows = db.rows(
        "SELECT * FROM annotation WHERE article_id = ? ORDER BY char_start, char_end DESC, id", (article_id,)
    )
    return [_annotation(row) for row in rows]


def found(db: Database, annotation_ids: Iterable[str]) -> list[Annotation]:
    """Return those of some annotations that there are, in reading order, outer spans first."""
    rows = db.rows(
        "SELECT * FROM annotation WHERE id IN (SELECT value FROM json_each(?)) ORDER BY char_start, char_end DESC, id",
        (json.dumps(list(annotation_ids)),),
    )
    return [_annotation(row) for row in rows]


def inside(db: Database, article_id: ArticleId, area: Span, layer: Layer) -> list[Annotation]:
    """Return the annotations of a layer that lie wholly inside *area*, in reading order, outer spans first."""
    rows = db.rows(
        "SELECT * FROM annotation WHERE article_id = ? AND layer = ? AND char_start >= ? AND char_start < ?"
        " AND char_end <= ? ORDER BY char_start, char_end DESC, id",
        (article_id, layer, area.start, area.end, area.end),
    )
    return [_annotation(row) for row in rows]


def naming(db: Database, entity_id: EntityId, limit: int) -> list[Annotation]:
    """Return the first *limit* annotations that name an entity: by article, then in reading order."""
    rows = db.rows(
        "SELECT annotation.* FROM annotation JOIN mention ON mention.annotation_id = annotation.id"
        " JOIN entity ON entity.id = mention.entity_id WHERE coalesce(entity.merged_into, entity.id) = ?"
        " ORDER BY article_id, char_start, char_end DESC, mention.id LIMIT ?",
        (entity_id, limit),
    )
    return [_annotation(row) for row in rows]


def at(db: Database, article_id: ArticleId, span: Span, layer: Layer) -> Annotation | None:
    """Return the (oldest) annotation of a layer on exactly *span*, None if there is none."""
    row = db.row(
        "SELECT * FROM annotation WHERE article_id = ? AND char_start = ? AND char_end = ? AND layer = ? ORDER BY id",
        (article_id, span.start, span.end, layer),
    )
    return _annotation(row) if row is not None else None


def add(edit: Edit, annotation: Annotation) -> None:
    """Add an annotation."""
    anchor = annotation.anchor
    edit.insert(
        "annotation",
        {
            "id": annotation.id,
            "article_id": annotation.article_id,
            "text_sha256": annotation.text_sha256,
            "char_start": anchor.span.start,
            "char_end": anchor.span.end,
            "quote": anchor.quote,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
            "layer": annotation.layer,
            "label_id": annotation.label_id,
            "made_by": annotation.made_by,
            "made_at": annotation.made_at,
            "note": annotation.note,
        },
    )


def update(edit: Edit, annotation_id: AnnotationId, **columns: object) -> None:
    """Set columns of an annotation (label_id, note)."""
    edit.update("annotation", annotation_id, **columns)


def _annotation(row: Row) -> Annotation:
    anchor = Anchor(Span(row["char_start"], row["char_end"]), row["quote"], row["prefix"], row["suffix"])
    return Annotation(
        row["id"],
        row["article_id"],
        row["text_sha256"],
        anchor,
        Layer(row["layer"]),
        row["label_id"],
        row["made_by"],
        row["made_at"],
        row["note"],
    )
