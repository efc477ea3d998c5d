"""The import table as a Qt model: a row per candidate, its cells editable, everything decided in operations."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from hawliyat.domain.article import Direction
from hawliyat.domain.errors import UserError
from hawliyat.operations import importing
from hawliyat.operations.importing import Candidate, Choice
from hawliyat.store.project import Project
from hawliyat.text.direction import base_direction
from hawliyat.ui.importing.import_wording import choice_words, duplicate_words, encoding_words, problem_words
from hawliyat.ui.term_wording import language_name
from hawliyat.ui.theme import Theme
from hawliyat.ui.widgets.published_words import published_reading
from hawliyat.ui.wording import PDI, isolate, tr

Index = QModelIndex | QPersistentModelIndex
RLI, LRI = "\u2067", "\u2066"
TINT = 0.14


class Column(IntEnum):
    """The columns, in order."""

    FILE = 0
    TITLE = 1
    LANGUAGE = 2
    PUBLISHED = 3
    PUBLISHER = 4
    ENCODING = 5
    CHOICE = 6


_HEADERS = ("File", "Title", "Language", "Published on", "Publisher", "Read as", "What to do")
_FIELDS = {
    Column.TITLE: "title",
    Column.LANGUAGE: "language",
    Column.PUBLISHED: "published",
    Column.PUBLISHER: "publisher",
}


class ImportTableModel(QAbstractTableModel):
    """Candidates in rows; edits replace a candidate, and duplicates are looked for again where that matters."""

    refused = Signal(object)
    """A `UserError` that an edit met: the row stays as it was."""

    def __init__(self, project: Project, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._theme = theme
        self._candidates: list[Candidate] = []

    @property
    def candidates(self) -> list[Candidate]:
        """The rows as they stand."""
        return list(self._candidates)

    @property
    def wanted(self) -> int:
        """How many rows would be imported."""
        return sum(candidate.is_wanted for candidate in self._candidates)

    def add(self, candidates: Iterable[Candidate]) -> None:
        """Append rows, and see what they repeat."""
        new = list(candidates)
        if not new:
            return
        first = len(self._candidates)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._candidates = importing.with_twins(self._project, [*self._candidates, *new], since=first)
        self.endInsertRows()

    def reopen(self, row: int, encoding: str) -> bool:
        """Read a row's bytes again in *encoding*; say `refused` and leave the row if they don't fit."""
        try:
            candidate = importing.reopened(self._candidates[row], encoding)
        except UserError as problem:
            self.refused.emit(problem)
            return False
        self._replace(row, candidate)
        return True

    def store_letters(self, row: int) -> None:
        """Store a row's Arabic letters instead of their drawn shapes."""
        self._replace(row, importing.with_letters(self._candidates[row]))

    def choose(self, row: int, choice: Choice) -> None:
        """Say what is to become of a row."""
        self._replace(row, replace(self._candidates[row], choice=choice))

    def choices(self, row: int) -> tuple[Choice, ...]:
        """Return what can become of a row, the usual first."""
        candidate = self._candidates[row]
        if candidate.draft is None:
            return ()
        if candidate.duplicate_of is None:
            return (Choice.IMPORT, Choice.SKIP)
        return (Choice.SKIP, Choice.SAME_STORY, Choice.IMPORT)

    def reading(self, row: int) -> tuple[bool, str]:
        """Return whether a row's publication date can stand, and how it is read."""
        draft = self._candidates[row].draft
        return published_reading(draft.published, draft.language) if draft is not None else (True, "")

    @property
    def undated(self) -> int:
        """How many rows would be imported without a publication date."""
        wanted = [candidate.draft for candidate in self._candidates if candidate.is_wanted]
        return sum(draft is not None and not draft.published for draft in wanted)

    def first_bad_date(self) -> QModelIndex:
        """Return the first date that keeps the import from going on; an invalid index if there is none."""
        for row, candidate in enumerate(self._candidates):
            if candidate.is_wanted and not self.reading(row)[0]:
                return self.index(row, Column.PUBLISHED)
        return QModelIndex()

    def set_theme(self, theme: Theme) -> None:
        """Colour the cells by *theme*."""
        self._theme = theme
        self._changed(range(len(self._candidates)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many candidates there are."""
        return 0 if parent.isValid() else len(self._candidates)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADERS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._is_editable(index.row(), Column(index.column())) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, its value for an editor, its colours, or its tooltip."""
        if not index.isValid():
            return None
        row, column = index.row(), Column(index.column())
        makers: dict[int, Callable[[int, Column], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.EditRole: self._value,
            Qt.ItemDataRole.ToolTipRole: self._told,
            Qt.ItemDataRole.ForegroundRole: self._ink,
            Qt.ItemDataRole.BackgroundRole: self._ground,
        }
        return makers[role](row, column) if role in makers else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an editor's value."""
        row, column = index.row(), Column(index.column())
        if role != Qt.ItemDataRole.EditRole or not self._is_editable(row, column):
            return False
        if column is Column.ENCODING:
            return value == self._value(row, column) or self.reopen(row, value)
        if column is Column.CHOICE:
            self.choose(row, Choice(value))
            return True
        candidate = self._candidates[row]
        assert candidate.draft is not None
        fields: dict[str, Any] = {_FIELDS[column]: " ".join(str(value).split())}
        draft = replace(candidate.draft, **fields)
        typed = column is Column.PUBLISHED and draft.published != candidate.draft.published
        metadata_name = "" if typed else candidate.metadata_name
        self._replace(row, replace(candidate, draft=draft, metadata_name=metadata_name))
        return True

    def _replace(self, row: int, candidate: Candidate) -> None:
        before = self._candidates
        after = list(before)
        after[row] = candidate
        if _content(candidate) != _content(before[row]):
            self._candidates = importing.with_twins(self._project, after, since=row)
        else:
            self._candidates = importing.with_title_of(after, row)
        self._changed(place for place, old in enumerate(before) if place == row or old != self._candidates[place])

    def _changed(self, rows: Iterable[int]) -> None:
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _is_editable(self, row: int, column: Column) -> bool:
        candidate = self._candidates[row]
        if column is Column.ENCODING:
            has_bytes = candidate.path is not None or candidate.data is not None
            is_text = candidate.problem is None or candidate.problem.code in {"undecodable", "binary_file"}
            return has_bytes and is_text
        return candidate.draft is not None and column is not Column.FILE

    def _value(self, row: int, column: Column) -> str:
        candidate = self._candidates[row]
        if column is Column.FILE:
            return candidate.name
        if column is Column.CHOICE:
            return candidate.choice
        if candidate.draft is None:
            return ""
        if column is Column.ENCODING:
            return candidate.draft.original_encoding
        return str(getattr(candidate.draft, _FIELDS[column]))

    def _shown(self, row: int, column: Column) -> str:
        candidate = self._candidates[row]
        if column is Column.FILE:
            return isolate(candidate.name) if candidate.name else tr("Pasted text")
        if column is Column.CHOICE:
            return tr("Can't be imported") if candidate.draft is None else choice_words(candidate, candidate.choice)
        if candidate.draft is None:
            return problem_words(candidate.problem) if column is Column.TITLE and candidate.problem else ""
        value = self._value(row, column)
        if column is Column.TITLE:
            return _isolated(value) if value else tr("Without a title")
        if column is Column.LANGUAGE:
            return language_name(value) if value else ""
        if column is Column.PUBLISHED:
            return isolate(value) if value else tr("not known")
        if column is Column.ENCODING:
            guess = candidate.draft.problems and "encoding_guessed" in candidate.draft.problems
            words = encoding_words(value)
            return tr("{encoding} (a guess)", encoding=words) if guess else words
        return isolate(value)

    def _told(self, row: int, column: Column) -> str:
        candidate = self._candidates[row]
        if candidate.problem is not None:
            return problem_words(candidate.problem)
        if column is Column.FILE:
            return isolate(candidate.path) if candidate.path is not None else ""
        if column is Column.PUBLISHED:
            return self.reading(row)[1]
        if column is Column.CHOICE:
            return duplicate_words(candidate)
        return self._shown(row, column) if column is Column.TITLE else ""

    def _ink(self, row: int, column: Column) -> QBrush | None:
        candidate = self._candidates[row]
        if not candidate.is_wanted:
            is_reason = candidate.problem is not None and column in (Column.TITLE, Column.CHOICE)
            return QBrush(self._theme.event if is_reason else self._theme.soft)
        if column is Column.PUBLISHED:
            return self._date_ink(row)
        if column is Column.FILE or not self._value(row, column):
            return QBrush(self._theme.soft)
        return None

    def _date_ink(self, row: int) -> QBrush | None:
        if not self.reading(row)[0]:
            return QBrush(self._theme.event)
        return None if self._value(row, Column.PUBLISHED) else QBrush(self._theme.warning)

    def _ground(self, row: int, column: Column) -> QBrush | None:
        candidate = self._candidates[row]
        if column is Column.CHOICE and candidate.duplicate_of is not None:
            return QBrush(_tint(self._theme.warning))
        if column is Column.PUBLISHED and candidate.is_wanted:
            ink = self._date_ink(row)
            return QBrush(_tint(ink.color())) if ink is not None else None
        return None


def _isolated(title: str) -> str:
    """In the direction most of its letters have, whatever the first one is."""
    is_rtl = base_direction(title, Direction.LTR) is Direction.RTL
    return f"{RLI if is_rtl else LRI}{title}{PDI}"


def _content(candidate: Candidate) -> tuple[str, str] | None:
    """What makes a candidate the twin of another: its bytes, its text."""
    draft = candidate.draft
    return (draft.original_sha256, draft.text) if draft is not None else None


def _tint(colour: QColor) -> QColor:
    tint = QColor(colour)
    tint.setAlphaF(TINT)
    return tint
