"""The entities themselves: their names and notes."""

from hawliyat.domain.entity import EntityName, NameKind
from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import EntityId, new_id
from hawliyat.store import entity_repository
from hawliyat.store.project import Project


def add_name(project: Project, *, entity_id: EntityId, text: str, language: str) -> None:
    """Give an entity one more name; the first in a language becomes its preferred one."""
    name = text.strip()
    if not name:
        raise UserError("empty_name")
    entity = entity_repository.get(project.database, entity_id)
    taken = any(other.language == language for other in entity.names)
    kind = NameKind.ALIAS if taken else NameKind.PREFERRED
    with project.journal.edit("add_name", name=name, entity=entity.name()) as edit:
        entity_repository.add_name(edit, EntityName(new_id(), entity_id, name, language, kind))


def rename(project: Project, *, name_id: str, text: str, language: str | None = None) -> None:
    """Correct one name of an entity, or its language."""
    name = text.strip()
    if not name:
        raise UserError("empty_name")
    changes = {"text": name} if language is None else {"text": name, "language": language}
    with project.journal.edit("rename_entity", name=name) as edit:
        edit.update("entity_name", name_id, **changes)


def prefer_name(project: Project, *, entity_id: EntityId, name_id: str) -> None:
    """Make one name the preferred one of its language."""
    entity = entity_repository.get(project.database, entity_id)
    chosen = next(name for name in entity.names if name.id == name_id)
    with project.journal.edit("prefer_name", name=chosen.text) as edit:
        for name in entity.names:
            if name.language == chosen.language:
                kind = NameKind.PREFERRED if name.id == name_id else NameKind.ALIAS
                edit.update("entity_name", name.id, kind=kind)


def remove_name(project: Project, *, entity_id: EntityId, name_id: str) -> None:
    """Take a name away; the last one stays, since an entity without a name can't be found again."""
    entity = entity_repository.get(project.database, entity_id)
    if len(entity.names) <= 1:
        raise UserError("last_name")
    name = next(name for name in entity.names if name.id == name_id)
    with project.journal.edit("remove_name", name=name.text) as edit:
        edit.delete("entity_name", name_id)
