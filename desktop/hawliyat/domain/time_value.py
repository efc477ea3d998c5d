"""Time values: what a time expression means, no more precisely than its source says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hawliyat.domain.day import Day
from hawliyat.domain.identity import AnnotationId, TimeId


class Granularity(StrEnum):
    """The unit an expression speaks in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    PRESENT = "present"
    UNKNOWN = "unknown"


class Part(StrEnum):
    """Which third of the unit is meant."""

    WHOLE = ""
    EARLY = "early"
    MID = "mid"
    LATE = "late"


class AnchorKind(StrEnum):
    """What an expression was resolved against."""

    NONE = "none"
    PUBLISHED = "published"
    EXPRESSION = "expression"
    RESEARCHER = "researcher"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Four day numbers around an uncertain interval; None is no bound.

    The thing began between `earliest_start` and `latest_start` and ended between `earliest_end` and `latest_end`, all
    inclusive. "Within May 2025" has the month's first day for both earliest and its last for both latest bounds.
    """

    earliest_start: Day | None = None
    latest_start: Day | None = None
    earliest_end: Day | None = None
    latest_end: Day | None = None

    @classmethod
    def within(cls, first: Day | None, last: Day | None) -> "Bounds":
        """Somewhere from *first* to *last*, no saying how long."""
        return cls(first, last, first, last)

    @property
    def is_unbounded(self) -> bool:
        """Whether nothing at all is known."""
        return self == Bounds()

    @property
    def known(self) -> tuple[Day, ...]:
        """The bounds that are known."""
        bounds = (self.earliest_start, self.latest_start, self.earliest_end, self.latest_end)
        return tuple(bound for bound in bounds if bound is not None)


@dataclass(frozen=True, slots=True)
class TimeValue:
    """The meaning of a time expression: EDTF text (ISO 8601-2), its bounds, and how it was reached.

    `edtf` is "" for an expression that names a time nobody can resolve yet (no publication date, say); its `rule_id`
    and `fields` still say what was understood, and `fields["unresolved"]` why. `fields` holds the parts as written
    and the steps of the derivation, as text; `anchor_id` is the article or expression it hangs on; clocks are "HH:MM".
    """

    edtf: str
    bounds: Bounds = field(default_factory=Bounds)
    granularity: Granularity = Granularity.UNKNOWN
    part: Part = Part.WHOLE
    approximate: bool = False
    uncertain: bool = False
    calendar: str = "gregorian"
    fields: Mapping[str, str] = field(default_factory=dict)
    anchor_kind: AnchorKind = AnchorKind.NONE
    anchor_id: str = ""
    rule_id: str = ""
    clock_start: str = ""
    clock_end: str = ""

    @property
    def is_resolved(self) -> bool:
        """Whether the value says anything about when."""
        return not self.bounds.is_unbounded


@dataclass(frozen=True, slots=True)
class StoredTime:
    """A time value as a row of the project: the annotation it was read from (None when a researcher typed it)."""

    id: TimeId
    value: TimeValue
    annotation_id: AnnotationId | None = None
    chosen_by: str = ""
