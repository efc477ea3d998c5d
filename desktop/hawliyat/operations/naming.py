"""Names: who bears one, and what a text teaches of them."""

from collections.abc import Iterable

from hawliyat.domain.entity import Entity, EntityName, NameKind, settle_preferred
from hawliyat.domain.identity import EntityId, LabelId, new_id
from hawliyat.store import entity_repository
from hawliyat.store.database import Database
from hawliyat.store.journal import Edit
from hawliyat.text.folding import folded
from hawliyat.text.words import clitic_trims


def bearers(database: Database, name: str) -> list[EntityId]:
    """Return the entities one of whose names is *name* when both are folded, oldest first."""
    return _bearers(database, {folded(name)})


def matching_entities(database: Database, *, text: str, label_id: LabelId | None = None) -> list[Entity]:
    """Return the known entities one of whose names matches *text* when both are folded, likeliest first.

    A name matches whole, or without a proclitic of the text (بهواوي finds هواوي). Whole matches come first, and among
    equals entities of *label_id*.
    """
    whole = bearers(database, text)
    entities = [entity_repository.get(database, each) for each in _bearers(database, {folded(text), *_stems(text)})]
    return sorted(entities, key=lambda entity: (entity.id not in whole, label_id not in (None, entity.label_id)))


def learn_name(edit: Edit, entity: Entity, quote: str, language: str) -> None:
    """Keep a new spelling as a name; one that is a known name behind a proclitic (بهواوي) is none."""
    known = {folded(text) for text in entity.texts}
    if known.isdisjoint({folded(quote), *_stems(quote)}):
        write_names(edit, entity.names, [*entity.names, EntityName(new_id(), entity.id, quote, language)])


def write_names(edit: Edit, before: Iterable[EntityName], after: Iterable[EntityName], preferred: str = "") -> None:
    """Let an entity have the names *after* instead of those *before*, one of each language preferred."""
    old = {name.id: name for name in before}
    new = settle_preferred(after, preferred)
    for name in new:
        if name.id not in old:
            entity_repository.add_name(edit, name)
        elif name != old[name.id]:
            edit.update("entity_name", name.id, text=name.text, language=name.language, kind=name.kind)
    for gone in old.keys() - {name.id for name in new}:
        edit.delete("entity_name", gone)


def add_named(edit: Edit, name: str, language: str, label_id: LabelId) -> EntityId:
    """Add an entity with one name."""
    entity_id = EntityId(new_id())
    names = (EntityName(new_id(), entity_id, name, language, NameKind.PREFERRED),)
    entity_repository.add(edit, Entity(entity_id, label_id, names))
    return entity_id


def _bearers(database: Database, names: set[str]) -> list[EntityId]:
    return entity_repository.bearers(database, lambda text: folded(text) in names)


def _stems(text: str) -> set[str]:
    """The folded text without each of the proclitics that it may begin with."""
    return {folded(text[cut:]) for cut in clitic_trims(text)}
