"""Time expressions: proposals found by the program, and what the researcher makes of them."""

from collections.abc import Iterable
from dataclasses import replace

from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import Article
from hawliyat.domain.day import Day
from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import AnnotationId, ArticleId, TimeId, new_id
from hawliyat.domain.proposal import Proposal, TimeExpression
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import AnchorKind, StoredTime, TimeValue
from hawliyat.operations.tagging import anchor_in, annotation_at
from hawliyat.store import annotation_repository, article_repository, proposal_repository, time_repository
from hawliyat.store.journal import Edit
from hawliyat.store.project import Project
from hawliyat.temporal import find_times, parse_edtf


def published_day(article: Article) -> Day | None:
    """The day an article appeared, if it is known to the day; relative times hang on nothing less."""
    if not article.published_edtf:
        return None
    bounds = parse_edtf(article.published_edtf).bounds
    return bounds.earliest_start if bounds.earliest_start == bounds.latest_end else None


def refresh_proposals(project: Project, article_ids: Iterable[ArticleId]) -> None:
    """Find the time expressions of the articles again and store them as proposals, outside the history."""
    for article_id in article_ids:
        article = article_repository.get(project.database, article_id)
        text = article_repository.text(project.database, article_id)
        found = find_times(text, article.language, published_day(article))
        proposals = [Proposal(new_id(), article_id, expression) for expression in found]
        with project.journal.derive() as derived:
            proposal_repository.replace(derived, article_id, proposals)


def accept_time(project: Project, *, proposal_id: str, edtf: str | None = None) -> AnnotationId:
    """Make a proposal the researcher's own, as found or with another EDTF text."""
    proposal = proposal_repository.get(project.database, proposal_id)
    value = proposal.expression.value if edtf is None else _chosen(edtf, proposal.expression.value)
    with project.journal.edit("accept_time", quote=proposal.expression.text, edtf=value.edtf) as edit:
        stored = add_time(edit, project, proposal.article_id, replace(proposal.expression, value=value))
    return _annotation_of(stored)


def reject_time(project: Project, *, proposal_id: str) -> None:
    """Say that a proposal is no time; it is not proposed again."""
    proposal = proposal_repository.get(project.database, proposal_id)
    with project.journal.edit("reject_time", quote=proposal.expression.text) as edit:
        proposal_repository.reject(edit, proposal)


def tag_time(project: Project, *, article_id: ArticleId, span: Span, edtf: str = "") -> AnnotationId:
    """Tag *span* as a time: with the EDTF text given, else as the program reads it, else unresolved."""
    anchor = anchor_in(project.database, article_id, span)
    article = article_repository.get(project.database, article_id)
    text = article_repository.text(project.database, article_id)
    found = [each for each in find_times(text, article.language, published_day(article)) if span.overlaps(each.span)]
    read = found[0].value if found else TimeValue("", rule_id="by_hand", fields={"unresolved": "not_understood"})
    value = _chosen(edtf, read) if edtf else read
    with project.journal.edit("tag_time", quote=anchor.quote, edtf=value.edtf) as edit:
        stored = add_time(edit, project, article_id, TimeExpression(span, anchor.quote, value, 1.0))
    return _annotation_of(stored)


def correct_time(project: Project, *, time_id: TimeId, edtf: str) -> None:
    """Replace a time's value by the researcher's EDTF text; events dated by it follow."""
    stored = time_repository.get(project.database, time_id)
    value = _chosen(edtf, stored.value)
    with project.journal.edit("correct_time", before=stored.value.edtf, edtf=value.edtf) as edit:
        time_repository.update(edit, replace(stored, value=value, chosen_by=edit.made_by))


def add_time(edit: Edit, project: Project, article_id: ArticleId, expression: TimeExpression) -> StoredTime:
    """Add a time annotation with its value within *edit*, or return the one that already covers the same span."""
    existing = annotation_repository.at(project.database, article_id, expression.span, Layer.TIME)
    if existing is not None:
        stored = time_repository.of_annotation(project.database, existing.id)
        if stored is not None:
            return stored
    article = article_repository.get(project.database, article_id)
    anchor = anchor_in(project.database, article_id, expression.span)
    annotation = annotation_at(edit, article, anchor, Layer.TIME, None)
    stored = StoredTime(TimeId(new_id()), expression.value, annotation.id, edit.made_by)
    time_repository.add(edit, stored)
    return stored


def _chosen(edtf: str, read: TimeValue) -> TimeValue:
    """The researcher's value, keeping beside it how the program had read the words."""
    value = parse_edtf(edtf)
    if not value.edtf:
        raise UserError("bad_edtf", text=edtf)
    fields = {**read.fields, "read_as": read.edtf}
    fields.pop("unresolved", None)
    return replace(value, fields=fields, anchor_kind=AnchorKind.RESEARCHER, rule_id=read.rule_id)


def _annotation_of(stored: StoredTime) -> AnnotationId:
    if stored.annotation_id is None:
        raise UserError("not_a_time")
    return stored.annotation_id
