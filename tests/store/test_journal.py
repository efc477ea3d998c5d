"""The journal: one edit is one transaction, one step back, one report."""

import json
import sqlite3
import threading
from collections.abc import Callable

import pytest
from tests.store_samples import import_article, mention, name_entity, of, tag, take_part, tell

from hawliyat.domain.annotation import Layer
from hawliyat.domain.change import ChangeSet
from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import EditId
from hawliyat.store import entity_repository, event_repository, journal, proposal_repository
from hawliyat.store.edit import Change, Edit
from hawliyat.store.project import Project
from hawliyat.store.replay import replay, stored

BackDoor = Callable[[Project], sqlite3.Connection]


def titles(project: Project) -> list[str]:
    return [row["title"] for row in project.database.rows("SELECT title FROM story ORDER BY id")]


def add_story(project: Project, identity: str, title: str = "قصة") -> ChangeSet | None:
    with project.journal.edit("add_story", title=title) as edit:
        edit.insert("story", {"id": identity, "title": title})
    return edit.report


def test_an_edit_is_on_record_with_its_images(project: Project) -> None:
    report = add_story(project, "s1")
    assert report is not None
    line = project.journal.history(1)[0]
    assert (line.verb, line.args, line.seq, line.made_by) == (
        "add_story",
        {"title": "قصة"},
        2,
        project.researcher_id,
    )
    change = project.database.row("SELECT * FROM change WHERE edit_id = ?", (line.id,))
    assert change is not None
    assert change["before_json"] is None
    assert json.loads(change["after_json"]) == {"id": "s1", "title": "قصة"}


def test_an_exception_rolls_the_whole_edit_back(project: Project) -> None:
    def fail_half_way() -> None:
        with project.journal.edit("add_story") as edit:
            edit.insert("story", {"id": "s1", "title": ""})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert titles(project) == []
    assert len(project.journal.history(10)) == 1
    add_story(project, "s2")


def test_an_edit_that_changes_nothing_leaves_no_trace(project: Project) -> None:
    add_story(project, "s1")
    heard: list[ChangeSet] = []
    project.journal.subscribe(heard.append)
    with project.journal.edit("nothing") as empty:
        pass
    with project.journal.edit("the_same_again") as same:
        same.update("story", "s1", title="قصة")
    with project.journal.edit("there_and_back") as circle:
        circle.update("story", "s1", title="أخرى")
        circle.update("story", "s1", title="قصة")
        circle.insert("story", {"id": "s2", "title": ""})
        circle.delete("story", "s2")
    assert [each.report for each in (empty, same, circle)] == [None, None, None]
    assert (heard, len(project.journal.history(10)), titles(project)) == ([], 2, ["قصة"])


def test_an_edit_ends_with_its_block(project: Project) -> None:
    with project.journal.edit("add_story") as edit:
        pass
    with pytest.raises(RuntimeError, match="over"):
        edit.insert("story", {"id": "s1", "title": ""})


def test_edits_do_not_nest(project: Project) -> None:
    with project.journal.edit("outer") as outer:
        outer.insert("story", {"id": "s1", "title": "قصة"})
        with pytest.raises(RuntimeError, match="nest"), project.journal.edit("inner"):
            pass
        with pytest.raises(RuntimeError, match="nest"), project.journal.derive():
            pass
    assert titles(project) == ["قصة"]


def test_the_history_keeps_its_own_verbs(project: Project) -> None:
    for verb in ("baseline", "undo", "undo_to", "redo"):
        with pytest.raises(ValueError, match=verb), project.journal.edit(verb):
            pass


def test_only_journalled_tables_and_plain_columns_can_be_written(project: Project) -> None:
    with project.journal.edit("bad") as edit:
        for table in ("meta", "article_text", "edit", "timeline_rank", "story; --"):
            with pytest.raises(ValueError, match="not a journalled table"):
                edit.insert(table, {"id": "x"})
        with pytest.raises(ValueError, match="not a column"):
            edit.insert("story", {"id": "x", "title) --": ""})


