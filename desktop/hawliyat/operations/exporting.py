"""Export: a table of the project as a file that a spreadsheet opens."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hawliyat.domain import day
from hawliyat.domain.errors import UserError
from hawliyat.exchange import tables
from hawliyat.exchange.csv_table import write_csv
from hawliyat.exchange.whole_file import write_whole
from hawliyat.store import export_repository
from hawliyat.store.database import Database
from hawliyat.store.project import Project

_SQLITE = b"SQLite format 3\x00"

Rows = Iterable[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written: how many rows under the header, and where."""

    rows: int
    path: Path


def export(
    project: Project, *, what: str, path: Path, separator: str = ",", raw: bool = False, bom: bool = True
) -> ExportReport:
    """Write the table *what* (a key of `exchange.tables.TABLES`) of *project* to *path* as CSV, whole or not at all.

    Raise UserError `unknown_export` (what=), `bad_separator`, `output_is_project`, `output_not_writable` (path=,
    reason=).
    """
    if what not in _READERS:
        raise UserError("unknown_export", what=what)
    if _is_project(path, project):
        raise UserError("output_is_project", path=str(path))
    table = tables.TABLES[what]
    rows = list(_READERS[what](project.database))
    write_whole(
        path,
        write_csv(rows, table.columns, separator=separator, bom=bom, raw=raw, date_columns=table.date_columns),
    )
    return ExportReport(len(rows), path)


def _is_project(path: Path, project: Project) -> bool:
    """Whether *path* is the project's file, one that SQLite keeps beside it, or any other database of somebody's."""
    if _is_database(path):
        return True
    own = os.path.realpath(project.path)
    wanted = os.path.realpath(path)
    if path.exists() and os.path.samefile(path, own):
        return True
    return os.path.normcase(wanted) in {os.path.normcase(own + end) for end in ("", "-wal", "-shm", "-journal")}


def _is_database(path: Path) -> bool:
    """Whether a file is there whose work a table must never replace."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # nothing there, or nothing that can be read: writing will tell


def _annotations(db: Database) -> Rows:
    for row in export_repository.annotation_rows(db):
        yield {**row, "earliest": _iso(row["earliest"]), "latest": _iso(row["latest"])}


def _entities(db: Database) -> Rows:
    return tables.entity_rows(export_repository.entity_rows(db), export_repository.entity_name_rows(db))


def _iso(number: int | None) -> str:
    return "" if number is None else day.to_iso(number)


_READERS: Mapping[str, Callable[[Database], Rows]] = {
    "timeline": export_repository.timeline_rows,
    "claims": export_repository.claim_rows,
    "annotations": _annotations,
    "entities": _entities,
    "articles": export_repository.article_rows,
}
