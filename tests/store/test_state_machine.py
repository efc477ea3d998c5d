"""Random work on a project, held against a simple model after every step.

The model keeps whole copies of the tables, one for each state: undo must bring back exactly the one before. Temporary
triggers watch every journalled table from below and must have seen what the journal says, no more and no less.
"""

import contextlib
import random
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.store_samples import TEXT, import_article, mention, month, name_entity, tag, take_part, tell

from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import Article
from hawliyat.domain.errors import UserError
from hawliyat.domain.event import Evidence, EvidenceTime, TimeBasis, TimeRole
from hawliyat.domain.identity import EvidenceId, TimeId, new_id
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import StoredTime
from hawliyat.store import article_repository, checking, entity_repository, event_repository, journal, time_repository
from hawliyat.store.journal import Edit
from hawliyat.store.project import Project
from hawliyat.store.replay import Tables, replay, stored
from hawliyat.store.schema import JOURNALLED

Seen = list[tuple[str, str, str]]
CHANCES = st.randoms(use_true_random=False)
DELETABLE = [table for table in JOURNALLED if table not in ("researcher", "label", "role", "decision")]


class Oracle:
    """Temporary triggers that note each write: (table, row, kind). They go with the connection."""

    def __init__(self, project: Project) -> None:
        self.connection: sqlite3.Connection = project.database._tables.conn
        self.connection.execute("PRAGMA query_only = OFF")
        self.connection.execute("CREATE TEMP TABLE seen (n INTEGER PRIMARY KEY, name TEXT, row TEXT, kind TEXT)")
        for table in JOURNALLED:
            columns = [row["name"] for row in project.database.rows(f"SELECT name FROM pragma_table_info('{table}')")]
            differs = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
            for kind, image, condition in (("INSERT", "NEW", "1"), ("UPDATE", "NEW", differs), ("DELETE", "OLD", "1")):
                self.connection.execute(
                    f"CREATE TEMP TRIGGER {table}_{kind} AFTER {kind} ON main.{table} WHEN {condition}"
                    f" BEGIN INSERT INTO seen (name, row, kind) VALUES ('{table}', {image}.id, '{kind}'); END"
                )
        self.connection.execute("PRAGMA query_only = ON")

    def seen(self) -> Seen:
        return self.connection.execute("SELECT name, row, kind FROM temp.seen ORDER BY n").fetchall()


def told(project: Project, after: int) -> Seen:
    """What the journal says was written in the steps after number *after*."""
    rows = project.database.rows(
        "SELECT table_name, row_id, before_json IS NULL AS new, after_json IS NULL AS gone"
        " FROM change JOIN edit ON edit.id = edit_id WHERE seq > ? ORDER BY seq, n",
        (after,),
    )
    kinds = {(1, 0): "INSERT", (0, 0): "UPDATE", (0, 1): "DELETE"}
    return [(row["table_name"], row["row_id"], kinds[row["new"], row["gone"]]) for row in rows]


