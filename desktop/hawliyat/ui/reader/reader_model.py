"""What the reader shows of one article, read from the project: the text, its header, and a mark for each annotation."""

from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hawliyat.domain.annotation import Annotation, Label, Layer
from hawliyat.domain.article import Article
from hawliyat.domain.change import ChangeSet
from hawliyat.domain.entity import Entity
from hawliyat.domain.errors import UserError
from hawliyat.domain.event import Event, Modality, Polarity, TimeRole
from hawliyat.domain.identity import AnnotationId, ArticleId, EventId, TimeId
from hawliyat.domain.proposal import Proposal
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import StoredTime
from hawliyat.store import (
    annotation_repository,
    article_repository,
    entity_repository,
    event_repository,
    proposal_repository,
    tagset_repository,
    time_repository,
)
from hawliyat.store.database import Database
from hawliyat.temporal import parse_edtf
from hawliyat.text.paragraphs import paragraphs
from hawliyat.ui.painting.article_layout import ArticleText
from hawliyat.ui.painting.header import Header
from hawliyat.ui.painting.mark import Mark
from hawliyat.ui.term_wording import language_name, term
from hawliyat.ui.time_wording import time_reading, time_reading_long
from hawliyat.ui.wording import dotted, isolate, tr, tr_count

FEW = 400
"""Up to so many changed annotations are read by themselves."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of an article, and the event that each bracket stands for."""

    marks: tuple[Mark, ...] = ()
    events: Mapping[str, EventId] = field(default_factory=dict)
    language: str = ""
    """The article's, which the captions are in."""

    def selecting(self, event_id: EventId | None) -> list[Mark]:
        """Return the marks with the evidence of one event shown as selected."""
        chosen = {mark_id for mark_id, its_event in self.events.items() if its_event == event_id}
        return [replace(mark, is_selected=True) if mark.id in chosen else mark for mark in self.marks]


def article_text(db: Database, article_id: ArticleId) -> ArticleText:
    """Return an article as the view shows it; raise KeyError if there is none."""
    article = article_repository.get(db, article_id)
    text = article_repository.text(db, article_id)
    header = Header(_meta(article, text), article.title, article.direction)
    return ArticleText(text, article.direction, header, article_repository.paragraph_directions(db, article_id))


def marked(db: Database, article_id: ArticleId, language: str) -> Marked:
    """Return the marks of an article: its annotations, and the times that wait to be accepted.

    Labels are named in *language*, the interface's, as all the other words around them are.
    """
    annotations = annotation_repository.in_article(db, article_id)
    meaning = _Meaning(
        entity_repository.mentions_in_article(db, article_id),
        time_repository.in_article(db, article_id),
        time_repository.roles_in_article(db, article_id),
        event_repository.in_article(db, article_id),
        event_repository.tones_in_article(db, article_id),
    )
    marks = _annotation_marks(db, annotations, meaning, language)
    return Marked((*marks, *_proposal_marks(db, article_id)), meaning.event_ids(), language)


