"""Later starts and the running program: who is first, what is handed over, and everything that may go wrong between."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from hawliyat.app.running import GREETING, LONGEST, Instance, Place, Request

SECOND = """
import sys
from pathlib import Path
from hawliyat.app import running
running.PATIENCE, running.START = 500, float(sys.argv[4])
instance = running.Instance(running.Place(Path(sys.argv[1]), sys.argv[2]))
taken = instance.hands_over(running.Request.of_this_start(Path(sys.argv[3]), sample=False))
print("handed over" if taken else "first" if instance.is_first else "beside", end="")
"""
CRASH = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from hawliyat.app import running
application = QCoreApplication([])
instance = running.Instance(running.Place(Path(sys.argv[1]), sys.argv[2]))
assert not instance.hands_over(running.Request())
instance.listen(print)
os._exit(1)
"""
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="sockets that lie in folders")


@pytest.fixture
def place() -> Iterator[Place]:
    """A place of this test's own, with a name short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="hawliyat-") as folder:
        server = f"hawliyat-test-{os.getpid()}" if sys.platform == "win32" else f"{folder}/server"
        yield Place(Path(folder) / "server.lock", server)


@pytest.fixture
def first(place: Place) -> Iterator[Instance]:
    """The program that runs already; it does not listen yet."""
    instance = Instance(place)
    assert not instance.hands_over(Request())
    assert instance.is_first
    yield instance
    instance.leave()


def start(
    place: Place, project: str = "/a.hawliyat", *, patience: float = 5.0, cwd: Path | None = None, **env: str
) -> "subprocess.Popen[str]":
    """Begin a second start."""
    command = [sys.executable, "-c", SECOND, str(place.lock), place.server, project, str(patience)]
    variables = {name: value for name, value in os.environ.items() if "STARTUP" not in name and "XDG_ACT" not in name}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=cwd, env={**variables, **env}, stdout=pipe, stderr=pipe, text=True)


def answer(qtbot: QtBot, second: "subprocess.Popen[str]") -> str:
    """What became of a second start, this program's events going on meanwhile."""
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    out, err = second.communicate()
    assert (second.returncode, err) == (0, "")
    return out


@pytest.mark.parametrize(
    "request_",
    [
        Request(),
        Request(sample=True),
        Request(Path("/home/ليلى/مشروع أول 😀.hawliyat"), token="gnome-shell/Hawliyat/1_TIME12"),
        Request(Path(os.fsdecode(b"/home/caf\xe9\n.hawliyat"))),
    ],
)
def test_a_request_comes_out_of_its_line_as_it_went_in(request_: Request) -> None:
    line = request_.line()
    assert line.count(b"\n") == 1
    assert Request.from_line(line) == request_


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"project": "relative.hawliyat", "sample": false, "token": ""}',
        b'{"project": "/a\\u0000b", "sample": false, "token": ""}',
        b'{"project": 7, "sample": false, "token": ""}',
        b'{"project": null, "sample": 1, "token": ""}',
        b'{"project": null, "sample": false, "token": null}',
        b'{"project": null, "sample": false, "token": "", "run": "rm"}',
    ],
)
def test_what_is_no_request_is_none(line: bytes) -> None:
    assert Request.from_line(line) is None


def test_a_second_start_hands_its_file_to_the_first(
    qtbot: QtBot, place: Place, first: Instance, tmp_path: Path
) -> None:
    taken: list[Request] = []
    first.listen(taken.append)
    second = start(place, "مشروع ثان.hawliyat", cwd=tmp_path, XDG_ACTIVATION_TOKEN="token-1")
    assert answer(qtbot, second) == "handed over"
    assert taken == [Request(tmp_path.resolve() / "مشروع ثان.hawliyat", token="token-1")]


def test_a_third_and_a_fourth_start_are_taken_too(qtbot: QtBot, place: Place, first: Instance) -> None:
    taken: list[Request] = []
    first.listen(taken.append)
    starts = [start(place, f"/{number}.hawliyat") for number in range(2)]
    assert [answer(qtbot, each) for each in starts] == ["handed over"] * 2
    assert {str(request.project) for request in taken} == {
        os.path.abspath(f"/{number}.hawliyat") for number in range(2)
    }


