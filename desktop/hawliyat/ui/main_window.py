"""The main window: menus, the bar of messages, and the open project's workspace (or the welcome page)."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hawliyat.domain.errors import UserError
from hawliyat.ui.commands import CommandSet
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.help_commands import HelpCommands
from hawliyat.ui.interface_language import language_of, speak
from hawliyat.ui.preferences import Preferences
from hawliyat.ui.project_commands import ProjectCommands
from hawliyat.ui.recent_commands import RecentCommands
from hawliyat.ui.status_line import StatusLine
from hawliyat.ui.style_sheet import palette, style_sheet
from hawliyat.ui.theme import DARK, LIGHT, Theme, chrome_font
from hawliyat.ui.view_commands import ViewCommands
from hawliyat.ui.welcome_page import WelcomePage
from hawliyat.ui.widgets.message_bar import MessageBar
from hawliyat.ui.wording import isolate, language, tr

if TYPE_CHECKING:  # what only an open project needs is loaded with the first one: the empty window comes at once
    from hawliyat.domain.change import ChangeSet
    from hawliyat.store.project import Project
    from hawliyat.ui.command_palette import CommandPalette
    from hawliyat.ui.session import Session
    from hawliyat.ui.text_commands import TextCommands
    from hawliyat.ui.workspace import Workspace

FRAME = QSize(0, 40)
"""What a window's own title bar takes of the screen, in pixels: the status line must not lie below the edge."""

MENUS = {"file": "&File", "edit": "&Edit", "annotate": "&Annotate", "view": "&View", "help": "&Help"}