def remarked(db: Database, article_id: ArticleId, before: Marked, change: ChangeSet) -> Marked:
    """Return the marks after *change*, reading only those that it reaches: one of thousands is read by itself."""
    stale = change.annotations
    if len(stale) > FEW or change.touches("label"):
        return marked(db, article_id, before.language)
    annotations = [each for each in annotation_repository.found(db, stale) if each.article_id == article_id]
    meaning = _Meaning(
        entity_repository.on_annotations(db, stale),
        time_repository.on_annotations(db, stale),
        time_repository.roles_on_annotations(db, stale),
        event_repository.on_annotations(db, stale),
        event_repository.tones_on_annotations(db, stale),
    )
    fresh = _annotation_marks(db, annotations, meaning, before.language)
    gone = [mark for mark in before.marks if mark.id in stale]
    kept = [mark for mark in before.marks if mark.id not in stale]
    if change.touches("proposal", "decision") or _spans_of_times(gone) != _spans_of_times(fresh):
        kept = [mark for mark in kept if not mark.is_proposal] + _proposal_marks(db, article_id)
    for mark in fresh:
        insort(kept, mark, key=_proposals_last)
    events = {mark_id: event_id for mark_id, event_id in before.events.items() if mark_id not in stale}
    here = {annotation.id for annotation in annotations}
    events |= {mark_id: event_id for mark_id, event_id in meaning.event_ids().items() if mark_id in here}
    return Marked(tuple(kept), events, before.language)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What annotations stand for, each kind read in one go."""

    entities: Mapping[AnnotationId, Entity]
    times: Mapping[AnnotationId, StoredTime]
    roles: Mapping[TimeId, TimeRole]
    events: Mapping[AnnotationId, Event]
    tones: Mapping[AnnotationId, tuple[Modality, Polarity]]

    def event_ids(self) -> dict[str, EventId]:
        """The event that each bracket stands for."""
        return {annotation_id: event.id for annotation_id, event in self.events.items()}


def _proposals_last(mark: Mark) -> tuple[bool, int, int, str]:
    return mark.is_proposal, mark.span.start, -mark.span.end, mark.id


def _spans_of_times(marks: Iterable[Mark]) -> set[Span]:
    return {mark.span for mark in marks if mark.layer is Layer.TIME}


def _annotation_marks(db: Database, annotations: list[Annotation], meaning: _Meaning, language: str) -> list[Mark]:
    """The marks of some annotations of an article, in their order."""
    labels = {label.id: label for label in tagset_repository.labels(db)}
    named = {entity.id: entity for entity in meaning.entities.values()}
    descriptions = {entity_id: list(dict.fromkeys(entity.texts))[:3] for entity_id, entity in named.items()}
    marks = []
    for annotation in annotations:
        if annotation.layer is Layer.ENTITY:
            entity = meaning.entities.get(annotation.id)
            label = labels.get(annotation.label_id) if annotation.label_id else None
            marks.append(_entity_mark(annotation, label, descriptions[entity.id] if entity else [], language))
        elif annotation.layer is Layer.TIME:
            marks.append(_time_mark(annotation, meaning.times.get(annotation.id), meaning.roles))
        else:
            event = meaning.events.get(annotation.id)
            label = labels.get(event.label_id) if event else None
            tone = meaning.tones.get(annotation.id)
            marks.append(_event_mark(annotation, event.title if event else "", label, tone, language))
    return marks


def _proposal_marks(db: Database, article_id: ArticleId) -> list[Mark]:
    return [_proposal_mark(proposal) for proposal in proposal_repository.in_article(db, article_id)]


def _entity_mark(annotation: Annotation, label: Label | None, names: list[str], language: str) -> Mark:
    caption = label.name(language) if label else term(Layer.ENTITY)
    colour = label.colour if label else "grey"
    description = _joined(caption, *names)
    return Mark(annotation.id, annotation.anchor.span, Layer.ENTITY, colour, caption, description=description)


def _time_mark(annotation: Annotation, stored: StoredTime | None, roles: Mapping[TimeId, TimeRole]) -> Mark:
    role = roles.get(stored.id) if stored else None
    reading = time_reading(stored.value) if stored else tr("not resolved")
    long_reading = time_reading_long(stored.value) if stored else reading
    is_reported = role is TimeRole.REPORTED
    value = _joined(reading, term(role)) if role and is_reported else reading
    return Mark(annotation.id, annotation.anchor.span, Layer.TIME, value=value, description=long_reading)


def _proposal_mark(proposal: Proposal) -> Mark:
    found = proposal.expression
    value = time_reading(found.value)
    if found.role is TimeRole.REPORTED:
        value = _joined(value, term(found.role))
    description = tr("Proposed: {time}", time=time_reading_long(found.value))
    return Mark(proposal.id, found.span, Layer.TIME, value=value, description=description, is_proposal=True)


def _event_mark(
    annotation: Annotation, title: str, label: Label | None, tone: tuple[Modality, Polarity] | None, language: str
) -> Mark:
    name = label.name(language) if label else term(Layer.EVENT)
    modality, polarity = tone or (Modality.HAPPENED, Polarity.AFFIRMED)
    said = [term(modality)] if modality is not Modality.HAPPENED else []
    said += [term(polarity)] if polarity is Polarity.DENIED else []
    caption = _joined(name, *said)
    return Mark(annotation.id, annotation.anchor.span, Layer.EVENT, "", caption, description=_joined(title, caption))


def _meta(article: Article, text: str) -> str:
    """When and where it was published, in which language, how long."""
    count = sum(1 for paragraph in paragraphs(text) if paragraph.of(text).strip())
    length = tr_count("1 paragraph", "{count} paragraphs", count)
    words = [_published(article.published_edtf), article.publisher, language_name(article.language), length]
    return "  ·  ".join(isolate(word) for word in words if word)


def _published(edtf: str) -> str:
    if not edtf:
        return tr("No publication date")
    try:
        return tr("Published {date}", date=time_reading(parse_edtf(edtf)))
    except UserError:
        return tr("Published {date}", date=edtf)


def _joined(*words: str) -> str:
    """Join words with a dot between, each in its own direction."""
    shown = [word for word in words if word]
    return shown[0] if len(shown) == 1 else dotted(*shown)
