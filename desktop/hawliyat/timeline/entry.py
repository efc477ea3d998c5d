"""What the timeline is made of: one entry per event, with its claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from hawliyat.domain.day import Day
from hawliyat.domain.event import EventStatus, Modality, Polarity
from hawliyat.domain.identity import AnnotationId, ArticleId, EventId, EvidenceId, LabelId
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import Bounds, TimeValue


@dataclass(frozen=True, slots=True)
class Claim:
    """What one piece of evidence says of an event. `value` is when it says it was, None when it doesn't tell.

    `annotation_id` and `span` say where its words stand in the article; `source` is who published it, else its title;
    `time_quote` are the words its time was read from.
    """

    evidence_id: EvidenceId
    article_id: ArticleId | None
    modality: Modality
    polarity: Polarity
    value: TimeValue | None = None
    published: Day | None = None
    speakers: tuple[str, ...] = ()
    quote: str = ""
    annotation_id: AnnotationId | None = None
    span: Span | None = None
    source: str = ""
    time_quote: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as the timeline sees it. `value` is the event's own time, None when it is undated.

    `basis_evidence_id` names the claim that time was chosen from.
    """

    event_id: EventId
    title: str
    label_id: LabelId
    status: EventStatus
    value: TimeValue | None = None
    claims: tuple[Claim, ...] = ()
    basis_evidence_id: EvidenceId | None = None

    @property
    def basis(self) -> Claim | None:
        """The claim to show first: the one the event's time was chosen from, else the first; None without claims."""
        chosen = (claim for claim in self.claims if claim.evidence_id == self.basis_evidence_id)
        return next(chosen, self.claims[0] if self.claims else None)

    @property
    def bounds(self) -> Bounds:
        """The four bounds, all None when nothing is known."""
        return self.value.bounds if self.value is not None else Bounds()

    @property
    def is_dated(self) -> bool:
        """Whether the event has a place on the axis."""
        return not self.bounds.is_unbounded

    @property
    def modality(self) -> Modality:
        """Happened if any affirmed claim says so, else planned, possible, unclear: the firmest claim counts."""
        spoken = {claim.modality for claim in self.claims if claim.polarity is Polarity.AFFIRMED}
        spoken = spoken or {claim.modality for claim in self.claims}
        return next((modality for modality in Modality if modality in spoken), Modality.UNCLEAR)

    @property
    def is_denied(self) -> bool:
        """Whether every claim denies it."""
        return bool(self.claims) and all(claim.polarity is Polarity.DENIED for claim in self.claims)

    @property
    def is_disputed(self) -> bool:
        """Whether some claims affirm it and some deny it, or their times exclude each other."""
        polarities = {claim.polarity for claim in self.claims}
        return len(polarities) > 1 or self.times_disagree

    @property
    def times_disagree(self) -> bool:
        """Whether two claims give times that can't both hold (their outer bounds do not meet)."""
        return disagree([claim.value.bounds for claim in self.claims if claim.value and claim.value.is_resolved])

    @property
    def not_after(self) -> Day | None:
        """For an undated event that happened: the day its first source was published."""
        days = [claim.published for claim in self.claims if claim.published is not None]
        return min(days) if days and not self.is_dated and self.modality is Modality.HAPPENED else None

    @property
    def not_before(self) -> Day | None:
        """For an undated event that is planned: the day its first source was published."""
        days = [claim.published for claim in self.claims if claim.published is not None]
        return min(days) if days and not self.is_dated and self.modality is Modality.PLANNED else None


def disagree(times: Sequence[Bounds]) -> bool:
    """Whether two of *times* can't both hold: their outer bounds do not meet."""
    outer = sorted(map(_outer, times))
    return any(earlier[1] < later[0] for at, earlier in enumerate(outer) for later in outer[at + 1 :])


def _outer(bounds: Bounds) -> tuple[float, float]:
    first = bounds.earliest_start if bounds.earliest_start is not None else float("-inf")
    last = bounds.latest_end if bounds.latest_end is not None else float("inf")
    return first, last
