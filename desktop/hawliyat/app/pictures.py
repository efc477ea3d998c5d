"""Pictures of the real window for the README: made offscreen from the sample project, the same on every machine."""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from hawliyat.app.window import make_application
from hawliyat.assets import seeds
from hawliyat.domain.identity import ArticleId
from hawliyat.domain.span import Span
from hawliyat.operations.sample import build_sample
from hawliyat.store import article_repository, event_repository
from hawliyat.store.project import Project
from hawliyat.ui.focus import Place
from hawliyat.ui.importing.import_dialog import open_import
from hawliyat.ui.main_window import MainWindow
from hawliyat.ui.preferences import Preferences
from hawliyat.ui.theme import DARK, LIGHT

WIDTH, HEIGHT = 1440, 900


class Photographer:
    """A window on a fresh sample project, and a camera."""

    def __init__(self, application: QApplication, folder: Path, room: Path) -> None:
        self._application, self._folder, self.room = application, folder, room
        build_sample(room / "sample.hawliyat")
        preferences = Preferences(str(room / "preferences.ini"))
        preferences.theme = "light"
        self.window = MainWindow(preferences)
        self.window.resize(WIDTH, HEIGHT)
        self.window.open_project(Project.open(room / "sample.hawliyat"))
        self.window.show()

    def settle(self) -> None:
        """Let every pending event and delayed refresh run."""
        for _ in range(5):
            self._application.processEvents()
            self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def take(self, name: str, widget: QWidget | None = None) -> Path:
        """Photograph *widget* (the window, by default)."""
        self.settle()
        picture: QPixmap = (widget or self.window).grab()
        path = self._folder / f"{name}.png"
        picture.save(str(path))
        return path


def scenes(camera: Photographer) -> list[Path]:
    """Take every picture of the README, in both themes where it matters."""
    window = camera.window
    workspace = window.workspace
    assert workspace is not None
    session, focus = workspace.session, workspace.focus
    article_id = _untitled(session.project)
    taken = []
    for theme in (LIGHT, DARK):
        window.set_theme(theme)
        focus.go(Place("reader", article_id))
        camera.settle()
        launch = _event_titled(session.project, "R2")
        focus.note(event_id=launch)
        taken.append(camera.take(f"window-{theme.name}"))
    window.set_theme(LIGHT)
    workspace.timeline.set_axis_direction("ltr")
    taken.append(camera.take("timeline-ltr", workspace.timeline))
    workspace.timeline.set_axis_direction("rtl")
    taken.append(camera.take("timeline-rtl", workspace.timeline))
    taken.append(camera.take("inspector", workspace.inspector))
    taken.append(camera.take("reader", workspace.reader))
    taken.append(_tagging(camera, article_id))
    taken.append(_in_arabic(camera, launch))
    taken.append(_import_table(camera))
    return taken


def _in_arabic(camera: Photographer, event_id: str) -> Path:
    """The whole window, mirrored."""
    window = camera.window
    window.set_language("ar")
    assert window.workspace is not None
    camera.settle()
    window.workspace.focus.note(event_id=event_id)
    picture = camera.take("window-ar")
    window.set_language("en")
    return picture


def _import_table(camera: Photographer) -> Path:
    """The import table over an empty project."""
    window = camera.window
    window.open_project(Project.create(camera.room / "project.hawliyat"))
    assert window.session is not None
    files = [*sorted(seeds().glob("[0-9]*.txt")), seeds() / "articles.csv"]
    dialog = open_import(window.session, window.theme, window, paths=files)
    while dialog.is_reading:
        camera.settle()
    picture = camera.take("import", dialog)
    dialog.reject()
    return picture


def _tagging(camera: Photographer, article_id: ArticleId) -> Path:
    """The choice of entities at a selection."""
    window = camera.window
    workspace = window.workspace
    assert workspace is not None
    assert window.text_commands is not None
    text = article_repository.text(workspace.session.project.database, article_id)
    start = text.index("إنفيديا")
    workspace.focus.go(Place("reader", article_id))
    camera.settle()
    workspace.reader.select(Span(start, start + len("إنفيديا")))
    window.text_commands.open()
    return camera.take("tagging", window.text_commands.popup)


def _untitled(project: Project) -> ArticleId:
    """The sample article without a title line: the one with the most annotations."""
    articles = article_repository.all(project.database)
    return next((article.id for article in articles if article.published_edtf == "2025-08-14"), articles[0].id)


def _event_titled(project: Project, word: str) -> str:
    events = event_repository.all(project.database)
    disputed = [event for event in events if word in event.title and event.time_value_id is not None]
    return (disputed or events)[-1].id


def main() -> None:
    """Write the pictures to the folder named on the command line."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # what a screenless Qt can't do, many times
    application = make_application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as room:
        camera = Photographer(application, folder, Path(room))
        for picture in scenes(camera):
            print(picture)
        camera.window.close()
        camera.settle()


if __name__ == "__main__":
    main()
