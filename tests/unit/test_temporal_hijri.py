"""Hijri dates: the arithmetic calendar, said to be uncertain."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.domain.day import from_iso
from hawliyat.temporal import find_times, hijri

PUBLISHED = from_iso("2024-09-30")

KNOWN = [  # first days the arithmetic calendar shares with what was observed, within a day or two
    ((1445, 9), date(2024, 3, 11)),
    ((1446, 1), date(2024, 7, 7)),
    ((1400, 1), date(1979, 11, 21)),
    ((1300, 1), date(1882, 11, 12)),
]


@pytest.mark.parametrize(("year_and_month", "observed"), KNOWN)
def test_a_month_begins_within_two_days_of_the_moon(year_and_month: tuple[int, int], observed: date) -> None:
    assert abs(hijri.first_day(*year_and_month) - observed.toordinal()) <= 2


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 1600))
def test_the_months_of_a_year_follow_each_other_and_fill_it(year: int) -> None:
    whole = hijri.hijri_year(year)
    parts = [hijri.hijri_month(year, number) for number in range(1, 13)]
    assert (parts[0].first, parts[-1].last) == (whole.first, whole.last)
    assert all(one.last + 1 == following.first for one, following in pairwise(parts))
    assert {part.last - part.first + 1 for part in parts} == {29, 30}
    assert whole.last + 1 == hijri.hijri_year(year + 1).first


def test_a_hijri_time_is_uncertain_and_names_its_calendar() -> None:
    value = find_times("في رمضان 1445 هـ", "ar", PUBLISHED)[0].value
    assert value.uncertain
    assert value.calendar == hijri.CALENDAR


def test_a_hijri_month_of_a_gregorian_year_is_not_read_as_hijri() -> None:
    assert [one.value.edtf for one in find_times("في رمضان 2024", "ar", PUBLISHED)] == []


def test_a_month_has_no_31st_day() -> None:
    with pytest.raises(ValueError, match="no such day"):
        hijri.hijri_day(1445, 9, 31)
