"""How an event is drafted from a span: its title, its times and its participants, by rule."""

from dataclasses import dataclass

from hawliyat.domain.annotation import Layer
from hawliyat.domain.day import Day
from hawliyat.domain.entity import Entity
from hawliyat.domain.event import Modality, TimeRole
from hawliyat.domain.identity import ArticleId, EntityId, LabelId, MentionId, RoleId
from hawliyat.domain.proposal import TimeExpression
from hawliyat.domain.span import Span
from hawliyat.store import annotation_repository, entity_repository, proposal_repository, time_repository
from hawliyat.store.database import Database
from hawliyat.text.sentences import clause_at, sentence_at

TITLE_LENGTH = 80
PARTICIPANT, PLACE, QUANTITY = RoleId("role-participant"), RoleId("role-place"), RoleId("role-quantity")
_PLACE_LABEL = LabelId("entity-place")


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity that takes part in an event, by one of its mentions."""

    role_id: RoleId
    entity_id: EntityId
    mention_id: MentionId | None


def event_span(text: str, offset: int) -> Span:
    """The span an event takes when nothing is selected: the sentence at *offset*."""
    return sentence_at(text, offset)


def proposed_title(text: str, span: Span) -> str:
    """The first clause of *span*, at most 80 characters, cut between words."""
    clause = clause_at(text, span.start)
    end = min(clause.end, span.end) if clause.end > span.start else span.end
    title = " ".join(text[span.start : end].split())
    if len(title) <= TITLE_LENGTH:
        return title
    cut = title[: TITLE_LENGTH - 1]
    return cut[: cut.rfind(" ")].rstrip() + "…" if " " in cut else cut + "…"


def sentences_of(text: str, span: Span) -> Span:
    """The span from the first sentence that *span* touches to the last."""
    first, last = sentence_at(text, span.start), sentence_at(text, max(span.start, span.end - 1))
    return Span(min(first.start, span.start), max(last.end, span.end))


def expressions(database: Database, article_id: ArticleId, area: Span) -> list[TimeExpression]:
    """The accepted times and what is still proposed wholly inside *area* of an article, in reading order."""
    anchors = {each.id: each.anchor for each in annotation_repository.inside(database, article_id, area, Layer.TIME)}
    times = time_repository.on_annotations(database, anchors)
    roles = time_repository.roles_on_annotations(database, anchors)
    accepted = [
        TimeExpression(anchors[at].span, anchors[at].quote, stored.value, 1.0, roles.get(stored.id, TimeRole.OCCURRED))
        for at, stored in times.items()
    ]
    proposed = [each.expression for each in proposal_repository.inside(database, article_id, area)]
    return sorted([*accepted, *proposed], key=lambda expression: expression.span)


def proposed_modality(occurred: TimeExpression | None, published: Day | None) -> Modality:
    """A time that lies wholly after the day of publication can only be planned; anything else is taken to have been."""
    earliest = occurred.value.bounds.earliest_start if occurred is not None else None
    is_ahead = earliest is not None and published is not None and earliest > published
    return Modality.PLANNED if is_ahead else Modality.HAPPENED


def participants(database: Database, article_id: ArticleId, area: Span) -> list[Participant]:
    """Each entity mentioned inside *area*, once, in reading order; places as places."""
    found: dict[EntityId, Participant] = {}
    marked = annotation_repository.inside(database, article_id, area, Layer.ENTITY)
    mentions = entity_repository.on_annotations(database, [annotation.id for annotation in marked])
    for annotation in marked:
        entity = mentions.get(annotation.id)
        if entity is None or entity.id in found:
            continue
        mention = entity_repository.mention_of_annotation(database, annotation.id)
        found[entity.id] = Participant(role_of(entity), entity.id, mention.id if mention is not None else None)
    return list(found.values())


def role_of(entity: Entity | None) -> RoleId:
    """The role somebody takes in an event unless told otherwise; words that name no entity are a quantity."""
    if entity is None:
        return QUANTITY
    return PLACE if entity.label_id == _PLACE_LABEL else PARTICIPANT
