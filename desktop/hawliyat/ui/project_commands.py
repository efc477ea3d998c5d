"""Commands about the project as a whole: new, open, sample, import, paste, export, a copy, quit."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from hawliyat.domain.errors import UserError
from hawliyat.ui.commands import Command
from hawliyat.ui.folders import own_folder, usual_folder
from hawliyat.ui.wording import plain, tr

if TYPE_CHECKING:
    from hawliyat.domain.identity import ArticleId
    from hawliyat.store.project import Project
    from hawliyat.ui.library.library_pane import LibraryPane
    from hawliyat.ui.main_window import MainWindow

SUFFIX = ".hawliyat"


def sample_path() -> Path:
    """Where the sample project lives: in the program's own data folder."""
    return own_folder() / f"sample{SUFFIX}"


def _is_same_file(opened: Path, path: Path) -> bool:
    """Whether *path* leads to the open project, in whatever way it is spelt, or would if that had not been removed."""
    try:
        return os.path.abspath(opened) == str(path) or os.path.samefile(opened, path)
    except OSError:
        return False


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("folder_not_writable", path=str(folder)) from error


class ProjectCommands:
    """The commands of the File menu, with the dialogs they need."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        window.welcome.new_requested.connect(self.new)
        window.welcome.open_requested.connect(self.open)
        window.welcome.sample_requested.connect(self.open_sample)

    def commands(self) -> list[Command]:
        """Return them all."""

        def file(name: str, text: str, run: Callable[[], object], *keys: str, group: int = 0) -> Command:
            return Command(name, "file", text, run, keys, self._has_project if group in (1, 2) else None, group=group)

        return [
            file("new", "New project …", self.new, "Ctrl+N"),
            file("open", "Open project …", self.open, "Ctrl+O"),
            file("sample", "Sample project", self.open_sample),
            *self._window.recent.commands(),
            file("import", "Import articles …", self.import_files, "Ctrl+I", group=1),
            file("paste", "Import pasted text", self.paste, "Ctrl+V", group=1),
            file("export", "Export …", self.export, "Ctrl+E", group=2),
            file("save-copy", "Save a copy …", self.save_copy, "Ctrl+Shift+S", group=2),
            file("close", "Close project", self._window.close_project, "Ctrl+W", group=2),
            file("quit", "Quit", self._window.close, "Ctrl+Q", group=4),
        ]

    def connect_library(self, library: "LibraryPane") -> None:
        """Let the library's own buttons and drops reach the same commands."""
        library.files_dropped.connect(self.import_paths)
        library.text_dropped.connect(self.import_text)
        library.import_requested.connect(self.import_files)
        library.sample_requested.connect(self.open_sample)
        library.told.connect(lambda words: self._window.messages.show_news(words, tr("Undo"), self._window.undo))

    def new(self) -> None:
        """Ask where, and begin an empty project there."""
        from hawliyat.store.project import Project

        path = self._ask_for_new(tr("New project"), tr("project"))
        if path is not None:
            self._try(lambda: Project.create(path, self._window.preferences.researcher))

    def open(self) -> None:
        """Ask which, and open it."""
        from hawliyat.ui.file_dialogs import ask_for_file

        only = tr("Hawliyat projects") + f" (*{SUFFIX})"
        path = ask_for_file(self._window, tr("Open project"), self._folder(), only)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> UserError | None:
        """Open the project at *path*; a problem goes to the quiet bar (and is returned), and the open project stays."""
        from hawliyat.store.project import Project

        path = Path(os.path.abspath(path))
        session = self._window.session
        if session is not None and _is_same_file(session.project.path, path):
            return None
        if path != sample_path():
            self._remember(path)
        return self._try(lambda: Project.open(path))

    def open_sample(self) -> None:
        """Open the sample project, making it the first time."""
        from hawliyat.operations.sample import build_sample

        path = sample_path()
        try:
            if not os.path.exists(path):
                _make_folder(path.parent)
                build_sample(path)
        except UserError as problem:
            self._window.tell(problem)
        else:
            self.open_path(path)

    def import_files(self) -> None:
        """Ask for files, then show them in the import table."""
        from hawliyat.ui.file_dialogs import ask_for_files

        names = tr("Articles and their table") + " (*.txt *.csv *.text);;" + tr("All files") + " (*)"
        paths = ask_for_files(self._window, tr("Import articles"), self._folder(), names)
        if paths:
            self.import_paths(paths)

    def import_paths(self, paths: list[Path]) -> None:
        """Show files in the import table."""
        if self._window.session is not None:
            self._remember(paths[0])
            self._show_import(paths=paths)

    def import_text(self, text: str) -> None:
        """Show a pasted text in the import table."""
        self._show_import(text=text)

    def paste(self) -> None:
        """Import the clipboard: files, or a text."""
        data = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.import_paths(paths)
        elif data.text().strip():
            self.import_text(data.text())
        else:
            self._window.show_problem("empty_text", {})

    def export(self) -> None:
        """Ask what and where to export."""
        from hawliyat.ui.exporting.export_dialog import ExportDialog

        session = self._window.session
        if session is not None:
            dialog = ExportDialog(session, self._window.theme, self._window)
            dialog.exported.connect(lambda path: self._window.messages.show_news(tr("Written: {path}", path=path)))
            dialog.open()

    def save_copy(self) -> None:
        """Write a copy of the project, complete by itself, under another name."""
        session = self._window.session
        if session is None:
            return
        own = Path(session.project.path).stem
        path = self._ask_for_new(tr("Save a copy"), tr("{name} copy", name=own))
        if path is None:
            return
        try:
            session.project.save_copy(path)
        except UserError as problem:
            self._window.tell(problem)
        else:
            self._window.messages.show_news(tr("Written: {path}", path=str(path)))

    def go_to_first_article(self) -> None:
        """Begin in the first article, so that an opened project shows a text."""
        from hawliyat.store import article_repository
        from hawliyat.ui.focus import Place

        workspace = self._window.workspace
        if workspace is None:
            return
        articles = article_repository.all(workspace.session.project.database)
        if articles:
            workspace.focus.go(Place("reader", articles[0].id))
        else:
            workspace.focus.go(Place("library"))

    def _show_import(self, *, paths: list[Path] | None = None, text: str | None = None) -> None:
        from hawliyat.ui.importing.import_dialog import open_import

        session = self._window.session
        if session is None:
            return
        dialog = open_import(session, self._window.theme, self._window, paths=paths, text=text)
        dialog.imported.connect(self._go_to_imported)

    def _go_to_imported(self, article_ids: "list[ArticleId]") -> None:
        from hawliyat.ui.focus import Place

        workspace = self._window.workspace
        if workspace is not None and article_ids:
            workspace.focus.go(Place("reader", article_ids[0]))

    def _ask_for_new(self, title: str, name: str) -> Path | None:
        from hawliyat.ui.file_dialogs import ask_where

        start = str(Path(self._folder()) / f"{plain(name)}{SUFFIX}")
        # A project is never replaced by another: the dialog need not ask, the store refuses.
        only = tr("Hawliyat projects") + f" (*{SUFFIX})"
        path = ask_where(self._window, title, start, only, replacing=False)
        if path is None:
            return None
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        self._remember(path)
        return path

    def _try(self, make: "Callable[[], Project]") -> UserError | None:
        """Open what *make* gives; the project open now is closed only when that has worked."""
        try:
            project = make()
        except UserError as problem:
            self._window.tell(problem)
            return problem
        path = Path(project.path)
        if path != sample_path():
            self._window.recent.remember(path)
        self._window.open_project(project)
        return None

    def _folder(self) -> str:
        return str(usual_folder(self._window.preferences.last_folder))

    def _remember(self, path: Path) -> None:
        self._window.preferences.last_folder = str(path.parent)

    def _has_project(self) -> bool:
        return self._window.workspace is not None
