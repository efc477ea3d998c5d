"""One running program for each person and screen: a later start hands its file to it and ends.

The running one holds a lock file, and listens at a local socket once its window stands. The lock decides between two
starts of the same moment, and tells a socket left by a crash from one that answers.
"""

import os
import stat
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QStandardPaths

import hawliyat

if TYPE_CHECKING:
    from hawliyat.app.listening import Listener

GREETING = b"hawliyat 1\n"
"""What the running program says first, so that one that hangs is never handed anything."""
TAKEN = b"taken\n"
"""What it answers to a request it has read: one that quits meanwhile hangs up without, and nothing is lost."""
LONGEST = 64 * 1024
"""Bytes a request may have."""
PATIENCE = 2000
"""Milliseconds a running program may take to answer."""
START = 5.0
"""Seconds a program that holds the lock may take to listen: it is still starting."""
AGAIN = 0.05
_SCREEN = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY", "SESSIONNAME")
"""The variables that tell one screen (on Windows one session) from another."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a start was asked for: a project, the sample, or only the window; `token` lets the window come forward."""

    project: Path | None = None
    sample: bool = False
    token: str = ""

    @classmethod
    def of_this_start(cls, project: Path | None, *, sample: bool) -> "Request":
        """The request of this process: its path made absolute, its token from the launcher."""
        token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
        return cls(Path(os.path.abspath(project)) if project is not None else None, sample, token)

    @classmethod
    def from_line(cls, line: bytes) -> "Request | None":
        """Read a request; None if it is none."""
        import json

        try:
            told = json.loads(line.decode("ascii"))
        except (ValueError, RecursionError):
            return None
        if not isinstance(told, dict) or set(told) != {"project", "sample", "token"}:
            return None
        project, sample, token = told["project"], told["sample"], told["token"]
        if not (isinstance(sample, bool) and _is_text(token) and (project is None or _is_text(project))):
            return None
        if project is not None and not os.path.isabs(project):
            return None
        return cls(Path(project) if project is not None else None, sample, token)

    def line(self) -> bytes:
        """Write it as one line; file names that are no Unicode survive as lone surrogates."""
        import json

        project = str(self.project) if self.project is not None else None
        return json.dumps({"project": project, "sample": self.sample, "token": self.token}).encode("ascii") + b"\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the starts of one person at one screen meet: the lock file, and the name of the socket."""

    lock: Path
    server: str

    @classmethod
    def here(cls) -> "Place | None":
        """The place of this start; None where there is no private folder for it."""
        folder = _private_folder()
        if folder is None:
            return None
        data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
        parts = [str(Path(hawliyat.__file__).parent), data, *(os.environ.get(name, "") for name in _SCREEN)]
        told = "\0".join(parts).encode("utf-8", "surrogateescape")
        # Qt's own, because hashlib would load OpenSSL at each start.
        key = QCryptographicHash.hash(told, QCryptographicHash.Algorithm.Sha256)
        name = f"hawliyat-{bytes(key.toHex().data()).decode()[:16]}"
        server = name if sys.platform == "win32" else str(folder / name)  # a pipe has a name, a socket lies in a folder
        return cls(folder / f"{name}.lock", server)


class Instance:
    """This start among those that meet at *place*: the first, one that hands over, or one beside a silent first."""

    def __init__(self, place: Place | None) -> None:
        self._place = place
        self._lock: QLockFile | None = None
        self._listener: Listener | None = None
        if place is not None:
            self._lock = QLockFile(str(place.lock))
            self._lock.setStaleLockTime(0)  # the program may run for days: only a dead owner makes a lock stale

    @property
    def is_first(self) -> bool:
        """Whether later starts are to hand their files to this one."""
        return self._lock is not None and self._lock.isLocked()

    def hands_over(self, request: Request) -> bool:
        """Become the first, or hand *request* to it: True if that was done and this start can end."""
        if self._place is None or self._lock is None:
            return False
        end = time.monotonic() + START
        while not self._lock.tryLock(0):
            if self._lock.error() != QLockFile.LockError.LockFailedError or time.monotonic() > end:
                return False
            taken = _hand_over(request, self._place.server)
            if taken is not None:
                return taken
            time.sleep(AGAIN)
        return False

    def listen(self, take: Callable[[Request], object]) -> None:
        """Give *take* what later starts ask for, if this is the first."""
        if self._place is None or not self.is_first:
            return
        from hawliyat.app.listening import Listener  # loads Qt's network library: the window stands by then

        self._listener = Listener(self._place.server)
        self._listener.requested.connect(take)
        if not self._listener.begin():
            self.leave()  # nobody is to wait for one that can't hear

    def leave(self) -> None:
        """Answer nobody any more: the next start is a first one."""
        if self._listener is not None:
            self._listener.end()
            self._listener = None
        if self._lock is not None:
            self._lock.unlock()


def _hand_over(request: Request, server: str) -> bool | None:
    """Hand *request* over: True if it was taken, False if somebody is there but silent, None if nobody is."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(server)
    if not socket.waitForConnected(PATIENCE):
        return None
    if not socket.waitForReadyRead(PATIENCE):
        return False if socket.state() == QLocalSocket.LocalSocketState.ConnectedState else None
    if bytes(socket.readAll().data()) != GREETING:
        return False
    _let_it_come_forward()
    socket.write(request.line())
    socket.waitForBytesWritten(PATIENCE)
    if socket.waitForReadyRead(PATIENCE):
        return bytes(socket.readAll().data()) == TAKEN
    # Busy is not gone: it reads what it was sent when it comes to it.
    return True if socket.state() == QLocalSocket.LocalSocketState.ConnectedState else None


def _let_it_come_forward() -> None:
    """Windows gives the front only to who was started last; that is us, and we pass it on."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value


def _private_folder() -> Path | None:
    """A folder that nobody else can put a socket into; None if there is none."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and _is_private(Path(runtime)):
        return Path(runtime)
    import tempfile

    owner = "" if sys.platform == "win32" else f"-{os.getuid()}"
    try:
        folder = Path(tempfile.gettempdir()) / f"hawliyat{owner}"
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return folder if _is_private(folder) else None


def _is_private(folder: Path) -> bool:
    if sys.platform == "win32":
        return True  # the temporary folder is in the person's own profile
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
