"""Import: files and pasted texts become candidates to look at, and candidates become articles in one edit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from hawliyat.domain.article import Article
from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import ArticleId, new_id
from hawliyat.domain.span import Span
from hawliyat.exchange.article_metadata import with_metadata
from hawliyat.exchange.language import propose_language
from hawliyat.exchange.text_file import (
    ImportDraft,
    draft_from_bytes,
    draft_from_text,
    propose_title,
    read_text_file,
)
from hawliyat.operations.articles import join
from hawliyat.operations.drafting import proposed_title
from hawliyat.operations.import_listing import Listing, list_files
from hawliyat.operations.publication import read_published
from hawliyat.operations.searching import find_and_keep
from hawliyat.store import article_repository
from hawliyat.store.journal import Edit
from hawliyat.store.project import Project
from hawliyat.text.cleaning import fold_presentation_forms
from hawliyat.text.direction import article_direction

PRESENTATION_FORMS = "presentation_forms"
"""The code of a draft whose text has Arabic letters as drawn shapes (U+FB50–U+FEFF)."""


class Choice(StrEnum):
    """What is to become of a candidate. SAME_STORY imports it as another source of the story it repeats."""

    IMPORT = "import"
    SKIP = "skip"
    SAME_STORY = "same_story"


@dataclass(frozen=True, slots=True)
class Twin:
    """What a candidate repeats, byte for byte or word for word: an article, or an earlier candidate by its place."""

    title: str
    article_id: ArticleId | None = None
    place: int = -1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file or text that may become an article: its draft, or the problem that leaves it without one.

    `metadata_name` names the table that `published` came from. `duplicate_of` is set by `with_twins`.
    """

    name: str
    draft: ImportDraft | None = None
    problem: UserError | None = None
    path: Path | None = None
    data: bytes | None = None
    metadata_name: str = ""
    duplicate_of: Twin | None = None
    choice: Choice = Choice.IMPORT

    @property
    def is_wanted(self) -> bool:
        """Whether it would be imported as things stand."""
        return self.draft is not None and self.choice is not Choice.SKIP


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The new articles in the order of their candidates, and the candidates that were left out."""

    article_ids: tuple[ArticleId, ...]
    skipped: tuple[Candidate, ...]


def read_drafts(paths: Iterable[Path], *, metadata_csv: Path | None = None) -> list[Candidate]:
    """Read files, folders and tables of metadata; what can't be read is a candidate with its problem."""
    return list(read_each(list_files(paths, metadata_csv)))


def read_each(listing: Listing) -> Iterator[Candidate]:
    """Yield a candidate per file of *listing*, then one per refusal."""
    yield from (read_file(listing, path) for path in listing.files)
    yield from refused(listing)


def read_file(listing: Listing, path: Path) -> Candidate:
    """Read one file of *listing*; what can't be read is a candidate with its problem."""
    table, row = listing.of(path)
    try:
        draft = with_metadata(_titled(read_text_file(path)), row)
    except UserError as problem:
        return Candidate(path.name, problem=problem, path=path)
    return Candidate(path.name, draft, path=path, metadata_name=table if row and row.published else "")


def refused(listing: Listing) -> list[Candidate]:
    """Return a candidate for each refusal of *listing*."""
    return [Candidate(refusal.name, problem=refusal.problem) for refusal in listing.refusals]


def candidate_from_text(text: str) -> Candidate:
    """Make a candidate of pasted *text*; raise UserError("empty_text") if there is nothing to see in it."""
    return Candidate("", _titled(draft_from_text(text)))


def candidate_from_bytes(data: bytes, name: str) -> Candidate:
    """Make a candidate of the bytes of a file."""
    try:
        return Candidate(name, _titled(draft_from_bytes(data, name)), data=data)
    except UserError as problem:
        return Candidate(name, problem=problem, data=data)


def reopened(candidate: Candidate, encoding: str) -> Candidate:
    """Read a candidate again in *encoding*, keeping what the researcher wrote; raise UserError if it does not fit."""
    if candidate.data is not None:
        draft = draft_from_bytes(candidate.data, candidate.name, encoding=encoding)
    elif candidate.path is not None:
        draft = read_text_file(candidate.path, encoding=encoding)
    else:
        return candidate
    draft, old = _titled(draft), candidate.draft
    if old is not None:
        draft = replace(
            draft,
            title=draft.title if old.title == _proposed_title(old.text) else old.title,
            language=draft.language if old.language == propose_language(old.text) else old.language,
            publisher=old.publisher,
            published=old.published,
            note=old.note,
        )
    return replace(candidate, draft=draft, problem=None)


def with_letters(candidate: Candidate) -> Candidate:
    """Store Arabic letters instead of their drawn shapes: offered here only, before anything is tagged."""
    draft = candidate.draft
    if draft is None:
        return candidate
    counts = {code: count for code, count in draft.counts.items() if code != PRESENTATION_FORMS}
    problems = tuple(code for code in draft.problems if code != PRESENTATION_FORMS)
    text, title = fold_presentation_forms(draft.text), fold_presentation_forms(draft.title)
    return replace(candidate, draft=replace(draft, text=text, title=title, counts=counts, problems=problems))


