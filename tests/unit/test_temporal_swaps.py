"""Not by rote: any other month, number, unit, weekday or modifier of a lexicon gives the value arithmetic gives.

The expected days are worked out here with `datetime`, by other means than the program's.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.domain.proposal import TimeExpression
from hawliyat.temporal import find_times, pack

LANGUAGES = ("ar", "pt", "en")
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
YEARS = st.integers(1800, 2099)
few = settings(max_examples=60, deadline=None)


def forms(language: str, *lexicons: str) -> list[tuple[str, str]]:
    """Every (form, code) of a pack's lexicons, as the pack writes them normalised."""
    loaded = pack.load(language)
    assert loaded is not None
    return [pair for name in lexicons for pair in loaded.lexicons[name].codes.items() if not pair[0].startswith("ل")]


def entries(*lexicons: str, languages: tuple[str, ...] = LANGUAGES) -> st.SearchStrategy[tuple[str, str, str]]:
    """Any (language, form, code) of the lexicons of that name."""
    return st.sampled_from([(language, *pair) for language in languages for pair in forms(language, *lexicons)])


def only(text: str, language: str, published: date) -> TimeExpression:
    found = find_times(f"xyz {text} xyz", language, published.toordinal())
    assert [one.text for one in found] == [text]
    return found[0]


def outer(expression: TimeExpression) -> tuple[date | None, date | None]:
    bounds = expression.value.bounds
    days = (bounds.earliest_start, bounds.latest_end)
    return tuple(None if day is None else date.fromordinal(day) for day in days)  # type: ignore[return-value]


def month_days(year: int, month: int) -> tuple[date, date]:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def unit_days(unit: str, day: date, steps: int) -> tuple[date, date]:
    """The unit *steps* after the one that holds *day*."""
    return UNITS[unit](day, steps)


def _weeks(day: date, steps: int) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=steps)
    return monday, monday + timedelta(days=6)


def _quarters(day: date, steps: int) -> tuple[date, date]:
    first = (day.month - 1) // 3 * 3 + 1 + steps * 3
    return month_days(day.year, first)[0], month_days(day.year, first + 2)[1]


def _halves(day: date, steps: int) -> tuple[date, date]:
    first = (1 if day.month <= 6 else 7) + steps * 6
    return month_days(day.year, first)[0], month_days(day.year, first + 5)[1]


def _decades(day: date, steps: int) -> tuple[date, date]:
    first = day.year - day.year % 10 + steps * 10
    return date(first, 1, 1), date(first + 9, 12, 31)


