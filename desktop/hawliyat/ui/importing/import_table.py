"""The table and its editors: arrows, Tab, F2, Enter and typing, as in a spreadsheet."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hawliyat.exchange.decoding import ENCODINGS
from hawliyat.ui.importing.import_table_model import Column, ImportTableModel
from hawliyat.ui.importing.import_wording import choice_words, encoding_words
from hawliyat.ui.theme import GRID
from hawliyat.ui.widgets.language_field import LanguageField

Index = QModelIndex | QPersistentModelIndex
ROW = 8 * GRID
RING = 2
WIDTHS = {
    Column.FILE: 120,
    Column.LANGUAGE: 96,
    Column.PUBLISHED: 124,
    Column.PUBLISHER: 132,
    Column.ENCODING: 120,
    Column.CHOICE: 140,
}


class ImportTable(QTableView):
    """Enter and F2 edit, typing replaces, Tab walks the cells and leaves the table at its ends."""

    def __init__(self, model: ImportTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(ImportDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setShowGrid(True)
        self.setStyleSheet("QTableView, QTableView:focus { border: none; } QTableView::item { padding: 0 5px; }")
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        model.rowsInserted.connect(self._make_room_for_a_guess)
        model.dataChanged.connect(self._make_room_for_a_guess)
        self._make_room_for_a_guess()

    def _make_room_for_a_guess(self) -> None:
        """Show an encoding whole: that it is a guess stands at its end. Titles have the rest."""
        room = self.sizeHintForColumn(Column.ENCODING)
        self.setColumnWidth(Column.ENCODING, max(WIDTHS[Column.ENCODING], room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the cell; Tab leaves the table after its last cell; the rest is Qt's."""
        index = self.currentIndex()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain:
            # An editor passes its own Enter on: it ends that editing, and must not begin another.
            is_editing = self.state() is QAbstractItemView.State.EditingState
            if not is_editing and index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Walk on to the next widget from the last cell, and back from the first."""
        model, index = self.model(), self.currentIndex()
        last = model.index(model.rowCount() - 1, model.columnCount() - 1)
        at_end = index == last if is_next else index == model.index(0, 0)
        self.setTabKeyNavigation(not at_end)
        return super().focusNextPrevChild(is_next)


class ImportDelegate(QStyledItemDelegate):
    """Line editors for words, choices for languages, encodings and what to do; a ring where the keyboard is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the ring of the one that keys go to."""
        super().paint(painter, option, index)
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        if state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Link), RING))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the editor of a cell."""
        column = Column(index.column())
        if column is Column.LANGUAGE:
            return LanguageField(parent=parent)
        if column in (Column.ENCODING, Column.CHOICE):
            return self._choices(parent, index, column)
        editor = super().createEditor(parent, option, index)
        if column is Column.PUBLISHED and isinstance(editor, QLineEdit):
            editor.setPlaceholderText("2025-08-14")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's value in its editor."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, LanguageField):
            editor.set_tag(value)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Give the editor's value to the cell; what names no language is not taken."""
        if isinstance(editor, LanguageField):
            if editor.tag:
                model.setData(index, editor.tag)
        elif isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Give an editor the height it needs, so that no style sheet's padding hides the text."""
        super().updateEditorGeometry(editor, option, index)
        needed = editor.sizeHint().height()
        if needed > editor.height():
            box = editor.geometry()
            box.setTop(box.top() - (needed - box.height()) // 2)
            box.setHeight(needed)
            editor.setGeometry(box)

    def _choices(self, parent: QWidget, index: Index, column: Column) -> QComboBox:
        box = QComboBox(parent)
        model = index.model()
        assert isinstance(model, ImportTableModel)
        if column is Column.CHOICE:
            candidate = model.candidates[index.row()]
            for choice in model.choices(index.row()):
                box.addItem(choice_words(candidate, choice), choice)
        else:
            for encoding in ENCODINGS:
                box.addItem(encoding_words(encoding), encoding)
        box.activated.connect(lambda _place: self._finish(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
