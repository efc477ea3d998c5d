"""Real starts of the program on real screens: one window takes every file, and each screen has its own."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.e2e.screen import PATIENCE, Screen, screen

from hawliyat.store.project import Project

pytestmark = [pytest.mark.xserver, pytest.mark.slow]


@pytest.fixture
def projects(tmp_path: Path) -> list[Path]:
    """Three empty projects, one with an Arabic name."""
    paths = [tmp_path / f"{name}.hawliyat" for name in ("first", "مشروع ثان", "third")]
    for path in paths:
        Project.create(path).close()
    return paths


@contextmanager
def running(hands: Screen, *arguments: str) -> "Iterator[subprocess.Popen[str]]":
    """The program with its window, ended with the block."""
    with hands.start(*arguments) as program:
        try:
            yield program
        finally:
            program.kill()


def start(hands: Screen, *arguments: str, cwd: Path | None = None) -> "subprocess.Popen[str]":
    """Start the program without waiting for anything."""
    command = [sys.executable, "-m", "hawliyat", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=hands.environment, cwd=cwd, text=True, stdout=pipe, stderr=subprocess.STDOUT)


def ended(second: "subprocess.Popen[str]") -> tuple[int, str]:
    """How a start that has nothing more to do ends, and what it says."""
    output, _ = second.communicate(timeout=20)
    return second.returncode, output


def wait_for_all_but_one(starts: "list[subprocess.Popen[str]]") -> None:
    """Wait until only one of them still runs."""
    end = time.monotonic() + PATIENCE
    while sum(each.poll() is None for each in starts) > 1:
        assert time.monotonic() < end, "more than one start stays"
        time.sleep(0.1)


def quit_cleanly(hands: Screen, program: "subprocess.Popen[str]") -> None:
    """Ctrl+Q: no error, and not a word."""
    hands.keys("ctrl+q")
    assert ended(program) == (0, "")


def test_the_running_program_opens_the_file_of_a_second_start_also_after_a_dialog(
    tmp_path: Path, projects: list[Path]
) -> None:
    first, second, third = projects
    with screen(tmp_path) as hands, running(hands, str(first)) as program:
        hands.wait_for_window("first")
        assert ended(start(hands, second.name, cwd=tmp_path)) == (0, "")
        hands.wait_for_window("ثان")
        assert ended(start(hands)) == (0, "")
        hands.keys("ctrl+e")
        hands.wait_for_window("Export")
        assert ended(start(hands, str(third))) == (0, "")
        hands.wait_for_window("ثان")  # still
        hands.wait_for_window("Export")
        hands.keys("Escape")
        hands.wait_for_window("third")
        quit_cleanly(hands, program)
        assert not list(tmp_path.glob("*.hawliyat-*"))
        with running(hands, str(first)):  # the place is free again
            hands.wait_for_window("first")


def test_of_three_starts_of_one_moment_one_stays(tmp_path: Path, projects: list[Path]) -> None:
    with screen(tmp_path) as hands:
        starts = [start(hands, str(path)) for path in projects]
        try:
            hands.wait_for_window("Hawliyat")
            wait_for_all_but_one(starts)
            (stays,) = [each for each in starts if each.poll() is None]
            assert [ended(each) for each in starts if each is not stays] == [(0, "")] * 2
            quit_cleanly(hands, stays)
        finally:
            for each in starts:
                each.kill()
                each.communicate()


def test_a_program_that_hangs_or_crashed_stops_nobody(tmp_path: Path, projects: list[Path]) -> None:
    first, second, third = projects
    with screen(tmp_path) as hands:
        with running(hands, str(first)) as hung:
            hands.wait_for_window("first")
            hung.send_signal(signal.SIGSTOP)
            with running(hands, str(second)):
                hands.wait_for_window("ثان")
            hung.send_signal(signal.SIGKILL)  # a crash: its lock and its socket stay behind
            hung.wait()
        with running(hands, str(first)) as program:
            hands.wait_for_window("first")
            assert ended(start(hands, str(third))) == (0, "")
            hands.wait_for_window("third")
            quit_cleanly(hands, program)


def test_another_screen_and_another_home_have_windows_of_their_own(tmp_path: Path, projects: list[Path]) -> None:
    first, second, third = projects
    home = tmp_path / "home of another"
    shutil.copytree(tmp_path, home, ignore=lambda *_: ["home of another"])
    with screen(tmp_path) as here, screen(tmp_path) as there, running(here, str(first)):
        here.wait_for_window("first")
        with running(there, str(second)):
            there.wait_for_window("ثان")
        elsewhere = Screen(here.environment["DISPLAY"], home)
        with running(elsewhere, str(third)):
            here.wait_for_window("third")
        here.wait_for_window("first")
