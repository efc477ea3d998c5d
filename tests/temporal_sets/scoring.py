"""Scoring: what a finder of times says of a set, counted per category.

An expression is *found* if something found overlaps it, *exact* if that has the same span, *whole* if it alone overlaps
it and has both outer bounds right. Precision is the part of what was found that overlaps an expression.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hawliyat.domain.day import Day, to_iso
from tests.temporal_sets.gold import Gold, Item


@dataclass(frozen=True, slots=True)
class Found:
    """What a finder says: a span in code points, the outer bounds, the unit or ""."""

    start: int
    end: int
    first: Day | None
    last: Day | None
    unit: str = ""


Finder = Callable[[str, str, Day], list[Found]]
"""From a text, its language tag and its publication day to what is found in it."""


@dataclass(slots=True)
class Score:
    """Counts of one category."""

    expected: int = 0
    found: int = 0
    exact: int = 0
    whole: int = 0
    unit: int = 0
    said: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return _percent(self.found, self.expected)

    @property
    def exactness(self) -> float:
        return _percent(self.exact, self.expected)

    @property
    def precision(self) -> float:
        return _percent(self.right, self.said)

    @property
    def value(self) -> float:
        """The expressions with both bounds right, of all there are."""
        return _percent(self.whole, self.expected)

    @property
    def units(self) -> float:
        return _percent(self.unit, self.expected)

    def add(self, item: Item, said: list[Found]) -> None:
        """Count what was said of *item*."""
        self.said += len(said)
        self.expected += len(item.golds)
        for gold in item.golds:
            self._compare(item, gold, [one for one in said if one.start < gold.end and gold.start < one.end])
        for one in said:
            if any(one.start < gold.end and gold.start < one.end for gold in item.golds):
                self.right += 1
            else:
                self.misses.append(f"false  {_quoted(item, one)}  {_days(one)}  in: {item.text}")

    def _compare(self, item: Item, gold: Gold, over: list[Found]) -> None:
        self.found += bool(over)
        is_exact = [(one.start, one.end) for one in over] == [(gold.start, gold.end)]
        is_whole = [(one.first, one.last) for one in over] == [(gold.first, gold.last)]
        self.exact += is_exact
        self.whole += is_whole
        self.unit += is_whole and (not gold.unit or over[0].unit == gold.unit)
        kind = "missed" if not over else "value" if not is_whole else "span" if not is_exact else ""
        if kind:
            got = "; ".join(f"{_quoted(item, one)} {_days(one)}" for one in over) or "nothing"
            where = f"  in: {item.text}" if len(item.text) > gold.end - gold.start else ""
            self.misses.append(
                f"{kind}  {_quoted(item, gold)}  want {_days(gold)}  got {got}  [{to_iso(item.published)}]{where}"
            )


def score(items: Iterable[Item], finder: Finder) -> dict[tuple[str, str], Score]:
    """Return the scores of *items*, by language tag and category."""
    scores: dict[tuple[str, str], Score] = {}
    for item in items:
        said = finder(item.text, item.language, item.published)
        scores.setdefault((item.language, item.category), Score()).add(item, said)
    return scores


def together(scores: Iterable[Score]) -> Score:
    """Return the sum of several scores."""
    total = Score()
    for one in scores:
        for name in ("expected", "found", "exact", "whole", "unit", "said", "right"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
        total.misses += one.misses
    return total


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0


def _quoted(item: Item, at: Gold | Found) -> str:
    return f"«{item.text[at.start : at.end]}»"


def _days(at: Gold | Found) -> str:
    first, last = (to_iso(day) if day is not None else "" for day in (at.first, at.last))
    return first if first == last and first else f"{first}..{last}"