def test_a_row_that_is_not_there_can_be_neither_changed_nor_deleted(project: Project) -> None:
    with project.journal.edit("bad") as edit:
        with pytest.raises(KeyError):
            edit.update("story", "s1", title="")
        with pytest.raises(KeyError):
            edit.delete("story", "s1")
        edit.delete_with_dependants("story", "s1")


def test_a_dangling_reference_is_a_bug_and_rolls_back(project: Project) -> None:
    with pytest.raises(sqlite3.IntegrityError), project.journal.edit("bad") as edit:
        edit.insert("entity_name", {"id": "n", "entity_id": "nobody", "text": "", "language": "ar", "kind": "alias"})
    assert project.database.rows("SELECT * FROM entity_name") == []
    add_story(project, "s1")


def test_undo_and_redo_go_step_by_step_across_articles_and_restarts(project: Project) -> None:
    path = project.path
    with project.journal.edit("import_article") as edit:
        first = import_article(edit)
    with project.journal.edit("import_article") as edit:
        second = import_article(edit, "نص آخر")
    states = [stored(project.database)]
    for article in (first, second):
        with project.journal.edit("tag") as edit:
            tag(edit, article, of("نص", "نص آخر"), Layer.ENTITY, "نص آخر")
        states.append(stored(project.database))
    project.close()
    with Project.open(path) as again:
        for state in reversed(states[:-1]):
            assert again.journal.undo() is not None
            assert stored(again.database) == state
    with Project.open(path) as once_more:
        for state in states[1:]:
            assert once_more.journal.redo() is not None
            assert stored(once_more.database) == state
        assert once_more.journal.redo() is None


def test_a_new_edit_closes_the_way_forward(project: Project) -> None:
    for identity in ("s1", "s2"):
        add_story(project, identity)
    project.journal.undo()
    assert project.journal.can_redo
    add_story(project, "s3")
    assert not project.journal.can_redo
    assert project.journal.redo() is None
    project.journal.undo()
    project.journal.undo()
    assert project.journal.undo() is None
    assert not project.journal.can_undo


def test_redo_of_an_older_undo_is_still_there_after_redoing_a_newer_one(project: Project) -> None:
    for identity in ("s1", "s2"):
        add_story(project, identity)
    project.journal.undo()
    project.journal.undo()
    project.journal.redo()
    project.journal.redo()
    assert len(titles(project)) == 2
    project.journal.undo()
    project.journal.redo()
    assert not project.journal.can_redo


def test_next_undo_and_next_redo_name_the_edit(project: Project) -> None:
    assert (project.journal.next_undo, project.journal.next_redo) == (None, None)
    add_story(project, "s1", "قصة")
    line = project.journal.next_undo
    assert line is not None
    assert (line.verb, line.args) == ("add_story", {"title": "قصة"})
    project.journal.undo()
    again = project.journal.next_redo
    assert again is not None
    assert (again.id, again.verb, again.is_undone) == (line.id, "add_story", True)


def test_undo_says_what_it_took_back(project: Project) -> None:
    add_story(project, "s1")
    report = project.journal.undo()
    assert report is not None
    assert (report.verb, report.rows) == ("undo", {"story": frozenset({"s1"})})
    assert project.journal.history(1)[0].args == {"verb": "add_story", "args": {"title": "قصة"}, "count": 1}
    project.journal.redo()
    assert project.journal.history(1)[0].args == {"verb": "add_story", "args": {"title": "قصة"}, "count": 1}


def test_history_shows_what_is_undone(project: Project) -> None:
    for identity in ("s1", "s2", "s3"):
        add_story(project, identity)
    project.journal.undo()
    add_story(project, "s4")
    assert [(line.verb, line.is_undone) for line in project.journal.history(10)] == [
        ("add_story", False),
        ("undo", False),
        ("add_story", True),
        ("add_story", False),
        ("add_story", False),
        ("baseline", False),
    ]
    assert [line.is_undone for line in project.journal.history(3)] == [False, False, True]
    assert project.journal.history(0) == []


