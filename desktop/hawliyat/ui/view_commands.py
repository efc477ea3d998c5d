"""Commands that change what one sees: undo and redo, the palette, panes, zoom, theme, the axis."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from hawliyat.ui.commands import Command
from hawliyat.ui.interface_language import SYSTEM
from hawliyat.ui.theme import DARK, LIGHT
from hawliyat.ui.translation import LANGUAGES
from hawliyat.ui.wording import isolate, tr

if TYPE_CHECKING:
    from hawliyat.ui.command_palette import Findable
    from hawliyat.ui.main_window import MainWindow

ZOOM_STEP, ZOOM_LEAST, ZOOM_MOST = 1.1, 0.6, 4.0
WEEKS = {0: "Weeks begin on Monday", 5: "Weeks begin on Saturday", 6: "Weeks begin on Sunday"}


class ViewCommands:
    """The commands of Edit and View."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def commands(self) -> list[Command]:
        """Return them all."""
        window = self._window

        def shown(
            name: str, text: str, run: Callable[[], object], *keys: str, group: int = 0, menu: str = "view"
        ) -> Command:
            return Command(name, menu, text, run, keys, self._has_project, group=group)

        return [
            Command("undo", "edit", "Undo", window.undo, ("Ctrl+Z",), self._can_undo),
            Command("redo", "edit", "Redo", window.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), self._can_redo),
            shown("copy", "Copy", self._copy, "Ctrl+C", group=1, menu="edit"),
            shown("palette", "Search …", self.search, "Ctrl+K", "Ctrl+F", "F3", group=2, menu="edit"),
            *(
                shown(f"week-{weekday}", text, partial(self._begin_weeks, weekday), group=3, menu="edit")
                for weekday, text in WEEKS.items()
            ),
            Command("back", "view", "Back", self._back, ("Alt+Left",), self._can_go_back),
            Command("forward", "view", "Forward", self._forward, ("Alt+Right",), self._can_go_forward),
            shown("next-pane", "Next pane", lambda: self._pane(1), "F6", group=1),
            shown("previous-pane", "Previous pane", lambda: self._pane(-1), "Shift+F6", group=1),
            shown("timeline-alone", "Timeline in the whole window", self._timeline_alone, "F9", group=1),
            shown("zoom-in", "Larger text", lambda: self._zoom(ZOOM_STEP), "Ctrl++", "Ctrl+=", group=2),
            shown("zoom-out", "Smaller text", lambda: self._zoom(1 / ZOOM_STEP), "Ctrl+-", group=2),
            shown("zoom-reset", "Usual text size", lambda: self._zoom(None), "Ctrl+Shift+0", group=2),
            shown("captions", "Name the tags under the line", self._turn_captions, "F4", group=2),
            shown("axis", "Turn the time axis round", self._turn_axis, "F8", group=3),
            Command("theme", "view", "Light or dark", self._turn_theme, ("F7",), group=3),
            *(
                Command(
                    f"language-{choice}",
                    "view",
                    name,
                    partial(window.set_language, choice),
                    group=4,
                    submenu="Language",
                    is_chosen=partial(self._is_language, choice),
                )
                for choice, name in _languages()
            ),
            Command("saved", "file", "Save", self._say_saved, ("Ctrl+S",), self._has_project, group=3),
        ]

    def search(self) -> None:
        """Offer every command, article, entity and event."""
        self._window.palette_popup.offer(self._findables())

    def _findables(self) -> Iterator["Findable"]:
        from hawliyat.ui.command_palette import Findable

        window = self._window
        if window.workspace is not None:
            yield from window.workspace.findables
        for command in window.commands:
            if window.commands.can_run(command):
                menu = tr(command.submenu) if command.submenu else ""
                kind = command.shortcuts[0] if command.shortcuts else menu or tr("command")
                yield Findable(command.label, kind, partial(window.commands.run, command.name), menu)

    def _begin_weeks(self, weekday: int) -> None:
        """Let the project's weeks begin on *weekday* and read its articles' times again."""
        workspace = self._window.workspace
        if workspace is not None and workspace.session.project.week_start != weekday:
            workspace.session.project.set_week_start(weekday)
            workspace.finder.begin()
            self._window.messages.show_news(tr("The times that speak of weeks are read again; accepted ones stay."))

    def _copy(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.reader.copy()

    def _back(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.focus.back()

    def _forward(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.focus.forward()

    def _pane(self, step: int) -> None:
        if self._window.workspace is not None:
            self._window.workspace.next_pane(step)

    def _timeline_alone(self) -> None:
        workspace = self._window.workspace
        if workspace is not None:
            workspace.show_timeline_alone(alone=not workspace.is_timeline_alone)

    def _zoom(self, by: float | None) -> None:
        workspace, preferences = self._window.workspace, self._window.preferences
        if workspace is not None:
            factor = 1.0 if by is None else preferences.zoom * by
            preferences.zoom = min(ZOOM_MOST, max(ZOOM_LEAST, factor))
            workspace.reader.set_zoom(preferences.zoom)

    def _turn_captions(self) -> None:
        workspace, preferences = self._window.workspace, self._window.preferences
        if workspace is not None:
            preferences.captions = not preferences.captions
            workspace.reader.set_entity_captions(shown=preferences.captions)

    def _turn_axis(self) -> None:
        workspace, preferences = self._window.workspace, self._window.preferences
        if workspace is not None:
            preferences.axis = "ltr" if workspace.timeline.is_rtl else "rtl"
            workspace.timeline.set_axis_direction(preferences.axis)

    def _turn_theme(self) -> None:
        theme = LIGHT if self._window.theme.is_dark else DARK
        self._window.preferences.theme = theme.name
        self._window.set_theme(theme)

    def _is_language(self, choice: str) -> bool:
        return self._window.preferences.language == choice

    def _say_saved(self) -> None:
        self._window.status.say_saved()

    def _has_project(self) -> bool:
        return self._window.workspace is not None

    def _can_go_back(self) -> bool:
        return self._window.workspace is not None and self._window.workspace.focus.can_go_back

    def _can_go_forward(self) -> bool:
        return self._window.workspace is not None and self._window.workspace.focus.can_go_forward

    def _can_undo(self) -> bool:
        return self._window.session is not None and self._window.session.project.journal.can_undo

    def _can_redo(self) -> bool:
        return self._window.session is not None and self._window.session.project.journal.can_redo


def _languages() -> list[tuple[str, str]]:
    """The choices of a language, each by its own name whatever the window speaks."""
    return [(SYSTEM, "As the system"), *((tag, isolate(name)) for tag, name in LANGUAGES.items())]
