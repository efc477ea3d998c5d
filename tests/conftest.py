"""What every test gets: Qt without a screen, a private home, small hypothesis profiles, and no mess left behind."""

import gc
import logging
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from hawliyat import assets
from hawliyat.text.cleaning import clean

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHONUTF8"] = "1"  # for the programs that tests start
os.environ["LC_ALL"], os.environ["LANGUAGE"] = "C.UTF-8", "en"  # they speak English, whatever the desktop speaks
if sys.platform == "win32":  # without a screen Qt reads fonts by itself, and warns when it has not been told from where
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ["SYSTEMROOT"]) / "Fonts"))

settings.register_profile("small", max_examples=25, deadline=None)
settings.register_profile("large", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "small"))

PROGRAMS_OF_MARKER = {"xserver": ("Xvfb", "xdotool"), "libreoffice": ("soffice",)}
PRIVATE_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
THREAD_PATIENCE = 2.0
"""Seconds a thread may still run after the test that started it."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Hold a marked test to the programs its marker promises."""
    for marker, programs in PROGRAMS_OF_MARKER.items():
        if item.get_closest_marker(marker):
            _need(*programs)


def _need(*programs: str) -> None:
    absent = [program for program in programs if not shutil.which(program)]
    if absent:
        _cannot_run(f"needs {', '.join(absent)} (python3 dev.py test installs it as root)")


def _cannot_run(reason: str) -> None:
    """Skip a test on somebody's desk; fail it where everything has to be there: in CI, on a system dev.py can equip."""
    if os.environ.get("CI") and sys.platform == "linux":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def needs() -> Callable[..., None]:
    """Give `needs("sqlite3", …)`: go on if these programs exist; else skip, or fail when CI is set."""
    return _need


@pytest.fixture(scope="session")
def needs_file() -> Callable[[Path, str], None]:
    """Give `needs_file(path, package)`: go on if the file is there; else skip, or fail when CI is set."""

    def need(path: Path, package: str) -> None:
        if not path.is_file():
            _cannot_run(f"needs {path} of {package} (python3 dev.py test installs it as root)")

    return need


@pytest.fixture(scope="session", autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the settings and data of whoever runs the tests out of them (their own fonts stay)."""
    home = tmp_path_factory.mktemp("home")
    fonts = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "fonts"
    with pytest.MonkeyPatch.context() as patch:
        for variable in PRIVATE_FOLDERS:
            folder = home / variable.lower()
            folder.mkdir()
            patch.setenv(variable, str(folder))
        if fonts.is_dir():
            (home / "xdg_data_home" / "fonts").symlink_to(fonts, target_is_directory=True)
        yield home


@pytest.fixture(scope="session")
def samples() -> Mapping[str, str]:
    """Return the five sample articles, cleaned as at import, by the number their file name starts with ("000" …)."""
    files = sorted(assets.seeds().glob("[0-9]*.txt"))
    return {file.name.partition("_")[0]: clean(file.read_text(encoding="utf-8")).text for file in files}


@pytest.fixture(scope="session")
def amiri(request: pytest.FixtureRequest) -> str:
    """Return the family name of the Arabic book face, for tests that look at pixels."""
    from PySide6.QtGui import QFontDatabase

    request.getfixturevalue("qapp")
    if "Amiri" not in QFontDatabase.families():
        _cannot_run("needs the font Amiri (python3 dev.py run says how to install it)")
    return "Amiri"


@pytest.fixture(autouse=True)
def no_unexpected_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a warning nobody asked for; a test that provokes one checks it and calls `caplog.clear()`."""
    yield
    lines = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    assert not lines, f"unexpected log lines: {lines}"


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail when a thread outlives the test that started it."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        thread.join(THREAD_PATIENCE)
    leaked = [thread.name for thread in started if thread.is_alive()]
    assert not leaked, f"threads still running: {leaked}"


@pytest.fixture(autouse=True)
def no_leaked_windows_or_timers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail when a window or a running timer outlives its test (give windows to `qtbot.addWidget`)."""
    if "qapp" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    before = _windows()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if _left_behind(before):
        gc.collect()  # a cycle that only waits for the collector is no leak
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = _left_behind(before)
        assert not left, f"still alive: {left}"


def _windows() -> dict[int, Any]:
    """Return the top-level widgets of the program by address: ours, and any that can be seen except Qt's tooltips."""
    from PySide6.QtWidgets import QApplication
    from shiboken6 import getCppPointer

    return {
        getCppPointer(widget)[0]: widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() or not type(widget).__module__.startswith("PySide6")
        if widget.metaObject().className() != "QTipLabel"
    }


def _left_behind(before: Mapping[int, Any]) -> list[Any]:
    """Return windows that were not there *before*, and running timers that do not belong to one that was."""
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    windows = [widget for address, widget in _windows().items() if address not in before]
    running = [thing for thing in gc.get_objects() if type(thing) is QTimer and isValid(thing) and thing.isActive()]
    old = set(map(id, before.values()))
    return windows + [timer for timer in running if not old & set(map(id, _ancestors(timer)))]


def _ancestors(thing: Any) -> Iterator[Any]:
    while (thing := thing.parent()) is not None:
        yield thing
