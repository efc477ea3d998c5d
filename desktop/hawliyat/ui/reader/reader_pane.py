"""The reader pane: an article view that follows the session and the focus."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from hawliyat.domain.change import ChangeSet
from hawliyat.domain.identity import AnnotationId, ArticleId
from hawliyat.domain.span import Span
from hawliyat.store import article_repository
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.painting.article_layout import ArticleText
from hawliyat.ui.reader import reader_model
from hawliyat.ui.reader.article_view import ArticleView
from hawliyat.ui.session import Session
from hawliyat.ui.theme import Theme


class ReaderPane(ArticleView):
    """Shows the article in focus and reports where the caret is; a jump selects what it was for.

    An article that is removed leaves an empty page, and is shown again should it come back while it is in focus.
    """

    def __init__(self, session: Session, focus: Focus, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._session, self._focus = session, focus
        self._wanted: ArticleId | None = None
        self._article_id: ArticleId | None = None
        self._marked = reader_model.Marked()
        self._event_id = focus.place.event_id
        self._is_following = False
        session.changed.connect(self._on_change)
        focus.moved.connect(self._follow)
        focus.arrived.connect(self._arrive)
        self.selection_changed.connect(self._report)
        self.mark_chosen.connect(self._report)
        self._follow(focus.place)

    @property
    def article_id(self) -> ArticleId | None:
        """The article that is shown, None for an empty page."""
        return self._article_id

    def column_rect(self) -> QRect:
        """Return the column of text in view, in the viewport's pixels: popups go beside it where there is room."""
        left = round(self.scrolling.origin().x())
        return QRect(left, 0, round(self.layout_.width), self.viewport().height())

    def _on_change(self, change: ChangeSet) -> None:
        if self._wanted not in change.articles and not change.touches("label"):
            return
        database, article_id = self._session.project.database, self._article_id
        if article_id is None or not article_repository.is_there(database, article_id):
            self._show(self._wanted)
            return
        self._marked = reader_model.remarked(database, article_id, self._marked, change)
        marks = self._marked.selecting(self._event_id)
        if change.touches("article", "paragraph_direction"):
            self.set_surroundings(reader_model.article_text(database, article_id), marks)
        else:
            self.set_marks(marks)

    def _follow(self, place: Place) -> None:
        """Show what another pane is looking at, without taking the keyboard."""
        self._is_following = True
        if place.article_id != self._wanted:
            self._show(place.article_id)
        if place.event_id != self._event_id:
            self._event_id = place.event_id
            self.set_marks(self._marked.selecting(self._event_id))
        wanted = place.annotation_id or place.proposal_id or ""
        if wanted != self.chosen():
            self.choose(wanted if any(mark.id == wanted for mark in self.marks) else "")
        self._is_following = False

    def _arrive(self, place: Place) -> None:
        """Go to a place of this pane: select its span, or show its annotation."""
        if place.pane != "reader":
            return
        self._is_following = True
        span = place.span
        if span is not None and span:
            self.select(span)
        elif span is not None:
            self.move_caret(span.start)
        if place.annotation_id is not None and span is None:
            self._show_mark(place.annotation_id)
        self.choose(place.annotation_id or place.proposal_id or "")
        self._is_following = False
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_mark(self, mark_id: str) -> None:
        for mark in self.marks:
            if mark.id == mark_id:
                self.select(mark.span)

    def _show(self, article_id: ArticleId | None) -> None:
        """Show an article, or an empty page."""
        self._wanted = self._article_id = article_id
        try:
            article = reader_model.article_text(self._session.project.database, article_id) if article_id else None
        except KeyError:
            article, self._article_id = None, None
        if article is None or self._article_id is None:
            self._marked = reader_model.Marked()
            self.set_article(ArticleText())
            return
        database, language = self._session.project.database, self._session.language
        self._marked = reader_model.marked(database, self._article_id, language)
        self.set_article(article, self._marked.selecting(self._event_id))

    def _report(self, *_ignored: object) -> None:
        """Tell the other panes where the caret is and what it is in."""
        if self._is_following or self._article_id is None:
            return
        mark = self.mark_at_caret()
        tagged = mark if mark is not None and not mark.is_proposal else None
        proposed = mark if mark is not None and mark.is_proposal else None
        self._focus.note(
            pane="reader" if self.hasFocus() else self._focus.place.pane,
            article_id=self._article_id,
            span=self.selection() or Span(self.caret(), self.caret()),
            annotation_id=AnnotationId(tagged.id) if tagged else None,
            proposal_id=proposed.id if proposed else None,
            event_id=self._marked.events.get(tagged.id) if tagged else None,
            entity_id=None,
        )
