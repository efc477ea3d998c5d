"""Claims: what one piece of evidence says of an event, how, when, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from hawliyat.domain.annotation import Layer
from hawliyat.domain.event import (
    Attribution,
    Event,
    Evidence,
    EvidenceTime,
    Modality,
    Polarity,
    TimeRole,
)
from hawliyat.domain.identity import AnnotationId, ArticleId, EntityId, EventId, EvidenceId, TimeId, new_id
from hawliyat.domain.span import Anchor, Span
from hawliyat.operations.claim_times import UNDATED, settle_claim
from hawliyat.operations.drafting import expressions, proposed_modality, sentences_of
from hawliyat.operations.naming import bearers
from hawliyat.operations.tagging import annotation_at, remove_annotation, trimmed
from hawliyat.operations.times import add_time, waiting_proposal
from hawliyat.store import (
    annotation_repository,
    article_repository,
    event_repository,
    time_repository,
)
from hawliyat.store.database import Database
from hawliyat.store.journal import Edit
from hawliyat.store.project import Project
from hawliyat.store.publication import exact_day
from hawliyat.temporal import pick


@dataclass(frozen=True, slots=True)
class MadeClaim:
    """A claim about an event: the event, the claim, and the annotation of the words it rests on."""

    event_id: EventId
    evidence_id: EvidenceId
    annotation_id: AnnotationId


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: an entity of the project, or a name as text."""

    text: str = ""
    entity_id: EntityId | None = None


def add_evidence(project: Project, *, event_id: EventId, article_id: ArticleId, span: Span) -> MadeClaim:
    """Add *span* as a further claim about an event; an undated event takes the claim's time.

    Words that are evidence of the event already are not added again: their claim is returned.
    """
    event = event_repository.get(project.database, event_id)
    text = article_repository.text(project.database, article_id)
    span = trimmed(text, span)
    for claim in claims_at(project.database, article_id, span):
        if claim.event_id == event_id:
            return claim
    with project.journal.edit("add_evidence", title=event.title) as edit:
        return add_claim(edit, project, event, article_id, span)


def claims_at(database: Database, article_id: ArticleId, span: Span) -> list[MadeClaim]:
    """Return the claims that rest on exactly the words at *span*, oldest first."""
    annotation = annotation_repository.at(database, article_id, span, Layer.EVENT)
    if annotation is None:
        return []
    found = event_repository.evidence_on(database, annotation.id)
    return [MadeClaim(claim.event_id, claim.id, annotation.id) for claim in found]


def remove_evidence(project: Project, *, evidence_id: EvidenceId) -> None:
    """Take one claim from its event; with the last one the event goes too."""
    claim = event_repository.evidence(project.database, evidence_id)
    event = event_repository.get(project.database, claim.event_id)
    with project.journal.edit("remove_evidence", title=event.title) as edit:
        if claim.annotation_id is not None:
            undate_if_based_on(edit, event, evidence_id)
            remove_annotation(edit, project.database, annotation_repository.get(project.database, claim.annotation_id))
        elif len(event_repository.evidence_of(project.database, event.id)) == 1:
            edit.delete_with_dependants("event", event.id)
        else:
            undate_if_based_on(edit, event, evidence_id)
            edit.delete_with_dependants("evidence", evidence_id)


def set_modality(project: Project, *, evidence_id: EvidenceId, modality: Modality) -> None:
    """Say how the source speaks of the event: happened, planned, possible, unclear."""
    with project.journal.edit("set_modality", modality=modality.value) as edit:
        edit.update("evidence", evidence_id, modality=modality)


def set_polarity(project: Project, *, evidence_id: EvidenceId, polarity: Polarity) -> None:
    """Say whether the source affirms or denies it."""
    with project.journal.edit("set_polarity", polarity=polarity.value) as edit:
        edit.update("evidence", evidence_id, polarity=polarity)


def set_attributions(project: Project, *, evidence_id: EvidenceId, speakers: Sequence[Speaker]) -> None:
    """Say who says so, in order: the article's own source first, then whom it cites."""
    claim = event_repository.evidence(project.database, evidence_id)
    names = ", ".join(speaker.text for speaker in speakers)
    with project.journal.edit("set_attributions", speakers=names) as edit:
        for old in claim.attributions:
            edit.delete("attribution", old.id)
        for position, speaker in enumerate(speakers):
            new = Attribution(new_id(), position, speaker.entity_id, speaker.text)
            event_repository.add_attribution(edit, evidence_id, new)