def test_a_start_of_the_same_moment_waits_until_the_first_listens(qtbot: QtBot, place: Place, first: Instance) -> None:
    taken: list[Request] = []
    second = start(place)
    qtbot.wait(600)
    assert second.poll() is None
    first.listen(taken.append)
    assert answer(qtbot, second) == "handed over"
    assert len(taken) == 1


def test_one_that_waits_becomes_the_first_when_the_first_ends(qtbot: QtBot, place: Place, first: Instance) -> None:
    second = start(place)
    qtbot.wait(600)
    first.leave()
    assert answer(qtbot, second) == "first"


def test_nobody_waits_for_ever_for_one_that_never_listens(qtbot: QtBot, place: Place, first: Instance) -> None:
    assert first.is_first
    assert answer(qtbot, start(place, patience=0.3)) == "beside"


def test_after_the_first_has_ended_the_next_is_a_first(qtbot: QtBot, place: Place, first: Instance) -> None:
    first.listen(lambda _request: None)
    first.leave()
    assert answer(qtbot, start(place)) == "first"
    assert not first.is_first


@POSIX
def test_what_a_crash_leaves_behind_is_replaced(qtbot: QtBot, place: Place) -> None:
    command = [sys.executable, "-c", CRASH, str(place.lock), place.server]
    assert subprocess.run(command, check=False).returncode == 1
    assert place.lock.exists()
    assert Path(place.server).is_socket()
    taken: list[Request] = []
    first = Instance(place)
    assert not first.hands_over(Request())
    assert first.is_first
    first.listen(taken.append)
    assert answer(qtbot, start(place)) == "handed over"
    assert len(taken) == 1
    first.leave()
    assert not place.lock.exists()
    assert not Path(place.server).exists()


@POSIX
@pytest.mark.parametrize("says", [b"", b"hello\n"])
def test_one_that_hangs_or_is_something_else_is_left_alone(
    qtbot: QtBot, place: Place, first: Instance, says: bytes
) -> None:
    assert first.is_first
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(place.server)
        silent.listen()
        silent.settimeout(0)
        second = start(place)
        caller = _accept(silent, qtbot)
        with caller:
            caller.settimeout(0)
            if says:
                caller.send(says)
            assert answer(qtbot, second) == "beside"
            assert caller.recv(100) == b""  # nothing was handed to it


@POSIX
def test_what_one_that_quits_has_not_read_is_not_lost(qtbot: QtBot, place: Place, first: Instance) -> None:
    with socket.socket(socket.AF_UNIX) as quitting:
        quitting.bind(place.server)
        quitting.listen()
        quitting.settimeout(0)
        second = start(place)
        with _accept(quitting, qtbot) as caller:
            caller.settimeout(20)
            caller.send(GREETING)
            assert Request.from_line(caller.recv(LONGEST)) is not None  # it was sent, but nobody says that it was taken
    first.leave()
    assert answer(qtbot, second) == "first"


