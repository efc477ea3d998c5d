"""The sample's hand annotation (`seeds/annotations.json`): JSON in, frozen values out, offsets computed from quotes.

The file holds no offsets. A place is a quote and its occurrence, so a person can write and check it beside the text;
`locate` finds the span and refuses a quote that is not there. The form is described in docs/format.md.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from hawliyat.domain.entity import NameKind
from hawliyat.domain.errors import UserError
from hawliyat.domain.event import EventStatus, Modality, Polarity, TimeRole
from hawliyat.domain.identity import ArticleId, EntityId, EventId, LabelId, RoleId, StoryId, TimeId
from hawliyat.domain.span import Span
from hawliyat.exchange.sample_values import (
    Place,
    SampleAnnotations,
    SampleArgument,
    SampleArticle,
    SampleClaim,
    SampleClaimTime,
    SampleEntity,
    SampleEvent,
    SampleMention,
    SampleName,
    SampleSpeaker,
    SampleStory,
    SampleTime,
)

VERSION = 1

Value = TypeVar("Value")
Choice = TypeVar("Choice", NameKind, EventStatus, Modality, Polarity, TimeRole)


def locate(text: str, quote: str, occurrence: int) -> Span:
    """Return the span (code points) of the *occurrence*-th (1-based) place where *quote* begins in *text*.

    Every place counts, inside words too: «الصين» is found in «الصينية». Raises UserError("quote_missing").
    """
    start = -1
    for _ in range(occurrence):
        start = text.find(quote, start + 1)
        if start < 0 or not quote:
            raise UserError("quote_missing", quote=quote, occurrence=occurrence)
    return Span(start, start + len(quote))


def read_annotations(path: Path) -> SampleAnnotations:
    """Read and check the annotation file; raise UserError with the place in the file that is wrong."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError("unreadable_file", path=str(path)) from problem


def parse(source: str) -> SampleAnnotations:
    """Turn the JSON text into values.

    Raises UserError: "bad_annotations" (at, expected) for a wrong shape or value, "unknown_reference" (at, id) for an
    id that nothing in the file has, "duplicate_id" (id).
    """
    try:
        root = _Record("annotations", json.loads(source))
    except json.JSONDecodeError as problem:
        raise UserError("bad_annotations", at=f"line {problem.lineno}", expected="JSON") from problem
    if root.integer("version") != VERSION:
        raise UserError("bad_annotations", at="version", expected=str(VERSION))
    annotations = SampleAnnotations(
        stories=root.each("stories", _story),
        articles=root.each("articles", _article),
        entities=root.each("entities", _entity),
        mentions=root.each("mentions", _mention),
        times=root.each("times", _time),
        events=root.each("events", _event),
    )
    _check_references(annotations)
    return annotations


class _Record:
    """A JSON object with the path that leads to it, so that a wrong value can be named."""

    def __init__(self, at: str, value: object) -> None:
        self.at = at
        if not isinstance(value, dict):
            raise UserError("bad_annotations", at=at, expected="object")
        self._fields: dict[str, object] = value

    def text(self, key: str, default: str | None = None) -> str:
        """A string, not empty unless a *default* allows it to be left out."""
        value = self._fields.get(key, default)
        if not isinstance(value, str) or (not value and default is None):
            raise self._wrong(key, "text")
        return value

    def integer(self, key: str) -> int:
        """A whole number from 1."""
        value = self._fields.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self._wrong(key, "number from 1")
        return value

    def optional_integer(self, key: str) -> int | None:
        """A whole number from 1, or nothing."""
        return None if self._fields.get(key) is None else self.integer(key)

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """One of the values of an enumeration."""
        try:
            return kind(self.text(key))
        except ValueError:
            raise self._wrong(key, " | ".join(kind)) from None

    def each(self, key: str, read: Callable[["_Record"], Value]) -> tuple[Value, ...]:
        """A list of objects, each read by *read*."""
        value = self._fields.get(key)
        if not isinstance(value, list):
            raise self._wrong(key, "list")
        return tuple(read(_Record(f"{self.at}.{key}[{n}]", item)) for n, item in enumerate(value))

    def place(self) -> Place:
        """The three fields that say where a quote stands."""
        return Place(self.text("file"), self.text("quote"), self.integer("occurrence"))

    def entity_or_text(self) -> tuple[EntityId | None, str]:
        """Exactly one of an entity's id and a text."""
        entity, text = self.text("entity", ""), self.text("text", "")
        if bool(entity) == bool(text):
            raise self._wrong("entity", "entity or text")
        return (EntityId(entity) if entity else None), text

    def _wrong(self, key: str, expected: str) -> UserError:
        return UserError("bad_annotations", at=f"{self.at}.{key}", expected=expected)


