"""Between points on a line and offsets in its text, from the boxes of its clusters alone.

The caret stands between clusters. Where text that runs one way meets text that runs the other, one gap has two
offsets: the caret belongs to the side with the lower embedding level, which gives every offset exactly one gap and
every gap exactly one offset (the property is a test).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hawliyat.ui.painting.paragraph_layout import TOUCHING, Cluster

_DEEPEST = 8
"""Deeper embeddings than this are not told apart."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the caret on a line: pixels from the left, and the offset it stands for."""

    x: float
    offset: int


def cluster_at(clusters: Sequence[Cluster], x: float) -> Cluster | None:
    """Return the cluster under *x*, else the nearest one; None on an empty line."""
    holding = [cluster for cluster in clusters if cluster.left <= x < cluster.right]
    if holding:
        return holding[0]
    wide = [cluster for cluster in clusters if cluster.right > cluster.left] or clusters
    return min(wide, key=lambda cluster: max(cluster.left - x, x - cluster.right), default=None)


def offset_at(clusters: Sequence[Cluster], x: float, empty: int = 0) -> int:
    """Return the offset of the edge nearest to *x* of the cluster under it; *empty* on an empty line."""
    cluster = cluster_at(clusters, x)
    if cluster is None:
        return empty
    is_left_half = x < (cluster.left + cluster.right) / 2
    return cluster.start if is_left_half != cluster.is_rtl else cluster.end


def caret_stops(clusters: Sequence[Cluster], *, is_rtl: bool, edge: float) -> list[Stop]:
    """Return the stops of a line in logical order; *edge* is where the caret stands on an empty one."""
    if not clusters:
        return [Stop(edge, 0)]
    base = 1 if is_rtl else 0
    levels = [base, *_levels(clusters, base), base]
    leftmost = min(cluster.left for cluster in clusters)
    rightmost = max(cluster.right for cluster in clusters)
    start_edge, end_edge = (rightmost, leftmost) if is_rtl else (leftmost, rightmost)
    stops = [Stop(start_edge, clusters[0].start)]
    for at, (before, after) in enumerate(pairwise(clusters), start=1):
        stops.append(Stop(_trailing(before) if levels[at] <= levels[at + 1] else _leading(after), after.start))
    last = clusters[-1]
    return [*stops, Stop(_trailing(last) if levels[-2] <= base else end_edge, last.end)]


def _leading(cluster: Cluster) -> float:
    return cluster.right if cluster.is_rtl else cluster.left


def _trailing(cluster: Cluster) -> float:
    return cluster.left if cluster.is_rtl else cluster.right


def _levels(clusters: Sequence[Cluster], base: int) -> list[int]:
    """Read the embedding level of every cluster back from where it stands: the inverse of rule L2 of UAX #9."""
    runs = _runs(clusters)
    by_place = sorted(range(len(runs)), key=lambda run: (runs[run][0].left, runs[run][0].right))
    places = [0] * len(runs)
    for place, run in enumerate(by_place):
        places[run] = place
    found = [0] * len(runs)
    _assign(list(enumerate(places)), [run[0].is_rtl for run in runs], base, found)
    return [level for level, run in zip(found, runs, strict=True) for _ in range(run[1])]


def _runs(clusters: Sequence[Cluster]) -> list[tuple[Cluster, int]]:
    """Join neighbours that run on the same way into (their joint box, how many); one without width joins any."""
    runs: list[tuple[Cluster, int]] = []
    for cluster in clusters:
        if runs:
            run, count = runs[-1]
            has_no_width = cluster.left == cluster.right
            if has_no_width or (cluster.is_rtl == run.is_rtl and abs(_leading(cluster) - _trailing(run)) < TOUCHING):
                left, right = min(run.left, cluster.left), max(run.right, cluster.right)
                joint = run if has_no_width else Cluster(run.start, cluster.end, left, right, run.is_rtl)
                runs[-1] = joint, count + 1
                continue
        runs.append((cluster, 1))
    return runs


def _assign(runs: list[tuple[int, int]], is_rtl: list[bool], level: int, found: list[int]) -> None:
    """Give *runs* (number, place), which fill one stretch of the line, their levels, all at least *level*."""
    first, last = min(place for _, place in runs), max(place for _, place in runs)
    begin = 0
    farthest = -1
    for at, (_, place) in enumerate(runs):
        farthest = max(farthest, last - place if level % 2 else place - first)
        if farthest != at:
            continue
        if begin == at or level >= _DEEPEST:
            for number, _ in runs[begin : at + 1]:
                found[number] = level if bool(level % 2) == is_rtl[number] else level + 1
        else:
            _assign(runs[begin : at + 1], is_rtl, level + 1, found)
        begin = at + 1
