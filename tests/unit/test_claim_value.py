"""A claim's times, made one value: never more precise than they are, never text that is no EDTF."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.domain import day
from hawliyat.domain.claim_value import ENDS_BEFORE_START, claim_value
from hawliyat.domain.event import TimeRole
from hawliyat.domain.time_value import TimeValue
from hawliyat.temporal import parse_edtf

START, END, OCCURRED, REPORTED = TimeRole.START, TimeRole.END, TimeRole.OCCURRED, TimeRole.REPORTED


def of(*times: tuple[TimeRole, str]) -> TimeValue | None:
    return claim_value([(role, parse_edtf(edtf) if edtf else TimeValue("")) for role, edtf in times])


@pytest.mark.parametrize(
    ("times", "edtf"),
    [
        (((OCCURRED, "2025-05"),), "2025-05"),
        (((START, "2025-01"), (OCCURRED, "2025-05"), (END, "2025-06")), "2025-05"),
        (((OCCURRED, "2025-05"), (OCCURRED, "2025-06")), "2025-05"),
        (((START, "2025-05"), (END, "2025-07")), "2025-05/2025-07"),
        (((END, "2025-07-02"), (START, "2025")), "2025/2025-07-02"),
        (((START, "2025-05"),), "2025-05/.."),
        (((END, "2025-07"),), "../2025-07"),
        (((START, "2025-05~"), (END, "2025-07?")), "2025-05~/2025-07?"),
        (((START, "2025-01/2025-03"), (END, "2025-05/2025-06")), "2025-01/2025-06"),
        (((START, "2024-01/.."), (END, "../2024-07")), "2024-01/2024-07"),
        (((START, "[2025-08-15..2025-08-20]"), (END, "2025-10")), "2025-08/2025-10"),
        (((START, "[2025-08-15..2025-09-25]"), (END, "2025-10")), "2025/2025-10"),
        (((START, "[2018..2022]"), (END, "2025")), "20XX/2025"),
        (((START, "[2025-08-15..]"), (END, "2025-10")), "../2025-10"),
        (((REPORTED, "2025-08-14"), (START, "2025-05")), "2025-05/.."),
        (((OCCURRED, ""), (START, "2025-05")), "2025-05/.."),
    ],
)
def test_a_claim_is_dated_by_its_times_in_their_roles(times: tuple[tuple[TimeRole, str], ...], edtf: str) -> None:
    value = of(*times)
    assert value is not None
    assert value.edtf == edtf


@pytest.mark.parametrize("times", [(), ((REPORTED, "2025"),), ((OCCURRED, ""),), ((START, "../2025"),)])
def test_times_that_do_not_tell_when_give_no_value(times: tuple[tuple[TimeRole, str], ...]) -> None:
    assert of(*times) is None


def test_an_end_before_its_start_has_no_value_and_says_so() -> None:
    value = of((START, "2025-07"), (END, "2025-05"))
    assert value is not None
    assert (value.edtf, value.is_resolved) == ("", False)
    assert value.fields["unresolved"] == ENDS_BEFORE_START


def test_a_start_that_is_one_of_several_days_keeps_its_bounds() -> None:
    value = of((START, "[2025-08-15..2025-09-25]"), (END, "2025-10"))
    assert value is not None
    assert [day.to_iso(bound) for bound in value.bounds.known] == [
        "2025-08-15", "2025-09-25", "2025-10-01", "2025-10-31",
    ]  # fmt: skip


def test_what_is_approximate_or_uncertain_stays_so() -> None:
    value = of((START, "2025-05~"), (END, "2025-07?"))
    assert value is not None
    assert (value.approximate, value.uncertain) == (True, True)


DATES = st.sampled_from(
    ["2025-05-14", "2025-05", "2025", "2025~", "2024-12?", "202X", "2025-23", "-0044", "1985-XX-XX", "2025-06/2025-07",
     "../2024-07", "2024-01/..", "[2025-01-01..2025-08-14]", "[..2025-08-14]", "[2025-08-14..]", "[1999..2030]",
     "[-0050..-0040]", "Y12345"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(TimeRole), DATES), max_size=3))
def test_a_claims_value_is_always_edtf_that_says_no_more_than_its_bounds(times: list[tuple[TimeRole, str]]) -> None:
    value = of(*times)
    if value is None or not value.edtf:
        return
    read = parse_edtf(value.edtf)
    assert read.edtf == value.edtf
    wide, narrow = read.bounds, value.bounds
    if wide.earliest_start is not None:
        assert narrow.earliest_start is not None
        assert wide.earliest_start <= narrow.earliest_start
    if wide.latest_end is not None:
        assert narrow.latest_end is not None
        assert narrow.latest_end <= wide.latest_end


@given(DATES, DATES)
@settings(max_examples=60)
def test_plain_sides_have_the_bounds_their_text_has(start: str, end: str) -> None:
    value = of((START, start), (END, end))
    if value is not None and value.edtf and "[" not in start + end and ".." not in value.edtf:
        assert value.bounds == parse_edtf(value.edtf).bounds