def add_claim_time(project: Project, *, evidence_id: EvidenceId, time_id: TimeId, role: TimeRole) -> None:
    """Give a claim one of the article's times in a role; a first dating time dates an undated event."""
    stored = time_repository.get(project.database, time_id)
    with project.journal.edit("add_claim_time", edtf=stored.value.edtf, role=role.value) as edit:
        event_repository.add_evidence_time(edit, evidence_id, EvidenceTime(new_id(), time_id, role))
        settle_claim(edit, project.database, evidence_id)


def add_proposed_claim_time(project: Project, *, evidence_id: EvidenceId, proposal_id: str, role: TimeRole) -> None:
    """Accept a proposed time and give it to a claim, in one edit."""
    proposal = waiting_proposal(project.database, proposal_id)
    with project.journal.edit("add_claim_time", edtf=proposal.expression.value.edtf, role=role.value) as edit:
        stored = add_time(edit, project, proposal.article_id, proposal.expression)
        event_repository.add_evidence_time(edit, evidence_id, EvidenceTime(new_id(), stored.id, role))
        settle_claim(edit, project.database, evidence_id)


def change_time_role(project: Project, *, evidence_id: EvidenceId, evidence_time_id: str, role: TimeRole) -> None:
    """Say what a time is to its claim. The event follows; a time that only dates the report dates no event."""
    claim = event_repository.evidence(project.database, evidence_id)
    time = next(each for each in claim.times if each.id == evidence_time_id)
    stored = time_repository.get(project.database, time.time_id)
    with project.journal.edit("change_time_role", edtf=stored.value.edtf, role=role.value) as edit:
        edit.update("evidence_time", evidence_time_id, role=role)
        settle_claim(edit, project.database, evidence_id)


def remove_claim_time(project: Project, *, evidence_id: EvidenceId, evidence_time_id: str) -> None:
    """Take a time from a claim (the time itself stays tagged); an event dated by the claim follows what is left."""
    claim = event_repository.evidence(project.database, evidence_id)
    event = event_repository.get(project.database, claim.event_id)
    with project.journal.edit("remove_claim_time", title=event.title) as edit:
        edit.delete("evidence_time", evidence_time_id)
        settle_claim(edit, project.database, evidence_id)


def add_claim(edit: Edit, project: Project, event: Event, article_id: ArticleId, span: Span) -> MadeClaim:
    """Annotate *span* as evidence of *event*, with its occurred time and the reported times of its sentence."""
    database = project.database
    article = article_repository.get(database, article_id)
    text = article_repository.text(database, article_id)
    annotation = annotation_at(edit, article, Anchor.at(text, span), Layer.EVENT, event.label_id)
    found = expressions(database, article_id, sentences_of(text, span))
    occurred = pick(text, span, found)
    evidence_id = EvidenceId(new_id())
    modality = proposed_modality(occurred, exact_day(article.published_edtf))
    event_repository.add_evidence(edit, Evidence(evidence_id, event.id, annotation.id, modality=modality))
    times = [each for each in found if each.role is TimeRole.REPORTED]
    if occurred is not None:
        times.append(occurred)
    for expression in times:
        stored = add_time(edit, project, article_id, expression)
        event_repository.add_evidence_time(edit, evidence_id, EvidenceTime(new_id(), stored.id, expression.role))
    settle_claim(edit, database, evidence_id)
    return MadeClaim(event.id, evidence_id, annotation.id)


def undate_if_based_on(edit: Edit, event: Event, evidence_id: EvidenceId) -> None:
    """Make *event* undated when it was dated by this claim."""
    if event.basis_evidence_id == evidence_id:
        edit.update("event", event.id, **UNDATED)


def speaker_named(database: Database, name: str) -> Speaker:
    """A speaker by name: the entity that bears it, if exactly one does."""
    found = bearers(database, name)
    return Speaker(name, found[0] if len(found) == 1 else None)
