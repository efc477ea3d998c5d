"""The sets by name, and what our finder reaches on each."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.temporal_sets import cldr, finders, gold
from tests.temporal_sets.gold import LANGUAGES, Item
from tests.temporal_sets.scoring import Score, score, together

SETS: dict[str, Callable[[str], Iterable[Item]]] = {
    "cldr": cldr.of_language,
    "expressions": gold.expressions,
    "sentences": gold.sentences,
    "articles": gold.articles,
}
FLOORS = Path(__file__).with_name("floors.toml")
"""What was reached, in whole per cent: (expressions whole, found, precision) of each category. It only goes up."""

Figures = dict[str, dict[str, list[int]]]
"""By set and language, then by category: whole, found, precision."""


def reached() -> Figures:
    """Score every set and return the figures of its categories, and of all of them together."""
    every = {f"{name}-{language}": dict(_figures(name, language)) for name in SETS for language in LANGUAGES}
    return {name: figures for name, figures in every.items() if figures}


def _figures(name: str, language: str) -> Iterator[tuple[str, list[int]]]:
    by_category: dict[str, list[Score]] = {}
    for (_, category), one in score(SETS[name](language), finders.hawliyat).items():
        by_category.setdefault(category, []).append(one)
    for category, scores in by_category.items():
        yield category, _rounded(together(scores))
    if by_category:
        yield "all", _rounded(together(one for scores in by_category.values() for one in scores))


def _rounded(one: Score) -> list[int]:
    return [int(figure) for figure in (one.value, one.recall, one.precision)]


def written(figures: Figures) -> str:
    """Return the text of the floors' file."""
    lines = ["# Written by `python3 dev.py times --write-floors`: [whole, found, precision] in per cent."]
    for name, categories in figures.items():
        lines += ["", f"[{name}]", *(f'"{category}" = {floors}' for category, floors in categories.items())]
    return "\n".join(lines) + "\n"
