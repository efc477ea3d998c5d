"""What one edit changed: the report that every pane refreshes from."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The rows one edit touched, by table, and the verb that did it ("undo" and "redo" are verbs too).

    `rows` maps a table's name to the ids of its inserted, updated and deleted rows. `articles`, `annotations`,
    `events` and `entities` name what may look different now: articles by their annotations, proposals or metadata,
    annotations by what they stand for, events by what the timeline shows of them, entities by their names.
    """

    edit_id: str
    verb: str
    rows: dict[str, frozenset[str]] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    annotations: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()

    def touches(self, *tables: str) -> bool:
        """Whether a row of one of *tables* changed."""
        return any(self.rows.get(table) for table in tables)
