"""Checking a project finds each kind of harm, and nothing in a sound one."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store_samples import import_article, tell

from hawliyat.store import checking
from hawliyat.store.project import Project

BackDoor = Callable[[Project], sqlite3.Connection]

HARM = {
    "PRAGMA foreign_keys = OFF; DELETE FROM entity_name; DELETE FROM evidence": {"dangling_row", "history_mismatch"},
    "UPDATE event SET title = 'خلسة'": {"history_mismatch"},
    "UPDATE change SET before_json = '{}' WHERE before_json IS NOT NULL": {"history_broken"},
    "UPDATE timeline_rank SET rank = rank + 1": {"rank_mismatch"},
    "DELETE FROM timeline_rank": {"rank_mismatch"},
    "UPDATE article_text SET text = text || '؟'": {"text_mismatch"},
    "UPDATE article_text SET text = '؟' || text": {"text_mismatch", "anchor_mismatch"},
    "UPDATE annotation SET quote = 'غيره'": {"anchor_mismatch", "history_mismatch"},
}


@pytest.fixture
def told(project: Project) -> Project:
    with project.journal.edit("tell") as edit:
        tell(edit, import_article(edit))
    return project


def test_a_sound_project_has_no_findings(told: Project) -> None:
    assert checking.findings(told) == []


@pytest.mark.parametrize(("statements", "codes"), HARM.items(), ids=[name[:40] for name in HARM])
def test_each_harm_is_found(told: Project, connection_of: BackDoor, statements: str, codes: set[str]) -> None:
    connection = connection_of(told)
    for statement in statements.split("; "):
        connection.execute(statement)
    assert {finding.code for finding in checking.findings(told)} == codes


def test_the_row_that_dangles_is_named(told: Project, connection_of: BackDoor) -> None:
    connection = connection_of(told)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM evidence")
    found = {finding.arguments["table"]: finding.arguments for finding in checking.findings(told)}
    attribution = told.database.row("SELECT id FROM attribution")
    assert attribution is not None
    assert found["attribution"] == {"table": "attribution", "row": attribution["id"], "parent": "evidence"}


@pytest.mark.parametrize(
    "harm", [b"\x0a\x00\x00\x00\x00\x10\x00\x00", b"\x0a\x00\x00\x00\x07"], ids=["emptied", "nonsense"]
)
def test_a_damaged_page_is_found_and_nothing_else_is_believed(path: Path, harm: bytes) -> None:
    with Project.create(path) as project:
        with project.journal.edit("tell") as edit:
            tell(edit, import_article(edit))
        row = project.database.row("SELECT rootpage FROM sqlite_schema WHERE name = 'annotation_article_id'")
        assert row is not None
    with path.open("r+b") as file:
        file.seek((row["rootpage"] - 1) * 4096)
        file.write(harm)
    with Project.open(path) as project:
        assert {finding.code for finding in checking.findings(project)} == {"damaged_page"}
