"""The timeline's pane: the canvas and the table are two views of one selection, and both lead to the evidence."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from hawliyat.domain.annotation import Label, Layer
from hawliyat.domain.article import Direction
from hawliyat.domain.change import ChangeSet
from hawliyat.domain.identity import EventId
from hawliyat.store import tagset_repository, timeline_repository
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.filters import Filter
from hawliyat.timeline.placement import Placement
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.session import Session
from hawliyat.ui.theme import GRID, Theme
from hawliyat.ui.timeline.timeline_bar import TimelineBar
from hawliyat.ui.timeline.timeline_canvas import ZOOM_STEP, TimelineCanvas
from hawliyat.ui.timeline.timeline_table_model import IN_RANK_ORDER, Column, TimelineTableModel
from hawliyat.ui.wording import tr

_ROW = 8 * GRID
_WIDTHS = {Column.WHEN: 236, Column.TYPE: 184, Column.HOW: 180, Column.CLAIMS: 88, Column.SOURCE: 184}


class TimelinePane(QWidget):
    """What happened, in order. `canvas` and `table` share `selection`; `bar` has the buttons."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._focus = focus
        self._axis_direction = "auto"
        self._entries: dict[EventId, Entry] = {}
        self._labels: Sequence[Label] = ()
        self._filter = Filter()
        language = session.language
        self.bar = TimelineBar(language)
        self.canvas = TimelineCanvas(theme, language)
        self.model = TimelineTableModel(language, self)
        self.table = _TimelineTable(self.model)
        self.selection = self.table.selectionModel()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setAccessibleName(tr("Timeline"))
        self.setFocusProxy(self.canvas)
        self._connect()
        self._apply_direction()
        self.refresh()

    # What is shown

    @property
    def placement(self) -> Placement:
        """Where each event went."""
        return self.canvas.placement

    @property
    def is_rtl(self) -> bool:
        """Whether time runs from right to left now."""
        return self._direction() is Direction.RTL

    @property
    def is_table_shown(self) -> bool:
        """Whether the table is in front of the canvas."""
        return self._stack.currentWidget() is self.table

    def refresh(self) -> None:
        """Read the events and the labels anew; the selection stays on its event."""
        database = self._session.project.database
        entries = timeline_repository.entries(database)
        self._entries = {entry.event_id: entry for entry in entries}
        self._labels = tagset_repository.labels(database, Layer.EVENT)
        self.bar.set_labels(self._labels)
        self._show_entries()

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self.canvas.set_theme(theme)

    def set_axis_direction(self, setting: str) -> None:
        """Let time run "rtl", "ltr", or as the interface does ("auto")."""
        self._axis_direction = setting
        self._apply_direction()

    def show_table(self, *, shown: bool) -> None:
        """Show the table instead of the canvas, or the canvas again; the keyboard follows if it was here."""
        had_keyboard = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        current = self.table if shown else self.canvas
        self._stack.setCurrentWidget(current)
        (self.bar.table_button if shown else self.bar.canvas_button).setChecked(True)
        self.setFocusProxy(current)
        if had_keyboard:
            current.setFocus()

    # Selecting and opening

    def select_event(self, event_id: EventId | None) -> None:
        """Select an event in both views and bring it into sight; None or a hidden one selects nothing."""
        self.canvas.select(event_id)
        index = self.model.index_of(event_id)
        flags = QItemSelectionModel.SelectionFlag
        self.selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if index.isValid():
            self.table.scrollTo(index)

    def open_event(self, event_id: EventId) -> None:
        """Go to the words the event rests on; an event without any opens in the inspector."""
        entry = self._entries.get(event_id)
        if entry is None:
            return
        self._note(event_id)
        claim = entry.basis
        if claim is None or claim.article_id is None:
            self._focus.go(Place("inspector", self._focus.place.article_id, event_id=event_id))
            return
        self._focus.go(
            Place(
                "reader",
                article_id=claim.article_id,
                span=claim.span,
                annotation_id=claim.annotation_id,
                event_id=event_id,
            )
        )

    def _connect(self) -> None:
        self.canvas.event_selected.connect(self._report)
        self.canvas.event_opened.connect(self.open_event)
        self.selection.currentRowChanged.connect(self._row_changed)
        self.table.activated.connect(self._row_opened)
        self.bar.table_chosen.connect(lambda shown: self.show_table(shown=shown))
        self.bar.filter_changed.connect(self._set_filter)
        self.bar.direction_chosen.connect(self.set_axis_direction)
        self.bar.zoom_in_button.clicked.connect(lambda: self.canvas.zoom(ZOOM_STEP))
        self.bar.zoom_out_button.clicked.connect(lambda: self.canvas.zoom(1 / ZOOM_STEP))
        self.bar.fit_button.clicked.connect(self.canvas.fit)
        self._session.changed.connect(self._changed)
        self._focus.moved.connect(self._moved)
        self._focus.arrived.connect(self._arrived)

    def _show_entries(self) -> None:
        selected = self.canvas.selected
        self.canvas.set_entries(tuple(self._entries.values()), self._labels, self._filter)
        self.model.set_placement(self.placement, self._labels)
        self.bar.show_counts(self.placement)
        self.select_event(selected)

    def _set_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self._show_entries()

    def _report(self, event_id: EventId) -> None:
        """Take over what was chosen on the canvas."""
        self.select_event(event_id)
        self._note(event_id)

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Take over what was chosen in the table."""
        if not current.isValid():
            return
        event_id = self.model.entry(current.row()).event_id
        if event_id != self.canvas.selected:
            self.canvas.select(event_id)
            self._note(event_id)

    def _row_opened(self, index: QModelIndex) -> None:
        self.open_event(self.model.entry(index.row()).event_id)

    def _note(self, event_id: EventId) -> None:
        self._focus.note(
            pane="timeline", event_id=event_id, span=None, annotation_id=None, proposal_id=None, entity_id=None
        )

    def _changed(self, change: ChangeSet) -> None:
        """Read again what looks different, and the order if that moved; most edits leave the timeline as it is."""
        if change.touches("label"):
            self.refresh()
        elif change.events or change.touches("timeline_rank"):
            database = self._session.project.database
            fresh = {entry.event_id: entry for entry in timeline_repository.entries(database, change.events)}
            kept = {each: entry for each, entry in self._entries.items() if each not in change.events}
            found = kept | fresh
            self._entries = {each: found[each] for each in timeline_repository.order(database)}
            self._show_entries()

    def _moved(self, place: Place) -> None:
        """Follow the event that another pane is at."""
        if place.event_id is not None and place.event_id != self.canvas.selected:
            self.select_event(place.event_id)

    def _arrived(self, place: Place) -> None:
        """Take the keyboard when a jump ends here."""
        if place.pane == "timeline":
            if place.event_id is not None:
                self.select_event(place.event_id)
            (self.table if self.is_table_shown else self.canvas).setFocus()

    # Direction

    def changeEvent(self, event: QEvent) -> None:
        """Turn the axis with the interface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._apply_direction()

    def _direction(self) -> Direction:
        if self._axis_direction in ("rtl", "ltr"):
            return Direction(self._axis_direction)
        return Direction.RTL if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else Direction.LTR

    def _apply_direction(self) -> None:
        self.bar.show_direction(self._axis_direction)
        self.canvas.set_direction(self._direction())


class _TimelineTable(QTableView):
    """The table twin: a row per event; Enter opens its evidence."""

    def __init__(self, model: TimelineTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(tr("Timeline as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID}px; }}")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(IN_RANK_ORDER, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self.setSortingEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter on every system (Qt leaves it to the platform)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
