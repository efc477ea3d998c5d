"""The tagset: labels of entities and events, and the roles of participants."""

import json

from hawliyat.domain.annotation import Label, Layer, Role
from hawliyat.domain.identity import LabelId
from hawliyat.store.database import Database, Row


def labels(db: Database, layer: Layer | None = None) -> list[Label]:
    """Return the labels of a layer, or all of them: by digit, then in the order they were made."""
    rows = db.rows(
        "SELECT * FROM label WHERE :layer IS NULL OR layer = :layer ORDER BY layer, digit IS NULL, digit, rowid",
        {"layer": layer},
    )
    return [_label(row) for row in rows]


def label(db: Database, label_id: LabelId) -> Label:
    """Return one label; raise KeyError if there is none."""
    row = db.row("SELECT * FROM label WHERE id = ?", (label_id,))
    if row is None:
        raise KeyError(label_id)
    return _label(row)


def roles(db: Database) -> list[Role]:
    """Return the roles, in the order they were made."""
    return [_role(row) for row in db.rows("SELECT * FROM role ORDER BY rowid")]


def _label(row: Row) -> Label:
    return Label(
        row["id"],
        Layer(row["layer"]),
        json.loads(row["name_json"]),
        row["colour"],
        row["digit"],
        row["parent_id"],
        bool(row["archived"]),
    )


def _role(row: Row) -> Role:
    names = json.loads(row["name_json"])
    return Role(row["id"], names, row["event_label_id"], bool(row["required"]), bool(row["repeatable"]))
