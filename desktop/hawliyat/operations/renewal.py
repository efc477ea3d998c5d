"""Accepted times whose publication date has changed since: offered with their new value, never changed unasked."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from hawliyat.domain.article import Article
from hawliyat.domain.identity import ArticleId, TimeId
from hawliyat.domain.proposal import TimeExpression
from hawliyat.domain.time_value import AnchorKind, StoredTime, TimeValue
from hawliyat.operations.times import published_day
from hawliyat.store import annotation_repository, article_repository, time_repository
from hawliyat.store.project import Project
from hawliyat.temporal import find_times


@dataclass(frozen=True, slots=True)
class OldTime:
    """An accepted time as it stands, and what its words mean by the article's present date."""

    time_id: TimeId
    quote: str
    before: TimeValue
    now: TimeValue


def old_times(project: Project, article_id: ArticleId) -> list[OldTime]:
    """Return the accepted times of an article that were counted from another date than it has now, in reading order.

    A value the researcher has set is theirs and is never among them.
    """
    article = article_repository.get(project.database, article_id)
    stored = time_repository.in_article(project.database, article_id)
    hanging = {annotation_id: time for annotation_id, time in stored.items() if _hangs_on_another_date(time, article)}
    if not hanging:
        return []
    text = article_repository.text(project.database, article_id)
    found = {each.span: each for each in find_times(text, article.language, published_day(article))}
    old = []
    for annotation_id, time in hanging.items():
        anchor = annotation_repository.get(project.database, annotation_id).anchor
        again: TimeExpression | None = found.get(anchor.span)
        if again is not None and again.value.edtf != time.value.edtf:
            old.append(OldTime(time.id, anchor.quote, time.value, again.value))
    return old


def renew_times(project: Project, *, article_id: ArticleId, time_ids: Collection[TimeId]) -> None:
    """Give accepted times the value their words have by the article's present date, in one edit; events follow."""
    renewed = [old for old in old_times(project, article_id) if old.time_id in time_ids]
    if not renewed:
        return
    with project.journal.edit("renew_times", count=len(renewed), quote=renewed[0].quote) as edit:
        for old in renewed:
            stored = time_repository.get(project.database, old.time_id)
            time_repository.update(edit, replace(stored, value=old.now))


def _hangs_on_another_date(time: StoredTime, article: Article) -> bool:
    """Whether the value was counted from a publication date (or the lack of one) that is not the article's now."""
    value = time.value
    if value.anchor_kind is AnchorKind.RESEARCHER:
        return False
    if value.fields.get("unresolved") == "no_publication_date":
        return bool(article.published_edtf)
    return value.anchor_kind is AnchorKind.PUBLISHED and value.fields.get("published") != article.published_edtf
