import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hawliyat.domain.span import Span
from hawliyat.text.paragraphs import paragraph_at, paragraphs
from hawliyat.text.words import clitic_trims, word_at, words

TEXTS = st.text("اب ّـ\u200c«»\"'’.,-3٣٫٬é\u0301aB\n😀_", max_size=30)


def spoken(text: str) -> list[str]:
    return [word.of(text) for word in words(text)]


def test_marks_tatweel_and_zwnj_belong_to_the_word() -> None:
    assert spoken("أجّلت محـــمد می\u200cخواهم cafe\u0301") == ["أجّلت", "محـــمد", "می\u200cخواهم", "cafe\u0301"]


def test_numbers_stay_whole_and_punctuation_stays_out() -> None:
    assert spoken("طلبت 100,000 رقاقة، بنسبة 3.14% في 2024-09-30 أو ٣٫٥ أو 10/15.") == [
        "طلبت", "100,000", "رقاقة", "بنسبة", "3.14", "في", "2024-09-30", "أو", "٣٫٥", "أو", "10/15",
    ]  # fmt: skip


def test_quotes_stay_out_even_where_they_are_glued_to_the_word() -> None:
    assert spoken('منعت”بايت دانس” «هواوي» "R2" (Ascend 910B)') == [
        "منعت", "بايت", "دانس", "هواوي", "R2", "Ascend", "910B",
    ]  # fmt: skip


def test_an_apostrophe_joins_latin_letters_only() -> None:
    assert spoken("d'água don’t 'quoted' شريحة'أسيند") == ["d'água", "don’t", "quoted", "شريحة", "أسيند"]


def test_offsets_after_an_emoji_are_code_points() -> None:
    text = "😀👩‍👩‍👧 هواوي"
    assert words(text)[-1].of(text) == "هواوي"


@pytest.mark.parametrize(
    ("offset", "word"), [(0, "وقال"), (3, "وقال"), (4, "وقال"), (5, "“"), (6, "هواوي"), (11, "هواوي"), (12, ".")]
)
def test_the_word_at_an_offset_is_the_one_around_or_before_it(offset: int, word: str) -> None:
    text = "وقال “هواوي”."
    assert word_at(text, offset).of(text) == word


def test_between_spaces_there_is_no_word() -> None:
    assert word_at("a  b", 2) == Span(2, 2)
    assert word_at("", 0) == Span(0, 0)
    assert word_at("ab", 99) == Span(0, 2)


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("وبالصين", ["بالصين", "الصين", "صين"]),
        ("بالفيروس", ["الفيروس", "فيروس"]),
        ("للصين", ["لصين", "صين"]),
        ("وَبِالصِّينِ", ["بِالصِّينِ", "الصِّينِ", "صِّينِ"]),
        ("وسيطرح", ["سيطرح", "يطرح"]),
        ("الذكاء", ["ذكاء"]),
        ("سيك", []),
        ("وفد", []),
        ("Huawei", []),
        ("", []),
    ],
)
def test_clitics_are_offered_one_after_the_other(word: str, stems: list[str]) -> None:
    assert [word[at:] for at in clitic_trims(word)] == stems


@given(TEXTS)
def test_words_are_ordered_hold_no_space_and_begin_with_a_letter_or_digit(text: str) -> None:
    found = words(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(word.of(text)[0].isalnum() and not any(map(str.isspace, word.of(text))) for word in found)
    covered = {at for word in found for at in range(word.start, word.end)}
    assert covered >= {at for at, character in enumerate(text) if character.isalnum()}


@given(TEXTS, st.integers(0, 30))
def test_the_word_at_any_offset_is_one_of_the_words_or_one_character(text: str, offset: int) -> None:
    found = word_at(text, offset)
    assert found in words(text) or len(found) <= 1
    assert found.start <= min(offset, len(text)) <= found.end


@given(TEXTS)
def test_paragraphs_are_the_lines_of_the_text(text: str) -> None:
    found = paragraphs(text)
    assert "\n".join(paragraph.of(text) for paragraph in found) == text
    assert all(paragraph_at(text, at) == paragraph for paragraph in found for at in (paragraph.start, paragraph.end))
