"""The panes of one open project: library, reader and inspector side by side, the timeline below."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from hawliyat.domain.change import ChangeSet
from hawliyat.domain.identity import ArticleId
from hawliyat.store import article_repository, entity_repository, event_repository
from hawliyat.ui.findables import ProjectFindables
from hawliyat.ui.finding import TimeFinder
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.inspector_pane import InspectorPane
from hawliyat.ui.library.library_pane import LibraryPane
from hawliyat.ui.reader.reader_pane import ReaderPane
from hawliyat.ui.session import Session
from hawliyat.ui.theme import Theme
from hawliyat.ui.timeline.timeline_pane import TimelinePane

SIDE, TIMELINE = 256, 300


class Workspace(QWidget):
    """One project's panes, built once and shared by nobody else."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.focus = Focus(self, is_alive=self._is_alive)
        self.finder = TimeFinder(session, self)
        self.findables = ProjectFindables(session, self.focus)
        self._left: tuple[Place, Place] | None = None
        """Where we were when its article was removed, and where we went; we return if it comes back."""
        self.library = LibraryPane(session, self.focus, theme)
        self.reader = ReaderPane(session, self.focus, theme)
        self.inspector = InspectorPane(session, self.focus, theme)
        self.timeline = TimelinePane(session, self.focus, theme)
        session.changed.connect(self._on_change)
        self._across = QSplitter(Qt.Orientation.Horizontal, self)
        self._down = QSplitter(Qt.Orientation.Vertical, self)
        for pane in (self.library, self.reader, self.inspector):
            self._across.addWidget(pane)
        self._across.setStretchFactor(1, 1)
        self._down.addWidget(self._across)
        self._down.addWidget(self.timeline)
        self._down.setStretchFactor(0, 1)
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._down)
        self._across.setSizes([SIDE, 10_000, SIDE + 64])
        self._down.setSizes([10_000, TIMELINE])

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in another theme."""
        for pane in (self.library, self.reader, self.inspector, self.timeline):
            pane.set_theme(theme)

    def _on_change(self, change: ChangeSet) -> None:
        """Don't stay where an article is no more."""
        if not change.touches("article"):
            return
        place = self.focus.place
        if place.article_id is not None and not self._is_there(place.article_id):
            nearest = self.library.nearest(place.article_id, self._is_there)
            refuge = Place(place.pane, nearest) if nearest is not None else Place("library")
            self._left = (place, refuge)
            self.focus.go(refuge)
        elif self._left is not None and self._left[0].article_id in change.articles:
            (left, refuge), self._left = self._left, None
            if place.article_id == refuge.article_id and self._is_alive(left):
                self.focus.go(left)

    def _is_there(self, article_id: ArticleId) -> bool:
        return article_repository.is_there(self.session.project.database, article_id)

    def _is_alive(self, place: Place) -> bool:
        """Whether one can go back to *place*: its article is there, and so is the event or entity it was about."""
        database = self.session.project.database
        if place.article_id is not None and not self._is_there(place.article_id):
            return False
        if place.pane == "reader":
            return True
        has_event = place.event_id is None or event_repository.is_there(database, place.event_id)
        return has_event and (place.entity_id is None or entity_repository.is_there(database, place.entity_id))

    def stop(self) -> None:
        """Begin nothing more, late readings neither: the project is about to close."""
        self.finder.close()
        for timer in self.findChildren(QTimer):
            timer.stop()

    @property
    def is_timeline_alone(self) -> bool:
        """Whether the timeline fills the window."""
        return self._across.isHidden()

    def show_timeline_alone(self, *, alone: bool) -> None:
        """Give the timeline the whole window, or put it back under the text."""
        self._across.setVisible(not alone)

    def next_pane(self, step: int) -> None:
        """Move the keyboard to the next pane (or, with -1, the one before)."""
        panes = [self.library, self.reader, self.inspector, self.timeline]
        shown = [pane for pane in panes if pane.isVisibleTo(self)]
        focused = QApplication.focusWidget()
        inside = (
            at
            for at, pane in enumerate(shown)
            if focused is not None and (pane is focused or pane.isAncestorOf(focused))
        )
        target = shown[(next(inside, -step if step > 0 else 0) + step) % len(shown)]
        if target is self.inspector:
            self.inspector.focus_first_field()
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)
