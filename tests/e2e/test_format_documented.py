"""docs/format.md tells the truth: every table, view and column is in it, and its examples work."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hawliyat.assets import seeds
from hawliyat.exchange.sample_annotations import parse
from hawliyat.operations.sample import build_sample
from hawliyat.store.project import Project
from hawliyat.store.schema import APPLICATION_ID, DERIVED, JOURNALLED

DOCUMENT = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path = tmp_path_factory.mktemp("format") / "sample.hawliyat"
    build_sample(path)
    with Project.open(path) as project:
        yield project


def documented(document: str) -> dict[str, set[str]]:
    """The columns that each section named after a table or view lists."""
    sections = re.split(
        r"^### `(\w+)`$", re.sub(r"^## .*$", "### ``", document, flags=re.MULTILINE), flags=re.MULTILINE
    )
    found = {name: columns_listed(body) for name, body in zip(sections[1::2], sections[2::2], strict=True)}
    return {**found, "pending_proposal": found["proposal"]}  # its section says: the columns of proposal


def columns_listed(section: str) -> set[str]:
    rows = re.findall(r"^\| (`[^|]*) \|", section.partition("### ``")[0], re.MULTILINE)
    return {column for row in rows for column in re.findall(r"`(\w+)`", row)}


def columns_in(project: Project) -> dict[str, set[str]]:
    database = project.database
    names = database.rows("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*'")
    return {
        row["name"]: {
            column["name"] for column in database.rows("SELECT name FROM pragma_table_info(?)", (row["name"],))
        }
        for row in names
    }


def wrong(document: str, columns: dict[str, set[str]]) -> set[str]:
    """What is described and isn't there, or is there and isn't described, as `table.column`."""
    described = documented(document)
    return {f"{table}.{column}" for table in columns for column in columns[table] ^ described.get(table, set())}


def test_every_table_view_and_column_is_described_and_nothing_else(sample: Project) -> None:
    assert len(columns_in(sample)) >= 27
    assert wrong(DOCUMENT, columns_in(sample)) == set()


@pytest.mark.parametrize(
    ("old", "new", "table"),
    [
        ("| `sha256` |", "| sha256 |", "article_text"),
        ("### `mention`", "### mention", "mention"),
        ("`lamport`", "`clock`", "edit"),
    ],
)
def test_what_is_left_out_or_misnamed_would_be_noticed(sample: Project, old: str, new: str, table: str) -> None:
    assert old in DOCUMENT
    assert any(each.startswith(f"{table}.") for each in wrong(DOCUMENT.replace(old, new), columns_in(sample)))


def test_the_lists_of_who_writes_what_are_complete() -> None:
    start = DOCUMENT.index("## What is written by whom")
    section = DOCUMENT[start : DOCUMENT.index("## The articles", start)]
    assert set(JOURNALLED) | set(DERIVED) <= set(re.findall(r"`(\w+)`", section))


def test_the_file_marks_are_those_of_a_new_project(sample: Project) -> None:
    version = sample.database.row("PRAGMA user_version")
    assert version is not None
    assert f"{APPLICATION_ID} (`0x{APPLICATION_ID:X}`" in DOCUMENT
    assert f"the version of these tables: {version['user_version']}\n" in DOCUMENT.replace(" |\n", "\n")


@pytest.mark.parametrize("query", EXAMPLES, ids=lambda query: query.split("\n")[0][:40])
def test_every_example_of_sql_runs(sample: Project, query: str) -> None:
    answer = sample.database.rows(query.strip().rstrip(";"))
    assert bool(answer) is not ("<> annotation.quote" in query)


def test_the_example_of_an_annotation_file_is_one() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)
    assert parse(example).events[0].claims[0].place.quote


def test_the_seed_files_have_the_columns_that_are_described() -> None:
    for name in ("articles.csv", "times.csv"):
        header = (seeds() / name).read_text(encoding="utf-8").partition("\n")[0]
        listed = columns_listed(DOCUMENT[DOCUMENT.index(f"### `{name}`") :].partition("\n### ")[0])
        assert listed == set(header.split(","))
