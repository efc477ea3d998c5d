"""A virtual screen with real X events: what a person's hands would send, and a camera."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = "1440x900"
PATIENCE = 20.0
"""Seconds to wait for a window."""
BREATH = 0.25
"""Seconds between two acts: an impatient hand, not a machine gun."""

_CAMERA = (
    "import sys; from PySide6.QtGui import QGuiApplication as A; a = A([]);"
    " assert a.primaryScreen().grabWindow(0).save(sys.argv[1])"
)


class Screen:
    """An X server of its own and the keys, buttons and pictures of who sits before it."""

    def __init__(self, display: str, home: Path) -> None:
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "PYTHONUTF8": "1",
        }
        self.environment.pop("WAYLAND_DISPLAY", None)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the program and wait for its window."""
        program = subprocess.Popen(
            [sys.executable, "-m", "hawliyat", *arguments],
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.wait_for_window("Hawliyat")
        return program

    def wait_for_window(self, name: str) -> str:
        """Wait for a window whose title contains *name*, give it the keyboard, and return its id."""
        found = self._until(lambda: self._xdotool("search", "--onlyvisible", "--name", name, check=False))
        window = found.split()[-1]
        self._xdotool("windowfocus", "--sync", window, check=False)
        time.sleep(2 * BREATH)
        return window

    def wait_until_gone(self, name: str) -> None:
        """Wait until no window's title contains *name*."""
        self._until(lambda: "gone" if not self._xdotool("search", "--onlyvisible", "--name", name, check=False) else "")

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, as xdotool names them ("ctrl+z", "Return")."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(BREATH)

    def type(self, text: str) -> None:
        """Type *text*."""
        self._xdotool("type", "--delay", "15", text)
        time.sleep(BREATH)

    def click(self, x: int, y: int, *, times: int = 1) -> None:
        """Click at a point of the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "60", "1")
        time.sleep(BREATH)

    def photograph(self, path: Path) -> Path:
        """Take a picture of the whole screen."""
        subprocess.run([sys.executable, "-c", _CAMERA, str(path)], env=self.environment, check=True)
        return path

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=check
        )
        return done.stdout.strip()

    def _until(self, ask: Callable[[], str]) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = ask()
            if answer:
                return answer
            time.sleep(0.1)
        raise TimeoutError("the screen did not change")


@contextmanager
def screen(home: Path) -> Iterator[Screen]:
    """An X server on a free display, ended with the block."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        yield Screen(f":{number}", home)
    finally:
        server.terminate()
        server.wait()
