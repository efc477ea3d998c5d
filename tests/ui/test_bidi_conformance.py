"""The reader's order of characters against a slice of the Unicode consortium's own test of UAX #9.

The file is Debian's (package unicode-data); it is not kept here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QFont

from hawliyat.domain.article import Direction
from hawliyat.ui.painting.paragraph_layout import ParagraphLayout

CASES = Path("/usr/share/unicode/BidiCharacterTest.txt")
EVERY = 60
"""One case in so many: some 1,000 of those with a stated direction, spread over the whole file."""


@dataclass(frozen=True)
class Case:
    text: str
    direction: Direction
    order: tuple[int, ...]


def cases() -> Iterator[Case]:
    """Read the slice. Cases of automatic direction are left out: the reader always states one."""
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[::EVERY]:
        codes, stated, _level, _levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        if stated in ("0", "1") and "\u2029" not in text and "\n" not in text:
            direction = Direction.RTL if stated == "1" else Direction.LTR
            yield Case(text, direction, tuple(int(at) for at in order.split()))


def seen(case: Case) -> list[int]:
    """The characters that can be told apart on screen, from left to right, by their offsets."""
    font = QFont(["DejaVu Sans", "Noto Sans"])
    font.setPixelSize(12)
    clusters = ParagraphLayout(case.text, case.direction, font, 20_000).clusters(0)
    wide = [each for each in clusters if each.end == each.start + 1 and each.right - each.left > 0.5]
    return [each.start for each in sorted(wide, key=lambda each: each.left)]


@pytest.fixture(scope="module")
def some_cases(needs_file) -> list[Case]:
    needs_file(CASES, "unicode-data")
    return list(cases())


@pytest.mark.usefixtures("amiri")
def test_characters_stand_where_uax_9_puts_them(some_cases: list[Case]) -> None:
    assert len(some_cases) > 500
    wrong = []
    compared = 0
    for case in some_cases:
        order = seen(case)
        expected = [at for at in case.order if at in set(order)]
        compared += len(expected) > 1
        if [at for at in order if at in set(expected)] != expected:
            wrong.append((case, order, expected))
    assert compared > 400
    assert not wrong, f"{len(wrong)} of {compared}, the first: {wrong[0]}"


@pytest.mark.usefixtures("amiri")
def test_the_wrong_direction_is_noticed(some_cases: list[Case]) -> None:
    turned = [
        Case(each.text, Direction.LTR if each.direction is Direction.RTL else Direction.RTL, each.order)
        for each in some_cases
    ]
    differing = 0
    for case in turned:
        order = seen(case)
        differing += order != [at for at in case.order if at in set(order)]
    assert differing > len(turned) / 4
