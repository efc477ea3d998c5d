"""Which files are meant by what a researcher chose or dropped: files, folders, and tables of metadata among them."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hawliyat.domain.errors import UserError
from hawliyat.exchange.article_metadata import ArticleMetadata, MetadataTable, read_metadata_file

TEXT_SUFFIXES = frozenset({".txt", ".text"})
"""What is taken from a folder; a file that is named is always tried."""

TABLE_SUFFIXES = frozenset({".csv", ".tsv"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that can't be imported, by the name to show, and why."""

    name: str
    problem: UserError
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """The text files in order, what was refused, and what a table says of each file: by name, with the table's name."""

    files: tuple[Path, ...]
    metadata: Mapping[str, tuple[str, ArticleMetadata]]
    refusals: tuple[Refusal, ...]

    def of(self, path: Path) -> tuple[str, ArticleMetadata | None]:
        """Return the name of the table that describes *path*, and what it says."""
        return self.metadata.get(path.name, ("", None))


def list_files(paths: Iterable[Path], metadata_csv: Path | None = None) -> Listing:
    """Go through *paths*; a table that comes alone brings the files it names from its own folder."""
    refusals: list[Refusal] = []
    listed = dict.fromkeys(_expanded(paths, refusals))
    tables = [path for path in listed if path.suffix.lower() in TABLE_SUFFIXES]
    files = [path for path in listed if path not in tables]
    if metadata_csv is not None:
        tables.append(metadata_csv)
    metadata: dict[str, tuple[str, ArticleMetadata]] = {}
    for table in dict.fromkeys(tables):
        rows = _rows(table, refusals)
        if not files and table in listed:
            files = [table.parent / name for name in rows]
        for name, row in rows.items():
            metadata.setdefault(name, (table.name, row))
    return Listing(tuple(files), metadata, tuple(refusals))


def _expanded(paths: Iterable[Path], refusals: list[Refusal]) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = list(_in_folder(path, refusals))
        if not inside:
            refusals.append(Refusal(path.name, UserError("empty_folder", path=str(path)), path))
        yield from inside


def _in_folder(folder: Path, refusals: list[Refusal]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        problem = UserError("file_unreadable", path=str(error.filename), reason=error.strerror or "")
        refusals.append(Refusal(Path(str(error.filename)).name, problem))

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and path.suffix.lower() in TEXT_SUFFIXES | TABLE_SUFFIXES:
                yield path


def _rows(table: Path, refusals: list[Refusal]) -> Mapping[str, ArticleMetadata]:
    try:
        # Every date is let through: the import table shows the impossible ones where they can be put right.
        read = read_metadata_file(table, is_valid_date=lambda _text: True)
    except UserError as problem:
        refusals.append(Refusal(table.name, problem, table))
        return {}
    refusals += _line_problems(table, read)
    return read.rows


def _line_problems(table: Path, read: MetadataTable) -> Sequence[Refusal]:
    told = [problem for problem in read.problems if problem.code != "unknown_column"]
    return [
        Refusal(table.name, UserError(f"table_{problem.code}", line=problem.row, value=problem.value), table)
        for problem in told
    ]
