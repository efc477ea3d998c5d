"""Rule packs: what a language says about time, read from `resources/time/<language>.toml` on first use.

A pack has lexicons (a code for every form of a word), frames (the words that stand before a time and open, close or
blur it), rules (a pattern over lexicons and the name of what resolves it) and cues (of tense, and of reporting).
Patterns are written as `pattern` says; every rule carries examples (text = EDTF, "-" for no time), run as tests.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from hawliyat import assets
from hawliyat.domain.day import Day, from_iso
from hawliyat.temporal import lexicon, opening, pattern
from hawliyat.temporal.lexicon import Lexicon
from hawliyat.temporal.normalise import normal
from hawliyat.temporal.opening import ANY, NUMERAL, Table

_YEAR = r"(?:1\d{3}|20\d{2}|2100)(?!\d)"
_NUMBERS = {
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th|\.?º|°)?",
    "month_number": r"(?:1[0-2]|0?[1-9])(?!\d)",
    "first": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "second": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "year": _YEAR,
    "bare_year": rf"(?!1[0-7]00){_YEAR}",
    "short_year": r"\d\d(?!\d)",
    "week_number": r"(?:5[0-3]|[1-4]\d|0?[1-9])(?!\d)",
    "division_number": r"[1-4](?!\d)",
    "hour": r"(?:2[0-4]|1\d|0?\d)(?!\d)",
    "minute": r"[0-5]\d(?!\d)",
    "decade_year": r"(?:1\d|20)\d0",
    "any_year": r"\d{1,4}(?!\d)",
    "hijri_year": r"1[0-5]\d\d(?!\d)",
    "ordinal_number": r"\d{1,2}(?!\d)",
    "word": r"\w+",
    "plural": r"[^\W\d]+(?<!s)s",
    "singular": r"\w*(?:[^\W\ds]|ss)",
}
_WITH_ERA = ("year", "bare_year")
"""Numbers that may carry an era behind them (2024 م, 2034 AD), which says nothing more."""
_NOT_AFTER = r"(?<![@#$€£+.:])(?<![\da-z/]/)(?<!\A/)(?:(?<![\d\s]-)|(?=\D))(?<![$€£] )(?<!\d,)"
_NOT_BEFORE = r"(?!\w|(?<=\d)[-.,:/]\d| ?%)"
_COPY = re.compile(r"(?:_\d+)?(?:__\d+)?$")


class Needs(StrEnum):
    """What must stand before or around what a rule found, so that it counts; alone in its text, anything does."""

    NOTHING = ""
    FRAME = "frame"
    FRAME_IF_WEAK = "frame_if_weak"
    PART = "part"
    FUTURE = "future"
    ALONE = "alone"


@dataclass(frozen=True)
class Rule:
    """One way of naming a time. `resolve` names a function of `resolving`; `fixed` are slots it gets in any case.

    One that `is_unframed` takes no words before it along (the ⟨2008⟩ crisis).
    """

    id: str
    resolve: str
    expression: str
    opens_with: frozenset[tuple[str, str]]
    needs: Needs = Needs.NOTHING
    confidence: float = 0.9
    capital: bool = False
    is_unframed: bool = False
    shuns_names: bool = False
    fixed: Mapping[str, str] = field(default_factory=dict)
    examples: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def matcher(self) -> re.Pattern[str]:
        """The compiled expression, made when a text first needs it."""
        return re.compile(f"{_NOT_AFTER}(?:{self.expression}){_NOT_BEFORE}")


@dataclass(frozen=True)
class Pack:
    """Everything one language says about time. `month_first` are the regions that write 7/15/2024."""

    language: str
    month_first: frozenset[str]
    lexicons: Mapping[str, Lexicon]
    roles: Mapping[str, str]
    frames: Mapping[str, str]
    joiners: Mapping[str, str]
    beside: frozenset[str]
    rules: tuple[Rule, ...]
    outside: tuple[str, ...]
    attached: tuple[str, ...]
    cues: Mapping[str, re.Pattern[str]]
    examples_published: Day

    @cached_property
    def openings(self) -> Mapping[str, Table]:
        """The numbers of the rules by the words they may begin with."""
        return opening.tables(rule.opens_with for rule in self.rules)

    @cached_property
    def longest_frame(self) -> int:
        """How many words the longest phrase before a time has."""
        return max((phrase.count(" ") + 1 for phrase in self.frames), default=0)

    @cached_property
    def unusual_date(self) -> re.Pattern[str]:
        """Day, named month and year in an order or with signs that no rule writes (15-Jul-2024, 2024 July 15)."""
        kinds = [self.lexicons[name].codes for name in ("month", "short_month") if name in self.lexicons]
        month = f"(?:{lexicon.either(form for codes in kinds for form in codes)})"
        year, day, sign = _YEAR, _NUMBERS["day"], " ?[-/., ] ?"
        orders = f"{year}{sign}{month}{sign}{day}|{day} ?[-/.] ?{month}{sign}{year}"
        return re.compile(rf"(?<![\w/.-])(?:{orders})(?![\w/-])")

    def codes(self, slots: Mapping[str, str]) -> dict[str, str]:
        """Return the codes of the forms in *slots* by what they are to a resolver; digits stand for themselves."""
        found = {}
        for slot, form in slots.items():
            name = base(slot)
            lexicon = self.lexicons.get(name)
            code = lexicon.code(form) if lexicon else form
            key = self.roles.get(name, name) + slot[len(name) :]
            found[f"{key}_2" if key in found else key] = code[:4] if name in _WITH_ERA else code
        return found

    def is_weak(self, slot: str, form: str) -> bool:
        """Whether *form* is also an ordinary word or a name."""
        lexicon = self.lexicons.get(base(slot))
        return lexicon is not None and form in lexicon.weak


def base(slot: str) -> str:
    """Return a slot's name without the number of its copy: `day` for `day_2` and `day__1`."""
    return _COPY.sub("", slot, count=1)