def _story(record: _Record) -> SampleStory:
    return SampleStory(StoryId(record.text("id")), record.text("title"))


def _article(record: _Record) -> SampleArticle:
    story = record.text("story", "")
    return SampleArticle(ArticleId(record.text("id")), record.text("file"), StoryId(story) if story else None)


def _entity(record: _Record) -> SampleEntity:
    names = record.each("names", _name)
    return SampleEntity(EntityId(record.text("id")), LabelId(record.text("label")), names, record.text("note", ""))


def _name(record: _Record) -> SampleName:
    return SampleName(record.text("text"), record.text("language"), record.choice("kind", NameKind))


def _mention(record: _Record) -> SampleMention:
    return SampleMention(record.place(), EntityId(record.text("entity")))


def _time(record: _Record) -> SampleTime:
    return SampleTime(TimeId(record.text("id")), record.place(), record.text("edtf"))


def _event(record: _Record) -> SampleEvent:
    return SampleEvent(
        id=EventId(record.text("id")),
        title=record.text("title"),
        label_id=LabelId(record.text("label")),
        status=record.choice("status", EventStatus),
        time_basis=record.optional_integer("time_basis"),
        claims=record.each("claims", _claim),
        arguments=record.each("arguments", _argument),
        note=record.text("note", ""),
    )


def _claim(record: _Record) -> SampleClaim:
    return SampleClaim(
        place=record.place(),
        modality=record.choice("modality", Modality),
        polarity=record.choice("polarity", Polarity),
        times=record.each("times", _claim_time),
        speakers=record.each("attributions", lambda speaker: SampleSpeaker(*speaker.entity_or_text())),
        note=record.text("note", ""),
    )


def _claim_time(record: _Record) -> SampleClaimTime:
    return SampleClaimTime(TimeId(record.text("time")), record.choice("role", TimeRole))


def _argument(record: _Record) -> SampleArgument:
    entity, text = record.entity_or_text()
    return SampleArgument(RoleId(record.text("role")), entity, text, record.optional_integer("claim"))


def _check_references(annotations: SampleAnnotations) -> None:
    """Every id is there once, and whatever is referred to is there."""
    stories = _distinct(story.id for story in annotations.stories)
    _distinct(article.id for article in annotations.articles)
    files = _distinct(article.file for article in annotations.articles)
    entities = _distinct(entity.id for entity in annotations.entities)
    times = _distinct(time.id for time in annotations.times)
    _distinct(event.id for event in annotations.events)
    _known("articles", stories, (article.story_id for article in annotations.articles if article.story_id))
    _known("file", files, (place.file for place in annotations.places()))
    _known("mentions", entities, (mention.entity_id for mention in annotations.mentions))
    for event in annotations.events:
        _check_event(event, entities, times)


def _check_event(event: SampleEvent, entities: set[str], times: set[str]) -> None:
    """The event's claims and participants refer to what is there; the claim that dates it has a time that can."""
    numbers = {str(number) for number, _ in enumerate(event.claims, start=1)}
    dating = {str(number) for number, claim in enumerate(event.claims, start=1) if _can_date(claim)}
    _known(f"{event.id}.time_basis", dating, [str(event.time_basis)] if event.time_basis is not None else [])
    _known(event.id, numbers, (str(argument.claim) for argument in event.arguments if argument.claim is not None))
    _known(event.id, times, (time.time_id for claim in event.claims for time in claim.times))
    speakers = [speaker.entity_id for claim in event.claims for speaker in claim.speakers]
    participants = [argument.entity_id for argument in event.arguments]
    _known(event.id, entities, (entity for entity in speakers + participants if entity is not None))


def _can_date(claim: SampleClaim) -> bool:
    return any(time.role is not TimeRole.REPORTED for time in claim.times)


def _distinct(ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise UserError("duplicate_id", id=each)
        seen.add(each)
    return seen


def _known(at: str, known: set[str], wanted: Iterable[str]) -> None:
    for each in wanted:
        if each not in known:
            raise UserError("unknown_reference", at=at, id=each)
