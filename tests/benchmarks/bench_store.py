"""The store: an edit to durable beside the bare write of the same row, undo, opening, and the order of a timeline."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hawliyat.domain.annotation import Layer
from hawliyat.domain.identity import new_id
from hawliyat.domain.span import Span
from hawliyat.store import timeline_repository
from hawliyat.store.opening import _DURABILITY
from hawliyat.store.project import Project
from tests.store_samples import import_article, month, tag, tell

EDITS = 200
EVENTS = 2_000


def median_of(work: Callable[[], object], times: int = EDITS) -> float:
    """Seconds one call takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def line(name: str, figure: float, floor: float, of: str) -> None:
    """Print a figure in milliseconds beside its floor."""
    print(f"  {name:<44}{figure * 1e3:9.3f} ms{floor * 1e3:9.3f} ms {of:<34}{figure / floor:6.1f}x")


def bare_write(project: Project, folder: Path) -> float:
    """Seconds to insert one annotation, durably, with nothing around it: same table, indexes, pragmas and disk."""
    row = project.database.row("SELECT * FROM annotation LIMIT 1")
    assert row is not None
    sql = f"INSERT INTO annotation ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
    project.save_copy(folder / "bare")
    with closing(sqlite3.connect(folder / "bare", isolation_level=None)) as connection:
        for pragma in _DURABILITY:
            connection.execute(f"PRAGMA {pragma}")

        def write() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(sql, (new_id(), *list(row.values())[1:]))
            connection.execute("COMMIT")

        return median_of(write)


def edits(folder: Path) -> None:
    """One tag, its undo and its redo."""
    with Project.create(folder / "edits") as project:
        with project.journal.edit("import") as edit:
            article = import_article(edit)
            tag(edit, article, Span(0, 5), Layer.ENTITY)

        def tag_once() -> None:
            with project.journal.edit("tag", quote="هواوي") as edit:
                tag(edit, article, Span(0, 5), Layer.ENTITY)

        floor = bare_write(project, folder)
        line("one tag, edit to durable", median_of(tag_once), floor, "bare insert, same pragmas")
        line("undo of a tag", median_of(project.journal.undo), floor, "bare insert, same pragmas")
        line("redo of a tag", median_of(project.journal.redo), floor, "bare insert, same pragmas")


def timeline(folder: Path) -> None:
    """A timeline of 2,000 events: an edit that moves one, one that moves none, reading it, opening the file."""
    path = folder / "timeline"
    with Project.create(path) as project:
        with project.journal.edit("many") as edit:
            article = import_article(edit)
            for n in range(EVENTS):
                tell(edit, article, month(1000 + n // 12, n % 12 + 1))
        events = [row["id"] for row in project.database.rows("SELECT id FROM event ORDER BY id")]
        titles = iter(range(1_000_000))

        def retitle() -> None:
            with project.journal.edit("retitle") as edit:
                edit.update("event", events[EVENTS // 2], title=f"{next(titles)}")

        def move() -> None:
            n = next(titles)
            with project.journal.edit("time") as edit:
                event = edit.image("event", events[0])
                first = 1 if n % 2 else 700_000
                edit.update("time_value", event["time_value_id"], earliest_start=first, latest_start=first)

        def note() -> None:
            with project.journal.edit("note") as edit:
                edit.update("event", events[0], note=f"{next(titles)}")

        floor = median_of(note, 40)
        what = "an edit that can't move any"
        line(f"an edit that could move one of {EVENTS:,} events", median_of(retitle, 40), floor, what)
        line("an edit that moves one over all others", median_of(move, 10), floor, what)
        reading = median_of(lambda: timeline_repository.entries(project.database), 5)
        plain = median_of(lambda: project.database.rows("SELECT * FROM time_value"), 5)
        line(f"entries of {EVENTS:,} events", reading, plain, "their time values as plain rows")
    opening = median_of(lambda: Project.open(path).close(), 10)
    line("open and close a project", opening, bare_open(path), "bare sqlite3, same pragmas")


def bare_open(path: Path) -> float:
    """Seconds to open the file with sqlite3, set the same pragmas, read one row and close."""

    def once() -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for pragma in (*_DURABILITY, "wal_checkpoint(TRUNCATE)", "journal_mode = DELETE"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            connection.execute("SELECT * FROM meta").fetchall()

    return median_of(once, 10)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        edits(Path(folder))
        timeline(Path(folder))


if __name__ == "__main__":
    main()
