"""`kill -9` in the middle of work: nothing acknowledged is lost, nothing is half there."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.store_samples import import_article

from hawliyat.domain.errors import UserError
from hawliyat.store import checking
from hawliyat.store.project import Project

KILLS = 10
NAMES = 3
WORKER = """
import sys
from hawliyat.domain.identity import new_id
from hawliyat.store.project import Project
from tests.store_samples import name_entity
project = Project.open(sys.argv[1])
while True:
    with project.journal.edit("add_entity") as edit:
        entity = name_entity(edit)
        for language in ("en", "pt"):
            row = {"id": new_id(), "entity_id": entity.id, "text": "Huawei", "language": language, "kind": "alias"}
            edit.insert("entity_name", row)
    print(entity.id, flush=True)
"""

KILLED_AT_ONCE = """
import os, sys
from hawliyat.store.project import Project
project = Project.open(sys.argv[1])
os._exit(9)
"""
READER_OF_ANOTHER_KIND = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("SELECT * FROM meta").fetchall()
os._exit(9)
"""


def work_until_killed(path: Path, acknowledgements: int) -> list[str]:
    command = [sys.executable, "-c", WORKER, path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], text=True) as worker:
        assert worker.stdout is not None
        acknowledged = [worker.stdout.readline().strip() for _ in range(acknowledgements)]
        worker.kill()
        rest = worker.stdout.read()
    # What was written to the pipe before the end was acknowledged too; a line without its end was not.
    return acknowledged + [line for line in rest.split("\n")[:-1] if line]


def test_ten_kills_lose_nothing_and_leave_nothing_half_done(path: Path) -> None:
    with Project.create(path) as project, project.journal.edit("import") as edit:
        import_article(edit)
    acknowledged: list[str] = []
    chance = random.Random(9)
    for _ in range(KILLS):
        acknowledged += work_until_killed(path, chance.randint(1, 12))
        with Project.open(path) as project:
            names = project.database.rows("SELECT entity_id, count(*) AS n FROM entity_name GROUP BY entity_id")
            entities = {row["id"] for row in project.database.rows("SELECT id FROM entity")}
            assert set(acknowledged) <= entities
            assert {row["entity_id"] for row in names} == entities
            assert {row["n"] for row in names} == {NAMES}
            assert checking.findings(project) == []
            steps = len(project.journal.history(10_000))
            assert steps == len(entities) + 2
        assert [file.name for file in path.parent.iterdir()] == [path.name]
    with Project.open(path) as project:
        while project.journal.undo():
            pass
        assert project.database.rows("SELECT id FROM entity") == []
        assert checking.findings(project) == []


@pytest.mark.parametrize("program", [KILLED_AT_ONCE, READER_OF_ANOTHER_KIND], ids=["ours", "another"])
def test_a_program_killed_before_it_wrote_anything_leaves_nothing_beside(path: Path, program: str) -> None:
    Project.create(path).close()
    subprocess.run([sys.executable, "-c", program, path], check=False, cwd=Path(__file__).parents[2])
    left = sorted(file.name for file in path.parent.iterdir())
    assert f"{path.name}-wal" in left
    assert (f"{path.name}-shm" in left) == (program is READER_OF_ANOTHER_KIND)  # what is there to be removed
    for _ in range(2):
        Project.open(path).close()
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_refused_file_with_an_empty_log_stays_as_it_is(path: Path, print_of: Callable[[Path], object]) -> None:
    Project.create(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM article; END")
    before = print_of(path.parent)
    with pytest.raises(UserError, match="foreign_schema"):
        Project.open(path)
    assert print_of(path.parent) == before
