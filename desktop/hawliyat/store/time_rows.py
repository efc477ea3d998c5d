"""Time values as rows and as JSON."""

import json
from collections.abc import Mapping
from typing import Any

from hawliyat.domain.time_value import AnchorKind, Bounds, Granularity, Part, StoredTime, TimeValue
from hawliyat.store.database import Row

_PLAIN = ("edtf", "clock_start", "clock_end", "granularity", "part", "calendar", "anchor_kind", "anchor_id", "rule_id")


def columns(value: TimeValue) -> Row:
    """Return a time value as columns of `time_value`."""
    bounds = value.bounds
    return {
        **{name: str(getattr(value, name)) for name in _PLAIN},
        "earliest_start": bounds.earliest_start,
        "latest_start": bounds.latest_start,
        "earliest_end": bounds.earliest_end,
        "latest_end": bounds.latest_end,
        "approximate": int(value.approximate),
        "uncertain": int(value.uncertain),
        "fields_json": json.dumps(dict(value.fields), ensure_ascii=False),
    }


def value(row: Mapping[str, Any]) -> TimeValue:
    """Return the time value that columns of `time_value` hold."""
    return TimeValue(
        edtf=row["edtf"],
        bounds=Bounds(row["earliest_start"], row["latest_start"], row["earliest_end"], row["latest_end"]),
        granularity=Granularity(row["granularity"]),
        part=Part(row["part"]),
        approximate=bool(row["approximate"]),
        uncertain=bool(row["uncertain"]),
        calendar=row["calendar"],
        fields=json.loads(row["fields_json"]) if row["fields_json"] != "{}" else {},
        anchor_kind=AnchorKind(row["anchor_kind"]),
        anchor_id=row["anchor_id"],
        rule_id=row["rule_id"],
        clock_start=row["clock_start"],
        clock_end=row["clock_end"],
    )


def stored(row: Mapping[str, Any]) -> StoredTime:
    """Return a row of `time_value`."""
    return StoredTime(row["id"], value(row), row["annotation_id"], row["chosen_by"])
