"""The composition root of the window: the application, its preferences, its main window."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths, QTimer

from hawliyat import APP_ID, __version__
from hawliyat.app.arrivals import Application, Arrivals
from hawliyat.app.running import Instance
from hawliyat.ui.application_icon import application_icon
from hawliyat.ui.interface_language import language_of, speak
from hawliyat.ui.main_window import MainWindow
from hawliyat.ui.preferences import Preferences
from hawliyat.ui.wording import tr

ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

logger = logging.getLogger("hawliyat")


def make_application(arguments: list[str]) -> Application:
    """Return the one application, named so that its data folder is its own."""
    application = Application(arguments)
    application.setApplicationName("Hawliyat")
    application.setApplicationDisplayName("Hawliyat")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APP_ID)
    application.setStyle("Fusion")
    return application


def run(project: Path | None, *, sample: bool = False, instance: Instance | None = None) -> int:
    """Open the window, on *project* or the sample if asked; return the exit code when it is closed.

    With *instance*, later starts hand over to this one.
    """
    application = make_application(sys.argv[:1])
    arrivals = Arrivals(application)
    application.file_arrived.connect(arrivals.take_file)
    log = _log_to_file()
    preferences = Preferences()
    speak(application, language_of(preferences.language))
    window = MainWindow(preferences)
    sys.excepthook = _reporting(window, log)
    window.show()
    QTimer.singleShot(0, application, lambda: application.setWindowIcon(application_icon()))  # drawn from an SVG: later
    if project is not None:
        window.project_commands.open_path(project)
    elif sample:
        window.project_commands.open_sample()
    arrivals.begin(window)
    if instance is not None:
        application.lastWindowClosed.connect(instance.leave)
        QTimer.singleShot(0, application, lambda: instance.listen(arrivals.take))
    return application.exec()


def _log_to_file() -> Path | None:
    """Write warnings and bugs to a file in the program's data folder; None where there is no such place."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
    path = folder / "hawliyat.log"
    form = "%(asctime)s %(message)s"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=path, level=logging.WARNING, encoding="utf-8", format=form)
    except OSError:
        logging.basicConfig(level=logging.WARNING, format=form)
        return None
    return path


def _reporting(window: MainWindow, log: Path | None) -> ExceptHook:
    """A bug must not end the day's work: write it down, say where, and go on."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logger.critical("unexpected", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        words = tr("Something went wrong in Hawliyat. Your work is saved.")
        if log is not None:
            words += " " + tr("What happened is written in {path}", path=log)
        window.messages.show_problem(words)

    return report
