"""The versions of the project file: small steps in order, each with a stored file of the version before in the tests.

`PRAGMA user_version` is the number of steps done. Never change a step that was released: add one.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from hawliyat.store import schema, views

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables


def _tables_of_the_first_version(tables: "Tables") -> None:
    for statement in (*schema.statements(), *views.VIEWS):
        tables.execute(statement)
    tables.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")


STEPS: tuple[tuple[str, Callable[["Tables"], None]], ...] = (("tables", _tables_of_the_first_version),)
"""Name and function of each step. A step that uses `transform()` must make the table's triggers again."""


def latest() -> int:
    """Return the version this program writes."""
    return len(STEPS)


def migrate(tables: "Tables", version: int) -> None:
    """Bring a file up to *version*; each step is one transaction together with its number."""
    from sqlite_utils import Migrations

    migrations = Migrations("hawliyat")
    for number, (name, step) in enumerate(STEPS[:version], start=1):
        migrations(name=name)(_numbered(number, step))
    migrations.apply(tables)


def _numbered(number: int, step: Callable[["Tables"], None]) -> Callable[["Tables"], None]:
    def run(tables: "Tables") -> None:
        step(tables)
        tables.execute(f"PRAGMA user_version = {number:d}")

    return run


@cache
def objects(version: int) -> frozenset[tuple[str, str, str, str | None]]:
    """Return what `sqlite_schema` of a file of *version* holds: (type, name, table, SQL) of each row."""
    from sqlite_utils import Database as Tables

    tables = Tables(memory=True, recursive_triggers=False, execute_plugins=False)
    try:
        migrate(tables, version)
        return objects_in(tables)
    finally:
        tables.close()


def objects_in(tables: "Tables") -> frozenset[tuple[str, str, str, str | None]]:
    """Return what `sqlite_schema` of an open file holds, without the statistics that ANALYZE leaves."""
    rows = tables.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT GLOB 'sqlite_stat*'")
    return frozenset(rows.fetchall())
