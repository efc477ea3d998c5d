"""Tagging entities in a text, and taking tags away."""

from collections.abc import Iterable

from hawliyat.domain.annotation import Annotation, Label, Layer
from hawliyat.domain.article import Article
from hawliyat.domain.entity import Entity, Mention
from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import AnnotationId, ArticleId, EntityId, LabelId, MentionId, new_id
from hawliyat.domain.span import Anchor, Span
from hawliyat.operations.claim_times import settle_claims
from hawliyat.operations.naming import add_named, learn_name
from hawliyat.store import (
    annotation_repository,
    article_repository,
    entity_repository,
    event_repository,
    tagset_repository,
    time_repository,
)
from hawliyat.store.database import Database
from hawliyat.store.journal import Edit
from hawliyat.store.project import Project


def entity_with_label(database: Database, entity_id: EntityId) -> tuple[Entity, Label]:
    """Return an entity and the label it carries."""
    entity = entity_repository.get(database, entity_id)
    return entity, tagset_repository.label(database, entity.label_id)


def tag_mention(
    project: Project, *, article_id: ArticleId, span: Span, label_id: LabelId, entity_id: EntityId | None = None
) -> AnnotationId:
    """Tag *span* as a mention of an entity: the one given, or a new one of *label_id* named by the quote.

    Words that are tagged already get no second tag: theirs names that entity from then on.
    """
    article = article_repository.get(project.database, article_id)
    anchor = anchor_in(project.database, article_id, span)
    tagged = annotation_repository.at(project.database, article_id, anchor.span, Layer.ENTITY)
    with project.journal.edit("tag_mention", quote=anchor.quote, label=label_id) as edit:
        entity = _named_entity(
            edit, project.database, anchor.quote, article.language, entity_id=entity_id, label_id=label_id
        )
        if tagged is not None:
            _relink(edit, project.database, tagged, entity)
            return tagged.id
        annotation = annotation_at(edit, article, anchor, Layer.ENTITY, entity.label_id)
        entity_repository.add_mention(edit, Mention(MentionId(new_id()), annotation.id, entity.id))
    return annotation.id


def link_mention(project: Project, *, annotation_id: AnnotationId, entity_id: EntityId | None) -> None:
    """Let a tagged mention name another entity; None makes a new one named by the quote, of the same label."""
    annotation = annotation_repository.get(project.database, annotation_id)
    mention = entity_repository.mention_of_annotation(project.database, annotation_id)
    if mention is None or annotation.label_id is None:
        raise UserError("not_a_mention")
    language = article_repository.get(project.database, annotation.article_id).language
    quote = annotation.anchor.quote
    with project.journal.edit("link_mention", quote=quote) as edit:
        target = _named_entity(
            edit, project.database, quote, language, entity_id=entity_id, label_id=annotation.label_id
        )
        _relink(edit, project.database, annotation, target)


def relabel_entity(project: Project, *, entity_id: EntityId, label_id: LabelId) -> None:
    """Give an entity another label, and with it every mention."""
    entity = entity_repository.get(project.database, entity_id)
    label = tagset_repository.label(project.database, label_id)
    if label.layer is not Layer.ENTITY:
        raise UserError("not_an_entity_label", label=label_id)
    with project.journal.edit("relabel_entity", name=entity.name(), label=label_id) as edit:
        edit.update("entity", entity_id, label_id=label_id)
        for annotation_id in entity_repository.annotations_of(project.database, entity_id):
            edit.update("annotation", annotation_id, label_id=label_id)


def untag(project: Project, *, annotation_ids: Iterable[AnnotationId]) -> None:
    """Remove annotations with what hangs on them, as one edit.

    An event whose last evidence goes is removed too: no entry of the timeline stands on nothing. An event dated by a
    removed time follows what its claim still says, and is undated if that is nothing. An entity stays when its last
    mention goes: it has names and a note, and may take part in events; `entities.remove_entity` removes it.
    """
    annotations = [annotation_repository.get(project.database, annotation_id) for annotation_id in annotation_ids]
    if not annotations:
        return
    with project.journal.edit("untag", quote=annotations[0].anchor.quote, count=len(annotations)) as edit:
        for annotation in annotations:
            remove_annotation(edit, project.database, annotation)


def remove_annotation(edit: Edit, database: Database, annotation: Annotation) -> None:
    """Remove one annotation within *edit*; see `untag` for what goes with it."""
    evidence = event_repository.evidence_on(database, annotation.id)
    for claim in evidence:
        if all(
            other.annotation_id == annotation.id for other in event_repository.evidence_of(database, claim.event_id)
        ):
            edit.delete_with_dependants("event", claim.event_id)
    stored = time_repository.of_annotation(database, annotation.id)
    used_by = event_repository.claims_using(database, stored.id) if stored is not None else []
    edit.delete_with_dependants("annotation", annotation.id)
    settle_claims(edit, database, used_by)


def anchor_in(database: Database, article_id: ArticleId, span: Span) -> Anchor:
    """Anchor *span*, without white space at its ends, in the article's text; see `trimmed`."""
    text = article_repository.text(database, article_id)
    return Anchor.at(text, trimmed(text, span))


def trimmed(text: str, span: Span) -> Span:
    """*span* without white space at its ends; a `UserError` if nothing is left."""
    quote = span.of(text)
    if not quote.strip():
        raise UserError("nothing_selected")
    return Span(span.start + len(quote) - len(quote.lstrip()), span.end - len(quote) + len(quote.rstrip()))


def annotation_at(edit: Edit, article: Article, anchor: Anchor, layer: Layer, label_id: LabelId | None) -> Annotation:
    """Add an annotation made by the edit's researcher, now."""
    annotation = Annotation(
        AnnotationId(new_id()), article.id, article.text_sha256, anchor, layer, label_id, edit.made_by, edit.made_at
    )
    annotation_repository.add(edit, annotation)
    return annotation


def _named_entity(
    edit: Edit, database: Database, quote: str, language: str, *, entity_id: EntityId | None, label_id: LabelId
) -> Entity:
    """The entity given, which learns the quote as a name, or a new one named by it."""
    if entity_id is None:
        entity_id = add_named(edit, quote, language, label_id)
    entity = entity_repository.get(database, entity_id)
    learn_name(edit, entity, quote, language)
    return entity


def _relink(edit: Edit, database: Database, annotation: Annotation, entity: Entity) -> None:
    mention = entity_repository.mention_of_annotation(database, annotation.id)
    if mention is None:
        entity_repository.add_mention(edit, Mention(MentionId(new_id()), annotation.id, entity.id))
    else:
        edit.update("mention", mention.id, entity_id=entity.id)
    edit.update("annotation", annotation.id, label_id=entity.label_id)
