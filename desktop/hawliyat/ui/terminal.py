"""Tables for a terminal: columns that line up in any script, and Arabic that reads even where nothing reorders it."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from hawliyat.domain.article import Direction
from hawliyat.text.direction import base_direction

GAP = 2
"""Columns of space between two cells."""

MOST_LINES = 3
"""A cell that needs more is cut with an ellipsis."""

_LEAST_WIDTH = 4
_ELLIPSIS = "…"
_LRM, _RLI, _PDI = "\u200e", "\u2067", "\u2069"


def table(headers: Sequence[str], rows: Sequence[Sequence[object]], *, width: int, reshape: bool) -> str:
    """Return a table at most *width* columns wide (more only if there are too many columns), ending in a line feed.

    With *reshape* the Arabic is joined and put in visual order here, for terminals that do neither; otherwise it
    stays in logical order, isolated so that a terminal which reorders keeps the columns apart.
    """
    texts = [[_visible("" if cell is None else str(cell)) for cell in row] for row in [headers, *rows]]
    widths = _column_widths([max(display_width(row[at]) for row in texts) for at in range(len(headers))], width)
    form = _reordered if reshape else _isolated
    header, *body = ["\n".join(_lines(row, widths, form)) for row in texts]
    rule = "─" * (sum(widths) + GAP * (len(widths) - 1))
    return "\n".join([header, rule, *body]) + "\n"


def display_width(text: str) -> int:
    """Return how many columns *text* takes: marks and controls none, wide East Asian characters and emoji two."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _visible(text: str) -> str:
    """One line of what can be seen: no bidi controls (they would reach into other cells), no terminal escapes."""
    seen = "".join(" " if character.isspace() else character for character in text)
    return " ".join("".join(c for c in seen if c in "\u200c\u200d" or unicodedata.category(c)[0] != "C").split())


def _column_widths(wanted: Sequence[int], width: int) -> list[int]:
    """Give narrow columns what they want and share the rest out among the wide ones."""
    left = width - GAP * (len(wanted) - 1)
    widths = [0] * len(wanted)
    for done, at in enumerate(sorted(range(len(wanted)), key=lambda at: wanted[at])):
        widths[at] = max(min(wanted[at], left // (len(wanted) - done)), min(wanted[at], _LEAST_WIDTH))
        left -= widths[at]
    return widths


def _lines(row: Sequence[str], widths: Sequence[int], form: Callable[[str, int], str]) -> Iterator[str]:
    """The printed lines of one row."""
    cells = [_wrapped(text, width) for text, width in zip(row, widths, strict=True)]
    for number in range(max(len(lines) for lines in cells)):
        parts = [
            form(lines[number], width) if number < len(lines) else " " * width
            for lines, width in zip(cells, widths, strict=True)
        ]
        yield (" " * GAP).join(parts).rstrip(" ")


def _wrapped(text: str, width: int) -> list[str]:
    """Break *text* at spaces, and inside words that are too long; the last line allowed ends in an ellipsis."""
    lines = [""]
    for word in text.split(" "):
        for piece in _pieces(word, width):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if display_width(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], _cut(lines[MOST_LINES - 1], width)]


def _pieces(word: str, width: int) -> Iterator[str]:
    """*word* in stretches of at most *width* columns, marks never parted from their letters."""
    piece = ""
    for character in word:
        if piece and _width(character) and display_width(piece) + _width(character) > width:
            yield piece
            piece = ""
        piece += character
    yield piece


def _cut(line: str, width: int) -> str:
    while display_width(line) >= width:
        line = line[:-1]
    return line.rstrip() + _ELLIPSIS


def _isolated(line: str, width: int) -> str:
    """*line* padded to *width* in logical order; right-to-left ones at the right, and isolated."""
    padding = " " * (width - display_width(line))
    if not _has_rtl(line):
        return line + padding
    if base_direction(line, Direction.LTR) is Direction.LTR:
        return line + _LRM + padding
    return f"{padding}{_RLI}{line}{_PDI}{_LRM}"


def _reordered(line: str, width: int) -> str:
    """*line* padded to *width* as it is to be seen from left to right."""
    if not _has_rtl(line):
        return line + " " * (width - display_width(line))
    from bidi.algorithm import get_display

    is_rtl = base_direction(line, Direction.LTR) is Direction.RTL
    seen = str(get_display(_joining()(line), base_dir="R" if is_rtl else "L"))
    padding = " " * (width - display_width(seen))
    return padding + seen if is_rtl else seen + padding


def _has_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in text)


@cache
def _joining() -> Callable[[str], str]:
    """The shaper: vowel marks kept and put before their letters, so that they follow them once the line is turned."""
    from arabic_reshaper import ArabicReshaper

    shaper = ArabicReshaper({"delete_harakat": False, "shift_harakat_position": True, "ARABIC LIGATURE ALLAH": False})
    return lambda text: str(shaper.reshape(text))
