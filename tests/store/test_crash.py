"""`kill -9` in the middle of work: nothing acknowledged is lost, nothing is half there."""

import random
import subprocess
import sys
from pathlib import Path

from tests.store_samples import import_article

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
