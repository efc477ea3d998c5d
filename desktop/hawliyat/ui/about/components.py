"""The parts of this copy of the program, with their licences: as an installer brought them, or as Python has them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from hawliyat import __version__, assets
from hawliyat.domain.errors import UserError

LISTING, NOTICE = "components.json", "NOTICE.txt"
OWN, OWN_LICENCE = "Hawliyat", "MIT"
REQUIRED = (
    "arabic-reshaper",
    "charset-normalizer",
    "click",
    "dateparser",
    "hijridate",
    "PySide6-Essentials",
    "python-bidi",
    "sqlite-utils",
)
"""What the program asks Python's installer for (pyproject.toml); what these ask for in turn is looked up."""

_LICENCE_FILE = re.compile(r"(?i)[^/]+\.dist-info/(licenses/)?(licen[sc]e|copying|notice|authors)[^/]*")
_BESIDE = re.compile(r"(?i)notice|authors")
"""What comes after the licence itself."""

_NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the program: `licence` is its name or SPDX expression, `files` are the texts that come with it."""

    name: str
    version: str
    licence: str
    files: tuple[Path, ...] = ()
    homepage: str = ""

    def text(self) -> str:
        """Return the licence texts, one after the other; "" if it came without any.

        Raises UserError("licence_unreadable").
        """
        return "\n\n\n".join(_read(file).strip("\n") for file in self.files)


def components() -> list[Component]:
    """Return the parts, Hawliyat first. Raises UserError("licence_unreadable") for an installer's listing."""
    folder = assets.licenses()
    found = _bundled(folder) if folder is not None else _installed()
    return sorted(found, key=lambda part: (part.name != OWN, part.name.casefold()))


def notice() -> str:
    """Return what an installer says of its parts as a whole; "" where there is none. Raises as `components` does."""
    folder = assets.licenses()
    return _read(folder / NOTICE).strip() if folder is not None else ""


def _bundled(folder: Path) -> list[Component]:
    """What an installer's listing names."""
    listing = folder / LISTING
    try:
        return [_listed(each, folder) for each in json.loads(_read(listing))]
    except (ValueError, KeyError, TypeError) as problem:
        raise UserError("licence_unreadable", path=str(listing)) from problem


def _listed(entry: Mapping[str, Any], folder: Path) -> Component:
    return Component(
        name=entry["name"],
        version=entry["version"],
        licence=entry["licence"],
        files=tuple(folder / file for file in entry["files"]),
        homepage=entry.get("homepage", ""),
    )


def _read(file: Path) -> str:
    """A text in UTF-8; licences of old have names in other encodings, which are of no account."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError as problem:
        raise UserError("licence_unreadable", path=str(file)) from problem


def _installed() -> list[Component]:
    """What Python has installed of the program, of what it needs, and of what that needs in turn."""
    own = assets.resources().parent / "LICENSE"
    found = {OWN.casefold(): Component(OWN, __version__, OWN_LICENCE, (own,) if own.is_file() else ())}
    waiting = ["hawliyat", *REQUIRED]
    while waiting:
        name = waiting.pop()
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # a checkout itself, or what is needed on another system only
        part = _of_distribution(distribution)
        if part.name.casefold() not in found or part.name == OWN:
            found[part.name.casefold()] = part
            needed = [text for text in distribution.requires or [] if "extra ==" not in text]
            waiting += [match[0] for text in needed if (match := _NAME.match(text))]
    return list(found.values())


def _of_distribution(distribution: metadata.Distribution) -> Component:
    about = distribution.metadata
    name = OWN if about["Name"] == "hawliyat" else about["Name"]
    files = [file for file in distribution.files or [] if _LICENCE_FILE.fullmatch(file.as_posix())]
    files.sort(key=lambda file: (_BESIDE.match(file.name) is not None, file.name))
    texts = tuple(Path(str(file.locate())) for file in files)
    return Component(name, distribution.version, _licence_name(about), texts, _field(about, "Home-page"))


def _licence_name(about: metadata.PackageMetadata) -> str:
    """The expression of PEP 639, the older field if it is a name, or the classifiers."""
    named = _field(about, "License-Expression") or _field(about, "License")
    if named and "\n" not in named:
        return named
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    return ", ".join(line.rpartition(" :: ")[2] for line in classifiers)


def _field(about: metadata.PackageMetadata, name: str) -> str:
    return next(iter(about.get_all(name) or ()), "")
