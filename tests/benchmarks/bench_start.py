"""How long the program takes to start, beside bare Python: an empty window, and the sample project painted."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 7
HEAVY = ("sqlite_utils", "dateparser", "arabic_reshaper", "bidi", "charset_normalizer")

_EMPTY = """
import sys
from hawliyat.app.window import make_application
from hawliyat.ui.main_window import MainWindow
from hawliyat.ui.preferences import Preferences
application = make_application([])
window = MainWindow(Preferences(sys.argv[1] + ".ini"))
window.show()
application.processEvents()
print(*sorted(set(sys.modules) & set(sys.argv[2:])))
"""
_QT = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
"""
_SAMPLE = """
import sys
from pathlib import Path
from hawliyat.app.window import make_application
from hawliyat.ui.main_window import MainWindow
from hawliyat.ui.preferences import Preferences
application = make_application([])
window = MainWindow(Preferences(sys.argv[1] + ".ini"))
window.show()
window.project_commands.open_path(Path(sys.argv[1]))
application.processEvents()
window.close()
application.processEvents()
"""


def main() -> None:
    """Print each start beside bare Python's, and the heavy libraries an empty window has loaded (none should be)."""
    from hawliyat.operations.sample import build_sample

    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "sample.hawliyat"
        build_sample(project)
        bare, qt, empty, sample = [], [], [], []
        loaded = ""
        for _ in range(ROUNDS):
            bare.append(_run("pass")[0])
            qt.append(_run(_QT)[0])
            seconds, loaded = _run(_EMPTY, str(project), *HEAVY)
            empty.append(seconds)
            sample.append(_run(_SAMPLE, str(project))[0])
    floor = median(bare)
    _print("bare Python", floor, "")
    _print("a window of Qt alone", median(qt), f"{median(qt) / floor:5.1f} x bare")
    _print("empty window", median(empty), f"{median(empty) / floor:5.1f} x bare (bar: 13)")
    _print("sample opened and painted", median(sample), f"{median(sample) / floor:5.1f} x bare")
    print(f"  heavy libraries in an empty window: {loaded or 'none'}")


def _print(name: str, seconds: float, ratio: str) -> None:
    print(f"  {name:30} {1000 * seconds:7.0f} ms   {ratio}")


def _run(code: str, *arguments: str) -> tuple[float, str]:
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return time.perf_counter() - started, done.stdout.strip()
