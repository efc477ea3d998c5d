"""The order of the timeline: total, stable, and as documented."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hawliyat.domain.event import EventStatus, Modality, Polarity
from hawliyat.domain.identity import ArticleId, EventId, EvidenceId, LabelId
from hawliyat.domain.time_value import Bounds, TimeValue
from hawliyat.timeline.entry import Claim, Entry
from hawliyat.timeline.order import key, ordered, sort_key

DAYS = st.none() | st.integers(-3, 3)
BOUNDS = st.builds(Bounds, DAYS, DAYS, DAYS, DAYS)
CLOCKS = st.sampled_from(("", "00:00", "09:30"))


def entry(identity: str, bounds: Bounds, clock: str = "", title: str = "", *published: int | None) -> Entry:
    claims = tuple(
        Claim(EvidenceId(f"{identity}-{n}"), ArticleId("a"), Modality.HAPPENED, Polarity.AFFIRMED, published=day)
        for n, day in enumerate(published)
    )
    value = TimeValue("x", bounds, clock_start=clock) if bounds != Bounds() else None
    return Entry(EventId(identity), title, LabelId("event-other"), EventStatus.DRAFT, value, claims)


ENTRIES = st.lists(
    st.builds(entry, st.uuids().map(str), BOUNDS, CLOCKS, st.sampled_from(("", "أ", "ب")), DAYS),
    unique_by=lambda each: each.event_id,
    max_size=12,
)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_where_entries_come_from(entries: list[Entry], chance: random.Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert ordered(shuffled) == ordered(entries)


@given(ENTRIES)
def test_two_events_never_tie(entries: list[Entry]) -> None:
    assert len({sort_key(each) for each in entries}) == len(entries)


@given(ENTRIES)
def test_dated_events_come_before_undated_ones(entries: list[Entry]) -> None:
    dated = [each.is_dated for each in ordered(entries)]
    assert dated == sorted(dated, reverse=True)


@given(ENTRIES)
def test_adding_an_event_moves_no_other_against_its_neighbour(entries: list[Entry]) -> None:
    for left_out in entries:
        rest = [each for each in entries if each is not left_out]
        assert ordered(rest) == [each for each in ordered(entries) if each is not left_out]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Bounds.within(1, 1), Bounds.within(2, 2)),
        (Bounds.within(1, 31), Bounds.within(2, 2)),
        (Bounds.within(1, 1), Bounds.within(1, 31)),
        (Bounds.within(1, 31), Bounds(1, 1, 1, None)),
        (Bounds(None, None, None, 5), Bounds.within(6, 6)),
        (Bounds.within(-100, -100), Bounds.within(1, 1)),
    ],
    ids=["earlier", "may have begun earlier", "known more closely", "open end", "until", "before year 1"],
)
def test_of_two_times_the_one_that_may_have_begun_first_comes_first(first: Bounds, second: Bounds) -> None:
    assert [each.bounds for each in ordered([entry("a", second), entry("b", first)])] == [first, second]


def test_a_clock_comes_after_the_bare_day_and_clocks_run_on() -> None:
    clocks = ["", "08:00", "09:30", "17:00"]
    entries = [entry(str(9 - n), Bounds.within(1, 1), clock) for n, clock in enumerate(clocks)]
    assert [each.value.clock_start for each in ordered(entries) if each.value] == clocks


def test_at_one_time_titles_decide_and_then_ids() -> None:
    same = [entry("2", Bounds.within(1, 1), "", "ب"), entry("3", Bounds.within(1, 1), "", "أ")]
    same.append(replace(same[1], event_id=EventId("1")))
    assert [each.event_id for each in ordered(same)] == ["1", "3", "2"]


def test_undated_events_follow_their_first_publication_and_unpublished_ones_come_last() -> None:
    entries = [entry("1", Bounds()), entry("2", Bounds(), "", "", 9, 5), entry("3", Bounds(), "", "", 7, None)]
    assert [each.event_id for each in ordered(entries)] == ["2", "3", "1"]


def test_the_key_of_an_entry_is_the_key_of_its_parts() -> None:
    bounds = Bounds.within(3, 4)
    assert sort_key(entry("id", bounds, "08:00", "title", 7)) == key(bounds, "08:00", "title", "id", 7)
