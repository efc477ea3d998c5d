"""About: what the program is, the versions a report of a problem has to name, and the licences of its parts."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from hawliyat.ui.about.facts import Fact, facts
from hawliyat.ui.about.licence_page import LicencePage
from hawliyat.ui.application_icon import application_icon
from hawliyat.ui.theme import GRID, article_font
from hawliyat.ui.widgets.wrapped_label import WrappedLabel
from hawliyat.ui.wording import isolate, plain, tr

ICON_PIXELS, NAME_PIXELS = 80, 29
USUAL_SIZE, LEAST_SIZE = QSize(880, 540), QSize(600, 460)
NAME = "حوليات · Hawliyat"


class AboutDialog(QDialog):
    """Two pages; Esc or Return closes it. Not modal: it asks nothing, so that nothing has to wait for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Hawliyat"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(LEAST_SIZE)
        self.resize(USUAL_SIZE)
        self._facts = facts()
        self.pages = QTabWidget(documentMode=True)
        self.pages.tabBar().setDrawBase(False)
        self.licences = LicencePage()
        self.pages.addTab(self._about_page(), tr("&About"))
        self.pages.addTab(self.licences, tr("&Licences"))
        self.copy = QPushButton(tr("&Copy the versions"))
        self.copy.setToolTip(tr("For the report of a problem"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self.copy_facts)
        buttons = QDialogButtonBox()
        buttons.setContentsMargins(4 * GRID, 0, 4 * GRID, 4 * GRID)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * GRID)
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)
        self.close_button.setDefault(True)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_facts(self) -> None:
        """Put the versions on the clipboard, a line each, and say so."""
        QGuiApplication.clipboard().setText("\n".join(f"{plain(name)}: {value}" for name, value in self._facts))
        self.copy.setText(tr("Copied"))

    def _about_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 0)
        column.setSpacing(6 * GRID)
        column.addLayout(_heading())
        column.addLayout(_fact_rows(self._facts))
        column.addStretch(1)
        return page


def _heading() -> QHBoxLayout:
    """The icon, the name and what the program is for."""
    picture = QLabel()
    picture.setPixmap(application_icon().pixmap(QSize(ICON_PIXELS, ICON_PIXELS)))
    name = QLabel(NAME)
    name.setAlignment(_leading())
    name.setFont(article_font(NAME_PIXELS, bold=True))
    name.setStyleSheet(f"font-size: {NAME_PIXELS}px;")
    purpose = WrappedLabel(
        tr("Annals: what happened, in order, with the source beside it. Nothing leaves your machine.")
    )
    purpose.setProperty("role", "soft")
    words = QVBoxLayout()
    words.addStretch(1)
    words.addWidget(name)
    words.addWidget(purpose)
    words.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(5 * GRID)
    row.addWidget(picture)
    row.addLayout(words, 1)
    return row


def _leading() -> Qt.AlignmentFlag:
    """The side where the interface's lines begin: a label left to itself would follow the direction of its text."""
    is_rtl = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def _fact_rows(told: list[Fact]) -> QGridLayout:
    """The facts, to be selected with mouse or keyboard."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(6 * GRID)
    grid.setVerticalSpacing(GRID)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(told):
        caption = QLabel(name)
        caption.setProperty("role", "soft")
        shown = QLabel(isolate(value), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        shown.setAlignment(_leading())
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(f"{plain(name)}: {value}")
        grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, row, 1)
    return grid
