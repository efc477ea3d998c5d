"""Time expressions: proposals found by the program, and what the researcher makes of them."""

from collections.abc import Iterable
from dataclasses import replace

from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import Article
from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import AnnotationId, ArticleId, EvidenceId, TimeId, new_id
from hawliyat.domain.proposal import Proposal, TimeExpression
from hawliyat.domain.span import Anchor, Span
from hawliyat.domain.time_value import AnchorKind, StoredTime, TimeValue
from hawliyat.operations.claim_times import settle_claims
from hawliyat.operations.searching import unsearched
from hawliyat.operations.tagging import anchor_in, annotation_at
from hawliyat.store import (
    annotation_repository,
    article_repository,
    event_repository,
    proposal_repository,
    time_repository,
)
from hawliyat.store.database import Database
from hawliyat.store.journal import Edit
from hawliyat.store.project import Project
from hawliyat.store.publication import exact_day
from hawliyat.temporal import find_times, parse_edtf


def accept_time(project: Project, *, proposal_id: str, edtf: str | None = None) -> AnnotationId:
    """Make a proposal the researcher's own, as found or with another EDTF text; "proposal_gone" if it waits no more."""
    proposal = waiting_proposal(project.database, proposal_id)
    value = proposal.expression.value if edtf is None else _chosen(edtf, proposal.expression.value)
    with project.journal.edit("accept_time", quote=proposal.expression.text, edtf=value.edtf) as edit:
        stored = add_time(edit, project, proposal.article_id, replace(proposal.expression, value=value))
    return _annotation_of(stored)


def reject_time(project: Project, *, proposal_id: str) -> None:
    """Say that a proposal is no time; it is not proposed again. "proposal_gone" if it waits no more."""
    proposal = waiting_proposal(project.database, proposal_id)
    with project.journal.edit("reject_time", quote=proposal.expression.text) as edit:
        proposal_repository.reject(edit, proposal)


def tag_time(project: Project, *, article_id: ArticleId, span: Span, edtf: str = "") -> AnnotationId:
    """Tag *span* as a time: with the EDTF text given, else as the program reads those words, else unresolved.

    Words that are tagged already get no second tag: theirs takes the EDTF text, if one is given.
    """
    anchor = anchor_in(project.database, article_id, span)
    tagged = annotation_repository.at(project.database, article_id, anchor.span, Layer.TIME)
    stored = time_repository.of_annotation(project.database, tagged.id) if tagged is not None else None
    if stored is not None and tagged is not None:
        if edtf:
            correct_time(project, time_id=stored.id, edtf=edtf)
        return tagged.id
    read = _read(project, article_repository.get(project.database, article_id), anchor)
    value = _chosen(edtf, read) if edtf else read
    with project.journal.edit("tag_time", quote=anchor.quote, edtf=value.edtf) as edit:
        added = add_time(edit, project, article_id, TimeExpression(anchor.span, anchor.quote, value, 1.0))
    return _annotation_of(added)


def correct_time(project: Project, *, time_id: TimeId, edtf: str) -> None:
    """Replace a time's value by the researcher's EDTF text; claims that use it, and the events they date, follow."""
    stored = time_repository.get(project.database, time_id)
    value = _chosen(edtf, stored.value)
    with project.journal.edit("correct_time", before=stored.value.edtf, edtf=value.edtf) as edit:
        set_values(edit, project.database, [replace(stored, value=value, chosen_by=edit.made_by)])


def set_values(edit: Edit, database: Database, times: Iterable[StoredTime]) -> None:
    """Give stored times other values within *edit*; claims that use them, and the events they date, follow.

    An undated event is dated where its claim did not tell when until now.
    """
    using: dict[EvidenceId, None] = {}
    for time in times:
        time_repository.update(edit, time)
        using |= dict.fromkeys(event_repository.claims_using(database, time.id))
    settle_claims(edit, database, using)


def waiting_proposal(database: Database, proposal_id: str) -> Proposal:
    """Return a proposal that waits; raise `UserError("proposal_gone")` if it was decided on, or found no more."""
    proposal = proposal_repository.waiting(database, proposal_id)
    if proposal is None:
        raise UserError("proposal_gone")
    return proposal


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


def _read(project: Project, article: Article, anchor: Anchor) -> TimeValue:
    """What exactly the words of *anchor* say: part of a longer expression says no more than it does by itself.

    What was found before the article's date or language changed is not asked.
    """
    is_searched = not unsearched(project, [article.id])
    found = proposal_repository.touching(project.database, article.id, anchor.span) if is_searched else []
    near = [each.expression for each in found]
    exact = [each for each in near if each.span == anchor.span]
    if exact or (len(near) == 1 and anchor.span.contains(near[0].span)):
        return (exact or near)[0].value
    if not _cuts_a_number(anchor):
        published = exact_day(article.published_edtf)
        alone = find_times(anchor.quote, article.language, published, week_start=project.week_start)
        if len(alone) == 1:
            return alone[0].value
    return TimeValue("", rule_id="by_hand", fields={"unresolved": "not_understood"})


def _cuts_a_number(anchor: Anchor) -> bool:
    """Whether a number goes on beyond the words: «4 May» out of «14 May» is another day."""
    quote, before, after = anchor.quote, anchor.prefix[-1:], anchor.suffix[:1]
    return (before.isdecimal() and quote[0].isdecimal()) or (after.isdecimal() and quote[-1].isdecimal())


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
