"""The guards of tests/conftest.py, shown to bite: a pytest of its own runs tests that leave each kind of mess."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
SETTINGS = "[pytest]\nqt_api = pyside6\nmarkers =\n    xserver: needs Xvfb and xdotool\n"
TESTS = """
import logging, threading, time
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_clean(qtbot, caplog):
    window = QWidget()
    qtbot.addWidget(window)
    window.timer = QTimer(window)
    window.timer.start(1000)
    window.show()
    threading.Thread(target=print).start()
    logging.getLogger("hawliyat").warning("provoked")
    caplog.clear()

def test_log():
    logging.getLogger("hawliyat").warning("rot")

def test_thread():
    threading.Thread(target=time.sleep, args=(4,), daemon=True, name="lost").start()

def test_window(qapp):
    kept.append(QWidget())
    kept[-1].show()

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(60_000)

def test_fixture(needs):
    needs("no-such-program")

@pytest.mark.xserver
def test_marker():
    pass
"""


def outcomes(folder: Path, system: str = sys.platform, **environment: str) -> Mapping[str, str]:
    """Return what pytest says of each of TESTS under our guards, on a machine of *system* that has no X server."""
    guards = CONFTEST.read_text(encoding="utf-8") + f"\nsys.platform = {system!r}\n"
    (folder / "conftest.py").write_text(guards, encoding="utf-8")
    (folder / "pytest.ini").write_text(SETTINGS, encoding="utf-8")
    (folder / "test_mess.py").write_text(TESTS, encoding="utf-8")
    inherited = {name: value for name, value in os.environ.items() if name != "CI"}
    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-rs", "--tb=short", "test_mess.py"],
        cwd=folder,
        env={**inherited, "PATH": str(folder), "COLUMNS": "200", **environment},
        capture_output=True,
        encoding="utf-8",
    ).stdout
    results = dict.fromkeys(re.findall(r"test_mess\.py::test_(\w+) ", said), "")
    for name, outcome in re.findall(r"test_mess\.py::test_(\w+) (PASSED|FAILED|ERROR|SKIPPED)", said):
        results[name] = f"{results[name]} {outcome}".strip()
    return {**results, "said": said}


@pytest.fixture(scope="module")
def at_a_desk(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return outcomes(tmp_path_factory.mktemp("desk"))


def test_a_clean_test_with_a_window_a_timer_a_thread_and_a_checked_log_line_passes(
    at_a_desk: Mapping[str, str],
) -> None:
    assert at_a_desk["clean"] == "PASSED", at_a_desk["said"]


@pytest.mark.parametrize(
    ("mess", "complaint"),
    [
        ("log", "unexpected log lines: ['hawliyat: rot']"),
        ("thread", "threads still running: ['lost']"),
        ("window", "still alive: [<PySide6.QtWidgets.QWidget"),
        ("timer", "still alive: [<PySide6.QtCore.QTimer"),
    ],
)
def test_a_mess_is_found(at_a_desk: Mapping[str, str], mess: str, complaint: str) -> None:
    assert at_a_desk[mess] == "PASSED ERROR"
    assert complaint in at_a_desk["said"]


def test_what_a_machine_lacks_is_skipped_at_a_desk(at_a_desk: Mapping[str, str]) -> None:
    assert (at_a_desk["fixture"], at_a_desk["marker"]) == ("SKIPPED", "SKIPPED")
    assert "needs Xvfb, xdotool" in at_a_desk["said"]


@pytest.mark.parametrize(
    ("system", "fixture", "marker"), [("linux", "FAILED", "ERROR"), ("darwin", "SKIPPED", "SKIPPED")]
)
def test_what_a_machine_lacks_fails_in_ci_where_dev_py_can_install_it(
    tmp_path: Path, system: str, fixture: str, marker: str
) -> None:
    in_ci = outcomes(tmp_path, system, CI="true")
    assert (in_ci["fixture"], in_ci["marker"]) == (fixture, marker)
