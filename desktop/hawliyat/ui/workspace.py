"""The panes of one open project: library, reader and inspector side by side, the timeline below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from hawliyat.ui.focus import Focus
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
        self.focus = Focus(self)
        self.library = LibraryPane(session, self.focus, theme)
        self.reader = ReaderPane(session, self.focus, theme)
        self.inspector = InspectorPane(session, self.focus, theme)
        self.timeline = TimelinePane(session, self.focus, theme)
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
