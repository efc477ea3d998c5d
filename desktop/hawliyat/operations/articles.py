"""What a researcher does with articles once they are in the project."""

from collections.abc import Sequence

from hawliyat.domain.article import Article, ArticleStatus, Direction, Story
from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import ArticleId, StoryId, new_id
from hawliyat.operations.publication import read_published
from hawliyat.operations.searching import find_and_keep, unsearched
from hawliyat.operations.tagging import remove_annotation
from hawliyat.store import annotation_repository, article_repository
from hawliyat.store.journal import Edit
from hawliyat.store.project import Project
from hawliyat.text.paragraphs import paragraph_at

EDITABLE = frozenset(
    {"title", "language", "publisher", "byline", "issue", "page", "archive_ref", "url", "published_edtf", "note"}
)


def update_article(
    project: Project,
    *,
    article_id: ArticleId,
    status: ArticleStatus | None = None,
    find_times: bool = True,
    **fields: str,
) -> None:
    """Change an article's own data (the fields of `EDITABLE`, and its status); its text never changes.

    A new publication date is read as `read_published` does. It or a new language finds the times again; without
    *find_times* somebody else does that (`searching.unsearched`).
    """
    unknown = set(fields) - EDITABLE
    if unknown:
        raise TypeError(f"not a field to edit: {', '.join(sorted(unknown))}")
    article = article_repository.get(project.database, article_id)
    wanted: dict[str, str] = {name: value.strip() for name, value in fields.items()}
    if "published_edtf" in wanted:
        value = read_published(wanted["published_edtf"], wanted.get("language", article.language))
        wanted["published_edtf"] = value.edtf if value is not None else ""
        wanted["published_basis"] = "researcher" if value is not None else ""
    if status is not None:
        wanted["status"] = status
    changed = {name: value for name, value in wanted.items() if getattr(article, name) != value}
    if not set(changed) - {"published_basis"}:
        return
    with project.journal.edit("update_article", title=wanted.get("title", article.title)) as edit:
        edit.update("article", article_id, **changed)
    if find_times and changed.keys() & {"published_edtf", "language"}:
        find_and_keep(project, unsearched(project, [article_id]))


def set_paragraph_direction(
    project: Project, *, article_id: ArticleId, offset: int, direction: Direction | None
) -> None:
    """Set which way the paragraph at *offset* (code points) runs; None lets the rule decide again."""
    start = paragraph_at(article_repository.text(project.database, article_id), offset).start
    with project.journal.edit("set_paragraph_direction", direction=direction or "") as edit:
        article_repository.set_paragraph_direction(edit, article_id, start, direction)


def join_story(project: Project, *, article_ids: Sequence[ArticleId], title: str = "") -> StoryId:
    """Say that articles go back to one report: they count as one source from now on. Return the story's id.

    Stories that some of them already belong to become one, with all their articles.
    """
    joined = [article_repository.get(project.database, article_id) for article_id in article_ids]
    if len(joined) < 2:
        raise UserError("one_article_story")
    name = title or joined[0].title
    with project.journal.edit("join_story", title=name, count=len(joined)) as edit:
        return join(edit, project, joined, name)


def join(edit: Edit, project: Project, articles: Sequence[Article], title: str) -> StoryId:
    """Put *articles* into one story within *edit*: the first story one of them has, else a new one."""
    old = list(dict.fromkeys(article.story_id for article in articles if article.story_id is not None))
    story_id = old[0] if old else StoryId(new_id())
    if not old:
        article_repository.add_story(edit, Story(story_id, title))
    moved = {article.id for article in articles if article.story_id != story_id}
    for other in old[1:]:
        moved |= {article.id for article in article_repository.in_story(project.database, other)}
    for article_id in sorted(moved):
        edit.update("article", article_id, story_id=story_id)
    for other in old[1:]:
        edit.delete("story", other)
    return story_id


def remove_article(project: Project, *, article_id: ArticleId) -> int:
    """Remove an article with its annotations and what rests on them; return how many annotations went with it.

    Events that keep evidence elsewhere stay. Undo brings all of it back.
    """
    article = article_repository.get(project.database, article_id)
    annotations = list(annotation_repository.in_article(project.database, article_id))
    with project.journal.edit("remove_article", title=article.title, count=len(annotations)) as edit:
        for annotation in annotations:
            remove_annotation(edit, project.database, annotation)
        edit.delete_with_dependants("article", article_id)
        _leave_story(edit, project, article)
    return len(annotations)


def _leave_story(edit: Edit, project: Project, article: Article) -> None:
    """A story needs two articles: when one is left it is a story no more."""
    if article.story_id is None:
        return
    left = [
        other for other in article_repository.in_story(project.database, article.story_id) if other.id != article.id
    ]
    if len(left) < 2:
        for other in left:
            edit.update("article", other.id, story_id=None)
        edit.delete("story", article.story_id)
