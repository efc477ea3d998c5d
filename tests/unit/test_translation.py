"""How the languages of the interface count, and what is said where a catalogue has nothing."""

import tomllib
from collections.abc import Iterator

import pytest
from babel import Locale

from hawliyat.assets import resources
from hawliyat.temporal import parse_edtf
from hawliyat.ui.edit_wording import edit_words
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.time_wording import time_reading, time_reading_long
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


@pytest.mark.parametrize(
    ("spoken", "edtf", "short", "long"),
    [
        ("ar", "2025-08-14", "14 أغسطس 2025", "الخميس 14 أغسطس 2025"),
        ("ar", "2025-05-03/2025-07", "من 3 مايو 2025 إلى يوليو 2025", "من 3 مايو 2025 إلى يوليو 2025"),
        ("ar", "[2025-08-15..2025-09-25]", "بين 15 أغسطس و25 سبتمبر 2025", "أحد الأيام بين 15 أغسطس و25 سبتمبر 2025"),
        ("ar", "../2024-07", "حتى يوليو 2024", "حتى يوليو 2024، بلا بداية محددة"),
        ("ar", "2025-33", "الربع الأول من 2025", "الربع الأول من 2025، خلال ربع السنة"),
        ("ar", "2025-05~", "مايو 2025 تقريبًا", "مايو 2025، خلال الشهر، تقريبًا"),
        ("ar", "-0043", "44 ق.م", "44 ق.م، خلال السنة"),
        ("pt", "2025-08-14", "14 de ago. de 2025", "quinta-feira, 14 de agosto de 2025"),
        ("pt", "2025-05/2025-07", "maio de 2025 – jul. de 2025", "de maio de 2025 a julho de 2025"),
        ("pt", "2024-01/..", "desde jan. de 2024", "desde janeiro de 2024, sem fim conhecido"),
        ("pt", "199X", "década de 1990", "década de 1990, dentro da década"),
    ],
)
def test_times_read_well_in_other_languages(spoken: str, edtf: str, short: str, long: str) -> None:
    use_language(spoken)
    value = parse_edtf(edtf)
    assert (time_reading(value), time_reading_long(value)) == (short, long)


@pytest.mark.parametrize("tag", ["ar", "pt"])
def test_months_and_weekdays_are_those_of_cldr(tag: str) -> None:
    use_language(tag)
    locale = Locale(tag)
    for number, name in locale.months["stand-alone"]["wide"].items():
        english = Locale("en").months["stand-alone"]["wide"][number]
        assert tr(english) == name
    for number, name in locale.days["stand-alone"]["wide"].items():
        assert tr(Locale("en").days["stand-alone"]["wide"][number]) == name


def test_a_problem_keeps_its_values_isolated_in_arabic() -> None:
    use_language("ar")
    said = error_words("file_unreadable", {"path": "a.txt", "reason": "Permission denied"})
    assert plain(said) == "تتعذر قراءة «a.txt»: Permission denied. تأكد أن لديك إذنًا بفتحه."
    assert said.count("\u2068") == said.count("\u2069") == 2


def test_dates_to_be_typed_keep_their_order_between_arabic_words() -> None:
    use_language("ar")
    said = error_words("bad_edtf", {})
    examples = ("2025-05-14", "2025-05", "2025-05/2025-07", "[2025-05-01..2025-07-31]")
    assert [example for example in examples if f"\u2068{example}\u2069" not in said] == []
    assert "\u2068.txt\u2069" in error_words("binary_file", {"path": "a.pdf"})
    assert "\u2068" not in tr("ISO 8859-6, Arabic")


def test_labels_and_roles_have_a_name_in_every_language() -> None:
    tagset = tomllib.loads((resources() / "tagset.toml").read_text(encoding="utf-8"))
    for kind in ("label", "role"):
        assert tagset[kind]
        assert all(set(LANGUAGES) <= each["names"].keys() for each in tagset[kind])
