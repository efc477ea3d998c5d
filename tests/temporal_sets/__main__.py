"""Print the scores of the development sets: `python -m tests.temporal_sets --help` tells how."""

import argparse

from tests.temporal_sets import finders, sets
from tests.temporal_sets.gold import LANGUAGES, Item
from tests.temporal_sets.scoring import Finder, Score, score, together

_HEAD = f"{'':38} {'n':>5} {'whole%':>7} {'found%':>7} {'exact%':>7} {'unit%':>7} {'precis%':>7}"
_PEER_SAMPLE = 150
"""How many texts of each set dateparser is asked about: its search takes tens of milliseconds for each."""


def main() -> None:
    """Score the sets: whole has both bounds right, exact the very span, unit also the unit, found overlaps."""
    parser = argparse.ArgumentParser(prog="dev.py times", description=main.__doc__)
    parser.add_argument("only", nargs="*", help=f"sets ({', '.join(sets.SETS)}) or languages ({', '.join(LANGUAGES)})")
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    parser.add_argument("--no-peer", action="store_true", help="leave dateparser out (it is slow)")
    parser.add_argument("--write-floors", action="store_true", help="write what is reached now into floors.toml")
    chosen = parser.parse_args()
    if unknown := set(chosen.only) - set(sets.SETS) - set(LANGUAGES):
        parser.error(f"no such set or language: {', '.join(sorted(unknown))}")
    if chosen.write_floors:
        sets.FLOORS.write_text(sets.written(sets.reached()), encoding="utf-8")
        return
    for name in [name for name in sets.SETS if name in chosen.only] or sets.SETS:
        for language in [code for code in LANGUAGES if code in chosen.only] or LANGUAGES:
            _table(name, language, misses=chosen.misses, peer=not chosen.no_peer)


def _table(name: str, language: str, *, misses: bool, peer: bool) -> None:
    items = list(sets.SETS[name](language))
    if not items:
        return
    scores = score(items, finders.hawliyat)
    print(f"\n{name}, {language}: {len(items)} texts\n{_HEAD}")
    for (tag, category), one in scores.items():
        print(_line(f"{tag}  {category}", one))
        if misses and one.misses:
            print(*(f"      {miss}" for miss in one.misses), sep="\n")
    print(_line("all", together(scores.values())))
    if peer:
        sample = items[:: max(1, len(items) // _PEER_SAMPLE)]
        for finder in (finders.hawliyat, finders.dateparser):
            print(_line(f"a sample of {len(sample)}, {finder.__name__}", _sampled(sample, finder)), flush=True)


def _sampled(items: list[Item], finder: Finder) -> Score:
    return together(score(items, finder).values())


def _line(name: str, one: Score) -> str:
    figures = (one.value, one.recall, one.exactness, one.units, one.precision)
    return f"{name:38} {one.expected:5}" + "".join(f" {figure:7.1f}" for figure in figures)


if __name__ == "__main__":
    main()
