"""A Windows to try things on: the one we are on, or a fresh Wine whose user has an Arabic name."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from installers import product
from installers.checks import demand
from installers.trying.programs import need

USER = "محمد"
PATIENCE = 60.0
"""Seconds to wait for what a program does after it has returned."""

BRANCHES = (
    r"HKCU\Software\Classes",
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\App Paths",
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall",
    rf"HKCU\Software\{product.NAME}",
)
"""The parts of the registry that an installer for one user writes to, and the one of the program's own settings."""

ARABIC_FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
"""Wine's own fonts have no Arabic letters, and it does not look for them elsewhere."""

_FACES = ("Tahoma", "Verdana", "MS Shell Dlg", "MS Shell Dlg 2", "Microsoft Sans Serif")
_ENTRY = re.compile(
    r'^(?:@|"(?P<name>(?:[^"\\]|\\.)*)")=(?:"(?P<text>(?:[^"\\]|\\.)*)"|dword:(?P<number>[0-9a-f]{8}))$'
)

Registry = dict[str, dict[str, str | int]]
"""The values of each key by their names; the name of a key's own value is empty. Keys are in lower case."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Programs run on it, and what they leave behind. Paths are Windows' own, except those of type `Path`."""

    launcher: tuple[str, ...]
    environment: Mapping[str, str]
    work: Path
    """A folder for what a trial writes itself."""

    def run(self, *command: object, ending: int = 0, **variables: str) -> None:
        """Run a program and wait for it; raise `CheckError` unless it ends with *ending*."""
        done = self.start(*command, **variables).wait(PATIENCE)
        demand(done == ending, f"{' '.join(map(str, command))} ended with {done}")

    def start(self, *command: object, **variables: str) -> "subprocess.Popen[bytes]":
        """Start a program and leave it running; what it prints is of no use, being in some code page."""
        words = [*self.launcher, *map(str, command)]
        nowhere = subprocess.DEVNULL
        return subprocess.Popen(
            words, env={**self.environment, **variables}, stdin=nowhere, stdout=nowhere, stderr=nowhere
        )

    def named(self, path: Path) -> str:
        """Return what Windows calls *path*."""
        return f"Z:{path}".replace("/", "\\") if self.launcher else str(path)

    def place(self, variable: str) -> Path:
        """Return the folder that an environment variable of Windows names (`LOCALAPPDATA`)."""
        if not self.launcher:
            return Path(os.environ[variable])
        home = Path(self.environment["WINEPREFIX"], "drive_c", "users", self.environment["USER"])
        return home / {"USERPROFILE": "", "LOCALAPPDATA": "AppData/Local", "APPDATA": "AppData/Roaming"}[variable]

    def registry(self) -> Registry:
        """Return what `BRANCHES` of the registry hold."""
        found: Registry = {}
        for number, branch in enumerate(BRANCHES):
            file = self.work / f"registry-{number}.reg"
            if self.start("reg", "export", branch, self.named(file), "/y").wait(PATIENCE) == 0:  # else it is not there
                found |= _parsed(file.read_text(encoding="utf-16"))
                file.unlink()
        return found

    def show_file_types(self) -> None:
        """Let programs see the file types of this user alone: Windows lays them over the machine's, Wine does not."""
        if self.launcher:
            for key in (product.SUFFIX, f"{product.NAME}.Project", rf"Applications\{product.NAME}.exe"):
                self.start("reg", "delete", rf"HKLM\Software\Classes\{key}", "/f").wait(PATIENCE)
            self.run("reg", "copy", BRANCHES[0], r"HKLM\Software\Classes", "/s", "/f")

    def shut_down(self) -> None:
        """End all that runs in Wine; it starts again by itself, and decides only then on which display."""
        for word in ("-k", "-w"):
            subprocess.run(["wineserver", word], env=self.environment)

    def until(self, condition: Callable[[], object], otherwise: str, *, patience: float = PATIENCE) -> None:
        """Wait for *condition*: an uninstaller goes on after it has returned. Raises `CheckError` with *otherwise*."""
        end = time.monotonic() + patience
        while not condition():
            demand(time.monotonic() < end, otherwise)
            time.sleep(0.2)


@contextmanager
def windows_machine() -> Iterator[Windows]:
    """Give the Windows we are on, or a Wine made for the purpose; raises `CheckError` without either."""
    with tempfile.TemporaryDirectory(prefix="hawliyat-", ignore_cleanup_errors=True) as folder:
        if sys.platform == "win32":
            yield Windows((), os.environ, Path(folder))
            return
        need(wine="wine", wineserver="wine")
        environment = {
            **os.environ,
            "WINEPREFIX": str(Path(folder, "prefix")),
            "WINEDEBUG": "-all",
            # No menu entries on this desktop, and no question about Mono and Gecko, which nothing here needs.
            "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mscoree=d;mshtml=d",
            "USER": USER,
            "HOME": folder,  # else its desktop would be the one of whoever runs this
            "LC_ALL": "C.UTF-8",
        }
        environment.pop("DISPLAY", None)
        wine = Windows(("wine",), environment, Path(folder))
        try:
            _set_up(wine)
            yield wine
        finally:
            wine.shut_down()


def _set_up(wine: Windows) -> None:
    demand(wine.start("wineboot", "--init").wait(5 * PATIENCE) == 0, "Wine could not set itself up")
    settings = {r"HKCU\Software\Wine": {"Version": "win10"}}  # with 64-bit parts alone it takes itself for Windows 7
    if ARABIC_FONT.is_file():
        settings[r"HKCU\Software\Wine\Fonts\Replacements"] = dict.fromkeys(_FACES, "DejaVu Sans")
    for key, values in settings.items():
        for name, value in values.items():
            wine.run("reg", "add", key, "/v", name, "/d", value, "/f")
    wine.shut_down()


def _parsed(text: str) -> Registry:
    """Read what `reg export` writes; values that are neither text nor a number are left out."""
    registry: Registry = {}
    values: dict[str, str | int] = {}
    for line in text.splitlines():
        if line.startswith("["):
            values = registry.setdefault(line[1:-1].lower().replace("hkey_current_user", "hkcu", 1), {})
        elif found := _ENTRY.match(line):
            plain = re.sub(r"\\(.)", r"\1", found["text"] or "")
            values[re.sub(r"\\(.)", r"\1", found["name"] or "")] = (
                int(found["number"], 16) if found["number"] else plain
            )
    return registry
