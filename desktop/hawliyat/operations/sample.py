"""The sample project: five articles from the press, with an annotation that was made of them by hand.

It is built the way a researcher would: import, look at the times that were found, tag, make events. Its ids are fixed,
so that two builds have the same rows but for who and when; they sort before the ids of everything made later.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hawliyat.assets import seeds
from hawliyat.domain.annotation import Annotation, Layer
from hawliyat.domain.article import Article, Story
from hawliyat.domain.entity import Entity, EntityName, Mention
from hawliyat.domain.event import Argument, Attribution, Event, Evidence, EvidenceTime
from hawliyat.domain.identity import AnnotationId, ArticleId, EventId, EvidenceId, LabelId, MentionId
from hawliyat.domain.span import Anchor, Span
from hawliyat.domain.time_value import AnchorKind, StoredTime, TimeValue
from hawliyat.exchange.article_metadata import read_metadata_file, with_metadata
from hawliyat.exchange.sample_annotations import locate, read_annotations
from hawliyat.exchange.sample_values import Place, SampleAnnotations, SampleClaim, SampleEvent
from hawliyat.exchange.text_file import ImportDraft, read_text_file
from hawliyat.operations.claim_times import date_by_claim, write_claim_time
from hawliyat.operations.drafting import proposed_title
from hawliyat.operations.searching import find_and_keep
from hawliyat.store import (
    annotation_repository,
    article_repository,
    entity_repository,
    event_repository,
    proposal_repository,
    time_repository,
)
from hawliyat.store.creation import new_file
from hawliyat.store.database import Database
from hawliyat.store.journal import Edit
from hawliyat.store.project import Project
from hawliyat.temporal import parse_edtf
from hawliyat.text.direction import article_direction

ANNOTATIONS, METADATA = "annotations.json", "articles.csv"


@dataclass(frozen=True, slots=True)
class _Sources:
    """The sample's articles by file name: as they will be stored, and their texts."""

    articles: Mapping[str, Article]
    texts: Mapping[str, str]

    def anchor(self, place: Place) -> Anchor:
        """The anchor of a quote; raises UserError("quote_missing")."""
        text = self.texts[place.file]
        return Anchor.at(text, locate(text, place.quote, place.occurrence))


def build_sample(path: Path) -> None:
    """Make the sample project at *path*, whole or not at all; raise `UserError` if something is there already."""
    annotations = read_annotations(seeds() / ANNOTATIONS)
    sources = _read_sources(annotations)
    with new_file(path) as draft, Project.create(draft) as project:
        _import(project, annotations, sources)
        find_and_keep(project, [article.id for article in annotations.articles])
        _annotate(project, annotations, sources)


def _read_sources(annotations: SampleAnnotations) -> _Sources:
    metadata = read_metadata_file(seeds() / METADATA)
    articles, texts = {}, {}
    for sample in annotations.articles:
        draft = with_metadata(read_text_file(seeds() / sample.file), metadata.of(sample.file))
        articles[sample.file] = replace(_article(sample.id, draft), story_id=sample.story_id)
        texts[sample.file] = draft.text
    return _Sources(articles, texts)


def _article(article_id: ArticleId, draft: ImportDraft) -> Article:
    first_line = Span(0, (draft.text + "\n").index("\n"))
    return Article(
        id=article_id,
        text_sha256=article_repository.text_key(draft.text),
        title=draft.title or proposed_title(draft.text, first_line),
        language=draft.language,
        direction=article_direction(draft.text, draft.language),
        publisher=draft.publisher,
        published_edtf=draft.published,
        published_basis=METADATA,
        note=draft.note,
        original_sha256=draft.original_sha256,
        original_encoding=draft.original_encoding,
    )


def _import(project: Project, annotations: SampleAnnotations, sources: _Sources) -> None:
    with project.journal.edit("import_articles", count=len(sources.articles)) as edit:
        for story in annotations.stories:
            article_repository.add_story(edit, Story(story.id, story.title))
        for file, article in sources.articles.items():
            article_repository.add(edit, replace(article, imported_at=edit.made_at), sources.texts[file])


