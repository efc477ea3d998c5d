"""Who owns a file of the bundle: exactly one of a distribution, Python, a library of the table, or ourselves."""

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import Distribution
from pathlib import Path

from installers import places
from installers.licence_table import Piece, normalised

OWN_FOLDERS = ("desktop", "resources", "seeds", "packaging")
FONTS = "hawliyat/fonts/"
OURS = "hawliyat"
FROZEN_LIBRARY = "base_library.zip"
"""The archive in which PyInstaller puts the modules that Python needs to start."""

PYTHON_FILES = ("python3*.dll", "libpython3*", "Python", "Python3", "*.pyd", "Resources/Info.plist")
PACKAGES = {"site-packages", "dist-packages"}


class Kind(StrEnum):
    """What an owner is, which says where its licence text is looked for."""

    OURS = "ours"
    FONTS = "fonts"
    PYTHON = "Python"
    DISTRIBUTION = "distribution"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """The owner of a file: a kind, and a name among its kind."""

    kind: Kind
    name: str


PYTHON = Owner(Kind.PYTHON, "Python")


@dataclass(frozen=True, slots=True)
class PythonFolders:
    """Where the Python that is frozen lies."""

    home: Path
    stdlib: Path

    @classmethod
    def running(cls) -> "PythonFolders":
        """Return the folders of the Python we run on, not those of its virtual environment."""
        return cls(Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")))

    def has_module(self, path: Path) -> bool:
        """Whether *path* is of the standard library."""
        return path.is_relative_to(self.stdlib) and not PACKAGES & set(path.relative_to(self.stdlib).parts)

    def has_library(self, path: Path) -> bool:
        """Whether *path* is the interpreter's library, or what lies beside it on Windows and macOS."""
        is_named = any(path.match(pattern) for pattern in PYTHON_FILES)
        return is_named and (path.is_relative_to(self.home) or "python3" in path.name)


class Owners:
    """Finds the owner of a file. *libraries* are those of the table, for the system we are on."""

    def __init__(
        self, distributions: Iterable[Distribution], libraries: Iterable[Piece], python: PythonFolders
    ) -> None:
        self.distributions = {normalised(found.name): found for found in distributions}
        self._files = dict(_installed(self.distributions))
        self._libraries = [piece for piece in libraries if piece.is_here]
        self._python = python

    def of(self, place: str, source: str) -> Owner | None:
        """Return the owner of the file at *source* that goes to *place* in the bundle; None if nobody does."""
        path = Path(os.path.normpath(source))
        if place.replace("\\", "/").startswith(FONTS):
            return Owner(Kind.FONTS, "Amiri")
        if any(path.is_relative_to(places.ROOT / folder) for folder in OWN_FOLDERS):
            return Owner(Kind.OURS, OURS)
        if self._python.has_module(path) or path.name == FROZEN_LIBRARY:
            return PYTHON
        # The table comes first: a distribution or Python may carry somebody else's library.
        if piece := next((piece for piece in self._libraries if piece.has_file(path.name)), None):
            return Owner(Kind.LIBRARY, piece.name)
        if name := self._files.get(_key(path)) or self._files.get(_key(path.resolve())):
            return Owner(Kind.OURS if name == OURS else Kind.DISTRIBUTION, name)
        return PYTHON if self._python.has_library(path) else None


def _installed(distributions: dict[str, Distribution]) -> Iterator[tuple[str, str]]:
    for name, distribution in distributions.items():
        base = str(distribution.locate_file(""))
        for file in distribution.files or ():
            yield _key(os.path.join(base, str(file))), name


def _key(path: Path | str) -> str:
    return os.path.normcase(os.path.normpath(path))
