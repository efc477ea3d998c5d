"""Hijri dates: Umm al-Qura for the years it is printed for, arithmetic outside them, and what is uncertain."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.domain.day import from_iso
from hawliyat.domain.time_value import TimeValue
from hawliyat.temporal import find_times, hijri

PUBLISHED = from_iso("2024-09-30")

KNOWN = [
    ((1445, 9), date(2024, 3, 11)),
    ((1446, 1), date(2024, 7, 7)),
    ((1400, 1), date(1979, 11, 20)),
    ((1343, 1), date(1924, 8, 1)),
    ((1300, 1), date(1882, 11, 12)),
    ((1501, 1), date(2077, 11, 17)),
]


def value(text: str, language: str = "ar") -> TimeValue:
    return find_times(text, language, PUBLISHED)[-1].value


@pytest.mark.parametrize(("year_and_month", "observed"), KNOWN)
def test_a_month_begins_when_it_was_printed_and_elsewhere_within_two_days_of_the_moon(
    year_and_month: tuple[int, int], observed: date
) -> None:
    allowed = 0 if year_and_month[0] in hijri.PUBLISHED_YEARS else 2
    assert abs(hijri.first_day(*year_and_month) - observed.toordinal()) <= allowed


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 1600).filter(lambda year: year not in (1342, 1500)))
def test_the_months_of_a_year_follow_each_other_and_fill_it(year: int) -> None:
    whole = hijri.hijri_year(year)
    parts = [hijri.hijri_month(year, number) for number in range(1, 13)]
    assert (parts[0].first, parts[-1].last) == (whole.first, whole.last)
    assert all(one.last + 1 == following.first for one, following in pairwise(parts))
    assert all(28 <= part.last - part.first + 1 <= 31 for part in parts)  # the printed ones are not all the moon's
    assert whole.last + 1 == hijri.hijri_year(year + 1).first


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 1600), st.integers(1, 12))
def test_a_day_lies_in_the_month_its_number_says(year: int, month: int) -> None:
    assert hijri.divmod_month(hijri.month_index(hijri.first_day(year, month) + 14)) == (year, month)


def test_days_and_months_are_uncertain_but_for_saudi_sources_and_reckoned_years_always() -> None:
    assert value("في 15 رمضان 1445 هـ").uncertain
    assert not value("في 15 رمضان 1445 هـ", "ar-SA").uncertain
    assert not value("عام 1445 هـ").uncertain
    assert value("عام 1300 هـ", "ar-SA").uncertain


def test_the_value_names_the_calendar_its_days_are_counted_by() -> None:
    assert value("عام 1445 هـ").calendar == hijri.UMM_AL_QURA
    assert value("عام 1300 هـ").calendar == hijri.CIVIL


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1445 هـ / 2024 م", "2024"),
        ("١٥ رمضان ١٤٤٥ هـ الموافق 25 مارس 2024", "2024-03-25"),
        ("25 مارس 2024 الموافق 15 رمضان 1445", "2024-03-25"),
        ("15 رمضان 1445 هـ الموافق 25 مارس", "2024-03-25"),
        ("25 مارس 2024 (15 رمضان 1445 هـ)", "2024-03-25"),
        ("1445هـ/2024م", "2024"),
    ],
)
def test_a_date_written_in_two_calendars_is_one_time_by_the_gregorian(text: str, edtf: str) -> None:
    found = find_times(f"صدر {text}.", "ar", PUBLISHED)
    assert [(one.text, one.value.edtf, one.value.calendar) for one in found] == [(text, edtf, "gregorian")]
    assert any(name.startswith("also_") for name in found[0].value.fields)
    assert found[0].alternatives == ()


def test_two_calendars_that_disagree_make_the_time_uncertain_and_offer_the_other() -> None:
    found = find_times("في 15 رمضان 1445 هـ الموافق 25 مارس 2023", "ar", PUBLISHED)[0]
    assert (found.value.edtf, found.value.uncertain) == ("2023-03-25", True)
    assert [other.edtf for other in found.alternatives] == ["2024-03-25"]


def test_a_hijri_month_of_a_gregorian_year_is_not_read_as_hijri() -> None:
    assert [one.value.edtf for one in find_times("في رمضان 2024", "ar", PUBLISHED)] == []


def test_a_hijri_month_without_a_year_is_the_nearest_by_tense() -> None:
    assert value("بدأ في شهر رمضان").edtf == "[2024-03-11..2024-04-09]"
    assert value("سيبدأ في شهر رمضان").edtf == "[2025-03-01..2025-03-29]"
    assert [other.edtf for one in find_times("بدأ في شهر رمضان", "ar", PUBLISHED) for other in one.alternatives]


def test_a_month_has_no_31st_day() -> None:
    with pytest.raises(ValueError, match="no such day"):
        hijri.hijri_day(1445, 9, 31)
