"""The commands of the Help menu: the keys, and what this program is."""

from functools import partial
from typing import TYPE_CHECKING

from hawliyat.ui.commands import Command

if TYPE_CHECKING:
    from hawliyat.ui.main_window import MainWindow


class HelpCommands:
    """The commands of Help."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def commands(self) -> list[Command]:
        """Return them all."""
        return [
            Command("keys", "help", "Keys", self._show_keys, ("F1",)),
            Command("about", "help", "About Hawliyat", self._show_about, group=1),
        ]

    def _show_keys(self) -> None:
        from hawliyat.ui.command_palette import Findable

        self._window.palette_popup.offer(
            Findable(command.label, command.shortcuts[0], partial(self._window.commands.run, command.name))
            for command in self._window.commands
            if command.shortcuts
        )

    def _show_about(self) -> None:
        from hawliyat.ui.about.about_dialog import AboutDialog

        dialog = self._window.findChild(AboutDialog) or AboutDialog(self._window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
