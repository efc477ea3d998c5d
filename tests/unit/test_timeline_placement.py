"""No event ever vanishes from the timeline, and each is drawn no more precisely than its time is known."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline_samples import MAY, WEEKS, claim, day, entry, lasting, sample_entries, within

from hawliyat.domain.event import EventStatus, Modality, Polarity
from hawliyat.domain.identity import EventId, EvidenceId, LabelId
from hawliyat.domain.time_value import Bounds, TimeValue
from hawliyat.timeline.entry import Claim, Entry
from hawliyat.timeline.filters import Filter
from hawliyat.timeline.marks import Mark, Shape, mark_of, marks
from hawliyat.timeline.placement import FARTHEST_DAY, can_place, place

days = st.none() | st.integers(-2 * FARTHEST_DAY, 2 * FARTHEST_DAY) | st.integers(730_000, 740_000)
bounds = st.builds(Bounds, days, days, days, days)
values = st.none() | st.builds(TimeValue, st.just("?"), bounds)
claims = st.builds(
    Claim, st.just(EvidenceId("c")), st.none(), st.sampled_from(Modality), st.sampled_from(Polarity), values, days
)
label_ids = st.sampled_from([LabelId(name) for name in "abc"])
entries = st.lists(
    st.builds(
        Entry,
        st.uuids().map(lambda identity: EventId(str(identity))),
        st.text(max_size=3),
        label_ids,
        st.sampled_from(EventStatus),
        values,
        st.lists(claims, max_size=3).map(tuple),
    ),
    max_size=12,
)
filters = st.builds(
    Filter,
    st.frozensets(label_ids),
    st.frozensets(st.sampled_from(Modality)),
    st.frozensets(st.sampled_from(Polarity)),
)


@settings(max_examples=60, deadline=None)
@given(entries, filters)
def test_the_four_groups_always_add_up_to_all_entries(made: list[Entry], wanted: Filter) -> None:
    placement = place(made, wanted)
    groups = (placement.on_axis, placement.undated, placement.cannot_place, placement.filtered_out)
    assert placement.total == len(made)
    assert sorted(e.event_id for group in groups for e in group) == sorted(e.event_id for e in made)


@settings(max_examples=60, deadline=None)
@given(entries)
def test_whatever_is_on_the_axis_can_be_drawn_there(made: list[Entry]) -> None:
    for on_axis in place(made).on_axis:
        drawn = marks(on_axis)
        assert drawn
        for mark in drawn:
            first, last = mark.known
            assert first <= last
            assert mark.core is None or first <= mark.core[0] <= mark.core[1] <= last


@given(entries)
@settings(max_examples=20, deadline=None)
def test_a_filter_that_hides_nothing_filters_nothing_out(made: list[Entry]) -> None:
    assert not place(made).filtered_out


def test_a_time_that_contradicts_itself_is_set_aside_and_not_dropped() -> None:
    ends_before_it_starts = entry(
        "odd", "?", "launch", claim("odd", lasting("?", "2025-05-02", None, None, "2025-05-01"))
    )
    assert place([ends_before_it_starts]).cannot_place == (ends_before_it_starts,)


def test_a_time_beyond_the_axis_is_set_aside() -> None:
    assert not can_place(Bounds.within(-FARTHEST_DAY - 1, None))
    assert can_place(Bounds.within(-FARTHEST_DAY, None))


def test_each_filter_hides_what_it_names() -> None:
    made = sample_entries()
    assert {e.event_id for e in place(made, Filter(frozenset({LabelId("event-deal")}))).filtered_out} == {
        "orders",
        "h20",
    }
    planned = Filter(hidden_modalities=frozenset({Modality.PLANNED}))
    assert {e.event_id for e in place(made, planned).filtered_out} == {"training", "r2", "small"}
    denied = Filter(hidden_polarities=frozenset({Polarity.DENIED}))
    assert {e.event_id for e in place(made, denied).filtered_out} == {"training"}


def shape_of(value: TimeValue) -> Mark:
    return mark_of(value, Modality.HAPPENED)


def test_a_month_is_a_bracket_of_a_month_and_never_its_first_day() -> None:
    mark = shape_of(MAY)
    assert mark.shape is Shape.WITHIN
    assert mark.known == (day("2025-05-01").bounds.latest_end, day("2025-05-31").bounds.latest_end)
    assert mark.core is None
    assert not mark.is_rough


def test_a_day_is_a_day_and_a_year_is_a_rough_bracket() -> None:
    assert shape_of(day("2025-08-14")).shape is Shape.DAY
    year = shape_of(within("2022", "2022-01-01", "2022-12-31"))
    assert (year.shape, year.is_rough) == (Shape.WITHIN, True)
    assert shape_of(replace(WEEKS, approximate=True)).is_rough


def test_an_interval_is_certain_only_between_its_latest_start_and_its_earliest_end() -> None:
    mark = shape_of(lasting("2025-05/2025-07", "2025-05-01", "2025-05-31", "2025-07-01", "2025-07-31"))
    assert mark.shape is Shape.LASTING
    assert mark.core == (day("2025-05-31").bounds.latest_end, day("2025-07-01").bounds.latest_end)


def test_since_and_until_stay_open_at_one_end() -> None:
    since = shape_of(lasting("2024-01/..", "2024-01-01", "2024-01-31", "2024-01-01", None))
    until = shape_of(lasting("../2024-07", None, "2024-07-31", "2024-07-01", "2024-07-31"))
    assert (since.shape, since.last) == (Shape.LASTING, None)
    assert (until.shape, until.first) == (Shape.LASTING, None)
    assert since.core is not None
    assert until.core is not None


def test_claims_whose_times_disagree_are_drawn_side_by_side() -> None:
    r2 = next(e for e in sample_entries() if e.event_id == "r2")
    drawn = marks(r2)
    assert [mark.is_chosen for mark in drawn] == [True, False]
    assert all(mark.modality is Modality.PLANNED for mark in drawn)


def test_claims_that_agree_are_drawn_once() -> None:
    agreed = entry("one", "?", "launch", claim("a", MAY), claim("b", day("2025-05-03")))
    assert len(marks(agreed)) == 1


def test_a_time_the_researcher_set_against_all_claims_is_drawn_as_the_chosen_one() -> None:
    own = day("2025-06-01")
    drawn = marks(entry("own", "?", "launch", claim("a", MAY), claim("b", WEEKS), value=own))
    assert [mark.is_chosen for mark in drawn] == [False, True, False]