@cache
def load(language: str) -> Pack | None:
    """Return the pack for a BCP 47 tag (only its language counts), or None if there is none."""
    path = assets.resources() / "time" / f"{primary(language)}.toml"
    return read(path.read_text("utf-8")) if path.is_file() else None


def primary(language: str) -> str:
    """Return the language subtag of a BCP 47 tag, and nothing that is not one."""
    match = re.match(r"[a-z]{2,8}(?![a-z])", language.lower())
    return match[0] if match else ""


def read(toml: str) -> Pack:
    """Return the pack written in *toml*; raise ValueError, KeyError or TOMLDecodeError if it does not hold together."""
    data = tomllib.loads(toml)
    fused, doubled = data.get("fused", {}), data.get("doubled", ())
    lexicons = {
        name: lexicon.read(name, codes, fused, is_doubled=name in doubled) for name, codes in data["lexicon"].items()
    }
    if "number_compounds" in data:
        lexicons["number"] = lexicon.compounds(lexicons["number"], data["number_compounds"])
    for name, parts in data.get("union", {}).items():
        lexicons[name] = lexicon.union(name, [lexicons[part] for part in parts])
    slots, forms = _slots(lexicons), _forms(lexicons)
    return Pack(
        language=data["language"],
        month_first=frozenset(data.get("month_first", ())),
        lexicons=lexicons,
        roles=data.get("roles", {}),
        frames=_phrases(data["frames"]),
        joiners=_phrases(data["joiners"]),
        beside=frozenset(normal(phrase) for phrase in data.get("beside", ())),
        rules=tuple(_rule(data["language"], entry, forms, slots) for entry in data["rule"]),
        outside=tuple(data.get("outside", ())),
        attached=tuple(data.get("attached", ())),
        cues={name: _cue(words) for name, words in data["cues"].items()},
        examples_published=from_iso(data["examples_published"]),
    )


