"""The import: one table of everything that was chosen, looked through and put right before anything is written."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from hawliyat.domain.errors import UserError
from hawliyat.operations import importing
from hawliyat.operations.importing import Candidate, Choice
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.importing.candidate_panel import CandidatePanel
from hawliyat.ui.importing.import_table import ImportTable
from hawliyat.ui.importing.import_table_model import Column, ImportTableModel
from hawliyat.ui.importing.import_wording import problem_words
from hawliyat.ui.importing.reading import Reading
from hawliyat.ui.session import Session
from hawliyat.ui.theme import GRID, Theme
from hawliyat.ui.widgets.message_bar import MessageBar
from hawliyat.ui.widgets.wrapped_label import WrappedLabel
from hawliyat.ui.wording import tr, tr_count

WIDTH, HEIGHT = 1080, 680
BUNDLE_MILLISECONDS = 50


class ImportDialog(QDialog):
    """Ctrl+Enter or the button imports, Esc backs out. Nothing is written before that, and then as one edit."""

    imported = Signal(list)
    """The ids of the new articles, in the order of their rows."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reading: Reading | None = None
        self.setWindowTitle(tr("Import articles"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self.model = ImportTableModel(session.project, theme, self)
        self.table = ImportTable(self.model)
        self.table.setAccessibleName(tr("Articles to import"))
        self.panel = CandidatePanel(theme)
        self.bar = MessageBar(theme)
        self.progress = QProgressBar(textVisible=False)
        self.told = WrappedLabel()
        self.told.setProperty("role", "soft")
        self.import_button = QPushButton()
        self.cancel_button = QPushButton(tr("Cancel"))
        self._arrived: list[Candidate] = []
        self._bundle = QTimer(self, interval=BUNDLE_MILLISECONDS, singleShot=True)
        self._bundle.timeout.connect(self._show_arrived)
        self._lay_out()
        self._connect()
        self._show_state()

    @property
    def is_reading(self) -> bool:
        """Whether files are still being read."""
        return self._reading is not None

    def read(self, paths: list[Path]) -> None:
        """Read files, folders and tables; rows appear as they are read."""
        self._reading = Reading(paths, self)
        self._reading.began.connect(self.progress.setMaximum)
        self._reading.read.connect(self._take)
        self._reading.ended.connect(self._end_reading)
        self.progress.setRange(0, 0)
        self._reading.start()
        self._show_state()

    def add(self, candidate: Candidate) -> None:
        """Show one more row."""
        self.model.add([candidate])

    def set_theme(self, theme: Theme) -> None:
        """Draw with *theme* from now on."""
        self.model.set_theme(theme)
        self.panel.set_theme(theme)
        self.bar.set_theme(theme)

    def accept(self) -> None:
        """Import what is wanted; an impossible date is gone to instead."""
        if self.is_reading or not self.model.wanted:
            return
        bad = self.model.first_bad_date()
        if bad.isValid():
            self.bar.show_problem(self.model.reading(bad.row())[1])
            self.table.setCurrentIndex(bad)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            report = importing.import_drafts(self._session.project, self.model.candidates, find_times=False)
        except UserError as problem:
            self.bar.show_problem(error_words(problem.code, problem.arguments))
            return
        super().accept()
        self.imported.emit(list(report.article_ids))

    def reject(self) -> None:
        """Stop reading if files are being read, else leave without importing."""
        if self._reading is not None:
            self._reading.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the reading end first."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading.wait()
        super().closeEvent(event)

    def _take(self, candidate: Candidate) -> None:
        # Rows come in bundles: looking for twins goes through the whole table each time.
        self._arrived.append(candidate)
        if not self._bundle.isActive():
            self._bundle.start()

    def _show_arrived(self) -> None:
        arrived, self._arrived = self._arrived, []
        self.model.add(arrived)
        if self.progress.maximum():
            self.progress.setValue(min(self.model.rowCount(), self.progress.maximum()))

    def _end_reading(self) -> None:
        self._bundle.stop()
        self._show_arrived()
        reading, self._reading = self._reading, None
        if reading is not None:
            if reading.is_cancelled:
                self.bar.show_news(tr("Stopped. What was read so far is in the table."))
            reading.wait()
            reading.deleteLater()
        self._show_state()

    def _on_rows(self) -> None:
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.setCurrentIndex(self._first_cell())
        self._show_state()
        self._show_current()

    def _first_cell(self) -> QModelIndex:
        """Where typing makes most sense: the date if it is missing, else the title."""
        draft = self.model.candidates[0].draft
        return self.model.index(0, Column.PUBLISHED if draft is not None and not draft.published else Column.TITLE)

    def _show_current(self) -> None:
        row = self.table.currentIndex().row()
        if row < 0:
            self.panel.show_candidate(None, "", ())
            return
        self.panel.show_candidate(self.model.candidates[row], self.model.reading(row)[1], self.model.choices(row))

    def _show_state(self) -> None:
        count = self.model.wanted
        self.import_button.setText(tr_count("Import 1 article", "Import {count} articles", count))
        self.import_button.setEnabled(bool(count) and not self.is_reading)
        self.cancel_button.setText(tr("Stop") if self.is_reading else tr("Cancel"))
        self.progress.setVisible(self.is_reading)
        self.told.setText(self._state_words())

    def _state_words(self) -> str:
        if self.is_reading:
            return tr("Reading …")
        if not self.model.undated:
            return ""
        return tr_count(
            "1 article has no publication date: its relative times will stay unresolved.",
            "{count} articles have no publication date: their relative times will stay unresolved.",
            self.model.undated,
        )

    def _connect(self) -> None:
        self.model.rowsInserted.connect(lambda *_: self._on_rows())
        self.model.dataChanged.connect(lambda *_: self._on_rows())
        self.model.refused.connect(lambda problem: self.bar.show_problem(problem_words(problem)))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.panel.encoding_chosen.connect(self._reopen)
        self.panel.choice_made.connect(
            lambda choice: self.model.choose(self.table.currentIndex().row(), Choice(choice))
        )
        self.panel.letters_wanted.connect(self._store_letters)
        self.import_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._commit_and_accept)

    def _commit_and_accept(self) -> None:
        """What is being typed counts: leave the cell first."""
        self.import_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.accept()

    def _reopen(self, encoding: str) -> None:
        if encoding:
            self.bar.dismiss()
            self.model.reopen(self.table.currentIndex().row(), encoding)
        self._show_current()

    def _store_letters(self) -> None:
        self.model.store_letters(self.table.currentIndex().row())
        self._show_current()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.import_button.setProperty("role", "confirm")
        for button in (self.import_button, self.cancel_button):
            button.setAutoDefault(False)
        self.import_button.setToolTip("Ctrl+Enter")
        self.progress.setFixedHeight(6)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(3 * GRID)
        parts.addWidget(self.table)
        parts.addWidget(self.panel)
        parts.setStyleSheet("QSplitter::handle { background: transparent; }")
        parts.setSizes([HEIGHT // 2, HEIGHT // 2])
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.import_button)
        inner = QVBoxLayout()
        inner.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 4 * GRID)
        inner.setSpacing(3 * GRID)
        inner.addWidget(parts, 1)
        inner.addWidget(self.progress)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addLayout(inner)


def open_import(
    session: Session,
    theme: Theme,
    parent: QWidget | None = None,
    *,
    paths: list[Path] | None = None,
    text: str | None = None,
    data: bytes | None = None,
    name: str = "",
) -> ImportDialog:
    """Show the import table with files, with a pasted *text*, or with the bytes of a file called *name*."""
    dialog = ImportDialog(session, theme, parent)
    if paths:
        dialog.read(paths)
    if data is not None:
        dialog.add(importing.candidate_from_bytes(data, name))
    if text is not None:
        try:
            dialog.add(importing.candidate_from_text(text))
        except UserError as problem:
            dialog.bar.show_problem(problem_words(problem))
    dialog.open()
    dialog.table.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog
