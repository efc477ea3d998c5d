"""How the languages of the interface count, and what is said where a catalogue has nothing."""

from collections.abc import Iterator

import pytest
from babel import Locale

from hawliyat.ui.edit_wording import edit_words
from hawliyat.ui.translation import LANGUAGES, Translation, plural_form, read_translation
from hawliyat.ui.wording import language, plain, tr, tr_count, use_language


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Leave English behind."""
    yield
    use_language("en")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_plural_rules_are_those_of_cldr(tag: str) -> None:
    rule = Locale(tag).plural_form
    for count in (*range(201), 1_000, 1_003, 1_011, 100_000, 1_000_000, 2_000_000, 1_000_001):
        assert plural_form(tag, count) == rule(count), count


def test_english_needs_no_catalogue() -> None:
    english = read_translation("en")
    assert english.sentence("Any {thing}") == "Any {thing}"
    assert [english.counted_sentence("1 event", "{count} events", count) for count in (0, 1, 2)] == [
        "{count} events",
        "1 event",
        "{count} events",
    ]


def test_a_form_that_is_left_out_falls_back_to_the_general_one() -> None:
    made = Translation("ar", {}, {"{count} cats": {"one": "قطة", "other": "{count} قطة"}})
    assert made.counted_sentence("1 cat", "{count} cats", 0) == "{count} قطة"
    assert made.counted_sentence("1 dog", "{count} dogs", 1) == "1 dog"


def test_arabic_counts_in_six_ways() -> None:
    use_language("ar")
    assert language() == "ar"
    said = [plain(tr_count("1 article", "{count} articles", count)) for count in (0, 1, 2, 3, 10, 11, 99, 100, 103)]
    assert said == [
        "لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "10 مقالات", "11 مقالًا", "99 مقالًا", "100 مقال", "103 مقالات"
    ]  # fmt: skip
    assert plain(edit_words("untag", {"count": 2})) == "إزالة علامتين"


def test_portuguese_counts_nought_like_one() -> None:
    use_language("pt")
    assert [plain(tr_count("1 article", "{count} articles", count)) for count in (0, 1, 2)] == [
        "0 artigo", "1 artigo", "2 artigos"
    ]  # fmt: skip
    assert plain(tr("Published {date}", date="2025")) == "Publicado em 2025"
