"""Events, and the claims the articles make about them."""

from dataclasses import dataclass
from enum import StrEnum

from hawliyat.domain.identity import AnnotationId, EntityId, EventId, EvidenceId, LabelId, MentionId, RoleId, TimeId


class EventStatus(StrEnum):
    """Whether the researcher has looked at what the program put together."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"


class TimeBasis(StrEnum):
    """Where an event's own time comes from."""

    CLAIM = "claim"
    RESEARCHER = "researcher"
    NONE = "none"


class Modality(StrEnum):
    """How the source speaks of the event."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    UNCLEAR = "unclear"


class Polarity(StrEnum):
    """Whether the source says it is so, or that it is not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class TimeRole(StrEnum):
    """What a time is to a claim. REPORTED dates the saying, never the event."""

    OCCURRED = "occurred"
    START = "start"
    END = "end"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the timeline: something that happened, is planned, or is said to have happened."""

    id: EventId
    title: str
    label_id: LabelId
    time_value_id: TimeId | None = None
    time_basis: TimeBasis = TimeBasis.NONE
    basis_evidence_id: EvidenceId | None = None
    status: EventStatus = EventStatus.DRAFT
    note: str = ""
    merged_into: EventId | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, in order: position 0 is who the article names last before the claim, 1 whom that one cites."""

    id: str
    position: int
    entity_id: EntityId | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceTime:
    """A time of a claim and what it is to it."""

    id: str
    time_id: TimeId
    role: TimeRole


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim about an event: what it stands on, how it speaks, when, and who says so.

    `time_value_id` is when it says it was: what its `times` come to (`domain.claim_value`), None if they don't tell.
    """

    id: EvidenceId
    event_id: EventId
    annotation_id: AnnotationId | None
    citation: str = ""
    modality: Modality = Modality.HAPPENED
    polarity: Polarity = Polarity.AFFIRMED
    times: tuple[EvidenceTime, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    note: str = ""
    time_value_id: TimeId | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of an event in a role: an entity, one mention of it, or plain text (a quantity, say)."""

    id: str
    event_id: EventId
    role_id: RoleId
    evidence_id: EvidenceId | None = None
    entity_id: EntityId | None = None
    mention_id: MentionId | None = None
    text: str = ""