def with_twins(project: Project, candidates: Sequence[Candidate], *, since: int = 0) -> list[Candidate]:
    """Return *candidates* with what each one from place *since* on repeats, in the project or among those before it.

    A candidate newly found to repeat something is skipped unless the researcher says otherwise; one that repeats
    nothing any more is imported.
    """
    seen: dict[str, int] = {}
    marked = []
    for place, candidate in enumerate(candidates):
        if place < since:
            marked.append(candidate)
        else:
            twin = _twin(project, candidate, seen, candidates)
            choice = candidate.choice
            if (twin is None) != (candidate.duplicate_of is None):
                choice = Choice.IMPORT if twin is None else Choice.SKIP
            marked.append(replace(candidate, duplicate_of=twin, choice=choice))
        if candidate.draft is not None:
            for key in _keys(candidate.draft):
                seen.setdefault(key, place)
    return marked


def with_title_of(candidates: Sequence[Candidate], place: int) -> list[Candidate]:
    """Return *candidates* after one of them got another title: those that repeat it name it by that."""
    title = _title_at(candidates, place)
    return [
        replace(each, duplicate_of=Twin(title, place=place))
        if each.duplicate_of is not None and each.duplicate_of.place == place
        else each
        for each in candidates
    ]


def import_drafts(project: Project, candidates: Sequence[Candidate], *, find_times: bool = True) -> ImportReport:
    """Import the wanted candidates as one edit, then look for their times (or leave that to the caller).

    Raise UserError("bad_published") or ("impossible_date"), with name=, before anything is written.
    """
    wanted = {place: candidate for place, candidate in enumerate(candidates) if candidate.is_wanted}
    published = {place: _published(candidate) for place, candidate in wanted.items()}
    made: dict[int, Article] = {}
    if wanted:
        with project.journal.edit("import_articles", count=len(wanted)) as edit:
            for place, candidate in wanted.items():
                made[place] = _add(edit, candidate, published[place])
            for place, candidate in wanted.items():
                if candidate.choice is Choice.SAME_STORY:
                    _join(edit, project, made, place, candidates)
    report = ImportReport(
        tuple(article.id for article in made.values()),
        tuple(candidate for place, candidate in enumerate(candidates) if place not in made),
    )
    if find_times:
        find_and_keep(project, report.article_ids)
    return report


def _add(edit: Edit, candidate: Candidate, published: str) -> Article:
    draft = candidate.draft
    assert draft is not None
    basis = candidate.metadata_name or "researcher"
    article = Article(
        id=ArticleId(new_id()),
        text_sha256=article_repository.text_key(draft.text),
        title=" ".join(draft.title.split()),
        language=draft.language,
        direction=article_direction(draft.text, draft.language),
        publisher=draft.publisher.strip(),
        published_edtf=published,
        published_basis=basis if published else "",
        note=draft.note,
        imported_at=edit.made_at,
        original_sha256=draft.original_sha256,
        original_encoding=draft.original_encoding,
    )
    article_repository.add(edit, article, draft.text)
    return article


def _titled(draft: ImportDraft) -> ImportDraft:
    return draft if draft.title else replace(draft, title=_proposed_title(draft.text))


def _proposed_title(text: str) -> str:
    """The headline, else the first clause."""
    body = text.lstrip("\n")
    first_line = Span(0, (body + "\n").index("\n"))
    return propose_title(text) or proposed_title(body, first_line)


def _published(candidate: Candidate) -> str:
    draft = candidate.draft
    assert draft is not None
    try:
        value = read_published(draft.published, draft.language)
    except UserError as problem:
        raise UserError(problem.code, **problem.arguments, name=candidate.name) from None
    return value.edtf if value is not None else ""


def _join(edit: Edit, project: Project, made: dict[int, Article], place: int, candidates: Sequence[Candidate]) -> None:
    """Put a new article into the story of what it repeats; a twin that was skipped passes its own twin on."""
    twin = candidates[place].duplicate_of
    while twin is not None and twin.article_id is None and twin.place not in made:
        twin = candidates[twin.place].duplicate_of
    if twin is None:
        return
    if twin.article_id is not None:
        first = article_repository.get(project.database, twin.article_id)
    else:
        first = made[twin.place]
    story_id = join(edit, project, [first, made[place]], first.title)
    made[place] = replace(made[place], story_id=story_id)
    if twin.article_id is None:
        made[twin.place] = replace(first, story_id=story_id)


def _twin(project: Project, candidate: Candidate, seen: dict[str, int], candidates: Sequence[Candidate]) -> Twin | None:
    draft = candidate.draft
    if draft is None:
        return None
    for article in (
        *article_repository.by_original(project.database, draft.original_sha256),
        *article_repository.by_text(project.database, article_repository.text_key(draft.text)),
    ):
        return Twin(article.title, article.id)
    place = next((seen[key] for key in _keys(draft) if key in seen), None)
    if place is None:
        return None
    return Twin(_title_at(candidates, place), place=place)


def _title_at(candidates: Sequence[Candidate], place: int) -> str:
    draft = candidates[place].draft
    return (draft.title if draft else "") or candidates[place].name


def _keys(draft: ImportDraft) -> tuple[str, str]:
    return draft.original_sha256, draft.text
