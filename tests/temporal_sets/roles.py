"""Which claim a time belongs to: sentences with a trigger, the time of the event, and times of the telling."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hawliyat.domain.day import Day, from_iso
from hawliyat.domain.event import TimeRole
from hawliyat.domain.proposal import TimeExpression
from hawliyat.domain.span import Span
from hawliyat.temporal import find_times, pick
from tests.temporal_sets.gold import HERE

PUBLISHED: Day = from_iso("2024-09-30")
_MARKS = re.compile(r"<(?P<trigger>[^<>]*)>|\{(?P<occurred>[^{}]*)\}|~(?P<reported>[^~]*)~")
Find = Callable[[str, str, Day], Sequence[TimeExpression]]
Pick = Callable[[str, Span, Sequence[TimeExpression]], TimeExpression | None]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence about one event; the spans are in code points of `text`, `occurred` is None for an undated event."""

    language: str
    text: str
    trigger: Span
    occurred: Span | None
    reported: tuple[Span, ...]


def sentences() -> Iterator[Sentence]:
    """Yield the sentences of `roles.toml`."""
    for language, rows in tomllib.loads((HERE / "roles.toml").read_text(encoding="utf-8")).items():
        for row in rows:
            yield read(language, row)


def read(language: str, marked: str) -> Sentence:
    """Return the sentence whose marks *marked* has; raise KeyError if it has no trigger."""
    spans: dict[str, list[Span]] = {"occurred": [], "reported": []}
    for number, match in enumerate(_MARKS.finditer(marked)):
        place = Span(match.start() - 2 * number, match.end() - 2 * number - 2)
        spans.setdefault(str(match.lastgroup), []).append(place)
    text = _MARKS.sub(lambda match: match[0][1:-1], marked)
    occurred = spans["occurred"][0] if spans["occurred"] else None
    return Sentence(language, text, spans["trigger"][0], occurred, tuple(spans["reported"]))


def mistake(sentence: Sentence, find: Find = find_times, choose: Pick = pick) -> str:
    """Return what is wrong with the time the event is given, or with the roles of the times; "" if nothing is."""
    found = find(sentence.text, sentence.language, PUBLISHED)
    chosen = choose(sentence.text, sentence.trigger, found)
    if chosen is None and sentence.occurred is not None:
        return f"no time instead of «{sentence.occurred.of(sentence.text)}»"
    if chosen is not None and (sentence.occurred is None or not chosen.span.overlaps(sentence.occurred)):
        return f"«{chosen.text}» instead of «{sentence.occurred.of(sentence.text) if sentence.occurred else ''}»"
    for place in sentence.reported:
        if any(one.role is not TimeRole.REPORTED for one in found if one.span.overlaps(place)):
            return f"«{place.of(sentence.text)}» is not taken for the time of the telling"
    return ""
