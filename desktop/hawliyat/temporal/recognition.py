"""Recognition: from an article's text to its time expressions, with values, derivations and roles.

The chain is normalise, find, anchor, resolve, join, compose; each step is a module of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hawliyat.domain.day import Day, to_iso
from hawliyat.domain.proposal import TimeExpression
from hawliyat.domain.time_value import AnchorKind, Granularity, TimeValue
from hawliyat.temporal import anchoring, composing, cues, finding, pack, reporting
from hawliyat.temporal.anchoring import Anchor, UnanchoredError
from hawliyat.temporal.composing import Framed
from hawliyat.temporal.finding import Candidate
from hawliyat.temporal.normalise import Normalised, normalise
from hawliyat.temporal.pack import Pack
from hawliyat.temporal.periods import Period
from hawliyat.temporal.resolution import Resolution
from hawliyat.temporal.resolving import NOT_A_DATE, resolve

_GUESSED = 0.85
"""What a reading keeps of its confidence when another one is possible."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A candidate with what it means; `resolution` is None while `missing` says what it waits for."""

    candidate: Candidate
    resolution: Resolution | None
    anchor: Anchor
    missing: str = ""


def find_times(
    text: str, language: str, published: Day | None = None, *, with_present: bool = False
) -> list[TimeExpression]:
    """Return the time expressions of *text* in order; none overlaps another.

    `language` is a BCP 47 tag. Without a publication day, relative times are found but stay unresolved: their
    `edtf` is "" and `fields["unresolved"]` says why. *with_present* adds "now", "currently", which name no day.
    """
    rules = pack.load(language)
    if rules is None:
        from hawliyat.temporal import fallback

        return fallback.find_times(text, language, published)
    return _Recognition(normalise(text), language, published, rules).run(with_present=with_present)


