"""The timeline as a table: the same events for sorting, for reading aloud, and for whoever prefers lists."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hawliyat.domain.annotation import Label
from hawliyat.domain.identity import EventId, LabelId
from hawliyat.text.folding import folded
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.placement import Placement
from hawliyat.ui.painting.timeline_words import is_rtl
from hawliyat.ui.theme import article_font
from hawliyat.ui.timeline.timeline_reading import directed, how, source, spoken, when
from hawliyat.ui.wording import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
IN_RANK_ORDER = -1
"""The column number that stands for no sorting."""


class Column(IntEnum):
    """The table's columns."""

    WHEN = 0
    TITLE = 1
    TYPE = 2
    HOW = 3
    CLAIMS = 4
    SOURCE = 5


_HEADINGS = {
    Column.WHEN: "When",
    Column.TITLE: "Event",
    Column.TYPE: "Type",
    Column.HOW: "How",
    Column.CLAIMS: "Claims",
    Column.SOURCE: "Source",
}


class TimelineTableModel(QAbstractTableModel):
    """Every entry that is shown, in rank order until it is sorted by a column; undated ones stay last by time."""

    def __init__(self, language: str = "en", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._ranked: tuple[Entry, ...] = ()
        self._dated = 0
        self._rows: list[int] = []
        self._row_of: dict[EventId, int] = {}
        self._names: dict[LabelId, str] = {}
        self._sorted_by = (IN_RANK_ORDER, Qt.SortOrder.AscendingOrder)

    def set_placement(self, placement: Placement, labels: Sequence[Label]) -> None:
        """Show what *placement* shows, sorted as before."""
        self.beginResetModel()
        self._ranked = placement.shown
        self._dated = len(placement.on_axis)
        self._names = {label.id: label.name(self._language) for label in labels}
        self._arrange()
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Return the entry in *row*."""
        return self._ranked[self._rows[row]]

    def index_of(self, event_id: EventId | None) -> QModelIndex:
        """Return the first cell of an event's row; an invalid index for one that is not shown."""
        row = self._row_of.get(event_id) if event_id is not None else None
        return QModelIndex() if row is None else self.index(row, Column.WHEN)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many entries are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADINGS[Column(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, its face, or what is read aloud."""
        entry, column = self.entry(index.row()), Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(entry, column)
        if role == Qt.ItemDataRole.FontRole and column is Column.TITLE and is_rtl(entry.title):
            return article_font(16)
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.WHEN:
            return spoken(entry)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.CLAIMS:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by *column*, or back into rank order (column -1). The selection stays on its events."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        events = [self.entry(index.row()).event_id for index in kept]
        self._sorted_by = (column, order)
        self._arrange()
        moved = [self.index(self._row_of[event], index.column()) for event, index in zip(events, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._sorted_by
        is_reversed = order is Qt.SortOrder.DescendingOrder
        everything = range(len(self._ranked))
        if column == IN_RANK_ORDER:
            self._rows = list(everything)
        elif column == Column.WHEN:
            dated = list(everything[: self._dated])
            self._rows = (dated[::-1] if is_reversed else dated) + list(everything[self._dated :])
        elif column == Column.CLAIMS:
            self._rows = sorted(everything, key=lambda row: len(self._ranked[row].claims), reverse=is_reversed)
        else:
            texts = [folded(self._text(entry, Column(column))) for entry in self._ranked]
            self._rows = sorted(everything, key=texts.__getitem__, reverse=is_reversed)
        self._row_of = {self._ranked[at].event_id: row for row, at in enumerate(self._rows)}

    def _text(self, entry: Entry, column: Column) -> str:
        match column:
            case Column.WHEN:
                return when(entry)
            case Column.TITLE:
                return directed(entry.title)
            case Column.TYPE:
                return self._names.get(entry.label_id, tr("Other event"))
            case Column.HOW:
                return how(entry)
            case Column.CLAIMS:
                return str(len(entry.claims))
            case Column.SOURCE:
                return source(entry)
