"""The tables that leave the program: what their columns are called, in which order, and which of them are dates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table, and those that hold ISO dates or EDTF (Gregorian, never guarded as formulas)."""

    columns: tuple[str, ...]
    date_columns: frozenset[str] = frozenset()


def _table(columns: str, dates: str) -> Table:
    return Table(tuple(columns.split()), frozenset(dates.split()))


TABLES: Mapping[str, Table] = {
    "timeline": _table(
        """rank date edtf earliest latest title type modality polarity status claims quote article published note
        event_id article_id annotation_id""",
        "edtf earliest latest published",
    ),
    "claims": _table(
        """event_id title type date_display edtf earliest_start latest_start earliest_end latest_end precision
        calendar date_basis reported modality polarity attributed_to participants place article_id article_title
        source published language quote char_start char_end url note""",
        "edtf earliest_start latest_start earliest_end latest_end reported published",
    ),
    "annotations": _table(
        """annotation_id article_id article_title layer label quote char_start char_end entity entity_id edtf
        earliest latest event_ids made_by made_at note""",
        "edtf earliest latest made_at",
    ),
    "entities": _table("entity_id type name name_ar name_en name_pt other_names mentions articles events note", ""),
    "articles": _table(
        """article_id title source published published_basis language direction byline issue page archive_ref url
        story_id story status characters annotations events imported_at original_sha256 original_encoding note""",
        "published imported_at",
    ),
}
"""What can be exported, by its name on the command line."""

_NAMED = ("ar", "en", "pt")
"""The languages with a column for the preferred name; the other names stand together, with their language."""


def entity_rows(entities: Iterable[Row], names: Iterable[Row]) -> list[dict[str, object]]:
    """Return *entities* (rows with `entity_id`) with their *names*, preferred ones first, as cells.

    *names* are rows with `entity_id`, `text`, `language`, `kind`, in the order the names were given.
    """
    names_of: dict[str, list[Row]] = {}
    for name in names:
        names_of.setdefault(name["entity_id"], []).append(name)
    return [{**entity, **_name_cells(names_of.get(entity["entity_id"], []))} for entity in entities]


def _name_cells(names: Sequence[Row]) -> dict[str, object]:
    ordered = sorted(names, key=lambda name: name["kind"] != "preferred")
    first: dict[str, Row] = {}
    for name in ordered:
        first.setdefault(name["language"].partition("-")[0], name)
    shown = {id(first[language]) for language in _NAMED if language in first}
    others = [f"{name['text']} ({name['language']})" for name in ordered if id(name) not in shown]
    return {
        "name": ordered[0]["text"] if ordered else "",
        **{f"name_{language}": first[language]["text"] if language in first else "" for language in _NAMED},
        "other_names": "; ".join(others),
    }