def test_going_back_in_history_is_one_step_and_can_be_undone(project: Project) -> None:
    add_story(project, "s1")
    keep = project.journal.history(1)[0].id
    for identity in ("s2", "s3", "s4"):
        add_story(project, identity)
    full = stored(project.database)
    report = project.journal.undo_to(keep)
    assert report is not None
    assert report.rows == {"story": frozenset({"s2", "s3", "s4"})}
    assert list(stored(project.database)["story"]) == ["s1"]
    assert project.journal.history(1)[0].args["count"] == 3
    project.journal.redo()
    assert stored(project.database) == full
    project.journal.undo()
    assert sorted(stored(project.database)["story"]) == ["s1", "s2", "s3"]


def test_going_back_to_the_start_and_to_the_present(project: Project) -> None:
    start = project.journal.history(1)[0].id
    assert project.journal.undo_to(start) is None
    add_story(project, "s1")
    assert project.journal.undo_to(project.journal.history(1)[0].id) is None
    project.journal.undo_to(start)
    assert titles(project) == []
    with pytest.raises(KeyError):
        project.journal.undo_to(EditId("no such edit"))


def test_going_back_over_edits_that_cancel_out_is_a_step_too(project: Project) -> None:
    start = project.journal.history(1)[0].id
    add_story(project, "s1")
    with project.journal.edit("remove") as edit:
        edit.delete("story", "s1")
    assert project.journal.undo_to(start) is not None
    assert not project.journal.can_undo
    project.journal.redo()
    project.journal.undo()
    assert titles(project) == ["قصة"]


def test_undo_refuses_when_the_row_has_changed_since(project: Project, connection_of: BackDoor) -> None:
    add_story(project, "s1")
    connection_of(project).execute("UPDATE story SET title = 'غير ذلك'")
    with pytest.raises(UserError) as problem:
        project.journal.undo()
    assert (problem.value.code, problem.value.arguments) == ("undo_conflict", {"table": "story", "row": "s1"})
    assert titles(project) == ["غير ذلك"]
    assert len(project.journal.history(10)) == 2


def test_undo_refuses_when_a_row_made_since_points_at_one_that_would_go(
    project: Project, connection_of: BackDoor
) -> None:
    with project.journal.edit("add_entity") as edit:
        entity = name_entity(edit)
    connection_of(project).execute("INSERT INTO entity_name VALUES ('n', ?, 'Huawei', 'en', 'preferred')", (entity.id,))
    with pytest.raises(UserError) as problem:
        project.journal.undo()
    assert problem.value.code == "undo_blocked"
    assert len(project.database.rows("SELECT * FROM entity_name")) == 2
    assert len(project.journal.history(10)) == 2


def test_subscribers_hear_of_an_edit_once_it_can_be_read(project: Project) -> None:
    heard = []
    end = project.journal.subscribe(lambda change: heard.append((change, titles(project))))
    add_story(project, "s1")
    end()
    add_story(project, "s2")
    assert len(heard) == 1
    change, seen = heard[0]
    assert (change.verb, change.rows, seen) == ("add_story", {"story": frozenset({"s1"})}, ["قصة"])


def test_a_subscriber_may_write(project: Project) -> None:
    def follow(change: ChangeSet) -> None:
        if change.verb == "add_story":
            with project.journal.edit("retitle") as edit:
                edit.update("story", "s1", title="أخرى")

    project.journal.subscribe(follow)
    add_story(project, "s1")
    assert titles(project) == ["أخرى"]


