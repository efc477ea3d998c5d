"""What a match means before its frames: a period, and the register of the functions that work it out.

A resolver is a function of the slots' codes and the anchor. A rule pack names it; it knows no language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hawliyat.domain.time_value import AnchorKind, Granularity
from hawliyat.temporal.anchoring import Anchor
from hawliyat.temporal.periods import Period

Codes = Mapping[str, str]
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a match means: a period and what it was reached from; `others` are the next likely readings.

    `end` is set by expressions that name two times at once (from 3 to 9 July). `is_yearless` lets a second time that
    has a year lend it ("May to July 2025").
    """

    period: Period
    against: AnchorKind = AnchorKind.NONE
    others: tuple[Period, ...] = ()
    end: Period | None = None
    approximate: bool = False
    is_yearless: bool = False
    calendar: str = "gregorian"
    uncertain: bool = False


Resolver = Callable[[Codes, Anchor], Resolution]
RESOLVERS: dict[str, Resolver] = {}
HANGING: set[str] = set()
"""The names of the resolvers that may look at what was said before."""
ABSOLUTE: set[str] = set()
"""The names of the resolvers that look at nothing around: not at the publication day, not at the tense."""


def resolver(function: Resolver) -> Resolver:
    """Register a resolver under its own name."""
    RESOLVERS[function.__name__] = function
    return function


def hanging(function: Resolver) -> Resolver:
    """Register a resolver that may look at what was said before."""
    HANGING.add(function.__name__)
    return resolver(function)


def absolute(function: Resolver) -> Resolver:
    """Register a resolver that looks at nothing around."""
    ABSOLUTE.add(function.__name__)
    return resolver(function)


def from_published(period: Period, *others: Period) -> Resolution:
    """Return what was reached from the publication day, with its other likely readings."""
    return Resolution(period, AnchorKind.PUBLISHED, others)


def of_month(written: str) -> int:
    """Return the number of a day as written: 1º, 3rd, 15."""
    return int("".join(character for character in written if character.isdecimal()))


def unit_of(codes: Codes) -> Granularity:
    """Return the unit a match names."""
    return Granularity(codes["unit"])
