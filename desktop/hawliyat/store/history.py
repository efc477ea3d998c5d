"""The history as a path through states, so that undo and redo need no stack and survive a restart.

After an undo the project is as it was before the oldest edit it took back; after a redo it is as it was before the
undo. So the state after any step is either new (an edit) or that after an earlier one, found by following `undoes`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hawliyat.domain.identity import EditId, ResearcherId
from hawliyat.store.database import Database, Row
from hawliyat.store.edit import Change

BASELINE, UNDO, UNDO_TO, REDO = "baseline", "undo", "undo_to", "redo"
OWN_VERBS = (BASELINE, UNDO, UNDO_TO, REDO)


@dataclass(frozen=True, slots=True)
class EditLine:
    """One step of the history. `is_undone` is set where the step is not part of the present state.

    An undo's args are the verb and args of what it took back (`verb`, `args`, `count`), a redo's of what it did again.
    """

    id: EditId
    seq: int
    verb: str
    args: Mapping[str, Any]
    made_by: ResearcherId
    made_at: str
    undoes: EditId | None = None
    is_undone: bool = False


def last_seq(db: Database) -> int:
    """Return the number of the last step, 0 if there is none."""
    row = db.row("SELECT max(seq) AS seq FROM edit")
    return (row and row["seq"]) or 0


def head(db: Database, seq: int) -> Row | None:
    """Return the edit that made the state after step *seq*: what undo takes back next. None at a baseline."""
    while (step := _step(db, seq)) is not None and step["verb"] != BASELINE:
        if step["undoes"] is None:
            return step
        seq = _seq_of(db, step["undoes"]) - 1
    return None


def undone_head(db: Database, seq: int) -> Row | None:
    """Return the undo that redo takes back next after step *seq*, None if a new edit (or nothing) was made since."""
    while (step := _step(db, seq)) is not None and step["undoes"] is not None:
        if step["verb"] != REDO:
            return step
        seq = _seq_of(db, step["undoes"]) - 1
    return None


def present(db: Database, seq: int) -> Iterator[Row]:
    """Yield the edits that make up the state after step *seq*, newest first, down to the baseline."""
    while (step := head(db, seq)) is not None:
        yield step
        seq = step["seq"] - 1


def changes_of(db: Database, edit_id: str) -> list[Change]:
    """Return what a step did, in order."""
    rows = db.rows(
        "SELECT table_name, row_id, before_json, after_json FROM change WHERE edit_id = ? ORDER BY n", (edit_id,)
    )
    return [
        Change(row["table_name"], row["row_id"], _image(row["before_json"]), _image(row["after_json"])) for row in rows
    ]


def lines(db: Database, limit: int) -> list[EditLine]:
    """Return the last *limit* steps, newest first."""
    rows = db.rows("SELECT * FROM edit ORDER BY seq DESC LIMIT ?", (limit,))
    if not rows:
        return []
    oldest = rows[-1]["seq"]
    kept = set()
    for step in present(db, rows[0]["seq"]):
        if step["seq"] < oldest:
            break
        kept.add(step["id"])
    is_plain = [row["undoes"] is None and row["verb"] != BASELINE for row in rows]
    return [line(row, is_undone=plain and row["id"] not in kept) for row, plain in zip(rows, is_plain, strict=True)]


def line(row: Row, *, is_undone: bool = False) -> EditLine:
    """Return a row of `edit` as a line of the history."""
    return EditLine(
        row["id"],
        row["seq"],
        row["verb"],
        json.loads(row["args_json"]),
        row["made_by"],
        row["at"],
        row["undoes"],
        is_undone,
    )


def _step(db: Database, seq: int) -> Row | None:
    return db.row("SELECT * FROM edit WHERE seq = ?", (seq,))


def _seq_of(db: Database, edit_id: str) -> int:
    row = db.row("SELECT seq FROM edit WHERE id = ?", (edit_id,))
    assert row is not None
    return int(row["seq"])


def _image(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
