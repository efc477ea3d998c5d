"""What a researcher marks in a text: annotations on three layers, and the labels they carry."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hawliyat.domain.identity import AnnotationId, ArticleId, LabelId, ResearcherId, RoleId
from hawliyat.domain.span import Anchor


class Layer(StrEnum):
    """The three things a stretch of text can be."""

    ENTITY = "entity"
    EVENT = "event"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Label:
    """A kind of entity or event. `names` maps language to name; `colour` names a pair of the palette (ui/theme.py).

    `digit` (1–9) is the key that tags with it, None if it has none.
    """

    id: LabelId
    layer: Layer
    names: Mapping[str, str]
    colour: str
    digit: int | None = None
    parent_id: LabelId | None = None
    archived: bool = False

    def name(self, language: str) -> str:
        """Return the name in *language* (BCP 47), else in English, else any."""
        return self.names.get(language.partition("-")[0]) or self.names.get("en") or next(iter(self.names.values()), "")


@dataclass(frozen=True, slots=True)
class Role:
    """What a participant is to an event (agent, patient, place …); `event_label_id` None serves every kind of event."""

    id: RoleId
    names: Mapping[str, str]
    event_label_id: LabelId | None = None
    required: bool = False
    repeatable: bool = True

    def name(self, language: str) -> str:
        """Return the name in *language* (BCP 47), else in English, else any."""
        return self.names.get(language.partition("-")[0]) or self.names.get("en") or next(iter(self.names.values()), "")


@dataclass(frozen=True, slots=True)
class Annotation:
    """An anchored span on a layer, made by someone at some time (ISO 8601, UTC)."""

    id: AnnotationId
    article_id: ArticleId
    text_sha256: str
    anchor: Anchor
    layer: Layer
    label_id: LabelId | None
    made_by: ResearcherId
    made_at: str
    note: str = ""
