"""An article: where it comes from and when it appeared."""

from functools import partial

from PySide6.QtWidgets import QMenu

from hawliyat.domain.article import Article
from hawliyat.operations import articles, renewal
from hawliyat.store import article_repository
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.buttons import MenuButton, add_choices, quiet_button
from hawliyat.ui.inspector.card import Card, label, name_of_field
from hawliyat.ui.inspector.time_field import TimeField
from hawliyat.ui.inspector.typing_fields import WrappingField
from hawliyat.ui.session import Session
from hawliyat.ui.term_wording import language_name
from hawliyat.ui.theme import Theme
from hawliyat.ui.time_wording import time_reading
from hawliyat.ui.wording import dotted, tr

ARTICLE_LANGUAGES = ("ar", "pt", "en", "fr", "es", "und")


class ArticleCard(Card):
    """The facts about the article being read."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, *, article: Article) -> None:
        super().__init__(session, focus, theme, subject=("article", article.id))
        self._article = article
        language = MenuButton(f"{language_name(article.language)} ▾", "article-language", self._fill_languages)
        language.setAccessibleName(tr("Language: {language}", language=language_name(article.language)))
        self.add_kicker(tr("Article"), language)
        title = WrappingField(article.title, lambda text: self._set(title=text), role="title-field")
        title.setObjectName("article-title")
        title.setPlaceholderText(tr("Title"))
        title.setAccessibleName(tr("Title"))
        self.column.addWidget(title)
        self._add_facts()
        self._add_old_times()
        self._add_story()
        self.column.addStretch(1)

    def _add_facts(self) -> None:
        article, form = self._article, self.add_form()
        published = TimeField(
            article.published_edtf,
            "article-published",
            lambda text: self._set(published_edtf=text),
            may_be_empty=True,
            empty=tr("no date"),
        )
        if not article.published_edtf:
            published.set_note(tr("Without a date, times such as “yesterday” stay unresolved."), "warning")
        form.addRow(name_of_field(tr("Published")), published)
        rows = (
            (tr("Publisher"), "publisher", article.publisher),
            (tr("By"), "byline", article.byline),
            (tr("Address"), "url", article.url),
            (tr("Note"), "note", article.note),
        )
        for words, field, text in rows:
            form.addRow(name_of_field(words), self._line(words, field, text))

    def _line(self, words: str, field: str, text: str) -> WrappingField:
        line = WrappingField(text, lambda typed: self._set(**{field: typed}))
        line.setObjectName(f"article-{field}")
        line.setPlaceholderText(tr("not known") if field != "note" else tr("a word to yourself"))
        line.setAccessibleName(words)
        return line

    def _fill_languages(self, menu: QMenu) -> None:
        own = self._article.language
        tags = [*ARTICLE_LANGUAGES] + ([own] if own not in ARTICLE_LANGUAGES else [])
        add_choices(menu, [(tag, language_name(tag)) for tag in tags], own, lambda tag: self._set(language=tag))

    def _set(self, **fields: str) -> None:
        self.session.do(articles.update_article, article_id=self._article.id, find_times=False, **fields)

    def _add_old_times(self) -> None:
        """Offer the accepted times that were counted from another date than the article has now."""
        old = renewal.old_times(self.session.project, self._article.id)
        if not old:
            return
        self.add_heading(tr("Counted from another date"), str(len(old)))
        for time in old:
            renewed = tr("{before} → {now}", before=time_reading(time.before), now=time_reading(time.now))
            self.column.addWidget(label(dotted(f"«{time.quote}»", renewed), "soft", wraps=True))
        ids = [time.time_id for time in old]
        self.add_row(
            quiet_button(
                tr("Read them again"),
                "renew-times",
                lambda: self.session.do(renewal.renew_times, article_id=self._article.id, time_ids=ids),
            )
        )

    def _add_story(self) -> None:
        if self._article.story_id is None:
            return
        self.add_heading(tr("One story with"), "")
        for other in article_repository.in_story(self.session.project.database, self._article.story_id):
            if other.id != self._article.id:
                place = Place("reader", other.id)
                words = other.title or tr("untitled")
                self.column.addWidget(quiet_button(words, f"story-{other.id}", partial(self.focus.go, place)))
