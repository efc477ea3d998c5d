"""Undo and redo, across articles and restarts."""

from hawliyat.domain.change import ChangeSet
from hawliyat.store.project import Project


def undo(project: Project) -> ChangeSet | None:
    """Take the last edit back; None when there is none left."""
    return project.journal.undo()


def redo(project: Project) -> ChangeSet | None:
    """Do again what was last undone; None when there is nothing."""
    return project.journal.redo()
