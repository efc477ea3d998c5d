"""Accepted times whose publication date has changed since: offered with their new value, never changed unasked.

Nothing is read again for it: the article's proposals hold what its words mean by the present date.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from hawliyat.domain.identity import ArticleId, TimeId
from hawliyat.domain.time_value import TimeValue
from hawliyat.operations.times import set_values
from hawliyat.store import proposal_repository, time_repository
from hawliyat.store.project import Project


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
    return [
        OldTime(time.id, again.expression.text, time.value, again.expression.value)
        for time, again in proposal_repository.outdated(project.database, article_id)
    ]


def renew_times(project: Project, *, article_id: ArticleId, time_ids: Collection[TimeId]) -> None:
    """Give accepted times the value their words have by the article's present date, in one edit.

    Claims that use them follow, and the events they date; an undated event is dated by a time that resolves now.
    """
    renewed = [old for old in old_times(project, article_id) if old.time_id in time_ids]
    if not renewed:
        return
    with project.journal.edit("renew_times", count=len(renewed), quote=renewed[0].quote) as edit:
        stored = (replace(time_repository.get(project.database, old.time_id), value=old.now) for old in renewed)
        set_values(edit, project.database, list(stored))