def test_who_is_greeted_when_it_quits_is_hung_up_on(qtbot: QtBot, place: Place, first: Instance) -> None:
    taken: list[Request] = []
    first.listen(taken.append)
    caller = QLocalSocket()
    caller.connectToServer(place.server)
    qtbot.waitUntil(lambda: bytes(caller.peek(100).data()) == GREETING)
    caller.write(Request().line())
    caller.flush()
    first.leave()
    qtbot.waitUntil(lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert taken == []


def _accept(server: socket.socket, qtbot: QtBot) -> socket.socket:
    callers: list[socket.socket] = []

    def look() -> bool:
        try:
            callers.append(server.accept()[0])
        except BlockingIOError:
            return False
        return True

    qtbot.waitUntil(look, timeout=20_000)
    return callers[0]


@POSIX
@pytest.mark.parametrize(
    "words", [b"\n", b"GET / HTTP/1.1\r\n", b"\x00\xff\n", b"x" * (2 * LONGEST), b'{"project": "' + b"a" * LONGEST]
)
def test_what_is_no_message_is_dropped_and_the_next_is_heard(
    qtbot: QtBot, place: Place, first: Instance, words: bytes
) -> None:
    taken: list[Request] = []
    first.listen(taken.append)
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(place.server)
        caller.settimeout(0)
        qtbot.waitUntil(_says(caller, GREETING))
        sent = 0
        end = time.monotonic() + 10
        try:
            while sent < len(words) and time.monotonic() < end:
                sent += _send(caller, words[sent:])
                qtbot.wait(5)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it hung up in the middle
        qtbot.waitUntil(_says(caller, b""))
    assert taken == []
    assert answer(qtbot, start(place)) == "handed over"
    assert len(taken) == 1


def _send(caller: socket.socket, words: bytes) -> int:
    try:
        return caller.send(words)
    except BlockingIOError:
        return 0


def _says(caller: socket.socket, words: bytes) -> Callable[[], bool]:
    """Whether the running program says *words* (b"" once it has hung up)."""

    def ask() -> bool:
        try:
            return caller.recv(100) == words
        except BlockingIOError:
            return False
        except ConnectionResetError:
            return words == b""

    return ask


@POSIX
def test_who_says_nothing_or_leaves_at_once_disturbs_nobody(qtbot: QtBot, place: Place, first: Instance) -> None:
    taken: list[Request] = []
    first.listen(taken.append)
    with socket.socket(socket.AF_UNIX) as leaving:
        leaving.connect(place.server)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(place.server)
        assert answer(qtbot, start(place)) == "handed over"
    assert len(taken) == 1


@POSIX
def test_only_the_person_who_runs_it_can_connect(place: Place, first: Instance) -> None:
    first.listen(lambda _request: None)
    assert Path(place.server).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "SESSIONNAME", "XDG_DATA_HOME"])
def test_two_screens_or_two_homes_do_not_meet(variable: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if variable == "XDG_DATA_HOME" and sys.platform != "linux":
        pytest.skip("homes are told apart otherwise here")
    here = Place.here()
    assert here == Place.here()
    monkeypatch.setenv(variable, str(tmp_path))
    there = Place.here()
    assert here is not None
    assert there is not None
    assert here.server != there.server
    assert here.lock != there.lock


@POSIX
def test_the_meeting_place_is_a_private_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    assert _folder(Place.here()) == runtime
    runtime.chmod(0o755)
    own = tmp_path / f"hawliyat-{os.getuid()}"
    assert _folder(Place.here()) == own
    own.rmdir()
    own.symlink_to(runtime)  # what somebody else might put there
    assert Place.here() is None
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "nowhere"))
    assert Place.here() is None


def _folder(place: Place | None) -> Path | None:
    return place.lock.parent if place is not None else None


def test_without_a_place_every_start_is_on_its_own() -> None:
    alone = Instance(None)
    assert not alone.hands_over(Request())
    assert not alone.is_first
    alone.listen(print)
    alone.leave()


@POSIX
def test_a_folder_that_cannot_be_written_to_makes_no_first(tmp_path: Path) -> None:
    alone = Instance(Place(tmp_path / "missing" / "lock", str(tmp_path / "missing" / "server")))
    assert not alone.hands_over(Request())
    assert not alone.is_first


@POSIX
def test_one_that_cannot_listen_keeps_nobody_waiting(place: Place, tmp_path: Path) -> None:
    deaf = Instance(Place(place.lock, str(tmp_path / "missing" / "server")))
    assert not deaf.hands_over(Request())
    assert deaf.is_first
    deaf.listen(print)
    assert not deaf.is_first


@POSIX
def test_without_any_temporary_folder_every_start_is_on_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> str:
        raise FileNotFoundError

    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(tempfile, "gettempdir", refuse)
    assert Place.here() is None
