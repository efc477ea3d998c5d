"""Expressions as CLDR's locales write them, through Babel, with values computed from the date they were made of.

The same sample comes out every time (a seed per locale), over 1950 to 2049 and with the edges of months and years in
it. Babel leaves out the names of the nearest days, weeks, months and weekdays ("last week"); they stand in `NAMED`.
"""

import calendar
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, get_quarter_names

from tests.temporal_sets.gold import Item, alone, framed

LOCALES = ("ar-EG", "ar-LB", "ar-MA", "ar-DZ", "ar-SA", "pt-BR", "pt-PT", "en-US", "en-GB")
_ARABIC_INDIC = str.maketrans({str(n): chr(0x660 + n) for n in range(10)})
_EDGES = [(1, 1), (1, 31), (2, 28), (3, 31), (4, 30), (6, 1), (8, 31), (10, 31), (12, 1), (12, 31)]
_IN = {"ar": "في ", "pt": "em ", "en": "in "}
_ON = {"ar": "في ", "pt": "em ", "en": "on "}
_BRACKETED = {
    "ar": "عقدت اللجنة الفنية اجتماعاتها ({}) في العاصمة.",
    "pt": "A comissão técnica se reuniu ({}) na capital.",
    "en": "The technical committee met ({}) in the capital.",
}
NAMED = {
    "ar": {
        "day": {-2: "أول أمس", -1: "أمس", 1: "غدًا", 2: "بعد الغد"},
        "week": {-1: "الأسبوع الماضي", 0: "هذا الأسبوع", 1: "الأسبوع القادم"},
        "month": {-1: "الشهر الماضي", 0: "هذا الشهر", 1: "الشهر القادم"},
        "quarter": {-1: "الربع الماضي", 0: "هذا الربع", 1: "الربع القادم"},
        "year": {-1: "السنة الماضية", 0: "السنة الحالية", 1: "السنة القادمة"},
        "weekday": {-1: "{} الماضي", 1: "{} القادم"},
    },
    "pt": {
        "day": {-2: "anteontem", -1: "ontem", 0: "hoje", 1: "amanhã", 2: "depois de amanhã"},
        "week": {-1: "na semana passada", 0: "esta semana", 1: "na próxima semana"},
        "month": {-1: "no mês passado", 0: "este mês", 1: "no próximo mês"},
        "quarter": {-1: "no último trimestre", 0: "este trimestre", 1: "no próximo trimestre"},
        "year": {-1: "no ano passado", 0: "este ano", 1: "no próximo ano"},
        "weekday": {-1: "{} passado", 1: "próximo {}"},
    },
    "en": {
        "day": {
            -2: "the day before yesterday",
            -1: "yesterday",
            0: "today",
            1: "tomorrow",
            2: "the day after tomorrow",
        },
        "week": {-1: "last week", 0: "this week", 1: "next week"},
        "month": {-1: "last month", 0: "this month", 1: "next month"},
        "quarter": {-1: "last quarter", 0: "this quarter", 1: "next quarter"},
        "year": {-1: "last year", 0: "this year", 1: "next year"},
        "weekday": {-1: "last {}", 1: "next {}"},
    },
}
_FEMININE = {"passado": "passada", "próximo": "próxima"}


def of_language(language: str) -> Iterator[Item]:
    """Yield the items of a language's locales, a few hundred for each."""
    for tag in LOCALES:
        if tag.startswith(language):
            yield from _Sample(tag).items()


def month_bounds(of: int, index: int) -> tuple[date, date]:
    """Return the first and last day of the month *index* months after January of year *of*."""
    year, month = divmod(of * 12 + index, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])


