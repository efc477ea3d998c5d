"""The entities themselves: their names, and taking them away."""

from dataclasses import replace

from hawliyat.domain.entity import Entity, EntityName, NameKind
from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import EntityId, new_id
from hawliyat.operations.naming import write_names
from hawliyat.operations.tagging import remove_annotation
from hawliyat.store import annotation_repository, entity_repository
from hawliyat.store.journal import Edit
from hawliyat.store.project import Project


def add_name(project: Project, *, entity_id: EntityId, text: str, language: str) -> None:
    """Give an entity one more name; the first in a language becomes its preferred one."""
    name = _written(text)
    entity = entity_repository.get(project.database, entity_id)
    with project.journal.edit("add_name", name=name, entity=entity.name()) as edit:
        write_names(edit, entity.names, [*entity.names, EntityName(new_id(), entity_id, name, language)])


def rename(project: Project, *, name_id: str, text: str, language: str | None = None) -> None:
    """Correct one name of an entity, or its language; in a language that has a preferred name it becomes another."""
    name = _written(text)
    with project.journal.edit("rename_entity", name=name) as edit:
        entity = entity_repository.get(project.database, edit.image("entity_name", name_id)["entity_id"])
        old = next(each for each in entity.names if each.id == name_id)
        new = replace(old, text=name, language=old.language if language is None else language)
        if new.language != old.language:
            new = replace(new, kind=NameKind.ALIAS)
        write_names(edit, entity.names, [new if each.id == name_id else each for each in entity.names])


def prefer_name(project: Project, *, entity_id: EntityId, name_id: str) -> None:
    """Make one name the preferred one of its language."""
    entity = entity_repository.get(project.database, entity_id)
    chosen = next(name for name in entity.names if name.id == name_id)
    with project.journal.edit("prefer_name", name=chosen.text) as edit:
        write_names(edit, entity.names, entity.names, preferred=name_id)


def remove_name(project: Project, *, entity_id: EntityId, name_id: str) -> None:
    """Take a name away; the last one stays, since an entity without a name can't be found again."""
    entity = entity_repository.get(project.database, entity_id)
    if len(entity.names) <= 1:
        raise UserError("last_name")
    name = next(name for name in entity.names if name.id == name_id)
    with project.journal.edit("remove_name", name=name.text) as edit:
        write_names(edit, entity.names, [each for each in entity.names if each.id != name_id])


def remove_entity(project: Project, *, entity_id: EntityId) -> None:
    """Remove an entity with its names and every tag that names it, and with what was merged into it, in one edit.

    Events and claims lose nobody: where it took part or spoke, its name stays as text.
    """
    entity = entity_repository.get(project.database, entity_id)
    marked = entity_repository.annotations_of(project.database, entity_id)
    with project.journal.edit("remove_entity", name=entity.name(), count=len(marked)) as edit:
        for gone in (entity_id, *entity_repository.merged_into(project.database, entity_id)):
            _leave_name(edit, entity, gone)
        for annotation_id in marked:
            remove_annotation(edit, project.database, annotation_repository.get(project.database, annotation_id))
        for gone in (*entity_repository.merged_into(project.database, entity_id), entity_id):
            edit.delete_with_dependants("entity", gone)


def _leave_name(edit: Edit, entity: Entity, entity_id: EntityId) -> None:
    """Let the name stand as text wherever an event or a claim pointed at the entity."""
    pointing = {"argument": ("entity_id", "mention_id"), "attribution": ("entity_id",)}
    for table, columns in pointing.items():
        for row_id in edit.find(table, "entity_id", entity_id):
            text = edit.image(table, row_id)["text"] or entity.name()
            edit.update(table, row_id, text=text, **dict.fromkeys(columns))


def _written(name: str) -> str:
    if not name.strip():
        raise UserError("empty_name")
    return name.strip()
