"""The axis as one affine map between days and pixels; right to left is its mirror."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hawliyat.domain.article import Direction
from hawliyat.domain.day import Day

MOST_PIXELS_PER_DAY = 96.0
FEWEST_PIXELS_PER_DAY = 1 / 36_525
"""One pixel is a century."""
SHORTEST_FIT = 45
"""Fitting never shows fewer days than this: a single event keeps some time around it."""
MARGIN = 24
"""Pixels left free at both ends when fitting."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Which days are in sight: `origin` is the day at the earlier edge, `width` the axis's length in pixels.

    Positions are counted twice. `along` is in whole pixels from the earlier edge, the same in both directions;
    `x` is from the left edge. Rounding happens in `along`, so that the two directions are exact mirrors.
    """

    origin: float = 0.0
    pixels_per_day: float = 1.0
    width: int = 1000
    direction: Direction = Direction.LTR

    @property
    def offset(self) -> int:
        """Pixels from day 0 to the earlier edge."""
        return round(self.origin * self.pixels_per_day)

    @property
    def last(self) -> float:
        """The day at the later edge."""
        return self.origin + self.width / self.pixels_per_day

    def along(self, day: float) -> int:
        """Return how many pixels after the earlier edge *day* begins."""
        return round(day * self.pixels_per_day) - self.offset

    def mirrored(self, along: float) -> float:
        """Turn pixels from the earlier edge into pixels from the left edge, and back."""
        return self.width - along if self.direction is Direction.RTL else along

    def x(self, day: float) -> float:
        """Return where *day* begins, in pixels from the left edge."""
        return self.mirrored(self.along(day))

    def day_at(self, x: float) -> float:
        """Return the day at *x* pixels from the left edge."""
        return (self.mirrored(x) + self.offset) / self.pixels_per_day

    def zoomed(self, factor: float, x: float) -> "Scale":
        """Return the scale *factor* times as large, with the day at *x* kept where it is."""
        wanted = self.pixels_per_day * factor
        pixels_per_day = min(max(wanted, FEWEST_PIXELS_PER_DAY), MOST_PIXELS_PER_DAY)
        origin = self.day_at(x) - self.mirrored(x) / pixels_per_day
        return replace(self, pixels_per_day=pixels_per_day, origin=origin)

    def panned(self, pixels: float) -> "Scale":
        """Return the scale moved so that what is drawn goes *pixels* to the right."""
        along = -pixels if self.direction is Direction.LTR else pixels
        return replace(self, origin=(self.offset + along) / self.pixels_per_day)

    def moved_to(self, origin: float) -> "Scale":
        """Return the scale with the day *origin* at its earlier edge."""
        return replace(self, origin=origin)

    def resized(self, width: int, direction: Direction) -> "Scale":
        """Return the scale on an axis of another length or direction, the earlier edge kept."""
        return replace(self, width=max(1, width), direction=direction)

    def fitted(self, spans: Iterable[tuple[Day, Day, float, float]]) -> "Scale":
        """Return the scale that shows all *spans*: first and last day, and pixels to keep free before and after."""
        known = list(spans)
        if not known:
            return self
        first = min(span[0] for span in known)
        last = max(span[1] for span in known) + 1
        days = max(last - first, SHORTEST_FIT)
        usual = self.width / days / 2
        lead = MARGIN + max(0.0, *(before - (start - first) * usual for start, _, before, _ in known))
        room = max(self.width - lead - MARGIN, 1)
        tails = [(room - tail) / (end + 1 - first) for _, end, _, tail in known]
        # Long labels may not squeeze the times to much less than they would take alone.
        fit = max(min([room / days, *tails]), 0.6 * room / days)
        pixels_per_day = min(max(fit, FEWEST_PIXELS_PER_DAY), MOST_PIXELS_PER_DAY)
        spare = (days - (last - first)) / 2
        return replace(self, pixels_per_day=pixels_per_day, origin=first - spare - lead / pixels_per_day)
