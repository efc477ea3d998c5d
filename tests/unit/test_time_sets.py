"""The development sets of times: scores only rise, the bars are met, and the scorer sees what is wrong."""

import tomllib

import pytest
from tests.temporal_sets import cldr, finders, gold, sets
from tests.temporal_sets.scoring import Found, Score, score, together

from hawliyat.domain.day import Day, from_iso

BARS = {"ar": 80, "pt": 87, "en": 78}
"""Expressions that must be right with both bounds, in per cent."""
FOUND, RIGHT = 94, 75
"""Of the times in sentences: how many must be found, and how many with both bounds right."""
PUBLISHED = from_iso("2024-05-15")


@pytest.fixture(scope="module")
def reached() -> sets.Figures:
    return sets.reached()


def floors() -> sets.Figures:
    return tomllib.loads(sets.FLOORS.read_text(encoding="utf-8"))


def test_no_category_falls_below_what_was_reached(reached: sets.Figures) -> None:
    """Raise the floors with `python3 dev.py times --write-floors`; `--misses` tells what fell."""
    fallen = [
        f"{name} {category}: {reached[name][category]} under {floor}"
        for name, categories in floors().items()
        for category, floor in categories.items()
        if any(now < then for now, then in zip(reached[name][category], floor, strict=True))
    ]
    assert not fallen


def test_every_category_has_a_floor(reached: sets.Figures) -> None:
    assert {name: list(figures) for name, figures in reached.items()} == {
        name: list(figures) for name, figures in floors().items()
    }


@pytest.mark.parametrize("language", gold.LANGUAGES)
def test_the_bars_are_met(language: str, reached: sets.Figures) -> None:
    for name in ("cldr", "expressions"):
        assert reached[f"{name}-{language}"]["all"][0] >= BARS[language]
    whole, found, _ = reached[f"sentences-{language}"]["all"]
    assert (whole >= RIGHT, found >= FOUND) == (True, True)


@pytest.mark.parametrize("language", gold.LANGUAGES)
def test_the_sets_are_as_large_as_they_claim(language: str) -> None:
    written, sentences = list(gold.expressions(language)), list(gold.sentences(language))
    assert len(written) >= 2 * 150
    assert len(sentences) >= 80
    assert sum(item.category.startswith("none") for item in sentences) >= 25
    assert not [item.text for item in sentences if item.category.startswith("none") != (not item.golds)]


def test_the_sample_of_a_locale_is_the_same_every_time() -> None:
    first, again = list(cldr.of_language("pt")), list(cldr.of_language("pt"))
    assert first == again
    assert len(first) > 600


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2019..2021-06", "2019-01-01", "2021-06-30"),
        ("2022..", "2022-01-01", None),
        ("..2023-07-15", None, "2023-07-15"),
        ("?", None, None),
    ],
)
def test_a_short_value_means_its_outer_days(value: str, first: str | None, last: str | None) -> None:
    assert gold.bounds(value) == (first and from_iso(first), last and from_iso(last))


def test_braces_mark_spans_and_leave_no_trace() -> None:
    item = gold.sentence("en", "x", "Both {in May} and {in June}.", PUBLISHED, ["2024-05", "2023-06"])
    assert item.text == "Both in May and in June."
    assert [item.text[one.start : one.end] for one in item.golds] == ["in May", "in June"]
    with pytest.raises(ValueError, match="shorter"):
        gold.sentence("en", "x", "Both {in May} and {in June}.", PUBLISHED, ["2024-05"])
    with pytest.raises(ValueError, match="not a value"):
        gold.bounds("May 2024")


ITEM = gold.sentence("en", "x", "Both {in May} and {in June} it rained.", PUBLISHED, ["2024-05", "2023-06"])
MAY, JUNE = (Found(one.start, one.end, one.first, one.last, one.unit) for one in ITEM.golds)


def judged(*found: Found) -> Score:
    def say(_text: str, _language: str, _published: Day) -> list[Found]:
        return list(found)

    return together(score([ITEM], say).values())


def test_the_scorer_is_content_with_what_is_right() -> None:
    one = judged(MAY, JUNE)
    assert (one.value, one.recall, one.exactness, one.units, one.precision) == (100, 100, 100, 100, 100)
    assert one.misses == []


@pytest.mark.parametrize(
    ("found", "whole", "exact", "kind"),
    [
        (Found(MAY.start, MAY.end, MAY.first, None, "month"), 50, 100, "value"),
        (Found(MAY.start, MAY.end, None, MAY.last, "month"), 50, 100, "value"),
        (Found(MAY.start + 3, MAY.end, MAY.first, MAY.last, "month"), 100, 50, "span"),
    ],
)
def test_the_scorer_sees_a_wrong_bound_and_a_wrong_span(found: Found, whole: int, exact: int, kind: str) -> None:
    one = judged(found, JUNE)
    assert (one.value, one.exactness, one.recall) == (whole, exact, 100)
    assert [miss.split()[0] for miss in one.misses] == [kind]


def test_the_scorer_sees_what_was_missed_split_or_made_up() -> None:
    missed = judged(JUNE)
    assert (missed.recall, missed.value, missed.precision) == (50, 50, 100)
    made_up = judged(MAY, JUNE, Found(0, 4, MAY.first, MAY.last))
    assert (made_up.recall, round(made_up.precision)) == (100, 67)
    assert [miss.split()[0] for miss in made_up.misses] == ["false"]
    split = judged(Found(MAY.start, MAY.start + 2, MAY.first, MAY.last), MAY, JUNE)
    assert split.value == 50


def test_the_scorer_sees_a_wrong_unit() -> None:
    one = judged(Found(MAY.start, MAY.end, MAY.first, MAY.last, "interval"), JUNE)
    assert (one.value, one.units) == (100, 50)


def test_dateparser_is_asked_the_same_and_is_right_where_it_can_be() -> None:
    (found,) = finders.dateparser("It rained on 15 July 2023.", "en", PUBLISHED)
    assert (found.first, found.last) == (from_iso("2023-07-15"), from_iso("2023-07-15"))
