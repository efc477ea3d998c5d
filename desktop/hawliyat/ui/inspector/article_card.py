"""An article: where it comes from and when it appeared."""

from PySide6.QtWidgets import QLabel

from hawliyat.domain.article import Article
from hawliyat.operations import articles
from hawliyat.store import article_repository
from hawliyat.ui.focus import Focus
from hawliyat.ui.inspector.card import Card, choice_field, name_of_field, text_field
from hawliyat.ui.inspector.time_field import TimeField
from hawliyat.ui.session import Session
from hawliyat.ui.term_wording import language_name
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import tr

ARTICLE_LANGUAGES = ("ar", "pt", "en", "fr", "es", "und")


class ArticleCard(Card):
    """The facts about the article being read."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, *, article: Article) -> None:
        super().__init__(session, focus, theme)
        self._article = article
        self.add_kicker(tr("Article"))
        title = text_field(article.title, "article-title", lambda text: self._set(title=text), title=True)
        title.setPlaceholderText(tr("Title"))
        self.column.addWidget(title)
        form = self.add_form()
        published = TimeField(article.published_edtf, may_be_empty=True)
        published.line.setObjectName("article-published")
        published.committed.connect(lambda text: self._set(published_edtf=text))
        form.addRow(name_of_field(tr("Published")), published)
        if not article.published_edtf:
            hint = QLabel(tr("Without a date, times such as “yesterday” stay unresolved."))
            hint.setWordWrap(True)
            hint.setStyleSheet(f"color: {theme.warning.name()};")
            form.addRow("", hint)
        form.addRow(
            name_of_field(tr("Publisher")),
            text_field(article.publisher, "article-publisher", lambda text: self._set(publisher=text)),
        )
        tags = [*ARTICLE_LANGUAGES] + ([article.language] if article.language not in ARTICLE_LANGUAGES else [])
        form.addRow(
            name_of_field(tr("Language")),
            choice_field(
                "article-language",
                [(tag, language_name(tag)) for tag in tags],
                article.language,
                lambda tag: self._set(language=tag),
            ),
        )
        form.addRow(
            name_of_field(tr("Address")), text_field(article.url, "article-url", lambda text: self._set(url=text))
        )
        form.addRow(
            name_of_field(tr("Note")), text_field(article.note, "article-note", lambda text: self._set(note=text))
        )
        self._add_story()
        self.column.addStretch(1)

    def _set(self, **fields: str) -> None:
        self.session.do(articles.update_article, article_id=self._article.id, **fields)

    def _add_story(self) -> None:
        if self._article.story_id is None:
            return
        of_story = article_repository.in_story(self.session.project.database, self._article.story_id)
        self.add_heading(tr("One story with"), "")
        for other in of_story:
            if other.id != self._article.id:
                label = QLabel(other.title)
                label.setWordWrap(True)
                self.column.addWidget(label)
