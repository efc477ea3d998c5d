"""Draws an article with its marks: grounds and edges, then the text once and unformatted, then what hangs under it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from hawliyat.domain.span import Span
from hawliyat.ui.painting.article_layout import ArticleLayout, ArticleText, LaidBlock
from hawliyat.ui.painting.article_marks import MarkPainter
from hawliyat.ui.painting.mark import Mark
from hawliyat.ui.painting.signs import CONTROL_NAMES, draw_control
from hawliyat.ui.painting.sizes import Sizes
from hawliyat.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Looking:
    """What the reader is doing: the selection, the caret (None when hidden), the marks pointed at and chosen."""

    selection: Span | None = None
    caret: int | None = None
    hovered: str = ""
    chosen: str = ""


class ArticlePainter:
    """Draws the part of an article that is looked at. Coordinates are those of the column's top left corner."""

    def __init__(self, layout: ArticleLayout, theme: Theme) -> None:
        self._layout = layout
        self._theme = theme

    def paint(self, painter: QPainter, clip: QRectF, looking: Looking | None = None) -> None:
        """Draw everything that *clip* touches."""
        looking = looking or Looking()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # In a mirrored window a painter would start every caption from the right.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if clip.top() < self._layout.header.height:
            self._layout.header.draw(painter, 0.0, self._theme)
        number = self._layout.block_under(clip.top())
        while number < len(self._layout.blocks):
            laid = self._layout.block(number)
            top = self._layout.top_of(number)
            if top > clip.bottom():
                break
            self._paint_block(painter, laid, top, clip, looking)
            number += 1
        if looking.caret is not None:
            self._paint_caret(painter, looking.caret)

    def _paint_block(self, painter: QPainter, laid: LaidBlock, top: float, clip: QRectF, looking: Looking) -> None:
        layout, decoration = laid.layout, laid.decoration
        seen = range(max(0, layout.line_under(clip.top() - top) - 1), layout.line_under(clip.bottom() - top) + 1)
        lines = [(decoration[number], top + layout.lines[number].baseline) for number in seen]
        marks = MarkPainter(self._theme, self._layout.sizes, looking.hovered, looking.chosen)
        for line, baseline in lines:
            for piece in line.bracketed:
                marks.tint(painter, piece, baseline, layout.em)
            for piece in line.grounded:
                marks.ground(painter, piece, baseline, layout.em)
        if looking.selection:
            self._paint_selection(painter, laid, top, looking.selection)
        for line, baseline in lines:
            for piece in line.grounded:
                marks.edge(painter, piece, baseline, layout.em)
        painter.setPen(self._theme.ink)
        layout.draw(painter, QPointF(0, top), clip)
        for line, baseline in lines:
            for piece in line.bracketed:
                marks.bracket(painter, piece, baseline)
            for piece in (*line.grounded, *line.bracketed):
                marks.words(painter, piece, baseline)
        self._paint_controls(painter, laid, top, seen)

    def _paint_selection(self, painter: QPainter, laid: LaidBlock, top: float, selection: Span) -> None:
        end = laid.origin + len(laid.layout.text)
        if selection.start >= end or selection.end <= laid.origin:
            return
        inside = Span(max(selection.start, laid.origin), min(selection.end, end)).shifted(-laid.origin)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.selection)
        for box in laid.layout.boxes(inside):
            baseline = top + laid.layout.lines[box.line].baseline
            em = laid.layout.em
            painter.drawRect(QRectF(box.left, baseline - em, max(box.width, 2.0), 1.5 * em))

    def _paint_controls(self, painter: QPainter, laid: LaidBlock, top: float, seen: range) -> None:
        """Show characters that steer the direction of text: they must not be able to hide."""
        text = laid.layout.text
        if not any(control in text for control in CONTROL_NAMES):
            return
        for number in seen:
            baseline = top + laid.layout.lines[number].baseline
            for cluster in laid.layout.clusters(number):
                for at in range(cluster.start, cluster.end):
                    if text[at] in CONTROL_NAMES:
                        x = cluster.left if at == cluster.start or cluster.is_rtl else cluster.right
                        foot = QPointF(x, baseline + 0.35 * laid.layout.em)
                        draw_control(painter, text[at], foot, 1.25 * laid.layout.em, self._theme.warning)

    def _paint_caret(self, painter: QPainter, offset: int) -> None:
        """Draw the caret with a small flag that shows which way the text after it runs."""
        rect = self._layout.caret_rect(offset, max(1.5, 1.8 * self._layout.sizes.zoom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        painter.drawRect(rect)
        number, line = self._layout.line_of(offset)
        laid = self._layout.block(number)
        if all(cluster.is_rtl == laid.layout.is_rtl for cluster in laid.layout.clusters(line)):
            return
        at = offset - laid.origin
        after = [cluster.is_rtl for cluster in laid.layout.clusters(line) if cluster.start <= at < cluster.end]
        reach = 4 * self._layout.sizes.zoom * (-1 if (after or [laid.layout.is_rtl])[0] else 1)
        painter.drawPolygon([rect.topLeft(), rect.topLeft() + QPointF(reach, 0), rect.topLeft() + QPointF(0, 4)])


def picture(
    article: ArticleText, marks: list[Mark], theme: Theme, *, width: int, zoom: float = 1.0, scale: float = 1.0
) -> QImage:
    """Return a whole article as a picture, *width* pixels wide (times *scale* device pixels)."""
    sizes = Sizes(zoom)
    margin = 28 * zoom
    column = min(sizes.column, width - 2 * margin)
    layout = ArticleLayout(article, column, sizes)
    layout.set_marks(marks)
    for number in range(len(layout.blocks)):
        layout.block(number)
    height = layout.height + 2 * margin
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(theme.paper)
    painter = QPainter(image)
    painter.translate(round((width - column) / 2), margin)
    ArticlePainter(layout, theme).paint(painter, QRectF(-margin, -margin, width, height))
    painter.end()
    return image
