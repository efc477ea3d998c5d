"""The library's articles as a Qt model: read in one go, refreshed after edits, in the order the researcher chose."""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hawliyat.domain.article import ArticleStatus
from hawliyat.domain.identity import ArticleId
from hawliyat.store import library_repository
from hawliyat.store.database import Database
from hawliyat.store.library_repository import ArticleSummary
from hawliyat.store.publication import last_possible_day
from hawliyat.ui.widgets.published_words import published_words
from hawliyat.ui.wording import dotted, isolate, listed, tr, tr_count

SUMMARY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class LibraryOrder(StrEnum):
    """What the list is sorted by."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    IMPORTED = "imported"


class LibraryModel(QAbstractListModel):
    """A line per article; `SUMMARY` gives the `ArticleSummary`, the display and tooltip roles its words."""

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._order = LibraryOrder.NEWEST
        self._rows: list[ArticleSummary] = []
        self._row_of: dict[ArticleId, int] = {}

    @property
    def order(self) -> LibraryOrder:
        """What the list is sorted by."""
        return self._order

    def set_order(self, order: LibraryOrder) -> None:
        """Sort by *order*."""
        if order is not self._order:
            self._order = order
            self._show(self._rows)

    def refresh(self) -> None:
        """Read the articles again; lines that stay where they are only repaint."""
        self._show(library_repository.summaries(self._database))

    def refresh_only(self, article_ids: Collection[str]) -> bool:
        """Read some articles again; False if `refresh` has to: if one came, went, or has another place or story."""
        fresh = library_repository.summaries(self._database, article_ids)
        stays = self._stays if len(fresh) == 1 else self._sorts_as_before
        if len(fresh) != len(article_ids) or not all(stays(summary) for summary in fresh):
            return False
        for summary in fresh:
            row = self._row_of[summary.id]
            if self._rows[row] != summary:
                self._rows[row] = summary
                self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def _sorts_as_before(self, summary: ArticleSummary) -> bool:
        row, key = self._row_of.get(summary.id), _KEYS[self._order]
        if row is None or self._rows[row].of_story != summary.of_story:
            return False
        return key(summary) == key(self._rows[row])

    def _stays(self, summary: ArticleSummary) -> bool:
        """Whether one article keeps its line, if no other changed."""
        row, key = self._row_of.get(summary.id), _KEYS[self._order]
        if row is None or self._rows[row].of_story != summary.of_story:
            return False
        around = [*self._rows[max(row - 1, 0) : row], summary, *self._rows[row + 1 : row + 2]]
        keys = [key(each) for each in around]
        return keys == sorted(keys)

    def article_ids(self) -> list[ArticleId]:
        """Return the articles in the order of the lines."""
        return [row.id for row in self._rows]

    def row_of(self, article_id: ArticleId | None) -> int:
        """Return the line of an article, -1 if it is not here."""
        return -1 if article_id is None else self._row_of.get(article_id, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many articles there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return an article's title, its tooltip, what a screen reader says, or its summary."""
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        words: dict[int, Callable[[ArticleSummary], object]] = {
            SUMMARY: lambda it: it,
            Qt.ItemDataRole.DisplayRole: title_of,
            Qt.ItemDataRole.ToolTipRole: lambda it: isolate(title_of(it)),
            Qt.ItemDataRole.AccessibleTextRole: spoken,
        }
        return words[role](summary) if role in words else None

    def _show(self, rows: list[ArticleSummary]) -> None:
        rows = sorted(rows, key=_KEYS[self._order])
        same_places = [row.id for row in rows] == [row.id for row in self._rows]
        if not same_places:
            self.beginResetModel()
        before, self._rows = self._rows, rows
        self._row_of = {row.id: number for number, row in enumerate(rows)}
        if not same_places:
            self.endResetModel()
            return
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number), self.index(number))


def title_of(summary: ArticleSummary) -> str:
    """Return the title, or words for an article that has none."""
    return summary.title or tr("Without a title")


def source_words(summary: ArticleSummary) -> str:
    """Return "30 Sep 2024 · CNN · 2 of one story", or "no date · CNN"."""
    story = tr("{count} of one story", count=summary.of_story) if summary.of_story > 1 else ""
    return dotted(published_words(summary.published_edtf), summary.publisher, story)


def work_words(summary: ArticleSummary) -> str:
    """Return "23 mentions · 6 events", or how far the work is where nothing is tagged."""
    mentions = tr_count("1 mention", "{count} mentions", summary.mentions) if summary.mentions else ""
    events = tr_count("1 event", "{count} events", summary.events) if summary.events else ""
    return dotted(mentions, events) or status_words(summary.status)


def shown_status(summary: ArticleSummary) -> ArticleStatus:
    """Return how far an article is: one that carries annotations is being read, whatever nobody has said."""
    is_begun = summary.status is ArticleStatus.NEW and (summary.mentions or summary.events)
    return ArticleStatus.READING if is_begun else summary.status


def status_words(status: ArticleStatus) -> str:
    """Return how far the researcher has got, in words."""
    return {
        ArticleStatus.NEW: tr("not started"),
        ArticleStatus.READING: tr("reading"),
        ArticleStatus.DONE: tr("done"),
    }[status]


def spoken(summary: ArticleSummary) -> str:
    """Return all of a line for a screen reader."""
    return listed(title_of(summary), source_words(summary), work_words(summary))


def _by_day(sign: int) -> Callable[[ArticleSummary], tuple[object, ...]]:
    """Sort by day, undated articles last whatever the sign."""

    def key(summary: ArticleSummary) -> tuple[object, ...]:
        day = last_possible_day(summary.published_edtf)
        return (day is None, sign * (day or 0), summary.title, summary.id)

    return key


_KEYS: dict[LibraryOrder, Callable[[ArticleSummary], tuple[object, ...]]] = {
    LibraryOrder.NEWEST: _by_day(-1),
    LibraryOrder.OLDEST: _by_day(1),
    LibraryOrder.TITLE: lambda summary: (summary.title, summary.id),
    LibraryOrder.IMPORTED: lambda summary: (summary.imported_at, summary.id),
}
