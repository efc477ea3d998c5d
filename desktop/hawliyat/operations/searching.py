"""Finding the times of articles: what is needed is read first, the finding itself touches nothing, then it is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hawliyat.domain.article import Article
from hawliyat.domain.identity import ArticleId, derived_id
from hawliyat.domain.proposal import Proposal, TimeExpression
from hawliyat.store import article_repository, proposal_repository
from hawliyat.store.project import Project
from hawliyat.store.publication import exact_day
from hawliyat.temporal import find_times

RULES = "1"
"""The version of the rules in `hawliyat.temporal`. Another one here has every article of a project searched again."""


def rules_of(project: Project) -> str:
    """What the articles of *project* are searched by: the rules and the project's own settings for them."""
    return f"{RULES}.{project.week_start}"


@dataclass(frozen=True, slots=True)
class Search:
    """One article as it is now. `find` may run on any thread: it reads nothing else."""

    article: Article
    text: str
    week_start: int = 0

    def find(self) -> list[TimeExpression]:
        """Find the times."""
        published = exact_day(self.article.published_edtf)
        return find_times(self.text, self.article.language, published, week_start=self.week_start)


def search_of(project: Project, article_id: ArticleId) -> Search:
    """Return what is to be searched; raise KeyError if there is no such article."""
    article = article_repository.get(project.database, article_id)
    return Search(article, article_repository.text(project.database, article_id), project.week_start)


def keep(project: Project, search: Search, found: Sequence[TimeExpression]) -> bool:
    """Store what was found as proposals, outside the history; False if the article has changed since, or is gone."""
    article_id = search.article.id
    if not article_repository.is_there(project.database, article_id):
        return False
    now = article_repository.get(project.database, article_id)
    searched_with = (search.article.language, search.article.published_edtf, search.week_start)
    if (now.language, now.published_edtf, project.week_start) != searched_with:
        return False
    proposals = [Proposal(_proposal_id(article_id, each), article_id, each) for each in found]
    with project.journal.derive() as derived:
        proposal_repository.replace(derived, article_id, proposals)
        proposal_repository.mark_searched(derived, search.article, rules_of(project))
    return True


def unsearched(project: Project, only: Iterable[str] | None = None) -> list[ArticleId]:
    """Return the articles (or those of *only* some) that have to be searched: new, come back, or changed since."""
    return proposal_repository.unsearched(project.database, rules_of(project), only)


def find_and_keep(project: Project, article_ids: Iterable[ArticleId]) -> None:
    """Find the times of articles and store them, one article after the other."""
    for article_id in article_ids:
        search = search_of(project, article_id)
        keep(project, search, search.find())


def _proposal_id(article_id: ArticleId, found: TimeExpression) -> str:
    """The same for the same words read the same way, so that finding again keeps what a pane points at."""
    readings = (value.edtf for value in (found.value, *found.alternatives))
    return derived_id(article_id, str(found.span.start), str(found.span.end), found.role, *readings)
