"""Lanes by kind, rows without overlaps."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.timeline_samples import LABELS, sample_entries

from hawliyat.timeline.lanes import lanes, pack

spans = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 120)).map(lambda pair: (float(pair[0]), float(pair[0] + pair[1]))),
    max_size=60,
)


def overlaps(packed: list[int], made: list[tuple[float, float]], gap: float) -> bool:
    """Whether two spans of one row come closer than *gap*."""
    by_row: dict[int, list[tuple[float, float]]] = {}
    for row, span in zip(packed, made, strict=True):
        by_row.setdefault(row, []).append(span)
    return any(
        after[0] < before[1] + gap
        for row in by_row.values()
        for before, after in zip(sorted(row), sorted(row)[1:], strict=False)
    )


@settings(max_examples=100, deadline=None)
@given(spans, st.integers(0, 12))
def test_packed_rows_never_overlap(made: list[tuple[float, float]], gap: int) -> None:
    assert not overlaps(pack(made, gap), made, gap)


def test_the_overlap_check_sees_an_overlap() -> None:
    assert overlaps([0, 0], [(0.0, 10.0), (5.0, 8.0)], 0)
    assert overlaps([0, 0], [(0.0, 10.0), (12.0, 20.0)], 4)


@settings(max_examples=60, deadline=None)
@given(spans)
def test_no_packing_could_use_fewer_rows(made: list[tuple[float, float]]) -> None:
    deepest = max((sum(a <= start < b or a == start for a, b in made) for start, _ in made), default=0)
    assert len(set(pack(made))) <= max(deepest, 0)


def test_each_kind_has_one_lane_in_the_order_of_the_tagset_and_none_is_lost() -> None:
    entries = sample_entries()
    found = lanes(entries, [label.id for label in LABELS[1:]])
    assert [lane.label_id for lane in found][-1] == LABELS[0].id
    assert sum(len(lane.entries) for lane in found) == len(entries)