def test_a_change_set_names_the_articles_that_look_different(project: Project) -> None:
    with project.journal.edit("import") as edit:
        article, other = import_article(edit), import_article(edit, "نص آخر")
    assert edit.report is not None
    assert edit.report.articles == {article.id, other.id}
    with project.journal.edit("tag") as edit:
        entity = name_entity(edit)
        link = mention(edit, tag(edit, article, of("هواوي"), Layer.ENTITY), entity)
        told = tell(edit, article)
        argument = take_part(edit, told, entity, link)

    def reached(write: Callable[[Edit], None]) -> set[str]:
        with project.journal.edit("touch") as touched:
            write(touched)
        assert touched.report is not None
        return set(touched.report.articles)

    name, claim = entity.names[0].id, told.claim
    assert reached(lambda e: e.update("entity_name", name, text="هواوى")) == {article.id}
    assert reached(lambda e: e.update("entity", entity.id, note="ملاحظة")) == {article.id}
    assert reached(lambda e: e.update("event", told.event.id, title="غيره")) == {article.id}
    assert reached(lambda e: e.update("time_value", told.time.id, edtf="2025")) == {article.id}
    assert reached(lambda e: e.update("evidence", claim.id, polarity="denied")) == {article.id}
    assert reached(lambda e: e.update("evidence_time", claim.times[0].id, role="start")) == {article.id}
    assert reached(lambda e: e.update("attribution", claim.attributions[0].id, text="غيره")) == {article.id}
    assert reached(lambda e: e.update("argument", argument.id, text="هم")) == {article.id}
    assert reached(lambda e: e.insert("story", {"id": "s", "title": ""})) == set()
    assert reached(lambda e: e.delete_with_dependants("event", told.event.id)) == {article.id}
    assert reached(lambda e: e.delete_with_dependants("entity", entity.id)) == {article.id}


def test_derived_rows_are_written_outside_the_history(project: Project) -> None:
    with project.journal.edit("import") as edit:
        article = import_article(edit)
    heard: list[ChangeSet] = []
    project.journal.subscribe(heard.append)
    before = project.journal.history(10)
    with project.journal.derive() as derived:
        proposal_repository.replace(derived, article.id, [])
    assert project.journal.history(10) == before
    assert heard == [ChangeSet("", "derive", {}, frozenset({article.id}))]


def test_reading_can_not_write(project: Project) -> None:
    for statement in ("INSERT INTO story VALUES ('s', '') RETURNING id", "INSERT INTO story VALUES ('s', '')"):
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            project.database.rows(statement)
    assert titles(project) == []


def test_threads_write_one_after_the_other(project: Project) -> None:
    threads = [threading.Thread(target=add_story, args=(project, f"s{n}")) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(titles(project)) == 4
    assert [line.seq for line in project.journal.history(10)] == [5, 4, 3, 2, 1]


def test_a_full_disk_refuses_the_edit_and_keeps_what_was_there(project: Project, connection_of: BackDoor) -> None:
    add_story(project, "s1")
    connection = connection_of(project)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError) as problem:
        add_story(project, "s2", "ق" * 100_000)
    assert problem.value.code == "disk_full"
    assert titles(project) == ["قصة"]
    connection.execute("PRAGMA max_page_count = 1000000")
    add_story(project, "s3")


def several_changes_to_one_row(project: Project) -> None:
    """One edit that changes rows several times each, then back and forth: every state must be the right one."""
    add_story(project, "s1", "أ")
    before = stored(project.database)
    with project.journal.edit("compound") as edit:
        for title in ("ب", "ت", "ث"):
            edit.update("story", "s1", title=title)
        edit.insert("story", {"id": "s2", "title": "ج"})
        edit.update("story", "s2", title="ح")
        edit.insert("story", {"id": "s3", "title": "خ"})
        edit.delete("story", "s3")
        edit.delete("story", "s1")
        edit.insert("story", {"id": "s1", "title": "د"})
    after = stored(project.database)
    for state, go in ((before, project.journal.undo), (after, project.journal.redo), (before, project.journal.undo)):
        go()
        assert stored(project.database) == state
        assert replay(project.database).tables == state
        assert replay(project.database).broken == []


