"""What a researcher does with an article that is there."""

from tests.operations.conftest import ARABIC, Desk

from hawliyat.domain.article import Direction
from hawliyat.operations import articles, history
from hawliyat.store import article_repository


def test_a_paragraph_runs_as_the_researcher_says_until_the_rule_decides_again(desk: Desk) -> None:
    second = ARABIC.index("\n") + 1

    def set_to(direction: Direction | None, offset: int) -> dict[int, Direction]:
        articles.set_paragraph_direction(desk.project, article_id=desk.arabic, offset=offset, direction=direction)
        return article_repository.paragraph_directions(desk.project.database, desk.arabic)

    assert set_to(Direction.LTR, second + 5) == {second: Direction.LTR}
    assert set_to(Direction.LTR, 3) == {0: Direction.LTR, second: Direction.LTR}
    assert set_to(None, len(ARABIC)) == {0: Direction.LTR}
    history.undo(desk.project)
    assert article_repository.paragraph_directions(desk.project.database, desk.arabic)[second] is Direction.LTR
