"""What the program remembers of a person between runs: theme, zoom, the axis' direction, the last projects."""

from pathlib import Path

from PySide6.QtCore import QSettings

RECENT = 10
"""How many projects are remembered."""


class Preferences:
    """Named values over QSettings; with `path` in a file of its own (tests, pictures)."""

    def __init__(self, path: str | None = None) -> None:
        if path is None:
            self._settings = QSettings("Hawliyat", "Hawliyat")
        else:
            self._settings = QSettings(path, QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """ "light", "dark", or "system"."""
        return str(self._settings.value("theme", "system"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._settings.setValue("theme", name)

    @property
    def language(self) -> str:
        """The interface's language: "ar", "en", "pt", or "system"."""
        return str(self._settings.value("language", "system"))

    @language.setter
    def language(self, choice: str) -> None:
        self._settings.setValue("language", choice)

    @property
    def zoom(self) -> float:
        """The reader's magnification, 1.0 being 21-pixel type."""
        return float(str(self._settings.value("zoom", 1.0)))

    @zoom.setter
    def zoom(self, factor: float) -> None:
        self._settings.setValue("zoom", factor)

    @property
    def captions(self) -> bool:
        """Whether entities carry the name of their label under the line."""
        return str(self._settings.value("captions", "no")) == "yes"

    @captions.setter
    def captions(self, shown: bool) -> None:
        self._settings.setValue("captions", "yes" if shown else "no")

    @property
    def axis(self) -> str:
        """The timeline's direction: "auto" (with the interface), "rtl" or "ltr"."""
        return str(self._settings.value("axis", "auto"))

    @axis.setter
    def axis(self, direction: str) -> None:
        self._settings.setValue("axis", direction)

    @property
    def library_order(self) -> str:
        """What the library is sorted by; "" for its own choice."""
        return str(self._settings.value("library_order", ""))

    @library_order.setter
    def library_order(self, order: str) -> None:
        self._settings.setValue("library_order", order)

    @property
    def researcher(self) -> str:
        """The name new projects are made under."""
        return str(self._settings.value("researcher", ""))

    @property
    def last_folder(self) -> str:
        """Where the last file was opened or saved."""
        return str(self._settings.value("last_folder", ""))

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._settings.setValue("last_folder", folder)

    @property
    def recent_projects(self) -> list[Path]:
        """The projects opened last, the latest first; absolute paths."""
        stored = self._settings.value("recent_projects", [])
        texts = stored if isinstance(stored, list) else [stored]  # a list of one comes back as that one
        return [Path(text) for text in texts if isinstance(text, str) and text][:RECENT]

    def remember_project(self, path: Path) -> None:
        """Put *path* at the top of the recent projects; a name that is no Unicode can't be kept in settings."""
        if not _is_unicode(path):
            return
        self._set_recent([path, *(other for other in self.recent_projects if other != path)])

    def forget_project(self, path: Path) -> None:
        """Take *path* off the recent projects."""
        self._set_recent([other for other in self.recent_projects if other != path])

    def forget_projects(self) -> None:
        """Take all of them off."""
        self._settings.remove("recent_projects")

    def _set_recent(self, paths: list[Path]) -> None:
        self._settings.setValue("recent_projects", [str(path) for path in paths[:RECENT]])


def _is_unicode(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True
