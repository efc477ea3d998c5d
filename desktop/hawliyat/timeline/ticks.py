"""Where the axis is ruled, from days to ten thousands of years; labels are numbers, words are made above."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from hawliyat.domain.day import Day, from_ymd, to_ymd


class Level(Enum):
    """How far apart the ticks are: (days, months), one of them 0."""

    DAY = (1, 0)
    WEEK = (7, 0)
    MONTH = (0, 1)
    QUARTER = (0, 3)
    YEAR = (0, 12)
    FIVE_YEARS = (0, 60)
    DECADE = (0, 120)
    FIFTY_YEARS = (0, 600)
    CENTURY = (0, 1_200)
    FIVE_CENTURIES = (0, 6_000)
    MILLENNIUM = (0, 12_000)
    TEN_MILLENNIA = (0, 120_000)

    @property
    def years(self) -> int:
        """Whole years from tick to tick; 0 below a year."""
        return self.value[1] // 12

    @property
    def shortest(self) -> int:
        """The fewest days between two ticks (the first years of our era are one short: there is no year nought)."""
        days, months = self.value
        if months < 12:
            return days or {1: 28, 3: 90}[months]
        return 365 * max(1, self.years - 1)

    @property
    def above(self) -> "Level | None":
        """The level whose name a tick of this one needs beside it: a day its month, a month its year."""
        if self in (Level.DAY, Level.WEEK):
            return Level.MONTH
        return Level.YEAR if self in (Level.MONTH, Level.QUARTER) else None


@dataclass(frozen=True, slots=True)
class Tick:
    """A day the axis is ruled at. `year` is astronomical: 0 is 1 BCE."""

    day: Day
    level: Level
    year: int
    month: int
    date: int


def level_for(pixels_per_day: float, widest: Mapping[Level, float], gap: float = 16) -> Level:
    """Return the finest level whose labels, *widest* pixels wide at most, stand at least *gap* pixels apart."""
    for level in Level:
        if level.shortest * pixels_per_day >= widest[level] + gap:
            return level
    return Level.TEN_MILLENNIA


def ticks(first: Day, last: Day, level: Level) -> list[Tick]:
    """Return the ticks from the last one at or before *first* to the last one at or before *last*."""
    days = _by_days(first, last, level.value[0]) if level.value[0] else _by_months(first, last, level)
    return [Tick(day, level, *to_ymd(day)) for day in days]


def _by_days(first: Day, last: Day, step: int) -> Iterator[Day]:
    # Day 1 is a Monday, so that weeks begin on Mondays (ISO 8601).
    start = first - (first - 1) % step
    return iter(range(start, last + 1, step))


def _by_months(first: Day, last: Day, level: Level) -> Iterator[Day]:
    first_year, first_month, _ = to_ymd(first)
    if level.years > 1:
        for year in _round_years(first_year, to_ymd(last)[0], level.years):
            yield from_ymd(year, 1, 1)
        return
    months = level.value[1]
    index = (first_year * 12 + first_month - 1) // months * months
    while (day := from_ymd(index // 12, index % 12 + 1, 1)) <= last:
        yield day
        index += months


def _round_years(first: int, last: int, step: int) -> Iterator[int]:
    """Yield years whose number is round as people write it: … 200 BCE, 100 BCE, 1, 100, 200 …"""
    index = first // step if first >= step else 0 if first >= 1 else -(-(1 - first) // step)
    index = -index if first < 1 else index
    while (year := 1 if index == 0 else index * step if index > 0 else 1 + index * step) <= last:
        yield year
        index += 1
