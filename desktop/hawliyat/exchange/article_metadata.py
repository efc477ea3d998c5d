"""Metadata of articles from a table: columns file, title, source, published, language, note, in any order.

The table is CSV with `,` `;` or TAB, in any encoding a text file may have.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from hawliyat.domain import day
from hawliyat.domain.errors import UserError
from hawliyat.exchange.csv_table import read_records, unguarded
from hawliyat.exchange.text_file import ImportDraft
from hawliyat.text.cleaning import clean

COLUMNS = ("file", "title", "source", "published", "language", "note")
"""The columns that are read; others are named in the problems. Only `file` has to be there."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class ArticleMetadata:
    """What a table says of one file; "" is what it doesn't."""

    file: str
    title: str = ""
    source: str = ""
    published: str = ""
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MetadataProblem:
    """Something in a table that was not taken over; `row` is its line in the file (1 is the header)."""

    code: str
    row: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """A table's rows by file name, and its problems.

    Codes: `bad_date`, `bad_language` (the value is left out), `row_without_file`, `repeated_file` (the first row
    counts), `extra_cells` (the row is left out), `unknown_column`.
    """

    rows: Mapping[str, ArticleMetadata]
    problems: tuple[MetadataProblem, ...] = ()

    def of(self, file_name: str) -> ArticleMetadata | None:
        """Return the row of a file, by its name alone: where it lies does not matter."""
        return self.rows.get(PurePath(file_name).name)


def is_date(text: str) -> bool:
    """Whether *text* is a Gregorian `YYYY-MM-DD`, `YYYY-MM` or `YYYY`."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    try:
        day.from_ymd(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def read_metadata_file(path: Path, *, is_valid_date: Callable[[str], bool] = is_date) -> MetadataTable:
    """Read the table at *path*; raise UserError, with path=, as `text_file.read_text_file` and `read_metadata` do."""
    try:
        return read_metadata(path.read_bytes(), is_valid_date=is_valid_date)
    except FileNotFoundError as error:
        raise UserError("file_not_found", path=str(path)) from error
    except OSError as error:
        raise UserError("file_unreadable", path=str(path), reason=error.strerror or "") from error
    except UserError as error:
        raise UserError(error.code, path=str(path), **error.arguments) from error


def read_metadata(data: bytes, *, is_valid_date: Callable[[str], bool] = is_date) -> MetadataTable:
    """Read a table; raise UserError `empty_file`, `bad_csv` (line=), or `missing_column` (column=) without `file`."""
    records = read_records(data)
    if not records:
        raise UserError("empty_file")
    header = [name.strip().casefold() for name in records[0][1]]
    if "file" not in header:
        raise UserError("missing_column", column="file")
    rows: dict[str, ArticleMetadata] = {}
    problems = [MetadataProblem("unknown_column", 1, name) for name in header if name and name not in COLUMNS]
    for line, cells in records[1:]:
        if problem := _misshapen(header, cells, rows):
            problems.append(replace(problem, row=line))
            continue
        found = _row(header, cells)
        kept, refused = _checked(found, line, is_valid_date)
        rows[kept.file] = kept
        problems += refused
    return MetadataTable(rows, tuple(problems))


def with_metadata(draft: ImportDraft, metadata: ArticleMetadata | None) -> ImportDraft:
    """Return *draft* with everything *metadata* says in place of what was proposed."""
    if metadata is None:
        return draft
    return replace(
        draft,
        title=metadata.title or draft.title,
        language=metadata.language or draft.language,
        publisher=metadata.source or draft.publisher,
        published=metadata.published or draft.published,
        note=metadata.note or draft.note,
    )


def _misshapen(
    header: Sequence[str], cells: Sequence[str], rows: Mapping[str, ArticleMetadata]
) -> MetadataProblem | None:
    """Why a line can't be a row of the table, None if it can."""
    if any(cell.strip() for cell in cells[len(header) :]):
        return MetadataProblem("extra_cells", 0, cells[len(header)])
    file_name = _row(header, cells).file
    if not file_name:
        return MetadataProblem("row_without_file", 0)
    return MetadataProblem("repeated_file", 0, file_name) if file_name in rows else None


def _row(header: Sequence[str], cells: Sequence[str]) -> ArticleMetadata:
    known = {name: _tidy(cell) for name, cell in zip(header, cells, strict=False) if name in COLUMNS}
    return ArticleMetadata(**{**known, "file": PurePath(known["file"].replace("\\", "/")).name})


def _tidy(cell: str) -> str:
    """One line, without the formula guard of a table that was written by us."""
    return " ".join(clean(unguarded(cell)).text.split())


def _checked(
    found: ArticleMetadata, line: int, is_valid_date: Callable[[str], bool]
) -> tuple[ArticleMetadata, list[MetadataProblem]]:
    problems = []
    if found.published and not is_valid_date(found.published):
        problems.append(MetadataProblem("bad_date", line, found.published))
        found = replace(found, published="")
    if found.language and not _LANGUAGE.fullmatch(found.language):
        problems.append(MetadataProblem("bad_language", line, found.language))
        found = replace(found, language="")
    return found, problems
