"""What every new project starts with: the labels and roles of `resources/tagset.toml`."""

import json
import tomllib
from typing import Any

from hawliyat.assets import resources

Row = dict[str, Any]


def labels_and_roles() -> tuple[list[Row], list[Row]]:
    """Return the rows of `label` and of `role`, in the order of the file."""
    tagset = tomllib.loads((resources() / "tagset.toml").read_text(encoding="utf-8"))
    labels = [_label(entry) for entry in tagset["label"]]
    roles = [_role(entry) for entry in tagset["role"]]
    return labels, roles


def _label(entry: Row) -> Row:
    return {
        "id": entry["id"],
        "layer": entry["layer"],
        "name_json": _names(entry),
        "colour": entry["colour"],
        "digit": entry.get("digit"),
        "parent_id": entry.get("parent"),
    }


def _role(entry: Row) -> Row:
    return {
        "id": entry["id"],
        "event_label_id": entry.get("event_label"),
        "name_json": _names(entry),
        "required": int(entry.get("required", False)),
        "repeatable": int(entry.get("repeatable", True)),
    }


def _names(entry: Row) -> str:
    return json.dumps(entry["names"], ensure_ascii=False)
