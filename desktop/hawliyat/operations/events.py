"""Events: made from a sentence with one key, then looked at, corrected, dated and confirmed."""

from dataclasses import dataclass

from hawliyat.domain.errors import UserError
from hawliyat.domain.event import Argument, Event, EventStatus, TimeBasis
from hawliyat.domain.identity import ArticleId, EntityId, EventId, EvidenceId, LabelId, RoleId, TimeId, new_id
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import StoredTime
from hawliyat.operations.claim_times import UNDATED, date_by_claim
from hawliyat.operations.claims import MadeClaim, add_claim, claims_at
from hawliyat.operations.drafting import participants, proposed_title, sentences_of
from hawliyat.operations.tagging import trimmed
from hawliyat.store import article_repository, event_repository, time_repository
from hawliyat.store.database import Database
from hawliyat.store.project import Project
from hawliyat.temporal import parse_edtf

DEFAULT_LABEL = LabelId("event-other")


@dataclass(frozen=True, slots=True)
class SearchableEvent:
    """An event, its time as EDTF ("" for none), and all the text it is searched by."""

    event: Event
    when: str
    searched: str


def make_event(
    project: Project, *, article_id: ArticleId, span: Span, label_id: LabelId = DEFAULT_LABEL, title: str = ""
) -> MadeClaim:
    """Make a draft event of *span*, with its time, its reported times and the entities of its sentence, in one edit.

    Words that are an event already are not made one again: without a *title* of its own the event that rests on
    exactly *span* is returned, and nothing is changed.
    """
    text = article_repository.text(project.database, article_id)
    span = trimmed(text, span)
    there = claims_at(project.database, article_id, span)
    if there and not title:
        return there[0]
    event = Event(EventId(new_id()), title or proposed_title(text, span), label_id)
    taking_part = participants(project.database, article_id, sentences_of(text, span))
    with project.journal.edit("make_event", title=event.title, event_id=event.id) as edit:
        event_repository.add(edit, event)
        made = add_claim(edit, project, event, article_id, span)
        for each in taking_part:
            argument = Argument(new_id(), event.id, each.role_id, made.evidence_id, each.entity_id, each.mention_id)
            event_repository.add_argument(edit, argument)
    return made


def searchable(database: Database) -> list[SearchableEvent]:
    """Every event with what it can be found by (title, time, participants in any language), newest first."""
    texts = event_repository.participant_texts(database)
    return [
        SearchableEvent(event, when, " ".join([event.title, when, *texts.get(event.id, ())]))
        for event, when in event_repository.newest_with_times(database)
    ]


def retitle_event(project: Project, *, event_id: EventId, title: str) -> None:
    """Give an event another title."""
    if not title.strip():
        raise UserError("empty_title")
    with project.journal.edit("retitle_event", title=title.strip()) as edit:
        edit.update("event", event_id, title=title.strip())


def relabel_event(project: Project, *, event_id: EventId, label_id: LabelId) -> None:
    """Give an event another kind; its annotations follow."""
    event = event_repository.get(project.database, event_id)
    with project.journal.edit("relabel_event", title=event.title, label=label_id) as edit:
        edit.update("event", event_id, label_id=label_id)
        for claim in event_repository.evidence_of(project.database, event_id):
            if claim.annotation_id is not None:
                edit.update("annotation", claim.annotation_id, label_id=label_id)


def confirm_event(project: Project, *, event_id: EventId, title: str | None = None) -> None:
    """Say that an event is as it should be, with the title as it now stands in the field."""
    event = event_repository.get(project.database, event_id)
    wanted = (title or event.title).strip() or event.title
    with project.journal.edit("confirm_event", title=wanted) as edit:
        edit.update("event", event_id, status=EventStatus.CONFIRMED, title=wanted)


def note_event(project: Project, *, event_id: EventId, note: str) -> None:
    """Keep the researcher's note on an event."""
    event = event_repository.get(project.database, event_id)
    with project.journal.edit("note_event", title=event.title) as edit:
        edit.update("event", event_id, note=note)


def remove_event(project: Project, *, event_id: EventId) -> None:
    """Remove an event with its claims and their annotations; tagged times and entities stay."""
    event = event_repository.get(project.database, event_id)
    claims = event_repository.evidence_of(project.database, event_id)
    with project.journal.edit("remove_event", title=event.title) as edit:
        edit.delete_with_dependants("event", event_id)
        for claim in claims:
            if claim.annotation_id is not None:
                edit.delete_with_dependants("annotation", claim.annotation_id)


def set_event_time(project: Project, *, event_id: EventId, edtf: str) -> None:
    """Date an event by the researcher's own EDTF text; "" makes it undated."""
    event = event_repository.get(project.database, event_id)
    with project.journal.edit("set_event_time", title=event.title, edtf=edtf.strip()) as edit:
        if not edtf.strip():
            edit.update("event", event_id, **UNDATED)
        else:
            value = parse_edtf(edtf)
            stored = StoredTime(TimeId(new_id()), value, None, edit.made_by)
            time_repository.add(edit, stored)
            edit.update(
                "event",
                event_id,
                time_value_id=stored.id,
                time_basis=TimeBasis.RESEARCHER,
                basis_evidence_id=None,
            )
        edit.delete_time_if_unused(event.time_value_id)


def use_claim_time(project: Project, *, event_id: EventId, evidence_id: EvidenceId) -> None:
    """Date an event by what one of its claims says: by the claim's own time, which may last from a start to an end.

    Raises `UserError`: "claim_without_time", or "ends_before_start" for a claim whose times contradict each other.
    """
    event = event_repository.get(project.database, event_id)
    claim = event_repository.evidence(project.database, evidence_id)
    time = time_repository.find(project.database, claim.time_value_id)
    if time is None:
        raise UserError("claim_without_time")
    if not time.value.is_resolved:
        raise UserError("ends_before_start")
    with project.journal.edit("use_claim_time", title=event.title) as edit:
        date_by_claim(edit, claim, time)
        edit.delete_time_if_unused(event.time_value_id)


def add_argument(
    project: Project, *, event_id: EventId, role_id: RoleId, entity_id: EntityId | None = None, text: str = ""
) -> None:
    """Add a participant: an entity, or text such as a quantity."""
    if entity_id is None and not text.strip():
        raise UserError("empty_name")
    event = event_repository.get(project.database, event_id)
    with project.journal.edit("add_argument", title=event.title) as edit:
        argument = Argument(new_id(), event_id, role_id, entity_id=entity_id, text=text.strip())
        event_repository.add_argument(edit, argument)


def remove_argument(project: Project, *, argument_id: str) -> None:
    """Take a participant from its event."""
    with project.journal.edit("remove_argument") as edit:
        edit.delete("argument", argument_id)
