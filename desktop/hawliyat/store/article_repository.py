"""Articles, their texts and their stories."""

import hashlib
from dataclasses import asdict

from hawliyat.domain.article import Article, ArticleStatus, Direction, Story
from hawliyat.domain.identity import ArticleId, StoryId, new_id
from hawliyat.store.database import Database, Row
from hawliyat.store.edit import Edit


def text_key(text: str) -> str:
    """Return the SHA-256 that a text is kept by (of its UTF-8 form, hexadecimal)."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def all(db: Database) -> list[Article]:  # noqa: A001 - read as article_repository.all
    """Return every article, in the order they were imported."""
    return [_article(row) for row in db.rows("SELECT * FROM article ORDER BY id")]


def is_there(db: Database, article_id: ArticleId) -> bool:
    """Return whether there is such an article."""
    return db.row("SELECT 1 FROM article WHERE id = ?", (article_id,)) is not None


def get(db: Database, article_id: ArticleId) -> Article:
    """Return one article; raise KeyError if there is none."""
    row = db.row("SELECT * FROM article WHERE id = ?", (article_id,))
    if row is None:
        raise KeyError(article_id)
    return _article(row)


def text(db: Database, article_id: ArticleId) -> str:
    """Return the text of an article; raise KeyError if there is no such article."""
    row = db.row(
        "SELECT text FROM article JOIN article_text ON article_text.sha256 = article.text_sha256 WHERE id = ?",
        (article_id,),
    )
    if row is None:
        raise KeyError(article_id)
    return str(row["text"])


def by_original(db: Database, sha256: str) -> list[Article]:
    """Return the articles made from the same bytes."""
    return [_article(row) for row in db.rows("SELECT * FROM article WHERE original_sha256 = ? ORDER BY id", (sha256,))]


def by_text(db: Database, text_sha256: str) -> list[Article]:
    """Return the articles with the same text, however it was encoded."""
    return [_article(row) for row in db.rows("SELECT * FROM article WHERE text_sha256 = ? ORDER BY id", (text_sha256,))]


def in_story(db: Database, story_id: StoryId) -> list[Article]:
    """Return the articles of a story, in the order they were imported."""
    return [_article(row) for row in db.rows("SELECT * FROM article WHERE story_id = ? ORDER BY id", (story_id,))]


def add(edit: Edit, article: Article, text: str) -> None:
    """Add an article with its text; `article.text_sha256` must be `text_key(text)` (ValueError)."""
    if article.text_sha256 != text_key(text):
        raise ValueError("the article's text_sha256 is not that of its text")
    edit.keep_text(article.text_sha256, text)
    edit.insert("article", asdict(article))


def update(edit: Edit, article_id: ArticleId, **fields: object) -> None:
    """Set metadata of an article, by the names of `Article`'s fields. Its text never changes."""
    if "text_sha256" in fields:
        raise ValueError("an article's text never changes")
    edit.update("article", article_id, **fields)


def paragraph_directions(db: Database, article_id: ArticleId) -> dict[int, Direction]:
    """Return the directions the researcher set, by where their paragraphs begin (code points)."""
    rows = db.rows(
        "SELECT char_start, direction FROM paragraph_direction WHERE article_id = ? ORDER BY id", (article_id,)
    )
    return {row["char_start"]: Direction(row["direction"]) for row in rows}


def set_paragraph_direction(edit: Edit, article_id: ArticleId, char_start: int, direction: Direction | None) -> None:
    """Set a paragraph's direction; None lets the rule decide again."""
    for row_id in edit.find("paragraph_direction", "article_id", article_id):
        if edit.image("paragraph_direction", row_id)["char_start"] == char_start:
            edit.delete("paragraph_direction", row_id)
    if direction is not None:
        row = {"id": new_id(), "article_id": article_id, "char_start": char_start, "direction": direction}
        edit.insert("paragraph_direction", row)


def stories(db: Database) -> list[Story]:
    """Return every story, oldest first."""
    return [Story(**row) for row in db.rows("SELECT id, title FROM story ORDER BY id")]


def add_story(edit: Edit, story: Story) -> None:
    """Add a story; articles join it by `update(…, story_id=…)`."""
    edit.insert("story", asdict(story))


def _article(row: Row) -> Article:
    return Article(**{**row, "direction": Direction(row["direction"]), "status": ArticleStatus(row["status"])})
