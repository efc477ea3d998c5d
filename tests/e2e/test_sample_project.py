"""The sample project as it is built: what a reader finds in it, and that nothing of it is left to chance."""

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hawliyat.assets import seeds
from hawliyat.domain.errors import UserError
from hawliyat.domain.event import Modality
from hawliyat.domain.identity import ArticleId
from hawliyat.operations.sample import build_sample
from hawliyat.store import article_repository, checking, timeline_repository
from hawliyat.store.project import Project
from hawliyat.store.schema import JOURNALLED
from hawliyat.timeline.entry import Entry

ORDER = [
    "us-restrictions",  # 2022
    "doubao-launch",  # 2023-08
    "chip-order",  # 2024
    "app-usage",  # since the beginning of 2024
    "chip-delivery",  # until July 2024
    "video-models",  # 2024-09
    "r1",  # 2025, before 14 August
    "ant-paper",  # 2025-03
    "h20-sales",  # 2025-07
    "ft-report",  # 2025-08-14
    "r2-launch",  # in the six weeks after that
    "bytedance-model",  # undated, told of on 2024-09-30
    "ant-techniques",  # undated, 2025-03-24
    "r2-delay",  # undated, 2025-08-14
    "r2-training",  # undated, 2025-08-14
    "accelerator-tests",  # undated, 2025-08-29
    "small-models",  # undated, 2025-08-29
]
"""The events as a reader expects them: dated ones by when they can have begun, then the others by their source."""

WHO_AND_WHEN = {"made_by", "made_at", "imported_at", "chosen_by", "at"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.hawliyat"
    build_sample(path)
    return path


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path) as project:
        yield project


def short(event_id: str) -> str:
    return event_id.removeprefix("00-sample-event-")


def entries(project: Project) -> dict[str, Entry]:
    return {short(entry.event_id): entry for entry in timeline_repository.entries(project.database)}


def contents(project: Project) -> dict[str, list[dict[str, Any]]]:
    tables = {table: project.database.rows(f"SELECT * FROM {table} ORDER BY id") for table in JOURNALLED}
    return {
        table: [{name: value for name, value in row.items() if name not in WHO_AND_WHEN} for row in rows]
        for table, rows in tables.items()
        if table != "researcher"
    }


def test_the_texts_come_back_byte_for_byte(project: Project) -> None:
    for file in sorted(seeds().glob("*.txt")):
        article_id = ArticleId(f"00-sample-article-{file.name[:3]}")
        assert article_repository.text(project.database, article_id).encode("utf-8") == file.read_bytes()


def test_the_articles_have_the_metadata_of_the_table(project: Project) -> None:
    with (seeds() / "articles.csv").open(encoding="utf-8", newline="") as rows:
        table = list(csv.DictReader(rows))
    assert len(table) == 5
    for row in table:
        article = article_repository.get(project.database, ArticleId(f"00-sample-article-{row['file'][:3]}"))
        assert (article.published_edtf, article.language, article.publisher, article.note) == (
            row["published"],
            row["language"],
            row["source"],
            row["note"],
        )
        assert article.published_basis == "articles.csv"
        assert article.title == row["title"] if row["title"] else article.title.startswith("أجّلت شركة")


def test_every_span_is_the_quote_that_was_annotated(project: Project) -> None:
    rows = project.database.rows("SELECT article_id, char_start, char_end, quote, prefix, suffix FROM annotation")
    assert len(rows) > 250
    for row in rows:
        text = article_repository.text(project.database, row["article_id"])
        start, end = row["char_start"], row["char_end"]
        assert text[start:end] == row["quote"]
        assert text[max(0, start - 32) : start] == row["prefix"]
        assert text[end : end + 32] == row["suffix"]


def test_enough_is_mentioned_everywhere(project: Project) -> None:
    rows = project.database.rows(
        "SELECT article_id, entity_id FROM mention JOIN annotation ON annotation.id = mention.annotation_id"
    )
    assert len(rows) >= 40
    assert len({row["entity_id"] for row in rows}) >= 15
    assert len({row["article_id"] for row in rows}) == 5


def test_the_timeline_is_in_the_order_a_reader_expects(project: Project) -> None:
    assert list(entries(project)) == ORDER
    stored = project.database.rows("SELECT event_id FROM timeline ORDER BY rank")
    assert [short(row["event_id"]) for row in stored] == ORDER


def test_on_the_axis_and_undated_are_all_events(project: Project) -> None:
    dated = [slug for slug, entry in entries(project).items() if entry.is_dated]
    undated = [slug for slug, entry in entries(project).items() if not entry.is_dated]
    count = project.database.row("SELECT count(*) AS n FROM event")
    assert count == {"n": len(dated) + len(undated)}
    assert [*dated, *undated] == ORDER
    assert len(dated) == 11


