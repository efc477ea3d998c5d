"""The table packaging/licences.toml: what is bundled without carrying a licence text of its own."""

import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from installers import places

PATH = places.PACKAGING / "licences.toml"


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry of the table. What is empty is not known, or does not matter for that kind of entry."""

    name: str
    licence: str = ""
    """An SPDX expression. Of several choices the first that fits is taken, and its text goes along."""

    copyright: tuple[str, ...] = ()
    """The lines that the licence asks to repeat. Without them a text has to come with the files themselves."""

    notice: str = ""
    """A statement in the place of a licence text, for terms that have no SPDX id."""

    source: str = ""
    """Where its source code is had; `{version}` and `{minor}` (6.11) stand for its version."""

    version: str = ""
    """A pattern with one group, to be found in the bytes of a file."""

    part_of: str = ""
    """The component whose files it is in."""

    inside: tuple[str, ...] = ()
    """The files it is in, as `stem` writes them; if there are none, it is in every bundle that has that component."""

    files: tuple[str, ...] = ()
    """Patterns of the names of its own files."""

    systems: tuple[str, ...] = ()
    """The values of `sys.platform` it is bundled on; none stands for all."""

    @property
    def is_here(self) -> bool:
        """Whether it belongs to a bundle for the system we are on."""
        return not self.systems or sys.platform in self.systems

    def has_file(self, name: str) -> bool:
        """Whether a file called *name* is its own."""
        return any(fnmatchcase(name.lower(), pattern.lower()) for pattern in self.files)

    def source_of(self, version: str) -> str:
        """Return where the source code of a version is had, or an empty string."""
        return self.source.format(version=version, minor=".".join(version.split(".")[:2]))

    def version_in(self, paths: Iterable[Path]) -> str:
        """Return the version that stands in one of its files, or an empty string."""
        if self.version:
            for path in paths:
                if match := re.search(self.version.encode(), path.read_bytes()):
                    return match[1].decode()
        return ""


@dataclass(frozen=True, slots=True)
class Table:
    """The table: licence texts to fetch, and what is said of distributions, parts of others and single libraries."""

    spdx: dict[str, str] = field(default_factory=dict)
    distributions: dict[str, Piece] = field(default_factory=dict)
    """By normalised name: what the metadata of a distribution lacks."""

    parts: tuple[Piece, ...] = ()
    libraries: tuple[Piece, ...] = ()


def read(path: Path = PATH) -> Table:
    """Read the table. A key that `Piece` doesn't have raises `TypeError`."""
    content = tomllib.loads(path.read_text("utf-8"))
    return Table(
        spdx=content.get("spdx", {}),
        distributions={
            normalised(name): _piece(name=name, **values) for name, values in content.get("distribution", {}).items()
        },
        parts=tuple(_piece(**values) for values in content.get("part", [])),
        libraries=tuple(_piece(**values) for values in content.get("library", [])),
    )


def normalised(name: str) -> str:
    """Return the name of a distribution as the index of packages compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def stem(name: str) -> str:
    """Return a library's name without what systems add to it: `Qt6Core.dll` and `libQt6Core.so.6` are `QtCore`."""
    return name.removeprefix("lib").split(".")[0].replace("Qt6", "Qt")


def _piece(**values: Any) -> Piece:
    entry: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    return Piece(**entry)