class _Sample:
    def __init__(self, tag: str) -> None:
        self._tag = tag
        self._language = tag[:2]
        self._locale = Locale.parse(tag, sep="-")
        self._random = random.Random(tag)
        self._native = self._locale.default_numbering_system == "arab"

    def items(self) -> Iterator[Item]:
        makers: tuple[Callable[[], Iterator[Item]], ...] = (
            self._days, self._months, self._days_of_month, self._ranges, self._counted, self._named, self._weekdays,
            self._quarters, self._eras,
        )  # fmt: skip
        for make in makers:
            yield from make()

    def _date(self, first: int = 1950, last: int = 2049) -> date:
        year = self._random.randint(first, last)
        if self._random.random() < 0.3:
            return date(year, *self._random.choice(_EDGES))
        return date(year, 1, 1) + timedelta(days=self._random.randrange(365))

    def _both(
        self, category: str, text: str, value: str, *, lead: str = "", unit: str = "", published: date | None = None,
        frame: str = "",
    ) -> Iterator[Item]:  # fmt: skip
        """Yield an expression alone, then behind *lead* in a sentence."""
        if self._native:
            text = text.translate(_ARABIC_INDIC)
        day = (published or date(2024, 5, 15)).toordinal()
        yield alone(self._tag, f"cldr {category}", text, day, value, unit=unit)
        yield framed(alone(self._tag, f"cldr {category}", lead + text, day, value, unit=unit), frame)

    def _days(self) -> Iterator[Item]:
        for style in ("full", "long", "medium", "short"):
            for _ in range(12):
                day = self._date(last=2043)  # ICU reads two digits of a year as 80 years back to 20 ahead
                text = format_date(day, style, self._locale)
                lead = self._before_weekday(day) if style == "full" else _ON[self._language]
                yield from self._both(f"day {style}", text, day.isoformat(), lead=lead)

    def _before_weekday(self, day: date) -> str:
        if self._language == "pt":
            return "no " if day.weekday() > 4 else "na "
        return "يوم " if self._language == "ar" else "on "

    def _months(self) -> Iterator[Item]:
        for skeleton in ("yMMMM", "yMMM"):
            for _ in range(8):
                day = self._date()
                text = format_skeleton(skeleton, day, locale=self._locale)
                yield from self._both("month", text, day.isoformat()[:7], lead=_IN[self._language])

    def _days_of_month(self) -> Iterator[Item]:
        """Days without a year: the nearest one that is past."""
        for _ in range(12):
            day, published = self._date(), self._date()
            past = day.replace(year=published.year)
            past = past if past <= published else past.replace(year=published.year - 1)
            skeleton = "MMMMd" if "MMMMd" in self._locale.datetime_skeletons else "MMMd"
            text = format_skeleton(skeleton, day, locale=self._locale)
            yield from self._both("day of month", text, past.isoformat(), lead=_ON[self._language], published=published)

    def _ranges(self) -> Iterator[Item]:
        for skeleton, days in (("yMMMd", 5), ("yMMMd", 40), ("yMMM", 100), ("yMMM", 700), ("yMMMEd", 12), ("yMd", 9)):
            for _ in range(5):
                start = self._date()
                end = start + timedelta(days=days + self._random.randrange(20))
                text = format_interval(start, end, skeleton, locale=self._locale)
                length = 7 if skeleton == "yMMM" else 10
                value = f"{start.isoformat()[:length]}..{end.isoformat()[:length]}"
                yield from self._both(f"range {skeleton}", text, value, frame=_BRACKETED[self._language])

    def _counted(self) -> Iterator[Item]:
        most = {"day": 28, "week": 9, "month": 11, "year": 15}
        for unit, limit in most.items():
            for direction in ("past", "future"):
                for count in (1, 2, *self._random.sample(range(3, limit + 1), 3)):
                    published = self._date()
                    patterns = self._locale._data["date_fields"][unit][direction]
                    text = patterns[self._locale.plural_form(count)].replace("{0}", str(count))
                    value = self._moved(unit, published, -count if direction == "past" else count)
                    yield from self._both(f"counted {direction}", text, value, unit=unit, published=published)

    def _moved(self, unit: str, day: date, steps: int) -> str:
        """The value of the unit *steps* away from the one *day* is in."""
        if unit == "day":
            return (day + timedelta(days=steps)).isoformat()
        if unit == "week":
            monday = day + timedelta(days=7 * steps - day.weekday())
            return f"{monday.isoformat()}..{(monday + timedelta(days=6)).isoformat()}"
        if unit == "year":
            return f"{day.year + steps:04}"
        length = 3 if unit == "quarter" else 1
        index = (day.month - 1) // length * length + steps * length
        first, last = month_bounds(day.year, index)[0], month_bounds(day.year, index + length - 1)[1]
        return f"{first.isoformat()[:7]}..{last.isoformat()[:7]}" if length > 1 else first.isoformat()[:7]

    def _named(self) -> Iterator[Item]:
        for unit in ("day", "week", "month", "quarter", "year"):
            for steps, text in NAMED[self._language][unit].items():
                published = self._date()
                value = self._moved(unit, published, steps)
                yield from self._both(f"named {unit}", text, value, unit=unit, published=published)

    def _weekdays(self) -> Iterator[Item]:
        for steps, pattern in NAMED[self._language]["weekday"].items():
            for number, name in self._locale.days["format"]["wide"].items():
                published = self._date()
                back = (published.weekday() - number) % 7
                day = published - timedelta(days=(back or 7) if steps < 0 else back - 7)
                text = pattern.format(name)
                if self._language == "pt" and number < 5:
                    text = " ".join(_FEMININE.get(word, word) for word in text.split(" "))
                yield from self._both("weekday", text, day.isoformat(), published=published)

    def _quarters(self) -> Iterator[Item]:
        names = get_quarter_names("wide", locale=self._locale)
        for number, name in names.items():
            year = self._date().year
            value = f"{year}-{number * 3 - 2:02}..{year}-{number * 3:02}"
            joint = " de " if self._language == "pt" else " "
            lead = {"ar": "في ", "pt": "no ", "en": "in the "}[self._language]
            yield from self._both("quarter", f"{name}{joint}{year}", value, unit="quarter", lead=lead)

    def _eras(self) -> Iterator[Item]:
        before, since = (self._locale.eras["abbreviated"][era] for era in (0, 1))
        for _ in range(3):
            day, year = self._date(), self._random.randrange(30, 900)
            text = format_skeleton("yMMMM", day, locale=self._locale)
            yield from self._both("era", f"{text} {since}", day.isoformat()[:7], lead=_IN[self._language])
            yield from self._both("era", f"{year} {before}", f"-{year - 1:04}", lead=_IN[self._language])
