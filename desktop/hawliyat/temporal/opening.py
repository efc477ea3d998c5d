"""Opening: which rules may begin at a word, by that word and by the one right behind it.

Most words that can begin a time do not: the second word tells, without trying a rule.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from hawliyat.temporal import pattern

NUMERAL = "#"
"""The key of words that are numbers."""
ANY = "*"
"""The key of rules that may go on with any word, or end."""
ALL = ""
"""The key of all rules that begin with a word."""
WORD = re.compile(r"\w+")
_MARK = "."
"""The key of rules that go on with a mark."""
Table = Mapping[str, tuple[int, ...]]
"""The numbers of the rules, in order, by the word behind the first."""


def keys(tree: pattern.Sequence, forms: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """Return the pairs of words *tree* can begin with; *forms* has those of every slot, NUMERAL for a number.

    Raise ValueError if it can begin with something that is no word.
    """
    return {pair for path in pattern.beginnings(tree) for pair in _pairs(path, forms)}


def _pairs(
    path: tuple[pattern.Word | pattern.Slot, ...], forms: Mapping[str, Iterable[str]]
) -> Iterator[tuple[str, str]]:
    following = {ANY} if len(path) < 2 else _following(path[1], forms)
    for form in _forms(path[0], forms):
        words = [form] if form == NUMERAL else WORD.findall(form)
        if not words:
            raise ValueError(f"no word to begin with: {form!r}")
        first = NUMERAL if words[0][0].isdigit() else words[0]
        yield from product([first], [_key(words[1])] if len(words) > 1 else following)


def _following(leaf: pattern.Word | pattern.Slot, forms: Mapping[str, Iterable[str]]) -> set[str]:
    """The first words of *leaf*; what is glued on may stand inside a word."""
    if isinstance(leaf, pattern.Word) and leaf.joined:
        return {ANY} if WORD.search(leaf.text) else {_MARK}
    found = set()
    for form in _forms(leaf, forms):
        word = WORD.search(form)
        found.add(form if form in (NUMERAL, ANY) else _key(word[0]) if word else ANY)
    return found


def _forms(leaf: pattern.Word | pattern.Slot, forms: Mapping[str, Iterable[str]]) -> Iterable[str]:
    return [leaf.text] if isinstance(leaf, pattern.Word) else forms[leaf.name]


def _key(word: str) -> str:
    return NUMERAL if word[0].isdigit() else word


def tables(opens_with: Iterable[Iterable[tuple[str, str]]]) -> dict[str, Table]:
    """Return a table for every first word; the rules are numbered as they come in *opens_with*."""
    found: dict[str, dict[str, list[int]]] = {}
    for number, pairs in enumerate(opens_with):
        for first, second in pairs:
            table = found.setdefault(first, {})
            for key in (second, ALL):
                rules = table.setdefault(key, [])
                if not rules or rules[-1] != number:
                    rules.append(number)
    return {first: _completed(table) for first, table in found.items()}


def _completed(table: Mapping[str, list[int]]) -> Table:
    """Let the rules that go on with any word stand under every word."""
    always = table.get(ANY, [])
    return {
        key: tuple(rules if key == ALL else sorted({*rules, *always})) for key, rules in {ANY: always, **table}.items()
    }
