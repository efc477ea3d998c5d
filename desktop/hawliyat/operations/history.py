"""Undo and redo, across articles and restarts."""

from hawliyat.domain.change import ChangeSet
from hawliyat.operations.searching import find_and_keep, unsearched
from hawliyat.store.project import Project


def undo(project: Project, *, find_times: bool = True) -> ChangeSet | None:
    """Take the last edit back; None when there is none left.

    Proposals are not in the history: without *find_times* somebody else searches the articles that came back or
    changed their date (`searching.unsearched`).
    """
    change = project.journal.undo()
    return _searched(project, change) if find_times else change


def redo(project: Project, *, find_times: bool = True) -> ChangeSet | None:
    """Do again what was last undone; None when there is nothing. *find_times* as in `undo`."""
    change = project.journal.redo()
    return _searched(project, change) if find_times else change


def _searched(project: Project, change: ChangeSet | None) -> ChangeSet | None:
    if change is not None and change.touches("article"):
        find_and_keep(project, unsearched(project, change.rows["article"]))
    return change
