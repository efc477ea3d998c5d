"""EDTF: what is read, what is refused, and that the bounds are those of another implementation."""

import warnings
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.domain.day import to_iso
from hawliyat.domain.errors import UserError
from hawliyat.domain.time_value import Bounds, Granularity
from hawliyat.temporal import edtf, parse_edtf

few = settings(max_examples=80, deadline=None)


def days(text: str) -> list[str]:
    bounds = parse_edtf(text).bounds
    four = (bounds.earliest_start, bounds.latest_start, bounds.earliest_end, bounds.latest_end)
    return ["–" if day is None else to_iso(day) for day in four]


@pytest.mark.parametrize(
    ("text", "four"),
    [
        ("2025-05", ["2025-05-01", "2025-05-31", "2025-05-01", "2025-05-31"]),
        ("2025-05/2025-07", ["2025-05-01", "2025-05-31", "2025-07-01", "2025-07-31"]),
        ("2022/..", ["2022-01-01", "2022-12-31", "2022-01-01", "–"]),
        ("../2024-07", ["–", "2024-07-31", "2024-07-01", "2024-07-31"]),
        ("/2024-07", ["–", "2024-07-31", "2024-07-01", "2024-07-31"]),
        ("2022/", ["2022-01-01", "2022-12-31", "2022-01-01", "–"]),
        ("[2024-02..2025-01]", ["2024-02-01", "2025-01-31", "2024-02-01", "2025-01-31"]),
        ("[..2019]", ["–", "2019-12-31", "–", "2019-12-31"]),
        ("[2019..]", ["2019-01-01", "–", "2019-01-01", "–"]),
        ("199X", ["1990-01-01", "1999-12-31", "1990-01-01", "1999-12-31"]),
        ("2024-36", ["2024-10-01", "2024-12-31", "2024-10-01", "2024-12-31"]),
        ("2023-30", ["2023-12-01", "2024-02-29", "2023-12-01", "2024-02-29"]),
        ("2024-37", ["2024-01-01", "2024-04-30", "2024-01-01", "2024-04-30"]),
        ("2024-41", ["2024-07-01", "2024-12-31", "2024-07-01", "2024-12-31"]),
        ("-0043-03-15", ["-0043-03-15"] * 4),
        ("-004X", ["-0049-01-01", "-0040-12-31", "-0049-01-01", "-0040-12-31"]),
        ("2004-XX", ["2004-01-01", "2004-12-31", "2004-01-01", "2004-12-31"]),
        ("2004-02-XX", ["2004-02-01", "2004-02-29", "2004-02-01", "2004-02-29"]),
    ],
)
def test_an_interval_lasts_and_a_set_is_one_of(text: str, four: list[str]) -> None:
    assert days(text) == four
    assert edtf.bounds(text) == parse_edtf(text).bounds
    assert parse_edtf(text).edtf == text


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        (" 2025-5 ", "2025-05"),
        ("٢٠٢٥-٠٥-١٤", "2025-05-14"),
        ("۲۰۲۵", "2025"),
        ("2025-05 / 2025-07", "2025-05/2025-07"),
        ("[ 2024 .. 2025 ]", "[2024..2025]"),
        ("199x", "199X"),
        ("\u200f2024-07\u200f", "2024-07"),
        ("y17000", "Y17000"),
    ],
)
def test_what_a_person_types_is_met_half_way(typed: str, canonical: str) -> None:
    assert parse_edtf(typed).edtf == canonical


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "/",
        "../..",
        "[]",
        "[..]",
        "2025-02-30",
        "2025-13",
        "2025-00",
        "2025-05-00",
        "2025-05-32",
        "2025/2024",
        "[2025..2024]",
        "May 2025",
        "25",
        "20255",
        "2025-05-14-01",
        "2024-24-01",
        "2024-42",
        "1XXX5",
        "Y17000-05",
        "2004-XX-05",
        "2025 05",
        "[2024]",
        "2024//2025",
        "2024~~",
    ],
)
def test_anything_else_is_refused_with_the_text_as_typed(text: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_edtf(text)
    assert (refused.value.code, refused.value.arguments) == ("bad_edtf", {"text": text})


@few
@given(st.text(max_size=80) | st.from_regex(r"[-0-9X/.~?%\[\]Y ]{1,24}", fullmatch=True))
def test_nothing_typed_crashes_and_what_is_read_reads_the_same_again(text: str) -> None:
    try:
        value = parse_edtf(text)
    except UserError:
        return
    assert parse_edtf(value.edtf) == value


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"), [("2024~", True, False), ("2024?", False, True), ("2024-05%", True, True)]
)
def test_marks_say_how_sure_the_source_is(text: str, approximate: bool, uncertain: bool) -> None:
    value = parse_edtf(text)
    assert (value.approximate, value.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2024-05-01", Granularity.DAY),
        ("2024-05", Granularity.MONTH),
        ("2024-33", Granularity.QUARTER),
        ("2024-22", Granularity.SEASON),
        ("2024-40", Granularity.HALF),
        ("2024", Granularity.YEAR),
        ("202X", Granularity.DECADE),
        ("20XX", Granularity.CENTURY),
        ("2024/2025", Granularity.INTERVAL),
    ],
)
def test_the_granularity_is_the_unit_it_speaks_in(text: str, unit: Granularity) -> None:
    assert parse_edtf(text).granularity is unit


DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
DATES = DAYS.flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], day.isoformat()[:3] + "X"])
)
QUARTERS = st.tuples(st.integers(1000, 2999), st.integers(33, 41)).map(lambda pair: f"{pair[0]}-{pair[1]}")
SEASONS = st.tuples(st.integers(1000, 2999), st.sampled_from([21, 22, 23, 25, 26, 27])).map(
    lambda pair: f"{pair[0]}-{pair[1]}"
)


def outer_of_the_oracle(text: str) -> tuple[str, str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from edtf import parse_edtf as oracle

        found = oracle(text)
        low, high = found.lower_strict(), found.upper_strict()
    return tuple(f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" for when in (low, high))  # type: ignore[return-value]


def outer(text: str) -> tuple[str, str]:
    bounds = parse_edtf(text).bounds
    assert bounds.earliest_start is not None
    assert bounds.latest_end is not None
    return to_iso(bounds.earliest_start), to_iso(bounds.latest_end)


@few
@given(DATES | QUARTERS | SEASONS)
def test_the_outer_bounds_of_a_date_are_those_of_the_edtf_package(text: str) -> None:
    assert outer(text) == outer_of_the_oracle(text)


def two_dates(length: int) -> st.SearchStrategy[list[str]]:
    """Two dates of one precision (characters of ISO text): the package reads no others in a set."""
    return st.lists(DAYS.map(lambda day: day.isoformat()[:length]), min_size=2, max_size=2)


@few
@given(st.sampled_from([4, 7, 10]).flatmap(two_dates), st.booleans())
def test_the_outer_bounds_of_a_range_are_those_of_the_edtf_package(two: list[str], lasting: bool) -> None:
    first, last = sorted(two, key=lambda text: (outer(text)[0], outer(text)[1]))
    if outer(first)[0] > outer(last)[1]:
        return
    text = f"{first}/{last}" if lasting else f"[{first}..{last}]"
    assert outer(text) == outer_of_the_oracle(text)


def test_bounds_without_any_side_are_unbounded() -> None:
    assert Bounds().is_unbounded
