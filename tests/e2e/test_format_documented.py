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


def documented() -> dict[str, list[str]]:
    """The columns that each section named after a table or view lists, in their order."""
    sections = re.split(
        r"^### `(\w+)`$", re.sub(r"^## .*$", "### ``", DOCUMENT, flags=re.MULTILINE), flags=re.MULTILINE
    )
    found = {}
    for name, body in zip(sections[1::2], sections[2::2], strict=True):
        rows = re.findall(r"^\| (`[^|]*) \|", body.partition("### ``")[0], re.MULTILINE)
        found[name] = [column for row in rows for column in re.findall(r"`(\w+)`", row)]
    return found


def columns_in(project: Project) -> dict[str, set[str]]:
    names = project.database.rows(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*'"
    )
    return {
        row["name"]: {
            column["name"] for column in project.database.rows(f"SELECT name FROM pragma_table_info('{row['name']}')")
        }
        for row in names
    }


def test_every_table_and_view_is_described(sample: Project) -> None:
    assert columns_in(sample).keys() <= documented().keys()


def test_every_column_is_described_and_no_other(sample: Project) -> None:
    described = documented()
    for table, columns in columns_in(sample).items():
        if table == "pending_proposal":  # described as having the columns of proposal
            assert columns == set(described["proposal"])
        else:
            assert set(described[table]) == columns, table
            assert len(described[table]) == len(columns), table


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
        section = DOCUMENT[DOCUMENT.index(f"### `{name}`") :].partition("\n### ")[0]
        listed = [
            column
            for row in re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
            for column in re.findall(r"`(\w+)`", row)
        ]
        assert listed
        assert set(listed) == set(header.split(","))
