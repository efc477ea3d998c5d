"""Rows for the tables that leave the program, named by the columns of those tables; nothing is written here."""

from hawliyat.store.database import Database, Row

_ANNOTATIONS = """
WITH named AS (
    SELECT mention.annotation_id, coalesce(entity.merged_into, entity.id) AS entity_id, min(mention.id)
    FROM mention JOIN entity ON entity.id = mention.entity_id GROUP BY mention.annotation_id)
SELECT annotation.id AS annotation_id, annotation.article_id, article.title AS article_title, annotation.layer,
    coalesce(json_extract(label.name_json, '$.en'), label.id, '') AS label, annotation.quote,
    annotation.char_start, annotation.char_end,
    coalesce((SELECT text FROM entity_name WHERE entity_name.entity_id = named.entity_id
        ORDER BY kind = 'preferred' DESC, entity_name.id LIMIT 1), '') AS entity,
    coalesce(named.entity_id, '') AS entity_id, coalesce(time_value.edtf, '') AS edtf,
    time_value.earliest_start AS earliest, time_value.latest_end AS latest,
    coalesce((SELECT group_concat(event_id, '; ') FROM (
        SELECT DISTINCT event_id FROM evidence WHERE evidence.annotation_id = annotation.id ORDER BY event_id)), '')
        AS event_ids,
    researcher.name AS made_by, annotation.made_at, annotation.note
FROM annotation
JOIN article ON article.id = annotation.article_id
JOIN researcher ON researcher.id = annotation.made_by
LEFT JOIN label ON label.id = annotation.label_id
LEFT JOIN named ON named.annotation_id = annotation.id
LEFT JOIN time_value ON time_value.id = (
    SELECT max(id) FROM time_value AS own WHERE own.annotation_id = annotation.id)
ORDER BY annotation.article_id, annotation.char_start, annotation.char_end DESC, annotation.id
"""

_ENTITIES = """
WITH known AS (SELECT id, coalesce(merged_into, id) AS entity_id FROM entity)
SELECT entity.id AS entity_id, coalesce(json_extract(label.name_json, '$.en'), label.id) AS type,
    (SELECT count(*) FROM mention JOIN known ON known.id = mention.entity_id
        WHERE known.entity_id = entity.id) AS mentions,
    (SELECT count(DISTINCT annotation.article_id)
        FROM mention JOIN known ON known.id = mention.entity_id JOIN annotation ON annotation.id = mention.annotation_id
        WHERE known.entity_id = entity.id) AS articles,
    (SELECT count(DISTINCT argument.event_id)
        FROM argument LEFT JOIN mention ON mention.id = argument.mention_id
        JOIN known ON known.id = coalesce(argument.entity_id, mention.entity_id)
        WHERE known.entity_id = entity.id) AS events,
    entity.note
FROM entity JOIN label ON label.id = entity.label_id
WHERE entity.merged_into IS NULL
ORDER BY entity.id
"""

_ARTICLES = """
SELECT article.id AS article_id, article.title, publisher AS source, published_edtf AS published, published_basis,
    language, direction, byline, issue, page, archive_ref, url, coalesce(story_id, '') AS story_id,
    coalesce(story.title, '') AS story, status, length(article_text.text) AS characters,
    (SELECT count(*) FROM annotation WHERE annotation.article_id = article.id) AS annotations,
    (SELECT count(DISTINCT event_id) FROM evidence JOIN annotation ON annotation.id = evidence.annotation_id
        WHERE annotation.article_id = article.id) AS events,
    imported_at, original_sha256, original_encoding, note
FROM article
JOIN article_text ON article_text.sha256 = article.text_sha256
LEFT JOIN story ON story.id = article.story_id
ORDER BY article.id
"""


def timeline_rows(db: Database) -> list[Row]:
    """Return a row per event, in the order of the timeline."""
    return db.rows("SELECT * FROM timeline ORDER BY rank")


def claim_rows(db: Database) -> list[Row]:
    """Return a row per claim, event after event in the order of the timeline."""
    return db.rows("SELECT * FROM claims ORDER BY rank, evidence_id")


def annotation_rows(db: Database) -> list[Row]:
    """Return a row per annotation, in reading order; its days are numbers."""
    return db.rows(_ANNOTATIONS)


def entity_rows(db: Database) -> list[Row]:
    """Return a row per entity that has not been merged into another, with its counts."""
    return db.rows(_ENTITIES)


def entity_name_rows(db: Database) -> list[Row]:
    """Return every name of every entity, in the order they were given."""
    return db.rows("SELECT entity_id, text, language, kind FROM entity_name ORDER BY id")


def article_rows(db: Database) -> list[Row]:
    """Return a row per article, in the order they were imported."""
    return db.rows(_ARTICLES)
