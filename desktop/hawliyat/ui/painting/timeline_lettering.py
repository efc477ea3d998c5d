"""Lettering for the timeline: each text measured and shaped once, Arabic in the book face, never clipped."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTextOption

from hawliyat.ui.painting.timeline_words import is_rtl
from hawliyat.ui.theme import article_font, chrome_font

WIDEST_TITLE = 360
"""Pixels; a longer title ends in an ellipsis (the tooltip and the table have all of it)."""
_ELLIPSIS = "…"
_CUT_STEP = 8
"""Cut texts come in lengths this far apart (pixels), so that panning does not measure every text in every frame."""
_MOST_KEPT = 20_000
"""Texts kept of either sort."""


class Piece:
    """A text of one line in a face, `width` pixels wide; its glyphs are placed when it is first drawn."""

    __slots__ = ("_ascent", "_font", "_static", "text", "width")

    def __init__(self, text: str, font: QFont, width: float, ascent: float) -> None:
        self.text = text
        self.width = width
        self._font = font
        self._ascent = ascent
        self._static: QStaticText | None = None

    def draw(self, painter: QPainter, left: float, baseline: float) -> None:
        """Draw it with the painter's pen, on whole pixels."""
        painter.setFont(self._font)
        painter.drawStaticText(QPointF(round(left), round(baseline - self._ascent)), self._static or self._shape())

    def _shape(self) -> QStaticText:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        is_right_to_left = is_rtl(self.text)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_right_to_left else Qt.LayoutDirection.LeftToRight)
        self._static = QStaticText(self.text)
        self._static.setTextFormat(Qt.TextFormat.PlainText)
        self._static.setTextOption(option)
        self._static.prepare(font=self._font)
        return self._static


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
        self._cut: dict[tuple[int, str, float], Piece] = {}
        self._measured_before: dict[tuple[int, str], Piece] = {}

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
        piece = self._measured(face, text)
        if piece.width <= most:
            return piece
        most = most // _CUT_STEP * _CUT_STEP
        key = (id(face), text, most)
        if key not in self._cut:
            if len(self._cut) >= _MOST_KEPT:
                self._cut.clear()
            self._cut[key] = self._shortened(face, text, most)
        return self._cut[key]

    def _shortened(self, face: _Face, text: str, most: float) -> Piece:
        # Cut at the logical end: the first letter stays, in either direction. Widths grow with the length.
        fewest, enough = 0, len(text)
        while enough - fewest > 1:
            middle = (fewest + enough) // 2
            fits = face.metrics.horizontalAdvance(text[:middle].rstrip() + _ELLIPSIS) <= most - 2
            fewest, enough = (middle, enough) if fits else (fewest, middle)
        return self._measured(face, text[:fewest].rstrip() + _ELLIPSIS)

    def _measured(self, face: _Face, text: str) -> Piece:
        key = (id(face), text)
        if key not in self._measured_before:
            if len(self._measured_before) >= _MOST_KEPT:
                self._measured_before.clear()
            width = face.metrics.horizontalAdvance(text)
            self._measured_before[key] = Piece(text, face.font, width, face.metrics.ascent())
        return self._measured_before[key]
