"""Which time an event takes, measured on sentences in three languages (`tests/temporal_sets/roles.toml`)."""

from dataclasses import replace

import pytest
from tests.temporal_sets import gold, roles

from hawliyat.domain.day import Day
from hawliyat.domain.event import TimeRole
from hawliyat.domain.proposal import TimeExpression
from hawliyat.temporal import find_times

BAR = 0.9
"""The part of the sentences whose event must get its own time, or none, and no time of the telling."""


def test_events_take_their_own_times_and_not_those_of_the_telling() -> None:
    every = list(roles.sentences())
    misses = [(wrong, sentence.text) for sentence in every if (wrong := roles.mistake(sentence))]
    for wrong, text in misses:
        print(f"{wrong}\n    in: {text}")
    assert len(misses) <= (1 - BAR) * len(every)


def test_the_sentences_are_enough_and_of_every_kind() -> None:
    every = list(roles.sentences())
    assert len(every) >= 60
    for language in gold.LANGUAGES:
        of_language = [one for one in every if one.language == language]
        assert len(of_language) >= 20
        assert sum(one.occurred is None for one in of_language) >= 4
        assert sum(bool(one.reported) for one in of_language) >= 10


TOLD = roles.read("en", "He said ~on Thursday~ that they <left> {in May}.")
UNDATED = roles.read("en", "He said ~on Thursday~ that they <left>.")


def test_marks_are_read_as_spans_and_leave_no_trace() -> None:
    assert TOLD.text == "He said on Thursday that they left in May."
    assert TOLD.trigger.of(TOLD.text) == "left"
    assert TOLD.occurred
    assert TOLD.occurred.of(TOLD.text) == "in May"
    assert [place.of(TOLD.text) for place in TOLD.reported] == ["on Thursday"]
    with pytest.raises(KeyError):
        roles.read("en", "He left {in May}.")


def test_the_right_time_is_no_mistake() -> None:
    assert roles.mistake(TOLD) == ""
    assert roles.mistake(UNDATED) == ""


def test_an_event_left_without_its_time_is_a_mistake() -> None:
    assert "no time" in roles.mistake(TOLD, choose=lambda _text, _span, _found: None)


def test_an_event_given_the_time_of_the_telling_is_a_mistake() -> None:
    for sentence in (TOLD, UNDATED):
        assert "«on Thursday» instead" in roles.mistake(sentence, choose=lambda _text, _span, found: found[0])


def test_a_telling_taken_for_the_event_is_a_mistake() -> None:
    def find(text: str, language: str, published: Day) -> list[TimeExpression]:
        return [replace(one, role=TimeRole.OCCURRED) for one in find_times(text, language, published)]

    assert "is not taken" in roles.mistake(TOLD, find, lambda _text, _span, found: found[-1])
