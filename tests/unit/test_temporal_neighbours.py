"""What stands beside a time and belongs to it: clock times, second times, what was said before; regions and weeks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.domain.day import from_iso, weekday
from hawliyat.domain.proposal import TimeExpression
from hawliyat.domain.time_value import AnchorKind
from hawliyat.temporal import find_times

PUBLISHED = from_iso("2024-09-30")
few = settings(max_examples=60, deadline=None)


def found(text: str, language: str = "en", published: int | None = PUBLISHED) -> list[TimeExpression]:
    return find_times(text, language, published)


@pytest.mark.parametrize(
    ("language", "written", "begins", "ends"),
    [
        ("en", "on Monday at 10:30 a.m.", "10:30", ""),
        ("en", "at 10:30 p.m. on Monday", "22:30", ""),
        ("en", "at 12 a.m. on July 3, 2024", "00:00", ""),
        ("en", "from 2 to 4 p.m. on July 3, 2024", "14:00", "16:00"),
        ("pt", "às 14h30 de segunda-feira", "14:30", ""),
        ("pt", "em 3 de julho de 2024, das 14h às 16h", "14:00", "16:00"),
        ("pt", "por volta das 22h de sábado", "22:00", ""),
        ("ar", "يوم الخميس الساعة 10:30 مساء", "22:30", ""),
        ("ar", "في الساعة العاشرة والنصف صباحا من يوم الخميس", "10:30", ""),
        ("ar", "الساعة الخامسة إلا الربع مساء من يوم 3 مايو 2024", "16:45", ""),
    ],
)
def test_a_clock_time_beside_a_day_is_kept(language: str, written: str, begins: str, ends: str) -> None:
    only = found(f"xyz {written} xyz", language)
    assert [(one.text, one.value.clock_start, one.value.clock_end) for one in only] == [(written, begins, ends)]
    assert only[0].value.bounds.earliest_start == only[0].value.bounds.latest_end


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "at 10:30 a.m."), ("pt", "às 14h30"), ("ar", "الساعة 10:30"), ("en", "Genesis 10:30"), ("en", "at 25:10")],
)
def test_a_clock_time_alone_names_no_day(language: str, text: str) -> None:
    assert found(text, language) == []


def test_a_clock_time_is_never_invented_nor_given_to_a_month() -> None:
    assert [one.value.clock_start for one in found("in May 2024 and on Monday morning")] == ["", ""]
    assert [one.value.clock_start for one in found("at 10:30 in May 2024")] == [""]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("pt", "em 2019 e 2020", ["2019", "2020"]),
        ("en", "in May and June", ["2024-05", "2024-06"]),
        ("ar", "في مارس وآب", ["2024-03", "2024-08"]),
        ("en", "in 2019, 2020 and 2021", ["2019", "2020", "2021"]),
    ],
)
def test_what_is_named_together_with_a_time_is_a_time(language: str, text: str, values: list[str]) -> None:
    assert [one.value.edtf for one in found(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ar", "من الاثنين إلى الخميس", "2024-09-23/2024-09-26"),
        ("en", "from Monday to Thursday", "2024-09-23/2024-09-26"),
        ("en", "It will run from Monday to Thursday", "2024-09-30/2024-10-03"),
        ("pt", "de segunda a quinta-feira", "2024-09-23/2024-09-26"),
        ("en", "World War II (1939–1945)", "1939/1945"),
        ("en", "from 2003 until 2011", "2003/2011"),
        ("ar", "من عام 2003 وحتى 2011", "2003/2011"),
        ("en", "from July to May 2023", "2022-07/2023-05"),
        ("en", "April 28–May 3", "2024-04-28/2024-05-03"),
    ],
)
def test_two_sides_make_one_range(language: str, text: str, value: str) -> None:
    assert [one.value.edtf for one in found(text, language)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ar", "وقع يوم 3 مايو 2021 ثم استقال بعد ذلك بيومين", "2021-05-05"),
        ("ar", "بدأ عام 2019 وانتهى في العام نفسه", "2019"),
        ("pt", "Começou em 2019 e acabou no ano seguinte", "2020"),
        ("pt", "Em 15 de julho de 2023 caiu; no dia seguinte voltou", "2023-07-16"),
        ("en", "It began in May 2019 and ended that same month", "2019-05"),
        ("en", "On July 15, 2023 it fell; two days later it rose", "2023-07-17"),
        ("en", "On July 15, 2023 it fell; the following week it rose", "[2023-07-17..2023-07-23]"),
        ("en", "She left in May 2010 and came back the following February", "2011-02"),
    ],
)
def test_a_time_may_hang_on_the_one_before(language: str, text: str, value: str) -> None:
    last = found(text, language)[-1].value
    assert (last.edtf, last.anchor_kind) == (value, AnchorKind.EXPRESSION)
    assert last.fields["previous"]


def test_after_three_days_counts_from_what_was_said_in_the_past_and_from_publication_in_the_future() -> None:
    past = found("أسر يوم 7 أكتوبر 2023 وأفرج عنه بعد ثلاثة أيام", "ar")
    assert [one.value.edtf for one in past] == ["2023-10-07", "2023-10-10"]
    assert [one.value.edtf for one in found("سيعود بعد ثلاثة أيام", "ar")] == ["2024-10-03"]
    assert found("نال الشهادة بعد ست سنوات من الدراسة", "ar") == []


@pytest.mark.parametrize(
    ("language", "told", "coming"),
    [
        ("en", "He wrote it in two weeks", "It will open in two weeks"),
        ("pt", "Ele escreveu tudo em duas semanas", "O filme vai estrear em duas semanas"),
        ("ar", "كتب الرواية خلال أسبوعين", "سيكتب الرواية خلال أسبوعين"),
    ],
)
def test_in_two_weeks_is_a_duration_unless_it_is_to_come(language: str, told: str, coming: str) -> None:
    assert found(told, language) == []
    assert [one.value.edtf for one in found(coming, language)] == ["[2024-10-14..2024-10-20]"]


@pytest.mark.parametrize(
    ("tag", "value", "other"),
    [
        ("en", "2024-07-08", "2024-08-07"),
        ("en-US", "2024-07-08", "2024-08-07"),
        ("en-GB", "2024-08-07", "2024-07-08"),
        ("pt-BR", "2024-08-07", "2024-07-08"),
        ("ar-EG", "2024-08-07", "2024-07-08"),
    ],
)
def test_the_region_orders_figures_and_the_other_order_is_offered(tag: str, value: str, other: str) -> None:
    only = found("7/8/2024", tag)[0]
    assert (only.value.edtf, [one.edtf for one in only.alternatives]) == (value, [other])
    assert found("15/8/2024", tag)[0].value.edtf == "2024-08-15"


@few
@given(st.integers(0, 6), st.integers(730_000, 745_000), st.integers(-1, 1))
def test_a_week_begins_on_the_day_it_is_said_to(week_start: int, published: int, step: int) -> None:
    phrase = {-1: "last week", 0: "this week", 1: "next week"}[step]
    bounds = find_times(phrase, "en", published, week_start=week_start)[0].value.bounds
    assert bounds.earliest_start is not None
    assert bounds.latest_end is not None
    assert weekday(bounds.earliest_start) == week_start
    assert bounds.latest_end - bounds.earliest_start == 6
    assert bounds.earliest_start <= published + 7 * step * -1 + 14 * step <= bounds.latest_end


def test_a_weekend_is_the_regions() -> None:
    assert found("عطلة نهاية الأسبوع الماضي", "ar-EG")[0].value.edtf == "[2024-09-27..2024-09-28]"
    assert found("عطلة نهاية الأسبوع الماضي", "ar-LB")[0].value.edtf == "[2024-09-28..2024-09-29]"


def test_a_year_of_two_digits_is_the_nearest() -> None:
    assert [one.value.edtf for one in found("on 7/15/24 and on 7/15/89")] == ["2024-07-15", "1989-07-15"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "في شارع 26 يوليو"),
        ("ar", "خطيب صلاة الجمعة"),
        ("pt", "na Rua 15 de Novembro"),
        ("en", "every Monday they met Mrs May"),
        ("pt", "todos os domingos"),
    ],
)
def test_streets_prayers_people_and_what_comes_back_every_week_are_no_times(language: str, text: str) -> None:
    assert found(text, language) == []


def test_a_date_that_no_rule_writes_is_asked_of_dateparser_and_says_so() -> None:
    only = found("Posted 15-Jul-2024.")
    assert [(one.text, one.value.edtf) for one in only] == [("15-Jul-2024", "2024-07-15")]
    assert (only[0].value.rule_id, only[0].value.fields) == ("dateparser", {"written": "15-Jul-2024"})
    assert only[0].confidence < 0.5
    assert found("Posted 31-Feb-2024.") == []
