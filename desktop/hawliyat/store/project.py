"""A project: one file, its one connection, and its journal."""

from pathlib import Path
from types import TracebackType

from hawliyat.domain.identity import ResearcherId
from hawliyat.store import creation, migrations, opening
from hawliyat.store.database import Database
from hawliyat.store.journal import Journal
from hawliyat.store.recording import record_baseline


class Project:
    """An open project file. Close it (or use it in a `with`): then one file is left, and others may open it."""

    def __init__(self, path: Path, database: Database, claim: opening.Claim) -> None:
        self.path = path
        self.database = database
        self._claim = claim
        self.researcher_id = ResearcherId(self._fact("researcher"))
        self.language = self._fact("language")
        """The language (BCP 47) that new articles and names are taken to be in."""
        self.journal = Journal(database, self.researcher_id)

    @classmethod
    def create(cls, path: Path | str, researcher: str = "", language: str = "ar") -> "Project":
        """Make a new project with the preset labels and roles, and open it.

        Raises `UserError`: project_exists, folder_not_found, folder_not_writable, disk_full.
        """
        creation.create(Path(path), researcher, language)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path | str) -> "Project":
        """Open a project; an older file is brought up to date.

        Raises `UserError`, and leaves the file as it was: project_not_found, project_unreadable, not_a_project,
        newer_project, foreign_schema, damaged_project, project_in_use, project_read_only.
        """
        path = Path(path)
        claim = opening.Claim(path)
        try:
            database = Database(opening.open_tables(path), path)
            try:
                _bring_up_to_date(database)
                opening.remove_shared_memory(path)
                return cls(path, database, claim)
            except BaseException:
                database.close()
                raise
        except BaseException:
            claim.release()
            raise

    def save_copy(self, path: Path | str) -> None:
        """Write a copy of the project, complete and compact, to a new file.

        Raises `UserError`: project_exists, folder_not_found, folder_not_writable, disk_full.
        """
        with creation.new_file(Path(path)) as draft:
            self.database.copy_to(draft)

    def close(self) -> None:
        """Close the file; it is complete by itself then."""
        self.database.close()
        self._claim.release()

    def __enter__(self) -> "Project":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def week_start(self) -> int:
        """The weekday on which this project's weeks begin: 0 Monday (as ISO has it) … 6 Sunday."""
        return int(self._fact("week_start") or 0)

    def set_week_start(self, weekday: int) -> None:
        """Let weeks begin on *weekday*: a fact about the file, outside the history, like its language."""
        with self.database.writing() as connection:
            connection.execute(
                "INSERT INTO meta (key, value) VALUES ('week_start', ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (str(weekday),),
            )

    def _fact(self, key: str) -> str:
        row = self.database.row("SELECT value FROM meta WHERE key = ?", (key,))
        return row["value"] if row else ""


def _bring_up_to_date(database: Database) -> None:
    """Migrate an older file, all steps at once, and begin its history anew: old images do not fit new tables.

    WAL locks nothing before it is used: this first transaction also takes the lock.
    """
    with database.writing() as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < migrations.latest():
            migrations.migrate(opening.wrapped(connection), migrations.latest())
            (researcher,) = connection.execute("SELECT value FROM meta WHERE key = 'researcher'").fetchone()
            record_baseline(connection, ResearcherId(researcher))
