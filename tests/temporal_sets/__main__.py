"""Print the scores of the development sets: `python -m tests.temporal_sets [--misses] [--peer] [SET…] [LANGUAGE…]`."""

import argparse
import time
from collections.abc import Callable, Iterable

from tests.temporal_sets import cldr, finders, gold
from tests.temporal_sets.gold import Item
from tests.temporal_sets.scoring import Finder, Score, score, together

SETS: dict[str, Callable[[str], Iterable[Item]]] = {
    "cldr": lambda language: (item for tag in cldr.LOCALES if tag[:2] == language for item in cldr.of_locale(tag)),
    "expressions": gold.expressions,
    "sentences": gold.sentences,
}
_HEAD = f"{'':34} {'n':>5} {'whole%':>7} {'recall':>7} {'exact':>7} {'precis.':>7} {'unit':>7}"
_PEER_SAMPLE = 60
"""How many items of each set dateparser is asked: its search takes about 20 ms for each."""


def main() -> None:
    """Print a table per set and language, a line per category, and dateparser's figures on a sample."""
    parser = argparse.ArgumentParser(prog="dev.py times", description=main.__doc__)
    parser.add_argument("only", nargs="*", help=f"sets ({', '.join(SETS)}) or languages ({', '.join(gold.LANGUAGES)})")
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    parser.add_argument("--no-peer", action="store_true", help="leave dateparser out (it is slow)")
    chosen = parser.parse_args()
    for name in [name for name in SETS if name in chosen.only] or SETS:
        for language in [code for code in gold.LANGUAGES if code in chosen.only] or gold.LANGUAGES:
            _table(name, language, misses=chosen.misses, peer=not chosen.no_peer)


def _table(name: str, language: str, *, misses: bool, peer: bool) -> None:
    items = list(SETS[name](language))
    begin = time.perf_counter()
    scores = score(items, finders.hawliyat)
    seconds = time.perf_counter() - begin
    print(f"\n{name}, {language}: {len(items)} texts in {seconds:.1f} s\n{_HEAD}")
    for (tag, category), one in scores.items():
        print(_line(f"{tag}  {category}", one))
        if misses:
            print(*(f"      {miss}" for miss in one.misses), sep="\n")
    print(_line("all", together(scores.values())))
    if peer:
        step = max(1, len(items) // _PEER_SAMPLE)
        for finder in (finders.hawliyat, finders.dateparser):
            print(_line(f"every {step}th text, {finder.__name__}", _sampled(items[::step], finder)), flush=True)


def _sampled(items: list[Item], finder: Finder) -> Score:
    return together(score(items, finder).values())


def _line(name: str, one: Score) -> str:
    figures = (one.value, one.recall, one.exactness, one.precision, one.units)
    return f"{name:34} {one.expected:5}" + "".join(f" {figure:7.1f}" for figure in figures)


if __name__ == "__main__":
    main()
