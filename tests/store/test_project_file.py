"""The project file: made whole, opened by one, closed to one file, refused untouched when it is not ours."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.store_samples import import_article

from hawliyat.domain.errors import UserError
from hawliyat.store import creation, opening, tagset_repository
from hawliyat.store.project import Project
from hawliyat.store.schema import APPLICATION_ID

Fingerprint = Callable[[Path], dict[str, Any]]
HOLDER = """
import sys
from hawliyat.store.project import Project
with Project.open(sys.argv[1]) as project:
    if sys.argv[2] == "busy":
        with project.journal.edit("add_story") as edit:
            edit.insert("story", {"id": "s", "title": ""})
    print("open", flush=True)
    sys.stdin.read()
"""


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(UserError) as problem:
        work()
    return problem.value.code


def made(path: Path) -> Path:
    Project.create(path).close()
    return path


def plain(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_new_project_has_its_presets_and_nothing_to_undo(project: Project) -> None:
    assert len(tagset_repository.labels(project.database)) == 12
    assert [role.id for role in tagset_repository.roles(project.database)] == [
        "role-participant",
        "role-place",
        "role-quantity",
    ]
    assert project.database.rows("SELECT * FROM researcher") == [{"id": project.researcher_id, "name": "باحثة"}]
    assert not project.journal.can_undo
    assert [line.verb for line in project.journal.history(10)] == ["baseline"]
    assert project.language == "ar"


def test_two_projects_are_two_replicas_with_the_same_preset_ids(tmp_path: Path) -> None:
    facts, labels = [], []
    for name in ("a", "b"):
        with Project.create(tmp_path / name) as project:
            facts.append(project.database.rows("SELECT value FROM meta WHERE key = 'replica'"))
            labels.append(project.database.rows("SELECT * FROM label"))
    assert facts[0] != facts[1]
    assert labels[0] == labels[1]


def test_a_closed_project_is_one_file(project: Project) -> None:
    with project.journal.edit("import_article") as edit:
        import_article(edit)
    assert {file.name for file in project.path.parent.iterdir()} == {project.path.name, project.path.name + "-wal"}
    project.close()
    assert [file.name for file in project.path.parent.iterdir()] == [project.path.name]
    with closing(sqlite3.connect(project.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (1,)


def test_the_settings_that_keep_what_was_acknowledged_are_on(project: Project) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "recursive_triggers": 0,
        "query_only": 1,
    }
    for pragma, value in wanted.items():
        assert project.database.row(f"PRAGMA {pragma}") == {pragma: value}, pragma
    assert (project.database.row("PRAGMA mmap_size") or {"mmap_size": 0}) == {"mmap_size": 0}


def test_create_refuses_what_is_there_and_where_nothing_can_be(path: Path, print_of: Fingerprint) -> None:
    path.write_text("mine", encoding="utf-8")
    before = print_of(path.parent)
    assert code_of(lambda: Project.create(path)) == "project_exists"
    assert print_of(path.parent) == before
    assert code_of(lambda: Project.create(path.parent / "no" / "p")) == "folder_not_found"


def test_a_project_that_could_not_be_finished_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError

    monkeypatch.setattr(creation, "record_baseline", fail)
    with pytest.raises(sqlite3.OperationalError):
        Project.create(path)
    assert list(path.parent.iterdir()) == []


def test_a_name_taken_in_the_meantime_is_left_alone(path: Path) -> None:
    def take_the_name() -> None:
        with creation.new_file(path) as draft:
            draft.write_bytes(b"mine")
            path.write_bytes(b"yours")

    assert code_of(take_the_name) == "project_exists"
    assert path.read_bytes() == b"yours"
    assert len(list(path.parent.iterdir())) == 1


def test_where_files_can_not_be_linked_the_draft_is_renamed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    assert made(path).exists()
    monkeypatch.setattr(Path, "rename", refuse)
    assert code_of(lambda: made(path.with_name("other"))) == "folder_not_writable"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_second_opening_in_the_same_program_is_refused_and_the_first_goes_on(project: Project) -> None:
    linked = project.path.with_name("link")
    os.link(project.path, linked)
    for name in (project.path, linked):
        assert code_of(lambda name=name: Project.open(name)) == "project_in_use"
    with project.journal.edit("import_article") as edit:
        import_article(edit)
    # The lock is still there for others: looking at the file by hand would have dropped it.
    assert still_refused_elsewhere(project.path)


def still_refused_elsewhere(path: Path) -> bool:
    script = "import sys; from hawliyat.store.project import Project; Project.open(sys.argv[1])"
    result = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, encoding="utf-8")
    return "project_in_use" in result.stderr


@pytest.mark.parametrize("kind", ["idle", "busy"])
def test_a_project_open_in_another_program_is_refused(path: Path, kind: str) -> None:
    command = [sys.executable, "-c", HOLDER, made(path), kind]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        assert code_of(lambda: Project.open(path)) == "project_in_use"
        other.communicate()
    Project.open(path).close()


def test_what_is_not_there_is_not_made(path: Path) -> None:
    assert code_of(lambda: Project.open(path)) == "project_not_found"
    assert list(path.parent.iterdir()) == []


def _text(path: Path) -> None:
    path.write_text("أطلقت هواوي هاتفها", encoding="utf-8")


def _empty(path: Path) -> None:
    path.touch()


def _other_database(path: Path) -> None:
    plain(path, "CREATE TABLE t (x)")


def _newer(path: Path) -> None:
    plain(made(path), "PRAGMA user_version = 99")


def _no_version(path: Path) -> None:
    plain(made(path), "PRAGMA user_version = 0")


def _trigger(path: Path) -> None:
    plain(made(path), "CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM article; END")


def _view(path: Path) -> None:
    plain(made(path), "DROP VIEW timeline", "CREATE VIEW timeline AS SELECT 1 AS rank")


def _column(path: Path) -> None:
    plain(made(path), "ALTER TABLE article ADD COLUMN mine TEXT")


def _cut(path: Path) -> None:
    os.truncate(made(path), path.stat().st_size - 4096)


def _cut_header(path: Path) -> None:
    os.truncate(made(path), 60)


def _read_only(path: Path) -> None:
    made(path).chmod(stat.S_IRUSR)


REFUSED = [
    (_text, "not_a_project"),
    (_empty, "not_a_project"),
    (_other_database, "not_a_project"),
    (_newer, "newer_project"),
    (_no_version, "damaged_project"),
    (_trigger, "foreign_schema"),
    (_view, "foreign_schema"),
    (_column, "foreign_schema"),
    (_cut, "damaged_project"),
    (_cut_header, "damaged_project"),
    (_read_only, "project_read_only"),
]


@pytest.mark.parametrize(("make", "code"), REFUSED, ids=[make.__name__.strip("_") for make, _ in REFUSED])
def test_a_refused_file_stays_as_it_is(
    path: Path, print_of: Fingerprint, make: Callable[[Path], None], code: str
) -> None:
    make(path)
    before = print_of(path.parent)
    assert code_of(lambda: Project.open(path)) == code
    assert print_of(path.parent) == before
    assert code_of(lambda: Project.open(path)) == code  # it was let go of


def test_the_newer_version_is_told(path: Path) -> None:
    _newer(path)
    with pytest.raises(UserError) as problem:
        Project.open(path)
    assert problem.value.arguments == {"path": str(path), "version": 99}


@pytest.mark.parametrize(
    ("statement", "code"),
    [("CREATE TABLE mine (x)", "foreign_schema"), ("PRAGMA user_version = 7", "newer_project")],
)
def test_what_a_crash_left_in_the_log_is_refused_untouched_too(
    tmp_path: Path, print_of: Fingerprint, statement: str, code: str
) -> None:
    source, folder = made(tmp_path / "p"), tmp_path / "after"
    folder.mkdir()
    with closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(statement)
        for name in ("p", "p-wal"):
            (folder / name).write_bytes((tmp_path / name).read_bytes())
    before = print_of(folder)
    assert code_of(lambda: Project.open(folder / "p")) == code
    assert print_of(folder) == before


def test_a_folder_and_a_file_that_can_not_be_read_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(lambda: Project.open(path.parent)) == "not_a_project"
    made(path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        assert code_of(lambda: Project.open(path)) == "project_unreadable"
    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", refuse)
        assert code_of(lambda: opening.Claim(path)) == "project_unreadable"
    Project.open(path).close()


def test_a_file_that_can_not_be_logged_beside_is_refused_as_read_only(path: Path) -> None:
    made(path)
    path.with_name(path.name + "-wal").mkdir()  # no log can be made: as in a folder that can't be written to
    assert code_of(lambda: Project.open(path)) == "project_read_only"


def test_a_broken_page_is_told_as_damage(path: Path) -> None:
    with Project.create(path) as project, project.journal.edit("import") as edit:
        import_article(edit, "نص " * 20_000)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    assert code_of(lambda: Project.open(path)) == "damaged_project"


def test_statistics_left_by_another_tool_do_not_matter(path: Path) -> None:
    plain(made(path), "ANALYZE")
    Project.open(path).close()


def test_a_copy_is_complete_and_never_overwrites(project: Project) -> None:
    with project.journal.edit("import_article") as edit:
        article = import_article(edit)
    copy = project.path.with_name("نسخة.hawliyat")
    project.save_copy(copy)
    assert code_of(lambda: project.save_copy(copy)) == "project_exists"
    assert code_of(lambda: project.save_copy(project.path)) == "project_exists"
    with Project.open(copy) as copied:
        assert copied.database.row("SELECT id FROM article") == {"id": article.id}
        assert copied.journal.next_undo == project.journal.next_undo
    assert still_refused_elsewhere(project.path)
    with project.journal.edit("import_article") as edit:
        import_article(edit)


def test_plain_sqlite_reads_the_timeline(project: Project, needs: Callable[..., None]) -> None:
    from tests.store_samples import tell

    needs("sqlite3")
    with project.journal.edit("tell") as edit:
        tell(edit, import_article(edit))
    project.close()
    query = "SELECT * FROM timeline ORDER BY rank"
    answer = subprocess.run(
        ["sqlite3", "-readonly", "-header", "-separator", " | ", project.path, query],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    header, row = answer.stdout.splitlines()
    assert header.startswith("rank | date | title | type | modality | polarity | status | earliest | latest | edtf")
    assert row.startswith("1 | 2025-05 | إطلاق هاتف | Launch | happened | affirmed | draft | 2025-05-01 | 2025-05-31")


def test_a_log_that_can_not_come_home_at_closing_stays_beside_and_is_read_again(path: Path) -> None:
    project = Project.create(path)
    with project.journal.edit("import_article") as edit:
        import_article(edit)
    reader = project.database._tables.conn.execute("SELECT * FROM change")
    reader.fetchone()  # an unfinished read keeps the journal mode from changing
    project.close()
    del reader
    with Project.open(path) as again:
        assert again.journal.can_undo