class Work(RuleBasedStateMachine):
    """One project, edited, undone, redone, closed and opened."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.path = Path(self._folder.name) / "p.hawliyat"
        self.project = Project.create(self.path)
        self.states: list[Tables] = [stored(self.project.database)]
        self.now = 0
        self.way_forward: list[int] = []
        self.watch()

    def watch(self) -> None:
        self.watched_from = self.project.journal.history(1)[0].seq
        self.oracle = Oracle(self.project)

    def teardown(self) -> None:
        try:
            self.go_all_the_way_back_and_forth()
        finally:
            self.project.close()
            self._folder.cleanup()

    def go_all_the_way_back_and_forth(self) -> None:
        while self.project.journal.undo():
            self.went_back(1)
        assert self.now == 0
        assert stored(self.project.database) == self.states[0]
        while self.project.journal.redo():
            self.now += self.way_forward.pop()
        assert stored(self.project.database) == self.states[self.now]
        assert checking.findings(self.project) == []

    def edit(self, verb: str, work: Callable[[Edit], object]) -> None:
        with self.project.journal.edit(verb) as edit:
            work(edit)
        if edit.report is not None:
            self.states[self.now + 1 :] = [stored(self.project.database)]
            self.now += 1
            self.way_forward.clear()
        else:
            assert stored(self.project.database) == self.states[self.now]

    def ids(self, table: str) -> list[str]:
        return [row["id"] for row in self.project.database.rows(f"SELECT id FROM {table} ORDER BY id")]

    def articles(self) -> list[Article]:
        return article_repository.all(self.project.database)

    @initialize()
    def begin(self) -> None:
        self.edit("import_article", import_article)

    @rule(published=st.sampled_from(("", "2024-09-30", "2025-06")))
    def import_one(self, published: str) -> None:
        self.edit("import_article", lambda edit: import_article(edit, TEXT, published))

    @precondition(lambda self: self.articles())
    @rule(chance=CHANCES, start=st.integers(0, len(TEXT) - 1), length=st.integers(1, 20))
    def tag_mention(self, chance: random.Random, start: int, length: int) -> None:
        article, span = chance.choice(self.articles()), Span(start, min(len(TEXT), start + length))
        known = entity_repository.all(self.project.database)

        def work(edit: Edit) -> None:
            annotation = tag(edit, article, span, Layer.ENTITY)
            is_new = not known or chance.random() < 0.5
            mention(edit, annotation, name_entity(edit, span.of(TEXT)) if is_new else chance.choice(known))

        self.edit("tag_mention", work)

    @precondition(lambda self: self.ids("mention") and self.ids("entity"))
    @rule(chance=CHANCES)
    def link(self, chance: random.Random) -> None:
        link, entity = chance.choice(self.ids("mention")), chance.choice(self.ids("entity"))
        self.edit("link", lambda edit: edit.update("mention", link, entity_id=entity))

    @precondition(lambda self: self.articles())
    @rule(chance=CHANCES, number=st.integers(1, 12), title=st.sampled_from("أبت"))
    def make_event(self, chance: random.Random, number: int, title: str) -> None:
        article, entities = chance.choice(self.articles()), entity_repository.all(self.project.database)

        def work(edit: Edit) -> None:
            made = tell(edit, article, month(2025, number), title=title)
            if entities:
                take_part(edit, made, chance.choice(entities), text=chance.choice(("", "هم")))

        self.edit("make_event", work)

    @precondition(lambda self: self.articles() and self.ids("event"))
    @rule(chance=CHANCES)
    def add_evidence(self, chance: random.Random) -> None:
        event, article = chance.choice(event_repository.all(self.project.database)), chance.choice(self.articles())
        times = self.ids("time_value")

        def work(edit: Edit) -> None:
            trigger = tag(edit, article, Span(0, 6), Layer.EVENT)
            used = tuple(EvidenceTime(new_id(), TimeId(time), TimeRole.START) for time in times[:1])
            event_repository.add_evidence(edit, Evidence(EvidenceId(new_id()), event.id, trigger.id, times=used))

        self.edit("add_evidence", work)

    @precondition(lambda self: self.ids("event"))
    @rule(chance=CHANCES, number=st.integers(1, 12), is_typed=st.booleans())
    def set_time(self, chance: random.Random, number: int, is_typed: bool) -> None:
        event = chance.choice(event_repository.all(self.project.database))

        def work(edit: Edit) -> None:
            if is_typed or event.time_value_id is None:
                typed = StoredTime(TimeId(new_id()), month(2024, number), None, edit.made_by)
                time_repository.add(edit, typed)
                event_repository.update(
                    edit, event.id, time_value_id=typed.id, time_basis=TimeBasis.RESEARCHER, basis_evidence_id=None
                )
            else:
                kept = time_repository.get(self.project.database, event.time_value_id)
                time_repository.update(edit, StoredTime(kept.id, month(2024, number), kept.annotation_id))

        self.edit("set_time", work)

    @precondition(lambda self: self.ids("article"))
    @rule(chance=CHANCES, published=st.sampled_from(("", "2024-10-01", "2023")))
    def publish(self, chance: random.Random, published: str) -> None:
        article = chance.choice(self.articles())
        self.edit("publish", lambda edit: article_repository.update(edit, article.id, published_edtf=published))

    @precondition(lambda self: self.ids("event"))
    @rule(chance=CHANCES, titles=st.lists(st.sampled_from("أبتث"), min_size=2, max_size=5), is_deleted=st.booleans())
    def change_one_row_several_times(self, chance: random.Random, titles: list[str], is_deleted: bool) -> None:
        event = chance.choice(self.ids("event"))

        def work(edit: Edit) -> None:
            for title in titles:
                edit.update("event", event, title=title)
            edit.update("event", event, note=titles[0], time_value_id=None, time_basis="none", basis_evidence_id=None)
            story = new_id()
            edit.insert("story", {"id": story, "title": titles[0]})
            edit.update("story", story, title=titles[-1])
            edit.delete("story", story)
            if is_deleted:
                edit.delete_with_dependants("event", event)

        self.edit("compound", work)

    @precondition(lambda self: any(self.ids(table) for table in DELETABLE))
    @rule(chance=CHANCES)
    def delete_with_dependants(self, chance: random.Random) -> None:
        table = chance.choice([table for table in DELETABLE if self.ids(table)])
        row = chance.choice(self.ids(table))
        self.edit("delete", lambda edit: edit.delete_with_dependants(table, row))

    @rule()
    def fail(self) -> None:
        def work(edit: Edit) -> None:
            import_article(edit, TEXT + "؟")
            raise ZeroDivisionError

        with contextlib.suppress(ZeroDivisionError):
            self.edit("fail", work)

    @rule()
    def undo(self) -> None:
        if self.project.journal.undo() is not None:
            self.went_back(1)
        else:
            assert self.now == 0

    @rule()
    def redo(self) -> None:
        if self.project.journal.redo() is not None:
            self.now += self.way_forward.pop()
        else:
            assert self.way_forward == []

    def went_back(self, steps: int) -> None:
        self.now -= steps
        self.way_forward.append(steps)

    @precondition(lambda self: self.now > 1)
    @rule(chance=CHANCES)
    def go_back(self, chance: random.Random) -> None:
        lines = [line for line in self.project.journal.history(200) if line.undoes is None and not line.is_undone]
        place = chance.randrange(len(lines))
        self.project.journal.undo_to(lines[place].id)
        if place:
            self.went_back(place)

    @rule()
    def close_and_open(self) -> None:
        self.project.close()
        assert [file.name for file in self.path.parent.iterdir()] == [self.path.name]
        self.project = Project.open(self.path)
        self.watch()

    @invariant()
    def the_tables_are_the_state_of_the_model(self) -> None:
        assert stored(self.project.database) == self.states[self.now]

    @invariant()
    def the_tables_are_the_replay_of_the_history(self) -> None:
        replayed = replay(self.project.database)
        assert replayed.tables == stored(self.project.database)
        assert replayed.broken == []

    @invariant()
    def the_rank_is_the_recomputed_rank_and_nothing_dangles(self) -> None:
        assert checking.findings(self.project) == []

    @invariant()
    def no_write_escaped_the_journal(self) -> None:
        assert self.oracle.seen() == told(self.project, self.watched_from)


TestWork = Work.TestCase
TestWork.settings = settings(max_examples=settings().max_examples // 2, stateful_step_count=25, deadline=None)


@pytest.fixture
def watched(project: Project) -> tuple[Project, Oracle]:
    return project, Oracle(project)


def test_control_a_write_behind_the_journals_back_is_seen(watched: tuple[Project, Oracle]) -> None:
    project, oracle = watched
    with project.journal.edit("import") as edit:
        import_article(edit)
    assert oracle.seen() == told(project, 1)
    oracle.connection.execute("PRAGMA query_only = OFF")
    oracle.connection.execute("UPDATE article SET note = 'خلسة'")
    assert oracle.seen() != told(project, 1)
    assert [finding.code for finding in checking.findings(project)] == ["history_mismatch"]


def test_control_the_machine_finds_an_undo_in_the_wrong_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "reversed", lambda changes: changes, raising=False)
    quick = settings(TestWork.settings, phases=[Phase.generate], database=None, print_blob=False)
    with pytest.raises((AssertionError, UserError, ExceptionGroup)):
        run_state_machine_as_test(Work, settings=quick)


def test_control_a_forgotten_change_is_seen(watched: tuple[Project, Oracle]) -> None:
    project, oracle = watched
    with project.journal.edit("import") as edit:
        import_article(edit)
        edit.insert("story", {"id": "s", "title": ""})
        edit.changes.pop()
    assert oracle.seen() != told(project, 1)
