"""How long the frozen program takes to show its window, beside the same program run from its sources."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.e2e.screen import Screen, screen

from installers import places, product
from installers.checks import Checks, demand
from installers.trying.programs import need

ROUNDS = 9
PATIENCE = 60.0
"""Seconds to wait for a window."""

BAR = 1.2
"""How much longer the frozen program may take, as a ratio."""


def run(checks: Checks) -> None:
    """Start both in turn, look for their windows, and hold the ratio of the medians to the bar."""
    frozen, source = [places.FROZEN / product.COMMAND], [sys.executable, "-m", "hawliyat"]
    with checks.check(f"start: the frozen window comes within {BAR} times the time it takes from source"):
        demand(sys.platform == "linux", "this looks for windows on an X server")
        need(Xvfb="xvfb", xdotool="xdotool")
        with screen(places.BUILD / "home") as outside:
            pairs = [(_start(outside, frozen), _start(outside, source)) for _ in range(ROUNDS + 1)][1:]
        ours, theirs = (median(times) for times in zip(*pairs, strict=True))
        print(f"      frozen {1000 * ours:.0f} ms, from source {1000 * theirs:.0f} ms, ratio {ours / theirs:.2f}")
        demand(ours <= BAR * theirs, f"{ours / theirs:.2f} times")


def _start(outside: Screen, command: Sequence[Path | str]) -> float:
    """Return the seconds from the start of *command* to its visible window, and end it."""
    began = time.perf_counter()
    program = subprocess.Popen(command, env=outside.environment, stderr=subprocess.DEVNULL)
    # Asked again and again, because xdotool's own `--sync` looks only twice a second.
    looking = ["xdotool", "search", "--onlyvisible", "--name", product.NAME]
    try:
        while subprocess.run(looking, env=outside.environment, capture_output=True).returncode:
            demand(time.perf_counter() - began < PATIENCE, f"no window of {command[0]}")
        return time.perf_counter() - began
    finally:
        program.terminate()
        program.wait()
