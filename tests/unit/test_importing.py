"""Import: files of every kind become candidates, candidates become articles in one edit, and nothing stops the rest."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hawliyat.assets import seeds
from hawliyat.domain.article import ArticleStatus, Direction
from hawliyat.domain.errors import UserError
from hawliyat.operations import articles, history, importing
from hawliyat.operations.importing import Candidate, Choice
from hawliyat.operations.publication import read_published
from hawliyat.store import annotation_repository, article_repository, library_repository, proposal_repository
from hawliyat.store.project import Project

ARABIC = "عنوان الخبر\nقالت الشركة يوم الخميس إنها ستطلق منتجا جديدا في مايو.\n"
ENGLISH = "A headline\nThe company said on Thursday that it would launch the product in May.\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.hawliyat") as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    return made


def _written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _dated(candidate: Candidate, published: str) -> Candidate:
    assert candidate.draft is not None
    return replace(candidate, draft=replace(candidate.draft, published=published))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256"])
def test_the_same_words_come_out_of_every_encoding(folder: Path, encoding: str) -> None:
    (candidate,) = importing.read_drafts([_written(folder, "a.txt", (ARABIC * 4).encode(encoding))])
    assert candidate.draft is not None
    assert candidate.draft.text == ARABIC * 4
    assert candidate.draft.language == "ar"
    assert candidate.draft.title == "عنوان الخبر"


def test_what_cant_be_read_says_why_and_stops_nothing(folder: Path) -> None:
    _written(folder, "good.txt", ARABIC)
    names = {"empty.txt": b"", "scan.txt": b"%PDF-1.7 ...", "noise.txt": bytes(range(256)) * 4}
    bad = [_written(folder, name, data) for name, data in names.items()]
    vanished, directory = folder / "gone.txt", folder / "deep"
    directory.mkdir()
    read = importing.read_drafts([*bad, vanished, directory, folder / "good.txt"])
    problems = {candidate.name: candidate.problem.code for candidate in read if candidate.problem is not None}
    assert problems == {
        "empty.txt": "empty_file",
        "scan.txt": "binary_file",
        "noise.txt": "binary_file",
        "gone.txt": "file_not_found",
        "deep": "empty_folder",
    }
    assert [candidate.name for candidate in read if candidate.draft is not None] == ["good.txt"]


def test_a_folder_brings_its_texts_and_its_table_of_metadata() -> None:
    read = importing.read_drafts([seeds()])
    texts = [candidate for candidate in read if candidate.draft is not None]
    assert len(texts) == 5
    drafts = [candidate.draft for candidate in texts if candidate.draft is not None]
    assert [draft.published for draft in drafts] == [
        "2024-09-30",
        "2025-08-14",
        "2025-08-29",
        "2024-09-30",
        "2025-03-24",
    ]
    assert {draft.language for draft in drafts} == {"ar", "pt"}
    assert drafts[3].publisher == "CNN"
    assert all(draft.title for draft in drafts)


def test_a_table_alone_brings_the_files_it_names(folder: Path) -> None:
    _written(folder, "a.txt", ARABIC)
    table = _written(folder, "articles.csv", "file,title,published\na.txt,T,2025-08-14\nlost.txt,L,2025-01-01\n")
    here, lost = importing.read_drafts([table])
    assert here.draft is not None
    assert (here.draft.title, here.draft.published, here.metadata_name) == ("T", "2025-08-14", "articles.csv")
    assert lost.problem is not None
    assert lost.problem.code == "file_not_found"


def test_a_table_that_is_none_is_one_more_problem(folder: Path) -> None:
    paths = [_written(folder, "a.txt", ARABIC), _written(folder, "numbers.csv", "x,y\n1,2\n")]
    good, bad = importing.read_drafts(paths)
    assert good.draft is not None
    assert bad.problem is not None
    assert bad.problem.code == "missing_column"


def test_an_import_is_one_edit_that_undo_takes_back(project: Project, folder: Path) -> None:
    paths = [_written(folder, "a.txt", ARABIC), _written(folder, "b.txt", ENGLISH)]
    read = [_dated(candidate, "2025-08-14") for candidate in importing.read_drafts(paths)]
    report = importing.import_drafts(project, read)
    stored = [article_repository.get(project.database, article_id) for article_id in report.article_ids]
    assert [article.direction for article in stored] == [Direction.RTL, Direction.LTR]
    assert [article.published_edtf for article in stored] == ["2025-08-14"] * 2
    assert [article.published_basis for article in stored] == ["researcher"] * 2
    assert stored[0].original_sha256 == sha256(paths[0].read_bytes()).hexdigest()
    assert stored[0].original_encoding == "utf-8"
    assert article_repository.text(project.database, stored[0].id) == ARABIC
    assert proposal_repository.in_article(project.database, stored[0].id)
    project.journal.undo()
    assert article_repository.all(project.database) == []
    assert project.journal.next_undo is None


def test_an_article_without_a_date_is_imported_and_its_relative_times_wait(project: Project, folder: Path) -> None:
    report = importing.import_drafts(project, importing.read_drafts([_written(folder, "a.txt", ARABIC)]))
    (article,) = report.article_ids
    assert article_repository.get(project.database, article).published_edtf == ""
    found = proposal_repository.in_article(project.database, article)
    assert not any(proposal.expression.value.is_resolved for proposal in found)
    articles.update_article(project, article_id=article, published_edtf="2025-08-14")
    resolved = [each.expression.value.edtf for each in proposal_repository.in_article(project.database, article)]
    assert "2025-08-14" in resolved


def test_proposals_follow_an_article_through_undo_and_redo(project: Project, folder: Path) -> None:
    def found() -> list[str]:
        return [each.expression.value.edtf for each in proposal_repository.in_article(project.database, article)]

    (article,) = importing.import_drafts(
        project, importing.read_drafts([_written(folder, "a.txt", ARABIC)])
    ).article_ids
    undated = found()
    articles.update_article(project, article_id=article, published_edtf="2025-08-14")
    dated = found()
    assert dated != undated
    history.undo(project)
    assert found() == undated
    history.undo(project)
    assert found() == []
    history.redo(project)
    assert found() == undated
    history.redo(project)
    assert found() == dated


def test_an_impossible_date_stops_the_import_before_anything_is_written(project: Project, folder: Path) -> None:
    paths = [_written(folder, "a.txt", ARABIC), _written(folder, "b.txt", ENGLISH)]
    first, second = importing.read_drafts(paths)
    with pytest.raises(UserError) as caught:
        importing.import_drafts(project, [first, _dated(second, "2025-02-30")])
    assert caught.value.code == "impossible_date"
    assert caught.value.arguments["name"] == "b.txt"
    assert article_repository.all(project.database) == []


def test_the_same_bytes_are_told_and_skipped(project: Project, folder: Path) -> None:
    paths = [_written(folder, "a.txt", ARABIC), _written(folder, "again.txt", ARABIC)]
    first, second = importing.with_twins(project, importing.read_drafts(paths))
    assert first.duplicate_of is None
    assert second.duplicate_of is not None
    assert second.choice is Choice.SKIP
    report = importing.import_drafts(project, [first, second])
    assert len(report.article_ids) == 1
    assert report.skipped == (second,)
    (later,) = importing.with_twins(project, importing.read_drafts([paths[1]]))
    assert later.duplicate_of is not None
    assert later.duplicate_of.article_id == report.article_ids[0]


def test_the_same_words_in_another_encoding_are_the_same(project: Project, folder: Path) -> None:
    importing.import_drafts(project, importing.read_drafts([_written(folder, "a.txt", ARABIC)]))
    read = importing.read_drafts([_written(folder, "b.txt", ARABIC.replace("\n", "\r\n").encode("utf-16"))])
    (twin,) = importing.with_twins(project, read)
    assert twin.duplicate_of is not None


def test_a_twin_can_come_in_as_another_source_of_the_story(project: Project, folder: Path) -> None:
    first = importing.import_drafts(project, importing.read_drafts([_written(folder, "a.txt", ARABIC)]))
    names = ("b.txt", "c.txt")
    read = importing.with_twins(project, importing.read_drafts([_written(folder, name, ARABIC) for name in names]))
    chosen = [replace(candidate, choice=Choice.SAME_STORY) for candidate in read]
    report = importing.import_drafts(project, chosen)
    stored = article_repository.all(project.database)
    assert {article.id for article in stored} == {*first.article_ids, *report.article_ids}
    assert len({article.story_id for article in stored}) == 1
    assert stored[0].story_id is not None
    assert [summary.of_story for summary in library_repository.summaries(project.database)] == [3, 3, 3]
    project.journal.undo()
    (left,) = article_repository.all(project.database)
    assert left.story_id is None


def test_a_twin_of_a_skipped_twin_joins_what_both_repeat(project: Project, folder: Path) -> None:
    first = importing.import_drafts(project, importing.read_drafts([_written(folder, "a.txt", ARABIC)]))
    names = ("b.txt", "c.txt")
    read = importing.with_twins(project, importing.read_drafts([_written(folder, name, ARABIC) for name in names]))
    report = importing.import_drafts(project, [read[0], replace(read[1], choice=Choice.SAME_STORY)])
    stories = {
        article_repository.get(project.database, article_id).story_id
        for article_id in (*first.article_ids, *report.article_ids)
    }
    assert len(stories) == 1


def test_reopening_reads_the_same_bytes_anew_and_keeps_what_was_typed(folder: Path) -> None:
    path = _written(
        folder, "a.txt", ("Notícia\nA informação não é nova, disse a fonte na quinta-feira.\n").encode("cp1252")
    )
    (read,) = importing.read_drafts([path])
    assert read.draft is not None
    wrong = importing.reopened(read, "cp1256")
    assert wrong.draft is not None
    assert wrong.draft.title != "Notícia"
    typed = replace(wrong, draft=replace(wrong.draft, publisher="Folha"))
    right = importing.reopened(typed, "cp1252")
    assert right.draft is not None
    assert (right.draft.title, right.draft.publisher) == ("Notícia", "Folha")
    with pytest.raises(UserError) as caught:
        importing.reopened(read, "utf-8")
    assert caught.value.code == "undecodable"


def test_a_pasted_text_becomes_a_candidate_and_nothing_pasted_does_not() -> None:
    assert importing.candidate_from_text(ARABIC).is_wanted
    with pytest.raises(UserError) as caught:
        importing.candidate_from_text(" \n\ufeff")
    assert caught.value.code == "empty_text"


def test_articles_join_one_story_and_leave_it(project: Project, folder: Path) -> None:
    texts = (ARABIC, ENGLISH, ARABIC + ENGLISH)
    paths = [_written(folder, f"{number}.txt", text) for number, text in enumerate(texts)]
    ids = importing.import_drafts(project, importing.read_drafts(paths)).article_ids
    story = articles.join_story(project, article_ids=ids[:2])
    assert articles.join_story(project, article_ids=ids[1:]) == story
    assert {article.story_id for article in article_repository.all(project.database)} == {story}
    articles.remove_article(project, article_id=ids[0])
    articles.remove_article(project, article_id=ids[1])
    (left,) = article_repository.all(project.database)
    assert left.story_id is None
    assert article_repository.stories(project.database) == []
    with pytest.raises(UserError):
        articles.join_story(project, article_ids=ids[2:])


def test_removing_an_article_and_undoing_it_brings_everything_back(tmp_path: Path) -> None:
    from hawliyat.operations.sample import build_sample

    build_sample(tmp_path / "s.hawliyat")
    with Project.open(tmp_path / "s.hawliyat") as project:
        before = library_repository.summaries(project.database)
        count = articles.remove_article(project, article_id=before[0].id)
        assert count == len(_annotations(project, before[0].id, undone=True))
        assert library_repository.summaries(project.database)[0].id != before[0].id
        project.journal.undo()
        project.journal.undo()
        project.journal.redo()
        assert library_repository.summaries(project.database)[0] == before[0]


def _annotations(project: Project, article_id: str, *, undone: bool) -> list[object]:
    if undone:
        project.journal.undo()
    found: list[object] = list(annotation_repository.in_article(project.database, article_id))  # type: ignore[arg-type]
    if undone:
        project.journal.redo()
    return found


def test_an_update_of_nothing_is_no_edit(project: Project, folder: Path) -> None:
    (article,) = importing.import_drafts(
        project, importing.read_drafts([_written(folder, "a.txt", ARABIC)])
    ).article_ids
    last = project.journal.next_undo
    articles.update_article(project, article_id=article, title="عنوان الخبر", status=ArticleStatus.NEW)
    assert project.journal.next_undo == last
    articles.update_article(project, article_id=article, publisher=" Reuters ", status=ArticleStatus.DONE)
    stored = article_repository.get(project.database, article)
    assert (stored.publisher, stored.status) == ("Reuters", ArticleStatus.DONE)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2025-08-14", "2025-08-14"),
        ("٢٠٢٥-٠٨-١٤", "2025-08-14"),
        ("2025/8/14", "2025-08-14"),
        ("14/8/2025", "2025-08-14"),
        ("8/8/2025", "2025-08-08"),
        ("2025-08", "2025-08"),
        ("2025", "2025"),
        ("14 August 2025", "2025-08-14"),
    ],
)
def test_dates_are_read_as_they_are_written(typed: str, edtf: str) -> None:
    value = read_published(typed, "en")
    assert value is not None
    assert value.edtf == edtf


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2025-02-30", "impossible_date"),
        ("2025-13-01", "impossible_date"),
        ("31/4/2025", "impossible_date"),
        ("3/4/2025", "ambiguous_date"),
        ("13/14/2025", "impossible_date"),
        ("yesterday", "bad_published"),
        ("../2024", "bad_published"),
        ("Thursday", "bad_published"),
    ],
)
def test_what_is_no_date_or_could_be_two_is_refused(typed: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_published(typed, "en")
    assert caught.value.code == code


@given(st.dates())
def test_every_day_is_read_back(day: object) -> None:
    value = read_published(str(day))
    assert value is not None
    assert value.edtf == str(day)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_a_user_error(typed: str) -> None:
    try:
        value = read_published(typed, "ar")
    except UserError:
        return
    assert value is None or value.bounds.earliest_start is not None
