"""Where each block of a long text begins, before most of them have been laid out."""

from collections.abc import Sequence
from itertools import accumulate


class Heights:
    """The heights of *n* blocks, in pixels: estimated from their lengths until they are measured.

    A block of `length` code points is taken to be `fixed + per_character * length` high. Measured heights are kept as
    corrections in a Fenwick tree, so that a measurement and a look-up cost O(log n) and a new width costs O(n) zeros.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        self._lengths = [0, *accumulate(lengths)]
        self._count = len(lengths)
        self.estimate(1.0, 0.0)

    def estimate(self, fixed: float, per_character: float) -> None:
        """Forget all measurements and estimate anew."""
        self._fixed, self._per_character = fixed, per_character
        self._tree = [0.0] * (self._count + 1)
        self._measured: dict[int, float] = {}

    @property
    def total(self) -> float:
        """The height of everything."""
        return self.top(self._count)

    def is_measured(self, block: int) -> bool:
        """Whether *block* has been measured at this width."""
        return block in self._measured

    def measure(self, block: int, height: float) -> float:
        """Set the true height of *block* and return by how much it grew."""
        grown = height - self.height(block)
        self._measured[block] = height
        at = block + 1
        while grown and at <= self._count:
            self._tree[at] += grown
            at += at & -at
        return grown

    def height(self, block: int) -> float:
        """Return the height of *block*, measured or estimated."""
        length = self._lengths[block + 1] - self._lengths[block]
        return self._measured.get(block, self._fixed + self._per_character * length)

    def top(self, block: int) -> float:
        """Return where *block* begins."""
        corrections = 0.0
        at = block
        while at:
            corrections += self._tree[at]
            at -= at & -at
        return self._fixed * block + self._per_character * self._lengths[block] + corrections

    def block_at(self, y: float) -> int:
        """Return the block that *y* falls into; the first or last one beyond the ends."""
        low, high = 0, self._count - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.top(middle) <= y:
                low = middle
            else:
                high = middle - 1
        return low
