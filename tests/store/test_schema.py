"""The schema: everything is explained, every reference is in the map of dependants, old files open."""

import gzip
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.store_samples import import_article, mention, month, name_entity, of, tag, take_part, tell

from hawliyat.domain.annotation import Layer
from hawliyat.domain.errors import UserError
from hawliyat.domain.event import Event, Evidence, TimeBasis
from hawliyat.domain.identity import EventId, EvidenceId, TimeId, new_id
from hawliyat.domain.time_value import StoredTime
from hawliyat.store import (
    article_repository,
    checking,
    event_repository,
    migrations,
    schema,
    time_repository,
    timeline_repository,
)
from hawliyat.store.dependants import REFERENCES, Fate
from hawliyat.store.indexes import INDEXES
from hawliyat.store.project import Project

GOLDEN = Path(__file__).parent / "golden"


def columns_of(project: Project, table: str) -> Mapping[str, Mapping[str, Any]]:
    return {row["name"]: row for row in project.database.rows(f"SELECT * FROM pragma_table_info('{table}')")}


def test_every_table_and_column_says_what_it_is(project: Project) -> None:
    for row in project.database.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
    ):
        lines = row["sql"].splitlines()
        assert lines[1].strip().startswith("-- "), row["name"]
        explained = {re.match(r"\s+(\w+)", line)[1] for line in lines[2:] if "  -- " in line}  # type: ignore[index]
        assert explained == set(columns_of(project, row["name"])), row["name"]


