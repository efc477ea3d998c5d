"""The guards of tests/conftest.py, shown to bite: each is given the mess it claims to find, in a pytest of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"

Report = Callable[..., str]


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Give `report(body, …)`: what pytest says of one test with that body under our guards."""
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    xserver: needs Xvfb\nqt_api = pyside6\n")

    def run(body: str, *, arguments: str = "", decorator: str = "", **environment: str) -> str:
        lines = [
            "import pytest",
            decorator,
            f"def test_it({arguments}):",
            *(f"    {line}" for line in body.splitlines()),
        ]
        (tmp_path / "test_it.py").write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rA", str(tmp_path)]
        inherited = {name: value for name, value in os.environ.items() if name != "CI"}
        return subprocess.run(
            command, cwd=tmp_path, env=inherited | environment, capture_output=True, encoding="utf-8"
        ).stdout

    return run


def test_a_clean_test_with_a_window_a_timer_and_a_thread_passes(report: Report) -> None:
    body = """import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
window = QWidget()
qtbot.addWidget(window)
window.timer = QTimer(window)
window.timer.start(1000)
window.show()
thread = threading.Thread(target=print)
thread.start()"""
    assert "1 passed" in report(body, arguments="qtbot")


@pytest.mark.parametrize(
    ("body", "arguments", "complaint"),
    [
        ("import logging\nlogging.getLogger('hawliyat').warning('rot')", "", "unexpected log lines: ['hawliyat: rot']"),
        ("import threading, time\nthreading.Thread(target=time.sleep, args=(4,), daemon=True, name='lost').start()", "",
         "threads still running: ['lost']"),
        ("from PySide6.QtWidgets import QWidget\nglobal kept\nkept = QWidget()\nkept.show()", "qapp", "still alive:"),
        ("from PySide6.QtCore import QTimer\nglobal kept\nkept = QTimer()\nkept.start(5000)", "qapp", "still alive:"),
    ],
    ids=["log line", "thread", "window", "timer"],
)  # fmt: skip
def test_a_mess_is_found(report: Report, body: str, arguments: str, complaint: str) -> None:
    said = report(body, arguments=arguments)
    assert complaint in said
    assert "1 passed, 1 error" in said


def test_what_a_machine_lacks_is_skipped_at_a_desk_and_fails_in_ci(report: Report) -> None:
    assert "1 skipped" in report("needs('no-such-program')", arguments="needs")
    assert "1 failed" in report("needs('no-such-program')", arguments="needs", CI="true")


def test_a_marker_asks_for_its_programs(report: Report, tmp_path: Path) -> None:
    marker = "@pytest.mark.xserver"
    assert "needs Xvfb, xdotool" in report("pass", decorator=marker, PATH=str(tmp_path))
    assert "1 error" in report("pass", decorator=marker, PATH=str(tmp_path), CI="true")
