"""An article's own data, for editing; its text never changes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hawliyat.domain.article import ArticleStatus, Direction
from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import ArticleId
from hawliyat.operations import articles
from hawliyat.store import article_repository
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.library.library_model import status_words
from hawliyat.ui.session import Session
from hawliyat.ui.theme import GRID, Theme
from hawliyat.ui.widgets.date_field import DateField
from hawliyat.ui.widgets.language_field import LanguageField
from hawliyat.ui.widgets.message_bar import MessageBar
from hawliyat.ui.widgets.published_words import published_reading
from hawliyat.ui.wording import tr

LEAST_WIDTH = 480
NOTE_LINES = 4


class ArticleSheet(QDialog):
    """Title, language, publisher, publication date, address, status and note of one article.

    Enter keeps the changes as one edit, Esc leaves all as it was.
    """

    def __init__(self, session: Session, article_id: ArticleId, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._article_id = article_id
        self.setWindowTitle(tr("Article details"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(LEAST_WIDTH)
        article = article_repository.get(session.project.database, article_id)
        is_rtl = article.direction is Direction.RTL
        self.title = QLineEdit(article.title)
        if is_rtl != (self.layoutDirection() is Qt.LayoutDirection.RightToLeft):
            self.title.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.language = LanguageField(article.language)
        self.publisher = QLineEdit(article.publisher)
        self.published = DateField(lambda text: published_reading(text, self.language.tag), article.published_edtf)
        self.language.changed.connect(self.published.read_again)
        self.url = QLineEdit(article.url)
        self.status = QComboBox()
        for status in ArticleStatus:
            self.status.addItem(status_words(status), status)
        self.status.setCurrentIndex(self.status.findData(article.status))
        self.note = QPlainTextEdit(article.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * NOTE_LINES + 5 * GRID)
        self.bar = MessageBar(theme)
        self._lay_out()

    @property
    def save_button(self) -> QPushButton:
        """The button that keeps the changes."""
        return self._save

    def begin(self, field: str = "title") -> None:
        """Show the sheet with the keyboard in *field* ("title" or "published_edtf")."""
        self.open()
        target = self.published.line if field == "published_edtf" else self.title
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        target.selectAll()

    def accept(self) -> None:
        """Keep the changes; a date that is none keeps the sheet open and says so."""
        try:
            articles.update_article(
                self._session.project,
                article_id=self._article_id,
                title=self.title.text(),
                language=self.language.tag,
                publisher=self.publisher.text(),
                published_edtf=self.published.line.text(),
                url=self.url.text(),
                note=self.note.toPlainText(),
                status=self.status.currentData(),
            )
        except UserError as problem:
            self.bar.show_problem(error_words(problem.code, problem.arguments))
            self.published.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 2 * GRID)
        form.setHorizontalSpacing(4 * GRID)
        form.setVerticalSpacing(2 * GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("&Title"), self.title)
        form.addRow(tr("&Language"), self.language)
        form.addRow(tr("&Publisher"), self.publisher)
        form.addRow(tr("Published &on"), self.published)
        form.addRow(tr("&Address"), self.url)
        form.addRow(tr("&Status"), self.status)
        form.addRow(tr("&Note"), self.note)
        buttons = QDialogButtonBox()
        self._save = buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setProperty("role", "confirm")
        self._save.setDefault(True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(4 * GRID, 0, 4 * GRID, 4 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addLayout(form)
        column.addWidget(buttons)
