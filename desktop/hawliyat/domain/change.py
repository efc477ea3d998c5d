"""What one edit changed: the report that every pane refreshes from."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The rows one edit touched, by table, and the verb that did it ("undo" and "redo" are verbs too).

    `rows` maps a table's name to the ids of its inserted, updated and deleted rows; `articles` names the articles
    whose annotations, proposals or metadata may look different now.
    """

    edit_id: str
    verb: str
    rows: dict[str, frozenset[str]] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()

    def touches(self, *tables: str) -> bool:
        """Whether a row of one of *tables* changed."""
        return any(self.rows.get(table) for table in tables)
