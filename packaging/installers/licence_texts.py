"""Where licence texts come from: a distribution, Python, a Debian package, or the SPDX list for what carries none."""

import gzip
import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path, PurePosixPath

from installers.components import Text
from installers.licence_table import Piece
from installers.licence_terms import choice
from installers.material import npm_package

DOCUMENTS = Path("/usr/share/doc")
COMMON_LICENCES = Path("/usr/share/common-licenses")
LICENCE_NAME = re.compile(r"(?i)(licen[cs]e|copying|notice|authors|copyright|ofl)")
PLACEHOLDER = re.compile(r"(?im)^ *copyright.*<(?!http).*\n?")
"""The line of a template where the holder of the copyright goes."""

HEAD = 150
"""Code points within which that line begins and ends."""


@dataclass(frozen=True, slots=True)
class Spdx:
    """The texts of the SPDX licence list, unpacked in *folder*."""

    folder: Path

    @classmethod
    def fetched(cls, pin: dict[str, str]) -> "Spdx":
        """Fetch the list as it is pinned in the table. Raises `MaterialError`."""
        return cls(npm_package(**pin) / "licenses")

    def has(self, licence: str) -> bool:
        """Whether *licence* is an id of the list."""
        return (self.folder / f"{licence}.json").is_file()

    def text(self, licence: str) -> str:
        """Return the text of a licence, without the line for the holder of the copyright."""
        content: str = json.loads((self.folder / f"{licence}.json").read_text("utf-8"))["licenseText"]
        # Only at the head: the GNU licences end with an example of such a line, and go along word for word.
        head, rest = content[:HEAD], content[HEAD:]
        return (PLACEHOLDER.sub("", head) + rest).strip() + "\n"

    def texts_of(self, piece: Piece) -> tuple[Text, ...]:
        """Return what has to go along with *piece*: its copyright lines over each text of the licences we take."""
        if not piece.copyright:
            return ()
        head = "\n".join([piece.name, f"Licence: {piece.licence}", "", *piece.copyright, ""])
        if piece.notice:
            return (Text("LICENSE", f"{head}\n{piece.notice.strip()}\n"),)
        licences = [licence for licence in choice(piece.licence) or () if self.has(licence)]
        return tuple(Text(licence, f"{head}\n{self.text(licence)}") for licence in licences)


@dataclass(frozen=True, slots=True)
class DebianPackage:
    """An installed package of Debian or a descendant."""

    name: str
    version: str

    def texts(self) -> tuple[Text, ...]:
        """Return its copyright file and the common licences which that refers to."""
        folder = DOCUMENTS / self.name
        found = next((path for path in (folder / "copyright", folder / "copyright.gz") if path.is_file()), None)
        if found is None:
            return ()
        content = text_of(found)
        referred = sorted({name.rstrip(".") for name in re.findall(rf"{COMMON_LICENCES}/([\w.+-]+)", content)})
        common = [COMMON_LICENCES / name for name in referred if (COMMON_LICENCES / name).is_file()]
        return (
            Text(f"{self.name}-copyright", content),
            *(Text(path.name, text_of(path), is_common=True) for path in common),
        )


def debian_packages(paths: Iterable[Path]) -> dict[Path, DebianPackage]:
    """Return the package each of *paths* was installed by; what no package installed is left out."""
    spellings = {path: _spellings(path) for path in paths}
    if not spellings or shutil.which("dpkg-query") is None:
        return {}
    names: dict[str, str] = {}
    for line in _lines("dpkg-query", "--search", *sorted(set().union(*spellings.values()))):
        packages, _, file = line.partition(": ")
        if not packages.startswith("diversion by"):
            names[file] = packages.split(",")[0]
    if not names:
        return {}
    shown = _lines("dpkg-query", "--show", "--showformat=${binary:Package}\t${Package}\t${Version}\n", *names.values())
    installed: dict[str, DebianPackage] = {}
    for full, name, version in (line.split("\t") for line in shown):
        installed[full] = installed[name] = DebianPackage(name, version)
    owners = {path: next((names[file] for file in known if file in names), "") for path, known in spellings.items()}
    return {path: installed[owner] for path, owner in owners.items() if owner in installed}


def _spellings(path: Path) -> set[str]:
    """Return the names that a package may know a file by: behind links, and with or without /usr before /lib."""
    names = {str(path), str(path.resolve())}
    return names | {name.removeprefix("/usr") for name in names} | {f"/usr{name}" for name in names}


def _lines(*command: str) -> list[str]:
    # dpkg-query says no when one of many files belongs to no package, and still prints the others.
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    return done.stdout.splitlines()


def texts_of_distribution(distribution: Distribution) -> tuple[Text, ...]:
    """Return the licence files among a distribution's metadata."""
    found = []
    for file in distribution.files or ():
        parts = PurePosixPath(file.as_posix()).parts
        if parts[0].endswith((".dist-info", ".egg-info")) and (parts[1] == "licenses" or LICENCE_NAME.match(parts[1])):
            path = Path(str(distribution.locate_file(file)))
            name = "-".join(parts[2:] if parts[1] == "licenses" else parts[1:])
            found += [Text(name, text_of(path))] if path.is_file() else []
    return tuple(found)


def texts_of_python() -> tuple[Text, ...]:
    """Return the licence of the Python we run on: its own file, or that of the Debian package it comes from.

    The file of the builds for Windows and macOS has the notices of the libraries that are built in.
    """
    stdlib, home = Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)
    candidates = [stdlib / "LICENSE.txt", home / "LICENSE.txt", home / "LICENSE"]
    texts = {text_of(path): None for path in candidates if path.is_file()}
    own = tuple(Text(f"LICENSE-{number}" if number else "LICENSE", text) for number, text in enumerate(texts))
    return own + tuple(text for package in debian_packages([stdlib / "os.py"]).values() for text in package.texts())


def text_of(path: Path) -> str:
    """Read a text, unpacked if it is packed, whatever its encoding, with plain line ends."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return text.replace("\r\n", "\n")
