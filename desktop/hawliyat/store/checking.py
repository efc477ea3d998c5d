"""Whether a project is sound: its pages, its references, its history, its order and its anchors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hawliyat.domain.errors import UserError
from hawliyat.store import article_repository, ranking
from hawliyat.store.database import Database
from hawliyat.store.project import Project
from hawliyat.store.replay import replay, stored


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, as a code with arguments."""

    code: str
    arguments: Mapping[str, object] = field(default_factory=dict)


def findings(project: Project) -> list[Finding]:
    """Return everything that is wrong with a project; nothing is changed.

    Codes: damaged_page(detail), dangling_row(table, row, parent), history_broken(edit, table, row),
    history_mismatch(table, row), rank_mismatch(event), text_mismatch(sha256), anchor_mismatch(annotation).
    """
    db = project.database
    damage = list(_damaged_pages(db))
    # A damaged file answers other questions at random.
    return damage or [*_dangling_rows(db), *_history(db), *_ranks(db), *_texts(db), *_anchors(db)]


def _damaged_pages(db: Database) -> Iterator[Finding]:
    try:
        answers = [row["integrity_check"] for row in db.rows("PRAGMA integrity_check")]
    except UserError as problem:  # harmed too badly even to be checked
        answers = [problem.code]
    for answer in answers:
        if answer != "ok":
            yield Finding("damaged_page", {"detail": answer})


def _dangling_rows(db: Database) -> Iterator[Finding]:
    for row in db.rows("PRAGMA foreign_key_check"):
        found = db.row(f"SELECT id FROM {row['table']} WHERE rowid = ?", (row["rowid"],))  # noqa: S608 - SQLite's answer
        row_id = found["id"] if found is not None else ""
        yield Finding("dangling_row", {"table": row["table"], "row": row_id, "parent": row["parent"]})


def _history(db: Database) -> Iterator[Finding]:
    replayed = replay(db)
    for edit_id, table, row_id in replayed.broken:
        yield Finding("history_broken", {"edit": edit_id, "table": table, "row": row_id})
    for table, rows in stored(db).items():
        told = replayed.tables[table]
        for row_id in sorted(rows.keys() | told.keys()):
            if rows.get(row_id) != told.get(row_id):
                yield Finding("history_mismatch", {"table": table, "row": row_id})


def _ranks(db: Database) -> Iterator[Finding]:
    kept = {row["event_id"]: row["rank"] for row in db.rows("SELECT event_id, rank FROM timeline_rank")}
    wanted = ranking.ranks(lambda sql, parameters: [tuple(row.values()) for row in db.rows(sql, parameters)])
    for event_id in sorted(kept.keys() | wanted.keys()):
        if kept.get(event_id) != wanted.get(event_id):
            yield Finding("rank_mismatch", {"event": event_id})


def _texts(db: Database) -> Iterator[Finding]:
    for row in db.rows("SELECT sha256, text FROM article_text ORDER BY sha256"):
        if article_repository.text_key(row["text"]) != row["sha256"]:
            yield Finding("text_mismatch", {"sha256": row["sha256"]})


def _anchors(db: Database) -> Iterator[Finding]:
    """Quotes are compared by the program: SQLite's `substr` stops at a NUL."""
    texts = {row["sha256"]: row["text"] for row in db.rows("SELECT sha256, text FROM article_text")}
    for row in db.rows("SELECT id, text_sha256, char_start, char_end, quote FROM annotation ORDER BY id"):
        if texts.get(row["text_sha256"], "")[row["char_start"] : row["char_end"]] != row["quote"]:
            yield Finding("anchor_mismatch", {"annotation": row["id"]})
