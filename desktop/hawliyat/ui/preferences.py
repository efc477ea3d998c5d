"""What the program remembers of a person between runs: theme, zoom, the axis' direction, the last project."""

from PySide6.QtCore import QSettings


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
