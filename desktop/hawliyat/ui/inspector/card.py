"""What the inspector's cards share: the column, headings, rows of facts and quotes on the 4-pixel grid."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hawliyat.domain.article import Direction
from hawliyat.text.direction import base_direction
from hawliyat.ui.focus import Focus
from hawliyat.ui.inspector.entity_search import EntitySearch
from hawliyat.ui.inspector.flow import FlowRow
from hawliyat.ui.inspector.typing_fields import CommittingLine, TypingField, WrappingField
from hawliyat.ui.session import Session
from hawliyat.ui.theme import Theme
from hawliyat.ui.widgets.wrapped_label import WrappedLabel

SIDE, TOP, BOTTOM, NARROW = 14, 12, 16, 290


class Card(QWidget):
    """One thing laid out for reading and correcting, top to bottom.

    `subject` says what it is about: while that stays the same, what is being typed is carried to the next card.
    """

    def __init__(self, session: Session, focus: Focus, theme: Theme, *, subject: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.session, self.focus, self.theme, self.subject = session, focus, theme, subject
        self._forms: list[QFormLayout] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SIDE, TOP, SIDE, BOTTOM)
        self.column.setSpacing(6)

    @property
    def first_field(self) -> QWidget | None:
        """Where the keyboard goes when one comes to the card."""
        fields = self.typing_fields()
        return fields[0] if fields else None  # type: ignore[return-value]

    def typing_fields(self) -> list[TypingField]:
        """Every field of the card that one types in, top to bottom."""
        return [
            each
            for each in self.findChildren(QWidget)
            if isinstance(each, CommittingLine | WrappingField | EntitySearch)
        ]

    def add_kicker(self, *parts: QWidget | str) -> FlowRow:
        """The soft line over a title: what kind of thing this is, with small tags."""
        row = FlowRow(*(soft(part) if isinstance(part, str) else part for part in parts if part), spacing=4)
        self.column.addWidget(row)
        return row

    def add_heading(self, text: str, count: str = "") -> None:
        """A section's heading, with a count at the far side."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 14, 0, 0)
        for words, stretch in ((text.upper(), 1), (count, 0)):
            label = QLabel(words)
            label.setProperty("role", "heading")
            row.addWidget(label, stretch)
        self.column.addLayout(row)

    def add_form(self) -> QFormLayout:
        """Rows of a name and a field."""
        form = QFormLayout()
        form.setContentsMargins(0, 4, 0, 0)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(form)
        self._forms.append(form)
        return form

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put names above their fields where the pane is narrow."""
        super().resizeEvent(event)
        policy = QFormLayout.RowWrapPolicy
        wanted = policy.WrapAllRows if event.size().width() < NARROW else policy.DontWrapRows
        for form in self._forms:
            form.setRowWrapPolicy(wanted)

    def add_row(self, *widgets: QWidget) -> None:
        """Widgets side by side, leading edge first, on a second line where the pane is narrow."""
        self.column.addWidget(FlowRow(*widgets, spacing=8))


def soft(text: str) -> QLabel:
    """A soft word or two."""
    return label(text, "soft")


def label(text: str, role: str, *, wraps: bool = False) -> QLabel:
    """A label with one of the style sheet's roles; its text is never taken for markup."""
    made = WrappedLabel(text) if wraps else QLabel(text, textFormat=Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def name_of_field(text: str) -> QLabel:
    """The soft name before a field, level with its first line."""
    made = soft(text)
    made.setContentsMargins(0, 5, 0, 0)
    made.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    return made


def in_its_direction(made: QLabel, text: str) -> QLabel:
    """Let a label run and be aligned the way *text* does."""
    is_rtl = base_direction(text, Direction.LTR) is Direction.RTL
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    made.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return made


def quote_label(quote: str) -> QLabel:
    """A quotation in the book face, running the way its text does."""
    return in_its_direction(label(f"«{' '.join(quote.split())}»", "quote", wraps=True), quote)


def framed(parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """A raised frame with a column in it."""
    frame = QFrame(parent)
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(10, 8, 10, 6)
    column.setSpacing(4)
    return frame, column
