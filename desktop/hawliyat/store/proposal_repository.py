"""Found times that wait for the researcher: stored as found, shown without those tagged or rejected since.

What is shown follows from the tables alone, so that undoing a tag or a rejection brings its proposal back.
"""

import json
from collections.abc import Iterable

from hawliyat.domain.article import Article
from hawliyat.domain.event import TimeRole
from hawliyat.domain.identity import ArticleId, new_id
from hawliyat.domain.proposal import Proposal, TimeExpression
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import StoredTime
from hawliyat.store import time_repository, time_rows
from hawliyat.store.database import Database, Row
from hawliyat.store.derived import Derived
from hawliyat.store.edit import Edit

_GIVEN = " IN (SELECT value FROM json_each(?))"

_COUNTS = """
SELECT article_id, count(*) AS waiting FROM pending_proposal WHERE {condition} GROUP BY article_id
"""

_UNSEARCHED = """
SELECT article.id FROM article LEFT JOIN searched ON searched.article_id = article.id
WHERE {condition} AND (searched.rules IS NOT ? OR searched.language <> article.language
    OR searched.published_edtf <> article.published_edtf)
ORDER BY article.id
"""

_KIND, _REJECTED = "time_proposal", "rejected"

OUTDATED = """
FROM annotation
JOIN time_value ON time_value.annotation_id = annotation.id
JOIN article ON article.id = annotation.article_id
JOIN proposal ON proposal.article_id = article.id
    AND proposal.char_start = annotation.char_start AND proposal.char_end = annotation.char_end
WHERE annotation.layer = 'time' AND time_value.anchor_kind <> 'researcher' AND proposal.edtf <> time_value.edtf
    AND CASE json_extract(time_value.fields_json, '$.unresolved')
        WHEN 'no_publication_date' THEN article.published_edtf <> ''
        ELSE time_value.anchor_kind = 'published'
            AND coalesce(json_extract(time_value.fields_json, '$.published'), '') <> article.published_edtf END
"""
"""Where accepted times are found that hang on another publication date than their article has now."""


def in_article(db: Database, article_id: ArticleId) -> list[Proposal]:
    """Return the proposals of an article that wait, in reading order."""
    rows = db.rows(
        "SELECT * FROM pending_proposal WHERE article_id = ? ORDER BY char_start, char_end, id", (article_id,)
    )
    return [_proposal(row) for row in rows]


def inside(db: Database, article_id: ArticleId, area: Span) -> list[Proposal]:
    """Return the proposals that wait wholly inside *area*, in reading order."""
    rows = db.rows(
        "SELECT * FROM pending_proposal WHERE article_id = ? AND char_start >= ? AND char_start < ? AND char_end <= ?"
        " ORDER BY char_start, char_end, id",
        (article_id, area.start, area.end, area.end),
    )
    return [_proposal(row) for row in rows]


def touching(db: Database, article_id: ArticleId, span: Span) -> list[Proposal]:
    """Return what was found anywhere on *span*, waiting or not, in reading order."""
    rows = db.rows(
        "SELECT * FROM proposal WHERE article_id = ? AND char_start < ? AND char_end > ? ORDER BY char_start, id",
        (article_id, span.end, span.start),
    )
    return [_proposal(row) for row in rows]


def waiting(db: Database, proposal_id: str) -> Proposal | None:
    """Return one proposal if it waits, None if it was tagged or rejected since, or there is none."""
    row = db.row("SELECT * FROM pending_proposal WHERE id = ?", (proposal_id,))
    return _proposal(row) if row is not None else None


def counts(db: Database, only: Iterable[str] | None = None) -> dict[ArticleId, int]:
    """Return how many proposals wait in each article (or *only* some); articles where none does are left out."""
    condition, parameters = _among("article_id", only)
    rows = db.rows(_COUNTS.format(condition=condition), parameters)
    return {row["article_id"]: row["waiting"] for row in rows}


def outdated(db: Database, article_id: ArticleId) -> list[tuple[StoredTime, Proposal]]:
    """Return an article's accepted times that were counted from another publication date than it has now.

    Each comes with what its words were last read as; in reading order, without those that mean the same still, and
    without those a researcher set.
    """
    rows = db.rows(
        f"SELECT proposal.*, time_value.id AS time_id {OUTDATED} AND article.id = ? ORDER BY annotation.char_start",
        (article_id,),
    )
    return [(time_repository.get(db, row.pop("time_id")), _proposal(row)) for row in rows]


def rejected(db: Database, article_id: ArticleId) -> set[Span]:
    """Return the stretches of an article that the researcher said are no times."""
    rows = db.rows(
        "SELECT subject_key FROM decision WHERE kind = ? AND verdict = ? AND subject_key GLOB ?",
        (_KIND, _REJECTED, f"{article_id}:*"),
    )
    spans = (row["subject_key"].rsplit(":", 2)[1:] for row in rows)
    return {Span(int(start), int(end)) for start, end in spans}


def reject(edit: Edit, proposal: Proposal) -> None:
    """Say that a proposal is no time: it does not come back when the article is searched again."""
    span = proposal.expression.span
    edit.insert(
        "decision",
        {
            "id": new_id(),
            "kind": _KIND,
            "subject_key": f"{proposal.article_id}:{span.start}:{span.end}",
            "verdict": _REJECTED,
            "made_by": edit.made_by,
            "at": edit.made_at,
        },
    )


def replace(derived: Derived, article_id: ArticleId, proposals: Iterable[Proposal]) -> None:
    """Put *proposals* in the place of all that were found in an article before."""
    derived.replace_proposals(article_id, [_row(proposal) for proposal in proposals])


def mark_searched(derived: Derived, article: Article, rules: str) -> None:
    """Note that *article* was searched for times as it is, by this version of the rules."""
    columns = {"language": article.language, "published_edtf": article.published_edtf, "rules": rules}
    derived.mark_searched({"article_id": article.id, **columns})


def unsearched(db: Database, rules: str, only: Iterable[str] | None = None) -> list[ArticleId]:
    """Return the articles (or those of *only* some) that were not searched as they are now by these rules."""
    condition, parameters = _among("article.id", only)
    return [row["id"] for row in db.rows(_UNSEARCHED.format(condition=condition), (*parameters, rules))]


def _among(column: str, only: Iterable[str] | None) -> tuple[str, tuple[str, ...]]:
    """A condition for *only* some ids, or none; an index helps it, as it would not if one query served both."""
    if only is None:
        return "TRUE", ()
    return column + _GIVEN, (json.dumps(list(only)),)


def _row(proposal: Proposal) -> Row:
    found = proposal.expression
    return {
        "id": proposal.id,
        "article_id": proposal.article_id,
        "char_start": found.span.start,
        "char_end": found.span.end,
        "text": found.text,
        "role": str(found.role),
        "confidence": found.confidence,
        "edtf": found.value.edtf,
        "readings_json": json.dumps(
            [time_rows.columns(value) for value in (found.value, *found.alternatives)], ensure_ascii=False
        ),
    }


def _proposal(row: Row) -> Proposal:
    likeliest, *others = (time_rows.value(reading) for reading in json.loads(row["readings_json"]))
    expression = TimeExpression(
        Span(row["char_start"], row["char_end"]),
        row["text"],
        likeliest,
        row["confidence"],
        TimeRole(row["role"]),
        tuple(others),
    )
    return Proposal(row["id"], row["article_id"], expression)
