"""The real main window on the sample project, for the tests of the window."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hawliyat.domain.identity import ArticleId
from hawliyat.domain.span import Span
from hawliyat.store import article_repository
from hawliyat.store.project import Project
from hawliyat.ui.focus import Place
from hawliyat.ui.main_window import MainWindow
from hawliyat.ui.preferences import Preferences
from hawliyat.ui.workspace import Workspace


def settle() -> None:
    """Let delayed refreshes run and what was dropped go."""
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Desk:
    """A window, and hands for it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def workspace(self) -> Workspace:
        """The open project's panes."""
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def project(self) -> Project:
        """The open project."""
        return self.workspace.session.project

    def article(self, published: str) -> ArticleId:
        """The sample article of that date."""
        return next(a.id for a in article_repository.all(self.project.database) if a.published_edtf == published)

    def read(self, published: str) -> str:
        """Open the sample article of that date in the reader and return its text."""
        article_id = self.article(published)
        self.workspace.focus.go(Place("reader", article_id))
        self.wait_for_keyboard(self.workspace.reader)
        return article_repository.text(self.project.database, article_id)

    def select(self, quote: str, occurrence: int = 1) -> Span:
        """Select *quote* in the article that is open."""
        text, start = self.workspace.reader.article.text, -1
        for _ in range(occurrence):
            start = text.index(quote, start + 1)
        span = Span(start, start + len(quote))
        self.workspace.reader.select(span)
        settle()
        return span

    def key(self, key: Qt.Key | str, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        popup = QApplication.activePopupWidget()
        target = (popup.focusWidget() or popup) if popup else QApplication.focusWidget() or self.window.focusWidget()
        assert target is not None
        if isinstance(key, str):
            QTest.sendKeyEvent(QTest.KeyAction.Click, target, Qt.Key(ord(key)), key, held)
        else:
            QTest.keyClick(target, key, held)
        settle()
        if QApplication.activePopupWidget() is None and not self.window.isActiveWindow():
            self.window.activateWindow()  # as a window manager does when a popup closes
            self.qtbot.waitUntil(self.window.isActiveWindow)

    def type(self, text: str) -> None:
        """Type letters of any script where the keyboard is."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                target = QApplication.focusWidget()
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        settle()

    def wait_for_keyboard(self, widget: QWidget) -> None:
        """Wait until *widget* has the keyboard."""
        settle()
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: widget.hasFocus() or widget.isAncestorOf(QApplication.focusWidget() or widget))

    def keyboard_is_in(self, pane: QWidget) -> bool:
        """Whether *pane* or something in it has the keyboard."""
        focused = self.window.focusWidget()
        return focused is not None and (pane is focused or pane.isAncestorOf(focused))

    def click(self, widget: QWidget, area: QRect, times: int = 1) -> None:
        """Click into the middle of *area*."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=area.center())
        if times == 2:
            QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=area.center())
        settle()

    def verbs(self) -> list[str]:
        """The history, oldest first."""
        return [line.verb for line in reversed(self.project.journal.history(50))]


def open_desk(qtbot: QtBot, project: Path, room: Path) -> Iterator[Desk]:
    """A window on a copy of *project*; it is closed at the end, and leaves one file."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.styleSheet(), application.palette(), application.font()
    copy = room / "sample.hawliyat"
    copy.write_bytes(project.read_bytes())
    preferences = Preferences(str(room / "preferences.ini"))
    preferences.theme = "light"
    window = MainWindow(preferences)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_project(Project.open(copy))
    desk = Desk(window, qtbot)
    desk.wait_for_keyboard(desk.workspace.reader)
    yield desk
    window.close()
    settle()
    QGuiApplication.clipboard().clear()
    application.setStyleSheet(before[0])
    application.setPalette(before[1])
    application.setFont(before[2])
