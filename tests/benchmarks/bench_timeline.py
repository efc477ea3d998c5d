"""The timeline: first picture, pan and zoom (CPU time) beside drawing as many cached labels, and QGraphicsScene."""

import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6 import QtWidgets
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QStaticText
from PySide6.QtWidgets import QApplication

from hawliyat.domain.article import Direction
from hawliyat.timeline.scale import Scale
from hawliyat.ui.painting.timeline import TimelinePainter
from hawliyat.ui.painting.timeline_frame import Frame, View
from hawliyat.ui.theme import LIGHT, article_font
from tests.timeline_samples import LABELS, many_entries

WIDTH, HEIGHT = 1600, 900
FRAMES = 30


def main() -> None:
    """Print a line per figure: what, milliseconds, the floor's, and how many times that it is."""
    _app = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    print(f"  {'timeline, 1600x900':38} {'ms':>8} {'floor':>8} {'ratio':>7}   (floor: as many cached labels)")
    for count in (200, 2000):
        _measure(count)


def _measure(count: int) -> None:
    entries = many_entries(count)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    axis = Frame(WIDTH, HEIGHT, Direction.RTL).axis_width
    painter = TimelinePainter(LIGHT, keeps_pictures=True)
    view = View(WIDTH, HEIGHT, Scale(width=axis, direction=Direction.RTL))

    def first() -> None:
        painter.set_entries(entries, LABELS)
        show(painter.fitted(view.scale))

    def show(scale: Scale) -> None:
        _paint(image, lambda canvas: painter.paint(canvas, View(WIDTH, HEIGHT, scale)))

    first_picture = _milliseconds(first)
    fitted = painter.fitted(view.scale)
    year = fitted.zoomed(6, axis / 2)
    texts = [entry.title for entry in entries]
    _line(f"first picture, {count} events", first_picture, _milliseconds(lambda: _shape(texts)), "shaping them once")
    for name, scale in (("pan, all in sight", fitted), ("pan, a year in sight", year)):
        shown = list(painter.board(scale).in_sight(scale.offset, axis, 0, HEIGHT))
        floor = _floor(image, [box.figure.title.text for box in shown])
        step = _median([partial(show, scale.panned(7 * frame)) for frame in range(FRAMES)])
        _line(f"{name}, {count} events", step, floor, f"{len(shown)} labels")
    zoom = _median([partial(show, year.zoomed(1 + frame / 200, axis / 2)) for frame in range(FRAMES)])
    _line(f"zoom step, {count} events", zoom, _floor(image, texts[:60]), "60 labels")
    _line(f"control: QGraphicsScene pan, {count}", _scene_pan(painter, fitted, image), _floor(image, texts[:60]), "")


def _line(name: str, figure: float, floor: float, note: str) -> None:
    print(f"  {name:38} {figure:8.2f} {floor:8.2f} {figure / floor:7.1f}   {note}")


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def _median(frames: Sequence[Callable[[], object]]) -> float:
    """Return the median time of *frames*, the first two left out: they warm what is kept."""
    return statistics.median([_milliseconds(frame) for frame in frames][2:])


def _paint(image: QImage, draw: Callable[[QPainter], object]) -> None:
    canvas = QPainter(image)
    draw(canvas)
    canvas.end()


def _shape(texts: list[str]) -> list[QStaticText]:
    shaped = []
    for text in texts:
        static = QStaticText(text)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.prepare(font=article_font(16))
        shaped.append(static)
    return shaped


def _floor(image: QImage, texts: list[str]) -> float:
    labels = _shape(texts)

    def draw(canvas: QPainter) -> None:
        canvas.setFont(article_font(16))
        for number, label in enumerate(labels):
            canvas.drawStaticText(QPointF(number % 7 * 200, number // 7 * 28 % HEIGHT), label)

    return _median([partial(_paint, image, draw)] * FRAMES)


def _scene_pan(painter: TimelinePainter, scale: Scale, image: QImage) -> float:
    """The same boxes as items of a scene, drawn through its own index."""
    scene = QtWidgets.QGraphicsScene()  # noqa: TID251 - the control, which the program does without
    for box in painter.board(scale).boxes.values():
        scene.addRect(box.first, box.top, box.last - box.first, 16)
        item = scene.addText(box.figure.title.text, article_font(16))
        item.setPos(box.last, box.top)
    whole = scene.sceneRect()

    def pan(frame: int) -> None:
        source = whole.adjusted(7 * frame, 0, 7 * frame, 0)
        source.setSize(source.size().scaled(WIDTH, HEIGHT, Qt.AspectRatioMode.IgnoreAspectRatio))
        _paint(image, lambda canvas: scene.render(canvas, image.rect(), source))

    return _median([partial(pan, frame) for frame in range(FRAMES)])
