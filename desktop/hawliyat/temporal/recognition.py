"""Recognition: from an article's text to its time expressions, with values, derivations and roles.

The chain is normalise, find, read (anchor and resolve), join, describe; each step is a module of its own.
"""

from collections.abc import Iterator

from hawliyat.domain.day import Day
from hawliyat.domain.proposal import TimeExpression
from hawliyat.domain.time_value import Granularity
from hawliyat.temporal import anchoring, joining, pack, reporting
from hawliyat.temporal.anchoring import Setting
from hawliyat.temporal.describing import Described, Describer
from hawliyat.temporal.joining import Joiner
from hawliyat.temporal.normalise import Normalised, normalise
from hawliyat.temporal.pack import Pack
from hawliyat.temporal.reading import Reader, Reading

_GUESSED = 0.85
"""What a reading keeps of its confidence when another one is possible."""


def find_times(
    text: str, language: str, published: Day | None = None, *, with_present: bool = False, week_start: int = 0
) -> list[TimeExpression]:
    """Return the time expressions of *text* in order; none overlaps another.

    `language` is a BCP 47 tag: its region decides seasons, weekends and the order of figures. Without a publication
    day, relative times are found but stay unresolved: their `edtf` is "" and `fields["unresolved"]` says why.
    *with_present* adds "now", "currently", which name no day. Weeks begin on *week_start* (0 is Monday, 5 Saturday).
    """
    rules = pack.load(language)
    if rules is None:
        from hawliyat.temporal import fallback

        return fallback.find_times(text, language, published)
    region = anchoring.region(language)
    setting = Setting(
        published=published,
        region=region,
        hemisphere=anchoring.hemisphere(language),
        week_start=week_start,
        is_month_first=region in rules.month_first or (not region and bool(rules.month_first)),
    )
    normalised = normalise(text)
    found = list(_Recognition(normalised, setting, rules).expressions())
    if rules.unusual_date.search(normalised.text):
        from hawliyat.temporal import fallback

        found = fallback.completed(found, normalised, rules)
    return [one for one in found if with_present or one.value.granularity is not Granularity.PRESENT]


class _Recognition:
    """One text being read."""

    def __init__(self, normalised: Normalised, setting: Setting, rules: Pack) -> None:
        self._normalised = normalised
        self._reader = Reader(normalised, setting, rules)
        self._joiner = Joiner(normalised.text, rules, self._reader)
        self._describer = Describer(normalised, setting.published)

    def expressions(self) -> Iterator[TimeExpression]:
        """Yield the expressions in order."""
        readings = self._founded(list(self._joiner.with_clocks(self._reader.readings())))
        at = 0
        while at < len(readings):
            reading = readings[at]
            joined = self._joined(reading, readings[at + 1]) if at + 1 < len(readings) else None
            at += 1
            if joined is not None:
                at += 1
                yield joined
            elif (alone := self._alone(reading)) is not None:
                yield alone

    def _founded(self, readings: list[Reading]) -> list[Reading]:
        """Let "June" stand where it is named together with "in May", and a first month take the second's year."""
        for at in range(1, len(readings)):
            first, last = readings[at - 1 : at + 1]
            if last.is_founded or not first.is_founded or first.rule.resolve != last.rule.resolve:
                continue
            if self._joiner.of_a_kind(last, self._joiner.between(first, last)):
                readings[at] = last._replace(is_founded=True)
        return readings

    def _joined(self, first: Reading, last: Reading) -> TimeExpression | None:
        kind = self._joiner.between(first, last)
        if not kind:
            return None
        if kind == "equals" and (equated := self._joiner.equated(first, last)) is not None:
            gregorian, other, end = equated
            assert gregorian.resolution is not None
            assert other.resolution is not None
            agree = joining.agree(gregorian.resolution.period, other.resolution.period)
            return self._whole(gregorian, self._describer.equated(gregorian, other, agree=agree), first.start, end)
        ends = self._joiner.ranged(first, last, kind)
        if ends is None:
            return None
        value = self._describer.ranged(*ends, lasting=kind != "and")
        return self._whole(ends[0], (value, ()), first.start, last.end)

    def _alone(self, reading: Reading) -> TimeExpression | None:
        is_range = reading.resolution is not None and reading.resolution.end is not None
        if not is_range and reading.candidate.is_provisional:
            bare = reading.candidate.without_provisional()
            reading = (
                self._reader.reground(reading, bare) if reading.clock is None else reading._replace(candidate=bare)
            )
        if not reading.is_founded:
            return None
        start, end = reading.start, reading.end
        span = self._normalised.span(start, end)
        written = span.of(self._normalised.original)
        value, others = self._describer.alone(reading, written)
        confidence = reading.rule.confidence * (_GUESSED if others else 1.0)
        role = reporting.role(self._normalised, start, end, self._reader.cues)
        return TimeExpression(span, written, value, confidence, role, others)

    def _whole(self, reading: Reading, described: Described, start: int, end: int) -> TimeExpression:
        """The expression that several readings make together."""
        span = self._normalised.span(start, end)
        value, others = described
        confidence = reading.rule.confidence * (_GUESSED if others else 1.0)
        role = reporting.role(self._normalised, start, end, self._reader.cues)
        return TimeExpression(span, span.of(self._normalised.original), value, confidence, role, others)
