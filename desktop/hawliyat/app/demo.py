"""The main job without a window: the sample project, its timeline as a table, a CSV and two pictures."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hawliyat.domain.errors import UserError
from hawliyat.operations.exporting import export
from hawliyat.operations.sample import build_sample
from hawliyat.store.project import Project
from hawliyat.ui.wording import plain, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

PICTURE_WIDTH, SCALE = 1200, 2.0


def run(folder: Path, *, shape: bool) -> Iterator[str]:
    """Do it all in *folder*, yielding what to print; a project already there is opened, never replaced."""
    from hawliyat.app.reports import timeline_table

    project = folder / "sample.hawliyat"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise UserError("output_not_writable", path=str(folder)) from None
    if not project.exists():
        build_sample(project)
        yield plain(tr("Made {path} from the five sample articles", path=project))
    yield ""
    yield timeline_table(project, reshape=shape)
    yield ""
    with Project.open(project) as opened:
        report = export(opened, what="timeline", path=folder / "timeline.csv")
        yield plain(tr("Wrote {rows} rows to {path}", rows=report.rows, path=report.path))
        for picture in _draw(opened, folder):
            yield plain(tr("Drew {path}", path=picture))


def _draw(project: Project, folder: Path) -> Iterator[Path]:
    """Draw the timeline and one annotated article, offscreen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own way out would unwind through Qt's painting
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication([])
    yield _timeline(project, folder / "timeline.png")
    yield _article(project, folder / "article.png")
    del application


def _timeline(project: Project, path: Path) -> Path:
    from hawliyat.domain.article import Direction
    from hawliyat.store import tagset_repository, timeline_repository
    from hawliyat.ui.painting.timeline import render
    from hawliyat.ui.theme import LIGHT

    entries = timeline_repository.entries(project.database)
    labels = tagset_repository.labels(project.database)
    image = render(entries, labels, LIGHT, width=PICTURE_WIDTH, direction=Direction.RTL)
    return _save(image, path)


def _article(project: Project, path: Path) -> Path:
    from hawliyat.store import article_repository, event_repository
    from hawliyat.ui.painting.article import picture
    from hawliyat.ui.reader import reader_model
    from hawliyat.ui.theme import LIGHT

    articles = article_repository.all(project.database)
    shown = max(articles, key=lambda article: len(event_repository.in_article(project.database, article.id)))
    text = reader_model.article_text(project.database, shown.id)
    marks = reader_model.marked(project.database, shown.id, "en").selecting(None)
    return _save(picture(text, marks, LIGHT, width=760, scale=SCALE), path)


def _save(image: "QImage", path: Path) -> Path:
    if not image.save(str(path)):
        raise UserError("output_not_writable", path=str(path))
    return path
