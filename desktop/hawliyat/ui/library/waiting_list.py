"""The work that waits, as buttons that go to the first of each kind."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from hawliyat.store.library_repository import Waiting
from hawliyat.ui.theme import GRID, RADIUS_ANNOTATION, Theme, chrome_font
from hawliyat.ui.widgets.section_heading import SectionHeading
from hawliyat.ui.wording import tr

SIDE = 4 * GRID
KINDS = ("times", "outdated", "drafts", "undated")


class WaitingList(QWidget):
    """ "Needs you": one button per kind of waiting work; hidden while nothing waits."""

    chosen = Signal(str)
    """Which kind the researcher wants to see: one of `KINDS`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = SectionHeading(theme, tr("Needs you"))
        names = {
            "times": tr("Times to confirm"),
            "outdated": tr("Times of another date"),
            "drafts": tr("Draft events"),
            "undated": tr("Articles without a date"),
        }
        self._buttons = {kind: CountButton(theme, names[kind]) for kind in KINDS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2 * GRID)
        column.setSpacing(0)
        column.addWidget(self._heading)
        for kind, button in self._buttons.items():
            column.addWidget(button)
            button.clicked.connect(lambda _checked=False, kind=kind: self.chosen.emit(kind))
        self.show_counts(Waiting())

    def button(self, kind: str) -> "CountButton":
        """Return the button of one of `KINDS`."""
        return self._buttons[kind]

    def show_counts(self, waiting: Waiting) -> None:
        """Show how much waits of each kind."""
        counts = {
            "times": waiting.times,
            "outdated": waiting.outdated,
            "drafts": waiting.drafts,
            "undated": waiting.undated,
        }
        for kind, count in counts.items():
            self._buttons[kind].set_count(count)
        self._heading.set_count(sum(counts.values()))
        self.setVisible(any(counts.values()))

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self._heading.set_theme(theme)
        for button in self._buttons.values():
            button.set_theme(theme)


class CountButton(QAbstractButton):
    """A flat line: its name at the leading side, a number at the other. Hidden at zero."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.count = 0
        self.setText(text)
        self.setFont(chrome_font())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_count(self, count: int) -> None:
        """Show *count*."""
        self.count = count
        self.setVisible(count > 0)
        self.setAccessibleName(f"{self.text()}: {count}")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        return QSize(2 * SIDE + self.fontMetrics().horizontalAdvance(self.text()) + 10 * GRID, 6 * GRID + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name, the count, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.fillRect(self.rect(), self._theme.raised)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 1.5))
            ring = self.rect().adjusted(2 * GRID, 1, -2 * GRID, -1)
            painter.drawRoundedRect(ring, RADIUS_ANNOTATION, RADIUS_ANNOTATION)
        inner = self.rect().adjusted(SIDE, 0, -SIDE, 0)
        bold = chrome_font(bold=True)
        number = str(self.count)
        width = painter.fontMetrics().horizontalAdvance(number) + 2 * GRID
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        place = QRect(inner.left() if is_rtl else inner.right() - width, inner.top(), width, inner.height())
        name = inner.adjusted(width if is_rtl else 0, 0, 0 if is_rtl else -width, 0)
        leading, trailing = (
            (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
            if is_rtl
            else (
                Qt.AlignmentFlag.AlignLeft,
                Qt.AlignmentFlag.AlignRight,
            )
        )
        painter.setPen(self._theme.ink if self.underMouse() or self.hasFocus() else self._theme.soft)
        fitted = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, leading | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, fitted)
        painter.setFont(bold)
        painter.setPen(self._theme.ink)
        painter.drawText(place, trailing | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, number)
