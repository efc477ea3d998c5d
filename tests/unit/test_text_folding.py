import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.text.folding import fold, folded

TEXTS = st.text(
    st.one_of(st.sampled_from("أإآٱاىئؤةـًّٰ٣۳ \u00a0\n\u200fﻷﷺﬁİße\u0301\u0327가\u1100\u1161"), st.characters()),
    max_size=20,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أجّلت إطلاق آنت ٱلكتاب", "اجلت اطلاق انت الكتاب"),
        ("مستشفى شائع مؤسسة", "مستشفي شايع موسسه"),
        ("محـــمد ٢٠٢٤ ۱۴", "محمد 2024 14"),
        ("Ｂｙｔｅ DANCE ﬁ", "byte dance fi"),
        ("a \u00a0\n\t b", "a b"),
        ("\u2067هواوي\u2069", "هواوي"),
        ("«هواوي»", "«هواوي»"),
        ("ﻣﺮﺣﺒﺎ", "مرحبا"),
        ("São até", "são até"),
        ("Sa\u0303o", "são"),
        ("ا\u0654", "ا"),
        ("", ""),
    ],
)
def test_texts_fold_to_what_is_searched(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_a_match_covers_the_marks_and_tatweel_of_its_letters() -> None:
    text = "«أجّـلتُ» ﷺ"
    form = fold(text)
    at = form.text.index("اجلت")
    assert form.span(at, at + 4).of(text) == "أجّـلتُ"
    at = form.text.index("الله")
    assert form.span(at, at + 4).of(text) == "ﷺ"


def test_a_match_does_not_take_the_controls_around_it() -> None:
    text = "\u2067هواوي\u2069!"
    assert fold(text).span(0, 5).of(text) == "هواوي"


def test_an_empty_match_is_an_empty_span() -> None:
    assert fold("ab").span(1, 1) == fold("ab").span(1, 0)
    assert (fold("ab").span(2, 2).start, fold("").span(0, 0).start) == (2, 0)


def test_a_million_marks_on_one_letter_fold_in_linear_time() -> None:
    form = fold("e" + "\u0301" * 20_000 + "x")
    assert form.text[0] == "é"
    assert form.span(len(form.text) - 1, len(form.text)).start == 20_001


@settings(max_examples=200)
@given(TEXTS)
def test_the_map_is_as_long_as_the_folded_text_and_only_moves_on(text: str) -> None:
    form = fold(text)
    assert len(form.text) == len(form.starts) == len(form.ends)
    assert form.starts == sorted(form.starts)
    assert all(start < end <= len(text) for start, end in zip(form.starts, form.ends, strict=True))


@settings(max_examples=200)
@given(TEXTS, st.data())
def test_folding_what_a_match_covers_gives_the_match(text: str, data: st.DataObject) -> None:
    form = fold(text)
    start = data.draw(st.integers(0, len(form.text)))
    end = data.draw(st.integers(start, len(form.text)))
    covered = folded(form.span(start, end).of(text))
    assert form.text[start:end] in covered
    # Where the match takes whole letters (not half of a ligature) it is exactly that.
    whole = [0, *(at for at in range(1, len(form.text)) if form.starts[at] != form.starts[at - 1]), len(form.text)]
    if start in whole and end in whole and start < end:
        assert covered == form.text[start:end]


@settings(max_examples=200)
@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
