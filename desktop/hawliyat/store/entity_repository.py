"""Entities, their names, and their mentions in the texts. Merged entities answer as the one they were merged into."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable

from hawliyat.domain.entity import Entity, EntityName, Mention, NameKind
from hawliyat.domain.identity import AnnotationId, ArticleId, EntityId, EventId
from hawliyat.store.database import Database, Parameters, Row
from hawliyat.store.edit import Edit

_MENTIONS = """
SELECT mention.id, mention.annotation_id, coalesce(entity.merged_into, entity.id) AS entity_id
FROM mention JOIN entity ON entity.id = mention.entity_id
"""


def all(db: Database) -> list[Entity]:  # noqa: A001 - read as entity_repository.all
    """Return every entity that was not merged into another, oldest first."""
    return _entities(db, "merged_into IS NULL")


def is_there(db: Database, entity_id: EntityId) -> bool:
    """Return whether there is such an entity."""
    return db.row("SELECT 1 FROM entity WHERE id = ?", (entity_id,)) is not None


def get(db: Database, entity_id: EntityId) -> Entity:
    """Return one entity; raise KeyError if there is none."""
    found = _entities(db, "id = ?", (entity_id,))
    if not found:
        raise KeyError(entity_id)
    return found[0]


def bearers(db: Database, accepts: Callable[[str], bool]) -> list[EntityId]:
    """Return the entities with a name that *accepts* takes, oldest first; merged ones as what they became.

    All names come as one JSON text: that is five times faster than thousands of rows.
    """
    row = db.row("SELECT json_group_array(text) AS texts, json_group_array(rowid) AS numbers FROM entity_name")
    assert row is not None
    numbered = zip(json.loads(row["texts"]), json.loads(row["numbers"]), strict=True)
    found = db.rows(
        "SELECT DISTINCT coalesce(merged_into, entity.id) AS id FROM entity_name"
        " JOIN entity ON entity.id = entity_id"
        " WHERE entity_name.rowid IN (SELECT value FROM json_each(?)) ORDER BY 1",
        (json.dumps([number for text, number in numbered if accepts(text)]),),
    )
    return [row["id"] for row in found]


def merged_into(db: Database, entity_id: EntityId) -> list[EntityId]:
    """Return the entities that were merged into another."""
    return [row["id"] for row in db.rows("SELECT id FROM entity WHERE merged_into = ? ORDER BY id", (entity_id,))]


def of_annotation(db: Database, annotation_id: AnnotationId) -> Entity | None:
    """Return the entity that an annotation names, None if it names none."""
    mention = mention_of_annotation(db, annotation_id)
    return get(db, mention.entity_id) if mention is not None else None


def mention_of_annotation(db: Database, annotation_id: AnnotationId) -> Mention | None:
    """Return the mention that hangs on an annotation, None if there is none."""
    row = db.row(_MENTIONS + "WHERE annotation_id = ? ORDER BY mention.id LIMIT 1", (annotation_id,))
    return _mention(row) if row is not None else None


def mentions_in_article(db: Database, article_id: ArticleId) -> dict[AnnotationId, Entity]:
    """Return the entity of each annotation of an article that names one."""
    return _named(db, "article_id = ?", article_id)


def on_annotations(db: Database, annotation_ids: Iterable[str]) -> dict[AnnotationId, Entity]:
    """Return the entity of each of some annotations that names one."""
    return _named(db, "annotation.id IN (SELECT value FROM json_each(?))", json.dumps(list(annotation_ids)))


def taking_part(db: Database, event_id: EventId) -> dict[EntityId, Entity]:
    """Return the entities that take part in an event, by the ids its participants name."""
    links = db.rows(
        "SELECT DISTINCT entity.id, coalesce(merged_into, entity.id) AS entity_id FROM argument"
        " JOIN entity ON entity.id = argument.entity_id WHERE event_id = ?",
        (event_id,),
    )
    named = _entities(
        db,
        "id IN (SELECT coalesce(merged_into, entity.id) FROM argument JOIN entity ON entity.id = argument.entity_id"
        " WHERE event_id = ?)",
        (event_id,),
    )
    by_id = {entity.id: entity for entity in named}
    return {link["id"]: by_id[link["entity_id"]] for link in links}


def mentions_of(db: Database, entity_id: EntityId) -> list[Mention]:
    """Return the mentions of an entity: by article, then in reading order."""
    rows = db.rows(
        _MENTIONS + "JOIN annotation ON annotation.id = mention.annotation_id"
        " WHERE coalesce(entity.merged_into, entity.id) = ? ORDER BY article_id, char_start, char_end DESC, mention.id",
        (entity_id,),
    )
    return [_mention(row) for row in rows]


def annotations_of(db: Database, entity_id: EntityId) -> list[AnnotationId]:
    """Return the annotations that name an entity: by article, then in reading order."""
    return [mention.annotation_id for mention in mentions_of(db, entity_id)]


def mention_count(db: Database, entity_id: EntityId) -> int:
    """Return how many mentions an entity has."""
    row = db.row(
        "SELECT count(*) AS mentions FROM mention JOIN entity ON entity.id = mention.entity_id"
        " WHERE coalesce(entity.merged_into, entity.id) = ?",
        (entity_id,),
    )
    return int(row["mentions"]) if row is not None else 0


def add(edit: Edit, entity: Entity) -> None:
    """Add an entity with its names."""
    row = {"id": entity.id, "label_id": entity.label_id, "note": entity.note, "merged_into": entity.merged_into}
    edit.insert("entity", row)
    for name in entity.names:
        add_name(edit, name)


def update(edit: Edit, entity_id: EntityId, **columns: object) -> None:
    """Set columns of an entity (label_id, note, merged_into)."""
    edit.update("entity", entity_id, **columns)


def add_name(edit: Edit, name: EntityName) -> None:
    """Give an entity one more name."""
    row = {"id": name.id, "entity_id": name.entity_id, "text": name.text, "language": name.language, "kind": name.kind}
    edit.insert("entity_name", row)


def add_mention(edit: Edit, mention: Mention) -> None:
    """Say that an annotation names an entity."""
    row = {"id": mention.id, "annotation_id": mention.annotation_id, "entity_id": mention.entity_id}
    edit.insert("mention", row)


def _named(db: Database, condition: str, parameter: str) -> dict[AnnotationId, Entity]:
    parameters = (parameter,)
    mentioned = "SELECT coalesce(merged_into, entity.id) FROM mention JOIN entity ON entity.id = mention.entity_id"
    within = f"JOIN annotation ON annotation.id = annotation_id WHERE {condition}"
    links = db.rows(f"{_MENTIONS} {within} ORDER BY mention.id", parameters)
    named = _entities(db, f"id IN ({mentioned} {within})", parameters)
    by_id = {entity.id: entity for entity in named}
    return {link["annotation_id"]: by_id[link["entity_id"]] for link in reversed(links)}


def _entities(db: Database, condition: str, parameters: Parameters = ()) -> list[Entity]:
    """The entities for which *condition* (on the table entity) holds, with their names, in two queries."""
    chosen = f"SELECT * FROM entity WHERE {condition}"  # noqa: S608 - conditions of this module
    names: defaultdict[str, list[EntityName]] = defaultdict(list)
    for row in db.rows(
        f"WITH chosen AS ({chosen}) SELECT entity_name.* FROM entity_name JOIN chosen ON chosen.id = entity_id"  # noqa: S608
        " ORDER BY kind = 'preferred' DESC, entity_name.id",
        parameters,
    ):
        names[row["entity_id"]].append(EntityName(**{**row, "kind": NameKind(row["kind"])}))
    return [
        Entity(row["id"], row["label_id"], tuple(names[row["id"]]), row["note"], row["merged_into"])
        for row in db.rows(chosen + " ORDER BY id", parameters)
    ]


def _mention(row: Row) -> Mention:
    return Mention(row["id"], row["annotation_id"], row["entity_id"])