def _centuries(day: date, steps: int) -> tuple[date, date]:
    last = -(-day.year // 100) * 100 + steps * 100
    return date(last - 99, 1, 1), date(last, 12, 31)


UNITS: dict[str, Callable[[date, int], tuple[date, date]]] = {
    "day": lambda day, steps: (day + timedelta(days=steps),) * 2,
    "week": _weeks,
    "month": lambda day, steps: month_days(day.year, day.month + steps),
    "quarter": _quarters,
    "half": _halves,
    "year": lambda day, steps: (date(day.year + steps, 1, 1), date(day.year + steps, 12, 31)),
    "decade": _decades,
    "century": _centuries,
}

IN = {"ar": "في", "pt": "em", "en": "in"}
SINCE = {"ar": "منذ", "pt": "desde", "en": "since"}
UNTIL = {"ar": "حتى", "pt": "até", "en": "until"}
OF = {"ar": " ", "pt": " de ", "en": " "}


def named(language: str, form: str) -> str:
    return form.capitalize() if language == "en" else form


@few
@given(entries("month"), YEARS)
def test_any_month_of_any_year(entry: tuple[str, str, str], year: int) -> None:
    language, form, code = entry
    text = f"{IN[language]} {named(language, form)}{OF[language]}{year}"
    assert only(text, language, date(2024, 9, 30)).value.edtf == f"{year}-{int(code):02}"


@few
@given(entries("month"), st.integers(1, 28), YEARS)
def test_any_day_of_any_month(entry: tuple[str, str, str], day: int, year: int) -> None:
    language, form, code = entry
    text = f"{day}{OF[language]}{named(language, form)}{OF[language]}{year}"
    assert only(text, language, date(2024, 9, 30)).value.edtf == date(year, int(code), day).isoformat()


@few
@given(entries("month"), DAYS)
def test_a_month_without_a_year_is_the_nearest_past_one_or_the_current(
    entry: tuple[str, str, str], published: date
) -> None:
    language, form, code = entry
    year = published.year if int(code) <= published.month else published.year - 1
    expression = only(f"{IN[language]} {named(language, form)}", language, published)
    assert outer(expression) == month_days(year, int(code))
    others = [other.edtf for other in expression.alternatives]
    assert others == ([] if int(code) == published.month else [f"{year + 1}-{int(code):02}"])


@few
@given(entries("month"), DAYS)
def test_a_month_behind_until_closes_and_behind_since_opens(entry: tuple[str, str, str], published: date) -> None:
    language, form, code = entry
    year = published.year if int(code) <= published.month else published.year - 1
    first, last = month_days(year, int(code))
    assert outer(only(f"{UNTIL[language]} {named(language, form)}", language, published)) == (None, last)
    assert outer(only(f"{SINCE[language]} {named(language, form)}", language, published)) == (first, None)


@few
@given(entries("the_unit", languages=("ar",)), st.sampled_from(forms("ar", "modifier")), DAYS)
def test_any_arabic_unit_with_any_modifier(
    entry: tuple[str, str, str], modifier: tuple[str, str], published: date
) -> None:
    _, form, unit = entry
    expression = only(f"{form} {modifier[0]}", "ar", published)
    assert outer(expression) == unit_days(unit, published, int(modifier[1]))


@few
@given(entries("unit", languages=("pt", "en")), st.data(), DAYS)
def test_any_unit_behind_any_modifier(entry: tuple[str, str, str], data: st.DataObject, published: date) -> None:
    language, form, unit = entry
    modifier, step = data.draw(st.sampled_from(forms(language, "next")))
    assert outer(only(f"{modifier} {form}", language, published)) == unit_days(unit, published, int(step))


@few
@given(entries("unit", languages=("pt",)), st.sampled_from(forms("pt", "modifier")), DAYS)
def test_any_portuguese_unit_before_any_modifier(
    entry: tuple[str, str, str], modifier: tuple[str, str], published: date
) -> None:
    _, form, unit = entry
    assert outer(only(f"{form} {modifier[0]}", "pt", published)) == unit_days(unit, published, int(modifier[1]))


AGO = {"ar": "قبل {} {}", "pt": "há {} {}", "en": "{} {} ago"}


@few
@given(entries("unit", "units", languages=("pt", "en")) | entries("unit", languages=("ar",)), st.integers(2, 12), DAYS)
def test_any_number_of_any_units_ago(entry: tuple[str, str, str], number: int, published: date) -> None:
    language, form, unit = entry
    text = AGO[language].format(number, form)
    assert outer(only(text, language, published)) == unit_days(unit, published, -number)


@few
@given(entries("number"), DAYS)
def test_any_number_word(entry: tuple[str, str, str], published: date) -> None:
    language, form, code = entry
    unit = {"ar": "يوما", "pt": "dias", "en": "days"}[language]
    expected = published - timedelta(days=int(code))
    assert outer(only(AGO[language].format(form, unit), language, published)) == (expected, expected)


@few
@given(entries("two_units", languages=("ar",)), DAYS)
def test_any_arabic_dual(entry: tuple[str, str, str], published: date) -> None:
    assert outer(only(f"قبل {entry[1]}", "ar", published)) == unit_days(entry[2], published, -2)


WEEKDAY = {"ar": "يوم {}", "pt": "na {}", "en": "on {}"}


@few
@given(entries("weekday"), DAYS)
def test_any_weekday_is_the_nearest_past_one_or_the_publication_day(
    entry: tuple[str, str, str], published: date
) -> None:
    language, form, code = entry
    expected = published
    while expected.weekday() != int(code):
        expected -= timedelta(days=1)
    text = WEEKDAY[language].format(named(language, form))
    assert only(text, language, published).value.edtf == expected.isoformat()


@few
@given(entries("day_word"), DAYS)
def test_any_word_for_a_day(entry: tuple[str, str, str], published: date) -> None:
    language, form, code = entry
    frame = "حتى " if form == "اليوم" else ""
    expression = only(frame + form, language, published)
    assert expression.value.bounds.latest_end == published.toordinal() + int(code)


PARTS = {
    "ar": ("بداية", "منتصف", "نهاية"),
    "pt": ("início de", "meados de", "fim de"),
    "en": ("early", "mid", "late"),
}


@few
@given(st.sampled_from(LANGUAGES), st.integers(0, 2), YEARS)
def test_early_mid_and_late_are_thirds(language: str, part: int, year: int) -> None:
    word = "عام " if language == "ar" else ""
    expression = only(f"{PARTS[language][part]} {word}{year}", language, date(2024, 9, 30))
    assert outer(expression) == (date(year, part * 4 + 1, 1), month_days(year, part * 4 + 4)[1])


@few
@given(entries("decade_word"), DAYS)
def test_a_decade_without_a_century_is_the_last_that_has_begun(entry: tuple[str, str, str], published: date) -> None:
    language, form, code = entry
    text = {"ar": form, "pt": f"anos {form}", "en": f"the {form}"}[language]
    year = next(year for year in range(published.year, 0, -1) if year // 10 * 10 % 100 == int(code))
    assert outer(only(text, language, published)) == (date(year // 10 * 10, 1, 1), date(year // 10 * 10 + 9, 12, 31))


@few
@given(st.sampled_from(LANGUAGES), st.integers(1800, 2049), st.integers(1, 50))
def test_two_years_are_one_of_behind_between_and_a_stretch_behind_from(language: str, year: int, length: int) -> None:
    between = {"ar": "بين عامي {} و{}", "pt": "entre {} e {}", "en": "between {} and {}"}[language]
    stretch = {"ar": "من {} إلى {}", "pt": "de {} a {}", "en": "from {} to {}"}[language]
    published = date(2024, 9, 30)
    assert only(between.format(year, year + length), language, published).value.edtf == f"[{year}..{year + length}]"
    assert only(stretch.format(year, year + length), language, published).value.edtf == f"{year}/{year + length}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_to_come_takes_the_nearest_month_ahead(language: str) -> None:
    text = {"ar": "سيُطرح النموذج في مايو", "pt": "O modelo será lançado em maio", "en": "It will be launched in May"}
    assert find_times(text[language], language, date(2024, 9, 30).toordinal())[0].value.edtf == "2025-05"