class MainWindow(QMainWindow):
    """One window, one project at a time."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.theme = _theme_named(preferences.theme)
        self.workspace: Workspace | None = None
        self.text_commands: TextCommands | None = None
        self.commands = CommandSet(self)
        self._build_frame()
        self.make_commands()
        self.set_theme(self.theme)
        self.recent.show()
        room = self.screen().availableGeometry().size() - FRAME
        self.resize(QSize(1440, 900).boundedTo(room))

    @cached_property
    def palette_popup(self) -> "CommandPalette":
        """The palette, made when it is first asked for."""
        from hawliyat.ui.command_palette import CommandPalette

        return CommandPalette(self)

    @property
    def session(self) -> "Session | None":
        """The open project's session, None while there is none."""
        return self.workspace.session if self.workspace is not None else None

    def open_project(self, project: "Project") -> None:
        """Show *project* in this window, closing the one before."""
        from hawliyat.ui.session import Session
        from hawliyat.ui.workspace import Workspace

        self.close_project()
        session = Session(project)
        session.message.connect(self.show_problem)
        session.changed.connect(self._on_change)
        self.workspace = Workspace(session, self.theme)
        self.workspace.reader.set_zoom(self.preferences.zoom)
        self.workspace.reader.set_entity_captions(shown=self.preferences.captions)
        self.workspace.reader.context_requested.connect(self._show_annotate_menu)
        self.workspace.timeline.set_axis_direction(self.preferences.axis)
        self.workspace.library.order_by(self.preferences.library_order)
        self.workspace.library.order_button.chosen.connect(self._keep_order)
        self.workspace.timeline.bar.direction_chosen.connect(self._keep_axis)
        self.workspace.focus.arrived.connect(lambda _place: self.commands.refresh("back", "forward"))
        self.workspace.finder.progressed.connect(self.status.show_finding)
        self.project_commands.connect_library(self.workspace.library)
        self._stack.addWidget(self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        self.make_commands()
        self.messages.dismiss()
        self._show_state()
        self.project_commands.go_to_first_article()
        self.workspace.finder.begin()

    def close_project(self) -> None:
        """Close the open project, leaving one clean file; the welcome page comes back."""
        if self.workspace is None:
            return
        self.messages.dismiss()  # what was said was about this project
        self.workspace.inspector.commit_typing()
        workspace, self.workspace = self.workspace, None
        self.preferences.zoom = workspace.reader.zoom
        self._stack.setCurrentWidget(self.welcome)
        self._stack.removeWidget(workspace)
        workspace.stop()
        workspace.session.project.close()
        workspace.deleteLater()
        self.make_commands()
        self.recent.show()
        self._show_state()

    def show_problem(self, code: str, arguments: dict[str, object]) -> None:
        """Say in the quiet bar what went wrong."""
        self.messages.show_problem(error_words(code, arguments))

    def tell(self, problem: UserError) -> None:
        """Say in the quiet bar what an error is about."""
        self.show_problem(problem.code, problem.arguments)

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in *theme*."""
        self.theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setFont(chrome_font())
            application.setPalette(palette(theme))
            application.setStyleSheet(style_sheet(theme))
        self.welcome.set_theme(theme)
        self.messages.set_theme(theme)
        if self.workspace is not None:
            self.workspace.set_theme(theme)
        if self.text_commands is not None:
            self.text_commands.set_theme(theme)

    def set_language(self, choice: str) -> None:
        """Speak another language (a tag, or "system") at once: everything is made anew, the project opened again."""
        self.preferences.language = choice
        wanted, application = language_of(choice), QApplication.instance()
        if wanted == language() or not isinstance(application, QApplication):
            self.commands.refresh()
            return
        place = self.workspace.focus.place if self.workspace is not None else None
        path = Path(self.session.project.path) if self.session is not None else None
        self.close_project()
        for dialog in self.findChildren(QDialog):  # About may be open: it holds nothing up
            dialog.close()
        speak(application, wanted)
        if (popup := self.__dict__.pop("palette_popup", None)) is not None:
            popup.deleteLater()
        self._build_frame()
        self.make_commands()
        self.set_theme(self.theme)
        self.recent.show()
        if path is not None:
            self.project_commands.open_path(path)
        if self.workspace is not None and place is not None:
            self.workspace.focus.go(place)

    def make_commands(self) -> None:
        """Make every command anew for the project that is open now (or for none)."""
        self.commands.clear()
        self.commands.add(self.project_commands.commands())
        if self.workspace is None:
            self.text_commands = None
        else:
            from hawliyat.ui.text_commands import TextCommands

            self.text_commands = self.text_commands or TextCommands(self.workspace, self.theme)
            self.commands.add(self.text_commands.commands())
        self.commands.add(ViewCommands(self).commands())
        self.commands.add(HelpCommands(self).commands())
        self.commands.fill(self.menuBar(), MENUS)
        self.commands.refresh()

    def undo(self) -> None:
        """Take the last edit back, wherever it was made."""
        from hawliyat.operations import history

        if self.session is not None:
            self.session.do(history.undo, find_times=False)  # the workspace's finder does

    def redo(self) -> None:
        """Do again what was undone."""
        from hawliyat.operations import history

        if self.session is not None:
            self.session.do(history.redo, find_times=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already: close the file cleanly and go."""
        self.close_project()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's theme while the preference says so."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and self.preferences.theme == "system":
            self.set_theme(_theme_named("system"))

    def _build_frame(self) -> None:
        """Make all that speaks but belongs to no project; what was there before goes."""
        self.setWindowTitle(tr("Hawliyat"))
        self.welcome = WelcomePage(self.theme, self)
        self.messages = MessageBar(self.theme, self)
        self.status = StatusLine(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.welcome)
        self.recent = RecentCommands(self)
        self.project_commands = ProjectCommands(self)
        self._name = QLabel(self)
        self._name.setContentsMargins(8, 0, 8, 0)
        self._search = QPushButton(tr("Search articles, entities, events …   Ctrl+K"), self)
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._search.setMaximumWidth(420)
        self._undo, self._export = QPushButton(self), QPushButton(tr("Export"), self)
        self._bar = QWidget(self)
        self._bar.setObjectName("chrome")
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(8, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self._search, 2)
        row.addStretch(1)
        row.addWidget(self._undo)
        row.addWidget(self._export)
        self._bar.hide()
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._bar, self.messages):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        for button, name in ((self._search, "palette"), (self._undo, "undo"), (self._export, "export")):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, name=name: self.commands.run(name))

    def _show_annotate_menu(self, point: QPoint) -> None:
        """The menu of everything that can be done with the text, where the pointer is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.commands.fill_menu(menu, "annotate")
        menu.popup(point)

    def _keep_order(self, order: str) -> None:
        self.preferences.library_order = str(order)

    def _keep_axis(self, direction: str) -> None:
        self.preferences.axis = direction

    def _on_change(self, _change: "ChangeSet") -> None:
        self._show_state()

    def _show_state(self) -> None:
        """Name the project, the edit that Undo would take back, and the counts."""
        session = self.session
        self._bar.setVisible(session is not None)
        if session is None:
            self.setWindowTitle(tr("Hawliyat"))
            self.status.clear_counts()
            return
        from hawliyat.store import timeline_repository
        from hawliyat.ui.edit_wording import edit_words

        path = Path(session.project.path)
        self.setWindowTitle(tr("{project} — Hawliyat", project=path.name))
        self._name.setText(isolate(path.name))
        latest = session.project.journal.next_undo
        words = edit_words(latest.verb, latest.args) if latest is not None else ""
        self._undo.setText(tr("Undo: {edit}", edit=words) if words else tr("Undo"))
        self._undo.setEnabled(latest is not None)
        counts = timeline_repository.counts(session.project.database)
        self.status.show_counts(counts.articles, counts.entities, counts.events)
        self.commands.refresh()


def _theme_named(name: str) -> Theme:
    """The theme of that name; for "system" what the desktop asks for."""
    if name == "system":
        hints = QGuiApplication.styleHints()
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if name == "dark" else LIGHT
