"""The values of the sample's hand annotation, as `sample_annotations` reads them (the form: docs/format.md)."""

from collections.abc import Iterator
from dataclasses import dataclass

from hawliyat.domain.entity import NameKind
from hawliyat.domain.event import EventStatus, Modality, Polarity, TimeRole
from hawliyat.domain.identity import ArticleId, EntityId, EventId, LabelId, RoleId, StoryId, TimeId


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands: its file and which of its occurrences (1-based) is meant."""

    file: str
    quote: str
    occurrence: int


@dataclass(frozen=True, slots=True)
class SampleStory:
    """A story that articles of the sample go back to."""

    id: StoryId
    title: str


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """The fixed id of an article and the story it belongs to."""

    id: ArticleId
    file: str
    story_id: StoryId | None


@dataclass(frozen=True, slots=True)
class SampleName:
    """One name of an entity."""

    text: str
    language: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class SampleEntity:
    """Someone or something the articles name."""

    id: EntityId
    label_id: LabelId
    names: tuple[SampleName, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SampleMention:
    """A place that names an entity."""

    place: Place
    entity_id: EntityId


@dataclass(frozen=True, slots=True)
class SampleTime:
    """A time expression and its accepted value (EDTF text)."""

    id: TimeId
    place: Place
    edtf: str


@dataclass(frozen=True, slots=True)
class SampleClaimTime:
    """A time of the sample and what it is to a claim."""

    time_id: TimeId
    role: TimeRole


@dataclass(frozen=True, slots=True)
class SampleSpeaker:
    """Who says so: an entity, or words of the text."""

    entity_id: EntityId | None
    text: str


@dataclass(frozen=True, slots=True)
class SampleClaim:
    """What one place says of an event; the first speaker is the one the article itself names."""

    place: Place
    modality: Modality
    polarity: Polarity
    times: tuple[SampleClaimTime, ...]
    speakers: tuple[SampleSpeaker, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SampleArgument:
    """A participant: an entity or text, of the event or (`claim`, 1-based) of one of its claims only."""

    role_id: RoleId
    entity_id: EntityId | None
    text: str
    claim: int | None


@dataclass(frozen=True, slots=True)
class SampleEvent:
    """An event with its claims; `time_basis` is the claim (1-based) that dates it, None if nothing does."""

    id: EventId
    title: str
    label_id: LabelId
    status: EventStatus
    time_basis: int | None
    claims: tuple[SampleClaim, ...]
    arguments: tuple[SampleArgument, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SampleAnnotations:
    """Everything the file says, its references checked."""

    stories: tuple[SampleStory, ...]
    articles: tuple[SampleArticle, ...]
    entities: tuple[SampleEntity, ...]
    mentions: tuple[SampleMention, ...]
    times: tuple[SampleTime, ...]
    events: tuple[SampleEvent, ...]

    def places(self) -> Iterator[Place]:
        """Yield every place the annotation stands on."""
        yield from (mention.place for mention in self.mentions)
        yield from (time.place for time in self.times)
        yield from (claim.place for event in self.events for claim in event.claims)