def test_every_table_is_known_as_journalled_derived_or_neither(project: Project) -> None:
    tables = {row["name"] for row in project.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    others = {"meta", "article_text", "edit", "change", "_sqlite_migrations"}
    assert tables == {*schema.JOURNALLED, *schema.DERIVED, *others}


def test_the_map_of_dependants_is_the_schemas_foreign_keys(project: Project) -> None:
    keys = {
        (key["table"], table, key["from"])
        for table in schema.JOURNALLED
        for key in project.database.rows(f"SELECT * FROM pragma_foreign_key_list('{table}')")
        if key["table"] in schema.JOURNALLED
    }
    mapped = {(parent, each.table, each.column) for parent, found in REFERENCES.items() for each in found}
    assert mapped == keys


def test_only_columns_that_may_be_null_are_cleared(project: Project) -> None:
    for found in REFERENCES.values():
        for each in found:
            columns = columns_of(project, each.table)
            assert each.fate is not Fate.CLEAR or not columns[each.column]["notnull"], each
            assert {*each.also, *each.unless_left} <= columns.keys(), each


def test_every_reference_is_indexed_and_checked_at_the_end(project: Project) -> None:
    searched = {(table, columns[0]) for table, *columns in INDEXES}
    for parent, found in REFERENCES.items():
        if parent != "researcher":  # its deletion is always refused; a scan will do
            assert {(each.table, each.column) for each in found} <= searched, parent
    for row in project.database.rows("SELECT name, sql FROM sqlite_schema WHERE sql LIKE '%REFERENCES%'"):
        if row["name"] != "edit":
            assert row["sql"].count("REFERENCES") == row["sql"].count("DEFERRABLE INITIALLY DEFERRED"), row["name"]


def counts(project: Project) -> dict[str, int]:
    tables = ("article", "annotation", "mention", "entity", "entity_name", "time_value", "event", "evidence")
    tables += ("evidence_time", "attribution", "argument")
    return {
        table: row["n"]
        for table in tables
        if (row := project.database.row(f"SELECT count(*) AS n FROM {table}")) and row["n"]
    }


@pytest.fixture
def story(project: Project) -> dict[str, Any]:
    """One article with an entity mentioned twice, and an event that a claim dates and the entity takes part in."""
    with project.journal.edit("everything") as edit:
        article = import_article(edit)
        entity = name_entity(edit)
        links = [mention(edit, tag(edit, article, of(quote), Layer.ENTITY), entity) for quote in ("هواوي", "بكين")]
        told = tell(edit, article)
        argument = take_part(edit, told, entity, links[0])
        worded = take_part(edit, told, entity, None, "الشركة")
    return {"article": article, "entity": entity, "links": links, "told": told, "argument": argument, "worded": worded}


def delete(project: Project, table: str, row_id: str) -> None:
    with project.journal.edit("delete") as edit:
        edit.delete_with_dependants(table, row_id)
    assert checking.findings(project) == []


def test_an_article_takes_all_that_stands_on_it(project: Project, story: dict[str, Any]) -> None:
    delete(project, "article", story["article"].id)
    assert counts(project) == {"entity": 1, "entity_name": 1, "event": 1, "argument": 2}
    event = event_repository.all(project.database)[0]
    assert (event.time_value_id, event.time_basis, event.basis_evidence_id) == (None, TimeBasis.NONE, None)
    arguments = event_repository.arguments_of(project.database, event.id)
    assert [(each.mention_id, each.evidence_id) for each in arguments] == [(None, None), (None, None)]
    project.journal.undo()
    assert counts(project)["annotation"] == 4


def test_an_event_takes_its_claims_but_not_the_tags_in_the_text(project: Project, story: dict[str, Any]) -> None:
    delete(project, "event", story["told"].event.id)
    assert counts(project) == {
        "article": 1,
        "annotation": 4,
        "mention": 2,
        "entity": 1,
        "entity_name": 1,
        "time_value": 1,
    }


def test_a_claim_takes_the_time_it_gave(project: Project, story: dict[str, Any]) -> None:
    delete(project, "evidence", story["told"].claim.id)
    event = event_repository.get(project.database, story["told"].event.id)
    assert (event.time_value_id, event.time_basis) == (None, TimeBasis.NONE)
    assert counts(project)["argument"] == 2


def test_an_entity_takes_its_names_and_mentions_and_leaves_what_has_words(
    project: Project, story: dict[str, Any]
) -> None:
    delete(project, "entity", story["entity"].id)
    assert counts(project).keys() & {"entity", "entity_name", "mention"} == set()
    left = event_repository.arguments_of(project.database, story["told"].event.id)
    assert [(each.entity_id, each.text) for each in left] == [(None, "الشركة")]


def test_a_mention_leaves_the_participant_it_showed(project: Project, story: dict[str, Any]) -> None:
    delete(project, "mention", story["links"][0].id)
    left = event_repository.arguments_of(project.database, story["told"].event.id)
    assert [(each.id, each.mention_id) for each in left] == [
        (story["argument"].id, None),
        (story["worded"].id, None),
    ]


def test_a_mention_takes_a_participant_that_is_nothing_else(project: Project, story: dict[str, Any]) -> None:
    with project.journal.edit("bare") as edit:
        edit.update("argument", story["argument"].id, entity_id=None)
    delete(project, "mention", story["links"][0].id)
    assert counts(project)["argument"] == 1


def test_a_time_leaves_the_event_undated(project: Project, story: dict[str, Any]) -> None:
    delete(project, "time_value", story["told"].time.id)
    event = event_repository.get(project.database, story["told"].event.id)
    assert (event.time_value_id, event.time_basis) == (None, TimeBasis.NONE)
    assert "evidence_time" not in counts(project)


def test_a_typed_time_goes_with_the_last_event_that_uses_it(project: Project, story: dict[str, Any]) -> None:
    with project.journal.edit("date") as edit:
        typed = StoredTime(TimeId(new_id()), month(2024, 1), None, edit.made_by)
        time_repository.add(edit, typed)
        other = Event(EventId(new_id()), "غيره", story["told"].event.label_id, typed.id, TimeBasis.RESEARCHER)
        event_repository.add(edit, other)
        event_repository.update(
            edit, story["told"].event.id, time_value_id=typed.id, time_basis="researcher", basis_evidence_id=None
        )
    delete(project, "event", story["told"].event.id)
    assert counts(project)["time_value"] == 2
    delete(project, "event", other.id)
    assert counts(project)["time_value"] == 1


def test_a_kind_in_use_is_not_deleted(project: Project, story: dict[str, Any]) -> None:
    for table, row in (("label", story["entity"].label_id), ("role", "role-participant")):
        with pytest.raises(UserError) as problem, project.journal.edit("delete") as edit:
            edit.delete_with_dependants(table, row)
        assert problem.value.code == "in_use"
    with project.journal.edit("delete") as edit:
        edit.delete_with_dependants("label", "entity-work")
    assert counts(project)["entity"] == 1


def test_rows_that_refer_to_each_other_are_deleted_together(project: Project, story: dict[str, Any]) -> None:
    """Two claims on one annotation, one of them the basis: whatever the order, each row goes once."""
    told = story["told"]
    with project.journal.edit("twice") as edit:
        event_repository.add_evidence(edit, Evidence(EvidenceId(new_id()), told.event.id, told.trigger.id))
        event_repository.add(edit, Event(EventId(new_id()), "مكرر", told.event.label_id, merged_into=told.event.id))
    delete(project, "annotation", told.trigger.id)
    assert "evidence" not in counts(project)
    delete(project, "event", told.event.id)
    assert [each.merged_into for each in event_repository.all(project.database)] == [None]


def test_a_map_without_a_reference_would_be_found_out(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: the comparison with the foreign keys sees a missing line."""
    monkeypatch.setitem(REFERENCES, "mention", ())  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        test_the_map_of_dependants_is_the_schemas_foreign_keys(project)


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.gz")), ids=lambda file: file.stem)
def test_a_stored_file_of_each_version_opens_and_is_sound(golden: Path, path: Path) -> None:
    path.write_bytes(gzip.decompress(golden.read_bytes()))
    with Project.open(path) as project:
        assert project.database.row("PRAGMA user_version") == {"user_version": migrations.latest()}
        assert checking.findings(project) == []
        assert [entry.title for entry in timeline_repository.entries(project.database)] == ["إطلاق هاتف", "نفي التأخير"]
        assert len(article_repository.all(project.database)) == 1
        assert [line.verb for line in project.journal.history(20)][-3:] == ["tell", "import_article", "baseline"]


def test_there_is_a_stored_file_of_every_version() -> None:
    assert len(list(GOLDEN.glob("version-*.gz"))) == migrations.latest()


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what makes the program one version newer: articles get a column."""

    def upgrade() -> None:
        def add_column(tables: Any) -> None:
            tables["article"].add_column("mood", str, not_null_default="")

        monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("mood", add_column)))

    return upgrade


