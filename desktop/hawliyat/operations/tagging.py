"""Tagging entities in a text, and taking tags away."""

from collections.abc import Iterable

from hawliyat.domain.annotation import Annotation, Label, Layer
from hawliyat.domain.article import Article
from hawliyat.domain.entity import Entity, EntityName, Mention, NameKind
from hawliyat.domain.errors import UserError
from hawliyat.domain.event import TimeBasis
from hawliyat.domain.identity import AnnotationId, ArticleId, EntityId, LabelId, MentionId, new_id
from hawliyat.domain.span import Anchor, Span
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
from hawliyat.text.folding import folded
from hawliyat.text.words import clitic_trims


def matching_entities(database: Database, *, text: str, label_id: LabelId | None = None) -> list[Entity]:
    """Return the known entities one of whose names matches *text* when both are folded, likeliest first.

    A name matches whole, or without a proclitic of the text (بهواوي finds هواوي). Entities of *label_id* and whole
    matches come first.
    """
    whole = folded(text)
    trimmed = {folded(text[cut:]) for cut in clitic_trims(text)}
    ranked: list[tuple[bool, bool, Entity]] = []
    for entity in entity_repository.all(database):
        names = {folded(name.text) for name in entity.names}
        if whole in names or names & trimmed:
            ranked.append((whole not in names, label_id not in (None, entity.label_id), entity))
    return [entity for *_, entity in sorted(ranked, key=lambda item: item[:2])]


def entity_with_label(database: Database, entity_id: EntityId) -> tuple[Entity, Label]:
    """Return an entity and the label it carries."""
    entity = entity_repository.get(database, entity_id)
    return entity, tagset_repository.label(database, entity.label_id)


def tag_mention(
    project: Project, *, article_id: ArticleId, span: Span, label_id: LabelId, entity_id: EntityId | None = None
) -> AnnotationId:
    """Tag *span* as a mention of an entity: the one given, or a new one of *label_id* named by the quote."""
    article = article_repository.get(project.database, article_id)
    anchor = anchor_in(project.database, article_id, span)
    with project.journal.edit("tag_mention", quote=anchor.quote, label=label_id) as edit:
        if entity_id is None:
            entity_id = _add_entity(edit, anchor.quote, article.language, label_id)
        else:
            entity = entity_repository.get(project.database, entity_id)
            label_id = entity.label_id
            _learn_name(edit, entity, anchor.quote, article.language)
        annotation = annotation_at(edit, article, anchor, Layer.ENTITY, label_id)
        entity_repository.add_mention(edit, Mention(MentionId(new_id()), annotation.id, entity_id))
    return annotation.id


def link_mention(project: Project, *, annotation_id: AnnotationId, entity_id: EntityId | None) -> None:
    """Let a tagged mention name another entity; None makes a new one named by the quote, of the same label."""
    annotation = annotation_repository.get(project.database, annotation_id)
    mention = entity_repository.mention_of_annotation(project.database, annotation_id)
    if mention is None or annotation.label_id is None:
        raise UserError("not_a_mention")
    article = article_repository.get(project.database, annotation.article_id)
    with project.journal.edit("link_mention", quote=annotation.anchor.quote) as edit:
        if entity_id is None:
            entity_id = _add_entity(edit, annotation.anchor.quote, article.language, annotation.label_id)
        target = entity_repository.get(project.database, entity_id)
        edit.update("mention", mention.id, entity_id=entity_id)
        edit.update("annotation", annotation_id, label_id=target.label_id)
        _learn_name(edit, target, annotation.anchor.quote, article.language)


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
    removed time becomes undated.
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
    if stored is not None:
        for event_id in event_repository.dated_by(database, stored.id):
            edit.update("event", event_id, time_value_id=None, time_basis=TimeBasis.NONE, basis_evidence_id=None)
    edit.delete_with_dependants("annotation", annotation.id)


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


def _add_entity(edit: Edit, name: str, language: str, label_id: LabelId) -> EntityId:
    entity_id = EntityId(new_id())
    names = (EntityName(new_id(), entity_id, name, language, NameKind.PREFERRED),)
    entity_repository.add(edit, Entity(entity_id, label_id, names))
    return entity_id


def _learn_name(edit: Edit, entity: Entity, quote: str, language: str) -> None:
    """Keep a new spelling as a name; the first name in a language is its preferred one."""
    if folded(quote) in {folded(name.text) for name in entity.names}:
        return
    base = language.partition("-")[0]
    has_language = any(name.language.partition("-")[0] == base for name in entity.names)
    kind = NameKind.ALIAS if has_language else NameKind.PREFERRED
    entity_repository.add_name(edit, EntityName(new_id(), entity.id, quote, language, kind))
