from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.text.cleaning import clean, fold_presentation_forms

HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\r\n\v\f\x85\u2028\u2029\0\ufeff\ufdd0\uffff\U0001fffe\ud83d\ude00\u200f\u2067ﻼﷺ ا"),
        st.characters(exclude_categories=()),
    )
)


def test_every_kind_of_line_end_becomes_a_line_feed() -> None:
    cleaned = clean("a\r\nb\rc\u2028d\u2029e\x85f\fg\vh\ni")
    assert cleaned.text == "a\nb\nc\nd\ne\nf\ng\nh\ni"
    assert cleaned.counts == {"line_ends": 7}


def test_what_breaks_a_view_is_dropped_and_counted() -> None:
    cleaned = clean("\ufeffأ\0ب\ufdd0ج\U0010ffff\ud83dد")
    assert cleaned.text == "أبج\ufffdد"
    assert cleaned.counts == {"boms": 1, "nuls": 1, "noncharacters": 2, "surrogates": 1}


def test_bidi_controls_and_presentation_forms_are_kept_and_counted() -> None:
    raw = "\u200fﻣﺮﺣﺒﺎ \u2067x\u2069"
    cleaned = clean(raw)
    assert cleaned.text == raw
    assert cleaned.counts == {"bidi_controls": 3, "presentation_forms": 5}


def test_a_plain_text_is_left_alone() -> None:
    assert clean("أجّلت شركة\nhoje 😀") == clean(clean("أجّلت شركة\nhoje 😀").text)
    assert clean("أجّلت شركة\nhoje 😀").counts == {}


def test_presentation_forms_fold_to_their_letters_but_signs_stay() -> None:
    assert fold_presentation_forms("ﻣﺮﺣﺒﺎ ﻻ ﷺ ﷲ ﴾") == "مرحبا لا ﷺ ﷲ ﴾"
    assert fold_presentation_forms("مدﹼ") == "مدّ"


@settings(max_examples=200)
@given(HOSTILE)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    cleaned = clean(raw)
    again = clean(cleaned.text)
    assert again.text == cleaned.text
    assert set(again.counts) <= {"bidi_controls", "presentation_forms"}
    cleaned.text.encode("utf-8")


@settings(max_examples=100)
@given(HOSTILE)
def test_folding_presentation_forms_leaves_none(raw: str) -> None:
    assert "presentation_forms" not in clean(fold_presentation_forms(clean(raw).text)).counts