def _slots(lexicons: Mapping[str, Lexicon]) -> dict[str, str]:
    slots = {name: lexicon.expression for name, lexicon in lexicons.items()}
    words, era = slots.pop("number", ""), slots.get("year_tail")
    counted = r"\d{1,4}(?!\d)"
    tail = rf"(?: ?(?:{era})(?!\w))?" if era else ""
    function_words = slots.get("function_word", "(?!)")
    noun = rf"(?!(?:{function_words})(?!\w))\w+"
    many = rf"(?!(?:1[89]|20)00 {noun}(?<!s)s(?!\w))"
    years = {name: f"{_NUMBERS[name]}{tail}" for name in _WITH_ERA}
    return {
        **slots,
        **_NUMBERS,
        **years,
        "bare_year": many + years["bare_year"],
        "noun": noun,
        "number": f"{counted}|{words}" if words else counted,
    }


def _rule(
    language: str, entry: Mapping[str, Any], forms: Mapping[str, Iterable[str]], slots: Mapping[str, str]
) -> Rule:
    written = entry["pattern"]
    trees = [pattern.parse(normal(text)) for text in ([written] if isinstance(written, str) else written)]
    body = "|".join(_numbered(index, pattern.expression(tree, slots)) for index, tree in enumerate(trees))
    avoided, wanted = _ahead("!", entry.get("not_before"), slots), _ahead("=", entry.get("before"), slots)
    return Rule(
        id=f"{language}.{entry['id']}",
        resolve=entry["resolve"],
        expression=f"{_behind(entry)}(?:{body}){avoided}{wanted}",
        is_unframed=entry.get("unframed", False),
        shuns_names=entry.get("shuns_names", False),
        opens_with=frozenset(pair for tree in trees for pair in opening.keys(tree, forms)),
        needs=Needs(entry.get("needs", "")),
        confidence=entry.get("confidence", 0.9),
        capital=entry.get("capital", False),
        fixed=entry.get("fixed", {}),
        examples=entry["examples"],
    )


def _behind(entry: Mapping[str, Any]) -> str:
    """What words must (`behind`) or must not (`not_behind`) stand before, in fixed widths as expressions want them."""
    any_of = "|".join(rf"(?<=\b{re.escape(normal(word))} )" for word in entry.get("behind", ()))
    none_of = "".join(rf"(?<!\b{re.escape(normal(word))} )" for word in entry.get("not_behind", ()))
    return f"(?:{any_of}){none_of}" if any_of else none_of


def _ahead(sign: str, written: str | None, slots: Mapping[str, str]) -> str:
    """What must ("=") or must not ("!") come next."""
    if not written:
        return ""
    return f"(?{sign} {{0,3}}(?:{_unnamed(pattern.expression(pattern.parse(normal(written)), slots))})(?!\\w))"


def _numbered(index: int, expression: str) -> str:
    """Keep the group names of a rule's several patterns apart: `month` becomes `month__1` in the second."""
    return expression if index == 0 else re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>__{index}>", expression)


def _unnamed(expression: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", expression)


def _forms(lexicons: Mapping[str, Lexicon]) -> dict[str, Iterable[str]]:
    """The forms of every slot, for the index of what rules begin with."""
    numbers = {name: [NUMERAL] for name in _NUMBERS}
    words = {name: list(lexicon.written) for name, lexicon in lexicons.items()}
    return {
        **words,
        **numbers,
        "word": [ANY],
        "noun": [ANY],
        "singular": [ANY],
        "plural": [ANY],
        "number": [NUMERAL, *words.get("number", ())],
    }


def _phrases(kinds: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {
        phrase: kind
        for kind, patterns in kinds.items()
        for written in patterns
        for phrase in pattern.phrases(pattern.parse(normal(written)))
    }


def _cue(expressions: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(normal(expression) for expression in expressions)})(?!\w)")
