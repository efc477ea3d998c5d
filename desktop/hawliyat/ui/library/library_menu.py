"""The library's two menus: what to sort by, and what can be done with the chosen articles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hawliyat.domain.article import ArticleStatus
from hawliyat.domain.identity import ArticleId
from hawliyat.ui.library.library_model import LibraryOrder, status_words
from hawliyat.ui.wording import tr

if TYPE_CHECKING:
    from hawliyat.ui.library.library_pane import LibraryPane


class OrderButton(QToolButton):
    """Says what the articles are sorted by; its menu changes it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            LibraryOrder.NEWEST: tr("Newest first"),
            LibraryOrder.OLDEST: tr("Oldest first"),
            LibraryOrder.TITLE: tr("By title"),
            LibraryOrder.IMPORTED: tr("As imported"),
        }
        self.setProperty("role", "quiet")
        self.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
        self.setToolTip(tr("What the articles are sorted by"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._actions = {order: menu.addAction(name) for order, name in names.items()}
        for order, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, order=order: self.chosen.emit(order))
            group.addAction(action)
        self.setMenu(menu)

    def show_order(self, order: LibraryOrder) -> None:
        """Name *order* on the button."""
        self._actions[order].setChecked(True)
        self.setText(f"{self._actions[order].text()} ▾")


def article_menu(pane: LibraryPane, article_ids: list[ArticleId]) -> QMenu:
    """Return the menu for the chosen articles."""
    menu = QMenu(pane)
    first = article_ids[0]
    if len(article_ids) == 1:
        menu.addAction(tr("Open") + "\tEnter", lambda: pane.open_article(first))
        menu.addAction(tr("Details") + "\tF2", lambda: pane.show_details(first))
    else:
        menu.addAction(tr("These go back to one story"), lambda: pane.join_story(article_ids))
    statuses = menu.addMenu(tr("How far it is"))
    for status in ArticleStatus:
        statuses.addAction(status_words(status), partial(pane.set_status, article_ids, status))
    menu.addSeparator()
    menu.addAction(tr("Remove") + "\tDel", lambda: pane.remove(article_ids))
    return menu
