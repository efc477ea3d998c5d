"""Small lines made of names and values."""

from collections.abc import Iterable

from hawliyat.text.folding import folded
from hawliyat.ui.wording import isolate


def joined(*parts: str) -> str:
    """Parts of a small line, each isolated, with a middle dot between."""
    return " · ".join(isolate(part) for part in parts if part)


def distinct(names: Iterable[str]) -> list[str]:
    """The names without those that only differ in spelling: R2 in three languages is one name."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name), name)
    return list(found.values())
