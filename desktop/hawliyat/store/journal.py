"""The history of a project, and the one way to write: every change is an edit, every edit can be taken back."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from hawliyat.domain.change import ChangeSet
from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import EditId, ResearcherId, new_id
from hawliyat.store import history, reach, recording
from hawliyat.store.database import Database, Row
from hawliyat.store.derived import Derived
from hawliyat.store.edit import Change, ConflictError, Edit
from hawliyat.store.history import EditLine
from hawliyat.store.ranking import Ranking
from hawliyat.store.recording import Clock, Step

__all__ = ["Derived", "Edit", "EditLine", "Journal"]

Subscriber = Callable[[ChangeSet], None]


class Journal:
    """Writes edits, takes them back, and tells subscribers what changed once it is on disk."""

    def __init__(self, database: Database, researcher_id: ResearcherId) -> None:
        self._database = database
        self._researcher_id = researcher_id
        self._subscribers: list[Subscriber] = []
        self._is_writing = False
        self._ranking = Ranking()

    @contextmanager
    def edit(self, verb: str, **args: object) -> Iterator[Edit]:
        """Open one edit: one transaction, one step of history.

        *args* must fit in JSON; they say the step in words. An exception rolls all of it back; an edit that ends where
        it began leaves no trace. Edits do not nest (RuntimeError).
        """
        if verb in history.OWN_VERBS:
            raise ValueError(f"the history's own verb: {verb}")
        with self._step(verb, args, None) as edit:
            yield edit

    @contextmanager
    def derive(self) -> Iterator[Derived]:
        """Open a transaction on the derived tables, outside the history."""
        with self._transaction() as connection:
            derived = Derived(connection)
            yield derived
        self._tell(ChangeSet("", "derive", derived.touched(), frozenset(derived.articles)))

    def undo(self) -> ChangeSet | None:
        """Take the last edit back; None if none is left.

        Raises `UserError`: "undo_conflict" if a row is no longer as the edit left it, "undo_blocked" if something
        points at a row that would go. Nothing is changed then.
        """
        with self._database.lock:
            step = self._head()
            return self._take_back(history.UNDO, [step]) if step else None

    def undo_to(self, edit_id: EditId) -> ChangeSet | None:
        """Take back every edit made after *edit_id* (or after a baseline), as one step; None if there is none."""
        with self._database.lock:
            later = []
            for step in history.present(self._database, self._seq()):
                if step["id"] == edit_id:
                    break
                later.append(step)
            else:
                self._check_baseline(edit_id)
            return self._take_back(history.UNDO_TO, later) if later else None

    def redo(self) -> ChangeSet | None:
        """Do again what was last undone; None if nothing was, or something was done since. Raises as `undo` does."""
        with self._database.lock:
            step = history.undone_head(self._database, self._seq())
            return self._take_back(history.REDO, [step]) if step else None

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self.next_undo is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return self.next_redo is not None

    @property
    def next_undo(self) -> EditLine | None:
        """The edit that `undo` would take back."""
        step = self._head()
        return history.line(step) if step else None

    @property
    def next_redo(self) -> EditLine | None:
        """The edit that `redo` would do again (the oldest one, where several were undone as one)."""
        step = history.undone_head(self._database, self._seq())
        row = self._database.row("SELECT * FROM edit WHERE id = ?", (step["undoes"],)) if step else None
        return history.line(row, is_undone=True) if row else None

    def history(self, limit: int) -> list[EditLine]:
        """Return the last *limit* steps, newest first, undos and redos among them."""
        return history.lines(self._database, limit)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call *subscriber* with each ChangeSet after its commit; return what ends that."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def _head(self) -> Row | None:
        return history.head(self._database, self._seq())

    def _seq(self) -> int:
        return history.last_seq(self._database)

    def _check_baseline(self, edit_id: EditId) -> None:
        row = self._database.row("SELECT id FROM edit WHERE verb = 'baseline' ORDER BY seq DESC LIMIT 1")
        if row is None or row["id"] != edit_id:
            raise KeyError(f"not a state to go back to: {edit_id}")

    def _take_back(self, verb: str, steps: list[Row]) -> ChangeSet | None:
        oldest = history.line(steps[-1])
        taken_back = {"verb": oldest.verb, "args": oldest.args, "count": len(steps)}
        try:
            with self._step(verb, oldest.args if verb == history.REDO else taken_back, oldest.id) as edit:
                for step in steps:
                    for change in reversed(history.changes_of(self._database, step["id"])):
                        edit.restore(change)
        except ConflictError as conflict:
            raise UserError("undo_conflict", table=conflict.change.table, row=conflict.change.row_id) from conflict
        except sqlite3.IntegrityError as error:
            raise UserError("undo_blocked") from error
        return edit.report

    @contextmanager
    def _step(self, verb: str, args: Mapping[str, Any], undoes: EditId | None) -> Iterator[Edit]:
        with self._transaction() as connection:
            clock = Clock.of(connection).tick()
            edit = Edit(connection, EditId(new_id()), self._researcher_id, recording.now())
            try:
                yield edit
            finally:
                edit.is_open = False
            # Going back several steps is a step even where they cancel out: the way forward hangs on it.
            if undoes is None and not _has_effect(edit.changes):
                connection.execute("ROLLBACK")  # There may be changes that cancel out, or a text nobody uses.
                connection.execute("BEGIN")
            else:
                step = Step(edit.id, edit.made_by, edit.made_at, verb, args, undoes)
                recording.record(connection, clock, step, edit.changes)
                moved = self._ranking.refresh(connection, edit.changes)
                edit.report = _report(connection, step, edit.changes, moved)
        if edit.report is not None:
            self._tell(edit.report)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._database.lock:
            if self._is_writing:
                raise RuntimeError("an edit is open already: edits do not nest")
            self._is_writing = True
            try:
                with self._database.writing() as connection:
                    yield connection
            except BaseException:
                self._ranking.forget()
                raise
            finally:
                self._is_writing = False

    def _tell(self, change: ChangeSet) -> None:
        for subscriber in tuple(self._subscribers):
            subscriber(change)


def _has_effect(changes: Iterable[Change]) -> bool:
    """Whether some row ends otherwise than it began."""
    first: dict[tuple[str, str], Mapping[str, Any] | None] = {}
    last: dict[tuple[str, str], Mapping[str, Any] | None] = {}
    for change in changes:
        first.setdefault((change.table, change.row_id), change.before)
        last[change.table, change.row_id] = change.after
    return first != last


def _report(connection: sqlite3.Connection, step: Step, changes: list[Change], moved: frozenset[str]) -> ChangeSet:
    rows: defaultdict[str, set[str]] = defaultdict(set)
    for change in changes:
        rows[change.table].add(change.row_id)
    if moved:
        rows["timeline_rank"] = set(moved)
    touched = {table: frozenset(ids) for table, ids in rows.items()}
    targets = (reach.ARTICLES, reach.ANNOTATIONS, reach.EVENTS, reach.ENTITIES)
    return ChangeSet(step.id, step.verb, touched, *(reach.reached(connection, target, changes) for target in targets))
