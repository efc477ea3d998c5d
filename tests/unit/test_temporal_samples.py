"""The sample articles: every expression of `times.csv` comes out exactly, and nothing else does."""

import csv

import pytest

from hawliyat.assets import seeds
from hawliyat.domain.day import from_iso
from hawliyat.domain.event import TimeRole
from hawliyat.domain.proposal import TimeExpression
from hawliyat.domain.time_value import AnchorKind, Granularity, Part
from hawliyat.temporal import find_times, parse_edtf


def rows(name: str) -> list[dict[str, str]]:
    with (seeds() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ARTICLES = {row["file"]: row for row in rows("articles.csv")}


def found(file: str, *, published: bool = True) -> list[TimeExpression]:
    article = ARTICLES[file]
    text = (seeds() / file).read_text("utf-8")
    return find_times(text, article["language"], from_iso(article["published"]) if published else None)


def occurrence(text: str, quote: str, number: int) -> tuple[int, int]:
    start = -1
    for _ in range(number):
        start = text.index(quote, start + 1)
    return start, start + len(quote)


@pytest.mark.parametrize("file", ARTICLES)
def test_an_article_has_the_listed_times_and_no_others(file: str) -> None:
    text = (seeds() / file).read_text("utf-8")
    listed = [
        (*occurrence(text, row["quote"], int(row["occurrence"])), row["edtf"])
        for row in rows("times.csv")
        if row["file"] == file
    ]
    assert [(one.span.start, one.span.end, one.value.edtf) for one in found(file)] == sorted(listed)


@pytest.mark.parametrize("file", ARTICLES)
def test_every_value_of_an_article_has_the_bounds_its_text_says(file: str) -> None:
    for one in found(file):
        assert one.value.bounds == parse_edtf(one.value.edtf).bounds
        assert one.value.rule_id
        assert 0 < one.confidence <= 1


def test_the_newspapers_thursday_dates_the_report_and_the_rest_what_happened() -> None:
    roles = {one.text: one.role for one in found("001_8f519348c196645f.txt")}
    assert [text for text, role in roles.items() if role is TimeRole.REPORTED] == ["يوم الخميس"]


def test_the_derivation_names_the_rule_the_words_and_the_publication_day() -> None:
    value = next(one.value for one in found("001_8f519348c196645f.txt") if one.text == "يوم الخميس")
    assert value.rule_id == "ar.named_weekday"
    assert value.fields == {"weekday": "الخميس", "published": "2025-08-14"}
    assert value.anchor_kind is AnchorKind.PUBLISHED


def test_the_coming_weeks_are_approximate_and_the_start_of_the_year_is_a_part() -> None:
    coming = next(one.value for one in found("001_8f519348c196645f.txt") if one.text == "في الأسابيع المقبلة")
    start = next(one.value for one in found("003_335bb2d2e213fa81.txt") if one.text.startswith("desde"))
    assert coming.approximate
    assert coming.granularity is Granularity.INTERVAL
    assert start.part is Part.EARLY
    assert start.bounds.latest_end is None


def test_without_a_publication_day_relative_times_are_found_and_say_what_they_wait_for() -> None:
    known = {one.text: one.value for one in found("003_335bb2d2e213fa81.txt", published=False)}
    assert set(known) == {one.text for one in found("003_335bb2d2e213fa81.txt")}
    assert known["em agosto de 2023"].edtf == "2023-08"
    assert known["este ano"].edtf == ""
    assert known["este ano"].fields["unresolved"] == "no_publication_date"
    assert not known["até julho"].is_resolved


def test_present_references_are_found_only_on_request_and_name_no_day() -> None:
    text = (seeds() / "002_5ef1db15b0fa6d8c.txt").read_text("utf-8")
    present = find_times(text, "ar", from_iso("2025-08-29"), with_present=True)
    assert [one.text for one in present] == ["حاليًا", "حاليًا", "حتى الآن"]
    assert {(one.value.edtf, one.value.granularity) for one in present} == {("", Granularity.PRESENT)}
