"""Undo and redo, across articles and restarts."""

from hawliyat.domain.change import ChangeSet
from hawliyat.domain.identity import ArticleId
from hawliyat.operations.times import refresh_proposals
from hawliyat.store import article_repository
from hawliyat.store.project import Project


def undo(project: Project) -> ChangeSet | None:
    """Take the last edit back; None when there is none left."""
    return _followed(project, project.journal.undo())


def redo(project: Project) -> ChangeSet | None:
    """Do again what was last undone; None when there is nothing."""
    return _followed(project, project.journal.redo())


def _followed(project: Project, change: ChangeSet | None) -> ChangeSet | None:
    """Find the times again in articles that came back or changed their date: proposals are not in the history."""
    touched = change.rows.get("article", frozenset()) if change is not None else frozenset()
    if touched:
        there = {article.id for article in article_repository.all(project.database)}
        refresh_proposals(project, sorted(there & {ArticleId(article_id) for article_id in touched}))
    return change
