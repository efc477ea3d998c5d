"""Small lines made of names and values."""

from collections.abc import Iterable

from hawliyat.text.folding import folded


def distinct(names: Iterable[str]) -> list[str]:
    """The names without those that only differ in spelling: R2 in three languages is one name."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name), name)
    return list(found.values())
