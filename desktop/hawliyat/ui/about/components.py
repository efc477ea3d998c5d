"""The parts of this copy of the program, with their licences: as an installer brought them, or as Python has them."""

import json
import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from hawliyat import __version__, assets

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
        """Return the licence texts, one after the other; "" if it came without any. Raises OSError."""
        return "\n\n".join(file.read_text(encoding="utf-8", errors="replace").strip("\n") for file in self.files)


def components() -> list[Component]:
    """Return the parts, Hawliyat first. Raises OSError, ValueError or KeyError if an installer's listing is damaged."""
    folder = assets.licenses()
    found = _bundled(folder) if folder is not None else _installed()
    return sorted(found, key=lambda part: (part.name != OWN, part.name.casefold()))


def notice() -> str:
    """Return what an installer says of its parts as a whole; "" where there is none. Raises OSError."""
    folder = assets.licenses()
    return (folder / NOTICE).read_text(encoding="utf-8").strip() if folder is not None else ""


def _bundled(folder: Path) -> list[Component]:
    """What an installer's listing names."""
    return [
        Component(
            name=each["name"],
            version=each["version"],
            licence=each["licence"],
            files=tuple(folder / file for file in each["files"]),
            homepage=each.get("homepage", ""),
        )
        for each in json.loads((folder / LISTING).read_text(encoding="utf-8"))
    ]


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
    texts = tuple(Path(str(file.locate())) for file in sorted(files))
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
