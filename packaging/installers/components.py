"""A component of the bundle: something with a name, a licence and the texts that belong to it."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

READABLE = (".txt", ".md")
COMMON = "common"
"""The folder of texts that several components refer to."""


@dataclass(frozen=True, slots=True)
class Text:
    """A licence text: what its file is called, and what it says."""

    name: str
    content: str
    is_common: bool = False


@dataclass(frozen=True, slots=True)
class Component:
    """Something that is bundled: *licence* is an SPDX expression, *origin* says where it is had, by lines."""

    name: str
    version: str
    licence: str
    texts: tuple[Text, ...]
    origin: str = ""

    @property
    def folder(self) -> str:
        """Return the name of the folder that its texts go to."""
        return re.sub(r"[^\w.+-]+", "-", self.name).strip("-")

    def files(self) -> list[tuple[str, str]]:
        """Return path and content of each text, the path relative to the folder of all licences."""
        return [
            ((PurePosixPath(COMMON if text.is_common else self.folder) / _readable(text.name)).as_posix(), text.content)
            for text in self.texts
        ]


def _readable(name: str) -> str:
    """Return a file name that a double click opens in an editor, on every system."""
    flat = name.replace("/", "-")
    return flat if flat.endswith(READABLE) else f"{flat}.txt"