def test_the_times_are_those_of_the_list_of_expected_times(project: Project) -> None:
    with (seeds() / "times.csv").open(encoding="utf-8", newline="") as rows:
        expected = Counter(
            (f"00-sample-article-{row['file'][:3]}", row["quote"], row["edtf"]) for row in csv.DictReader(rows)
        )
    accepted = project.database.rows(
        "SELECT article_id, quote, edtf FROM time_value JOIN annotation ON annotation.id = time_value.annotation_id"
    )
    waiting = project.database.rows("SELECT article_id, text AS quote, edtf FROM pending_proposal")
    assert Counter((row["article_id"], row["quote"], row["edtf"]) for row in accepted + waiting) == expected
    assert len(waiting) == 1


def test_an_accepted_time_keeps_how_it_was_read(project: Project) -> None:
    rows = project.database.rows("SELECT edtf, rule_id, anchor_kind FROM time_value")
    assert all(row["rule_id"] for row in rows)
    assert "published" in {row["anchor_kind"] for row in rows}


def test_the_two_plans_for_r2_exclude_each_other(project: Project) -> None:
    launch = entries(project)["r2-launch"]
    assert launch.times_disagree
    assert launch.modality is Modality.PLANNED
    assert launch.value is not None
    assert launch.value.edtf == "[2025-08-15..2025-09-25]"


def test_a_plan_that_is_denied_is_disputed_and_stays_a_plan(project: Project) -> None:
    plan = entries(project)["bytedance-model"]
    assert plan.is_disputed
    assert not plan.is_denied
    assert plan.modality is Modality.PLANNED
    assert plan.not_before is not None


def test_dependent_articles_are_one_source(project: Project) -> None:
    rows = project.database.rows(
        "SELECT id FROM article WHERE story_id = '00-sample-story-bytedance-huawei' ORDER BY id"
    )
    assert [row["id"][-3:] for row in rows] == ["000", "003"]


def test_the_project_is_sound(project: Project) -> None:
    assert checking.findings(project) == []


def test_two_builds_have_the_same_rows(project: Project, tmp_path: Path) -> None:
    build_sample(tmp_path / "again.hawliyat")
    with Project.open(tmp_path / "again.hawliyat") as again:
        assert contents(again) == contents(project)
        assert [entry.title for entry in timeline_repository.entries(again.database)] == [
            entry.title for entry in timeline_repository.entries(project.database)
        ]


def test_everything_can_be_undone_and_done_again(tmp_path: Path) -> None:
    build_sample(tmp_path / "undone.hawliyat")
    with Project.open(tmp_path / "undone.hawliyat") as project:
        built = contents(project)
        while project.journal.can_undo:
            project.journal.undo()
        left = {table for table, rows in contents(project).items() if rows}
        assert left == {"label", "role"}
        while project.journal.can_redo:
            project.journal.redo()
        assert contents(project) == built


def test_rows_made_later_sort_after_the_sample(project: Project) -> None:
    from hawliyat.domain.identity import new_id

    ids = [row["id"] for row in project.database.rows("SELECT id FROM article UNION SELECT id FROM evidence")]
    assert max(ids) < new_id()


def test_an_existing_file_is_left_as_it_is(tmp_path: Path) -> None:
    taken = tmp_path / "taken.hawliyat"
    taken.write_bytes(b"mine")
    with pytest.raises(UserError) as problem:
        build_sample(taken)
    assert problem.value.code == "project_exists"
    assert taken.read_bytes() == b"mine"


def test_a_quote_that_its_article_has_not_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    altered = tmp_path / "seeds"
    shutil.copytree(seeds(), altered, copy_function=shutil.copyfile)
    article = next(altered.glob("000_*.txt"))
    article.write_text(article.read_text(encoding="utf-8").replace("رويترز", "وكالة"), encoding="utf-8")
    monkeypatch.setattr("hawliyat.operations.sample.seeds", lambda: altered)
    with pytest.raises(UserError) as problem:
        build_sample(tmp_path / "sample.hawliyat")
    assert problem.value.code == "quote_missing"
    assert problem.value.arguments["quote"] == "رويترز"
    assert [left.name for left in tmp_path.iterdir()] == ["seeds"]


def test_one_file_is_left_and_nothing_half_built(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [file.name for file in path.parent.iterdir()] == [path.name]

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hawliyat.operations.sample.find_and_keep", fail)
    with pytest.raises(OSError, match="No space"):
        build_sample(tmp_path / "half.hawliyat")
    assert not list(tmp_path.iterdir())
