"""What the reader's tests share: fonts, layouts of the samples, Qt's own painting as an oracle, and views."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextCharFormat, QTextLayout
from pytestqt.qtbot import QtBot
from tests.ui.sample_window import Desk, open_desk

from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import Direction
from hawliyat.domain.span import Span
from hawliyat.operations.sample import build_sample
from hawliyat.ui.painting.article_layout import ArticleText
from hawliyat.ui.painting.header import Header
from hawliyat.ui.painting.mark import Mark
from hawliyat.ui.painting.paragraph_layout import ParagraphLayout
from hawliyat.ui.reader.article_view import ArticleView
from hawliyat.ui.theme import LIGHT

WIDTHS = (300, 460, 640)
DIRECTIONS = {
    "000": Direction.RTL,
    "001": Direction.RTL,
    "002": Direction.RTL,
    "003": Direction.LTR,
    "004": Direction.RTL,
}

ViewMaker = Callable[..., ArticleView]


@pytest.fixture(params=["book face", "fallback"])
def face(request: pytest.FixtureRequest, amiri: str) -> QFont:
    """Give the book face, then a face whose Arabic comes from another font."""
    font = QFont([amiri] if request.param == "book face" else ["DejaVu Sans Mono"])
    font.setPixelSize(21)
    return font


@pytest.fixture
def book_face(amiri: str) -> QFont:
    """Give the book face at the size of the page."""
    font = QFont([amiri])
    font.setPixelSize(21)
    return font


@pytest.fixture
def make_view(qtbot: QtBot, amiri: str) -> Iterator[ViewMaker]:
    """Give a function that shows a text with marks and has the keyboard in it."""
    assert amiri

    def make(text: str, marks: list[Mark] | None = None, *, width: int = 720, height: int = 500) -> ArticleView:
        is_rtl = sum(character > "\u0590" for character in text) * 2 > len(text)
        view = ArticleView(LIGHT)
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_article(ArticleText(text, Direction.RTL if is_rtl else Direction.LTR, Header("2025")), marks or [])
        view.show()
        view.activateWindow()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        return view

    return make


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample project as a file, built once; copy it."""
    path = tmp_path_factory.mktemp("sample") / "sample.hawliyat"
    build_sample(path)
    return path


@pytest.fixture
def desk(qtbot: QtBot, sample_project: Path, tmp_path: Path) -> Iterator[Desk]:
    """Give the main window on a fresh copy of the sample."""
    yield from open_desk(qtbot, sample_project, tmp_path)


def entity(text: str, quote: str, **looks: object) -> Mark:
    """Make a mark of an entity over the first *quote*."""
    return _mark(text, quote, Layer.ENTITY, {"colour": "green", **looks})


def event(text: str, quote: str, **looks: object) -> Mark:
    """Make a mark of an event."""
    return _mark(text, quote, Layer.EVENT, {"caption": "إطلاق", **looks})


def time(text: str, quote: str, **looks: object) -> Mark:
    """Make a mark of a time."""
    return _mark(text, quote, Layer.TIME, {"value": "May 2025", **looks})


def _mark(text: str, quote: str, layer: Layer, looks: dict[str, object]) -> Mark:
    start = text.index(quote)
    return Mark(f"{layer}:{quote}", Span(start, start + len(quote)), layer, **looks)  # type: ignore[arg-type]


def painted_columns(layout: ParagraphLayout, span: Span, number: int) -> list[int]:
    """Return the columns of line *number* that Qt itself paints as the selection of *span*."""
    width, y = int(layout.width) + 1, int(layout.lines[number].baseline) - 2
    image = QImage(width, 1, QImage.Format.Format_Grayscale8)
    image.fill(0)
    white = QTextCharFormat()
    white.setBackground(QColor("white"))
    white.setForeground(QColor("white"))
    selection = QTextLayout.FormatRange()
    selection.start = len(layout.text[: span.start].encode("utf-16-le")) // 2
    selection.length = len(span.of(layout.text).encode("utf-16-le")) // 2
    selection.format = white
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.transparent)
    layout._layout.draw(painter, QPointF(0, -y), [selection], QRectF(0, 0, width, 1))
    painter.end()
    return [column for column, value in enumerate(bytes(image.constBits())[:width]) if value > 127]


def paragraphs_of(samples: dict[str, str], number: str, most: int = 40) -> list[str]:
    """Return the paragraphs of a sample that have text in them."""
    return [paragraph for paragraph in samples[number].split("\n") if paragraph.strip()][:most]
