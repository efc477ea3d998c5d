"""One place that mentions an entity: a line of its text with the mention in the middle of it."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
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

    def __init__(self, anchor: Anchor, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = theme
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
        """Draw the button, then the line; what does not fit falls off at its end."""
        super().paintEvent(event)
        painter = QPainter(self)
        area = self.rect().adjusted(PADDING, 0, -PADDING, 0)
        painter.setClipRect(area)
        layout = self._laid_out(area.width())
        painter.setPen(self._theme.soft)
        top = area.top() + (area.height() - layout.boundingRect().height()) / 2
        layout.draw(painter, QPointF(area.left(), top))

    def _laid_out(self, width: int) -> QTextLayout:
        is_rtl = self._direction is Direction.RTL
        after = self._after
        while True:
            layout = QTextLayout(self._before + self._quote + after, article_font(PIXELS))
            option = QTextOption(Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft)
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
            layout.setTextOption(option)
            layout.setFormats([self._emphasis()])
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(width)
            layout.endLayout()
            shorter = after[:-1].rstrip("…").rpartition(" ")[0]
            if line.naturalTextWidth() <= width or not shorter:
                return layout
            after = shorter + "…"

    def _emphasis(self) -> QTextLayout.FormatRange:
        emphasis = QTextLayout.FormatRange()
        # Qt counts in UTF-16.
        emphasis.start = len(self._before.encode("utf-16-le")) // 2
        emphasis.length = len(self._quote.encode("utf-16-le")) // 2
        made = QTextCharFormat()
        made.setForeground(self._theme.ink)
        made.setFontWeight(QFont.Weight.Bold)
        emphasis.format = made
        return emphasis


def _around(anchor: Anchor) -> tuple[str, str, str]:
    """A few whole words before the quote, itself, and a few after it, on one line."""
    before = anchor.prefix[-BEFORE:]
    if len(anchor.prefix) > BEFORE:
        before = "…" + before.partition(" ")[2]
    after = anchor.suffix[:AFTER]
    if len(anchor.suffix) >= AFTER:
        after = after.rpartition(" ")[0] + "…"
    return before.replace("\n", " "), anchor.quote.replace("\n", " "), after.replace("\n", " ")