def test_several_changes_to_one_row_in_one_edit_come_back_in_the_right_order(project: Project) -> None:
    several_changes_to_one_row(project)


def _first_to_last(changes: list[Change]) -> list[Change]:
    return changes


def _record_once(self: Edit, table: str, row_id: str, **columns: object) -> None:
    before = self.image(table, row_id)
    self._connection.execute(f"UPDATE {table} SET title = ? WHERE id = ?", (columns["title"], row_id))
    if all((change.table, change.row_id) != (table, row_id) for change in self.changes):
        self.changes.append(Change(table, row_id, before, self.image(table, row_id)))


def _record_only_what_was_asked(self: Edit, table: str, row_id: str, **columns: object) -> None:
    before = self.image(table, row_id)
    self._connection.execute(f"UPDATE {table} SET title = ? WHERE id = ?", (columns["title"], row_id))
    self.changes.append(Change(table, row_id, before, dict(columns)))


@pytest.mark.parametrize("mutant", ["undo in the order of doing", "one image a row", "images in parts"])
def test_control_a_journal_that_gets_several_changes_wrong_is_found_out(
    project: Project, monkeypatch: pytest.MonkeyPatch, mutant: str
) -> None:
    if mutant == "undo in the order of doing":
        monkeypatch.setattr(journal, "reversed", _first_to_last, raising=False)
    elif mutant == "one image a row":
        monkeypatch.setattr(Edit, "update", _record_once)
    else:
        monkeypatch.setattr(Edit, "update", _record_only_what_was_asked)
    with pytest.raises((AssertionError, UserError)):
        several_changes_to_one_row(project)


def test_the_rank_follows_each_edit_undo_and_redo(project: Project) -> None:
    def order() -> list[str]:
        return [row["event_id"] for row in project.database.rows("SELECT event_id FROM timeline_rank ORDER BY rank")]

    with project.journal.edit("import") as edit:
        article = import_article(edit)
    with project.journal.edit("tell") as edit:
        first, second = (tell(edit, article, title=title).event.id for title in ("أ", "ب"))
    assert order() == [first, second]
    with project.journal.edit("retitle") as edit:
        event_repository.update(edit, first, title="ت")
    assert edit.report is not None
    assert edit.report.rows["timeline_rank"] == {first, second}
    assert order() == [second, first]
    with project.journal.edit("note") as edit:
        event_repository.update(edit, first, note="ملاحظة")
    assert edit.report is not None
    assert not edit.report.touches("timeline_rank")
    with project.journal.edit("merge") as edit:
        event_repository.update(edit, second, merged_into=first)
    assert order() == [first]
    project.journal.undo()
    project.journal.undo()
    project.journal.undo()
    assert order() == [first, second]


def test_an_article_text_is_kept_once_and_stays_for_redo(project: Project) -> None:
    with project.journal.edit("import") as edit:
        import_article(edit)
        import_article(edit)
    project.journal.undo()
    assert len(project.database.rows("SELECT sha256 FROM article_text")) == 1
    project.journal.redo()
    assert len(project.database.rows("SELECT id FROM article")) == 2


def test_merged_entities_answer_as_the_one_they_became(project: Project) -> None:
    with project.journal.edit("tag") as edit:
        article = import_article(edit)
        first, second = name_entity(edit), name_entity(edit, "Huawei", "en")
        annotation = tag(edit, article, of("هواوي"), Layer.ENTITY)
        mention(edit, annotation, second)
        entity_repository.update(edit, second.id, merged_into=first.id)
    assert entity_repository.mentions_in_article(project.database, article.id) == {annotation.id: first}
    assert entity_repository.mention_count(project.database, first.id) == 1
    assert entity_repository.bearers(project.database, "Huawei".__eq__) == [first.id]
    assert entity_repository.bearers(project.database, bool) == [first.id]
    assert entity_repository.merged_into(project.database, first.id) == [second.id]
    assert [each.id for each in entity_repository.all(project.database)] == [first.id]
