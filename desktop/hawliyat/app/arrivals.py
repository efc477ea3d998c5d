"""What arrives from outside while the program runs: a file of a later start, or one the system wants opened."""

import os
from collections import deque
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from hawliyat.app.running import Request
from hawliyat.ui.main_window import MainWindow
from hawliyat.ui.wording import tr

TURN = 150
"""Milliseconds between two looks whether a dialog is still open."""


class Application(QApplication):
    """The application, which macOS tells by an event which file was double-clicked."""

    file_arrived = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Pass a file on; everything else is Qt's."""
        if isinstance(event, QFileOpenEvent):
            self.file_arrived.emit(event.url().toLocalFile() or event.file())
            return True
        return super().event(event)


class Arrivals(QObject):
    """Opens what arrives, in its order: once the window stands, and never under an open dialog."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: MainWindow | None = None
        self._waiting: deque[Request] = deque()
        self._turn = QTimer(self, interval=TURN)
        self._turn.timeout.connect(self._go_on)

    def begin(self, window: MainWindow) -> None:
        """Open in *window* from now on, first what has arrived already."""
        self._window = window
        self._go_on()

    def take_file(self, path: str) -> None:
        """Open a file that the system names."""
        if path:
            self.take(Request(Path(path)))

    def take(self, request: Request) -> None:
        """Bring the window to the front and open what is asked for, as soon as no dialog is open."""
        if request.project is not None or request.sample:
            self._waiting.append(request)
        if self._window is None:
            return
        _bring_to_front(self._window, request.token)
        if self._waiting and _has_dialog():
            last = self._waiting[-1]
            name = last.project.name if last.project is not None else tr("Sample project")
            self._window.messages.show_news(tr("“{name}” will be opened when this dialog is closed.", name=name))
        self._go_on()

    def _go_on(self) -> None:
        """Open one thing; the timer brings the next."""
        if self._window is not None and self._waiting and not _has_dialog():
            request = self._waiting.popleft()
            self._look_again()
            _open(self._window, request)
        else:
            self._look_again()

    def _look_again(self) -> None:
        if self._waiting and self._window is not None:
            self._turn.start()
        else:
            self._turn.stop()


def _open(window: MainWindow, request: Request) -> None:
    """Open it; if another project has to make room, say that nothing of it is lost."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    before = window.session
    left = Path(before.project.path) if before is not None else None
    if request.project is not None:
        window.project_commands.open_path(request.project)
    elif request.sample:
        window.project_commands.open_sample()
    if left is not None and window.session is not None and window.session is not before:
        words = tr("“{name}” was closed to open this project. Everything in it is saved.", name=left.name)
        window.messages.show_news(words, tr("Open it again"), lambda: window.project_commands.open_path(left))


def _has_dialog() -> bool:
    return QApplication.activeModalWidget() is not None or QGuiApplication.modalWindow() is not None


def _bring_to_front(window: MainWindow, token: str) -> None:
    if token and QGuiApplication.platformName().startswith("wayland"):
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt shows it to the compositor when the window is activated
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.show()
    for each in (window, QApplication.activeModalWidget()):
        if each is not None:  # a dialog stays above its window
            each.raise_()
            each.activateWindow()
