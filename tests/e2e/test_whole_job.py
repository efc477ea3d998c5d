"""The main job by real keys and a real mouse, from an empty project to the export and all the way back."""

import csv
from pathlib import Path

import pytest
from tests.e2e.screen import Screen, screen

from hawliyat import assets
from hawliyat.domain.annotation import Layer
from hawliyat.store import annotation_repository, article_repository, checking, event_repository, time_repository
from hawliyat.store.project import Project

READER_LINE = (800, 330)
"""A point inside the text of the reader in a window of 1440x900."""
EDITS = 9
"""Import, two tags, event, confirmation, time, and the tag of the evidence; keys too many do no harm."""


@pytest.mark.xserver
@pytest.mark.slow
def test_the_whole_job_is_done_by_hand(tmp_path: Path) -> None:
    project, table = tmp_path / "job.hawliyat", tmp_path / "timeline.csv"
    Project.create(project).close()
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    with screen(tmp_path) as hands:
        program = hands.start(str(project))
        try:
            _do_the_job(hands, pictures, table)
            hands.keys("ctrl+q")
            output, _ = program.communicate(timeout=20)
        finally:
            program.kill()
            program.wait()
    assert program.returncode == 0, output
    assert "Traceback" not in output
    _check_export(table)
    _check_file(project)


def _do_the_job(hands: Screen, pictures: Path, table: Path) -> None:
    sample = next(assets.seeds().glob("001_*.txt"))
    # import a file
    hands.keys("ctrl+i")
    hands.wait_for_window("Import articles")
    hands.type(str(sample))
    hands.keys("Return")
    hands.wait_for_window("Import")
    hands.photograph(pictures / "1-import.png")
    hands.keys("ctrl+Return")
    hands.wait_for_window("Hawliyat")
    # tag with keys: the first word, then with the mouse: a word of the text
    hands.keys("ctrl+Home", "ctrl+shift+Left", "2")
    hands.click(*READER_LINE, times=2)
    hands.keys("4")
    hands.photograph(pictures / "2-tagged.png")
    # an event of the first sentence, with a title of one's own
    hands.keys("ctrl+Home", "0")
    hands.type("Delay of R2")
    hands.keys("Return")
    hands.photograph(pictures / "3-event.png")
    # its time: confirming gave the keyboard back to the text; the inspector's second field
    hands.keys("F6", "Tab", "ctrl+a")
    hands.type("2025-06")
    hands.keys("Return")
    hands.photograph(pictures / "4-dated.png")
    # find it on the timeline, go to its evidence and back
    hands.keys("F6")
    hands.keys("Home", "Right", "Return")
    hands.photograph(pictures / "5-evidence.png")
    hands.keys("5")  # tags the selected evidence: the file will tell that it was the event's own sentence
    hands.keys("alt+Left")
    hands.photograph(pictures / "6-timeline.png")
    hands.keys("Return", "alt+Left")  # the event is selected still: Enter leads to the same sentence, and back again
    # export
    hands.keys("ctrl+e")
    hands.wait_for_window("Export")
    hands.photograph(pictures / "7-export.png")
    hands.keys("alt+f", "ctrl+a")
    hands.type(str(table))
    hands.keys("Return")
    hands.wait_until_gone("Export")
    hands.wait_for_window("Hawliyat")
    hands.photograph(pictures / "8-exported.png")
    # undo everything, the article's own import too
    hands.keys(*["ctrl+z"] * EDITS)
    hands.photograph(pictures / "9-undone.png")


def _check_export(table: Path) -> None:
    with table.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["title"] for row in rows] == ["Delay of R2"]
    assert rows[0]["edtf"] == "2025-06"


def _check_file(path: Path) -> None:
    """All of it was undone by hand, and all of it is still there to be done again; nothing else lies beside."""
    assert not list(path.parent.glob("*.hawliyat-*"))
    with Project.open(path) as project:
        assert article_repository.all(project.database) == []
        assert checking.findings(project) == []
        while project.journal.redo() is not None:
            pass
        _check_work(project)
        assert checking.findings(project) == []


def _check_work(project: Project) -> None:
    """What was done by hand, as it stands in the file."""
    database = project.database
    (article,) = article_repository.all(database)
    text = article_repository.text(database, article.id)
    annotations = annotation_repository.in_article(database, article.id)
    assert all(each.anchor.span.of(text) == each.anchor.quote for each in annotations)
    (evidence,) = [each.anchor.quote for each in annotations if each.layer is Layer.EVENT]
    tagged = {each.label_id: each.anchor.quote for each in annotations if each.layer is Layer.ENTITY}
    assert tagged["entity-organization"] == "أجّلت"
    assert " " not in tagged["entity-product"]
    assert tagged["entity-work"] == evidence
    (event,) = event_repository.all(database)
    assert event.time_value_id is not None
    assert time_repository.get(database, event.time_value_id).value.edtf == "2025-06"
