"""What a text should yield: spans with their outer bounds, read from the TOML files beside this module.

A value is written as short as it can be read: `2024-07` is the whole month, `2019..2021` from the first day of the one
to the last of the other, `2022..` has no end, `..2024-07` no beginning, and `?` is found but has no days.
"""

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hawliyat.assets import seeds
from hawliyat.domain.day import Day, days_in_month, from_iso, from_ymd

HERE = Path(__file__).parent
LANGUAGES = ("ar", "pt", "en")
_MARKED = re.compile(r"\{([^{}]*)\}")
_DATE = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?")
FRAMES = {
    "ar": ("عقدت اللجنة الفنية اجتماعها {} في العاصمة.", "ستعقد اللجنة الفنية اجتماعها {} في العاصمة."),
    "pt": ("A comissão técnica se reuniu {} na capital.", "A comissão técnica vai se reunir {} na capital."),
    "en": ("The technical committee met {} in the capital.", "The technical committee will meet {} in the capital."),
}
"""A sentence about what was and one about what is to come, for expressions that are written down alone."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One expression a text has: its span in code points, the outer bounds (None is none), the unit or ""."""

    start: int
    end: int
    first: Day | None
    last: Day | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A text with all the times it has."""

    language: str
    category: str
    text: str
    published: Day
    golds: tuple[Gold, ...]


def bounds(value: str) -> tuple[Day | None, Day | None]:
    """Return the first and the last day of a value as these files write it; raise ValueError if it is none."""
    if value == "?":
        return None, None
    first, dots, last = value.partition("..")
    return _edge(first, last=False), _edge(last if dots else first, last=True)


def _edge(text: str, *, last: bool) -> Day | None:
    if not text:
        return None
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not a value: {text!r}")
    year = int(match[1])
    month = int(match[2]) if match[2] else 12 if last else 1
    day = int(match[3]) if match[3] else days_in_month(year, month) if last else 1
    return from_ymd(year, month, day)


def unit_of(value: str) -> str:
    """Return the unit a value without `..` is written in; "" for any other."""
    return {4: "year", 7: "month", 10: "day"}.get(len(value.removeprefix("-")), "") if ".." not in value else ""


def alone(language: str, category: str, text: str, published: Day, value: str, *, unit: str = "") -> Item:
    """Return the item of an expression with nothing around it."""
    first, last = bounds(value)
    return Item(language, category, text, published, (Gold(0, len(text), first, last, unit or unit_of(value)),))


def framed(item: Item, frame: str = "") -> Item:
    """Return *item*, an expression alone, inside a sentence (by default one in the tense its value asks for)."""
    (gold,) = item.golds
    if not frame:
        is_future = gold.last is not None and gold.last > item.published and gold.first != gold.last
        is_future = is_future or (gold.first is not None and gold.first > item.published)
        frame = FRAMES[item.language.partition("-")[0]][is_future]
    before, _, after = frame.partition("{}")
    gold = Gold(len(before), len(before) + len(item.text), gold.first, gold.last, gold.unit)
    return Item(item.language, item.category, before + item.text + after, item.published, (gold,))


def sentence(language: str, category: str, marked: str, published: Day, values: list[str]) -> Item:
    """Return the item of a text whose times stand in braces, one value for each; raise ValueError if they differ."""
    spans = []
    for number, match in enumerate(_MARKED.finditer(marked)):
        spans.append((match.start() - 2 * number, match.end() - 2 * number - 2))
    golds = [
        Gold(start, end, *bounds(value), unit_of(value)) for (start, end), value in zip(spans, values, strict=True)
    ]
    return Item(language, category, _MARKED.sub(r"\1", marked), published, tuple(golds))


def expressions(language: str) -> Iterator[Item]:
    """Yield each hand-written expression, alone and inside a sentence."""
    for tag, category, published, row in _rows(HERE / f"expressions_{language}.toml"):
        item = alone(tag, category, row[0], published, row[1], unit="".join(row[2:]))
        yield item
        yield framed(item)


def sentences(language: str) -> Iterator[Item]:
    """Yield the hand-written sentences; the category `none` has no times."""
    for tag, category, published, row in _rows(HERE / f"sentences_{language}.toml"):
        yield sentence(tag, category, row[0], published, row[1:])


def articles(language: str) -> Iterator[Item]:
    """Yield the sample articles of a language, with the times that `seeds/times.csv` lists for them."""
    listed = _table("times.csv")
    for row in _table("articles.csv"):
        if row["language"].partition("-")[0] == language:
            text = (seeds() / row["file"]).read_text(encoding="utf-8")
            golds = tuple(_listed(text, one) for one in listed if one["file"] == row["file"])
            yield Item(row["language"], "articles", text, from_iso(row["published"]), golds)


def _table(name: str) -> list[dict[str, str]]:
    with (seeds() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _listed(text: str, row: dict[str, str]) -> Gold:
    start = -1
    for _ in range(int(row["occurrence"])):
        start = text.index(row["quote"], start + 1)
    value = "..".join(side.strip(".") for side in re.split(r"/|(?<=\d)\.\.", row["edtf"].strip("[]")))
    return Gold(start, start + len(row["quote"]), *bounds(value))


def _rows(path: Path) -> Iterator[tuple[str, str, Day, list[str]]]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    for category, table in tables.items():
        for row in table["items"]:
            for number in table.get("numbers", [""]):
                tag = table.get("language", path.stem[-2:])
                yield tag, category, from_iso(table["published"]), [cell.replace("#", number) for cell in row]
