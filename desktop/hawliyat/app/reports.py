"""What the commands print: tables of articles, times and the timeline, and what an import or a check found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import get_terminal_size

from hawliyat.operations.importing import Choice, import_drafts, read_drafts, with_twins
from hawliyat.store import article_repository, checking, tagset_repository, timeline_repository
from hawliyat.store.project import Project
from hawliyat.store.publication import exact_day
from hawliyat.temporal import find_times
from hawliyat.timeline.entry import Entry
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.term_wording import language_name, term
from hawliyat.ui.terminal import table
from hawliyat.ui.time_wording import time_reading
from hawliyat.ui.wording import plain, tr


@dataclass(frozen=True, slots=True)
class ImportLines:
    """What an import says: of what came in (or was there already), and of what could not be read."""

    news: list[str]
    problems: list[str]


def import_files(project: Path, files: list[Path], metadata: Path | None, *, as_story: bool) -> ImportLines:
    """Import what can be read, in one edit."""
    with Project.open(project) as opened:
        candidates = with_twins(opened, read_drafts(files, metadata_csv=metadata))
        for each in candidates:
            if metadata is not None and each.name == metadata.name and each.problem is not None:
                raise each.problem  # without their table the articles would come in undated: better not at all
        if as_story:
            candidates = [replace(each, choice=Choice.SAME_STORY) if each.duplicate_of else each for each in candidates]
        report = import_drafts(opened, candidates)
        titles = [article_repository.get(opened.database, article_id).title for article_id in report.article_ids]
    news = [tr("Imported {title}", title=title or tr("untitled")) for title in titles]
    problems = []
    for skipped in report.skipped:
        problem = skipped.problem
        if problem is not None:
            problems.append(error_words(problem.code, problem.arguments))
        elif skipped.duplicate_of is not None:
            news.append(error_words("already_imported", {"title": skipped.duplicate_of.title or skipped.name}))
    return ImportLines(news, problems)


def article_table(project: Path) -> str:
    """The articles, oldest first."""
    with Project.open(project) as opened:
        rows = [
            (each.published_edtf or "—", language_name(each.language), each.publisher, each.title)
            for each in article_repository.all(opened.database)
        ]
    return _table((tr("Published"), tr("Language"), tr("Publisher"), tr("Title")), rows)


def time_table(project: Path) -> str:
    """The time expressions found in each article, in reading order."""
    rows = []
    with Project.open(project) as opened:
        for article in article_repository.all(opened.database):
            text = article_repository.text(opened.database, article.id)
            published = exact_day(article.published_edtf)
            for found in find_times(text, article.language, published, week_start=opened.week_start):
                where = f"{found.span.start}–{found.span.end}"
                rows.append((article.title, where, found.text, found.value.edtf or "—", time_reading(found.value)))
    return _table((tr("Article"), tr("Span"), tr("Text"), tr("EDTF"), tr("Reading")), rows)


def timeline_table(project: Path, *, reshape: bool = False) -> str:
    """The timeline, in its order, undated events last."""
    with Project.open(project) as opened:
        entries = timeline_repository.entries(opened.database)
        kinds = {label.id: label.name("en") for label in tagset_repository.labels(opened.database)}
        rows = [
            (_when(entry), entry.title, kinds.get(entry.label_id, ""), _manner(entry), str(len(entry.claims)))
            for entry in entries
        ]
    return _table((tr("When"), tr("Event"), tr("Kind"), tr("How"), tr("Claims")), rows, reshape=reshape)


def check_lines(project: Path) -> list[str]:
    """What is wrong with a project, a line each; empty if it is sound."""
    with Project.open(project) as opened:
        return [error_words(finding.code, finding.arguments) for finding in checking.findings(opened)]


def _when(entry: Entry) -> str:
    return time_reading(entry.value) if entry.value is not None and entry.is_dated else tr("undated")


def _manner(entry: Entry) -> str:
    """How the sources speak of it: planned, denied, disputed."""
    words = [term(entry.modality)]
    if entry.is_denied:
        words.append(tr("denied"))
    elif entry.is_disputed:
        words.append(tr("disputed"))
    return ", ".join(words)


def _table(headers: tuple[str, ...], rows: Sequence[Sequence[str]], *, reshape: bool = False) -> str:
    clean = [[plain(cell) for cell in row] for row in rows]
    return table(headers, clean, width=max(80, get_terminal_size((120, 40)).columns), reshape=reshape)
