"""Times in words: what a reader of the margin, of the inspector, and of a derivation sees."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hawliyat.domain.day import from_ymd
from hawliyat.domain.time_value import AnchorKind, Bounds, Granularity, Part, TimeValue
from hawliyat.temporal import find_times, parse_edtf
from hawliyat.ui.calendar_wording import LONG, day_words, period_words, year_words
from hawliyat.ui.time_wording import derivation_words, time_reading, time_reading_long
from hawliyat.ui.wording import plain

PUBLISHED = from_ymd(2025, 8, 14)


@pytest.mark.parametrize(
    ("edtf", "short", "long"),
    [
        ("2025-08-14", "14 Aug 2025", "Thursday, 14 August 2025"),
        ("2025-05", "May 2025", "May 2025, within the month"),
        ("2022", "2022", "2022, within the year"),
        ("199X", "1990s", "1990s, within the decade"),
        ("2025-35", "third quarter of 2025", "third quarter of 2025, within the quarter"),
        ("2025-41", "second half of 2025", "second half of 2025, within the half-year"),
        ("2023-26", "summer 2023", "summer 2023, within the season"),
        ("2024-01/..", "since Jan 2024", "from January 2024, open"),
        ("2024-26/..", "since summer 2024", "from summer 2024, open"),
        (
            "2024-34/2024-35",
            "second quarter of 2024 – third quarter of 2024",
            "from second quarter of 2024 to third quarter of 2024",
        ),
        ("../2024-07", "until Jul 2024", "until July 2024, its beginning is open"),
        ("2025-05/2025-07", "May 2025 – Jul 2025", "from May 2025 to July 2025"),
        ("[2025-01-01..2025-08-14]", "between 1 Jan and 14 Aug 2025", "one day between 1 January and 14 August 2025"),
        (
            "[2025-08-15..2025-09-25]",
            "between 15 Aug and 25 Sep 2025",
            "one day between 15 August and 25 September 2025",
        ),
        (
            "[2024-12-28..2025-01-03]",
            "between 28 Dec 2024 and 3 Jan 2025",
            "one day between 28 December 2024 and 3 January 2025",
        ),
        ("[..2024-07]", "by 31 Jul 2024", "one day up to 31 July 2024"),
        ("[2025-03-01..]", "1 Mar 2025 or later", "one day from 1 March 2025 on"),
        ("2022~", "about 2022", "2022, within the year, approximate"),
        ("2022?", "2022, uncertain", "2022, within the year, uncertain"),
        ("-0044-03-15", "15 Mar 45 BCE", "Thursday, 15 March 45 BCE"),
    ],
)
def test_a_value_reads_as_precisely_as_it_is_and_no_more(edtf: str, short: str, long: str) -> None:
    value = parse_edtf(edtf)
    assert (time_reading(value), time_reading_long(value)) == (short, long)


def test_a_part_of_a_year_is_named_by_its_year() -> None:
    early = replace(parse_edtf("[2025-01..2025-04]"), part=Part.EARLY, granularity=Granularity.YEAR)
    late = replace(parse_edtf("[2025-05-21..2025-05-31]"), part=Part.LATE, granularity=Granularity.MONTH)
    assert time_reading(early) == "early 2025"
    assert time_reading_long(late) == "late May 2025, within the month"


def test_centuries_and_weeks_have_names() -> None:
    century = replace(parse_edtf("[1801..1900]"), granularity=Granularity.CENTURY)
    week = replace(parse_edtf("[2025-08-11..2025-08-17]"), granularity=Granularity.WEEK)
    assert [time_reading(century), time_reading(week)] == ["19th century", "week of 11 Aug 2025"]
    assert time_reading(parse_edtf("19XX")) == "20th century"


def test_a_clock_time_stands_behind_its_day() -> None:
    value = replace(parse_edtf("2025-08-14"), clock_start="14:00", clock_end="15:30")
    assert time_reading(value) == "14 Aug 2025, 14:00–15:30"


def test_what_nobody_could_resolve_says_why() -> None:
    value = TimeValue("", Bounds(), fields={"unresolved": "no_publication_date"})
    assert time_reading(value) == time_reading_long(value) == "not resolved"
    assert "day of publication" in derivation_words(value, "يوم الخميس", "")


def test_a_derivation_names_the_words_and_what_they_hang_on() -> None:
    (found,) = find_times("أوردته الصحيفة يوم الخميس", "ar", PUBLISHED)
    words = plain(derivation_words(found.value, found.text, "2025-08-14"))
    assert words == "“يوم الخميس”, read from the publication date 14 Aug 2025."
    written = plain(derivation_words(parse_edtf("2022"), "عام 2022", "2025-08-14"))
    assert written == "“عام 2022”, as it is written."
    own = replace(parse_edtf("2022"), anchor_kind=AnchorKind.RESEARCHER)
    assert plain(derivation_words(own, "", "")) == "Set by you."
    after = replace(parse_edtf("2022"), anchor_kind=AnchorKind.EXPRESSION, fields={"previous": "2020-05"})
    assert "May 2020" in derivation_words(after, "بعد عامين", "2025-08-14")


@given(st.integers(-2_000_000, 3_000_000), st.integers(0, 5000))
def test_every_period_has_words_that_name_its_years(first: int, length: int) -> None:
    words = period_words(first, first + length, LONG)
    assert words
    assert day_words(first + length, LONG).rsplit(" ", 1)[-1] in words


def test_years_before_the_first_are_counted_as_people_do() -> None:
    assert [year_words(year) for year in (1, 0, -43)] == ["1", "1 BCE", "44 BCE"]


def test_a_value_that_no_rule_pack_read_says_so() -> None:
    value = replace(parse_edtf("2021-03"), rule_id="dateparser", anchor_kind=AnchorKind.NONE)
    assert "Check it" in derivation_words(value, "en mars 2021", "")
    assert "Check it" not in derivation_words(replace(value, rule_id="en.month_year"), "March 2021", "")
