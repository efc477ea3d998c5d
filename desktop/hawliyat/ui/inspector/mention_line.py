"""One place that mentions an entity: a line of its text with the mention in the middle of it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QPushButton, QSizePolicy

from hawliyat.domain.article import Direction
from hawliyat.domain.span import Anchor
from hawliyat.text.direction import base_direction
from hawliyat.ui.theme import Theme, article_font
from hawliyat.ui.wording import tr

PIXELS, HEIGHT, PADDING = 15, 28, 6
BEFORE, AFTER = 16, 32


class MentionLine(QPushButton):
    """A button that shows a mention between what stands before and after it; it runs the way its text does."""

    def __init__(self, anchor: Anchor, theme: Theme, colour: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme, self._colour = theme, colour
        self._before, self._quote, self._after = _around(anchor)
        text = self._before + self._quote + self._after
        self._direction = base_direction(text, Direction.LTR)
        self.setProperty("role", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Mention: {quote}", quote=text.strip("…")))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line, as wide as the pane."""
        return QSize(120, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the pane."""
        return QSize(0, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, then the line with the mention as the reader shows it."""
        super().paintEvent(event)
        painter = QPainter(self)
        area = self.rect().adjusted(PADDING, 0, -PADDING, 0)
        painter.setClipRect(area)
        line = self._laid_out(area.width())
        box = line.boundingRect()
        at = QPointF(area.left(), area.top() + (area.height() - box.height()) / 2)
        ink = self._theme.label_ink(self._colour)
        painter.setPen(self._theme.soft)
        line.draw(painter, at)
        # The letters are drawn whole, then once more within the mention: a format of its own would cut their joins.
        baseline = at.y() + line.lineAt(0).ascent()
        for mention in self._boxes(line.lineAt(0)):
            box = mention.translated(at).intersected(QRectF(area))
            painter.setClipRect(box)
            painter.fillRect(QRectF(box.left(), baseline - PIXELS, box.width(), 1.5 * PIXELS), ink.fill)
            painter.setPen(self._theme.ink)
            line.draw(painter, at)

    def _boxes(self, line: QTextLine) -> list[QRectF]:
        """Where the mention stands in its line."""
        # Qt counts in UTF-16.
        start, length = (len(text.encode("utf-16-le")) // 2 for text in (self._before, self._quote))
        found = []
        for run in line.glyphRuns(start, length):
            ink = run.boundingRect()
            found.append(QRectF(ink.left() - 1, line.y(), ink.width() + 2, line.height()))
        return found

    def _laid_out(self, width: int) -> QTextLayout:
        is_rtl = self._direction is Direction.RTL
        option = QTextOption(Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        after = self._after
        while True:
            layout = QTextLayout(self._before + self._quote + after, article_font(PIXELS))
            layout.setTextOption(option)
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(width)
            layout.endLayout()
            shorter = after.rstrip("…").rpartition(" ")[0]
            if line.naturalTextWidth() <= width or not shorter:
                return layout
            after = shorter + "…"


def _around(anchor: Anchor) -> tuple[str, str, str]:
    """A few whole words before the quote, itself, and a few after it, on one line."""
    before = anchor.prefix[-BEFORE:]
    if len(anchor.prefix) > BEFORE:
        before = "…" + before.partition(" ")[2]
    after = anchor.suffix[:AFTER]
    if len(anchor.suffix) >= AFTER:
        after = after.rpartition(" ")[0] + "…"
    return before.replace("\n", " "), anchor.quote.replace("\n", " "), after.replace("\n", " ")
