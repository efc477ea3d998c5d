"""What goes with a row when it is deleted: the declared map of every reference between journalled tables.

SQLite's own cascades would bypass the journal, so that each dependant is deleted, or its reference cleared, by a
recorded change of the same edit, children first. A test holds the map against the schema's foreign keys.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from hawliyat.domain.errors import UserError

if TYPE_CHECKING:
    from hawliyat.store.edit import Edit


class Fate(Enum):
    """What happens to a row whose reference goes."""

    DELETE = auto()
    """It says nothing without what it points at."""
    CLEAR = auto()
    """It stands without; the reference becomes NULL."""
    REFUSE = auto()
    """It must not lose what it points at: the deletion is refused."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that points at another table. A CLEAR row that would keep none of `unless_left` says nothing any
    more and is deleted; `also` are further columns that fall with the reference.
    """

    table: str
    column: str
    fate: Fate
    unless_left: tuple[str, ...] = ()
    also: Mapping[str, object] = field(default_factory=dict)


_TIME_USERS = ("event", "evidence", "evidence_time")
_UNDATED = {"time_value_id": None, "time_basis": "none", "basis_evidence_id": None}

REFERENCES: Mapping[str, tuple[Reference, ...]] = {
    "story": (Reference("article", "story_id", Fate.CLEAR),),
    # Decisions about an article's proposals stay: they are true again if the deletion is undone.
    "article": (
        Reference("annotation", "article_id", Fate.DELETE),
        Reference("paragraph_direction", "article_id", Fate.DELETE),
        Reference("article", "replaces_id", Fate.CLEAR),
    ),
    "annotation": (
        Reference("mention", "annotation_id", Fate.DELETE),
        Reference("evidence", "annotation_id", Fate.DELETE),
        Reference("time_value", "annotation_id", Fate.DELETE),
    ),
    "entity": (
        Reference("mention", "entity_id", Fate.DELETE),
        Reference("entity_name", "entity_id", Fate.DELETE),
        Reference("argument", "entity_id", Fate.CLEAR, unless_left=("text",)),
        Reference("attribution", "entity_id", Fate.CLEAR, unless_left=("text",)),
        Reference("entity", "merged_into", Fate.CLEAR),
    ),
    "mention": (Reference("argument", "mention_id", Fate.CLEAR, unless_left=("entity_id", "text")),),
    "time_value": (
        Reference("evidence_time", "time_value_id", Fate.DELETE),
        Reference("evidence", "time_value_id", Fate.CLEAR),
        Reference("event", "time_value_id", Fate.CLEAR, also=_UNDATED),
    ),
    # An event without evidence stands (a researcher may write one by hand); what to do with it, an operation decides.
    "event": (
        Reference("argument", "event_id", Fate.DELETE),
        Reference("evidence", "event_id", Fate.DELETE),
        Reference("event", "merged_into", Fate.CLEAR),
    ),
    # A time that came from a claim goes with the claim: nothing else says that the event was then.
    "evidence": (
        Reference("evidence_time", "evidence_id", Fate.DELETE),
        Reference("attribution", "evidence_id", Fate.DELETE),
        Reference("argument", "evidence_id", Fate.CLEAR),
        Reference("event", "basis_evidence_id", Fate.CLEAR, also=_UNDATED),
    ),
    # A kind in use is archived, never deleted: deleting it would take the researcher's work with it.
    "label": (
        Reference("annotation", "label_id", Fate.REFUSE),
        Reference("entity", "label_id", Fate.REFUSE),
        Reference("event", "label_id", Fate.REFUSE),
        Reference("role", "event_label_id", Fate.REFUSE),
        Reference("label", "parent_id", Fate.CLEAR),
    ),
    "role": (Reference("argument", "role_id", Fate.REFUSE),),
    "researcher": (
        Reference("annotation", "made_by", Fate.REFUSE),
        Reference("evidence", "made_by", Fate.REFUSE),
        Reference("decision", "made_by", Fate.REFUSE),
    ),
}


def delete(edit: "Edit", table: str, row_id: str) -> None:
    """Delete a row of *table* with its dependants; raise `UserError("in_use")` if one of them must keep it."""
    if not edit.has(table, row_id):
        return
    for reference in REFERENCES.get(table, ()):
        for dependant in edit.find(reference.table, reference.column, row_id):
            _let_go(edit, reference, dependant)
    image = edit.image(table, row_id)
    edit.delete(table, row_id)
    if table in _TIME_USERS:
        drop_unused_time(edit, image["time_value_id"])


def _let_go(edit: "Edit", reference: Reference, row_id: str) -> None:
    if reference.fate is Fate.REFUSE:
        raise UserError("in_use", table=reference.table)
    if reference.fate is Fate.DELETE or _says_nothing(reference, edit.image(reference.table, row_id)):
        delete(edit, reference.table, row_id)
    else:
        edit.update(reference.table, row_id, **{reference.column: None, **reference.also})


def _says_nothing(reference: Reference, image: Mapping[str, Any]) -> bool:
    return bool(reference.unless_left) and not any(image[column] for column in reference.unless_left)


def drop_unused_time(edit: "Edit", time_id: str | None) -> None:
    """A value that stands in no text (typed, or made of a claim's times) goes with the last row that uses it."""
    if time_id is None or not edit.has("time_value", time_id):
        return
    is_nowhere = edit.image("time_value", time_id)["annotation_id"] is None
    if is_nowhere and not any(edit.find(table, "time_value_id", time_id) for table in _TIME_USERS):
        edit.delete("time_value", time_id)
