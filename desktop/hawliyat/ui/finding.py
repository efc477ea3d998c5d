"""Finding times beside the window: each article on a thread of its own, one after the other, kept by the window."""

import sys
import threading
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hawliyat.domain.change import ChangeSet
from hawliyat.domain.identity import ArticleId
from hawliyat.domain.proposal import TimeExpression
from hawliyat.operations import searching
from hawliyat.operations.searching import Search
from hawliyat.ui.session import Session

PATIENCE = 30
"""Milliseconds from an edit to a search: the panes show the edit first, with the interpreter to themselves."""

TURN = 0.0005
"""Seconds a search may keep the interpreter from the window. Each row of a query asks for it again, and Python's usual
5 ms a row would make a query of a hundred rows last half a second."""


class TimeFinder(QObject):
    """Searches every article that is new, has come back, or has another date or language than it was searched with.

    Results are kept on this object's thread; those of an article that has changed meanwhile are dropped, and it is
    searched again. What was not done when the project closes is done when it is opened next.
    """

    progressed = Signal(int)
    """How many articles are still to be searched."""
    _found = Signal(object, object, str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: dict[ArticleId, None] = {}
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._usual_turn = sys.getswitchinterval()
        self._later = QTimer(self, singleShot=True, interval=PATIENCE)
        self._later.timeout.connect(self._go_on)
        self._found.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        session.changed.connect(self._on_change)

    @property
    def left(self) -> int:
        """How many articles are still to be searched."""
        return len(self._waiting) + (self._thread is not None)

    def begin(self) -> None:
        """Search what an earlier session has left undone."""
        self._add(searching.unsearched(self._session.project))

    def close(self) -> None:
        """Begin nothing more, and wait for the article that is being searched; its times are dropped."""
        self._is_closed = True
        self._waiting.clear()
        self._later.stop()
        self._end_thread()

    def _on_change(self, change: ChangeSet) -> None:
        if change.touches("article"):
            self._add(searching.unsearched(self._session.project, change.rows["article"]))

    def _add(self, article_ids: Iterable[ArticleId]) -> None:
        self._waiting |= dict.fromkeys(article_ids)
        if self._waiting:
            self._later.start()

    def _go_on(self) -> None:
        """Search the next article that still needs it."""
        while self._waiting and self._thread is None and not self._is_closed:
            article_id = next(iter(self._waiting))
            del self._waiting[article_id]
            if searching.unsearched(self._session.project, [article_id]):
                search = searching.search_of(self._session.project, article_id)
                # A thread of Python's: what runs here is pure work on a text, and it ends with the interpreter.
                self._thread = threading.Thread(target=self._find, args=(search,), name="finding", daemon=True)
                sys.setswitchinterval(TURN)
                self._thread.start()
        self.progressed.emit(self.left)

    def _end_thread(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
            sys.setswitchinterval(self._usual_turn)

    def _find(self, search: Search) -> None:
        found: list[TimeExpression] | None = None
        reason = ""
        try:
            found = search.find()
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
        self._found.emit(search, found, reason)

    def _keep(self, search: Search, found: list[TimeExpression] | None, reason: str) -> None:
        self._end_thread()
        if self._is_closed:
            return
        if found is None:
            self._session.message.emit("times_not_found", {"title": search.article.title, "reason": reason})
        else:
            searching.keep(self._session.project, search, found)
        self._go_on()
