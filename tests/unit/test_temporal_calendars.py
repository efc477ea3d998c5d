"""Julian, Coptic and Ottoman Rumi dates: found by their markers, converted by arithmetic, or kept as written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.domain.day import from_iso
from hawliyat.temporal import calendars, find_times

PUBLISHED = from_iso("2024-09-30")
few = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    ("language", "text", "edtf", "calendar"),
    [
        ("ar", "25 تشرين الأول 1917 شرقي", "1917-11-07", "julian"),
        ("ar", "25 ديسمبر 2023 (شرقي)", "2024-01-07", "julian"),
        ("en", "October 25, 1917 (Old Style)", "1917-11-07", "julian"),
        ("pt", "25 de outubro de 1917 do calendário juliano", "1917-11-07", "julian"),
        ("ar", "29 كيهك 1740 للشهداء", "2024-01-08", "coptic"),
        ("ar", "سنة 1740 قبطية", "[2023-09-12..2024-09-10]", "coptic"),
        ("ar", "11 تموز 1324 رومية", "1908-07-24", "rumi"),
        ("ar", "سنة 1324 مالية", "[1908-03-14..1909-03-13]", "rumi"),
    ],
)
def test_a_marked_date_is_turned_into_gregorian_days(language: str, text: str, edtf: str, calendar: str) -> None:
    found = find_times(text, language, PUBLISHED)
    assert [(one.text, one.value.edtf, one.value.calendar) for one in found] == [(text, edtf, calendar)]


@pytest.mark.parametrize("text", ["29 كيهك", "سنة 1200 رومية", "25 ديسمبر شرقي"])
def test_what_cannot_be_converted_is_kept_as_written_and_says_so(text: str) -> None:
    found = find_times(f"كان في {text}", "ar", PUBLISHED)
    assert [one.value.edtf for one in found] == [""]
    assert found[0].value.fields["unresolved"] == "calendar_not_converted"


@few
@given(st.integers(1, 3000), st.integers(1, 12), st.integers(1, 28))
def test_a_julian_day_is_as_many_days_behind_as_leap_years_were_skipped(year: int, month: int, day: int) -> None:
    centuries = (year if month > 2 else year - 1) // 100
    gregorian = date(year, month, day).toordinal()
    assert calendars.julian(year, month, day) - gregorian == centuries - centuries // 4 - 2


@few
@given(st.integers(1, 3000), st.integers(1, 12))
def test_months_and_years_follow_without_a_gap(year: int, month: int) -> None:
    assert calendars.coptic_month(year, month)[1] + 1 == calendars.coptic(year, month + 1, 1)
    assert calendars.coptic_year(year)[1] + 1 == calendars.coptic_year(year + 1)[0]
    assert calendars.julian_year(year)[1] + 1 == calendars.julian_year(year + 1)[0]
    if month < 12:
        assert calendars.julian_month(year, month)[1] + 1 == calendars.julian(year, month + 1, 1)


def test_known_days_come_out() -> None:
    assert calendars.julian(1582, 10, 5) == date(1582, 10, 15).toordinal()
    assert calendars.coptic(1740, 1, 1) == date(2023, 9, 12).toordinal()
    assert calendars.rumi(1256, 3, 1) == date(1840, 3, 13).toordinal()


@pytest.mark.parametrize("made", [(calendars.julian, (1900, 2, 30)), (calendars.coptic, (1740, 13, 6))])
def test_a_day_the_calendar_lacks_is_refused(made: tuple[object, tuple[int, int, int]]) -> None:
    function, parts = made
    with pytest.raises(ValueError, match="no such day"):
        function(*parts)  # type: ignore[operator]
