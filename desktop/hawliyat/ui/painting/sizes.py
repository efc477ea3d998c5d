"""The measures of the reader's page, in pixels at a zoom."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from hawliyat.ui.painting.blocks import Style
from hawliyat.ui.painting.paragraph_layout import LEADING
from hawliyat.ui.theme import ARTICLE_PIXELS, article_font, chrome_font

COLUMN = 640
HEADING_PIXELS = 29
SMALL_PIXELS = 10.5
SPAN_TOP, SPAN_BOTTOM = 0.95, 0.52
"""How far the ground of an annotation reaches above and below the baseline, in ems of the body type."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Everything that grows with the zoom (1 is the size the page was designed at)."""

    zoom: float = 1.0

    @property
    def column(self) -> float:
        """The widest a line may be: about 75 characters."""
        return COLUMN * self.zoom

    @property
    def pitch(self) -> float:
        """From one line of the body to the next, where neither carries anything."""
        return LEADING * self.font(Style.BODY).pixelSize()

    @property
    def paragraph_gap(self) -> float:
        """Room after a paragraph."""
        return 10 * self.zoom

    @property
    def edge(self) -> float:
        """How thick the edge of an annotation is."""
        return max(1.5, 2 * self.zoom)

    @property
    def edge_step(self) -> float:
        """How much lower the edge of an outer annotation lies than that of the one inside it."""
        return self.edge + 1.5 * self.zoom

    @property
    def stroke_row(self) -> float:
        """The height of a bracket with the air above it."""
        return 7 * self.zoom

    @property
    def words_row(self) -> float:
        """The height of a line of small type with the air around it."""
        return self.small_height + 1.5 * self.zoom

    @property
    def small_height(self) -> float:
        """The height of a line of small type."""
        return QFontMetricsF(self.small_font()).height()

    def font(self, style: Style) -> QFont:
        """Return the type a block is set in."""
        is_heading = style is Style.HEADING
        return article_font((HEADING_PIXELS if is_heading else ARTICLE_PIXELS) * self.zoom, bold=is_heading)

    def small_font(self) -> QFont:
        """Return the type of captions and values."""
        return chrome_font(SMALL_PIXELS * self.zoom)

    def small_width(self, words: str) -> float:
        """Return how wide *words* are in small type."""
        return _small_width(self.zoom, words)

    def small_elided(self, words: str, width: float) -> str:
        """Return *words*, cut with an ellipsis where they are wider than *width*."""
        return QFontMetricsF(self.small_font()).elidedText(words, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=4096)
def _small_width(zoom: float, words: str) -> float:
    return QFontMetricsF(Sizes(zoom).small_font()).horizontalAdvance(words)
