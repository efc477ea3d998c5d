"""The frozen program on a Wayland desktop, as most are now: a real compositor without a screen (Weston)."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from installers import places, product
from installers.checks import CheckError, Checks, demand
from installers.trying.pictures import colours_of, demand_a_window, picture_of
from installers.trying.programs import need

SOCKET = "hawliyat-trial"
PATIENCE = 30.0
"""Seconds to wait for the compositor, and for the window."""
BREATH = 2.0
"""Seconds in which a desktop, or a window, has drawn all of itself."""
MORE = 3
"""How many times the colours of the empty desktop (its pattern and its panel) one with a window has."""


def run(checks: Checks) -> None:
    """Open the sample there, in Arabic, and look."""
    with checks.check("wayland: the window opens without X and shows the Arabic article"):
        demand(sys.platform == "linux", "Wayland is Linux's")
        need(weston="weston", weston_screenshooter="weston")
        with tempfile.TemporaryDirectory() as folder, _desktop(Path(folder)) as environment:
            time.sleep(BREATH)
            empty = colours_of(_photograph(Path(folder), environment))
            program = subprocess.Popen([places.FROZEN / product.COMMAND, "--sample"], env=environment)
            try:
                picture = _when_it_changes(Path(folder), environment, empty)
                demand(program.poll() is None, f"it ended with {program.returncode}")
            finally:
                program.kill()
                program.wait()
            demand_a_window(picture.replace(picture_of("wayland")))


@contextmanager
def _desktop(folder: Path) -> Iterator[Mapping[str, str]]:
    """A compositor, and the environment of a program on its desktop: no X server, and a home of its own."""
    places_of_its_own = {name: str(folder) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    without = ("DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in without}
    environment |= {**places_of_its_own, "WAYLAND_DISPLAY": SOCKET, "XDG_SESSION_TYPE": "wayland", "LANGUAGE": "ar"}
    command = ["weston", "--debug", "--backend=headless-backend.so", "--use-pixman", f"--socket={SOCKET}"]
    command += ["--width=1440", "--height=900", "--idle-time=0"]
    compositor = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE
        while not (folder / SOCKET).exists():
            demand(compositor.poll() is None and time.monotonic() < end, "Weston did not come up")
            time.sleep(0.1)
        yield environment
    finally:
        compositor.terminate()
        compositor.wait()


def _photograph(folder: Path, environment: Mapping[str, str]) -> Path:
    """Take a picture of the desktop; `--debug` lets any program do so."""
    for old in folder.glob("wayland-screenshot-*.png"):
        old.unlink()
    subprocess.run(["weston-screenshooter"], cwd=folder, env=environment, check=True, timeout=PATIENCE)
    return next(folder.glob("wayland-screenshot-*.png"))


def _when_it_changes(folder: Path, environment: Mapping[str, str], empty: int) -> Path:
    """Return the picture of the desktop once it has many more colours than when it was *empty*."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        time.sleep(BREATH)
        if colours_of(_photograph(folder, environment)) > MORE * empty:
            time.sleep(BREATH)
            return _photograph(folder, environment)
    raise CheckError(f"nothing came; the empty desktop has {empty} colours")