class _Recognition:
    """One text being read: what was said before is kept for "that year" and "two days later"."""

    def __init__(self, normalised: Normalised, language: str, published: Day | None, rules: Pack) -> None:
        self._normalised = normalised
        self._text = normalised.text
        self._published = published
        self._pack = rules
        self._cues = cues.index(normalised.text, rules.cues)
        self._hemisphere = anchoring.hemisphere(language)

    def run(self, *, with_present: bool) -> list[TimeExpression]:
        """Return the expressions in order."""
        found = list(self._expressions())
        return found if with_present else [one for one in found if one.value.granularity is not Granularity.PRESENT]

    def _expressions(self) -> Iterator[TimeExpression]:
        readings = list(self._readings())
        at = 0
        while at < len(readings):
            reading = readings[at]
            joined = self._join(reading, readings[at + 1]) if at + 1 < len(readings) else None
            at += 1
            if joined is not None:
                at += 1
                yield joined
            elif (alone := self._alone(reading)) is not None:
                yield alone

    def _readings(self) -> Iterator[_Reading]:
        previous: Period | None = None
        behind = 0
        for candidate in finding.find(self._normalised, self._pack):
            if candidate.rule.resolve in NOT_A_DATE:
                continue
            if previous is not None and "\n" in self._text[behind : candidate.start]:
                previous = None
            anchor = self._anchor(candidate, previous)
            reading = self._read(candidate, anchor)
            if reading is not None:
                yield reading
                behind = candidate.end
                if reading.resolution is not None and finding.is_founded(candidate, self._pack):
                    previous = reading.resolution.end or reading.resolution.period

    def _anchor(self, candidate: Candidate, previous: Period | None) -> Anchor:
        future = anchoring.is_future(self._text, candidate.start, candidate.end, self._cues)
        return Anchor(self._published, previous, future, self._hemisphere)

    def _read(self, candidate: Candidate, anchor: Anchor) -> _Reading | None:
        """Resolve a candidate; None for one that is no date after all (the 31st of February)."""
        if candidate.rule.resolve == "present":
            return _Reading(candidate, None, anchor)
        try:
            resolution = resolve(candidate.rule.resolve, self._codes(candidate), anchor)
        except UnanchoredError as missing:
            return _Reading(candidate, None, anchor, str(missing))
        except ValueError:
            return None
        return _Reading(candidate, resolution, anchor)

    def _codes(self, candidate: Candidate) -> Mapping[str, str]:
        return {**candidate.rule.fixed, **self._pack.codes(candidate.slots)}

    def _join(self, first: _Reading, last: _Reading) -> TimeExpression | None:
        """Join "from May" and "to July 2025", which stand side by side, into one range."""
        between = self._text[first.candidate.end : last.candidate.named_start]
        kind = self._pack.joiners.get(between.strip(" ")) if len(between) < 16 and "\n" not in between else None
        opener = first.candidate.governor
        if kind is None or (kind == "and") != (opener == "between") or opener in ("until", "before", "after"):
            return None
        if first.resolution is None or last.resolution is None or first.resolution.end or last.resolution.end:
            return None
        if first.resolution.is_yearless and not last.resolution.is_yearless:
            first = self._before(first, last.resolution.period)
        assert first.resolution is not None
        if first.resolution.period.first > last.resolution.period.last:
            return None
        value = composing.compose_range(self._framed(first), self._framed(last), lasting=kind != "and")
        return self._expression(first, value, last=last.candidate)

    def _before(self, reading: _Reading, period: Period) -> _Reading:
        """Read a yearless time again so that it comes before *period*, whose year it shares."""
        anchor = replace(reading.anchor, published=period.last, previous=period, is_future=False)
        again = self._read(reading.candidate, anchor)
        if again is None or again.resolution is None:
            return reading
        return replace(again, resolution=replace(again.resolution, against=AnchorKind.EXPRESSION))

    def _framed(self, reading: _Reading, period: Period | None = None) -> Framed:
        assert reading.resolution is not None
        candidate = reading.candidate
        approximate = reading.resolution.approximate or candidate.has("around") or "approximate" in candidate.rule.fixed
        found = period or reading.resolution.period
        return Framed(found, candidate.part, candidate.governor, approximate, self._published)

    def _alone(self, reading: _Reading) -> TimeExpression | None:
        is_range = reading.resolution is not None and reading.resolution.end is not None
        candidate = reading.candidate if is_range else reading.candidate.without_provisional()
        if not finding.is_founded(candidate, self._pack):
            return None
        reading = replace(reading, candidate=candidate)
        resolution = reading.resolution
        if resolution is None:
            unit = Granularity.UNKNOWN if reading.missing else Granularity.PRESENT
            return self._expression(reading, TimeValue("", granularity=unit))
        if resolution.end is not None:
            lasting = candidate.governor != "between"
            value = composing.compose_range(self._framed(reading), Framed(resolution.end), lasting=lasting)
            return self._expression(reading, value)
        others = tuple(
            self._described(reading, composing.compose(self._framed(reading, other))) for other in resolution.others
        )
        return self._expression(reading, composing.compose(self._framed(reading)), others)

    def _expression(
        self, reading: _Reading, value: TimeValue, others: tuple[TimeValue, ...] = (), last: Candidate | None = None
    ) -> TimeExpression:
        candidate = reading.candidate
        end = last.end if last else candidate.end
        span = self._normalised.span(candidate.outer_start, end)
        original = self._normalised.original
        confidence = candidate.rule.confidence * (_GUESSED if others else 1.0)
        role = reporting.role(self._normalised, candidate.outer_start, end, self._cues)
        described = self._described(reading, value)
        if last is not None:
            described = replace(described, fields={**described.fields, **self._written(last, "to_")})
        return TimeExpression(span, span.of(original), described, confidence, role, others)

    def _described(self, reading: _Reading, value: TimeValue) -> TimeValue:
        """Return *value* with its derivation: the rule, the parts as written, and what it hangs on."""
        candidate = reading.candidate
        fields = self._written(candidate)
        against = reading.resolution.against if reading.resolution else AnchorKind.NONE
        if reading.missing:
            fields["unresolved"] = reading.missing
        if against is AnchorKind.PUBLISHED and self._published is not None:
            fields["published"] = to_iso(self._published)
        if against is AnchorKind.EXPRESSION and reading.anchor.previous is not None:
            fields["previous"] = reading.anchor.previous.edtf
        described = replace(value, fields=fields, anchor_kind=against, rule_id=candidate.rule.id)
        if reading.resolution is None or reading.resolution.calendar == described.calendar:
            return described
        return replace(described, calendar=reading.resolution.calendar, uncertain=True)

    def _written(self, candidate: Candidate, prefix: str = "") -> dict[str, str]:
        """The parts of a candidate as the text writes them: slots, then frames as `frame_<kind>`."""
        places = dict(candidate.places)
        places |= {f"frame_{frame.kind}": (frame.start, frame.start + len(frame.text)) for frame in candidate.frames}
        original = self._normalised.original
        return {prefix + name: self._normalised.span(*place).of(original) for name, place in places.items()}
