"""The projects opened last: remembered, listed in the menu, the palette and on the welcome page, and opened again."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hawliyat.ui.commands import Command
from hawliyat.ui.wording import tr

if TYPE_CHECKING:
    from hawliyat.ui.main_window import MainWindow

SUBMENU = "Recent projects"


class RecentCommands:
    """File ▸ Recent projects, and the list of the welcome page."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        window.welcome.recent_requested.connect(self.open)
        window.welcome.recent_removed.connect(self.forget)
        window.welcome.recent_cleared.connect(self.clear)

    def commands(self) -> list[Command]:
        """One for each project but the open one, and one to forget them all; none if there is nothing to forget."""

        def recent(name: str, text: str, run: Callable[[], object], group: int = 0) -> Command:
            return Command(name, "file", text, run, group=group, submenu=SUBMENU)

        session = self._window.session
        current = Path(os.path.abspath(session.project.path)) if session is not None else None
        paths = self._window.preferences.recent_projects
        listed = [path for path in paths if path != current]
        commands = [recent(f"recent-{n}", _name(path), partial(self.open, path)) for n, path in enumerate(listed, 1)]
        return [*commands, recent("clear-recent", "Clear list", self.clear, 1)] if paths else []

    def show(self) -> None:
        """List them on the welcome page."""
        self._window.welcome.show_recent(self._window.preferences.recent_projects)

    def open(self, path: Path) -> None:
        """Open one again; if it is gone, say so and forget it, but not for a drive or a network that is away."""
        problem = self._window.project_commands.open_path(path)
        if problem is not None and problem.code == "project_not_found" and os.path.isdir(path.parent):
            self.forget(path)
            words = tr("“{path}” is no longer there. It was taken off the list of recent projects.", path=path)
            self._window.messages.show_problem(words)

    def remember(self, path: Path) -> None:
        """Put a project that was opened at the top."""
        self._window.preferences.remember_project(path)

    def forget(self, path: Path) -> None:
        """Take one off the list."""
        self._window.preferences.forget_project(path)
        self._refresh()

    def clear(self) -> None:
        """Forget them all."""
        self._window.preferences.forget_projects()
        self._refresh()

    def _refresh(self) -> None:
        self._window.make_commands()
        self.show()


def _name(path: Path) -> str:
    """What a menu calls it; an ampersand in it marks no letter."""
    return tr("{name}, in {folder}", name=path.stem, folder=path.parent.name or path.parent).replace("&", "&&")
