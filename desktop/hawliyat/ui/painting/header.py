"""What stands above an article: a line of small type, a hairline, and the title if the text does not begin with it."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from hawliyat.domain.article import Direction
from hawliyat.ui.painting.blocks import Style
from hawliyat.ui.painting.paragraph_layout import ParagraphLayout
from hawliyat.ui.painting.sizes import Sizes
from hawliyat.ui.theme import Theme, chrome_font

META_PIXELS = 12.5


@dataclass(frozen=True, slots=True)
class Header:
    """The words: `meta` is one line (date, language, paragraphs), `title` is "" where the text has its own."""

    meta: str = ""
    title: str = ""
    direction: Direction = Direction.RTL


class HeaderLayout:
    """A header at a width in pixels."""

    def __init__(self, header: Header, width: float, sizes: Sizes) -> None:
        self._meta = self._title = None
        self._zoom = sizes.zoom
        self._width = width
        self.height = 0.0
        if header.meta:
            self._meta = ParagraphLayout(header.meta, header.direction, chrome_font(META_PIXELS * sizes.zoom), width)
            self._rule = self._meta.height + 12 * sizes.zoom
            self.height = self._rule + 18 * sizes.zoom
        if header.title:
            self._title = ParagraphLayout(header.title, header.direction, sizes.font(Style.HEADING), width)
            self._title_top = self.height
            self.height += self._title.height + 8 * sizes.zoom

    def draw(self, painter: QPainter, top: float, theme: Theme) -> None:
        """Draw with the header's top at *top*."""
        everything = QRectF(0, top, self._width, self.height)
        if self._meta is not None:
            painter.setPen(theme.soft)
            self._meta.draw(painter, QPointF(0, top), everything)
            painter.setPen(theme.line)
            y = round(top + self._rule) + 0.5
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.drawLine(QLineF(0, y, self._width, y))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._title is not None:
            painter.setPen(theme.ink)
            self._title.draw(painter, QPointF(0, top + self._title_top), everything)
