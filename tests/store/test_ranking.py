"""The order kept in the file."""

from pathlib import Path

from hawliyat.domain.event import Event
from hawliyat.domain.identity import EventId, LabelId
from hawliyat.store import checking, event_repository, timeline_repository
from hawliyat.store.project import Project


def test_the_first_removal_after_opening_moves_the_later_events_up(tmp_path: Path) -> None:
    path = tmp_path / "ranks.hawliyat"
    with Project.create(path) as project, project.journal.edit("make_event", title="") as edit:
        for number in range(3):
            event_repository.add(edit, Event(EventId(f"event-{number}"), str(number), LabelId("event-other")))
    with Project.open(path) as project:
        with project.journal.edit("remove_event", title="") as edit:
            edit.delete_with_dependants("event", "event-0")
        assert checking.findings(project) == []
        assert [entry.event_id for entry in timeline_repository.entries(project.database)] == ["event-1", "event-2"]
        ranks = project.database.rows("SELECT rank FROM timeline_rank ORDER BY rank")
        assert [row["rank"] for row in ranks] == [1, 2]
