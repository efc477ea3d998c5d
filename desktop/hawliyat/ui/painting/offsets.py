"""Code points to UTF-16 and back: the program counts code points, Qt counts UTF-16 units."""

from bisect import bisect_left


class Utf16Offsets:
    """The two ways to count along one text. A unit in the middle of a surrogate pair belongs to its code point."""

    __slots__ = ("_points", "_units")

    def __init__(self, text: str) -> None:
        self._points = [] if text.isascii() else [at for at, character in enumerate(text) if character > "\uffff"]
        self._units = [at + wide for wide, at in enumerate(self._points)]

    def to_utf16(self, code_point: int) -> int:
        """Return how many UTF-16 units stand before *code_point*."""
        return code_point + bisect_left(self._points, code_point)

    def to_code_points(self, unit: int) -> int:
        """Return how many whole code points stand before UTF-16 *unit*."""
        return unit - bisect_left(self._units, unit)