def test_an_older_file_is_brought_up_to_date_and_its_history_begins_anew(
    path: Path, next_version: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Project.create(path) as project, project.journal.edit("import_article") as edit:
        article = import_article(edit)
    next_version()
    with Project.open(path) as project:
        assert project.database.row("SELECT mood FROM article") == {"mood": ""}
        assert not project.journal.can_undo
        assert [line.verb for line in project.journal.history(9)] == ["baseline", "import_article", "baseline"]
        assert checking.findings(project) == []
        with project.journal.edit("delete") as edit:
            edit.delete_with_dependants("article", article.id)
        project.journal.undo()
        assert checking.findings(project) == []
        with pytest.raises(KeyError):
            project.journal.undo_to(project.journal.history(9)[-2].id)
    Project.open(path).close()
    monkeypatch.undo()
    with pytest.raises(UserError) as problem:
        Project.open(path)
    assert problem.value.code == "newer_project"


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, print_of: Callable[[Path], dict[str, Any]]
) -> None:
    def fail(tables: Any) -> None:
        tables["article"].add_column("mood", str)
        raise ZeroDivisionError

    Project.create(path).close()
    before = [content for content, _ in print_of(path.parent).values()]
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, ("fails", fail)))
        migrations.objects.cache_clear()
        with pytest.raises(ZeroDivisionError):
            Project.open(path)
    with Project.open(path) as project:
        assert checking.findings(project) == []
    assert len(before) == 1
