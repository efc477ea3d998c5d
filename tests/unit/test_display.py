"""Whether a window can be opened, asked with a real X server and with surroundings that have none."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hawliyat.app import display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Start from surroundings that say nothing about displays."""
    for variable in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.fixture
def x_server() -> Iterator[str]:
    """Return the name of a display that a real X server answers on."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "640x480x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as number:
            name = f":{number.readline().strip()}"
        try:
            yield name
        finally:
            server.terminate()


def test_nothing_that_names_a_display_means_none() -> None:
    assert display.problem() == "no_display"


@pytest.mark.parametrize("name", [":987", "rubbish", "", "no-such-host.invalid:0"])
def test_a_display_that_does_not_answer_is_told_from_none(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("DISPLAY", name)
    assert display.problem() == ("display_refused" if name else "no_display")


@pytest.mark.xserver
def test_an_x_server_that_answers_is_enough(monkeypatch: pytest.MonkeyPatch, x_server: str) -> None:
    monkeypatch.setenv("DISPLAY", x_server)
    assert display.problem() is None
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-that-is-gone")
    assert display.problem() is None
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    assert display.problem() == "display_refused"


def test_a_wayland_socket_that_answers_is_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert display.problem() == "display_refused"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        assert display.problem() is None
        monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland-7"))
        assert display.problem() is None
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        assert display.problem() == "no_display"


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_a_platform_without_a_screen_needs_no_display(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert display.problem() is None


def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert display.problem() is None
