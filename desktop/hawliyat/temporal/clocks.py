"""Clock times: read from their words, and kept where they stand beside a day.

A clock time alone names no day, so it makes no expression of its own, and none is ever invented.
"""

from dataclasses import dataclass

from hawliyat.temporal.resolution import Codes

_NOON = 12
_AFTERNOON, _MORNING = "pm", "am"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time or two of them ("HH:MM"), and where it stands in the normalised text."""

    begins: str
    ends: str
    start: int
    end: int


def read(codes: Codes, start: int, end: int) -> Clock:
    """Return the clock time of a match's *codes*; raise ValueError if no clock shows it."""
    first = codes.get("day_period", "")
    if "hour_2" not in codes:
        return Clock(_time(codes, "", first), "", start, end)
    last = codes.get("day_period_2", "")
    return Clock(_time(codes, "", first or last), _time(codes, "_2", last or first), start, end)


def _time(codes: Codes, copy: str, period: str) -> str:
    hour = int(codes[f"hour{copy}"])
    minutes = hour * 60 + int(codes.get(f"minute{copy}") or codes.get(f"clock_part{copy}") or "0")
    if period == _AFTERNOON and hour < _NOON:
        minutes += _NOON * 60
    if period == _MORNING and hour == _NOON:
        minutes -= _NOON * 60
    if not 0 <= minutes < 24 * 60:
        raise ValueError("no such time of day")
    return f"{minutes // 60:02}:{minutes % 60:02}"
