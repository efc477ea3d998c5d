"""Commands: everything a person can do, once, for the menus, the palette and the keyboard."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from hawliyat.ui.wording import LRI, PDI, tr

_MARK = re.compile("&(.)")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. `shortcuts` work in every keyboard layout, or have a twin that does (docs/architecture.md).

    `scope` is the widget the shortcut is for (None: the whole window), `can_run` greys it out. Commands of one
    `submenu` stand together under its name; where they are choices, `is_chosen` tells the one that holds.
    """

    name: str
    menu: str
    text: str
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    can_run: Callable[[], bool] | None = None
    scope: QWidget | None = None
    group: int = 0
    submenu: str = ""
    is_chosen: Callable[[], bool] | None = None

    @property
    def label(self) -> str:
        """What it is called, without the mark of the letter that Alt reaches it by."""
        return _MARK.sub(r"\1", tr(self.text))


class CommandSet:
    """The window's commands as actions; `refresh` updates what is greyed out and how it is called."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def add(self, commands: Iterable[Command]) -> None:
        """Take in commands and make their actions."""
        for command in commands:
            action = QAction(self._window)
            action.setObjectName(command.name)
            action.setCheckable(command.is_chosen is not None)
            action.setShortcuts([QKeySequence(shortcut) for shortcut in command.shortcuts])
            action.setText(tr(command.text) + self._shown_keys(action))
            action.triggered.connect(lambda _checked=False, command=command: self._run_if_it_can(command))
            if command.scope is not None:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                command.scope.addAction(action)
            else:
                self._window.addAction(action)
            self._commands[command.name] = command
            self._actions[command.name] = action

    def _shown_keys(self, action: QAction) -> str:
        """In a mirrored menu the keys are spelt out, for Qt would let them run like Arabic: ++Ctrl for Ctrl++."""
        is_mirrored = self._window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return f"\t{LRI}{keys}{PDI}" if is_mirrored and keys else ""

    def clear(self) -> None:
        """Forget every command (another project's come next)."""
        for action in self._actions.values():
            action.setShortcuts([])  # an action that only waits to go would share its keys with the next: neither runs
            action.deleteLater()
        self._commands.clear()
        self._actions.clear()

    def action(self, name: str) -> QAction:
        """Return the action of a command."""
        return self._actions[name]

    def run(self, name: str) -> None:
        """Do it, as the menu would."""
        self._actions[name].trigger()

    def can_run(self, command: Command) -> bool:
        """Whether the command makes sense now."""
        return command.can_run is None or command.can_run()

    def _run_if_it_can(self, command: Command) -> None:
        if self.can_run(command):
            command.run()

    def refresh(self, *names: str) -> None:
        """Grey out what makes no sense now, of *names* or of all; scoped commands stay enabled but do nothing then."""
        for name in names or self._commands:
            command = self._commands[name]
            if command.scope is None:
                self._actions[name].setEnabled(self.can_run(command))
            if command.is_chosen is not None:
                self._actions[name].setChecked(command.is_chosen())

    def fill(self, bar: QMenuBar, titles: dict[str, str]) -> None:
        """Put every command in its menu, a separator between groups; *titles* orders and names the menus."""
        bar.clear()
        for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            menu.deleteLater()  # clearing the bar only takes them out of it
        for key, title in titles.items():
            menu = bar.addMenu(tr(title))
            menu.aboutToShow.connect(self.refresh)
            self.fill_menu(menu, key)

    def fill_menu(self, menu: QMenu, key: str) -> None:
        """Put the commands of one menu into *menu*, with its submenus: group by group, a separator between them."""
        menus, groups = {"": menu}, dict[str, int]()
        for command in sorted(self._commands.values(), key=lambda each: each.group):
            if command.menu != key:
                continue
            name = command.submenu
            if name not in menus:
                menus[name] = menu.addMenu(tr(name))
            if groups.setdefault(name, command.group) != command.group:
                menus[name].addSeparator()
                groups[name] = command.group
            menus[name].addAction(self._actions[command.name])
