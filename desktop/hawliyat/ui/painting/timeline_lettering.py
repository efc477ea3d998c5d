"""Lettering for the timeline: each text shaped once, its width known, Arabic in the book face, never clipped."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTextOption

from hawliyat.ui.painting.timeline_words import is_rtl
from hawliyat.ui.theme import article_font, chrome_font

WIDEST_TITLE = 300
"""Pixels; a longer title ends in an ellipsis (the tooltip and the table have all of it)."""
_ELLIPSIS = "…"
_MOST_SHAPED = 20_000
"""Texts kept; panning cuts labels at the edge to ever new lengths."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A shaped text of one line. `ascent` is the distance from its top to its baseline, in pixels."""

    text: str
    static: QStaticText
    font: QFont
    width: float
    ascent: float

    def draw(self, painter: QPainter, left: float, baseline: float) -> None:
        """Draw it with the painter's pen, on whole pixels."""
        painter.setFont(self.font)
        painter.drawStaticText(QPointF(round(left), round(baseline - self.ascent)), self.static)


@dataclass(frozen=True, slots=True)
class _Face:
    font: QFont
    metrics: QFontMetricsF


def _face(font: QFont) -> _Face:
    return _Face(font, QFontMetricsF(font))


class Lettering:
    """The faces of the timeline and the texts already shaped in them."""

    def __init__(self) -> None:
        self._arabic = _face(article_font(16))
        self._latin = _face(chrome_font(12))
        self._note = _face(chrome_font(11))
        self._name = _face(chrome_font(12, bold=True))
        self._shaped: dict[tuple[int, str], Piece] = {}

    def title(self, text: str, most: float = WIDEST_TITLE) -> Piece:
        """Return an event's title in the face of its script, at most *most* pixels wide."""
        return self._fitted(self._arabic if is_rtl(text) else self._latin, text, most)

    def note(self, text: str, most: float = WIDEST_TITLE) -> Piece:
        """Return small type: ticks, and what stands beside a title."""
        return self._fitted(self._note, text, most)

    def name(self, text: str, most: float = WIDEST_TITLE) -> Piece:
        """Return the name of a lane, or of the strip."""
        return self._fitted(self._name, text, most)

    def _fitted(self, face: _Face, text: str, most: float) -> Piece:
        piece = self._shape(face, text)
        if piece.width <= most:
            return piece
        # Cut at the logical end: the first letter stays, in either direction. Widths grow with the length.
        fewest, enough = 0, len(text)
        while enough - fewest > 1:
            middle = (fewest + enough) // 2
            fits = face.metrics.horizontalAdvance(text[:middle].rstrip() + _ELLIPSIS) <= most - 2
            fewest, enough = (middle, enough) if fits else (fewest, middle)
        return self._shape(face, text[:fewest].rstrip() + _ELLIPSIS)

    def _shape(self, face: _Face, text: str) -> Piece:
        key = (id(face), text)
        if key not in self._shaped:
            if len(self._shaped) >= _MOST_SHAPED:
                self._shaped.clear()
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl(text) else Qt.LayoutDirection.LeftToRight)
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.setTextOption(option)
            static.prepare(font=face.font)
            self._shaped[key] = Piece(text, static, face.font, static.size().width(), face.metrics.ascent())
        return self._shaped[key]
