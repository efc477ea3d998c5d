"""Writing what can be made again: proposals. No part of the history, but one transaction and one ChangeSet as well."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any


class Derived:
    """An open transaction on the derived tables. The journal makes it; it dies with its block."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._touched: defaultdict[str, set[str]] = defaultdict(set)
        self.articles: set[str] = set()

    def replace_proposals(self, article_id: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Put *rows* in the place of an article's proposals."""
        old = self._connection.execute("DELETE FROM proposal WHERE article_id = ? RETURNING id", (article_id,))
        self._touched["proposal"].update(row[0] for row in old.fetchall())
        new = list(rows)
        self._connection.executemany(
            "INSERT INTO proposal (id, article_id, char_start, char_end, text, role, confidence, edtf, readings_json)"
            " VALUES (:id, :article_id, :char_start, :char_end, :text, :role, :confidence, :edtf, :readings_json)",
            new,
        )
        self._touched["proposal"].update(row["id"] for row in new)
        self.articles.add(article_id)

    def mark_searched(self, row: Mapping[str, Any]) -> None:
        """Note as what an article was searched, in the place of what was noted before."""
        self._connection.execute(
            "INSERT OR REPLACE INTO searched (article_id, language, published_edtf, rules)"
            " VALUES (:article_id, :language, :published_edtf, :rules)",
            row,
        )

    def touched(self) -> dict[str, frozenset[str]]:
        """Return the ids of the rows that went and came, by table."""
        return {table: frozenset(ids) for table, ids in self._touched.items() if ids}
