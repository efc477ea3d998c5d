"""Articles and stories: the sources."""

from dataclasses import dataclass
from enum import StrEnum

from hawliyat.domain.identity import ArticleId, StoryId


class Direction(StrEnum):
    """Which way a paragraph or an article runs."""

    RTL = "rtl"
    LTR = "ltr"


class ArticleStatus(StrEnum):
    """How far the researcher has got with an article."""

    NEW = "new"
    READING = "reading"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Article:
    """One imported source, without its text (which is kept once, by its SHA-256, and never changes).

    `language` is a BCP 47 tag; `published_edtf` is "" while the date is not known.
    """

    id: ArticleId
    text_sha256: str
    title: str
    language: str
    direction: Direction
    story_id: StoryId | None = None
    publisher: str = ""
    byline: str = ""
    issue: str = ""
    page: str = ""
    archive_ref: str = ""
    url: str = ""
    published_edtf: str = ""
    published_basis: str = ""
    status: ArticleStatus = ArticleStatus.NEW
    note: str = ""
    imported_at: str = ""
    original_sha256: str = ""
    original_encoding: str = ""
    replaces_id: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that go back to one report: several articles, one independent source."""

    id: StoryId
    title: str