def _annotate(project: Project, annotations: SampleAnnotations, sources: _Sources) -> None:
    found = {
        (article.id, proposal.expression.span): proposal.expression.value
        for article in annotations.articles
        for proposal in proposal_repository.in_article(project.database, article.id)
    }
    labels = {entity.id: entity.label_id for entity in annotations.entities}
    with project.journal.edit("annotate_sample", count=len(annotations.mentions)) as edit:
        _add_entities(edit, annotations)
        for mention in annotations.mentions:
            annotation = _annotation(edit, sources, mention.place, Layer.ENTITY, labels[mention.entity_id])
            linked = Mention(MentionId(f"{annotation.id}-mention"), annotation.id, mention.entity_id)
            entity_repository.add_mention(edit, linked)
        for time in annotations.times:
            annotation = _annotation(edit, sources, time.place, Layer.TIME, None)
            value = _value(time.edtf, found.get((annotation.article_id, annotation.anchor.span)))
            time_repository.add(edit, StoredTime(time.id, value, annotation.id, edit.made_by))
        for event in annotations.events:
            _add_event(edit, project.database, sources, event)


def _add_entities(edit: Edit, annotations: SampleAnnotations) -> None:
    for entity in annotations.entities:
        names = tuple(
            EntityName(f"{entity.id}-name-{n}", entity.id, name.text, name.language, name.kind)
            for n, name in enumerate(entity.names, start=1)
        )
        entity_repository.add(edit, Entity(entity.id, entity.label_id, names, entity.note))


def _annotation(edit: Edit, sources: _Sources, place: Place, layer: Layer, label_id: LabelId | None) -> Annotation:
    article, anchor = sources.articles[place.file], sources.anchor(place)
    annotation_id = AnnotationId(f"{article.id}-{layer}-{anchor.span.start:05}-{anchor.span.end:05}")
    annotation = Annotation(
        annotation_id, article.id, article.text_sha256, anchor, layer, label_id, edit.made_by, edit.made_at
    )
    annotation_repository.add(edit, annotation)
    return annotation


def _value(edtf: str, read: TimeValue | None) -> TimeValue:
    """The value as it was found, with its derivation; the hand's own where that says something else."""
    if read is not None and read.edtf == edtf:
        return read
    return replace(parse_edtf(edtf), anchor_kind=AnchorKind.RESEARCHER)


def _add_event(edit: Edit, database: Database, sources: _Sources, event: SampleEvent) -> None:
    claim_ids = [EvidenceId(f"{event.id}-claim-{n}") for n, _ in enumerate(event.claims, start=1)]
    row = Event(event.id, event.title, event.label_id, status=event.status, note=event.note)
    event_repository.add(edit, row)
    for number, (claim_id, claim) in enumerate(zip(claim_ids, event.claims, strict=True), start=1):
        annotation = _annotation(edit, sources, claim.place, Layer.EVENT, event.label_id)
        evidence = _evidence(claim_id, event.id, claim, annotation.id)
        event_repository.add_evidence(edit, evidence)
        time = write_claim_time(edit, database, evidence)
        if number == event.time_basis:
            date_by_claim(edit, evidence, time)
    for n, argument in enumerate(event.arguments, start=1):
        of_claim = claim_ids[argument.claim - 1] if argument.claim is not None else None
        made = Argument(f"{event.id}-argument-{n:02}", event.id, argument.role_id, of_claim, argument.entity_id)
        event_repository.add_argument(edit, replace(made, text=argument.text))


def _evidence(claim_id: EvidenceId, event_id: EventId, claim: SampleClaim, annotation_id: AnnotationId) -> Evidence:
    return Evidence(
        id=claim_id,
        event_id=event_id,
        annotation_id=annotation_id,
        modality=claim.modality,
        polarity=claim.polarity,
        times=tuple(
            EvidenceTime(f"{claim_id}-time-{n}", time.time_id, time.role) for n, time in enumerate(claim.times, start=1)
        ),
        attributions=tuple(
            Attribution(f"{claim_id}-speaker-{n}", n, speaker.entity_id, speaker.text)
            for n, speaker in enumerate(claim.speakers)
        ),
        note=claim.note,
    )
