"""Describing: the value of a reading with its derivation: the rule, the words as written, what it hangs on."""

from dataclasses import replace

from hawliyat.domain.day import to_iso
from hawliyat.domain.time_value import AnchorKind, Granularity, TimeValue
from hawliyat.temporal import composing
from hawliyat.temporal.candidate import Candidate
from hawliyat.temporal.composing import Framed
from hawliyat.temporal.normalise import Normalised
from hawliyat.temporal.periods import Period
from hawliyat.temporal.reading import Reading

Described = tuple[TimeValue, tuple[TimeValue, ...]]
"""A value and the other readings, likeliest first."""


class Describer:
    """Turns the readings of one text into values; a surface described once is not described again."""

    def __init__(self, normalised: Normalised, published: int | None) -> None:
        self._normalised = normalised
        self._published = published
        self._known: dict[tuple[object, ...], Described] = {}

    def alone(self, reading: Reading, surface: str) -> Described:
        """Return the value of one reading, written as *surface*, and its others."""
        candidate = reading.candidate
        places = tuple(frame.start - candidate.start for frame in candidate.frames) if candidate.frames else ()
        key = (id(reading.meaning), surface, places)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._alone(reading)
        value, others = known
        return (_clocked(value, reading), others) if reading.clock else (value, others)

    def _alone(self, reading: Reading) -> Described:
        resolution = reading.resolution
        if resolution is None:
            unit = Granularity.UNKNOWN if reading.meaning.missing else Granularity.PRESENT
            return self._described(reading, TimeValue("", granularity=unit)), ()
        if resolution.end is not None:
            lasting = reading.candidate.governor != "between"
            value = composing.compose_range(self._framed(reading), Framed(resolution.end), lasting=lasting)
            return self._described(reading, value), ()
        others = tuple(
            self._described(reading, composing.compose(self._framed(reading, other))) for other in resolution.others
        )
        return self._described(reading, composing.compose(self._framed(reading))), others

    def ranged(self, first: Reading, last: Reading, *, lasting: bool) -> TimeValue:
        """Return the value of two readings that are the ends of one range."""
        value = composing.compose_range(self._framed(first), self._framed(last), lasting=lasting)
        described = self._described(first, value)
        return replace(described, fields={**described.fields, **self._written(last.candidate, "to_")})

    def equated(self, gregorian: Reading, other: Reading, *, agree: bool) -> Described:
        """Return the value of one date in two calendars: the Gregorian one's, uncertain where they disagree."""
        value, _ = self._alone(gregorian)
        fields = {**value.fields, **self._written(other.candidate, "also_")}
        second, _ = self._alone(other)
        return replace(value, fields=fields, uncertain=value.uncertain or not agree), () if agree else (second,)

    def _framed(self, reading: Reading, period: Period | None = None) -> Framed:
        assert reading.resolution is not None
        candidate = reading.candidate
        approximate = reading.resolution.approximate or candidate.has("around") or "approximate" in candidate.rule.fixed
        found = period or reading.resolution.period
        return Framed(found, candidate.part, candidate.governor, approximate, self._published)

    def _described(self, reading: Reading, value: TimeValue) -> TimeValue:
        meaning = reading.meaning
        fields = self._written(reading.candidate)
        against = meaning.resolution.against if meaning.resolution else AnchorKind.NONE
        if meaning.missing:
            fields["unresolved"] = meaning.missing
        if against is AnchorKind.PUBLISHED and self._published is not None:
            fields["published"] = to_iso(self._published)
        if against is AnchorKind.EXPRESSION and meaning.anchor.previous is not None:
            fields["previous"] = meaning.anchor.previous.edtf
        described = replace(value, fields=fields, anchor_kind=against, rule_id=reading.rule.id)
        resolution = meaning.resolution
        if resolution is None or not (resolution.uncertain or resolution.calendar != described.calendar):
            return described
        return replace(described, calendar=resolution.calendar, uncertain=described.uncertain or resolution.uncertain)

    def _written(self, candidate: Candidate, prefix: str = "") -> dict[str, str]:
        """The parts of a candidate as the text writes them: slots, then frames as `frame_<kind>`."""
        places = dict(candidate.places)
        places |= {f"frame_{frame.kind}": (frame.start, frame.start + len(frame.text)) for frame in candidate.frames}
        original = self._normalised.original
        return {prefix + name: self._normalised.span(*place).of(original) for name, place in places.items()}


def _clocked(value: TimeValue, reading: Reading) -> TimeValue:
    assert reading.clock is not None
    return replace(value, clock_start=reading.clock.begins, clock_end=reading.clock.ends)
