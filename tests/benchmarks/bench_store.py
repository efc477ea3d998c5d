"""The store: an edit to durable beside the bare write of the same row, undo, opening, and the order of a timeline."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
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


def medians(work: Callable[[], object], floor: Callable[[], object], times: int) -> tuple[float, float]:
    """Seconds that one call of each takes. They take turns, so that both meet the same disk."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for call, seconds in zip((work, floor), taken, strict=True):
            start = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - start)
    return statistics.median(taken[0]), statistics.median(taken[1])


def line(name: str, of: str, work: Callable[[], object], floor: Callable[[], object], times: int = EDITS) -> None:
    """Print a figure in milliseconds beside its floor."""
    figure, least = medians(work, floor, times)
    print(f"  {name:<46}{figure * 1e3:9.3f} ms{least * 1e3:9.3f} ms {of:<36}{figure / least:6.1f}x")


@contextmanager
def bare_write(project: Project, folder: Path) -> Iterator[Callable[[], None]]:
    """Give what inserts one annotation, durably, with nothing around it: same table, indexes, pragmas and disk."""
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

        yield write


def edits(folder: Path) -> None:
    """One tag, its undo and its redo."""
    with Project.create(folder / "edits") as project:
        with project.journal.edit("import") as edit:
            article = import_article(edit)
            tag(edit, article, Span(0, 5), Layer.ENTITY)

        def tag_once() -> None:
            with project.journal.edit("tag", quote="هواوي") as edit:
                tag(edit, article, Span(0, 5), Layer.ENTITY)

        with bare_write(project, folder) as bare:
            what = "bare insert, same pragmas"
            line("one tag, edit to durable", what, tag_once, bare)
            line("undo of a tag", what, project.journal.undo, bare)
            line("redo of a tag", what, project.journal.redo, bare)


def timeline(folder: Path) -> None:
    """A timeline of 2,000 events: an edit that moves one, one that moves none, reading it, opening the file."""
    path = folder / "timeline"
    with Project.create(path) as project:
        with project.journal.edit("many") as edit:
            article = import_article(edit)
            for n in range(EVENTS):
                tell(edit, article, month(1000 + n // 12, n % 12 + 1))
        events = [row["id"] for row in project.database.rows("SELECT id FROM event ORDER BY id")]
        titles, places = count(), count()

        def retitle() -> None:
            with project.journal.edit("retitle") as edit:
                edit.update("event", events[EVENTS // 2], title=f"{next(titles)}")

        def move() -> None:
            n = next(places)
            with project.journal.edit("time") as edit:
                event = edit.image("event", events[0])
                first = 1 if n % 2 else 700_000
                edit.update("time_value", event["time_value_id"], earliest_start=first, latest_start=first)

        def note() -> None:
            with project.journal.edit("note") as edit:
                edit.update("event", events[0], note=f"{next(titles)}")

        parts = (timeline_repository._EVENTS, timeline_repository._CLAIMS, timeline_repository._SPEAKERS)
        queries = [part.format(condition="TRUE") for part in parts]
        what = "an edit that can't move any"
        line(f"an edit that could move one of {EVENTS:,} events", what, retitle, note, 40)
        line("an edit that moves one over all the others", what, move, note, 10)
        line(
            f"entries of {EVENTS:,} events",
            "their three queries alone",
            lambda: timeline_repository.entries(project.database),
            lambda: [project.database.rows(sql) for sql in queries],
            5,
        )
    line(
        "open and close a project",
        "bare sqlite3, same pragmas",
        lambda: Project.open(path).close(),
        lambda: open_bare(path),
        10,
    )


def open_bare(path: Path) -> None:
    """Open the file with sqlite3, set the same pragmas, read and close."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in (*_DURABILITY, "wal_checkpoint(TRUNCATE)", "journal_mode = DELETE"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("SELECT * FROM meta").fetchall()


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        edits(Path(folder))
        timeline(Path(folder))


if __name__ == "__main__":
    main()
