"""A real project file with two short articles in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hawliyat.domain.article import Article, Direction
from hawliyat.domain.identity import ArticleId, LabelId
from hawliyat.domain.span import Span
from hawliyat.operations.searching import find_and_keep
from hawliyat.store import article_repository
from hawliyat.store.project import Project

ORGANIZATION, PLACE = LabelId("entity-organization"), LabelId("entity-place")
ARABIC = (
    "أطلقت هواوي شريحة جديدة في الصين في مايو، وفقًا لما أوردته صحيفة فاينانشال تايمز يوم الخميس.\n"
    "وقالت هواوي إن الشريحة ستطرح في الأسابيع المقبلة."
)
PORTUGUESE = "A Huawei lançou o chip em agosto de 2023. A empresa não comentou."


@dataclass(frozen=True)
class Desk:
    """An open project and the ids of its two articles."""

    project: Project
    arabic: ArticleId
    portuguese: ArticleId

    def span(self, quote: str, occurrence: int = 1, *, article_id: ArticleId | None = None) -> Span:
        """Where *quote* stands for the *occurrence*-th time, in the Arabic article unless told otherwise."""
        text = article_repository.text(self.project.database, article_id or self.arabic)
        start = -1
        for _ in range(occurrence):
            start = text.index(quote, start + 1)
        return Span(start, start + len(quote))


def add_article(project: Project, article_id: ArticleId, text: str, language: str, published: str) -> None:
    direction = Direction.RTL if language == "ar" else Direction.LTR
    article = Article(article_id, article_repository.text_key(text), "", language, direction, published_edtf=published)
    with project.journal.edit("import_article", title="") as edit:
        article_repository.add(edit, article, text)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    arabic, portuguese = ArticleId("article-ar"), ArticleId("article-pt")
    with Project.create(tmp_path / "desk.hawliyat") as project:
        add_article(project, arabic, ARABIC, "ar", "2025-08-14")
        add_article(project, portuguese, PORTUGUESE, "pt", "2024-09-30")
        find_and_keep(project, [arabic, portuguese])
        yield Desk(project, arabic, portuguese)
