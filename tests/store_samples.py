"""Small projects for the tests and benchmarks of the store: one Arabic article, its entity, its events."""

from dataclasses import dataclass

from hawliyat.domain import day
from hawliyat.domain.annotation import Annotation, Layer
from hawliyat.domain.article import Article, Direction
from hawliyat.domain.entity import Entity, EntityName, Mention, NameKind
from hawliyat.domain.event import Argument, Attribution, Event, Evidence, EvidenceTime, Modality, Polarity, TimeBasis
from hawliyat.domain.event import TimeRole as Role
from hawliyat.domain.identity import (
    AnnotationId,
    ArticleId,
    EntityId,
    EventId,
    EvidenceId,
    LabelId,
    MentionId,
    RoleId,
    TimeId,
    new_id,
)
from hawliyat.domain.span import Anchor, Span
from hawliyat.domain.time_value import Bounds, Granularity, StoredTime, TimeValue
from hawliyat.store import (
    annotation_repository,
    article_repository,
    entity_repository,
    event_repository,
    time_repository,
)
from hawliyat.store.journal import Edit

TEXT = "أطلقت هواوي هاتفها في مايو 2025 في بكين 😀.\nونفى متحدث باسم هواوي يوم الخميس أي تأخير."
ORGANIZATION, LAUNCH = LabelId("entity-organization"), LabelId("event-launch")
PARTICIPANT = RoleId("role-participant")


@dataclass(frozen=True)
class Told:
    """What `tell` made."""

    event: Event
    claim: Evidence
    time: StoredTime
    trigger: Annotation


def month(year: int, number: int) -> TimeValue:
    """A time value: within that month."""
    last = day.days_in_month(year, number)
    bounds = Bounds.within(day.from_ymd(year, number, 1), day.from_ymd(year, number, last))
    return TimeValue(f"{year:04}-{number:02}", bounds, Granularity.MONTH)


def import_article(edit: Edit, text: str = TEXT, published: str = "2025-06-01") -> Article:
    """Add an article."""
    article = Article(
        ArticleId(new_id()),
        article_repository.text_key(text),
        "هواوي تطلق هاتفا",
        "ar",
        Direction.RTL,
        publisher="صحيفة",
        published_edtf=published,
        imported_at=edit.made_at,
    )
    article_repository.add(edit, article, text)
    return article


def tag(edit: Edit, article: Article, span: Span, layer: Layer, text: str = TEXT) -> Annotation:
    """Annotate *span* of the article."""
    label = {Layer.ENTITY: ORGANIZATION, Layer.EVENT: LAUNCH, Layer.TIME: None}[layer]
    anchor = Anchor.at(text, span)
    annotation = Annotation(
        AnnotationId(new_id()), article.id, article.text_sha256, anchor, layer, label, edit.made_by, edit.made_at
    )
    annotation_repository.add(edit, annotation)
    return annotation


def of(quote: str, text: str = TEXT) -> Span:
    """Where *quote* first stands in *text*."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def name_entity(edit: Edit, name: str = "هواوي", language: str = "ar") -> Entity:
    """Add an entity with one name."""
    entity_id = EntityId(new_id())
    names = (EntityName(new_id(), entity_id, name, language, NameKind.PREFERRED),)
    entity = Entity(entity_id, ORGANIZATION, names)
    entity_repository.add(edit, entity)
    return entity


def mention(edit: Edit, annotation: Annotation, entity: Entity) -> Mention:
    """Link an annotation to an entity."""
    link = Mention(MentionId(new_id()), annotation.id, entity.id)
    entity_repository.add_mention(edit, link)
    return link


def tell(
    edit: Edit,
    article: Article,
    value: TimeValue | None = None,
    *,
    title: str = "إطلاق هاتف",
    modality: Modality = Modality.HAPPENED,
    polarity: Polarity = Polarity.AFFIRMED,
    speaker: str = "متحدث",
) -> Told:
    """Add an event that one claim dates by *value* (May 2025)."""
    written = tag(edit, article, of("مايو 2025"), Layer.TIME)
    time = StoredTime(TimeId(new_id()), value or month(2025, 5), written.id, edit.made_by)
    time_repository.add(edit, time)
    trigger = tag(edit, article, of("أطلقت هواوي هاتفها"), Layer.EVENT)
    event = Event(EventId(new_id()), title, LAUNCH)
    event_repository.add(edit, event)
    claim = Evidence(
        EvidenceId(new_id()),
        event.id,
        trigger.id,
        modality=modality,
        polarity=polarity,
        times=(EvidenceTime(new_id(), time.id, Role.OCCURRED),),
        attributions=(Attribution(new_id(), 0, None, speaker),),
        time_value_id=time.id,
    )
    event_repository.add_evidence(edit, claim)
    event_repository.update(
        edit, event.id, time_value_id=time.id, time_basis=TimeBasis.CLAIM, basis_evidence_id=claim.id
    )
    return Told(_dated(event, time, claim), claim, time, trigger)


def _dated(event: Event, time: StoredTime, claim: Evidence) -> Event:
    """The event as `tell` leaves it."""
    return Event(event.id, event.title, event.label_id, time.id, TimeBasis.CLAIM, claim.id)


def take_part(edit: Edit, told: Told, entity: Entity, link: Mention | None = None, text: str = "") -> Argument:
    """Add a participant to an event."""
    argument = Argument(
        new_id(), told.event.id, PARTICIPANT, told.claim.id, entity.id, link.id if link is not None else None, text
    )
    event_repository.add_argument(edit, argument)
    return argument
