import unicodedata

import pytest
from bidi import get_base_level
from hypothesis import assume, given
from hypothesis import strategies as st

from hawliyat.assets import seeds
from hawliyat.domain.article import Direction
from hawliyat.text.direction import article_direction, base_direction

RTL, LTR = Direction.RTL, Direction.LTR


@pytest.mark.parametrize(
    ("paragraph", "direction"),
    [
        ("DeepSeek أجّلت إطلاق نموذجها الجديد", RTL),
        ("(H20) شريحة", RTL),
        ("هواوي lançou o chip Ascend 910B", LTR),
        ("\u200fHuawei Ascend", RTL),
        ("  \u200eهواوي", LTR),
        ("\u2067ByteDance\u2069 says", RTL),
        ("\u2066هواوي\u2069 تقول", LTR),
        ("«Ascend» رقائق من هواوي", RTL),
    ],
)
def test_most_letters_decide_unless_a_mark_leads(paragraph: str, direction: Direction) -> None:
    assert base_direction(paragraph, LTR if direction is RTL else RTL) is direction


@pytest.mark.parametrize("paragraph", ["", "   ", "2024-09-30", "٢٠٢٤", "…", "ab اب"])
def test_a_paragraph_without_a_majority_inherits(paragraph: str) -> None:
    assert base_direction(paragraph, RTL) is RTL
    assert base_direction(paragraph, LTR) is LTR


def test_the_first_strong_letter_would_be_wrong_for_a_leading_foreign_name() -> None:
    paragraph = "DeepSeek أجّلت إطلاق نموذجها الجديد"
    assert get_base_level(paragraph) == 0
    assert base_direction(paragraph, LTR) is RTL


@given(st.text("abc اب ج123()«»\u064b", max_size=12))
def test_where_all_letters_agree_the_rule_is_first_strong(paragraph: str) -> None:
    classes = {unicodedata.bidirectional(character) for character in paragraph}
    assume(len(classes & {"L", "AL"}) == 1)
    assert base_direction(paragraph, LTR) is (RTL if get_base_level(paragraph) else LTR)
    assert base_direction(paragraph, RTL) is (RTL if get_base_level(paragraph) else LTR)


def test_an_article_runs_as_most_of_it_and_its_language_decides_a_draw() -> None:
    directions = [article_direction(path.read_text("utf-8"), "und") for path in sorted(seeds().glob("*.txt"))]
    assert directions == [RTL, RTL, RTL, LTR, RTL]
    assert article_direction("2024", "ar-SA") is RTL
    assert article_direction("2024", "pt") is LTR
    assert article_direction("", "und") is LTR
