"""Where weeks begin is the project's own."""

from tests.operations.conftest import Desk, add_article

from hawliyat.domain.day import to_iso
from hawliyat.domain.identity import ArticleId
from hawliyat.operations import searching
from hawliyat.store import proposal_repository
from hawliyat.store.project import Project

SUNDAY = 6


def test_another_first_day_of_the_week_has_every_article_searched_again(desk: Desk) -> None:
    project, article_id = desk.project, ArticleId("article-week")
    add_article(project, article_id, "The talks were held this week.", "en", "2025-08-14")
    searching.find_and_keep(project, [article_id])
    assert _week(project, article_id) == "2025-08-11/2025-08-17"
    project.set_week_start(SUNDAY)
    assert article_id in searching.unsearched(project)
    searching.find_and_keep(project, searching.unsearched(project))
    assert _week(project, article_id) == "2025-08-10/2025-08-16"
    assert searching.unsearched(project) == []


def _week(project: Project, article_id: ArticleId) -> str:
    (proposal,) = proposal_repository.in_article(project.database, article_id)
    bounds = proposal.expression.value.bounds
    assert bounds.earliest_start is not None
    assert bounds.latest_end is not None
    return f"{to_iso(bounds.earliest_start)}/{to_iso(bounds.latest_end)}"
