"""Export: what to write, how, and where."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hawliyat.domain.errors import UserError
from hawliyat.operations.exporting import export
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.file_dialogs import ask_where
from hawliyat.ui.folders import folder_beside
from hawliyat.ui.session import Session
from hawliyat.ui.theme import GRID, Theme
from hawliyat.ui.widgets.message_bar import MessageBar
from hawliyat.ui.widgets.wrapped_label import WrappedLabel
from hawliyat.ui.wording import tr

LEAST_WIDTH = 600
REMEMBERED = "export_choice"
"""The property of a session that keeps its last choice."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing to export: its code for `export`, its name, and what a row of it is."""

    code: str
    name: str
    row: str


SUBJECTS = (
    Subject("timeline", "Timeline", "A row per event, in order"),
    Subject("claims", "Claims", "A row per claim: who says it, how, and when"),
    Subject("annotations", "Annotations", "A row per tagged stretch of text"),
    Subject("entities", "Entities", "A row per person, organization, place …"),
    Subject("articles", "Articles", "A row per article"),
)
SEPARATORS = ((",", "Comma"), (";", "Semicolon"), ("\t", "Tab"))


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What was chosen; `path` is "" unless the researcher named the file."""

    what: str = SUBJECTS[0].code
    separator: str = ","
    has_bom: bool = True
    is_raw: bool = False
    path: str = ""


class ExportDialog(QDialog):
    """Choices on one page, those of the last export at first; it stays open until the file is written."""

    exported = Signal(str)
    """The path of the file that was written."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Export"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.bar = MessageBar(theme)
        self.subjects = QButtonGroup(self)
        self.separator = QComboBox()
        for sign, name in SEPARATORS:
            self.separator.addItem(tr(name), sign)
        self.bom = QCheckBox(tr("For spreadsheets: say that the file is UTF-8"))
        self.bom.setToolTip(tr("Writes a byte order mark, without which Excel shows Arabic as other signs"))
        self.raw = QCheckBox(tr("For other programs: texts exactly as they are"))
        self.raw.setToolTip(tr("Otherwise an apostrophe keeps a spreadsheet from taking a text for a formula"))
        self.path = QLineEdit()
        self.path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.hint = WrappedLabel()
        self.hint.setProperty("role", "soft")
        self.export_button = QPushButton(tr("Export"))
        self._is_own_path = False
        self._lay_out()
        self.subjects.idClicked.connect(lambda _id: self._propose_path())
        self.path.textEdited.connect(lambda _text: self._own_path())
        self.path.textChanged.connect(lambda _text: self._show_hint())
        self._recall()
        self._propose_path()

    def open(self) -> None:
        """Show it with the keyboard on what to export."""
        super().open()
        self.subjects.button(self.subjects.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def what(self) -> str:
        """The code of the chosen subject."""
        return SUBJECTS[self.subjects.checkedId()].code

    def accept(self) -> None:
        """Write the file; what prevents it is said here, and nothing is closed."""
        path = Path(self.path.text().strip())
        try:
            export(
                self._session.project,
                what=self.what,
                path=path,
                separator=self.separator.currentData(),
                raw=self.raw.isChecked(),
                bom=self.bom.isChecked(),
            )
        except UserError as problem:
            self.bar.show_problem(error_words(problem.code, problem.arguments))
            self._show_hint()
            return
        self._remember()
        self.bar.dismiss()
        super().accept()
        self.exported.emit(str(path))

    def browse(self) -> None:
        """Choose the file in the system's own dialog, which asks before an old one is replaced."""
        tables = tr("Tables") + " (*.csv *.tsv)"
        chosen = ask_where(self, tr("Export to"), self.path.text(), tables, replacing=True)
        if chosen is not None:
            self.path.setText(str(chosen))
            self._own_path()

    def _recall(self) -> None:
        """Begin with what was chosen last in this session."""
        choice = self._session.property(REMEMBERED) or ExportChoice()
        self.subjects.button([subject.code for subject in SUBJECTS].index(choice.what)).setChecked(True)
        self.separator.setCurrentIndex(self.separator.findData(choice.separator))
        self.bom.setChecked(choice.has_bom)
        self.raw.setChecked(choice.is_raw)
        if choice.path:
            self.path.setText(choice.path)
            self._own_path()

    def _remember(self) -> None:
        path = self.path.text().strip() if self._is_own_path else ""
        choice = ExportChoice(self.what, self.separator.currentData(), self.bom.isChecked(), self.raw.isChecked(), path)
        self._session.setProperty(REMEMBERED, choice)

    def _own_path(self) -> None:
        self._is_own_path = True

    def _propose_path(self) -> None:
        """Beside the project, named by what it holds, until the researcher names a file."""
        if not self._is_own_path:
            project = Path(self._session.project.path)
            self.path.setText(str(folder_beside(project) / f"{project.stem}-{self.what}.csv"))
        else:
            old = Path(self.path.text())
            known = [subject.code for subject in SUBJECTS if old.stem.endswith(f"-{subject.code}")]
            if known:
                stem = old.stem.removesuffix(known[0]) + self.what
                self.path.setText(str(old.with_name(stem + old.suffix)))

    def _show_hint(self) -> None:
        typed = self.path.text().strip()
        self.export_button.setEnabled(bool(typed))
        is_there = bool(typed) and Path(typed).is_file()
        self.hint.setText(tr("This file is there already and will be replaced.") if is_there else "")

    def _lay_out(self) -> None:
        what = QGridLayout()
        what.setVerticalSpacing(GRID)
        what.setHorizontalSpacing(4 * GRID)
        what.setColumnStretch(1, 1)
        for number, subject in enumerate(SUBJECTS):
            self._add_subject(what, number, subject)
        file_row = QHBoxLayout()
        file_row.setSpacing(2 * GRID)
        file_row.addWidget(self.path, 1)
        choose = QPushButton(tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self.browse)
        file_row.addWidget(choose)
        form = QFormLayout()
        form.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 2 * GRID)
        form.setHorizontalSpacing(4 * GRID)
        form.setVerticalSpacing(3 * GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("What"), what)
        form.addRow(tr("&Columns apart by"), self.separator)
        form.addRow("", self.bom)
        form.addRow("", self.raw)
        label = QLabel(tr("&File"))
        label.setBuddy(self.path)
        form.addRow(label, file_row)
        form.addRow("", self.hint)
        buttons = QDialogButtonBox()
        buttons.setContentsMargins(4 * GRID, 0, 4 * GRID, 4 * GRID)
        self.export_button.setProperty("role", "confirm")
        buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addLayout(form)
        column.addWidget(buttons)
        # Only a button that stands in the dialog can be its default.
        self.export_button.setDefault(True)
        self.ensurePolished()
        self.setMinimumWidth(max(LEAST_WIDTH, self.sizeHint().width()))

    def _add_subject(self, what: QGridLayout, number: int, subject: Subject) -> None:
        button = QRadioButton(tr(subject.name))
        self.subjects.addButton(button, number)
        about = QLabel(tr(subject.row))
        about.setProperty("role", "soft")
        what.addWidget(button, number, 0)
        what.addWidget(about, number, 1)
