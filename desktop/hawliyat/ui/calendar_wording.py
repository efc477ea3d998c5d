"""Days, months, years and longer periods in words, as short or as long as there is room for. No Qt."""

import re
from dataclasses import dataclass

from hawliyat.domain import day as days
from hawliyat.domain.day import Day
from hawliyat.domain.time_value import Granularity
from hawliyat.ui.wording import tr

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CALENDARS = {
    "islamic-umalqura": "Hijri, by the calendar of Umm al-Qura",
    "islamic-civil": "Hijri, reckoned by arithmetic",
    "julian": "Julian",
    "coptic": "Coptic",
    "rumi": "Ottoman Rumi",
}
_SEASONS = ("spring {year}", "summer {year}", "autumn {year}", "winter {year}")
_QUARTERS = (
    "first quarter of {year}",
    "second quarter of {year}",
    "third quarter of {year}",
    "fourth quarter of {year}",
)
_HALVES = ("first half of {year}", "second half of {year}")
_CENTURIES = ("{number}th century", "{number}st century", "{number}nd century", "{number}rd century")
_SEASON_CODES, _QUARTER_CODES, _HALF_CODES = range(21, 33), range(33, 37), range(40, 42)
_CODED = re.compile(r"(-?\d+)-(\d\d)[?~%]?")


@dataclass(frozen=True, slots=True)
class Style:
    """How long the words may be."""

    is_long: bool = False

    def month(self, number: int) -> str:
        """Return a month's name."""
        return tr((_LONG if self.is_long else _SHORT)[number - 1])


SHORT, LONG = Style(), Style(is_long=True)


def filled(template: str, **values: object) -> str:
    """Translate and fill a template whose parts belong together as one piece, so that nothing in it is isolated."""
    return tr(template).format(**values)


def year_words(year: int) -> str:
    """Return a year (astronomical) as people count them."""
    return str(year) if year > 0 else filled("{year} BCE", year=1 - year)


def day_words(day: Day, style: Style = SHORT) -> str:
    """Return "14 Aug 2025", or "14 August 2025"."""
    year, month, of_month = days.to_ymd(day)
    return filled("{day} {month} {year}", day=of_month, month=style.month(month), year=year_words(year))


def day_month_words(day: Day, style: Style = SHORT) -> str:
    """Return "14 Aug", or "14 August": a day of a year that is named beside it."""
    _, month, of_month = days.to_ymd(day)
    return filled("{day} {month}", day=of_month, month=style.month(month))


def weekday_words(day: Day) -> str:
    """Return the name of a day of the week."""
    return tr(_WEEKDAYS[days.weekday(day)])


def period_words(first: Day, last: Day, style: Style = SHORT) -> str:
    """Return the shortest name of the days from *first* to *last*: a day, a month, a year, or both ends."""
    if first == last:
        return day_words(first, style)
    start, end = days.to_ymd(first), days.to_ymd(last)
    if not _is_whole_months(start, end):
        return _range(day_month_words(first, style), day_words(last, style), start[0], end[0])
    if start[:2] == end[:2]:
        return filled("{month} {year}", month=style.month(start[1]), year=year_words(start[0]))
    if start[1] == 1 and end[1] == 12:
        same = start[0] == end[0]
        return year_words(start[0]) if same else _joined(year_words(start[0]), year_words(end[0]))
    until = filled("{month} {year}", month=style.month(end[1]), year=year_words(end[0]))
    return _range(style.month(start[1]), until, start[0], end[0])


def unit_words(granularity: Granularity, first: Day, edtf: str) -> str:
    """Return the name of a season, quarter, half, decade, century or week that begins on *first*; "" for others."""
    year = days.to_ymd(first)[0]
    if granularity is Granularity.WEEK:
        return filled("week of {day}", day=day_words(first))
    if granularity is Granularity.DECADE and year > 0:
        return filled("{year}s", year=year)
    if granularity is Granularity.CENTURY and year > 0:
        return _century_words((year - 1) // 100 + 1 if edtf.startswith("[") else year // 100 + 1)
    return _coded_words(edtf)


def _coded_words(edtf: str) -> str:
    match = _CODED.fullmatch(edtf)
    if match is None:
        return ""
    year, code = year_words(int(match[1])), int(match[2])
    if code in _SEASON_CODES:
        return filled(_SEASONS[(code - 21) % 4], year=year)
    if code in _QUARTER_CODES:
        return filled(_QUARTERS[code - _QUARTER_CODES.start], year=year)
    return filled(_HALVES[code - _HALF_CODES.start], year=year) if code in _HALF_CODES else ""


def _century_words(number: int) -> str:
    ending = 0 if number % 100 in (11, 12, 13) or number % 10 > 3 else number % 10
    return filled(_CENTURIES[ending], number=number)


def _is_whole_months(start: tuple[int, int, int], end: tuple[int, int, int]) -> bool:
    return start[2] == 1 and end[2] == days.days_in_month(end[0], end[1])


def _range(start: str, end: str, first_year: int, last_year: int) -> str:
    """Join two dates; the year stands once where both have the same one."""
    if first_year != last_year:
        start = filled("{date} {year}", date=start, year=year_words(first_year))
    return _joined(start, end)


def _joined(start: str, end: str) -> str:
    return filled("{start} – {end}", start=start, end=end)


def reckoning_words(calendar: str, granularity: Granularity, week_start: int) -> str:
    """Return by which calendar, or by whose weeks, a value was reckoned; "" where nobody would ask."""
    if calendar in _CALENDARS:
        return tr("Calendar: {calendar}.", calendar=tr(_CALENDARS[calendar]))
    if granularity is Granularity.WEEK:
        return tr("Weeks begin on {weekday} in this project.", weekday=tr(_WEEKDAYS[week_start]))
    return ""
