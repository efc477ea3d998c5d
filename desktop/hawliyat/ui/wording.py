"""Every sentence the program says, made from codes and arguments; no Qt, so that the command line speaks it too."""

import re
from collections.abc import Iterator

from hawliyat.ui.translation import ENGLISH, read_translation

FSI, PDI, LRI, RLM = "\u2068", "\u2069", "\u2066", "\u200f"

_EXAMPLE = re.compile(r"\[?\d{4}-\d\d(?:[-/.]+\d+)*\]?|(?<!\w)\.[a-z]+")
"""A date as it is typed, or the end of a file's name: between Arabic letters its parts would change places."""

_translation = read_translation(ENGLISH)


def use_language(language: str) -> None:
    """Say everything in *language* from now on; what was said before stays as it is."""
    global _translation  # noqa: PLW0603 - there is one interface language per process
    _translation = read_translation(language)


def language() -> str:
    """Return the interface's language, "en" until another is chosen."""
    return _translation.language


def isolate(value: object) -> str:
    """Wrap a value in FSI … PDI, so that its direction does not disturb the sentence around it."""
    return f"{FSI}{value}{PDI}"


def plain(text: str) -> str:
    """Take the isolates out again (for the clipboard, files, and tests)."""
    return text.replace(FSI, "").replace(PDI, "")


def tr(template: str, **values: object) -> str:
    """Translate *template* and fill its `{names}` with isolated values."""
    translated = _translation.sentence(template)
    if _translation.is_right_to_left:
        translated = _EXAMPLE.sub(lambda found: isolate(found.group()), translated)
    return _filled(translated, values) if values else translated


def tr_count(one: str, many: str, count: int, **values: object) -> str:
    """Say *one* or *many* things as the language counts them; `{count}` is filled in like the other *values*."""
    return _filled(_translation.counted_sentence(one, many, count), {**values, "count": count})


def dotted(*parts: str) -> str:
    """Put the parts that say something one after the other with a dot between, each in its own direction."""
    words = " · ".join(isolate(part) for part in parts if part)
    return _led(words) if words else ""


def listed(*parts: str) -> str:
    """Put parts one after the other with the language's comma."""
    return tr(", ").join(parts)


def grouped(count: int) -> str:
    """Write a large number with the language's sign between thousands."""
    return f"{count:,}".replace(",", _translation.between_thousands)


def _filled(template: str, values: dict[str, object]) -> str:
    return _led(template).format(**{name: isolate(value) for name, value in values.items()})


def _led(words: str) -> str:
    """Begin words that are nothing but isolates and signs with a mark, for else they would run from left to right."""
    is_plain = not _translation.is_right_to_left or any("\u0600" <= letter <= "\u06ff" for letter in _outside(words))
    return words if is_plain else RLM + words


def _outside(words: str) -> Iterator[str]:
    """The letters that no isolate encloses."""
    depth = 0
    for letter in words:
        depth += (letter == FSI) - (letter == PDI)
        if depth == 0:
            yield letter
