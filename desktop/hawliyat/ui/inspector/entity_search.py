"""A field that finds a known entity by any of its names, however they are spelt."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from hawliyat.domain.entity import Entity
from hawliyat.domain.identity import EntityId
from hawliyat.store import entity_repository
from hawliyat.store.database import Database
from hawliyat.text.folding import folded
from hawliyat.ui.inspector.small_lines import distinct
from hawliyat.ui.inspector.typing_fields import Typed
from hawliyat.ui.wording import dotted

SHOWN = 12
_ID = Qt.ItemDataRole.UserRole + 1

Choose = Callable[[EntityId | None, str], object]


class EntitySearch(QLineEdit):
    """Offers entities while one types. `choose(entity id, text)`: the id is None for words that name no entity."""

    def __init__(self, database: Database, name: str, placeholder: str, choose: Choose) -> None:
        super().__init__()
        self._database, self._choose = database, choose
        self._known: list[tuple[str, Entity]] | None = None
        self.setObjectName(name)
        self.setProperty("role", "flat")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._found = QStandardItemModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(SHOWN)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(self._search)
        self.returnPressed.connect(self._take_typed)

    @property
    def is_unfinished(self) -> bool:
        """Whether something is typed that was not chosen yet."""
        return bool(self.text())

    def typed(self) -> Typed:
        """Return what stands in it."""
        return Typed(self.text(), self.cursorPosition(), self.cursorPosition())

    def retype(self, typed: Typed) -> None:
        """Go on with what stood in the field that this one replaces."""
        self.setText(typed.text)
        self.setCursorPosition(typed.cursor)

    def finish(self) -> None:
        """Choose nothing: words in a search are no edit."""

    def abandon(self) -> None:
        """Offer nothing any more."""
        popup = self.completer().popup()
        if popup is not None:
            popup.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Know what there is now."""
        super().focusInEvent(event)
        self._known = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc first closes what is offered, then empties the field."""
        popup = self.completer().popup()
        if event.key() == Qt.Key.Key_Escape and popup is not None and popup.isVisible():
            popup.hide()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def offered(self) -> list[str]:
        """What is offered now, likeliest first."""
        return [self._found.item(row).text() for row in range(self._found.rowCount())]

    def _search(self, text: str) -> None:
        """Offer the entities one of whose names has every typed word in it; names that begin with it first."""
        wanted = folded(text).strip()
        self._found.clear()
        if not wanted:
            return
        hits = [(names, entity) for names, entity in self._entities() if all(word in names for word in wanted.split())]
        hits.sort(key=lambda hit: not any(name.startswith(wanted) for name in hit[0].split("\n")))
        for _, entity in hits[:SHOWN]:
            item = QStandardItem(dotted(*distinct(entity.texts)[:3]))
            item.setData(entity.id, _ID)
            self._found.appendRow(item)

    def _entities(self) -> list[tuple[str, Entity]]:
        if self._known is None:
            entities = entity_repository.all(self._database)
            self._known = [("\n".join(map(folded, entity.texts)), entity) for entity in entities]
        return self._known

    def _take(self, index: QModelIndex) -> None:
        self._report(EntityId(index.data(_ID)), index.data())

    def _take_typed(self) -> None:
        """Take the entity of exactly that name, else the words."""
        text = self.text().strip()
        if not text:
            return
        bearers = [entity for names, entity in self._entities() if folded(text) in names.split("\n")]
        self._report(bearers[0].id if len(bearers) == 1 else None, text)

    def _report(self, entity_id: EntityId | None, text: str) -> None:
        # The completer still writes its own text into the field after this: empty it, and go on, when it is done.
        self._found.clear()
        QTimer.singleShot(0, self, self.clear)
        self._choose(entity_id, text)
