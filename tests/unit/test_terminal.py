import unicodedata

import pytest
from bidi import get_base_level, get_display
from hypothesis import given
from hypothesis import strategies as st

from hawliyat.ui.terminal import display_width, table

CELLS = st.text("اب لاًّ 2aé\u0301語😀\u2067\u200f\n\x1b(\u200c", max_size=25)


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("أجّلت", 4), ("e\u0301", 1), ("語", 2), ("😀", 2), ("\u2067a\u2069", 1), ("", 0)]
)
def test_marks_and_controls_take_no_column_and_wide_characters_two(text: str, width: int) -> None:
    assert display_width(text) == width


def test_a_table_lines_up() -> None:
    printed = table(["date", "title"], [["2025-05", "R2"], [None, "語語語"]], width=40, reshape=False)
    assert printed.split("\n") == ["date     title", "───────────────", "2025-05  R2", "         語語語", ""]


def test_long_cells_wrap_between_words_and_end_in_an_ellipsis() -> None:
    printed = table(["n", "title"], [[1, "um dois três quatro cinco seis sete oito"]], width=13, reshape=False)
    assert printed.split("\n")[2:] == ["1  um dois", "   três", "   quatro…", ""]


def test_long_words_break_but_never_between_a_letter_and_its_mark() -> None:
    printed = table(["t"], [["e\u0301" * 7]], width=4, reshape=False)
    assert printed.split("\n")[2:] == ["e\u0301" * 4, "e\u0301" * 3, ""]


def test_escapes_and_controls_of_a_text_never_reach_the_terminal() -> None:
    printed = table(["t"], [["a\x1b[31mred\x07\u202eevil\nline"]], width=40, reshape=False)
    assert printed.split("\n")[2:] == ["a[31mredevil line", ""]


def test_arabic_is_joined_and_turned_for_a_terminal_that_does_neither() -> None:
    (line,) = table(["t"], [["هذه شريحة لا (Ascend 910B)"]], width=30, reshape=True).split("\n")[2:-1]
    assert line.lstrip() == "(Ascend 910B) ﻻ ﺔﺤﻳﺮﺷ ﻩﺬﻫ"


def test_vowel_marks_are_kept_and_stand_behind_their_letters() -> None:
    (line,) = table(["t"], [["أجَّلتُ"]], width=30, reshape=True).split("\n")[2:-1]
    plain = unicodedata.normalize("NFKC", line)
    assert {plain[at - 1] for at in range(len(plain)) if plain[at] in "\u064e\u0651"} <= set("ج\u064e\u0651")
    assert plain[plain.index("\u064f") - 1] == "ت"


def test_a_terminal_that_reorders_keeps_the_columns_apart() -> None:
    rows = [["2025-05", "هواوي و", "هذا", "planned"]]
    line = table(["a", "b", "c", "d"], rows, width=60, reshape=False).split("\n")[2]
    shown = get_display(line, base_dir="L")
    assert get_base_level(line) == 0
    order = [shown.index(word) for word in ("2025-05", "يواوه", "اذه", "planned")]
    assert order == sorted(order)
    # Without the controls the two Arabic cells change places.
    bare = "".join(character for character in line if unicodedata.category(character) != "Cf")
    shown = get_display(bare, base_dir="L")
    assert shown.index("اذه") < shown.index("يواوه")


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=3), st.integers(24, 60), st.booleans())
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, str, str]], width: int, reshape: bool) -> None:
    printed = table(["one", "عنوان", "three"], rows, width=width, reshape=reshape)
    assert all(display_width(line) <= width for line in printed.split("\n"))
    assert "\x1b" not in printed
