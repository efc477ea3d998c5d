"""What frames, joins and tense make of a time: the corners the packs' own examples do not reach."""

import pytest

from hawliyat.domain.day import from_iso
from hawliyat.domain.time_value import AnchorKind, Granularity, Part
from hawliyat.temporal import find_times

PUBLISHED = from_iso("2024-09-30")


def values(text: str, language: str = "en", published: int | None = PUBLISHED) -> list[str]:
    return [one.value.edtf for one in find_times(text, language, published)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("since last week", "2024-09-23/.."),
        ("until last week", "../2024-09-29"),
        ("before last week", "[..2024-09-22]"),
        ("after the third quarter of 2023", "[2023-10-01..]"),
        ("since late 2023", "2023-09/.."),
        ("since the end of 2023", "2023-12/.."),
        ("until the start of 2023", "../2023-01"),
        ("until early 2023", "../2023-04"),
        ("before the end of 2023", "[..2023-12-31]"),
        ("since about 2010", "2010~/.."),
        ("around 2010", "2010~"),
        ("earlier in 2023", "2023"),
        ("later this year", "[2024-09-30..2024-12-31]"),
        ("from around 2010 to 2015", "2010~/2015"),
        ("from early 2010 to late 2015", "2010-01/2015-12"),
        ("from late 2024 to early 2020", "[2024-09..2024-12]"),
        ("mid-July 2024", "[2024-07-11..2024-07-20]"),
    ],
)
def test_frames_open_close_blur_and_divide(text: str, edtf: str) -> None:
    assert values(text)[0] == edtf


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on February 31, 2024"),
        ("pt", "em 31 de fevereiro de 2024"),
        ("ar", "في 31 فبراير 2024"),
        ("en", "July 9-3, 2024"),
        ("pt", "31 de abril"),
        ("pt", "dia 31 deste mês"),
        ("pt", "nesta segunda-feira (3)"),
        ("en", "the fifth quarter of 2023"),
        ("ar", "31 سبتمبر الماضي"),
        ("pt", "99/99/2024"),
    ],
)
def test_a_day_the_calendar_does_not_have_is_no_time(language: str, text: str) -> None:
    assert values(text, language) == []


def test_a_year_lends_itself_to_the_first_of_two_months_across_new_year() -> None:
    assert values("from November to February 2023") == ["2022-11/2023-02"]


def test_a_range_keeps_the_words_of_both_its_times_as_written() -> None:
    value = find_times("من 3 أبريل إلى 9 يوليو ٢٠٢٣", "ar", PUBLISHED)[0].value
    assert value.anchor_kind is AnchorKind.EXPRESSION
    first = {"frame_from": "من", "day": "3", "month": "أبريل"}
    assert value.fields == {**first, "to_day": "9", "to_month": "يوليو", "to_year": "٢٠٢٣", "previous": "2023-07-09"}


def test_a_second_time_that_comes_first_is_not_joined() -> None:
    assert values("between July 2024 and May 2023") == ["2024-07", "2023-05"]


def test_what_hangs_on_an_earlier_expression_takes_it_only_inside_the_paragraph() -> None:
    inside = find_times("It began in 2019. That year ended well.", "en", PUBLISHED)[-1].value
    assert (inside.edtf, inside.anchor_kind, inside.fields["previous"]) == ("2019", AnchorKind.EXPRESSION, "2019")
    outside = find_times("It began in 2019.\nThat year ended well.", "en", PUBLISHED)[-1].value
    assert (outside.edtf, outside.fields["unresolved"]) == ("", "no_earlier_expression")
    assert outside.granularity is Granularity.UNKNOWN


def test_the_other_reading_is_offered_and_lowers_the_confidence() -> None:
    sure, guessed = find_times("In July 2024 and in November it rained.", "en", PUBLISHED)
    assert (sure.alternatives, sure.confidence > guessed.confidence) == ((), True)
    assert [other.edtf for other in guessed.alternatives] == ["2024-11"]
    assert [other.edtf for one in find_times("on 7/8/2024", "en") for other in one.alternatives] == ["2024-08-07"]


def test_seasons_follow_the_hemisphere_of_the_tag() -> None:
    assert values("no verão de 2023", "pt-BR") == ["2023-30"]
    assert values("no verão de 2023", "pt-PT") == ["2023-26"]
    assert values("in summer 2023", "en-AU") == ["2023-30"]
    assert values("in summer 2023", "en-GB") == ["2023-26"]


def test_the_tense_of_reported_words_is_not_the_tense_of_the_report() -> None:
    found = find_times("أعلنت الشركة الخميس أنها ستفتتح مصنعا في مايو.", "ar", PUBLISHED)
    assert [one.value.edtf for one in found] == ["2024-09-26", "2025-05"]
    assert values("It was expected to launch in May.") == ["2024-05"]


def test_tense_decides_weekdays_days_quarters_and_weekends() -> None:
    assert values("It will open on Friday.") == ["2024-10-04"]
    assert values("It opened on Friday.") == ["2024-09-27"]
    assert values("It will open on July 4.") == ["2025-07-04"]
    assert values("It will open in the second quarter.") == ["2025-34"]
    assert values("It will open over the weekend.") == ["[2024-10-05..2024-10-06]"]


def test_a_part_is_kept_beside_the_text() -> None:
    parts = {one.text: one.value.part for one in find_times("early 2020, mid-2021, late 2022, 2 July 2023", "en")}
    assert list(parts.values()) == [Part.EARLY, Part.MID, Part.LATE, Part.WHOLE]
