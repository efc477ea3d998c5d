"""The axis: one affine map, mirrored from right to left, ruled without crowding."""

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.domain.article import Direction
from hawliyat.domain.day import from_ymd, to_ymd
from hawliyat.timeline.scale import FEWEST_PIXELS_PER_DAY, MOST_PIXELS_PER_DAY, Scale
from hawliyat.timeline.ticks import Level, level_for, ticks

scales = st.builds(
    Scale,
    st.floats(-20_000_000, 20_000_000),
    st.floats(FEWEST_PIXELS_PER_DAY, MOST_PIXELS_PER_DAY),
    st.integers(200, 4000),
    st.sampled_from(Direction),
)


@settings(max_examples=80, deadline=None)
@given(scales, st.floats(0.5, 2), st.floats(0, 1))
def test_zooming_keeps_the_day_under_the_pointer(scale: Scale, factor: float, share: float) -> None:
    x = round(share * scale.width)
    zoomed = scale.zoomed(factor, x)
    moved = abs(zoomed.day_at(x) - scale.day_at(x)) * zoomed.pixels_per_day
    assert moved <= 1.01


@settings(max_examples=80, deadline=None)
@given(scales, st.integers(-20_000_000, 20_000_000))
def test_right_to_left_is_the_exact_mirror(scale: Scale, day: int) -> None:
    left_to_right = scale.resized(scale.width, Direction.LTR)
    right_to_left = scale.resized(scale.width, Direction.RTL)
    assert right_to_left.x(day) == scale.width - left_to_right.x(day)


@settings(max_examples=60, deadline=None)
@given(scales, st.integers(-3000, 3000))
def test_panning_moves_the_picture_by_the_pixels_asked_for(scale: Scale, pixels: int) -> None:
    day = scale.origin + scale.width / 2 / scale.pixels_per_day
    assert abs(scale.panned(pixels).x(day) - scale.x(day) - pixels) <= 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(600_000, 740_000), st.integers(0, 400)), min_size=1, max_size=9),
    st.sampled_from(Direction),
)
def test_fitting_shows_every_day(starts: list[tuple[int, int]], direction: Direction) -> None:
    spans = [(first, first + length, 0.0, 40.0) for first, length in starts]
    scale = Scale(width=900, direction=direction).fitted(spans)
    assert all(scale.along(first) >= 0 and scale.along(last + 1) <= scale.width for first, last, _, _ in spans)


def test_fitting_leaves_room_for_the_label_after_the_last_event() -> None:
    first, last = from_ymd(2022, 1, 1), from_ymd(2025, 8, 14)
    scale = Scale(width=1000).fitted([(first, first, 72, 100), (last, last, 0, 200)])
    assert scale.along(last + 1) + 200 <= scale.width
    assert scale.along(first) >= 72


@settings(max_examples=100, deadline=None)
@given(scales, st.floats(8, 90))
def test_tick_labels_never_overlap(scale: Scale, widest: float) -> None:
    level = level_for(scale.pixels_per_day, dict.fromkeys(Level, widest), gap=8)
    found = ticks(int(scale.origin), int(scale.last), level)
    places = [scale.along(tick.day) for tick in found]
    coarsest = Level.TEN_MILLENNIA.shortest * scale.pixels_per_day
    closest = min((after - before for before, after in pairwise(places)), default=math.inf)
    assert closest >= min(widest, coarsest) - 1


@settings(max_examples=100, deadline=None)
@given(st.integers(-30_000_000, 30_000_000), st.integers(0, 100), st.sampled_from(Level))
def test_ticks_cover_the_axis_and_are_no_closer_than_their_level_says(first: int, steps: int, level: Level) -> None:
    last = first + steps * level.shortest
    found = ticks(first, last, level)
    assert found[0].day <= first
    assert all(after.day - before.day >= level.shortest for before, after in pairwise(found))
    assert all(to_ymd(tick.day) == (tick.year, tick.month, tick.date) for tick in found)


def test_centuries_are_round_on_both_sides_of_our_era() -> None:
    found = ticks(from_ymd(-150, 1, 1), from_ymd(205, 1, 1), Level.CENTURY)
    assert [tick.year for tick in found] == [-199, -99, 1, 100, 200]


def test_the_level_above_names_what_a_tick_needs() -> None:
    assert Level.DAY.above is Level.WEEK.above is Level.MONTH
    assert Level.QUARTER.above is Level.YEAR
    assert Level.CENTURY.above is None
