"""The library: which articles there are, how far each one is, and what waits for the researcher."""

from collections.abc import Callable, Set
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hawliyat.domain.article import ArticleStatus
from hawliyat.domain.change import ChangeSet
from hawliyat.domain.identity import ArticleId
from hawliyat.operations import articles
from hawliyat.store import library_repository, proposal_repository
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.library.article_list import ArticleList
from hawliyat.ui.library.empty_library import EmptyLibrary
from hawliyat.ui.library.library_delegate import LibraryDelegate
from hawliyat.ui.library.library_menu import OrderButton, article_menu
from hawliyat.ui.library.library_model import LibraryModel, LibraryOrder
from hawliyat.ui.library.waiting_list import WaitingList
from hawliyat.ui.session import Session
from hawliyat.ui.theme import Theme
from hawliyat.ui.widgets.drop_frame import DropFrame
from hawliyat.ui.widgets.section_heading import SectionHeading
from hawliyat.ui.wording import tr, tr_count

LEAST_WIDTH = 180


class LibraryPane(QWidget):
    """The articles as a list, the waiting work below; files and texts may be dropped anywhere on it."""

    files_dropped = Signal(list)
    """Paths (`list[Path]`) to import."""
    text_dropped = Signal(str)
    """A text to import, dropped or pasted."""
    import_requested = Signal()
    sample_requested = Signal()
    told = Signal(str)
    """A sentence for the quiet bar about something that was just done and can be undone."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._focus = focus
        self.model = LibraryModel(session.project.database, self)
        self._delegate = LibraryDelegate(theme, self)
        self.list = ArticleList()
        self.list.setAccessibleName(tr("Articles"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.empty = EmptyLibrary()
        self.waiting = WaitingList(theme)
        self._heading = SectionHeading(theme, tr("Library"))
        self.order_button = OrderButton()
        self.order_button.show_order(self.model.order)
        self._heading.add_action(self.order_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addWidget(self._stack, 1)
        column.addWidget(self.waiting)
        self._drop_frame = DropFrame(theme, tr("Drop to import"), self)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setAcceptDrops(True)
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._catch_up)
        self._stale: set[str] = set()
        self._times: dict[ArticleId, int] = {}
        self._outdated: dict[ArticleId, int] = {}
        self._is_list_stale = False
        self._connect()
        self.set_theme(theme)
        self.refresh()

    @property
    def order(self) -> LibraryOrder:
        """What the articles are sorted by."""
        return self.model.order

    def set_order(self, order: LibraryOrder) -> None:
        """Sort the articles by *order*."""
        self.model.set_order(order)
        self.order_button.show_order(order)
        self._put_cursor(self._focus.place.article_id)

    def order_by(self, name: str) -> None:
        """Sort by the order of that name, if there is one (a remembered preference)."""
        if name in [order.value for order in LibraryOrder]:
            self.set_order(LibraryOrder(name))

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self._theme = theme
        self._delegate.theme = theme
        self._heading.set_theme(theme)
        self._drop_frame.set_theme(theme)
        self.waiting.set_theme(theme)
        self.update()

    def refresh(self) -> None:
        """Read the articles and what waits, and keep the keyboard where it was."""
        here = self.list.selected()
        self._stale.clear()
        self._is_list_stale = False
        self.model.refresh()
        count = self.model.rowCount()
        self._heading.set_count(count)
        self.order_button.setVisible(count > 1)
        self._stack.setCurrentWidget(self.list if count else self.empty)
        self.setFocusProxy(self.list if count else self.empty)
        self._times = proposal_repository.counts(self._session.project.database)
        self._outdated = library_repository.outdated_times(self._session.project.database)
        self._show_waiting()
        if not self.list.currentIndex().isValid():
            self._put_cursor(here[0] if here else self._focus.place.article_id)

    def nearest(self, article_id: ArticleId, is_there: Callable[[ArticleId], bool]) -> ArticleId | None:
        """Return the article below a removed one that *is_there*, else the one above; None if there are none."""
        ids = self.model.article_ids()
        row = max(self.model.row_of(article_id), 0)
        return next(filter(is_there, (*ids[row:], *reversed(ids[:row]))), None)

    def open_article(self, article_id: ArticleId) -> None:
        """Go to an article in the reader, where one left it if it is the one that is open."""
        here = self._focus.place
        same = here.article_id == article_id
        self._focus.go(replace(here, pane="reader") if same else Place("reader", article_id=article_id))

    def show_details(self, article_id: ArticleId) -> None:
        """Go to the article's own data in the inspector."""
        self._focus.go(Place("inspector", article_id=article_id))

    def go_to_waiting(self, kind: str) -> None:
        """Go to the first of what waits: one of `waiting_list.KINDS`."""
        database = self._session.project.database
        if kind in ("undated", "outdated"):
            outdated = next(iter(self._outdated), None)
            article_id = library_repository.first_undated(database) if kind == "undated" else outdated
            if article_id is not None:
                self.show_details(article_id)
            return
        find = library_repository.first_proposal if kind == "times" else library_repository.first_draft
        place = find(database)
        if place is not None:
            pane = "reader" if kind == "times" else "inspector"
            self._focus.go(
                Place(
                    pane,
                    article_id=place.article_id,
                    span=place.span,
                    annotation_id=place.annotation_id,
                    event_id=place.event_id,
                    proposal_id=place.proposal_id,
                )
            )

    def remove(self, article_ids: list[ArticleId]) -> None:
        """Remove articles with everything that rests on them, and say so; undo brings all of it back."""
        for article_id in article_ids:
            row = self.model.row_of(article_id)
            title = self.model.index(row).data() if row >= 0 else ""
            removed = self._session.do(articles.remove_article, article_id=article_id)
            if removed is not None:
                told = tr_count(
                    "Removed {title} with its 1 annotation.",
                    "Removed {title} with its {count} annotations.",
                    removed,
                    title=title,
                )
                self.told.emit(told)

    def set_status(self, article_ids: list[ArticleId], status: ArticleStatus) -> None:
        """Note how far the researcher has got with articles."""
        for article_id in article_ids:
            self._session.do(articles.update_article, article_id=article_id, status=status)

    def join_story(self, article_ids: list[ArticleId]) -> None:
        """Say that articles go back to one report."""
        self._session.do(articles.join_story, article_ids=article_ids)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and texts."""
        if _paths(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()
            self._drop_frame.welcome()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Take the welcome back."""
        self._drop_frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand files or a text to the import."""
        self._drop_frame.hide()
        event.acceptProposedAction()
        self.take(event.mimeData())

    def take(self, data: QMimeData) -> None:
        """Ask for the import of what was dropped or pasted: files first, else text."""
        paths = _paths(data)
        if paths:
            self.files_dropped.emit(paths)
        elif data.text().strip():
            self.text_dropped.emit(data.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(event.rect(), self._theme.chrome)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_change)
        self._focus.moved.connect(self._on_moved)
        self._focus.arrived.connect(self._on_arrived)
        self.list.opened.connect(self.open_article)
        self.list.details_wanted.connect(self.show_details)
        self.list.removal_wanted.connect(self.remove)
        self.list.paste_wanted.connect(lambda: self.take(QGuiApplication.clipboard().mimeData()))
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.empty.import_requested.connect(self.import_requested)
        self.empty.sample_requested.connect(self.sample_requested)
        self.order_button.chosen.connect(self.set_order)
        self.waiting.chosen.connect(self.go_to_waiting)

    def _on_change(self, change: ChangeSet) -> None:
        # After the pane that made the edit has painted it; many edits in one turn are one reading.
        self._is_list_stale = self._is_list_stale or change.touches("story")
        self._stale |= change.articles
        self._late.start()

    def _catch_up(self) -> None:
        if self._is_list_stale:
            self.refresh()
            return
        stale, self._stale = self._stale, set()
        if not self.model.refresh_only(stale):
            self.refresh()
            return
        database = self._session.project.database
        self._times = _without(self._times, stale) | proposal_repository.counts(database, stale)
        self._outdated = _without(self._outdated, stale) | library_repository.outdated_times(database, stale)
        self._show_waiting()

    def _show_waiting(self) -> None:
        times, outdated = sum(self._times.values()), sum(self._outdated.values())
        self.waiting.show_counts(library_repository.waiting(self._session.project.database, times, outdated))

    def _on_moved(self, place: Place) -> None:
        if place.article_id != self._delegate.current:
            self._delegate.current = place.article_id
            self._put_cursor(place.article_id)
            self.list.viewport().update()

    def _on_arrived(self, place: Place) -> None:
        if place.pane == "library":
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_cursor(self, article_id: ArticleId | None) -> None:
        row = self.model.row_of(article_id)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def _show_menu(self, position: QPoint) -> None:
        chosen = self.list.selected()
        if chosen:
            menu = article_menu(self, chosen)
            menu.popup(self.list.viewport().mapToGlobal(position))


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _without(counts: dict[ArticleId, int], stale: Set[str]) -> dict[ArticleId, int]:
    """The counts of the articles that are not counted anew."""
    return {article_id: count for article_id, count in counts.items() if article_id not in stale}
