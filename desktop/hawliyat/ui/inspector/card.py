"""What the inspector's cards share: fields, headings, rows and quotes on the 4-pixel grid."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hawliyat.domain.article import Direction
from hawliyat.text.direction import base_direction
from hawliyat.ui.focus import Focus
from hawliyat.ui.session import Session
from hawliyat.ui.theme import Theme, article_font
from hawliyat.ui.wording import isolate, plain

QUOTE_PIXELS = 16
QUIET_PADDING, QUIET_LEAST = 8, 48


class Card(QWidget):
    """One thing laid out for reading and correcting, top to bottom."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.focus, self.theme = session, focus, theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 16)
        self.column.setSpacing(8)

    def add_kicker(self, text: str) -> QLabel:
        """The small line over a title: what kind of thing this is."""
        label = QLabel(text, self)
        label.setProperty("role", "soft")
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    def add_heading(self, text: str, count: str = "") -> None:
        """A section's heading, with a count at the far side."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        for words, stretch in ((text.upper(), 1), (count, 0)):
            label = QLabel(words, self)
            label.setProperty("role", "heading")
            row.addWidget(label, stretch)
        self.column.addLayout(row)

    def add_form(self) -> QFormLayout:
        """Rows of a name and a field; the field goes under its name where the pane is narrow."""
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(form)
        return form

    def add_row(self, *widgets: QWidget) -> None:
        """Widgets side by side, leading edge first."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)


def name_of_field(text: str) -> QLabel:
    """The soft name before a field."""
    label = QLabel(text)
    label.setProperty("role", "soft")
    return label


def text_field(text: str, name: str, commit: Callable[[str], object], *, title: bool = False) -> QLineEdit:
    """A line that runs the way its text does and commits when it is left or Enter is pressed."""
    line = CommittingLine(text, commit)
    line.setObjectName(name)
    if title:
        font = article_font(19, bold=True)
        line.setFont(font)
        line.setStyleSheet(f"font-family: '{font.family()}'; font-size: 19px; font-weight: bold;")
    return line


class CommittingLine(QLineEdit):
    """A line edit that reports a changed text once, and follows the direction of what is typed."""

    def __init__(self, text: str, commit: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._before = text
        self._commit = commit
        self.textChanged.connect(self._follow_direction)
        self.editingFinished.connect(self._report)
        self._follow_direction(text)
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Esc first puts back what stood there."""
        is_escape = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape  # type: ignore[attr-defined]
        if is_escape and self.text() != self._before:
            self.setText(self._before)
            return True
        return super().event(event)

    def _follow_direction(self, text: str) -> None:
        own = Direction.RTL if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else Direction.LTR
        direction = base_direction(text, own)
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if direction is Direction.RTL else Qt.LayoutDirection.LeftToRight
        )

    def _report(self) -> None:
        if self.text() != self._before:
            self._before = self.text()
            self._commit(self.text())


def choice_field(
    name: str, options: Sequence[tuple[str, str]], current: str, commit: Callable[[str], object]
) -> QComboBox:
    """A choice of (key, words); only a person's choice is reported."""
    box = QComboBox()
    box.setObjectName(name)
    narrow(box)
    for key, words in options:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(current)))
    box.activated.connect(lambda row: commit(box.itemData(row)))
    return box


def narrow(box: QComboBox) -> None:
    """Let a choice be as narrow as its pane, whatever its longest option."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def quote_label(quote: str, theme: Theme) -> QLabel:
    """A quotation in the book face, running the way its text does."""
    label = QLabel(f"«{quote}»")
    font = article_font(QUOTE_PIXELS)
    label.setStyleSheet(f"font-family: '{font.family()}'; font-size: {QUOTE_PIXELS}px; color: {theme.ink.name()};")
    label.setWordWrap(True)
    is_rtl = base_direction(quote, Direction.LTR) is Direction.RTL
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return label


def quiet_button(text: str, name: str, run: Callable[[], object]) -> "QuietButton":
    """A button that looks like a link and can be reached with Tab."""
    button = QuietButton(text)
    button.setObjectName(name)
    button.clicked.connect(lambda _checked=False: run())
    return button


class QuietButton(QPushButton):
    """A link-like button that shortens its words to the room there is; the tooltip has them whole."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = text
        self.setProperty("role", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(plain(text))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for all the words."""
        hint = super().sizeHint()
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2 * QUIET_PADDING
        return QSize(width, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Narrow, so that a long title never widens the pane."""
        width = min(self.sizeHint().width(), QUIET_LEAST)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words at their end."""
        super().resizeEvent(event)
        room = event.size().width() - 2 * QUIET_PADDING + 2
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
        if shown != self._whole and not self.toolTip():
            self.setToolTip(plain(self._whole))


def framed(parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """A raised frame with a column in it."""
    frame = QFrame(parent)
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(6)
    return frame, column


def joined(*parts: str) -> str:
    """Parts of a small line, each isolated, with a middle dot between."""
    return " · ".join(isolate(part) for part in parts if part)
