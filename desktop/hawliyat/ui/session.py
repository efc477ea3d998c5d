"""The open project as the windows see it: the store, the one `changed` signal, and where messages go."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from hawliyat.domain.change import ChangeSet
from hawliyat.domain.errors import UserError
from hawliyat.store.project import Project
from hawliyat.ui.wording import language

Result = TypeVar("Result")


class Session(QObject):
    """One open project. Panes read `project.database`, write through `do`, and refresh on `changed(ChangeSet)`."""

    changed = Signal(object)
    message = Signal(str, dict)
    """A problem for the quiet bar: the code and arguments of a `UserError`."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        project.journal.subscribe(self._report)

    @property
    def language(self) -> str:
        """The interface's language, for the names of labels, roles and entities."""
        return language()

    def do(self, operation: Callable[..., Result], *arguments: object, **named: object) -> Result | None:
        """Call `operation(project, …)`; a `UserError` goes to the quiet bar and None comes back."""
        try:
            return operation(self.project, *arguments, **named)
        except UserError as problem:
            self.message.emit(problem.code, problem.arguments)
            return None

    def _report(self, change: ChangeSet) -> None:
        self.changed.emit(change)
